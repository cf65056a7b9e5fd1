"""Does the dashboard hold its targets? One script a row of the table in docs/performance.md."""
