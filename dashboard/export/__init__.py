"""How do panels leave the dashboard? As files that say where they come from."""
