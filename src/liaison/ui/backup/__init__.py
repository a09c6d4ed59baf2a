"""Backing up, restoring and checking, as dialogs."""
