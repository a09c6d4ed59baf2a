"""The matrix by keys and mouse: moving, activating, opening and closing, finding, and what a screen reader hears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.widgets.matrix import (
    Column,
    ColumnNote,
    Mark,
    MarkKind,
    MarkLegend,
    MatrixContent,
    MatrixView,
    NoteKind,
    Row,
    RowGroup,
    marks_by_row,
)

COLUMNS = (
    Column("BY", "BY", "Belarus", "Eastern Europe"),
    Column("PL", "PL", "Poland", "Eastern Europe", ColumnNote(NoteKind.OVERLAP, "Two offices cover it")),
    Column("AF", "AF", "Afghanistan", "Southern Asia", ColumnNote(NoteKind.GAP, "Nobody is known to cover it")),
)
GROUPS = (
    RowGroup("ice", "ICE", (Row("fra", "Frankfurt am Main"), Row("mos", "Moscow", "closed in 2018"))),
    RowGroup("fbi", "FBI", (Row("waw", "Warsaw"), Row("wie", "Wien"))),
)
MARKS = {
    ("fra", "BY"): Mark(MarkKind.FULL, "stated by the office"),
    ("fra", "PL"): Mark(MarkKind.PART, "stated by a newspaper", is_old=True),
    ("waw", "PL"): Mark(MarkKind.YES, "main country"),
    ("mos", "BY"): Mark(MarkKind.ENDED, "ended in 2018"),
}
CONTENT = MatrixContent("Offices and countries", COLUMNS, GROUPS, marks_by_row(MARKS), "not covered by it")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[MatrixView]:
    """The small matrix, shown, with the focus."""
    made = MatrixView(theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_content(CONTENT)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    yield made


def spoken(view: MatrixView) -> str:
    """What a screen reader reads of the current cell."""
    table = QAccessible.queryAccessibleInterface(view)
    index = view.currentIndex()
    # Qt counts the headings as the first line and the first column
    across = len(COLUMNS) + 1
    cell = table.child((index.row() + 1) * across + index.column() + 1)
    assert cell is not None
    return cell.text(QAccessible.Text.Name)


def test_arrows_walk_over_cells_and_headings(view: MatrixView) -> None:
    assert view.current_cell() == ("", "BY")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_cell() == ("fra", "BY")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_cell() == ("fra", "AF")
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_cell() == ("wie", "BY")
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.current_cell() == ("", "BY")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_asks_for_the_facts_of_a_cell(view: MatrixView, qtbot: QtBot, key: Qt.Key) -> None:
    view.go_to("fra", "PL")
    with qtbot.waitSignal(view.cell_activated) as asked:
        QTest.keyClick(view, key)
    assert asked.args == ["fra", "PL"]


def test_a_heading_closes_and_opens_its_rows_by_key(view: MatrixView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.is_open("ice")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_cell() == ("waw", "BY"), "the closed rows are gone"
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert not view.is_open("fbi")
    assert view.current_cell() == ("", "BY"), "on the heading of the row that went away"
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.is_open("fbi")


def test_a_closed_group_tells_how_many_of_its_rows_have_something_there(view: MatrixView) -> None:
    view.set_open("ice", False)
    assert spoken(view) == "ICE, 2 rows, collapsed, Belarus, 1 of 2 rows"


def test_going_to_a_row_opens_its_group(view: MatrixView) -> None:
    view.set_open("ice", False)
    assert view.go_to("mos", "BY")
    assert view.is_open("ice")
    assert view.current_cell() == ("mos", "BY")
    assert not view.go_to("nobody")
    assert not view.go_to("mos", "XX")
    assert view.current_cell() == ("mos", "BY")


def test_letters_and_search_find_rows_also_closed_ones(view: MatrixView) -> None:
    view.set_open("fbi", False)
    QTest.keyClicks(view, "wi")
    assert view.current_cell()[0] == "wie", "not the first that begins with w, nor with i"
    assert view.find_row("WIE")
    assert view.current_cell()[0] == "wie", "it names what is looked for"
    assert view.find_row("w", onward=True)
    assert view.current_cell()[0] == "mos", "from the top again"
    assert view.find_row("MAIN")
    assert view.current_cell()[0] == "fra"
    assert not view.find_row("nowhere")


def test_a_screen_reader_reads_row_column_and_value(view: MatrixView) -> None:
    view.go_to("fra", "BY")
    assert spoken(view) == "Frankfurt am Main, Belarus, stated by the office"
    view.go_to("mos", "AF")
    assert spoken(view) == "Moscow, closed in 2018, Afghanistan, not covered by it; Nobody is known to cover it"
    assert not nameless(view)
    assert not out_of_reach(view)


def test_every_move_is_told_once(view: MatrixView, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    view.cell_changed.connect(lambda row, column: told.append((row, column)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert told == [("fra", "BY"), ("fra", "PL")]


def test_headings_are_clicked_by_mouse_and_by_key(view: MatrixView, qtbot: QtBot) -> None:
    columns, rows = view.horizontalHeader(), view.verticalHeader()
    at_poland = QPoint(columns.sectionViewportPosition(1) + 5, columns.height() // 2)
    with qtbot.waitSignal(view.column_clicked) as column:
        QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=at_poland)
    assert column.args == ["PL"]
    at_frankfurt = QPoint(30, rows.sectionViewportPosition(1) + 5)
    with qtbot.waitSignal(view.row_clicked) as row:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at_frankfurt)
    assert row.args == ["fra"]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 5))
    assert not view.is_open("ice")
    view.go_to("waw", "AF")
    with qtbot.waitSignal(view.column_clicked) as column:
        QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert column.args == ["AF"]
    with qtbot.waitSignal(view.row_clicked) as row:
        QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert row.args == ["waw"]


def test_a_double_click_asks_for_the_facts(view: MatrixView, qtbot: QtBot) -> None:
    view.go_to("waw", "PL")
    place = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.cell_activated) as asked:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["waw", "PL"]


def test_the_tooltip_says_what_the_cell_and_its_column_say(view: MatrixView) -> None:
    view.go_to("waw", "PL")
    tooltip = view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "Warsaw\u00a0· Poland\nmain country\nTwo offices cover it"


def test_new_content_keeps_the_place_and_what_is_closed(view: MatrixView) -> None:
    view.go_to("waw", "PL")
    view.set_open("ice", False)
    view.show_content(MatrixContent("Fewer", COLUMNS[1:], GROUPS, marks_by_row(MARKS), "nothing"))
    assert view.current_cell() == ("waw", "PL")
    assert not view.is_open("ice")
    view.show_content(MatrixContent("None", (), (), marks_by_row({}), "nothing"))
    assert view.current_cell() == ("", "")
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(view, "x")


def picture(view: MatrixView) -> QImage:
    """As painted."""
    return view.grab().toImage()


def test_each_kind_of_mark_has_a_shape_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    kinds = [kind for kind in MarkKind if kind is not MarkKind.COUNT]
    seen = set()
    for kind in kinds:
        for is_old in (False, True):
            single = MatrixView(theme)
            qtbot.addWidget(single)
            single.resize(200, 80)
            marks = marks_by_row({("row", "BY"): Mark(kind, "", is_old)})
            group = RowGroup("", "", (Row("row", "Row"),))
            single.show_content(MatrixContent("One", COLUMNS[:1], (group,), marks, ""))
            grey = picture(single).convertToFormat(QImage.Format.Format_Mono)
            seen.add(bytes(grey.constBits()))
    assert len(seen) == 2 * len(kinds), "told apart in black and white"


def test_the_theme_is_followed(view: MatrixView, theme: Theme) -> None:
    light = picture(view)
    theme.choose(Scheme.DARK)
    dark = picture(view)
    theme.choose(Scheme.DARK, Contrast.HIGH)
    assert light != dark != picture(view)


def test_the_interface_may_run_from_right_to_left(view: MatrixView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture(view)
    columns = view.horizontalHeader()
    assert columns.sectionViewportPosition(0) > columns.sectionViewportPosition(2)
    view.go_to("fra", "BY")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current_cell() == ("fra", "PL")


def test_the_legend_says_its_words_aloud(qtbot: QtBot, theme: Theme) -> None:
    legend = MarkLegend(theme)
    qtbot.addWidget(legend)
    legend.show_meanings([(MarkKind.YES, "party"), (NoteKind.GAP, "nobody"), (None, "older than ten years")])
    assert legend.accessibleName() == "party; nobody; older than ten years"
