"""Times of day as people type them."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(\d{1,2})(?:[:.\-h ]?(\d{2}))?", re.ASCII)


def read_time(text: str) -> str | None:
    """`10`, `1000`, `10.00`, `9:05` as `HH:MM`; None when it is no time of day."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
