"""How do others build the same page? The Overview's figures and charts as their makers' guides would have it done."""
