"""Minutes as a paper: headings, prose, tables and quotations in their order, the same for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.meeting_words import capacity_words, kind_words
from liaison.domain.meetings import Direction
from liaison.domain.minutes import (
    Block,
    FollowUp,
    Heading,
    ListBlock,
    ListEntry,
    Minutes,
    MinutesDelegation,
    Outcome,
    Paragraph,
    Section,
    Span,
    Statement,
    TableBlock,
    Topics,
    Words,
    plain,
)
from liaison.domain.minutes_words import (
    direction_words,
    due_words,
    facts,
    handling,
    roles_of,
    state_words,
)

OPEN_BOX, DONE_BOX = "☐", "☑"


@dataclass(frozen=True, slots=True)
class Title:
    """First and largest; `above` and `below` are quieter lines around it."""

    text: str
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of level 2 or 3; `note` stands on the same line, smaller."""

    words: Words
    level: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `label` stands before it, stronger; `time` before both, quieter."""

    words: Words
    label: str = ""
    time: str = ""
    is_quiet: bool = False
    is_preformatted: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """A list."""

    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said."""

    speaker: str
    words: Words
    note: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        heads: of the columns; empty when the first cell of each row is its head.
        shares: of the width, in hundredths.
        label: what it is, for those who do not see it.
        languages: of the columns, ISO 639-1; empty where all are in that of the paper.
        is_prose: its rows are running text, which goes on over pages like any other.
    """

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[int, ...]
    label: str
    languages: tuple[str, ...] = ()
    is_prose: bool = False


Part = Title | Head | Prose | Entries | Quotation | Grid


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """The paper.

    Attributes:
        name: says nothing of what it is about; for the properties of a file and the title of a window.
        marking: at the head and foot of every page; empty for none.
        draft: stands at the head of every page of a draft; empty for final minutes.
        footer: at the foot of every page.
        language: ISO 639-1.
    """

    name: str
    marking: str
    draft: str
    footer: str
    language: str
    parts: tuple[Part, ...]


def paper_of(minutes: Minutes) -> MinutesPaper:
    """The paper, in the language in use, which has to be that of the minutes."""
    marking = minutes.header.marking
    return MinutesPaper(
        tr("Minutes"),
        marking.value if marking else "",
        tr("DRAFT") if minutes.is_draft else "",
        state_words(minutes),
        minutes.language,
        tuple(_parts(minutes)),
    )


def follow_up_label(number: int) -> str:
    """What a promise is called within the minutes."""
    return tr("Follow-up {n}", n=number)


def owner_of(promise: FollowUp, sides: Sequence[MinutesDelegation]) -> str:
    """Who is to do it: the person, else the side by its name, because a reader's side is not "ours"."""
    if promise.who or promise.direction is None:
        return promise.who
    is_ours = promise.direction is Direction.OURS
    named = [side.name for side in sides if side.is_own is is_ours]
    return named[0] if len(named) == 1 else direction_words(promise.direction)


def follow_up_rest(promise: FollowUp, sides: Sequence[MinutesDelegation]) -> str:
    """Who is to do it, and when, behind the words of a promise."""
    due = tr("due {date}", date=due_words(promise)) if promise.due or promise.unread_due else ""
    return ", ".join(filter(None, (owner_of(promise, sides), due, tr("done") if promise.is_done else "")))


def speaker_line(statement: Statement) -> str:
    """Who spoke, in which capacity."""
    return ", ".join(filter(None, (statement.speaker, statement.capacity)))


def statement_note(statement: Statement) -> str:
    """What is to be known before it is repeated."""
    return tr("Not for quotation.") if statement.may_be_quoted is False else ""


def person_lines(side: MinutesDelegation) -> tuple[str, ...]:
    """The people of a side, one line each."""
    lines = []
    for person in side.people:
        roles = roles_of(person)
        lines.append(", ".join(filter(None, (person.name, person.post))) + (f" ({roles})" if roles else ""))
    return tuple(lines)


def original_head(statement: Statement) -> str:
    """Above the words as they were said."""
    return tr("Original ({language})", language=statement.language) if statement.language else tr("Original")


def unnumbered_title(section: Section) -> str:
    """Above what belongs to no agenda item."""
    return tr("Further follow-ups") if section.item.id == "further" else tr("Before the agenda")


def words(text: str, *, strong: bool = False) -> Words:
    """Plain text as words; none for an empty one."""
    return (Span(text, strong),) if text else ()


