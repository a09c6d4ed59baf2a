"""Files that belong to what is written: dropped in, pasted, looked at, saved elsewhere."""
