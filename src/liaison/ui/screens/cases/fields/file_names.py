"""What a file is called at first."""

from __future__ import annotations

_LONGEST = 80


def file_name(text: str) -> str:
    """A name without an ending that every system takes."""
    kept = "".join(letter if letter.isalnum() or letter in "-_. " else "-" for letter in text)
    return kept.strip(" .-")[:_LONGEST].rstrip(" .-") or "case"
