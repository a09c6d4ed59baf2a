"""Updates of the program, and what is new in it."""
