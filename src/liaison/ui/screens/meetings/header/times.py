"""When a meeting began, as people type it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from liaison.domain.meetings import TimeCertainty
from liaison.domain.times_of_day import read_time

_ABOUT = re.compile(r"(?:~|≈|about|around|circa|ca\.?|около|примерно|ок\.)\s*(.*)", re.IGNORECASE)
_NOT_KNOWN = frozenset(("?", "not known", "unknown", "не известно", "неизвестно"))


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a meeting began: `HH:MM`, and how sure the times are."""

    time: str | None
    certainty: TimeCertainty | None = None


def read_beginning(text: str) -> Beginning | None:
    """`10`, `~10`, `about 10.00`, `?`; None when it is nothing of that."""
    if " ".join(text.casefold().split()) in _NOT_KNOWN:
        return Beginning(None, TimeCertainty.NOT_KNOWN)
    about = _ABOUT.fullmatch(text.strip())
    if about and not about[1]:
        return Beginning(None, TimeCertainty.ABOUT)
    time = read_time(about[1] if about else text)
    return None if time is None else Beginning(time, TimeCertainty.ABOUT if about else None)


def write_beginning(beginning: Beginning) -> str:
    """As it can be typed again."""
    if beginning.certainty is TimeCertainty.ABOUT:
        return f"~{beginning.time or ''}"
    return beginning.time or "?"
