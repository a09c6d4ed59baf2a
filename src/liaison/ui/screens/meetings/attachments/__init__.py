"""Files that belong to the meeting."""
