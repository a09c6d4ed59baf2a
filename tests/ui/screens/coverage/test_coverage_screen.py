"""Coverage as an officer uses it: keys and mouse on the real screen over a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.lanes import Lanes
from liaison.domain.question_pieces import Question
from liaison.domain.rows import ChangeSet
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.screens.coverage.lines import Line
from liaison.ui.screens.coverage.question_row import QuestionRow
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.widgets.labels import Chip, PlainLabel
from liaison.ui.widgets.map import Shade

Show = Callable[[], CoverageScreen]
FRANKFURT = "us-ice-frankfurt"


def row(screen: CoverageScreen) -> QuestionRow:
    assert screen.row is not None
    return screen.row


def titles(screen: CoverageScreen) -> list[str]:
    """All lines of the list, countries and offices, in order."""
    model = screen.answer_side.list.model()
    found = []
    for number in range(model.rowCount()):
        country = model.index(number, 0)
        found.append(country.data())
        found += [model.index(place, 0, country).data() for place in range(model.rowCount(country))]
    return found


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def wait_for(screen: CoverageScreen, text: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(text in title for title in titles(screen)))


def texts(screen: CoverageScreen) -> list[str]:
    labels = [*screen.findChildren(PlainLabel), *screen.findChildren(Chip)]
    return [label.text() for label in labels if label.isVisible()]


def type_country(screen: CoverageScreen, text: str) -> None:
    field = row(screen).field
    field.setFocus()
    field.selectAll()
    # QTest types only what a Latin keyboard has
    for character in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


def ask_story_a(screen: CoverageScreen, qtbot: QtBot) -> None:
    """Belarus, drug trafficking, on the day of the meeting; by keyboard alone."""
    type_country(screen, "Belarus drug trafficking 2 August 2019")
    QTest.keyClick(row(screen).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Drug trafficking, on 2019-08-02" in texts(screen))


def test_belarus_for_drugs_on_the_day_of_the_meeting_names_frankfurt_first(
    screen: CoverageScreen, qtbot: QtBot
) -> None:
    ask_story_a(screen, qtbot)
    assert titles(screen)[:3] == [
        "Belarus",
        "1.  ICE Attaché office Frankfurt am Main",
        "2.  Belgian liaison officer Moscow",
    ]
    # the explanation is laid out after the list
    qtbot.waitUntil(lambda: "A source states that it covers Belarus: Also covered." in texts(screen))
    qtbot.waitUntil(lambda: "2 offices" in texts(screen))
    assert any(text.startswith("oldest fact: 2014-01-23") for text in texts(screen))
    # the office chosen in the list has its other countries on the map
    qtbot.waitUntil(lambda: screen.views.map_side.map._scene.shades.get("DE") is Shade.STRONG)
    assert screen.views.map_side.map.selected() == "BY"


def test_a_click_on_the_map_asks_for_the_country(screen: CoverageScreen, qtbot: QtBot) -> None:
    world = screen.views.map_side.map
    where = world.position_of("KZ")
    assert where is not None
    QTest.mouseClick(world, Qt.MouseButton.LeftButton, pos=where.toPoint())
    wait_for(screen, "Kazakhstan", qtbot)
    assert row(screen).field.text() == "Kazakhstan"
    assert world.selected() == "KZ"


def test_a_country_of_the_answer_is_chosen_on_the_map_without_asking_anew(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "BY PL DE")
    wait_for(screen, "Germany", qtbot)
    screen.views.map_side.map.country_clicked.emit("PL")
    line = screen.answer_side.list.current_line()
    assert line is not None
    assert line.country == "PL"
    assert row(screen).question().countries == ("BY", "PL", "DE")


def test_a_route_is_listed_and_drawn_in_its_order(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "AF → TJ → KZ → RU → BY → PL → DE")
    wait_for(screen, "Germany", qtbot)
    model = screen.answer_side.list.model()
    # the legal bases stand in between
    countries = [model.index(number, 0).data() for number in range(0, model.rowCount(), 2)]
    assert countries[0] == "1  Afghanistan"
    assert countries[6] == "7  Germany"
    assert screen.views.map_side.map._scene.route == ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")
    assert set(screen.views.map_side.map._scene.shades) == {"AF", "TJ", "KZ", "RU", "BY", "PL", "DE"}


def test_a_country_nobody_is_known_to_cover_says_that_it_is_not_known(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "TV")
    wait_for(screen, "No office in the reference pack covers Tuvalu.", qtbot)
    assert screen.views.map_side.map._scene.shades == {"TV": Shade.GAP}
    qtbot.waitUntil(lambda: "1 country without an office" in texts(screen))


def test_a_suggestion_is_taken_by_arrow_and_enter(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "Poland, Бела")
    field = row(screen).field
    assert field.is_open()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field._popup, Qt.Key.Key_Return)
    assert field.text() == "Poland, Belarus"
    wait_for(screen, "Belarus", qtbot)
    # a comma makes a list, not a way
    assert titles(screen)[0] == "Poland"
    assert screen.views.map_side.map._scene.route == ()


def test_enter_takes_the_best_suggestion_of_what_is_half_typed(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "Kazakh")
    QTest.keyClick(row(screen).field, Qt.Key.Key_Return)
    assert row(screen).field.text() == "Kazakhstan"
    wait_for(screen, "Kazakhstan", qtbot)


def test_an_office_is_found_by_name_and_its_countries_are_drawn(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "Frankf")
    field = row(screen).field
    assert any("Frankfurt" in one.label for one in field.offered())
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "ICE Attaché office Frankfurt am Main"
    wait_for(screen, "Azerbaijan", qtbot)
    assert titles(screen)[0] == "ICE Attaché office Frankfurt am Main"
    qtbot.waitUntil(lambda: "10 countries" in texts(screen))
    assert set(screen.views.map_side.map._scene.shades) == {
        *("DE", "AZ", "AM", "BY", "GE", "PL", "DK", "NO", "SE", "FI")
    }


def test_the_question_is_turned_round_from_the_explanation(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    (button,) = [one for one in screen.findChildren(QPushButton) if one.text() == "All its countries"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for(screen, "Azerbaijan", qtbot)
    assert row(screen).field.text() == "ICE Attaché office Frankfurt am Main, Drug trafficking, as of 2019-08-02"
    assert row(screen).question() == Question((), "drug-trafficking", date(2019, 8, 2), FRANKFURT)


def test_only_the_offices_of_the_agencies_named_are_listed(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "PL DHS")
    wait_for(screen, "Frankfurt", qtbot)
    # the Department of Homeland Security has the office through a part of it
    assert titles(screen) == ["Poland", "1.  ICE Attaché office Frankfurt am Main"]


def test_agencies_without_a_country_show_what_they_cover(screen: CoverageScreen, qtbot: QtBot) -> None:
    type_country(screen, "Garda as of 2010")
    wait_for(screen, "Garda Liaison Officer London", qtbot)
    assert any("United Kingdom" in title for title in titles(screen))


def test_a_country_is_understood_in_languages_that_are_looked_up_only_when_needed(
    screen: CoverageScreen, qtbot: QtBot
) -> None:
    type_country(screen, "Weißrussland, Чэхія")
    QTest.keyClick(row(screen).field, Qt.Key.Key_Return)
    wait_for(screen, "Belarus", qtbot)
    assert row(screen).question() == Question(("BY", "CZ"))
    assert row(screen).field.text() == "Weißrussland, Чэхія"


def test_enter_on_an_office_opens_it_in_the_directory(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    screen.answer_side.list.setFocus()
    with qtbot.waitSignal(screen.office_asked) as asked:
        QTest.keyClick(screen.answer_side.list, Qt.Key.Key_Return)
    assert asked.args == [FRANKFURT]


def test_f6_goes_from_question_to_time_to_map_to_list(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    # on this platform a closed list of suggestions keeps the window's place
    with qtbot.waitActive(screen):
        screen.activateWindow()
    row(screen).field.setFocus()
    for expected in (screen.time.bar, screen.views.map_side.map, screen.answer_side.list, row(screen).field):
        press(Qt.Key.Key_F6)
        assert expected.hasFocus()


def test_emptying_the_question_says_how_to_ask(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    row(screen).field.setFocus()
    row(screen).field.selectAll()
    QTest.keyClick(row(screen).field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Ask who covers a country." in texts(screen))


def test_the_search_field_finds_in_the_answer(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    screen.set_filter("Belgian")
    assert titles(screen) == ["Belarus", "2.  Belgian liaison officer Moscow"]
    screen.set_filter("")
    assert len(titles(screen)) == 3


def test_the_call_list_is_copied_by_a_key(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_C, keys)
    assert QApplication.clipboard().text().startswith("Who covers, for Drug trafficking, as of 2019-08-02")


def test_without_a_pack_the_screen_says_what_to_do_and_a_pack_mends_it(
    show: Show, store: Store, lanes: Lanes, qtbot: QtBot
) -> None:
    screen = show()
    assert not row(screen).isVisible()
    qtbot.waitUntil(lambda: any("No reference pack is installed" in text for text in texts(screen)))
    lanes.write(PackService(store).install_built_in).result()
    screen.activated()
    qtbot.waitUntil(lambda: row(screen).isVisible())
    qtbot.waitUntil(lambda: "Ask who covers a country." in texts(screen))


def test_a_correction_made_elsewhere_changes_the_answer_and_keeps_what_is_typed(
    screen: CoverageScreen, filled: Store, lanes: Lanes, qtbot: QtBot
) -> None:
    ask_story_a(screen, qtbot)
    before = row(screen)
    correction = NewCorrection("coverage", f"{FRANKFURT}|BY", "role", "primary", "secondary", "Call with the attaché")
    changes = lanes.write(lambda: CorrectionService(filled).correct(correction)).result()
    screen.reload(changes)
    model = screen.answer_side.list.model()

    def corrected() -> bool:
        line: Line = model.index(0, 0, model.index(0, 0, QModelIndex())).data(Qt.ItemDataRole.UserRole)
        return line is not None and line.details[0].startswith("Main country, stated")

    qtbot.waitUntil(corrected)
    assert row(screen) is before
    screen.reload(ChangeSet("meeting.edit", frozenset({"meeting"})))


def test_a_country_is_asked_from_elsewhere(screen: CoverageScreen, qtbot: QtBot) -> None:
    screen.ask_country("BY")
    wait_for(screen, "Frankfurt", qtbot)
    assert row(screen).field.text() == "Belarus"


def test_everything_has_a_name_and_is_reached_by_tab(screen: CoverageScreen, qtbot: QtBot) -> None:
    ask_story_a(screen, qtbot)
    assert nameless(screen) == []
    assert out_of_reach(screen) == []


def test_a_question_that_is_not_understood_is_not_answered_by_half_of_it(screen: CoverageScreen, qtbot: QtBot) -> None:
    # "Na" is Namibia's code, and is answered while one types on
    type_country(screen, "Na")
    wait_for(screen, "Namibia", qtbot)
    type_country(screen, "Narnia")
    QTest.keyClick(row(screen).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("Narnia" in text for text in texts(screen)))
    qtbot.wait(600)
    assert not any(
        "Namibia" in text for text in (*texts(screen), *(titles(screen) if screen.answer_side.list.isVisible() else ()))
    )
    type_country(screen, "Belarus")
    QTest.keyClick(row(screen).field, Qt.Key.Key_Return)
    wait_for(screen, "Belarus", qtbot)
    qtbot.waitUntil(screen.answer_side.list.isVisible)
