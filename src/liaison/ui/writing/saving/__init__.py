"""When what is written is saved, and how that is told."""
