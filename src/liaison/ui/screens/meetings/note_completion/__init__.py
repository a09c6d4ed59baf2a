"""Completing names, topics and outcomes while one writes; where names lead; the other side's open promises."""
