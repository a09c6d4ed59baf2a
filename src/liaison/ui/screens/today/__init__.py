"""Today: what is promised, what is unfinished, what was met last, and how old the reference facts are."""
