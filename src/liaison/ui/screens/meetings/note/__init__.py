"""The text that is written in a meeting."""
