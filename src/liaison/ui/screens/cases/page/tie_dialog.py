"""Ties a case to a meeting in which it was spoken of, and to the line of its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.meetings import Meeting, MeetingRow
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.ui.date_wording import date_in_words
from liaison.ui.doors import Doors
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.reference.choice_field import SUGGESTED, ChoiceField, Choices, listed_choices
from liaison.ui.widgets.reference.suggest_field import Suggestion

_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Tie:
    """What the form gives.

    Attributes:
        line: of the meeting's notes, counted from 0; None for the meeting as a whole.
    """

    meeting: RowKey
    line: int | None
    words: str


class TieDialog(FormDialog):
    """Gives a `Tie`.

    Args:
        latest: meetings to choose from.
    """

    def __init__(self, latest: Sequence[MeetingRow], meetings: MeetingService, doors: Doors, parent: QWidget) -> None:
        hint = tr("The meeting in which the case was spoken of, and the line of its notes where that is.")
        super().__init__(tr("Tie to a meeting"), hint, tr("Tie"), parent)
        self._meetings, self._doors = meetings, doors
        self._scopes = {row.key.id: row.key.scope for row in latest}
        self._lines: dict[str, str] = {}
        named = [(row.key.id, _named(row)) for row in latest]
        self.meeting = ChoiceField(listed_choices(named), "", tr("part of its title, or the arrow key"))
        self.line = ChoiceField(self._line_choices(), "", tr("the meeting as a whole"))
        self.words = QLineEdit()
        self.add(tr("Meeting"), self.meeting)
        self.add(tr("Line of its notes"), self.line)
        self.add(tr("What was said"), self.words, tr("in a few words; the line’s own where this is empty"))
        self.meeting.key_changed.connect(self._read_lines)
        self.meeting.setFocus()
        self.fit()

    def read(self) -> Tie:
        """The meeting chosen, and the line."""
        chosen = self.chosen(self.meeting, needed=tr("Choose a meeting."))
        line = self.chosen(self.line)
        words = self.words.text().strip() or (self._lines.get(line, "") if line else "")
        return Tie(RowKey(self._scopes[chosen], chosen), int(line) if line else None, words)

    def _read_lines(self, meeting: str) -> None:
        self._lines = {}
        self.line.show_key("")
        if meeting:
            key, meetings = RowKey(self._scopes[meeting], meeting), self._meetings
            self._doors.read(lambda: meetings.meeting(key), self._show_lines, self, "tie")

    def _show_lines(self, meeting: Meeting | None) -> None:
        if meeting is None or meeting.key.id != self.meeting.key():
            return
        lines = meeting.note.text.split("\n")
        self._lines = {str(number): _shortened(text) for number, text in enumerate(lines) if text.strip()}

    def _line_choices(self) -> Choices:
        """Whatever lines the chosen meeting has."""

        def starting_with(text: str) -> list[Suggestion]:
            wanted = folded(text)
            return [Suggestion(line, key) for key, line in self._lines.items() if wanted in folded(line)][:SUGGESTED]

        return Choices(
            lambda text: next((key for key, line in self._lines.items() if folded(line) == folded(text)), None),
            starting_with,
            lambda: [Suggestion(line, key) for key, line in self._lines.items()],
            lambda key: self._lines.get(key, key),
        )


def _named(row: MeetingRow) -> str:
    date = date_in_words(row.date, short=True) if row.date is not None else tr("no date")
    return f"{date} · {row.title or tr('Untitled meeting')}"


def _shortened(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
