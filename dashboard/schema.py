"""Which state of the tables does this program expect? Known without importing any database library."""

HEAD = "0007"
"""The newest revision in ``store/migrations/versions``; a test holds the two together."""
