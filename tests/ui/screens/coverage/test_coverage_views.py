"""Map, matrix and list of one answer: one selection, whichever is moved in."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.screens.coverage import matrix_drawing
from liaison.ui.screens.coverage.answer_matrix import matrix_of_answer
from liaison.ui.screens.coverage.lean_matrix import mark_of_cell
from liaison.ui.screens.coverage.lines import Kind, Line
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.screens.coverage.view_switch import View
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.map import Shade
from liaison.ui.widgets.matrix import MarkKind, NoteKind
from liaison.ui.widgets.reference.names import Names

ROUTE = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE", "TV")


@pytest.fixture
def asked(screen: CoverageScreen, qtbot: QtBot) -> CoverageScreen:
    """The route of story C, and a country nobody is known to cover, in all three views."""
    screen.ask(Question(ROUTE, "drug-trafficking", is_route=True))
    screen.views.switch.choose(View.BOTH)
    qtbot.waitUntil(lambda: screen.answer is not None and len(screen.answer.countries) == len(ROUTE))
    return screen


def current(screen: CoverageScreen) -> Line:
    line = screen.answer_side.list.current_line()
    assert line is not None
    return line


def test_three_views_of_one_answer_agree(asked: CoverageScreen) -> None:
    answer = asked.answer
    assert answer is not None
    content = asked.views.matrix_side.matrix._matrix.content
    shades = asked.views.map_side.map._scene.shades
    listed = [line for line in asked.answer_side.list._answer._lines if line.kind is Kind.COUNTRY]
    assert [line.country for line in listed] == [column.key for column in content.columns] == list(ROUTE)
    rows = {row.key for group in content.groups for row in group.rows}
    for country, line, column in zip(answer.countries, listed, content.columns, strict=True):
        offices = {one.office.id for one in country.offices}
        in_list = {one.office for one in line.below if one.answer is not None and one.answer.standing.covers}
        marks = {row: content.marks(row).get(column.key) for row in rows}
        in_matrix = {
            row for row, mark in marks.items() if mark and mark.kind not in (MarkKind.ENDED, MarkKind.NOT_KNOWN)
        }
        assert in_list == in_matrix == offices
        assert (shades[column.key] is Shade.GAP) is (not offices)
        assert (column.note is not None and column.note.kind is NoteKind.GAP) is (not offices)
        # the map is as sure as the surest cell
        strongest = {mark.kind for mark in marks.values() if mark}
        assert (shades[column.key] is Shade.STRONG) is (MarkKind.FULL in strongest)


def test_an_office_chosen_in_the_list_is_marked_in_matrix_and_map(asked: CoverageScreen, qtbot: QtBot) -> None:
    assert asked.answer_side.list.go_to("BY", "us-ice-frankfurt")
    assert asked.views.matrix_side.matrix.current_cell() == ("us-ice-frankfurt", "BY")
    assert asked.views.map_side.map.selected() == "BY"
    qtbot.waitUntil(lambda: "NO" in asked.views.map_side.map._scene.shades)


def test_a_country_chosen_on_the_map_is_gone_to_in_list_and_matrix(asked: CoverageScreen) -> None:
    world = asked.views.map_side.map
    QTest.keyClicks(world, "Poland")
    assert world.selected() == "PL"
    assert current(asked).country == "PL"
    assert asked.views.matrix_side.matrix.current_cell()[1] == "PL"


def test_a_cell_of_the_matrix_is_gone_to_in_list_and_map_and_enter_leads_to_its_reasons(
    asked: CoverageScreen, qtbot: QtBot
) -> None:
    matrix = asked.views.matrix_side.matrix
    matrix.setFocus()
    assert matrix.go_to("us-ice-frankfurt", "PL")
    assert (current(asked).office, current(asked).country) == ("us-ice-frankfurt", "PL")
    assert asked.views.map_side.map.selected() == "PL"
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert (current(asked).office, current(asked).country) == ("us-ice-frankfurt", "DE")
    with qtbot.waitActive(asked):
        asked.activateWindow()
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(asked.answer_side.explanation.hasFocus)


def test_a_cell_without_a_fact_leads_to_its_country(asked: CoverageScreen) -> None:
    assert asked.views.matrix_side.matrix.go_to("us-ice-frankfurt", "TV")
    assert (current(asked).kind, current(asked).country) == (Kind.COUNTRY, "TV")


def test_alt_and_a_number_choose_the_picture(asked: CoverageScreen, qtbot: QtBot) -> None:
    with qtbot.waitActive(asked):
        asked.activateWindow()
    asked.answer_side.list.setFocus()
    map_side, matrix_side = asked.views.map_side, asked.views.matrix_side
    for key, shown, focused in (
        (Qt.Key.Key_1, (True, False), map_side.map),
        (Qt.Key.Key_2, (False, True), matrix_side.matrix),
        (Qt.Key.Key_3, (True, True), map_side.map),
    ):
        QTest.keyClick(asked, key, Qt.KeyboardModifier.AltModifier)
        assert (map_side.isVisible(), matrix_side.isVisible()) == shown
        assert focused.hasFocus()
    for pane in (matrix_side.matrix, asked.answer_side.list):
        QTest.keyClick(asked, Qt.Key.Key_F6)
        assert pane.hasFocus()


def test_everything_in_all_views_has_a_name_and_is_reached_by_tab(asked: CoverageScreen) -> None:
    asked.time.compare_with(date(2010, 1, 1))
    assert nameless(asked) == []
    assert out_of_reach(asked) == []


def test_what_is_sought_in_the_answer_is_gone_to_in_the_matrix(asked: CoverageScreen) -> None:
    asked.set_filter("Frankfurt")
    assert asked.views.matrix_side.matrix.current_cell()[0] == "us-ice-frankfurt"


def test_with_nothing_asked_the_map_has_the_whole_width(screen: CoverageScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.answer_side.isVisible())
    assert screen.views.width() > screen.width() * 0.9
    screen.ask_country("BY")
    qtbot.waitUntil(screen.answer_side.isVisible)


def test_between_the_legs_stands_the_legal_basis_and_enter_leads_to_it(asked: CoverageScreen, qtbot: QtBot) -> None:
    def bases() -> list[Line]:
        return [line for line in asked.answer_side.list._answer._lines if line.kind is Kind.BASIS]

    qtbot.waitUntil(lambda: "UN Drugs Convention 1988" in bases()[0].title)
    assert [(line.leads_to, line.country) for line in bases()] == list(pairwise(ROUTE))
    assert "Customs assistance: Not known" in bases()[0].title
    assert "under conditions" in bases()[5].title
    asked.answer_side.list.setFocus()
    asked.answer_side.list.setCurrentIndex(asked.answer_side.list.model().index(1, 0))
    with qtbot.waitSignal(asked.legal_bases_asked) as opened:
        QTest.keyClick(asked.answer_side.list, Qt.Key.Key_Return)
    assert opened.args == ["AF", "TJ", "drug-trafficking", None]


def test_the_unasked_world_is_tinted_by_how_many_offices_cover_each_country(
    screen: CoverageScreen, coverage: CoverageService, qtbot: QtBot
) -> None:
    world = screen.views.map_side.map
    qtbot.waitUntil(lambda: "BY" in world._scene.shades)
    shades = world._scene.shades
    assert "TV" not in shades  # not known is no shade of its own, and never a gap where nothing was asked
    assert Shade.GAP not in shades.values()
    assert (shades["BY"], shades["KZ"]) == (Shade.MEDIUM, Shade.STRONG)
    QTest.keyClicks(world, "Belarus")
    assert world.accessibleName() == "World map: Belarus, 2 to 4 offices"


def test_the_unasked_matrix_has_everything_and_enter_asks(screen: CoverageScreen, qtbot: QtBot) -> None:
    screen.views.switch.choose(View.MATRIX)
    matrix = screen.views.matrix_side.matrix
    qtbot.waitUntil(lambda: matrix.go_to("us-ice-frankfurt", "NO"))
    content = matrix._matrix.content
    assert len(content.columns) == 249
    regions = [column.group for column in content.columns]
    assert len(set(regions)) == sum(1 for one, other in pairwise(["", *regions]) if one != other)
    qtbot.waitUntil(lambda: "NO" in content.marks("us-ice-frankfurt"))
    assert content.marks("us-ice-frankfurt")["NO"].kind is MarkKind.FULL
    assert content.marks("us-ice-frankfurt")["NO"].text.startswith("Also covered, stated\u00a0· Holds as last stated")
    qtbot.waitUntil(lambda: any(column.note is not None for column in matrix._matrix.content.columns))
    gaps = {column.key for column in matrix._matrix.content.columns if column.note is not None}
    assert "TV" in gaps
    assert "NO" not in gaps
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer is not None and screen.answer.countries[0].country_iso2 == "NO")


def test_everything_can_be_shown_beside_an_answer_and_a_cell_outside_it_is_explained(
    asked: CoverageScreen, qtbot: QtBot
) -> None:
    side = asked.views.matrix_side
    side._everything.setFocus()
    QTest.keyClick(side._everything, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(side.matrix._matrix.content.columns) == 249)
    assert side.matrix.go_to("us-ice-frankfurt", "NO")
    assert asked.views.map_side.map.selected() == "NO"
    QTest.keyClick(side.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "A source states that it covers Norway: Also covered." in explained(asked))
    QTest.keyClick(side._everything, Qt.Key.Key_Space)
    assert len(side.matrix._matrix.content.columns) == len(ROUTE)


def explained(screen: CoverageScreen) -> list[str]:
    """All sentences of the explanation."""
    return [label.text() for label in screen.answer_side.explanation.findChildren(PlainLabel) if label.isVisible()]


def test_lean_cells_and_whole_answers_mark_alike(
    filled: Store, coverage: CoverageService, names: Names, screen: CoverageScreen, qtbot: QtBot
) -> None:
    day = date(2012, 12, 31)
    answer = coverage.who_covers(ROUTE, "drug-trafficking", day, None)
    content = matrix_of_answer(answer, names, is_route=True)
    rows = [row.key for group in content.groups for row in group.rows]
    lean = coverage.matrix_cells(rows, "drug-trafficking", day)
    for row in rows:
        for iso2, mark in content.marks(row).items():
            assert mark_of_cell(lean[row][iso2], True, names.today).kind is mark.kind
            assert mark_of_cell(lean[row][iso2], True, names.today).is_old == mark.is_old


def test_of_many_rows_the_first_are_shown_before_the_rest_and_the_current_cell_stays(
    screen: CoverageScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_drawing, "_FIRST", 3)
    matrix = screen.views.matrix_side.matrix
    shown: list[tuple[int, str]] = []
    matrix._matrix.modelReset.connect(lambda: shown.append((rows_of(screen), matrix._matrix.content.title)))
    screen.views.switch.choose(View.MATRIX)
    qtbot.waitUntil(lambda: rows_of(screen) > 0)
    assert matrix.go_to(column="NO")
    qtbot.waitUntil(lambda: rows_of(screen) > 100)
    first, whole = shown[0], shown[-1]
    assert 3 <= first[0] < whole[0]
    assert first[1] == whole[1]
    assert matrix.current_cell()[1] == "NO"
    assert matrix.find_row("frankfurt")


def rows_of(screen: CoverageScreen) -> int:
    return sum(len(group.rows) for group in screen.views.matrix_side.matrix._matrix.content.groups)
