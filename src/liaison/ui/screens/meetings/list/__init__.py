"""The list of all meetings, and finding in it."""
