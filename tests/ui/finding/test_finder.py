"""Finding by keys: one types in the field on top, the panel shows what there is, Enter leads to it."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless

from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion, Found, Hit
from liaison.domain.rows import RowKey
from liaison.services.finding.attachment_texts import AttachmentTexts
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.saved_searches import SavedSearchService
from liaison.services.finding.service import FindService
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory
from liaison.ui.doors import Doors
from liaison.ui.finding.finder import Finder
from liaison.ui.finding.model import said
from liaison.ui.finding.rows import CommandRow, HeadingRow, HitRow, MoreRow, SearchRow, SentenceRow
from liaison.ui.finding.services import FindServices
from liaison.ui.shell.top import SearchField
from liaison.ui.theme.theme import Contrast, Scheme, Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 10_000


@dataclasses.dataclass
class Built:
    """A window with a field and the finder, over the sample."""

    window: QMainWindow
    field: SearchField
    below: QLineEdit
    finder: Finder
    store: Store
    opened: list[Hit] = dataclasses.field(default_factory=list)
    filters: list[str] = dataclasses.field(default_factory=list)
    notices: list[str] = dataclasses.field(default_factory=list)
    near: RowKey | None = None

    @property
    def rows(self) -> tuple[Any, ...]:
        return self.finder.panel.model.rows

    def hits(self, kind: FindKind | None = None) -> list[str]:
        return [row.hit.name for row in self.rows if isinstance(row, HitRow) and kind in (None, row.hit.kind)]


@pytest.fixture
def built(qtbot: QtBot, doors: Doors, theme: Theme) -> Iterator[Built]:
    store = store_in_memory()
    PackService(store).install_built_in()
    fill(store)
    window, box = QMainWindow(), QWidget()
    search, below = SearchField(), QLineEdit()
    layout = QVBoxLayout(box)
    for part in (search, below):
        layout.addWidget(part)
    layout.addStretch()
    window.setCentralWidget(box)
    window.resize(1000, 700)
    qtbot.addWidget(window)
    indexing = FindIndexing(store)
    for _ in indexing.catch_up():
        pass
    services = FindServices(
        FindService(store, indexing), indexing, SavedSearchService(store), AttachmentTexts(store, ())
    )
    journal = JournalService(store)
    made: Built

    def undo() -> None:
        doors.write(journal.undo_last, lambda _: None, doors)

    finder = Finder(
        services,
        doors,
        theme,
        window,
        search,
        lambda: made.near,
        lambda text, undo: made.notices.append(text),
        undo,
    )
    made = Built(window, search, below, finder, store)
    finder.opened.connect(made.opened.append)
    finder.filter_asked.connect(made.filters.append)
    search.looks_with(lambda ready: ready(finder))
    search.asked.connect(made.filters.append)
    search.left.connect(below.setFocus)
    command = QAction("Back up…", window)
    command.setObjectName("back-up")
    command.setShortcut("Ctrl+Shift+B")
    command.triggered.connect(lambda: made.filters.append("backed up"))
    window.addAction(command)
    window.show()
    qtbot.waitExposed(window)
    below.setFocus()
    yield made
    window.close()


def type_in(built: Built, qtbot: QtBot, text: str) -> None:
    """Type, and wait for the answer to it."""
    if not built.field.hasFocus():
        built.field.begin()
    built.field.selectAll()
    QTest.keyClicks(built.field, text)
    qtbot.waitUntil(lambda: _answers(built, text), timeout=LONG)


def _answers(built: Built, text: str) -> bool:
    found = built.finder.found
    return found is not None and found.text == text and built.finder.panel.isVisible() and found.is_last


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def test_typing_shows_what_there_is_and_enter_opens_it(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "balsamo")
    assert built.hits(FindKind.PERSON) == ["G. Balsamo"]
    assert built.field.hasFocus()
    press(Qt.Key.Key_Return)
    assert [(hit.kind, hit.name) for hit in built.opened] == [(FindKind.PERSON, "G. Balsamo")]
    assert not built.finder.panel.isVisible()


def test_enter_before_the_answer_opens_the_first_of_it(built: Built, qtbot: QtBot) -> None:
    built.field.begin()
    QTest.keyClicks(built.field, "balsamo kind:person")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(built.opened), timeout=LONG)
    assert [hit.name for hit in built.opened] == ["G. Balsamo"]


def test_what_is_typed_after_enter_takes_it_back(built: Built, qtbot: QtBot) -> None:
    built.field.begin()
    QTest.keyClicks(built.field, "balsam")
    press(Qt.Key.Key_Return)
    type_in(built, qtbot, "balsamo")
    assert not built.opened


def test_enter_opens_what_is_typed_by_now_however_late_the_rest_of_an_older_answer_comes(
    built: Built, doors: Doors, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins_rest, may_read_rest, has_read_rest = threading.Event(), threading.Event(), threading.Event()
    find_rest = FindService.find_rest

    def observed(self: FindService, question: FindQuestion, found: Found) -> Found:
        begins_rest.set()
        may_read_rest.wait(LONG / 1000)
        try:
            return find_rest(self, question, found)
        finally:
            has_read_rest.set()

    type_in(built, qtbot, "custo")
    monkeypatch.setattr(FindService, "find_rest", observed)
    QTest.keyClicks(built.field, "m")
    qtbot.waitUntil(begins_rest.is_set, timeout=LONG)
    # the rest is told while nobody listens, as in a busy moment
    may_read_rest.set()
    assert has_read_rest.wait(LONG / 1000)
    time.sleep(0.05)
    # longer than one waits before looking for typing errors
    is_busy = threading.Event()

    def keep_busy() -> None:
        is_busy.set()
        time.sleep(0.4)

    doors.read(keep_busy, lambda _: None, built.finder)
    assert is_busy.wait(LONG / 1000)
    QTest.keyClicks(built.field, "s union")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(built.opened), timeout=LONG)
    assert built.finder.found is not None and built.finder.found.text == "customs union"


def test_groups_further_down_come_after_the_first_are_painted_and_without_painting_too(
    built: Built, doors: Doors, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    built.finder.panel.view.painted.connect(lambda: order.append("painted"))
    find_rest = FindService.find_rest

    def observed(self: FindService, question: FindQuestion, found: Found) -> Found:
        if found.rest:
            order.append("rest")
        return find_rest(self, question, found)

    monkeypatch.setattr(FindService, "find_rest", observed)
    type_in(built, qtbot, "b")
    assert "rest" in order
    assert "painted" in order[: order.index("rest")]
    built.window.hide()
    order.clear()
    built.finder.ask("m")
    built.field.setText("m")
    qtbot.waitUntil(lambda: built.finder.found is not None and built.finder.found.text == "m")
    qtbot.waitUntil(lambda: built.finder.found is not None and not built.finder.found.rest)
    assert order == ["rest"]


def test_the_first_line_is_chosen_when_what_comes_later_stands_above(
    built: Built, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_rest = FindService.find_rest

    def turned(self: FindService, question: FindQuestion, found: Found) -> Found:
        whole = find_rest(self, question, found)
        return dataclasses.replace(whole, groups=whole.groups[::-1]) if found.rest else whole

    monkeypatch.setattr(FindService, "find_rest", turned)
    type_in(built, qtbot, "drug")
    assert built.finder.panel.chosen_row() == next(row for row in built.rows if isinstance(row, HitRow))


def test_what_somebody_stepped_to_stays_chosen_when_more_comes(
    built: Built, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_rest, may_read = FindService.find_rest, threading.Event()

    def late(self: FindService, question: FindQuestion, found: Found) -> Found:
        may_read.wait(LONG / 1000)
        return find_rest(self, question, found)

    monkeypatch.setattr(FindService, "find_rest", late)
    built.field.begin()
    QTest.keyClicks(built.field, "drug")
    qtbot.waitUntil(lambda: built.finder.found is not None and built.finder.found.text == "drug", timeout=LONG)
    press(Qt.Key.Key_Down)
    chosen = built.finder.panel.chosen_row()
    may_read.set()
    qtbot.waitUntil(lambda: _answers(built, "drug"), timeout=LONG)
    assert built.finder.panel.chosen_row() == chosen


def test_the_arrows_go_from_hit_to_hit_past_headings(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "baku")
    first = built.finder.panel.chosen_row()
    assert isinstance(first, HitRow)
    press(Qt.Key.Key_Down)
    second = built.finder.panel.chosen_row()
    assert isinstance(second, HitRow)
    assert second != first
    press(Qt.Key.Key_Up)
    assert built.finder.panel.chosen_row() == first
    press(Qt.Key.Key_Up)
    assert built.finder.panel.chosen_row() == first
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert built.opened == [second.hit]


def test_a_statement_leads_to_its_line(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "final distributor kind:statement")
    press(Qt.Key.Key_Return)
    (hit,) = built.opened
    assert hit.meeting is not None
    assert hit.line is not None


def test_a_click_opens_and_headings_do_nothing(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "baku")
    view = built.finder.panel.view
    heading = next(at for at, row in enumerate(built.rows) if isinstance(row, HeadingRow))
    for at in (heading, heading + 1):
        place = view.visualRect(built.finder.panel.model.index(at)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert len(built.opened) == 1


def test_escape_closes_the_panel_and_then_leaves(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "baku")
    press(Qt.Key.Key_Escape)
    assert not built.finder.panel.isVisible()
    assert built.field.text() == "baku"
    press(Qt.Key.Key_Escape)
    assert built.field.text() == ""
    assert built.below.hasFocus()
    assert built.filters == [""]


def test_control_enter_filters_the_screen(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "minsk")
    press(Qt.Key.Key_Return, CONTROL)
    assert built.filters == ["minsk"]
    assert not built.finder.panel.isVisible()
    assert not built.opened


def test_what_is_left_without_choosing_is_forgotten(built: Built, qtbot: QtBot) -> None:
    built.field.show_filter("in force")
    type_in(built, qtbot, "baku")
    built.below.setFocus()
    assert not built.finder.panel.isVisible()
    assert built.field.text() == "in force"


def test_commands_are_found_and_run(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "back u")
    row = next(row for row in built.rows if isinstance(row, CommandRow))
    assert (row.text, row.keys) == ("Back up…", "Ctrl+Shift+B")
    while built.finder.panel.chosen_row() != row:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert built.filters == ["backed up"]
    assert built.field.text() == ""


def test_more_shows_one_kind_alone_and_leads_back(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "convention")
    before = built.hits(FindKind.INSTRUMENT)
    assert len(before) == 4
    while not isinstance(row := built.finder.panel.chosen_row(), MoreRow):
        press(Qt.Key.Key_Down)
    assert row.kind is FindKind.INSTRUMENT
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(built.rows[0], MoreRow), timeout=LONG)
    assert len(built.hits()) > 5
    assert set(built.hits()) == set(built.hits(FindKind.INSTRUMENT))
    assert isinstance(built.rows[0], MoreRow)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    built.finder.panel.chosen.emit(built.rows[0])
    qtbot.waitUntil(lambda: built.hits(FindKind.INSTRUMENT) == before, timeout=LONG)


def test_a_wrong_word_that_is_all_there_is_is_told_once_it_is_finished(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "date:2019-13")
    assert not built.finder.panel._complaint.isVisible()
    type_in(built, qtbot, "date:2019-13 ")
    assert "2019-13" in built.finder.panel._complaint.text()
    assert built.finder.panel._complaint.isVisible()


def test_what_is_wrong_is_told_when_the_caret_has_left_it(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "open:perhaps")
    assert not built.finder.panel._complaint.isVisible()
    type_in(built, qtbot, "open:perhaps baku")
    assert "open" in built.finder.panel._complaint.text()
    assert built.finder.panel._complaint.isVisible()
    assert built.hits()
    type_in(built, qtbot, "baku")
    assert not built.finder.panel._complaint.isVisible()


def test_nothing_found_says_so_and_offers_what_is_near(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "distribvtor")
    headings = [row.text for row in built.rows if isinstance(row, HeadingRow) and row.is_caution]
    assert headings
    assert any("Nothing" in row.text for row in built.rows if isinstance(row, SentenceRow))
    assert built.hits()


def test_the_reader_may_be_limited(built: Built, qtbot: QtBot) -> None:
    with built.store.change("test") as change:
        for scope, identity in change.connection.exec_driver_sql("SELECT scope, id FROM meeting").all():
            change.update("meeting", (scope, identity), {"tlp": "TLP:RED"})
    type_in(built, qtbot, "baku")
    assert built.hits(FindKind.MEETING)
    box = built.finder.panel._marking
    box.setFocus()
    assert built.finder.panel.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not built.hits(FindKind.MEETING), timeout=LONG)
    assert built.field.hasFocus()


def test_searches_are_kept_offered_and_removed(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "northern route")
    press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QInputDialog), timeout=LONG)
    qtbot.waitUntil(lambda: QApplication.focusWidget() not in (None, built.field), timeout=LONG)
    press(Qt.Key.Key_A, CONTROL)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "The route")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(built.notices), timeout=LONG)
    built.window.activateWindow()
    qtbot.waitUntil(built.window.isActiveWindow, timeout=LONG)
    type_in(built, qtbot, "northern route")
    press(Qt.Key.Key_Return)
    assert len(built.opened) == 1
    built.below.setFocus()
    built.field.begin()
    qtbot.waitUntil(lambda: any(isinstance(row, SearchRow) for row in built.rows), timeout=LONG)
    saved, lately = (row for row in built.rows if isinstance(row, SearchRow))
    assert (saved.saved is not None, saved.query) == (True, "northern route")
    assert (lately.saved, lately.query) == (None, "northern route")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _answers(built, "northern route"), timeout=LONG)
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: any(isinstance(row, SearchRow) for row in built.rows), timeout=LONG)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "removed" in built.notices[-1], timeout=LONG)
    assert not [row for row in built.rows if isinstance(row, SearchRow) and row.saved]


def test_a_change_elsewhere_is_shown(built: Built, qtbot: QtBot, doors: Doors) -> None:
    type_in(built, qtbot, "phytosanitary")
    before = len(built.hits())
    from liaison.services.meetings import MeetingService

    meetings = MeetingService(built.store)
    from liaison.domain.meetings import MeetingHeader

    doors.write(lambda: meetings.create(MeetingHeader("Phytosanitary talks")), lambda _: None, built.finder)
    qtbot.waitUntil(lambda: len(built.hits()) > before, timeout=LONG)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("contrast", [Contrast.NORMAL, Contrast.HIGH])
def test_every_line_is_painted_and_said(
    built: Built, qtbot: QtBot, theme: Theme, scheme: Scheme, contrast: Contrast
) -> None:
    theme.choose(scheme, contrast)
    for text in ("drug", "gub", "who:balsamo", "zzzz", "convention", "open:yes"):
        type_in(built, qtbot, text)
        assert not built.finder.panel.grab().isNull()
        assert all(said(row) for row in built.rows)
    assert not nameless(built.finder.panel)


def test_the_panel_stays_in_a_narrow_window(built: Built, qtbot: QtBot) -> None:
    built.window.resize(520, 420)
    type_in(built, qtbot, "drug")
    assert built.window.rect().contains(built.finder.panel.geometry())


def test_the_panel_follows_the_window_while_it_is_open(built: Built, qtbot: QtBot) -> None:
    type_in(built, qtbot, "drug")
    for size in ((520, 420), (1200, 800)):
        built.window.resize(*size)
        qtbot.waitUntil(lambda: _lies_below_the_field(built), timeout=LONG)


def _lies_below_the_field(built: Built) -> bool:
    below = built.field.mapTo(built.window, built.field.rect().bottomLeft()).y()
    panel = built.finder.panel.geometry()
    return built.window.rect().contains(panel) and panel.top() >= below and panel.width() > built.window.width() * 0.6
