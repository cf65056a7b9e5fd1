"""What is the least that such a page can cost? Pages of constants, without a store, pandas or a theme."""
