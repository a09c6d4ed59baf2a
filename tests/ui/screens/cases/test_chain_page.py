"""The chain as an officer works with it: by keys in the strip, and on the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot
from tests.ui.screens.cases.test_cases_screen import CONTROL, dialog_over, field, spoken, write

from liaison.domain.cases.chain_files import ChainFormat
from liaison.domain.cases.chains import LegFacts
from liaison.services.own_office import OwnChoice, OwnOfficeService
from liaison.store.engine import Store
from liaison.ui.screens.cases.case_page import CHAIN
from liaison.ui.screens.cases.chain.chain_page import ChainPage
from liaison.ui.screens.cases.chain.drawing import Box, drawn
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices

Notices = list[tuple[str, Callable[[], None] | None]]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(screen: CasesScreen, qtbot: QtBot) -> ChainPage:
    """The chain tab of the sample's case, with what is known of its legs."""
    screen.page.turn_to(CHAIN)
    chain = screen.page.chain
    chain.focus_first()
    qtbot.waitUntil(lambda: chain._answer is not None)
    return chain


def countries(page: ChainPage) -> list[str]:
    return [leg.facts.country_iso2 for leg in page.strip.chain().in_order()]


def current(page: ChainPage) -> str:
    return page.strip.chain().by_id[page.strip.current()].facts.country_iso2


def key(page: ChainPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    # after a form the window has to come back to the front before shortcuts work in it
    page.window().activateWindow()
    assert QTest.qWaitForWindowActive(page.window())
    page.strip.setFocus()
    QTest.keyClick(page.strip, key, modifier)


def test_each_leg_tells_whom_to_call_on_what_basis_and_what_is_open(page: ChainPage, qtbot: QtBot) -> None:
    key(page, Qt.Key.Key_End)
    assert current(page) == "DE"
    qtbot.waitUntil(lambda: "ICE Attaché office Frankfurt am Main" in spoken(page.side))
    said = spoken(page.side)
    assert "OVERDUE" in said and "Consent to a controlled delivery" in said
    assert "as of" in said
    for _ in range(6):
        key(page, Qt.Key.Key_Left)
    assert current(page) == "AF"
    key(page, Qt.Key.Key_Right)
    assert current(page) == "TJ" and page.map.map.selected() == "TJ"
    assert page.strip.accessibleDescription().startswith("Tajikistan, Transit · by road, opiates, Suspected")


def test_a_leg_is_added_behind_beside_and_before_and_taken_back(
    page: ChainPage, notices: Notices, qtbot: QtBot
) -> None:
    key(page, Qt.Key.Key_End)
    key(page, Qt.Key.Key_Left)
    key(page, Qt.Key.Key_Insert)
    dialog = dialog_over(page, qtbot)
    write(dialog, "Country", "Lithuania")
    write(dialog, "Quantity", "12 parsecs")
    dialog.accept()
    assert "“parsecs” is not a unit" in spoken(dialog)
    write(dialog, "Quantity", "12.5 kg")
    dialog.accept()
    qtbot.waitUntil(lambda: countries(page) == ["AF", "TJ", "KZ", "RU", "BY", "PL", "LT", "DE"])
    assert current(page) == "LT"
    key(page, Qt.Key.Key_Insert, SHIFT)
    dialog = dialog_over(page, qtbot)
    write(dialog, "Country", "LV")
    dialog.accept()
    qtbot.waitUntil(lambda: "LV" in countries(page))
    spots, legs = page.strip.chain().spots(), {leg.facts.country_iso2: leg.key.id for leg in page.strip.chain().legs}
    assert spots[legs["LV"]].column == spots[legs["DE"]].column
    assert spots[legs["LV"]].lane != spots[legs["DE"]].lane
    key(page, Qt.Key.Key_Insert, CONTROL)
    dialog = dialog_over(page, qtbot)
    write(dialog, "Place", "a warehouse")
    dialog.accept()
    qtbot.waitUntil(lambda: len(countries(page)) == 10)
    _, undo = notices[-1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(countries(page)) == 9)


def test_a_removed_leg_joins_its_neighbours(page: ChainPage, notices: Notices, qtbot: QtBot) -> None:
    key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: countries(page) == ["AF", "KZ", "RU", "BY", "PL", "DE"])
    legs = {leg.facts.country_iso2: leg.key.id for leg in page.strip.chain().legs}
    assert page.strip.chain().after(legs["AF"]) == (legs["KZ"],)
    _, undo = notices[-1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: countries(page) == ["AF", "TJ", "KZ", "RU", "BY", "PL", "DE"])


