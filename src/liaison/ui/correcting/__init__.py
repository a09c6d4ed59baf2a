"""Correcting a fact of the reference pack, from whichever screen shows it."""
