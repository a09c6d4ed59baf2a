"""Importing a list and exporting the directory, as dialogs."""
