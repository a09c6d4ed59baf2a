"""What a note says, read from its own lines: agenda, statements, promises, outcomes, topics, time stamps.

The conventions are plain Markdown: `## ` an agenda item (`## Title (15 min)` with the minutes planned), `> Name: …` a statement,
`- [ ] … @who due:2019-08-16` a follow-up, `=> Kind: …` an outcome, `#drug-smuggling` a topic, a line that begins with `10:41` a
time stamp. Anything else is text. Reading never fails: what cannot be understood stays text, and a due date that is none is kept
as written. Marks that are not seen, such as those that turn the direction of writing, are read over, and so
is a prompt, a line that is one comment of Markdown.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.note_prompts import is_prompt
from liaison.domain.outcomes import OutcomeKind, read_outcome

MENTION = re.compile(r"(?<!\w)@(?:\[\[([^\[\]]{1,200})\]\]|((?:\w\.[ ]?){0,3}[^\W\d_][\w'’-]*))")
TOPIC = re.compile(r"(?<![\w#&])#([^\W\d_][\w-]*)")
DUE = re.compile(r"(?<!\S)due:(\S+)")
STATEMENT = re.compile(r">[ \t]?([^:>\s][^:]{0,119}):(?!\S)")
FOLLOW_UP = re.compile(r"[ \t]*[-*+] \[([ xX])\](?!\S)")
TIME_STAMP = re.compile(r"[ \t]*((?:[01]?\d|2[0-3]):[0-5]\d)(?![\w:])")
AGENDA = "## "
MINUTES = re.compile(r"(?<=\S)[ \t]*\((\d{1,4})[ \t]?(?:min(?:utes?|s)?|m|мин(?:ут[аы]?)?|м)\.?\)$", re.IGNORECASE)
_LONGEST_TIME = len("10:41")
SLICE, FRESH = 400, 25
"""Lines read at once, about a millisecond; a line not met before takes as long as so many."""

UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and breaks that are not seen; the joiners of Persian and Indian scripts are letters and stay."""
_UNSEEN = re.compile(f"[{UNSEEN}]")

# a mention these lead up to belongs to the sentence, and stays in it
_LINKS = frozenset(
    ("to", "with", "for", "from", "by", "of", "at", "and", "по", "с", "со", "для", "от", "у", "к", "ко", "и", "на")
)


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    """An agenda item; lines count from 0 everywhere in this module.

    Attributes:
        title: without the minutes.
        minutes: planned; None when none are given.
        is_discussed: anything is written under it.
    """

    line: int
    title: str
    minutes: int | None = None
    is_discussed: bool = False


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
class AgreedOutcome:
    """What came of it; `kind` is None when the line names none that is known."""

    line: int
    kind: OutcomeKind | None
    text: str


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
    outcomes: tuple[AgreedOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by itself, wherever it stands.

    Attributes:
        kind: which of the conventions it follows, None for text.
        fields: what it says, but for its number.
        is_content: False for a time stamp alone, which says nothing of an agenda item.
    """

    kind: type[Any] | None
    fields: tuple[Any, ...]
    topics: tuple[str, ...]
    is_content: bool


@dataclass(slots=True)
class _Reading:
    found: dict[type[Any], list[Any]]
    statements: list[tuple[int, str, list[str]]] = field(default_factory=list)
    topics: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    quoted_line: int = -2
    is_under_heading: bool = False


class NoteReader:
    """Reads one note again and again: lines that were there the last time are not taken apart anew, and where no line that says
    anything changed, the structure is the very same object.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Line] = {}
        self._marks: list[tuple[int, _Line]] = []
        self._written: Sequence[str] = ()
        self._structure = NoteStructure()

    def read(self, text: str) -> NoteStructure:
        """What the text says."""
        slices = self.in_slices(text.split("\n"))
        while True:
            try:
                next(slices)
            except StopIteration as read:
                structure: NoteStructure = read.value
                return structure

    def in_slices(self, written: Sequence[str], lines: int = SLICE) -> Generator[None, None, NoteStructure]:
        """The same of the lines of a text, pausing after the work of so many, for a thread that has something more urgent to do."""
        if _says_the_same(self._written, written):
            self._written = written
            return self._structure
        reading = _Reading({kind: [] for kind in (AgendaHeading, PromisedFollowUp, AgreedOutcome, StampedTime)})
        known, left = self._known, lines
        met: dict[str, _Line] = {}
        marks: list[tuple[int, _Line]] = []
        for number, line in enumerate(written):
            left -= 1
            if left <= 0:
                left = lines
                yield
            start = line.lstrip(_BLANK)[:1]
            if start in _READERS or "#" in line:
                said = known.get(line) or met.get(line)
                if said is None:
                    said, left = _line(line), left - FRESH
                met[line] = said
                marks.append((number, said))
                _take(reading, number, said)
            elif start and reading.is_under_heading and not is_prompt(line):
                _discussed(reading)
        self._known, self._written = met, written
        # whether an item was discussed depends on lines that say nothing else
        if marks != self._marks or tuple(reading.found[AgendaHeading]) != self._structure.agenda:
            self._marks, self._structure = marks, _whole(reading)
        return self._structure


