"""A record as Find reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.find_shelves import day_to_find
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictness
from liaison.store.find_index import FindKey


@dataclass(frozen=True, slots=True)
class Document:
    """What is found of a record.

    Attributes:
        name: what it goes by, and the line it is shown as.
        when: the date it is of, as sure as it is known; None when it has none.
        texts: everything else one may search for, in the order it is written; the note of a meeting or case is the last.
        people: who has to do with it, by name.
        agencies: ids of agencies; offices count as their agency's.
        sides: names of delegations that are not in the directory.
        countries: ISO alpha-2 codes.
        crimes: codes of crime types.
        level: how strictly it is marked, see `liaison.domain.minutes.strictness`.
        is_open: a promise, wish or case that is open, or a record that has one.
        further_names: other names it goes by.
        due: when a promise is due.
        context: what tells it from others of its name, ready to be shown.
        meeting: identity of the meeting it is, or hangs on; empty where none.
        case: identity of the case it is, or hangs on; empty where none.
        line: of its note.
        body: how many of `texts`, from the end, are a note's, in which lines may be marked each for itself.
    """

    key: FindKey
    name: str
    when: PartialDate | None = None
    texts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    agencies: frozenset[str] = frozenset()
    sides: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    crimes: frozenset[str] = frozenset()
    level: int = 0
    is_open: bool = False
    further_names: tuple[str, ...] = ()
    due: PartialDate | None = None
    body: int = 0
    context: str = ""
    meeting: str = ""
    case: str = ""
    line: int | None = None

    @property
    def text(self) -> str:
        """Everything that is searched, a line or more for each text."""
        return "\n".join((self.name, *self.further_names, *self.texts))

    @property
    def facts(self) -> tuple[str, ...]:
        """The texts that are no note's."""
        return self.texts[: len(self.texts) - self.body]

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes, in whose lines there may be markings."""
        return self.texts[len(self.texts) - self.body :]

    @property
    def day(self) -> date | None:
        """Under which it is kept."""
        return day_to_find(self.when)


WANTED = "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:wanted))"
"""Pairs of scope and identity in a statement, from what `wanted` gives."""


def level_of(tlp: str | None) -> int:
    """How strictly a marking, as kept, is marked; 0 for none."""
    return strictness(Tlp(tlp)) if tlp else 0


def told(*texts: str | None) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(text for text in texts if text)


def joined(*texts: str | None) -> str:
    """Those that say something, as they are shown one after another."""
    return " · ".join(text for text in texts if text)


def parts(joined: str | None, mark: str = "\x1f") -> tuple[str, ...]:
    """What `group_concat` joined by the unit separator."""
    return tuple(part for part in (joined or "").split(mark) if part)


def wanted(keys: Sequence[FindKey]) -> str:
    """Keys for `json_each`, as pairs of scope and identity."""
    return json.dumps([[key.scope, key.row_id] for key in keys])


def identities(keys: Iterable[FindKey]) -> list[str]:
    """Their identities."""
    return [key.row_id for key in keys]
