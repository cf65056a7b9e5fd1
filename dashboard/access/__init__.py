"""Who may? Accounts, roles, sign-ins and the audit trail."""
