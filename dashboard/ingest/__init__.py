"""How does a file become figures? Bytes, rows, problems, changes, batch, undo."""
