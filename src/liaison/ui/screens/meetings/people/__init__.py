"""Who sits there: delegations and people."""
