"""What is written of a case while one works at it, with its files."""
