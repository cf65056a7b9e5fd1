"""What only a browser shows: the map, links, downloads, the network."""
