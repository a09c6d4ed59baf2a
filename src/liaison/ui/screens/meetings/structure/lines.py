"""The lines beside the text: what a note's structure says, in words."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from liaison.base.translations import language, tr
from liaison.domain.agenda_times import AgendaTimes, agenda_times
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.domain.note_structure import (
    AgendaHeading,
    AgreedOutcome,
    NamedTopic,
    NoteStructure,
    PromisedFollowUp,
    SpokenStatement,
)
from liaison.domain.statements import NO_SIGNS, NoteSigns, Quotable
from liaison.domain.topics import crime_of, near_crimes
from liaison.ui.date_wording import date_in_words

NO_LINE = -1
SLICE = 100
"""Lines made at once, about a millisecond."""

Item = PromisedFollowUp | AgreedOutcome | AgendaHeading | SpokenStatement | NamedTopic


class Part(Enum):
    """What a line of the list is."""

    HEADING = "heading"
    FOLLOW_UP = "follow_up"
    DONE = "done"
    OUTCOME = "outcome"
    STATEMENT = "statement"
    AGENDA = "agenda"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class StructureLine:
    """One line beside the text.

    Attributes:
        text: what it says.
        detail: who and when, or how often; may be empty.
        line: where it stands in the note, counted from 0; NO_LINE for a heading.
        is_wrong: the detail says what cannot be understood.
        item: what the note says there; None for a heading.
    """

    part: Part
    text: str
    detail: str = ""
    line: int = NO_LINE
    is_wrong: bool = False
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the text.

    Attributes:
        vocabulary: of crime types; None until it was read, and where no pack is installed.
    """

    vocabulary: CrimeTypes | None = None
    signs: NoteSigns = field(default=NO_SIGNS)


NOTHING_KNOWN = Known()


def structure_lines(structure: NoteStructure, known: Known = NOTHING_KNOWN) -> tuple[StructureLine, ...]:
    """The list of a structure: follow-ups, outcomes, agenda, statements, topics; a part with nothing in it is left out."""
    return tuple(_lines(structure, known))


def lines_in_slices(structure: NoteStructure, known: Known) -> Generator[None, None, tuple[StructureLine, ...]]:
    """The same, pausing after so many lines."""
    made: list[StructureLine] = []
    for line in _lines(structure, known):
        made.append(line)
        if len(made) % SLICE == 0:
            yield
    return tuple(made)


def _lines(structure: NoteStructure, known: Known) -> Iterator[StructureLine]:
    if structure.follow_ups:
        yield StructureLine(Part.HEADING, tr("Follow-ups"), str(len(structure.follow_ups)))
        for promise in structure.follow_ups:
            yield _follow_up(promise, known.signs)
    if structure.outcomes:
        yield StructureLine(Part.HEADING, tr("Outcomes"), str(len(structure.outcomes)))
        for outcome in structure.outcomes:
            kind = outcome.kind.label if outcome.kind else tr("kind not known")
            yield StructureLine(Part.OUTCOME, outcome.text, kind, outcome.line, item=outcome)
    if structure.agenda:
        yield from _agenda(structure)
    if structure.statements:
        yield StructureLine(Part.HEADING, tr("Statements"), str(len(structure.statements)))
        for said in structure.statements:
            yield _statement(said, known.signs)
    if structure.topics:
        yield StructureLine(Part.HEADING, tr("Topics"), str(len(structure.topics)))
        for topic in structure.topics:
            yield _topic(topic, known.vocabulary)


def _follow_up(promise: PromisedFollowUp, signs: NoteSigns) -> StructureLine:
    due = _due(promise.due, language()) if promise.due else tr("no date")
    if promise.unread_due:
        due = _why_no_date(promise.unread_due)
    whose = signs.promises.get((promise.who, promise.what))
    told = {Direction.OURS: tr("we promised"), Direction.THEIRS: tr("promised to us")}
    parts = [promise.who or tr("nobody named"), due, told[whose] if whose else ""]
    if promise.unread_due:
        # what is wrong comes first, where it is not cut off
        parts = [due, parts[0]]
    return StructureLine(
        part=Part.DONE if promise.is_done else Part.FOLLOW_UP,
        text=promise.what,
        detail=_joined(parts),
        line=promise.line,
        is_wrong=bool(promise.unread_due),
        item=promise,
    )


def _agenda(structure: NoteStructure) -> Iterator[StructureLine]:
    times = agenda_times(structure)
    yield StructureLine(Part.HEADING, tr("Agenda"), _joined((str(len(structure.agenda)), *_sums(times))))
    for number, item in enumerate(structure.agenda, start=1):
        numbered = item.title if item.title[:1].isdigit() else f"{number}. {item.title}"
        planned = tr("{n} min planned", n=item.minutes) if item.minutes is not None else ""
        took = tr("took {n} min", n=times.taken[item.line]) if item.line in times.taken else ""
        yield StructureLine(Part.AGENDA, numbered, _joined((planned, took)), item.line, item=item)


def _sums(times: AgendaTimes) -> tuple[str, ...]:
    """What was planned together, against what the stamps say it took; nothing where nothing is planned."""
    if times.planned is None:
        return ()
    planned = tr("{n} min planned", n=times.planned)
    took = times.from_first_to_last
    return (planned,) if took is None else (planned, tr("took {n} min", n=took))


def _statement(said: SpokenStatement, signs: NoteSigns) -> StructureLine:
    sign = signs.statements.get((said.speaker, said.text))
    parts = [said.speaker or tr("speaker not named")]
    if sign is not None and sign.quotable is Quotable.NO:
        parts.append(tr("not to be quoted"))
    if sign is not None and sign.quotable is Quotable.WITH_CONSENT:
        parts.append(tr("quoted only with consent"))
    if sign is not None and sign.has_translation:
        parts.append(tr("with translation"))
    return StructureLine(Part.STATEMENT, said.text, _joined(parts), said.line, item=said)


def _topic(topic: NamedTopic, vocabulary: CrimeTypes | None) -> StructureLine:
    times = f"  ×{topic.times}" if topic.times > 1 else ""
    is_unknown = vocabulary is not None and crime_of(topic.name, vocabulary) is None
    told = _not_there(topic.name, vocabulary) if vocabulary is not None and is_unknown else ""
    return StructureLine(Part.TOPIC, f"#{topic.name}{times}", told, topic.line, is_unknown, topic)


@lru_cache(maxsize=256)
def _not_there(name: str, vocabulary: CrimeTypes) -> str:
    near = near_crimes(name, vocabulary)
    said = tr("not in the vocabulary")
    return _joined((said, tr("near: {names}", names=", ".join(f"#{one.code}" for one in near)) if near else ""))


@lru_cache(maxsize=1024)
def _due(due: PartialDate, _: str) -> str:
    """Kept by language: the words differ."""
    return tr("due {date}", date=date_in_words(due, short=True))


def _why_no_date(written: str) -> str:
    try:
        read_date(written)
    except UnreadableDate as unreadable:
        return unreadable.sentence.rstrip(".")
    except ValueError:
        return tr("“{written}” is not a date", written=written)
    return tr("“{written}” is not a date", written=written)


def _joined(parts: tuple[str, ...] | list[str]) -> str:
    return " · ".join(part for part in parts if part)
