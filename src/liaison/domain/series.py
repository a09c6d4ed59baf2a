"""Meetings that follow each other: a series has sessions with an ordinal, a session has sub-sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import NewDelegation
from liaison.domain.rows import RowKey


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What is known of a series; None is not known.

    Attributes:
        body_id: the body of the directory whose meetings they are.
        chair_name, chair_person_id: who presides at present.
        next_host_iso2: the country that hosts the next session.
    """

    name: str
    body_id: str | None = None
    chair_name: str | None = None
    chair_person_id: str | None = None
    next_host_iso2: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series that is kept, and how many sessions of it are."""

    key: RowKey
    facts: SeriesFacts
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting as it is named beside another one."""

    key: RowKey
    title: str
    ordinal: int | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a meeting stands among others.

    Attributes:
        previous, following: the sessions of the series before and after it.
        parent: the session it belongs to as a sub-session.
        parts: its own sub-sessions, in the order of time.
    """

    series: Series | None = None
    ordinal: int | None = None
    chair_name: str | None = None
    chair_person_id: str | None = None
    previous: Session | None = None
    following: Session | None = None
    parent: Session | None = None
    parts: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesProposal:
    """What the last session of a series proposes for another one; nothing of it is taken before it is chosen.

    Attributes:
        last: the session it comes from; None when the series has none yet.
        country_iso2: where the series meets next, as was said.
        taken: every ordinal that is in use, by the session that uses it.
    """

    ordinal: int
    last: Session | None = None
    chair_name: str | None = None
    chair_person_id: str | None = None
    country_iso2: str | None = None
    delegations: tuple[NewDelegation, ...] = ()
    taken: tuple[tuple[int, Session], ...] = ()

    def user_of(self, ordinal: int) -> Session | None:
        """The session that has this ordinal already."""
        return next((session for number, session in self.taken if number == ordinal), None)


@dataclass(frozen=True, slots=True)
class SeriesChoice:
    """A meeting's place in a series, as the officer decided.

    Attributes:
        series: one that is kept, or a new one; None takes the meeting out of its series.
        facts: of the series, as they are from now on.
        country_iso2: of the meeting; None leaves what stands there.
        delegations: to be added to the meeting.
    """

    series: RowKey | None = None
    facts: SeriesFacts | None = None
    ordinal: int | None = None
    chair_name: str | None = None
    chair_person_id: str | None = None
    country_iso2: str | None = None
    delegations: tuple[NewDelegation, ...] = ()


def ordinal_in_words(number: int) -> str:
    """`1st`, `12th`, `21st`, `112th`; in another language as its catalogue forms them."""
    last, teens = number % 10, number % 100 // 10 == 1
    if last == 1 and not teens:
        return tr("{n}st", n=number)
    if last == 2 and not teens:
        return tr("{n}nd", n=number)
    if last == 3 and not teens:
        return tr("{n}rd", n=number)
    return tr("{n}th", n=number)


def session_in_words(series: str, ordinal: int | None) -> str:
    """`19th meeting of the Committee`; without an ordinal, that it is one of them."""
    if ordinal is None:
        return tr("Meeting of the series “{series}”", series=series)
    return tr("{ordinal} meeting of “{series}”", ordinal=ordinal_in_words(ordinal), series=series)


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions as they followed each other: by date; one without a date stands behind the last whose ordinal is smaller."""
    every = list(sessions)
    dated = sorted(
        (one for one in every if one.date is not None), key=lambda one: (one.date, one.ordinal or 0, one.key.id)
    )
    undated = sorted(
        (one for one in every if one.date is None),
        key=lambda one: (one.ordinal is None, one.ordinal or 0, one.key.id),
    )
    for one in undated:
        dated.insert(_place_of(one, dated), one)
    return tuple(dated)


def neighbours(sessions: Sequence[Session], key: RowKey) -> tuple[Session | None, Session | None]:
    """The sessions before and after one, in their order."""
    at = next((at for at, one in enumerate(sessions) if one.key == key), None)
    if at is None:
        return None, None
    return (sessions[at - 1] if at else None), (sessions[at + 1] if at + 1 < len(sessions) else None)


def next_ordinal(sessions: Iterable[Session]) -> int:
    """One more than the largest; 1 for the first."""
    return max((one.ordinal for one in sessions if one.ordinal is not None), default=0) + 1


def _place_of(one: Session, ordered: Sequence[Session]) -> int:
    if one.ordinal is None:
        return len(ordered)
    smaller = [at for at, other in enumerate(ordered) if other.ordinal is not None and other.ordinal <= one.ordinal]
    return smaller[-1] + 1 if smaller else 0
