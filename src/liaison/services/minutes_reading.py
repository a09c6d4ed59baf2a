"""The text of a note as sections of minutes: our own conventions line by line, everything else as Markdown.

What begins with `%%` is its author's own and never read: to the next `%%`, or to the end of the line; a line that is only `%%`
begins or ends a whole part. A marking (`TLP:RED`) at either end of a line marks the block of that line, in an agenda item's
heading all that stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import (
    Block,
    FollowUp,
    Item,
    ItemKind,
    Outcome,
    Paragraph,
    Section,
    Statement,
    Topics,
    strictest,
)
from liaison.domain.note_structure import (
    MENTION,
    TIME_STAMP,
    TOPIC,
    AgendaHeading,
    AgreedOutcome,
    PromisedFollowUp,
    SpokenStatement,
    structure_of,
)
from liaison.services.minutes_prose import blocks_of, words_of

_PRIVATE = "%%"
_PRIVATE_PIECE = re.compile(r"%%.*?(?:%%|$)")
_TLP = r"[\[(]?(TLP:(?:RED|AMBER\+STRICT|AMBER|GREEN|CLEAR))[\])]?"
_MARKED_END = re.compile(rf"\s+{_TLP}\s*$")
_MARKED_START = re.compile(rf"^(\s*(?:[-*+] (?:\[[ xX]\] )?|>[ \t]?|#+ )?){_TLP}:?(?=\s|$)\s*")
_MARKED_CELL = re.compile(rf"{_TLP}(?=\s*\|)")
_LINK = re.compile(r"\[\[([^\[\]]{1,200})\]\]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")
_ATTACHED = re.compile(r"!?\[[^\]\n]*\]\(attachment:[^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a note's own words are called in the paper's language.

    Attributes:
        topic: the name of a topic by what stands behind its `#`.
        attachment: stands where the text refers to an attached file, whose name may not leave with it.
    """

    topic: Callable[[str], str]
    attachment: str


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as sections.

    Attributes:
        private_lines: how many lines were kept back, whole or in part.
    """

    sections: tuple[Section, ...]
    private_lines: int


@dataclass(slots=True)
class _Reading:
    naming: Naming
    lines: list[str]
    markings: Mapping[int, Tlp]
    statements: Mapping[int, SpokenStatement]
    promises: Mapping[int, PromisedFollowUp]
    agenda: Mapping[int, AgendaHeading]
    outcomes: Mapping[int, AgreedOutcome]
    sections: list[Section] = field(default_factory=list)
    head: Section = field(default_factory=lambda: Section(Item("opening", ItemKind.AGENDA_ITEM), (), 0, ()))
    blocks: list[Block] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    time: str = ""
    time_line: int = 0


def read_note(text: str, naming: Naming) -> ReadNote:
    """Read a whole note. Nothing is refused: what is not understood stays text."""
    lines, private = _without_private(text.replace("\r\n", "\n").split("\n"))
    lines, markings = _without_markings(lines)
    structure = structure_of("\n".join(lines))
    reading = _Reading(
        naming,
        lines,
        markings,
        {said.line: said for said in structure.statements},
        {promise.line: promise for promise in structure.follow_ups},
        {item.line: item for item in structure.agenda},
        {outcome.line: outcome for outcome in structure.outcomes},
    )
    number = 0
    while number < len(lines):
        number = _read_line(reading, number)
    _end_section(reading)
    return ReadNote(tuple(reading.sections), private)


def _without_private(lines: list[str]) -> tuple[list[str], int]:
    kept, private, within = [], 0, False
    for line in lines:
        is_fence = line.strip() == _PRIVATE
        if within or is_fence:
            kept.append("")
            private += not is_fence
            within = within != is_fence
        elif _PRIVATE in line:
            kept.append(_PRIVATE_PIECE.sub("", line).rstrip())
            private += 1
        else:
            kept.append(line)
    return kept, private


def _without_markings(lines: list[str]) -> tuple[list[str], dict[int, Tlp]]:
    kept, markings = [], {}
    for number, line in enumerate(lines):
        if "TLP:" in line and line.lstrip().startswith("|"):
            # wherever it stands in a row of a table
            found_in_row = [Tlp(found[1]) for found in _MARKED_CELL.finditer(line)]
            if found_in_row:
                markings[number] = max(found_in_row, key=_strict)
                line = _MARKED_CELL.sub("", line)
        elif "TLP:" in line:
            for pattern, group in ((_MARKED_END, 1), (_MARKED_START, 2)):
                if found := pattern.search(line):
                    line = line[: found.start()] + (found[1] if group == 2 else "") + line[found.end() :]
                    markings[number] = max(
                        (one for one in (markings.get(number), Tlp(found[group])) if one), key=_strict
                    )
        kept.append(line)
    return kept, markings


def _strict(marking: Tlp) -> int:
    return (Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED).index(marking)


def _read_line(reading: _Reading, number: int) -> int:
    """Read what begins at a line; gives the line after it."""
    line = reading.lines[number]
    if number in reading.agenda:
        return _begin_section(reading, number)
    if number in reading.statements:
        return _read_statement(reading, number)
    if number in reading.promises:
        _end_prose(reading)
        reading.blocks.append(_follow_up(reading, reading.promises[number]))
    elif number in reading.outcomes:
        _end_prose(reading)
        reading.blocks.append(_outcome(reading, reading.outcomes[number]))
    elif _ATTACHED.search(line) and not _ATTACHED.sub("", line).strip():
        # it is in the list of attachments, if it leaves at all
        reading.prose.append(number)
        reading.lines[number] = ""
    elif TOPIC.search(line) and not TOPIC.sub("", line).strip(" ,;·"):
        _end_prose(reading)
        names = dict.fromkeys(reading.naming.topic(found[1].rstrip("-")) for found in TOPIC.finditer(line))
        reading.blocks.append(Topics(_item(reading, number, ItemKind.TOPICS), tuple(names)))
    elif stamp := TIME_STAMP.match(line):
        _end_prose(reading)
        reading.time, reading.time_line = stamp[1].rjust(5, "0"), number
        reading.lines[number] = line[stamp.end() :].strip()
        if reading.lines[number]:
            reading.prose.append(number)
    else:
        reading.prose.append(number)
    return number + 1


def _begin_section(reading: _Reading, number: int) -> int:
    _end_prose(reading, keep_time=True)
    time = _taken_time(reading)
    _end_section(reading)
    heading = reading.agenda[number]
    place = 1 + sum(bool(section.title) for section in reading.sections)
    item = _item(reading, number, ItemKind.AGENDA_ITEM)
    reading.head = Section(item, words_of(_readable(heading.title, reading.naming)), place, (), heading.minutes, time)
    return number + 1


def _end_section(reading: _Reading) -> None:
    _end_prose(reading)
    head = reading.head
    if head.title or reading.blocks:
        section = Section(head.item, head.title, head.number, tuple(reading.blocks), head.planned_minutes, head.time)
        reading.sections.append(section)
    reading.blocks = []


def _end_prose(reading: _Reading, *, keep_time: bool = False) -> None:
    """Turn the lines gathered so far into blocks; a time stamp without any stands alone, unless it is still to be taken."""
    numbers, reading.prose = reading.prose, []
    while numbers and not reading.lines[numbers[0]].strip():
        numbers.pop(0)
    if numbers:
        lines = [_readable(reading.lines[number], reading.naming) for number in numbers]
        found = list(blocks_of(lines, numbers[0], lambda start, stop: _marking(reading, start, stop)))
        if found and isinstance(found[0], Paragraph) and reading.time:
            first = found[0]
            found[0] = Paragraph(first.item, first.words, _taken_time(reading), first.is_preformatted)
        reading.blocks += found
    if reading.time and not keep_time:
        item = _item(reading, reading.time_line, ItemKind.PARAGRAPH)
        stamped = Paragraph(item, (), _taken_time(reading))
        # before what was read after it
        reading.blocks.insert(len(reading.blocks) - (len(found) if numbers else 0), stamped)


def _taken_time(reading: _Reading) -> str:
    time, reading.time = reading.time, ""
    return time


def _read_statement(reading: _Reading, number: int) -> int:
    _end_prose(reading, keep_time=True)
    said = reading.statements[number]
    after = number + 1
    while after < len(reading.lines) and reading.lines[after].startswith(">") and after not in reading.statements:
        after += 1
    item = Item(f"line:{number}", ItemKind.STATEMENT, _marking(reading, number, after), number)
    words = words_of(_readable(said.text, reading.naming))
    speaker = _plain_names(said.speaker)
    reading.blocks.append(Statement(item, speaker, words, time=_taken_time(reading)))
    return after


def _follow_up(reading: _Reading, promise: PromisedFollowUp) -> FollowUp:
    return FollowUp(
        _item(reading, promise.line, ItemKind.FOLLOW_UP),
        words_of(_readable(promise.what, reading.naming)),
        promise.who,
        promise.due,
        promise.unread_due,
        None,
        promise.is_done,
    )


def _outcome(reading: _Reading, outcome: AgreedOutcome) -> Outcome:
    item = _item(reading, outcome.line, ItemKind.OUTCOME)
    words = words_of(_readable(outcome.text, reading.naming))
    return Outcome(item, words, outcome.kind.label if outcome.kind else "")


def _item(reading: _Reading, number: int, kind: ItemKind) -> Item:
    return Item(f"line:{number}", kind, reading.markings.get(number), number)


def _marking(reading: _Reading, start: int, stop: int) -> Tlp | None:
    return strictest(reading.markings.get(number) for number in range(start, stop))


def _readable(text: str, naming: Naming) -> str:
    """Markdown in which references, mentions and topics are ordinary words."""
    text = _ATTACHED.sub(f"({naming.attachment})", text)
    text = MENTION.sub(lambda found: _escaped(_shown(found[1] or found[2] or "")), text)
    text = _LINK.sub(lambda found: _escaped(_shown(found[1])), text)
    return TOPIC.sub(lambda found: _escaped(_within(naming.topic(found[1]))), text) if "#" in text else text


def _plain_names(text: str) -> str:
    text = MENTION.sub(lambda found: _shown(found[1] or found[2] or ""), text)
    return _LINK.sub(lambda found: _shown(found[1]), text).strip("*_ ")


def _shown(reference: str) -> str:
    return reference.rpartition("|")[2].strip()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _within(name: str) -> str:
    """A name within a sentence: without its capital, unless it is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
