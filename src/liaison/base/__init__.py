"""Leaves that know nothing of the field: ids, clock, paths, text folding, settings, translations."""
