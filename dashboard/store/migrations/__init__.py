"""How did the tables become what they are? One revision a change, oldest first in ``versions/``."""
