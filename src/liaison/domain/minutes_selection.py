"""What of the minutes leaves for a recipient, and what stays, with the reason.

An item is as strict as the strictest of itself and all it stands in. The facts of the meeting are on every paper: a recipient
below the meeting's own marking is given nothing. What is not marked may leave, and is counted, because "not marked" is not "CLEAR".

A statement that may not be quoted is left out whole, words and speaker: the words alone would still be a quotation, and the bare
fact that somebody spoke off the record is part of what was asked to be kept. A gap is not shown on the paper either, for the same
reason; the officer is told. Only a paper for one's own use keeps it, and says there that it is not for quotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import (
    Block,
    Item,
    ItemKind,
    Minutes,
    MinutesHeader,
    Section,
    Statement,
    plain,
    strictest,
    strictness,
)
from liaison.domain.minutes_words import item_text


class Reason(StrEnum):
    """Why something stays."""

    MARKING = "marking"
    NOT_FOR_QUOTATION = "not_for_quotation"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen.

    Attributes:
        greatest: the greatest marking the recipient may receive; None for no limit.
        left_out: ids of items the officer leaves out, each with all that stands under it.
        for_own_use: statements that may not be quoted are kept, and marked so.
    """

    greatest: Tlp | None = None
    left_out: frozenset[str] = frozenset()
    for_own_use: bool = False


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One item as it is shown before anything leaves.

    Attributes:
        depth: 0, or 1 for what stands under an agenda item.
        text: its words, for the officer's eyes.
        marking: the strictest of its own and of all it stands in.
        reason: why it stays; None when it leaves.
        parent: id of the agenda item it stands under, else empty.
    """

    item: Item
    depth: int
    text: str
    marking: Tlp | None
    reason: Reason | None
    parent: str = ""

    @property
    def leaves(self) -> bool:
        """True when it is on the paper."""
        return self.reason is None

    @property
    def may_be_chosen(self) -> bool:
        """True when the officer decides; False when a rule did, and for what is on every paper."""
        return self.reason in (None, Reason.LEFT_OUT) and self.item.kind is not ItemKind.HEADER


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of a kind stay for a reason."""

    kind: ItemKind
    reason: Reason
    count: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves.

    Attributes:
        minutes: only what leaves, marked as strictly as the strictest of it.
        lines: all items, those that stay too.
        kept: what stays, counted.
        unmarked: how many items leave that nothing marks.
        is_refused: the recipient may not even have the facts of the meeting; nothing may be written.
    """

    minutes: Minutes
    lines: tuple[PreviewLine, ...]
    kept: tuple[Kept, ...]
    unmarked: int
    is_refused: bool

    @property
    def marking(self) -> Tlp | None:
        """How the paper is marked."""
        return self.minutes.header.marking


def leaving(minutes: Minutes, selection: Selection) -> Leaving:
    """Decide about every item."""
    lines = tuple(_lines(minutes, selection))
    gone = {line.item.id for line in lines if not line.leaves}
    kept = Counter((line.item.kind, line.reason) for line in lines if line.reason is not None)
    staying = [line for line in lines if line.leaves]
    is_refused = minutes.item.id in gone
    header = MinutesHeader("") if is_refused else minutes.header
    header = replace(header, marking=strictest(line.marking for line in staying))
    return Leaving(
        replace(
            minutes,
            header=header,
            delegations=tuple(side for side in minutes.delegations if side.item.id not in gone),
            sections=tuple(
                _numbered(_pruned(section, gone) for section in minutes.sections if section.item.id not in gone)
            ),
            attachments=tuple(file for file in minutes.attachments if file.item.id not in gone),
        ),
        lines,
        tuple(Kept(kind, reason, count) for (kind, reason), count in kept.items() if reason is not None),
        sum(line.marking is None for line in staying),
        is_refused,
    )


def _pruned(section: Section, gone: set[str]) -> Section:
    return replace(section, blocks=tuple(block for block in section.blocks if block.item.id not in gone))


def _numbered(sections: Iterable[Section]) -> Iterator[Section]:
    """Numbered anew: a missing number would tell that something stayed."""
    number = 0
    for section in sections:
        number += bool(section.number)
        yield replace(section, number=number if section.number else 0)


def _lines(minutes: Minutes, selection: Selection) -> Iterator[PreviewLine]:
    whole = strictest((minutes.header.marking, minutes.item.marking))
    written = strictest((whole, minutes.header.note_marking))
    # a left-out header is no choice: the paper would not say of what it is
    yield _line(minutes.item, minutes.header.title, whole, replace(selection, left_out=frozenset()))
    for side in minutes.delegations:
        yield _line(side.item, item_text(side), whole, selection)
    for section in minutes.sections:
        yield from _section(section, written, selection)
    for file in minutes.attachments:
        yield _line(file.item, item_text(file), whole, selection)


def _section(section: Section, around: Tlp | None, selection: Selection) -> Iterator[PreviewLine]:
    head = _line(section.item, plain(section.title), around, selection)
    yield head
    for block in section.blocks:
        line = _line(block.item, item_text(block), head.marking, selection, 1, section.item.id)
        if line.reason is None and _is_withheld(block, selection):
            line = replace(line, reason=Reason.NOT_FOR_QUOTATION)
        # what stands under an item that stays, stays with it
        yield line if line.reason is not None or head.reason is None else replace(line, reason=head.reason)


def _line(
    item: Item, text: str, around: Tlp | None, selection: Selection, depth: int = 0, parent: str = ""
) -> PreviewLine:
    marking = strictest((around, item.marking))
    reason = None
    if selection.greatest is not None and strictness(marking) > strictness(selection.greatest):
        reason = Reason.MARKING
    elif item.id in selection.left_out:
        reason = Reason.LEFT_OUT
    return PreviewLine(item, depth, text, marking, reason, parent)


def _is_withheld(block: Block, selection: Selection) -> bool:
    return isinstance(block, Statement) and block.may_be_quoted is False and not selection.for_own_use
