"""The facts of a meeting, typed and understood."""
