"""Who may? Accounts, roles, sign-ins and the audit trail. Imports nothing here: a start does without SQLAlchemy."""
