"""The menu of a fact: go where it leads, correct it, change what is one's own, copy it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from liaison.base.translations import tr
from liaison.domain.entries import ENDING, EntryKind
from liaison.ui.correcting.correcting import Correcting
from liaison.ui.icons import icon
from liaison.ui.screens.directory.additions import of_post
from liaison.ui.screens.directory.editing import Editing
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import WHOLE, OwnRecord, Row


@dataclass(frozen=True, slots=True)
class FactActions:
    """What can be done from the menu of a fact."""

    go: Callable[[Row], None]
    correcting: Correcting
    editing: Editing


def fact_menu(row: Row, actions: FactActions, parent: QWidget) -> QMenu:
    """Build the menu; it deletes itself when closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    name, fact = row.cells[0].text, row.correctable
    if row.place is not None:
        leads_to_coverage = row.place.kind is Kind.GROUP
        if row.place.kind is Kind.PERSON:
            name = row.cells[1].text
        text = tr("Who covers {name}", name=name) if leads_to_coverage else tr("Go to {name}", name=name)
        picture = "coverage" if leads_to_coverage else "right"
        menu.addAction(icon(picture), text.replace("&", "&&"), lambda: actions.go(row))
    if fact is not None:
        menu.addAction(icon("edit"), f"{tr('Correct…')}\tCtrl+E", lambda: actions.correcting.open(fact))
    for place, record in enumerate(row.owns):
        _add_own(menu, record, actions.editing, first=place == 0)
    if row.owns:
        menu.addSeparator()
    menu.addAction(icon("copy"), tr("Copy"), lambda: QApplication.clipboard().setText(as_text(row)))
    return menu


def _add_own(menu: QMenu, record: OwnRecord, editing: Editing, *, first: bool) -> None:
    """The first entry behind a fact has the keys; the others are named."""
    menu.addSeparator()
    if record.kind is EntryKind.POST:
        addition = of_post(record)
        menu.addAction(icon("person"), addition.text.replace("&", "&&"), lambda: editing.add(addition))
        menu.addAction(icon("right"), tr("Hand the post over…"), lambda: editing.hand_over(record))
    if record.kind is not EntryKind.COVERAGE:
        text = f"{tr('Change…')}\tCtrl+E" if first else _CHANGE[record.kind]()
        menu.addAction(icon("edit"), text, lambda: editing.edit(record))
    if record.kind in ENDING and not record.ended:
        menu.addAction(icon("today"), tr("End on a date…"), lambda: editing.end(record))
    if record.kind in WHOLE:
        menu.addAction(icon("delete"), _REMOVE[record.kind](), lambda: editing.remove(record))
    elif first:
        menu.addAction(icon("delete"), f"{tr('Remove')}\tDel", lambda: editing.remove(record))


_CHANGE = {
    EntryKind.POST: lambda: tr("Change the post…"),
    EntryKind.PERSON: lambda: tr("Change the person…"),
}
_REMOVE = {
    EntryKind.AGENCY: lambda: tr("Remove the whole agency"),
    EntryKind.OFFICE: lambda: tr("Remove the whole office"),
    EntryKind.POST: lambda: tr("Remove the post with its holders"),
    EntryKind.PERSON: lambda: tr("Remove the person from everywhere"),
}


def as_text(row: Row) -> str:
    """The fact on one line, its cells parted by tabs, so that a spreadsheet takes it."""
    cells = (" – ".join(filter(None, (cell.text, cell.note))) for cell in row.cells)
    return "\t".join(cells).replace("\u00a0", " ")
