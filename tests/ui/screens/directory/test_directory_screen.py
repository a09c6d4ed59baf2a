"""The directory as an officer uses it: keys and mouse on the real screen over a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes
from liaison.domain.rows import ChangeSet
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.correcting.dialog import CorrectionDialog
from liaison.ui.doors import Doors
from liaison.ui.screens.directory.facts_table import FactsTable
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Place, Tone
from liaison.ui.screens.directory.screen import DirectoryScreen
from liaison.ui.screens.directory.services import TREE_TABLES, DirectoryServices
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.labels import PlainLabel

Show = Callable[[], DirectoryScreen]
AWidget = TypeVar("AWidget", bound=QWidget)


def shown_title(screen: DirectoryScreen) -> str:
    page = screen.view.page()
    return page.title if page else ""


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def wait_for(screen: DirectoryScreen, title: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: title in shown_title(screen))


def column(table: FactsTable, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def find_frankfurt(screen: DirectoryScreen, qtbot: QtBot) -> FactsTable:
    screen.set_filter("Frankfurt")
    wait_for(screen, "Frankfurt", qtbot)
    return screen.view.tables()[0]


def texts(screen: DirectoryScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(PlainLabel) if label.isVisible()]


def test_frankfurt_is_found_and_its_ten_countries_are_shown(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    assert "1 found" in texts(screen)
    assert column(table, 0)[0] == "Germany"
    assert len(column(table, 0)) == 10
    assert "Belarus" in column(table, 0)
    assert set(screen.view.map._scene.shades) >= {"DE", "BY", "AZ", "FI"}


def test_the_tree_is_walked_by_arrow_keys_and_enter_goes_on_to_the_facts(screen: DirectoryScreen, qtbot: QtBot) -> None:
    find_frankfurt(screen, qtbot)
    screen.focus_first()
    QTest.keyClick(screen.pane.tree, Qt.Key.Key_Up)
    wait_for(screen, "Immigration and Customs", qtbot)
    QTest.keyClick(screen.pane.tree, Qt.Key.Key_Return)
    assert screen.view.tables()[0].hasFocus()
    assert "ICE Attaché office Frankfurt am Main" in column(screen.view.tables()[0], 0)


def test_f6_goes_round_the_panes(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    screen.focus_first()
    for expected in (screen.view.map, table, screen.pane.tree):
        press(Qt.Key.Key_F6)
        assert expected.hasFocus()
    QTest.keyClick(screen.pane.tree, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert table.hasFocus()


def test_arrow_keys_lead_from_one_table_to_the_next(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    table.setFocus()
    for _ in range(10):
        press(Qt.Key.Key_Down)
    assert screen.view.tables()[1].hasFocus()
    QTest.keyClick(screen.view.tables()[1], Qt.Key.Key_Up)
    assert table.hasFocus()


def test_names_in_another_script_are_found(screen: DirectoryScreen, qtbot: QtBot) -> None:
    screen.set_filter("следственный")
    wait_for(screen, "Investigative Committee", qtbot)


def test_a_name_that_is_nowhere_says_so_and_leaving_the_filter_brings_all_back(
    screen: DirectoryScreen, qtbot: QtBot
) -> None:
    screen.set_filter("Zanzibar Brigade")
    qtbot.waitUntil(lambda: any("Zanzibar Brigade" in text for text in texts(screen)))
    screen.set_filter("")
    assert screen.pane.tree.model().rowCount() == 11


def test_a_step_of_the_way_leads_there(screen: DirectoryScreen, qtbot: QtBot) -> None:
    find_frankfurt(screen, qtbot)
    steps = [step for step in screen.findChildren(QToolButton) if step.accessibleName().endswith("Homeland Security")]
    QTest.mouseClick(steps[0], Qt.MouseButton.LeftButton)
    wait_for(screen, "Homeland Security", qtbot)
    assert column(screen.view.tables()[0], 0)


def test_enter_on_a_country_asks_for_its_coverage(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    table.setFocus()
    with qtbot.waitSignal(screen.coverage_asked) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == ["DE"]


def test_an_office_is_shown_from_elsewhere_even_before_the_tree_is_there(
    filled: Store, show: Show, qtbot: QtBot
) -> None:
    screen = show()
    screen.show_office("us-ice-frankfurt")
    wait_for(screen, "Frankfurt", qtbot)


def test_an_office_asked_for_while_the_tree_is_read_again_is_come_to(screen: DirectoryScreen, qtbot: QtBot) -> None:
    screen.show_agency("au-afp")
    wait_for(screen, "Australian", qtbot)
    screen.show_office("us-ice-frankfurt")
    screen.reload(ChangeSet("pack.install", frozenset(TREE_TABLES)))
    wait_for(screen, "Frankfurt", qtbot)


def test_an_office_asked_for_before_there_is_a_pack_is_come_to_once_there_is(
    show: Show, store: Store, lanes: Lanes, qtbot: QtBot
) -> None:
    screen = show()
    qtbot.waitUntil(lambda: any("No reference pack is installed" in text for text in texts(screen)))
    screen.show_office("us-ice-frankfurt")
    lanes.write(PackService(store).install_built_in).result()
    screen.reload(ChangeSet("pack.install", frozenset(TREE_TABLES)))
    wait_for(screen, "Frankfurt", qtbot)


def test_an_office_hidden_by_the_filter_is_shown_nevertheless(screen: DirectoryScreen, qtbot: QtBot) -> None:
    screen.set_filter("Australian")
    wait_for(screen, "Australian", qtbot)
    screen.show_office("us-ice-frankfurt")
    wait_for(screen, "Frankfurt", qtbot)


def test_without_a_pack_the_screen_says_what_to_do(show: Show, qtbot: QtBot) -> None:
    screen = show()
    qtbot.waitUntil(lambda: any("No reference pack is installed" in text for text in texts(screen)))


# Correcting -------------------------------------------------------------------------------------------------------------


def open_dialog(screen: DirectoryScreen) -> CorrectionDialog:
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return next(dialog for dialog in screen.findChildren(CorrectionDialog) if dialog.isVisible())


def named(dialog: QDialog, kind: type[AWidget], name: str) -> AWidget:
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def go_to_belarus(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    table.go_to_row(column(table, 0).index("Belarus"))


def test_a_fact_is_corrected_by_keyboard_and_both_values_are_shown(screen: DirectoryScreen, qtbot: QtBot) -> None:
    go_to_belarus(screen, qtbot)
    dialog = open_dialog(screen)
    editor = named(dialog, QComboBox, "Correct value")
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert editor.currentText() == "Main country"
    QTest.keyClicks(named(dialog, QLineEdit, "Where you know it from"), "Call with the attache")
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    def both_shown() -> bool:
        cells = [row.cells for row in screen.view.page().sections[0].rows]  # type: ignore[union-attr]
        belarus = next(row for row in cells if row[0].text == "Belarus")
        return belarus[1].text == "Main country" and "Also covered" in belarus[1].note

    qtbot.waitUntil(both_shown)
    # the officer stays on the fact that was corrected
    with qtbot.waitActive(screen):
        screen.activateWindow()
    qtbot.waitUntil(
        lambda: (row := screen.view.tables()[0].current_row()) is not None and row.cells[0].text == "Belarus"
    )


def test_a_correction_without_a_source_is_not_taken(screen: DirectoryScreen, qtbot: QtBot) -> None:
    go_to_belarus(screen, qtbot)
    dialog = open_dialog(screen)
    QTest.mouseClick(button(dialog, "Save correction"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    shown = [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    assert any("every fact shown has a source" in text for text in shown)
    dialog.reject()


class FullDisk(WorldError):
    """The disk is full."""


class NowhereToKeep(CorrectionService):
    """Keeps nothing, as on a full disk."""

    def correct(self, correction: NewCorrection) -> ChangeSet:
        """Refuse."""
        raise FullDisk("The disk is full.", "Make room and try again.")


def test_what_was_typed_stays_when_it_could_not_be_saved(
    filled: Store, services: DirectoryServices, doors: Doors, theme: Theme, qtbot: QtBot
) -> None:
    screen = DirectoryScreen(replace(services, corrections=NowhereToKeep(filled)), doors, theme)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.activated()
    qtbot.waitUntil(lambda: screen.pane.tree.model().rowCount() > 0)
    go_to_belarus(screen, qtbot)
    dialog = open_dialog(screen)
    source = named(dialog, QLineEdit, "Where you know it from")
    QTest.keyClicks(source, "Call")
    QTest.keyClick(source, Qt.Key.Key_Return)
    shown = dialog.findChildren(PlainLabel)
    qtbot.waitUntil(lambda: any("The disk is full. Make room" in label.text() for label in shown))
    assert dialog.isVisible()
    assert source.text() == "Call"
    assert button(dialog, "Save correction").isEnabled()
    dialog.reject()


def test_everything_has_a_name_and_is_reached_by_tab(screen: DirectoryScreen, qtbot: QtBot) -> None:
    go_to_belarus(screen, qtbot)
    assert nameless(screen) == []
    assert out_of_reach(screen) == []
    dialog = open_dialog(screen)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    dialog.reject()


def test_a_date_that_is_none_is_refused_with_a_sentence(screen: DirectoryScreen, qtbot: QtBot) -> None:
    go_to_belarus(screen, qtbot)
    dialog = open_dialog(screen)
    QTest.keyClicks(named(dialog, QLineEdit, "Where you know it from"), "Call")
    QTest.keyClicks(named(dialog, QLineEdit, "As of"), "31 February 2026")
    QTest.mouseClick(button(dialog, "Save correction"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.reject()


def test_a_correction_is_taken_back(
    screen: DirectoryScreen, services: DirectoryServices, lanes: Lanes, qtbot: QtBot
) -> None:
    test_a_fact_is_corrected_by_keyboard_and_both_values_are_shown(screen, qtbot)
    dialog = open_dialog(screen)
    QTest.mouseClick(button(dialog, "Use the pack's value again"), Qt.MouseButton.LeftButton)

    def pack_value_shown() -> bool:
        cells = [row.cells for row in screen.view.page().sections[0].rows]  # type: ignore[union-attr]
        return next(row for row in cells if row[0].text == "Belarus")[1].text == "Also covered"

    qtbot.waitUntil(pack_value_shown)
    assert lanes.read(services.corrections.all).result() == ()


def test_a_country_is_corrected_by_typing_its_name(screen: DirectoryScreen, qtbot: QtBot) -> None:
    find_frankfurt(screen, qtbot)
    about = next(table for table in screen.view.tables() if "City" in column(table, 0))
    about.go_to_row(column(about, 0).index("Country of its seat"))
    dialog = open_dialog(screen)
    editor = named(dialog, QLineEdit, "Correct value")
    editor.selectAll()
    QTest.keyClicks(editor, "Ruritania")
    QTest.keyClicks(named(dialog, QLineEdit, "Where you know it from"), "Letter")
    QTest.mouseClick(button(dialog, "Save correction"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, "Austria")
    QTest.mouseClick(button(dialog, "Save correction"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Austria" in badge.text for badge in screen.view.page().badges))  # type: ignore[union-attr]


def test_changes_from_elsewhere_are_read_again(
    screen: DirectoryScreen, services: DirectoryServices, lanes: Lanes, qtbot: QtBot
) -> None:
    find_frankfurt(screen, qtbot)
    correction = NewCorrection("office", "us-ice-frankfurt", "city", "Frankfurt (Main)", "Frankfurt am Main", "Letter")
    lanes.write(lambda: services.corrections.correct(correction)).result()
    screen.reload(ChangeSet("correction.create", frozenset({"correction"})))
    qtbot.waitUntil(lambda: any(badge.tone is Tone.OWN for badge in screen.view.page().badges))  # type: ignore[union-attr]
    assert screen.view.page().own == Place(Kind.OFFICE, "us-ice-frankfurt")  # type: ignore[union-attr]


def test_the_menu_of_a_fact_copies_it(screen: DirectoryScreen, qtbot: QtBot) -> None:
    table = find_frankfurt(screen, qtbot)
    place = table.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(table.menu_asked) as asked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        where = table.viewport().mapToGlobal(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where)
        QApplication.sendEvent(table.viewport(), event)
    assert asked.args[0].cells[0].text == "Germany"
    assert isinstance(asked.args[1], QPoint)


def test_packs_installed_later_fill_the_tree(show: Show, store: Store, lanes: Lanes, qtbot: QtBot) -> None:
    screen = show()
    qtbot.waitUntil(lambda: any("No reference pack is installed" in text for text in texts(screen)))
    lanes.write(PackService(store).install_built_in).result()
    screen.activated()
    qtbot.waitUntil(lambda: screen.pane.tree.model().rowCount() == 11)