def _parts(minutes: Minutes) -> Iterator[Part]:
    header = minutes.header
    yield Title(header.title, tr("Minutes"), kind_words(header.kind))
    if known := tuple((words(label), words(text)) for label, text in facts(header)):
        yield Grid((), known, (24, 76), tr("The meeting"))
    if minutes.delegations:
        yield Head(words(tr("Participants")))
        yield _participants(minutes.delegations)
    numbers = {promise.item.id: number for number, promise in enumerate(minutes.follow_ups, 1)}
    for section in minutes.sections:
        yield from _section(section, numbers, minutes.delegations)
    yield from _outcomes(minutes)
    yield from _follow_ups(minutes, numbers)
    if minutes.attachments:
        yield Head(words(tr("Attachments")))
        files = (words(" – ".join(filter(None, (file.caption, file.name)))) for file in minutes.attachments)
        yield Entries(tuple(ListEntry(name, 0, number) for number, name in enumerate(files, 1)))
    if rules := tuple((words(label), words(text)) for label, text in handling(header)):
        yield Head(words(tr("Handling")))
        yield Grid((), rules, (24, 76), tr("Handling"))


def _participants(sides: Sequence[MinutesDelegation]) -> Grid:
    heads = [(tr("Delegation"), 42), (tr("Capacity"), 18), (tr("People"), 40)]
    rows = [
        [words(side.name, strong=True), words(capacity_words(side.capacity)), words("\n".join(person_lines(side)))]
        for side in sides
    ]
    shown = [place for place in range(3) if place == 0 or any(row[place] for row in rows)]
    total = sum(heads[place][1] for place in shown)
    return Grid(
        tuple(words(heads[place][0]) for place in shown),
        tuple(tuple(row[place] for place in shown) for row in rows),
        tuple(round(heads[place][1] * 100 / total) for place in shown),
        tr("Participants"),
    )


def _section(section: Section, numbers: dict[str, int], sides: Sequence[MinutesDelegation]) -> Iterator[Part]:
    if section.title:
        planned = tr("{n} min", n=section.planned_minutes) if section.planned_minutes else ""
        note = " · ".join(filter(None, (section.time, planned)))
        yield Head((Span(f"{section.number}. "), *section.title), 2, note)
    elif section.blocks:
        yield Head(words(unnumbered_title(section)))
    for block in section.blocks:
        yield from _block(block, numbers, sides)


def _block(block: Block, numbers: dict[str, int], sides: Sequence[MinutesDelegation]) -> Iterator[Part]:
    match block:
        case Paragraph():
            yield Prose(block.words, time=block.time, is_preformatted=block.is_preformatted)
        case Heading():
            yield Head(block.words, 3)
        case ListBlock():
            yield Entries(block.entries)
        case TableBlock():
            share = 100 // max(1, len(block.heads))
            yield Grid(block.heads, block.rows, (share,) * len(block.heads), tr("Table"))
        case Topics():
            yield Prose(words(", ".join(block.names)), tr("Topics"), is_quiet=True)
        case Statement():
            yield from _statement(block)
        case Outcome():
            yield Prose(block.words, block.kind or tr("Outcome"))
        case FollowUp():
            rest = follow_up_rest(block, sides)
            said = (*block.words, *words(f" ({rest})" if rest else ""))
            yield Prose(said, follow_up_label(numbers[block.item.id]))


def _statement(statement: Statement) -> Iterator[Part]:
    speaker, note = speaker_line(statement), statement_note(statement)
    if not plain(statement.translation):
        yield Quotation(speaker, statement.original, note, statement.time)
        return
    if speaker or note or statement.time:
        yield Prose(words(note), speaker, statement.time)
    heads = (words(original_head(statement)), words(tr("Translation")))
    label = tr("Statement: {speaker}", speaker=speaker) if speaker else tr("Statement")
    yield Grid(heads, ((statement.original, statement.translation),), (50, 50), label)


def _outcomes(minutes: Minutes) -> Iterator[Part]:
    if not minutes.outcomes:
        return
    yield Head(words(tr("Outcomes")))
    rows = tuple((words(one.kind or tr("Outcome"), strong=True), one.words) for one in minutes.outcomes)
    yield Grid((words(tr("Kind")), words(tr("Outcome"))), rows, (26, 74), tr("Outcomes"))


def _follow_ups(minutes: Minutes, numbers: dict[str, int]) -> Iterator[Part]:
    if not minutes.follow_ups:
        return
    yield Head(words(tr("Follow-ups")))
    rows = []
    for one in minutes.follow_ups:
        who = owner_of(one, minutes.delegations)
        state = f"{DONE_BOX} {tr('done')}" if one.is_done else f"{OPEN_BOX} {tr('open')}"
        number = words(str(numbers[one.item.id]))
        rows.append((number, one.words, words(who or "—"), words(due_words(one)), words(state)))
    heads = (tr("No."), tr("What"), tr("Who"), tr("Due"), tr("State"))
    yield Grid(tuple(map(words, heads)), tuple(rows), (7, 39, 20, 20, 14), tr("Follow-ups"))
