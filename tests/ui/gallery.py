"""Every kind of widget on one page, to be looked at: `python tests/ui/gallery.py picture.png [light|dark] [normal|high]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QSplitter,
    QTableView,
    QTabWidget,
    QTimeEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaison.ui.icons import icon
from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.widgets.frames import Card, EmptyState, FlowLayout
from liaison.ui.widgets.labels import Chip, ElidedLabel, PlainLabel

W = TypeVar("W", bound=QWidget)


class Gallery(QWidget):
    """One of each."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        grid = QGridLayout(self)
        grid.addWidget(_card("Fields", _fields()), 0, 0)
        grid.addWidget(_card("Buttons and choices", _buttons()), 0, 1)
        grid.addWidget(_card("Labels", _labels()), 0, 2)
        grid.addWidget(_card("Tree and table", _views()), 1, 0)
        grid.addWidget(_card("Tabs, text, scroll bars", _texts()), 1, 1)
        grid.addWidget(_card("Nothing here", _nothing()), 1, 2)


def _card(title: str, content: QWidget) -> Card:
    card = Card()
    card.rows.addWidget(PlainLabel(title, "heading"))
    card.rows.addWidget(content, 1)
    return card


def _fields() -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    line, hint, wrong, frozen = (
        QLineEdit("Frankfurt am Main"),
        QLineEdit(),
        QLineEdit("31.02.2019"),
        QLineEdit("frozen"),
    )
    line.setClearButtonEnabled(True)
    hint.setPlaceholderText("Type to find")
    wrong.setProperty("invalid", True)
    frozen.setReadOnly(True)
    off = _off(QLineEdit("disabled"))
    combo = QComboBox()
    combo.addItems(["Drug smuggling", "Human trafficking"])
    editable = QComboBox(editable=True)
    editable.addItems(["Belarus", "Germany"])
    combo_off = _off(QComboBox())
    combo_off.addItem("disabled")
    date = _with(QDateEdit(QDate(2019, 8, 2)), displayFormat="yyyy-MM-dd", calendarPopup=True)
    times = QHBoxLayout()
    for field in (QTimeEdit(), QSpinBox(value=10, suffix=" min"), QDoubleSpinBox(value=1.5)):
        times.addWidget(field)
    for widget in (line, hint, wrong, frozen, off, combo, editable, combo_off, date):
        rows.addWidget(widget)
    rows.addLayout(times)
    return page


def _buttons() -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    primary = _with(QPushButton("New meeting"), icon=icon("add", "on_accent"))
    primary.setProperty("primary", True)
    primary_off = _off(QPushButton("Primary, disabled"))
    primary_off.setProperty("primary", True)
    flat = QPushButton("Use the recovery code")
    flat.setProperty("flat", True)
    with_menu = QPushButton("With a menu")
    with_menu.setMenu(QMenu(with_menu))
    lines = (
        (primary, primary_off),
        (QPushButton("Plain"), _off(QPushButton("Disabled")), flat),
        (with_menu, _tool("edit", checked=False), _tool("coverage", checked=True)),
        (QCheckBox("Unchecked"), _with(QCheckBox("Checked"), checked=True), _half(), _disabled_box()),
        (QRadioButton("One"), _with(QRadioButton("Two"), checked=True), _off(QRadioButton("Off"))),
    )
    for widgets in lines:
        line = QHBoxLayout()
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        rows.addLayout(line)
    rows.addWidget(QProgressBar(maximum=4, value=3, textVisible=False))
    rows.addWidget(_with(QSlider(Qt.Orientation.Horizontal), value=40))
    group = QGroupBox("A group")
    QVBoxLayout(group).addWidget(_with(QCheckBox("Inside"), checked=True))
    rows.addWidget(group)
    rows.addStretch(1)
    return page


def _with(widget: W, **properties: object) -> W:
    for name, value in properties.items():
        widget.setProperty(name, value)
    return widget


def _off(widget: W) -> W:
    return _with(widget, enabled=False)


def _tool(picture: str, *, checked: bool) -> QToolButton:
    button = _with(QToolButton(), icon=icon(picture), checkable=True, checked=checked, text="Tool")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _half() -> QCheckBox:
    box = QCheckBox("Partly", tristate=True)
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    return box


def _disabled_box() -> QCheckBox:
    return _with(QCheckBox("Off"), checked=True, enabled=False)


def _labels() -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(PlainLabel("ICE Attaché, Frankfurt am Main", "title"))
    rows.addWidget(PlainLabel("Covers 10 countries", "heading"))
    for role in ("muted", "good", "warn", "bad"):
        rows.addWidget(PlainLabel(f"A sentence in the role {role}; Гадкий утёнок, Əliyev", role))
    chips = QWidget()
    flow = FlowLayout(chips)
    for kind in ("neutral", "good", "warn", "bad"):
        flow.addWidget(Chip(f"chip {kind}", kind))
    rows.addWidget(chips)
    rows.addWidget(
        ElidedLabel("A very long line of text that does not fit into its place and therefore ends early " * 2)
    )
    rows.addStretch(1)
    return page


def _views() -> QWidget:
    tree = _with(QTreeWidget(), columnCount=1, headerHidden=True)
    parents: list[QTreeWidgetItem] = [tree.invisibleRootItem()]
    for name in ("United States of America", "Department of Homeland Security", "Frankfurt am Main"):
        item = QTreeWidgetItem(parents[-1], [name])
        parents.append(item)
        QTreeWidgetItem(item, [f"below {name}"])
        item.setExpanded(True)
    tree.setCurrentItem(parents[-1])
    model = QStandardItemModel(12, 3)
    model.setHorizontalHeaderLabels(["Date", "Meeting", "Follow-ups"])
    for row in range(12):
        for column, text in enumerate(("2019-08-02", "Working meeting, Minsk", "2 open")):
            model.setItem(row, column, QStandardItem(text))
    table = _with(QTableView(), showGrid=False, selectionBehavior=QTableView.SelectionBehavior.SelectRows)
    table.setModel(model)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.setCurrentIndex(model.index(1, 0))
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(tree)
    splitter.addWidget(table)
    return splitter


def _texts() -> QWidget:
    tabs = QTabWidget()
    text = QPlainTextEdit(
        "\n".join(f"{number} A line of a note that is a little longer than the field is wide" for number in range(40))
    )
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    tabs.addTab(text, "Notes")
    tabs.addTab(QCalendarWidget(), "Calendar")
    many = QListWidget()
    many.addItems([f"Row {number}" for number in range(30)])
    tabs.addTab(many, "List")
    return tabs


def _nothing() -> QWidget:
    return EmptyState(
        "meetings",
        "No meeting yet",
        "Write the first one: what was said and who promised what.",
        ("New meeting", lambda: None),
    )


def main(arguments: list[str]) -> None:
    """Grab the gallery into a file."""
    application = QApplication([])
    scheme = Scheme(arguments[1]) if len(arguments) > 1 else Scheme.LIGHT
    contrast = Contrast(arguments[2]) if len(arguments) > 2 else Contrast.NORMAL
    Theme(application, scheme, contrast)
    gallery = Gallery()
    gallery.resize(1440, 900)
    gallery.show()
    application.processEvents()
    gallery.grab().save(str(Path(arguments[0])))


if __name__ == "__main__":
    main(sys.argv[1:])
