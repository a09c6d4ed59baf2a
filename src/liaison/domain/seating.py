"""Who may be seated with a delegation: who held a post there on the day, who held it at another time, who sat there before."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.folding import words_of
from liaison.domain.meetings import Delegation, NewDelegation
from liaison.domain.name_skeletons import skeletons

LONGEST_NAME = 300
"""Characters of a name or a post; a longer one is a text that came into the wrong line."""


class NameTooLong(WorldError):
    """A name that is none: a text that came into the wrong line."""

    code = 120

    def __init__(self) -> None:
        super().__init__(
            tr("A name has at most {n} characters.", n=LONGEST_NAME), tr("What you typed is still in its line.")
        )


_JOINERS = "\u200c\u200d"
"""Letters of Persian and Indic names need them, though they are no letters."""


class Standing(StrEnum):
    """What a person has to do with a delegation on the day of the meeting; the order is that in which they are offered."""

    HOLDS = "holds"
    """Held a post there on that day."""
    MAY_HOLD = "may_hold"
    """As far as is known: since or until when is not quite."""
    HELD = "held"
    """Had left it before that day."""
    LATER = "later"
    """Came to it after that day."""
    SAT = "sat"
    """Sat with such a delegation before."""
    KNOWN = "known"
    """In the directory, without a post there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant.

    Attributes:
        person_id: None for one who only sat there and is no person of the directory.
        post: held or last named there; empty when none is known.
        place: the office or agency of the post, empty when not known.
        since, until: of the post; None when not known.
        met_on: when they sat there last.
    """

    name: str
    standing: Standing
    person_id: str | None = None
    post: str = ""
    place: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    met_on: PartialDate | None = None

    @property
    def post_of_that_day(self) -> str:
        """The post to be written down for the meeting; empty where they did not hold it that day."""
        return "" if self.standing in (Standing.HELD, Standing.LATER, Standing.KNOWN) else self.post


def standing_on(day: PartialDate | date, since: PartialDate | None, until: PartialDate | None) -> Standing:
    """How a post held from `since` (None: not known) to `until` (None: still held) stands on a day, month or year."""
    on = PartialDate.of(day) if isinstance(day, date) else day
    first, last = on.earliest or date.min, on.latest or date.max
    if until is not None and until.latest is not None and until.latest < first:
        return Standing.HELD
    if since is not None and since.earliest is not None and since.earliest > last:
        return Standing.LATER
    begun = since is not None and since.latest is not None and since.latest <= first
    lasts = until is None or (until.earliest is not None and until.earliest >= last)
    return Standing.HOLDS if begun and lasts else Standing.MAY_HOLD


def offered(candidates: Iterable[Candidate], text: str, limit: int) -> tuple[Candidate, ...]:
    """Those one of whose words begins with each word of `text`, in any script; each person once, the surest standing first."""
    order = {standing: place for place, standing in enumerate(Standing)}
    fitting = [one for one in candidates if _begins(text, one)]
    # who came last first; without a date last
    fitting.sort(key=lambda one: _latest(one), reverse=True)
    fitting.sort(key=lambda one: order[one.standing])
    found: dict[str, Candidate] = {}
    for one in fitting:
        found.setdefault(one.person_id or f"named {one.name.casefold()}", one)
    named = {one.name.casefold() for one in found.values() if one.person_id}
    # one who sat there before being kept as a person is not offered twice
    return tuple(one for one in found.values() if one.person_id or one.name.casefold() not in named)[:limit]


def clean_name(text: str) -> str:
    """A name as it is kept: one blank between words, without marks of direction and other characters nobody sees.

    Raises:
        NameTooLong: nothing is kept of it.
    """
    name = unicodedata.normalize("NFC", " ".join("".join(map(_seen, text)).split()))
    if len(name) > LONGEST_NAME:
        raise NameTooLong
    return name


def _seen(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf" and character not in _JOINERS:
        return ""
    return " " if kind[0] in "ZC" and character not in _JOINERS else character


def _latest(one: Candidate) -> str:
    known = one.met_on or one.until or one.since
    return known.sort_key if known else ""


def _begins(text: str, one: Candidate) -> bool:
    typed = words_of(text)
    if not typed:
        return True
    words = words_of(f"{one.name} {one.post}")
    if all(any(word.startswith(part) for word in words) for part in typed):
        return True
    sounds = skeletons(f"{one.name} {one.post}")
    return all(any(sound.startswith(part) for sound in sounds) for part in skeletons(text))


def without_people(side: Delegation) -> NewDelegation:
    """A side as it would be added again: what it is called and stands for; who came need not come again."""
    ids = (side.agency_id, side.office_id, side.country_iso2)
    return NewDelegation(side.name, side.capacity, *ids, body_id=side.body_id, is_own=side.is_own)
