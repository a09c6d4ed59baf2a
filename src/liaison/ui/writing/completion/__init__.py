"""Completing names, topics and outcomes while one writes, and where names lead."""
