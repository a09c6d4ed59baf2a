"""What a note says, read from its own lines: agenda, statements, promises, topics, time stamps.

The conventions are plain Markdown: `## ` an agenda item, `> Name: …` a statement, `- [ ] … @who due:2019-08-16` a follow-up,
`#drug-smuggling` a topic, a line that begins with `10:41` a time stamp. Anything else is text. Reading never fails: what cannot
be understood stays text, and a due date that is none is kept as written.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field

from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError, PartialDate

MENTION = re.compile(r"(?<!\w)@(?:\[\[([^\[\]]{1,200})\]\]|((?:\w\.[ ]?){0,3}[^\W\d_][\w'’-]*))")
TOPIC = re.compile(r"(?<![\w#&])#([^\W\d_][\w-]*)")
DUE = re.compile(r"(?<!\S)due:(\S+)")
STATEMENT = re.compile(r">[ \t]?([^:>\s][^:]{0,119}):(?!\S)")
FOLLOW_UP = re.compile(r"[ \t]*[-*+] \[([ xX])\](?!\S)")
TIME_STAMP = re.compile(r"[ \t]*((?:[01]?\d|2[0-3]):[0-5]\d)(?![\w:])")
AGENDA = "## "
SLICE = 400
"""Lines read at once, about a millisecond."""

# a mention these lead up to belongs to the sentence, and stays in it
_LINKS = frozenset(
    ("to", "with", "for", "from", "by", "of", "at", "and", "по", "с", "со", "для", "от", "у", "к", "ко", "и", "на")
)


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    """An agenda item; lines count from 0 everywhere in this module."""

    line: int
    title: str


@dataclass(frozen=True, slots=True)
class SpokenStatement:
    """What somebody said; `speaker` is empty when the line names none."""

    line: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class PromisedFollowUp:
    """A promise.

    Attributes:
        who: the last mention in the line; empty when nobody is named.
        due: None when none is given or it cannot be read.
        unread_due: the due date as written when it is no date, else empty.
    """

    line: int
    what: str
    who: str
    due: PartialDate | None
    unread_due: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic, where it is first named, and how often."""

    line: int
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class StampedTime:
    """A line that begins with a time of day, `HH:MM`."""

    line: int
    time: str


@dataclass(frozen=True, slots=True)
class NoteStructure:
    """Everything a note's lines say, each in the order of the text."""

    agenda: tuple[AgendaHeading, ...] = ()
    statements: tuple[SpokenStatement, ...] = ()
    follow_ups: tuple[PromisedFollowUp, ...] = ()
    topics: tuple[NamedTopic, ...] = ()
    times: tuple[StampedTime, ...] = ()


@dataclass(slots=True)
class _Reading:
    agenda: list[AgendaHeading] = field(default_factory=list)
    statements: list[tuple[int, str, list[str]]] = field(default_factory=list)
    follow_ups: list[PromisedFollowUp] = field(default_factory=list)
    topics: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    times: list[StampedTime] = field(default_factory=list)
    quoted_line: int = -2


def structure_of(text: str) -> NoteStructure:
    """Read a whole note; time grows with its length only."""
    slices = structure_in_slices(text)
    while True:
        try:
            next(slices)
        except StopIteration as read:
            structure: NoteStructure = read.value
            return structure


def structure_in_slices(text: str, lines: int = SLICE) -> Generator[None, None, NoteStructure]:
    """Read a whole note, pausing after so many lines, for a thread that has something more urgent to do."""
    reading = _Reading()
    for number, line in enumerate(text.split("\n")):
        if number % lines == lines - 1:
            yield
        start = line.lstrip()[:1]
        if start and start in _READERS:
            _READERS[start](reading, number, line)
        if "#" in line:
            _read_topics(reading, number, line)
    return NoteStructure(
        tuple(reading.agenda),
        tuple(SpokenStatement(number, who, "\n".join(said)) for number, who, said in reading.statements),
        tuple(reading.follow_ups),
        tuple(NamedTopic(*topic) for topic in reading.topics.values()),
        tuple(reading.times),
    )


def _read_agenda(reading: _Reading, number: int, line: str) -> None:
    title = line.removeprefix(AGENDA).strip()
    if line.startswith(AGENDA) and title:
        reading.agenda.append(AgendaHeading(number, title))


def _read_statement(reading: _Reading, number: int, line: str) -> None:
    if not line.startswith(">"):
        return
    attributed = STATEMENT.match(line)
    continues = reading.quoted_line == number - 1
    reading.quoted_line = number
    if attributed:
        reading.statements.append((number, attributed[1].strip(), [line[attributed.end() :].strip()]))
        return
    said = line.lstrip("> \t").rstrip()
    if continues and reading.statements:
        reading.statements[-1][2].append(said)
    elif said:
        reading.statements.append((number, "", [said]))
    else:
        reading.quoted_line = -2


def _read_follow_up(reading: _Reading, number: int, line: str) -> None:
    box = FOLLOW_UP.match(line)
    if not box:
        return
    what, unread = line[box.end() :].strip(), ""
    due: PartialDate | None = None
    if written := DUE.search(what):
        what = f"{what[: written.start()].rstrip()} {what[written.end() :].lstrip()}".strip()
        due, unread = _due(written[1])
    who, what = _owner(what)
    if what or who or due or unread:
        reading.follow_ups.append(PromisedFollowUp(number, what, who, due, unread, box[1] != " "))


def _due(written: str) -> tuple[PartialDate | None, str]:
    bare = written.rstrip(",;)")
    try:
        return read_date(bare if bare.endswith("..") else bare.removesuffix(".")), ""
    except DateError:
        return None, written


def _owner(what: str) -> tuple[str, str]:
    """Who is to do it, and what is left to say: the last mention, taken out where it ends the sentence."""
    mentions = deque(MENTION.finditer(what), maxlen=1)
    if not mentions:
        return "", what
    last = mentions[0]
    who = (last[1] or last[2]).strip()
    before, after = what[: last.start()].rstrip(), what[last.end() :].strip(" .,;")
    needed = bool(after) or before[-12:].rpartition(" ")[2].casefold() in _LINKS
    return who, what if needed else before


def _read_time(reading: _Reading, number: int, line: str) -> None:
    if stamp := TIME_STAMP.match(line):
        reading.times.append(StampedTime(number, stamp[1].rjust(5, "0")))


def _read_topics(reading: _Reading, number: int, line: str) -> None:
    for found in TOPIC.finditer(line):
        name = found[1].rstrip("-")
        first, shown, times = reading.topics.get(name.casefold(), (number, name, 0))
        reading.topics[name.casefold()] = (first, shown, times + 1)


_READERS = {
    "#": _read_agenda,
    ">": _read_statement,
    **dict.fromkeys("-*+", _read_follow_up),
    **dict.fromkeys("0123456789", _read_time),
}
