"""Hangs the agenda on the page: its window, moving an item by keys, and a quiet line when earlier meetings left something."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.carry_over import KeptItem, ProposedItem, written
from liaison.domain.countries import folded
from liaison.domain.meetings import Meeting
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.agenda.dialog import AgendaDialog, AgendaLine
from liaison.ui.screens.meetings.agenda.moving import append, move_item, move_item_at_caret
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import ElidedLabel

INDENT = 48
"""Pixels; under the title."""

Material = tuple[tuple[KeptItem, ...], tuple[ProposedItem, ...]]


class OfferLine(QWidget):
    """Says that something is there to be taken over; hidden otherwise."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("", "muted", self)
        self.show_button = QToolButton(self)
        self.show_button.setText(tr("Show (Ctrl+Shift+L)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(self.label, 1)
        row.addWidget(self.show_button)
        self.hide()

    def offer(self, count: int) -> None:
        """Offer so many items."""
        self.label.setText(
            trn(
                "{n} agenda item is left from earlier meetings.",
                "{n} agenda items are left from earlier meetings.",
                count,
            )
        )
        self.setVisible(count > 0)


class AgendaPart(QObject):
    """One page's; see the module."""

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._editor = page, page.note.editor
        self._service, self._doors = needs.services.agenda, needs.doors
        self.offer = OfferLine(page)
        page.put_above_note(self.offer)
        self.offer.show_button.clicked.connect(self.open_dialog)
        page.menu.add(
            tr("Agenda, and what earlier meetings left…"),
            "Ctrl+Shift+L",
            self.open_dialog,
            group=True,
            sensible=page.is_draft,
        )
        page.menu.add(
            tr("Move this agenda item up"), "Alt+Shift+Up", lambda: self.move_at_caret(-1), sensible=page.is_draft
        )
        page.menu.add(
            tr("Move this agenda item down"), "Alt+Shift+Down", lambda: self.move_at_caret(1), sensible=page.is_draft
        )
        page.hear(self._heard)
        page.saver.people_kept.connect(lambda _: self._look())

    def move_at_caret(self, step: int) -> None:
        """Move the item the caret stands in."""
        if not move_item_at_caret(self._editor, self._editor.text(), step):
            announce(self._editor, tr("There is no agenda item to change places with."))

    def open_dialog(self) -> None:
        """Show the agenda; what is written is saved first, so that its records are there."""
        self._page.saver.when_saved(self._read)

    def take(self, items: tuple[ProposedItem, ...]) -> None:
        """Write items into the note, in one step of undo, and remember from where they came."""
        if not items:
            return
        text = self._editor.text()
        append(self._editor, text, written(items, tr("({n} min)"), tr("open: {promise}")))
        self.offer.hide()
        self._page.focus_note()
        self._page.saver.when_saved(lambda: self._link(items))

    def _link(self, items: tuple[ProposedItem, ...]) -> None:
        key, service = self._page.key, self._service
        if key is not None:
            # the records of the note were handed in before, and the store takes one thing after the other
            self._doors.write(lambda: service.link(key, items), lambda _: None, self)

    def _heard(self, meeting: Meeting | None) -> None:
        self.offer.hide()
        if meeting is not None:
            self._look()

    def _look(self) -> None:
        key, service = self._page.key, self._service
        if key is None or not self._may_begin():
            return

        def found(proposals: tuple[ProposedItem, ...]) -> None:
            if key == self._page.key and self._may_begin():
                self.offer.offer(len(proposals))

        self._doors.read(lambda: service.proposals(key), found, self, "meetings.proposals")

    def _may_begin(self) -> bool:
        """True while nothing was said yet: in the midst of a meeting nobody wants to be told."""
        if self._editor.isReadOnly():
            return False
        structure = structure_of(self._editor.text()) if self._editor.blockCount() <= _FEW else None
        return (
            structure is not None
            and not any(item.is_discussed for item in structure.agenda)
            and not structure.statements
        )

    def _read(self) -> None:
        key, service = self._page.key, self._service
        if key is None:
            self._show(((), ()))
            return
        self._doors.read(lambda: (service.items(key), service.proposals(key)), self._show, self, "meetings.agenda")

    def _show(self, material: Material) -> None:
        kept, proposals = material
        recurring = {item.key: item.is_recurring for item in kept}
        dialog = AgendaDialog(self._lines(kept, recurring), proposals, self._page)

        def moved(number: int, step: int) -> None:
            if move_item(self._editor, self._editor.text(), number, step):
                dialog.show_lines(self._lines(kept, recurring), number + step)

        def mark(key: RowKey, is_recurring: bool) -> None:
            recurring[key] = is_recurring
            service = self._service
            self._doors.write(lambda: service.set_recurring(key, is_recurring), lambda _: None, self)

        dialog.moved.connect(moved)
        dialog.marked_recurring.connect(mark)
        dialog.accepted.connect(lambda: self.take(dialog.taken()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lines(self, kept: tuple[KeptItem, ...], recurring: dict[RowKey, bool]) -> tuple[AgendaLine, ...]:
        """The agenda as it stands in the note, each item with its record."""
        free: dict[str, list[KeptItem]] = {}
        for item in kept:
            free.setdefault(folded(item.title), []).append(item)
        lines = []
        for heading in structure_of(self._editor.text()).agenda:
            same = free.get(folded(heading.title))
            key = same.pop(0).key if same else None
            lines.append(AgendaLine(heading.title, heading.minutes, bool(key and recurring.get(key)), key))
        return tuple(lines)


_FEW = 200
"""Lines of a note that may still be a mere agenda."""
