"""How is nothing lost? Backups that were tried, their return, and a look at whether the store is sound."""
