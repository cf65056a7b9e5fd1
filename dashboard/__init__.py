"""What the city's libraries and works are doing, and how far the figures can be trusted."""
