"""How what is written is kept, and how that is told."""