def _says_the_same(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether only text was changed within lines that are mere text: most keys do no more."""
    if len(old) != len(new):
        return False
    return all(one == other or (_is_text(one) and _is_text(other)) for one, other in zip(old, new, strict=True))


def _is_text(line: str) -> bool:
    """Whether a line is nothing but the text of an item."""
    start = line.lstrip(_BLANK)[:1]
    return bool(start) and start not in _READERS and "#" not in line and not is_prompt(line)


def structure_of(text: str) -> NoteStructure:
    """Read a whole note; time grows with its length only."""
    return NoteReader().read(text)


def without_unseen(text: str) -> str:
    """A text without the marks that are not seen."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _take(reading: _Reading, number: int, said: _Line) -> None:
    kind = said.kind
    if kind is AgendaHeading:
        reading.is_under_heading = True
    elif reading.is_under_heading and said.is_content:
        _discussed(reading)
    if kind is SpokenStatement:
        _take_statement(reading, number, *said.fields)
    elif kind is not None:
        reading.found[kind].append(kind(number, *said.fields))
    for name in said.topics:
        folded = name.casefold()
        first, shown, times = reading.topics.get(folded, (number, name, 0))
        reading.topics[folded] = (first, shown, times + 1)


def _discussed(reading: _Reading) -> None:
    agenda = reading.found[AgendaHeading]
    agenda[-1] = replace(agenda[-1], is_discussed=True)
    reading.is_under_heading = False


def _take_statement(reading: _Reading, number: int, speaker: str | None, said: str) -> None:
    continues = reading.quoted_line == number - 1
    reading.quoted_line = number
    if speaker is not None:
        reading.statements.append((number, speaker, [said]))
    elif continues and reading.statements:
        reading.statements[-1][2].append(said)
    elif said:
        reading.statements.append((number, "", [said]))
    else:
        reading.quoted_line = -2


def _whole(reading: _Reading) -> NoteStructure:
    return NoteStructure(
        tuple(reading.found[AgendaHeading]),
        tuple(SpokenStatement(number, who, "\n".join(said)) for number, who, said in reading.statements),
        tuple(reading.found[PromisedFollowUp]),
        tuple(NamedTopic(*topic) for topic in reading.topics.values()),
        tuple(reading.found[StampedTime]),
        tuple(reading.found[AgreedOutcome]),
    )


def _line(line: str) -> _Line:
    line = without_unseen(line)
    if is_prompt(line):
        return _Line(None, (), (), False)
    read = _READERS.get(line.lstrip()[:1])
    kind, fields = (read(line) if read else None) or (None, ())
    topics = tuple(found[1].rstrip("-") for found in TOPIC.finditer(line)) if "#" in line else ()
    is_content = kind is not StampedTime or len(line.strip()) > _LONGEST_TIME
    return _Line(kind, fields, topics, is_content)


_Said = tuple[type[Any], tuple[Any, ...]] | None


def _read_agenda(line: str) -> _Said:
    title = line.removeprefix(AGENDA).strip()
    if not line.startswith(AGENDA) or not title:
        return None
    planned = MINUTES.search(title)
    if planned is None:
        return AgendaHeading, (title,)
    return AgendaHeading, (title[: planned.start()], int(planned[1]))


def _read_statement(line: str) -> _Said:
    if not line.startswith(">"):
        return None
    attributed = STATEMENT.match(line)
    if attributed:
        return SpokenStatement, (attributed[1].strip(), line[attributed.end() :].strip())
    return SpokenStatement, (None, line.lstrip("> \t").rstrip())


def _read_follow_up(line: str) -> _Said:
    box = FOLLOW_UP.match(line)
    if not box:
        return None
    what, unread = line[box.end() :].strip(), ""
    due: PartialDate | None = None
    if written := DUE.search(what):
        what = f"{what[: written.start()].rstrip()} {what[written.end() :].lstrip()}".strip()
        due, unread = _due(written[1])
    who, what = _owner(what)
    if what or who or due or unread:
        return PromisedFollowUp, (what, who, due, unread, box[1] != " ")
    return None


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


def _read_outcome(line: str) -> _Said:
    read = read_outcome(line)
    return (AgreedOutcome, read) if read else None


def _read_time(line: str) -> _Said:
    stamp = TIME_STAMP.match(line)
    return (StampedTime, (stamp[1].rjust(5, "0"),)) if stamp else None


_BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2007\u2009\u202f\u3000" + UNSEEN
_READERS: dict[str, Callable[[str], _Said]] = {
    "#": _read_agenda,
    ">": _read_statement,
    "=": _read_outcome,
    **dict.fromkeys("-*+", _read_follow_up),
    **dict.fromkeys("0123456789", _read_time),
}
