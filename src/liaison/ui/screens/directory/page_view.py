"""Draws a page: title, way, badges, map, the sections and the sources, scrolling as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.correcting.facts import Correctable
from liaison.ui.icons import icon
from liaison.ui.screens.directory.breadcrumb import Breadcrumb
from liaison.ui.screens.directory.facts_table import FactsTable
from liaison.ui.screens.directory.page import WHOLE, Badge, OwnRecord, Page, Place, Row, Section, Tone
from liaison.ui.screens.directory.source_list import SourceList
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import Chip, PlainLabel
from liaison.ui.widgets.map import MapColours, WorldMap, dark, light
from liaison.ui.widgets.reference.day_field import DayField
from liaison.ui.widgets.reference.legend import Legend
from liaison.ui.widgets.reference.names import Names

MAP_HEIGHT = 270

_DAY_WIDTH = 150

_CLOCK = 10_000
"""Milliseconds between looks at the clock; what is shown has minutes."""

_CHIPS = {Tone.OWN: "good", Tone.WARNING: "warn", Tone.DERIVED: "warn"}


class PageView(QScrollArea):
    """The detail beside the tree."""

    place_asked = Signal(Place)
    """A step of the way was chosen."""

    row_opened = Signal(Row)
    """Enter or a double click on a fact that leads somewhere."""

    menu_asked = Signal(object, QPoint)
    """The menu of a fact, at a global position."""

    country_asked = Signal(str)
    """A country of the map was chosen."""

    correction_asked = Signal(Correctable)
    """A fact is to be corrected."""

    edit_asked = Signal(OwnRecord)
    """An entry of the officer's own is to be changed."""

    day_asked = Signal()
    """The page is to be shown for another day, `day_for` it."""

    removal_asked = Signal(OwnRecord)
    """An entry of the officer's own is to be removed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: Page | None = None
        self._tables: list[FactsTable] = []
        self._left_at: _Left | None = None
        self._live: Badge | None = None
        self._clock = QTimer(self, interval=_CLOCK)
        self._clock.timeout.connect(self._follow_clock)
        self._clock.start()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the scroll bar's room is always kept, so that texts do not wrap anew from page to page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._title = PlainLabel("", "title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._correct = QPushButton(icon("edit"), tr("Correct…"))
        self._day = DayField(date.today(), self)
        self._way = Breadcrumb()
        self._badges = FlowLayout()
        self.map = WorldMap(_map_colours(theme))
        self._legend = Legend(_map_colours(theme))
        self._sections = QVBoxLayout()
        self._lay_out()
        self._connect()

    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def day_for(self, place: Place) -> date | None:
        """The day `place` is asked for; None for today, and for any other place than that of the page."""
        return self._day.day() if self._page is not None and self._page.own == place else None

    def show_page(self, page: Page, names: Names) -> None:
        """Show another page from its top, or the same one anew where the officer was."""
        again = self._page is not None and self._page.own == page.own
        was = (self._focused_fact() or self._left_at) if again else None
        self._left_at = None
        self._page = page
        self._title.setText(page.title)
        self._correct.setVisible(page.correctable is not None or page.record is not None)
        self._correct.setText(tr("Change…") if page.record is not None else tr("Correct…"))
        self._day.setVisible(page.through_time)
        if not again:
            self._day.show_day(None)
        self._way.show_way(page.crumbs)
        self._show_badges(page)
        self._show_map(page, names)
        self._show_sections(page, names)
        if not again:
            self.verticalScrollBar().setValue(0)
        elif was is not None:
            self._return_to(was)

    def focus_first(self) -> None:
        """Come to the first fact."""
        if self._tables:
            self._tables[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tables(self) -> tuple[FactsTable, ...]:
        """The sections that have facts, from the top."""
        return tuple(self._tables)

    def current_row(self) -> Row | None:
        """The fact the officer is on."""
        return next((row for table in self._tables if (row := table.current_row()) is not None), None)

    def remove_focused(self) -> None:
        """Ask for the removal of the officer's own entry that the officer is on, when the row is all of it."""
        row = self.current_row()
        if row is not None and row.owns and row.owns[0].kind not in WHOLE:
            self._left_at = self._focused_fact()
            self.removal_asked.emit(row.owns[0])

    def correct_focused(self) -> None:
        """Ask for a correction or change of the fact the officer is on, else of what the page is about."""
        row = self.current_row()
        # the dialog takes the focus, and the page that follows a correction has new tables
        self._left_at = self._focused_fact()
        if row is not None and row.correctable is not None:
            self.correction_asked.emit(row.correctable)
        elif row is not None and row.owns:
            self.edit_asked.emit(row.owns[0])
        elif row is None and self._page is not None and self._page.correctable is not None:
            self.correction_asked.emit(self._page.correctable)
        elif row is None and self._page is not None and self._page.record is not None:
            self.edit_asked.emit(self._page.record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page, also over the map, until the map was chosen."""
        if watched is self.map and isinstance(event, QWheelEvent) and not self.map.hasFocus():
            self.wheelEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self._content)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN - SPACING, MARGIN)
        rows.setSpacing(SPACING)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        self._day.setFixedWidth(_DAY_WIDTH)
        self._day.setPlaceholderText(tr("members today"))
        self._day.setAccessibleName(tr("Members as of"))
        top.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._correct, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(top)
        rows.addWidget(self._way)
        badges = QWidget()
        badges.setLayout(self._badges)
        rows.addWidget(badges)
        self.map.setFixedHeight(MAP_HEIGHT)
        self.map.installEventFilter(self)
        rows.addWidget(self.map)
        rows.addWidget(self._legend)
        self._sections.setSpacing(SPACING)
        rows.addLayout(self._sections)
        rows.addStretch(1)
        self.setWidget(self._content)

    def _connect(self) -> None:
        self._correct.setToolTip(tr("Correct the chosen fact  Ctrl+E"))
        self._correct.clicked.connect(self.correct_focused)
        self._day.day_changed.connect(lambda _day: self.day_asked.emit())
        self._way.place_asked.connect(self.place_asked)
        self.map.country_clicked.connect(self.country_asked)
        self._theme.changed.connect(self._recolour)

    def _recolour(self) -> None:
        self.map.set_colours(_map_colours(self._theme))
        self._legend.set_colours(_map_colours(self._theme))

    def _show_badges(self, page: Page) -> None:
        self._badges.clear()
        self._live = page.live() if page.live else None
        for badge in (*((self._live,) if self._live else ()), *page.badges):
            self._badges.addWidget(Chip(badge.text, _CHIPS.get(badge.tone, "neutral")))

    def _follow_clock(self) -> None:
        """Show the badge of the hour anew when it says something else."""
        page = self._page
        if page is not None and page.live is not None and self.isVisible() and page.live() != self._live:
            self._show_badges(page)

    def _show_map(self, page: Page, names: Names) -> None:
        self.map.setVisible(page.map is not None)
        self._legend.show_meanings(page.map.legend if page.map else ())
        if page.map is not None:
            self.map.set_labels(names.country)
            self.map.set_shades(page.map.shades)
            self.map.select(None)
            self.map.zoom_to(page.map.shown)

    def _show_sections(self, page: Page, names: Names) -> None:
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._tables = []
        for section in page.sections:
            self._add_section(section)
        if page.sources:
            self._sections.addWidget(_heading(tr("Sources")))
            self._sections.addWidget(SourceList(page.sources, names))

    def _add_section(self, section: Section) -> None:
        self._sections.addWidget(_heading(section.title))
        if section.note:
            self._sections.addWidget(PlainLabel(section.note, "muted"))
        if section.rows:
            table = FactsTable(section, self._theme)
            table.opened.connect(self.row_opened)
            table.menu_asked.connect(self.menu_asked)
            table.current_moved.connect(lambda: self._keep_in_sight(table))
            self._tables.append(table)
            self._sections.addWidget(table)
            # a layout shows its widgets only later, and what is not shown does not take the focus
            table.show()

    def _keep_in_sight(self, table: FactsTable) -> None:
        if table.hasFocus():
            place = table.visualRect(table.currentIndex())
            top = table.viewport().mapTo(self._content, place.topLeft())
            self.ensureVisible(top.x(), top.y(), 0, GAP)
            self.ensureVisible(top.x(), top.y() + place.height(), 0, GAP)

    def _focused_fact(self) -> _Left | None:
        """Where the focus is, when it is on a fact."""
        places = ((at, table.current_row(), table.currentIndex().row()) for at, table in enumerate(self._tables))
        return next((_Left(at, number, _key(row)) for at, row, number in places if row is not None), None)

    def _return_to(self, left: _Left) -> None:
        """Come back to a fact, wherever it stands now, or to the place where it stood."""
        for table in self._tables:
            keys = [_key(row) for row in table.rows()]
            if left.key is not None and left.key in keys:
                table.go_to_row(keys.index(left.key))
                return
        if left.table < len(self._tables):
            self._tables[left.table].go_to_row(left.row)


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the officer was: which table, which row, and which fact if it is one that can be corrected."""

    table: int
    row: int
    key: tuple[str, str, str] | None


def _key(row: Row) -> tuple[str, str, str] | None:
    fact = row.correctable
    if fact is not None:
        return (fact.table, fact.key, fact.chosen)
    return (row.owns[0].kind.value, row.owns[0].id, row.cells[0].text) if row.owns else None


def _heading(text: str) -> PlainLabel:
    heading = PlainLabel(text, "heading")
    heading.setContentsMargins(0, GAP, 0, 0)
    return heading


def _map_colours(theme: Theme) -> MapColours:
    return dark() if theme.is_dark else light()
