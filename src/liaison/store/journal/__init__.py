"""One journal under everything: what changed, written in the same transaction as the change; the tables are its fold."""