def test_legs_are_joined_and_a_circle_is_refused(page: ChainPage, qtbot: QtBot) -> None:
    key(page, Qt.Key.Key_J, CONTROL)
    dialog = dialog_over(page, qtbot)
    write(dialog, "Leg", "Poland")
    dialog.accept()
    legs = {leg.facts.country_iso2: leg.key.id for leg in page.strip.chain().legs}
    qtbot.waitUntil(lambda: set(page.strip.chain().after(legs["AF"])) == {legs["TJ"], legs["PL"]})
    key(page, Qt.Key.Key_End)
    key(page, Qt.Key.Key_J, CONTROL)
    dialog = dialog_over(page, qtbot)
    write(dialog, "Leg", "Afghanistan")
    dialog.accept()
    qtbot.waitUntil(lambda: "run in a circle" in spoken(dialog))
    dialog.reject()


def test_the_map_chooses_and_adds(page: ChainPage, qtbot: QtBot) -> None:
    page.map.map.setFocus()
    page.map.map.select("PL")
    QTest.keyClick(page.map.map, Qt.Key.Key_Return)
    assert current(page) == "PL"
    page.map.map.select("CZ")
    QTest.keyClick(page.map.map, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: countries(page) == ["AF", "TJ", "KZ", "RU", "BY", "PL", "CZ", "DE"])
    assert current(page) == "CZ"


def test_a_gap_and_a_country_that_is_no_more_are_loud(
    page: ChainPage, screen: CasesScreen, services: CaseServices, store: Store, qtbot: QtBot
) -> None:
    case = screen.page.case()
    assert case is not None
    services.chains.add(case.key, LegFacts("ZZ"))
    services.chains.add(case.key, LegFacts("TV"))
    screen._read_again()
    qtbot.waitUntil(lambda: "ZZ" in countries(page) and "TV" in countries(page))
    qtbot.waitUntil(lambda: "nobody known for" in spoken(page) and "Tuvalu" in spoken(page))
    assert "the country “ZZ” is not in the reference pack any more" in spoken(page)
    key(page, Qt.Key.Key_End)
    assert "NOBODY KNOWN" in page.strip.accessibleDescription()


def test_the_own_country_needs_no_basis(
    page: ChainPage, screen: CasesScreen, services: CaseServices, store: Store, qtbot: QtBot
) -> None:
    for _ in OwnOfficeService(store, services.directory).choose(OwnChoice("", "by-sk")):
        pass
    screen._read_again()
    qtbot.waitUntil(lambda: page._answer is not None and page._answer.home == "BY")
    for _ in range(4):
        key(page, Qt.Key.Key_Right)
    assert current(page) == "BY"
    assert "own country" in page.strip.accessibleDescription()


def test_the_chain_becomes_a_question_for_coverage(page: ChainPage, screen: CasesScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.question_asked) as asked:
        key(page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [("AF", "TJ", "KZ", "RU", "BY", "PL", "DE"), "drug-trafficking"]


def test_a_question_of_coverage_becomes_a_case_with_its_chain(screen: CasesScreen, qtbot: QtBot) -> None:
    screen.keep_route(("CN", "KZ", "DE"), "drug-trafficking")
    dialog = dialog_over(screen, qtbot)
    QTest.keyClicks(field(dialog, "Title"), "Parcels")
    dialog.accept()
    page = screen.page.chain
    qtbot.waitUntil(lambda: countries(page) == ["CN", "KZ", "DE"])
    assert page.isVisible()


def test_the_strip_holds_every_leg_once_however_narrow_it_is(page: ChainPage) -> None:
    chain = page.strip.chain()
    for width in (60, 300, 700, 1900):
        found = drawn(chain, width, Box(120, 90))
        boxes = list(found.boxes.values())
        assert len(boxes) == len(chain.legs) and len(found.arrows) == len(chain.steps)
        assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
        assert all(box.bottom() <= found.height for box in boxes)


def test_a_chain_goes_to_a_file_and_comes_back(
    page: ChainPage, screen: CasesScreen, notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    case, file = screen.page.case(), tmp_path / "chain.csv"
    assert case is not None
    page.files._ask_where = lambda *_: str(file)
    page.files.write(case, ChainFormat.CSV)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[-1][0] == "chain.csv was written; the case is TLP:AMBER."
    page.files._ask = lambda *_: str(file)
    page.files.read(case)
    qtbot.waitUntil(lambda: countries(page).count("KZ") == 2)
    _, undo = notices[-1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: countries(page).count("KZ") == 1)


def test_a_file_with_mistakes_changes_nothing_and_every_one_is_named(
    page: ChainPage, screen: CasesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    case, file = screen.page.case(), tmp_path / "bad.csv"
    assert case is not None
    file.write_text("number,country,quantity,leads_to\n1,Yugoslavia,3 parsecs,2\n2,BY,1 kg,1\n", encoding="utf-8")
    page.files._ask = lambda *_: str(file)
    page.files.read(case)
    dialog = dialog_over(page, qtbot)
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    words = "\n".join(listed.item(row).text() for row in range(listed.count()))
    assert "Yugoslavia" in words and "parsecs" in words
    assert len(countries(page)) == 7
    dialog.close()
