"""The page of one meeting: what is on it, and how one gets around there."""
