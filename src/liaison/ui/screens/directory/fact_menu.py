"""The menu of a fact: go where it leads, correct it, copy it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Correctable, Row


def fact_menu(row: Row, go: Callable[[Row], None], correct: Callable[[Correctable], None], parent: QWidget) -> QMenu:
    """Build the menu; it deletes itself when closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    name, fact = row.cells[0].text, row.correctable
    if row.place is not None:
        leads_to_coverage = row.place.kind is Kind.GROUP
        text = tr("Who covers {name}", name=name) if leads_to_coverage else tr("Go to {name}", name=name)
        menu.addAction(icon("coverage" if leads_to_coverage else "right"), text.replace("&", "&&"), lambda: go(row))
    if fact is not None:
        menu.addAction(icon("edit"), f"{tr('Correct…')}\tCtrl+E", lambda: correct(fact))
    menu.addAction(icon("copy"), tr("Copy"), lambda: QApplication.clipboard().setText(as_text(row)))
    return menu


def as_text(row: Row) -> str:
    """The fact on one line, its cells parted by tabs, so that a spreadsheet takes it."""
    cells = (" – ".join(filter(None, (cell.text, cell.note))) for cell in row.cells)
    return "\t".join(cells).replace("\u00a0", " ")
