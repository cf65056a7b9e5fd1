"""How much, how many, since when? Store and filters in, tidy frames out."""
