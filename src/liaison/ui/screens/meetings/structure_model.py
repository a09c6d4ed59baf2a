"""What stands beside the text: one flat list of headed lines, changed only where the note's structure changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.base.translations import tr
from liaison.domain.note_structure import NoteStructure, PromisedFollowUp
from liaison.ui.screens.meetings.wording import date_in_words

Index = QModelIndex | QPersistentModelIndex

NO_LINE = -1


class Part(Enum):
    """What a line of the list is."""

    HEADING = "heading"
    FOLLOW_UP = "follow_up"
    DONE = "done"
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
    """

    part: Part
    text: str
    detail: str = ""
    line: int = NO_LINE
    is_wrong: bool = False


def structure_lines(structure: NoteStructure) -> tuple[StructureLine, ...]:
    """The list of a structure: follow-ups, agenda, statements, topics; a part with nothing in it is left out."""
    return tuple(_lines(structure))


def _lines(structure: NoteStructure) -> Iterator[StructureLine]:
    if structure.follow_ups:
        yield StructureLine(Part.HEADING, tr("Follow-ups"), str(len(structure.follow_ups)))
        yield from map(_follow_up, structure.follow_ups)
    if structure.agenda:
        yield StructureLine(Part.HEADING, tr("Agenda"), str(len(structure.agenda)))
        for number, item in enumerate(structure.agenda, start=1):
            numbered = item.title if item.title[:1].isdigit() else f"{number}. {item.title}"
            yield StructureLine(Part.AGENDA, numbered, line=item.line)
    if structure.statements:
        yield StructureLine(Part.HEADING, tr("Statements"), str(len(structure.statements)))
        for said in structure.statements:
            yield StructureLine(Part.STATEMENT, said.text, said.speaker or tr("speaker not named"), said.line)
    if structure.topics:
        yield StructureLine(Part.HEADING, tr("Topics"), str(len(structure.topics)))
        for topic in structure.topics:
            yield StructureLine(Part.TOPIC, f"#{topic.name}", f"×{topic.times}" if topic.times > 1 else "", topic.line)


def _follow_up(promise: PromisedFollowUp) -> StructureLine:
    if promise.unread_due:
        due = tr("“{written}” is not a date", written=promise.unread_due)
    else:
        due = tr("due {date}", date=date_in_words(promise.due, short=True)) if promise.due else tr("no date")
    return StructureLine(
        part=Part.DONE if promise.is_done else Part.FOLLOW_UP,
        text=promise.what,
        detail=f"{promise.who or tr('nobody named')} · {due}",
        line=promise.line,
        is_wrong=bool(promise.unread_due),
    )


LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The StructureLine itself."""


class StructureModel(QAbstractListModel):
    """The list as Qt's views know it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[StructureLine, ...] = ()

    def show(self, lines: Sequence[StructureLine]) -> None:
        """Make the list these lines; what is the same at both ends is left alone, and the current line stays."""
        old, new = self._lines, tuple(lines)
        if old == new:
            return
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        removed, added = len(old) - start - end, len(new) - start - end
        changed = min(removed, added)
        if removed > added:
            self.beginRemoveRows(QModelIndex(), start + changed, start + removed - 1)
            self._lines = new
            self.endRemoveRows()
        elif added > removed:
            self.beginInsertRows(QModelIndex(), start + changed, start + added - 1)
            self._lines = new
            self.endInsertRows()
        self._lines = new
        if changed:
            self.dataChanged.emit(self.index(start), self.index(start + changed - 1))

    def line(self, row: int) -> StructureLine:
        """What stands in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for the delegate, and words for screen readers."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.text} ({line.detail})" if line.detail else line.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not chosen."""
        if not index.isValid():
            return super().flags(index)
        if self._lines[index.row()].part is Part.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _common(left: Sequence[StructureLine], right: Sequence[StructureLine]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
