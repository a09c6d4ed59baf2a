"""Moments of a text in words, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.minutes_history import Moment, Origin
from liaison.ui.change_words import change_in_words
from liaison.ui.date_wording import date_in_words

DOT = "  ·  "
_ORIGINS = {
    Origin.BEGUN: marked("begun"),
    Origin.WRITTEN: marked("written"),
    Origin.CHECKED: marked("follow-up checked off"),
    Origin.UNDONE: marked("change taken back"),
    Origin.RESTORED: marked("earlier text brought back"),
    Origin.MERGED: marked("merged with what was written elsewhere"),
}


def day_of(moment: datetime | None) -> str:
    """The day, as the clock of that place had it."""
    return date_in_words(PartialDate.of(moment.date()), short=True) if moment else tr("a day not known")


def moment_in_words(moment: Moment) -> tuple[str, str]:
    """When, and by what with how many words."""
    if moment.version is not None:
        return tr("Version {n}", n=moment.version), tr("final since {when}", when=_when(moment))
    by_what = tr(_ORIGINS[moment.origin]) if moment.origin in _ORIGINS else change_in_words(moment.label)
    return _when(moment), DOT.join((by_what, *_words(moment)))


def _when(moment: Moment) -> str:
    day, begun, ended = day_of(moment.last), f"{moment.first:%H:%M}", f"{moment.last:%H:%M}"
    return f"{day}, {begun}" if begun == ended else f"{day}, {begun}–{ended}"


def _words(moment: Moment) -> Iterator[str]:
    counts = [f"{sign}{count}" for sign, count in (("+", moment.added), ("−", moment.removed)) if count]
    yield tr("words {counts}", counts=" ".join(counts)) if counts else tr("no other words")
