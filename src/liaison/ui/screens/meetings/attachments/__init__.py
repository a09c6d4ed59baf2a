"""Files that belong to the meeting: dropped in, pasted, looked at, saved elsewhere."""
