"""Bytes for people and other programs. Knows values, not the store."""
