"""Keeping spreadsheets from taking text for a formula, and taking that guard off again."""

from __future__ import annotations

import re

_TAKEN_FOR_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would run (OWASP, CSV injection); other text as it is."""
    return f"'{text}" if _TAKEN_FOR_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
