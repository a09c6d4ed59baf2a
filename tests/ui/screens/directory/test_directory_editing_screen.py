"""Adding to the directory, changing and removing, as an officer does it by keyboard on the real screen over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes
from liaison.domain.entries import EntryKind, GivenSource
from liaison.domain.rows import ChangeSet
from liaison.services.directory_editing import Added, DirectoryEditingService
from liaison.store.engine import Store
from liaison.ui.correcting.dialog import CorrectionDialog
from liaison.ui.doors import Doors
from liaison.ui.screens.directory.additions import Addition
from liaison.ui.screens.directory.entry_form import EntryForm
from liaison.ui.screens.directory.fact_menu import FactActions, fact_menu
from liaison.ui.screens.directory.facts_table import FactsTable
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Page, Row
from liaison.ui.screens.directory.screen import DirectoryScreen
from liaison.ui.screens.directory.services import DirectoryServices
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.day_field import DayField

LETTER = GivenSource("Letter of 3 March")


def page_of(screen: DirectoryScreen) -> Page:
    page = screen.view.page()
    assert page is not None
    return page


def come_to(screen: DirectoryScreen, filter_text: str, title: str, qtbot: QtBot) -> None:
    screen.set_filter(filter_text)
    qtbot.waitUntil(lambda: (page := screen.view.page()) is not None and title in page.title)


def add(screen: DirectoryScreen, entry: str, qtbot: QtBot) -> EntryForm:
    """Ctrl+N, as the window's button does, then down to an entry of the menu and Enter."""
    screen.primary_action().run()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while entry not in menu.activeAction().text():
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return form_of(screen, qtbot)


def form_of(screen: DirectoryScreen, qtbot: QtBot) -> EntryForm:
    """The form that is open, once it is."""
    qtbot.waitUntil(lambda: bool(open_forms(screen)))
    return open_forms(screen)[0]


def open_forms(screen: DirectoryScreen) -> list[EntryForm]:
    return [form for form in screen.findChildren(EntryForm) if form.isVisible()]


def fill(form: QDialog, **values: str) -> None:
    """Type into the fields, named as a screen reader names them, with spaces as underscores."""
    for name, text in values.items():
        wanted = name.replace("_", " ").casefold()
        widget = next(
            one
            for one in (*form.findChildren(QLineEdit), *form.findChildren(QComboBox))
            if one.isVisible() and one.accessibleName().casefold() == wanted
        )
        if isinstance(widget, QComboBox):
            widget.setCurrentText(text)
            continue
        assert isinstance(widget, QLineEdit)
        widget.selectAll()
        # the test's keyboard has ASCII keys only
        QTest.keyClicks(widget, text) if text.isascii() else widget.insert(text)


def save(form: EntryForm, qtbot: QtBot, gone: bool = True) -> None:
    button = next(one for one in form.findChildren(QPushButton) if one.isDefault())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    if gone:
        screen = form.parent()
        assert isinstance(screen, DirectoryScreen)
        qtbot.waitUntil(lambda: not open_forms(screen))


def sentences(form: QDialog) -> str:
    return " ".join(label.text() for label in form.findChildren(PlainLabel) if not label.isHidden())


def visible_labels(screen: DirectoryScreen) -> list[PlainLabel]:
    return [label for label in screen.findChildren(PlainLabel) if label.isVisible()]


def table_named(screen: DirectoryScreen, title: str) -> FactsTable:
    return next(table for table in screen.view.tables() if table.accessibleName() == title)


def rows_of(screen: DirectoryScreen, title: str) -> tuple[Row, ...]:
    return next((section.rows for section in page_of(screen).sections if section.title == title), ())


def menu_action(screen: DirectoryScreen, row: Row, text: str) -> None:
    actions = FactActions(screen._open_row, screen._correcting, screen._editing)
    menu = fact_menu(row, actions, screen)
    next(action for action in menu.actions() if text in action.text()).trigger()
    menu.deleteLater()


@pytest.fixture(autouse=True)
def nothing_left_open(screen: DirectoryScreen) -> Iterator[None]:
    yield
    for form in screen.findChildren(EntryForm):
        form.reject()


def add_office(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Office", qtbot)
    fill(form, name="Desk Brest", city="Brest", country_of_its_seat="Belarus", where_you_know_it_from="Call of today")
    fill(form, opening_hours="24/7")
    save(form, qtbot)
    qtbot.waitUntil(lambda: page_of(screen).title == "Desk Brest")


def test_an_office_is_added_by_keyboard_and_shown_with_its_source_and_clock(
    screen: DirectoryScreen, qtbot: QtBot
) -> None:
    add_office(screen, qtbot)
    page = page_of(screen)
    assert page.own.kind is Kind.OFFICE
    assert "Call of today" in [one.provenance.source_title for one in page.sources]
    assert page.live
    assert page.live().text.startswith("open now")
    values = {row.cells[0].text: (row.cells[1].text, row.cells[1].note) for row in rows_of(screen, "About this office")}
    assert values["Opening hours"][0] == "24/7"
    assert values["Time zone"] == ("Europe/Minsk", "derived from the country, not stated")


def test_hours_that_are_not_known_are_not_called_closed(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Frankfurt", "Frankfurt", qtbot)
    page = page_of(screen)
    assert page.live
    assert "not known whether it is open" in page.live().text
    values = {row.cells[0].text: row.cells[1] for row in rows_of(screen, "About this office")}
    assert (values["Opening hours"].text, values["Opening hours"].note) == ("not known", "which is not “closed”")


def test_an_entry_without_a_source_or_name_is_not_taken_and_the_field_gets_the_focus(
    screen: DirectoryScreen, qtbot: QtBot
) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Office", qtbot)
    fill(form, name="Desk Brest")
    save(form, qtbot, gone=False)
    assert "every fact shown has a source" in sentences(form)
    focused = form.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Where you know it from"
    fill(form, where_you_know_it_from="Call", name=" ")
    save(form, qtbot, gone=False)
    qtbot.waitUntil(lambda: "“Name” cannot be empty." in sentences(form))
    assert form.focusWidget().accessibleName() == "Name"


def test_hours_are_explained_while_they_are_typed(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Office", qtbot)
    fill(form, opening_hours="Mo-Fr 9-17")
    assert "Mo-Fr 09:00-17:00" in sentences(form)
    fill(form, opening_hours="whenever")
    assert "“whenever” in the opening hours is not understood" in sentences(form)


def test_what_is_there_already_is_said_while_typing(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Agency that belongs", qtbot)
    fill(form, name_in_english="federal bureau of investigation")
    qtbot.waitUntil(lambda: "Federal Bureau of Investigation" in sentences(form))


def settle(lanes: Lanes, qtbot: QtBot) -> None:
    """Wait until nothing is read any more: a page that is shown anew would take the table away from under the keys."""
    for _ in range(3):
        lanes.job(iter([None])).result(5)
        qtbot.wait(20)


def test_an_own_office_is_changed_and_its_coverage_ended_and_removed(
    screen: DirectoryScreen, lanes: Lanes, qtbot: QtBot
) -> None:
    add_office(screen, qtbot)
    form = add(screen, "Country it covers", qtbot)
    fill(form, country="Poland", since="2020", where_you_know_it_from="Call of today")
    save(form, qtbot)
    qtbot.waitUntil(lambda: bool(rows_of(screen, "Covers 1 country")))
    menu_action(screen, rows_of(screen, "Covers 1 country")[0], "End on a date")
    form = form_of(screen, qtbot)
    fill(form, until="2024", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: bool(rows_of(screen, "Covered before")))
    assert rows_of(screen, "Covered before")[0].cells[0].note == "since 2020; until 2024"
    settle(lanes, qtbot)
    table = table_named(screen, "Covered before")
    with qtbot.waitActive(screen):
        screen.activateWindow()
    table.go_to_row(0)
    with qtbot.waitSignal(screen.removed) as told:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert told.args is not None
    assert told.args[1] == "coverage.delete"
    qtbot.waitUntil(lambda: not rows_of(screen, "Covered before"))
    screen.focus_first()
    QTest.keyClick(screen.pane.tree, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    form = form_of(screen, qtbot)
    fill(form, address="1 Lenin St")
    save(form, qtbot)
    qtbot.waitUntil(lambda: "1 Lenin St" in [row.cells[1].text for row in rows_of(screen, "About this office")])


def test_a_key_on_one_fact_does_not_remove_a_whole_office_but_its_menu_does(
    screen: DirectoryScreen, services: DirectoryServices, lanes: Lanes, qtbot: QtBot
) -> None:
    add_office(screen, qtbot)
    office = page_of(screen).own.id
    with qtbot.waitActive(screen):
        screen.activateWindow()
    settle(lanes, qtbot)
    table = table_named(screen, "About this office")
    table.go_to_row(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.wait(50)
    assert lanes.read(lambda: services.directory.office(office)).result().name == "Desk Brest"
    menu_action(screen, rows_of(screen, "About this office")[0], "Remove the whole office")
    qtbot.waitUntil(lambda: any("no longer in the directory" in label.text() for label in visible_labels(screen)))


def test_enter_saves_a_form_that_was_refused_before(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Office", qtbot)
    fill(form, name="Desk Brest")
    save(form, qtbot, gone=False)
    fill(form, where_you_know_it_from="Call")
    QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page_of(screen).title == "Desk Brest")


def test_the_hours_of_an_office_of_the_pack_are_corrected(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Frankfurt", "Frankfurt", qtbot)
    screen.focus_first()
    QTest.keyClick(screen.pane.tree, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in screen.findChildren(CorrectionDialog) if one.isVisible())
    fill(dialog, what="Opening hours")
    # a layout shows its widgets only later
    qtbot.wait(20)
    assert nameless(dialog) == []
    fill(dialog, correct_value="whenever", where_you_know_it_from="Call")
    dialog.accept()
    assert "“whenever” in the opening hours is not understood" in sentences(dialog)
    fill(dialog, correct_value="24/7")
    dialog.accept()
    qtbot.waitUntil(lambda: (live := page_of(screen).live) is not None and live().text.startswith("open now"))
    row = next(row for row in rows_of(screen, "About this office") if row.cells[0].text == "Opening hours")
    assert (row.cells[1].text, row.cells[1].note) == ("24/7", "Your correction. The pack says: nothing")


def test_a_post_is_filled_handed_over_and_the_person_shown(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Frankfurt", "Frankfurt", qtbot)
    form = add(screen, "Post", qtbot)
    fill(form, title_of_the_post="Attaché", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: bool(rows_of(screen, "People")))
    assert rows_of(screen, "People")[0].cells[1].text == "vacant, or nobody known"
    with qtbot.waitActive(screen):
        screen.activateWindow()
    table_named(screen, "People").go_to_row(0)
    form = add(screen, "Person in the post “Attaché”", qtbot)
    fill(form, person="Anna Nowak", since="2022", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: rows_of(screen, "People")[0].cells[1].text == "Anna Nowak")
    menu_action(screen, rows_of(screen, "People")[0], "Hand the post over")
    form = form_of(screen, qtbot)
    fill(form, person="Ben Carter", on="1 September 2026", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: [row.cells[1].text for row in rows_of(screen, "People")] == ["Ben Carter", "Anna Nowak"])
    assert rows_of(screen, "People")[1].cells[1].note == "earlier; since 2022; until 2026-09-01"
    with qtbot.waitActive(screen):
        screen.activateWindow()
    table = table_named(screen, "People")
    table.go_to_row(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page_of(screen).title == "Anna Nowak")
    assert rows_of(screen, "Posts")[0].cells[0].text == "Attaché"
    screen.reload(ChangeSet("person.edit", frozenset({"person"})))
    qtbot.wait(50)
    assert page_of(screen).title == "Anna Nowak"
    QTest.keyClick(screen.view.tables()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Frankfurt" in page_of(screen).title)


def test_a_name_and_a_function_of_a_pack_agency(screen: DirectoryScreen, qtbot: QtBot) -> None:
    come_to(screen, "Investigative Committee of the Republic", "Investigative", qtbot)
    form = add(screen, "Further name", qtbot)
    fill(form, name="Komitet Śledczy", language="polski", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: "Komitet Śledczy" in [row.cells[0].text for row in rows_of(screen, "Other names")])
    form = add(screen, "Function", qtbot)
    fill(form, function="Central authority", channel="directly", in_which_languages="ru, en")
    fill(form, for_which_help="Extradition", where_you_know_it_from="Letter")
    save(form, qtbot)
    qtbot.waitUntil(lambda: bool(rows_of(screen, "Functions")))
    function = rows_of(screen, "Functions")[0]
    assert function.cells[0].text == "Central authority"
    assert "Extradition" in function.cells[0].note
    assert (function.cells[1].text, function.cells[1].note) == ("directly", "in: ru, en")


def test_a_body_is_shown_as_of_another_day(
    screen: DirectoryScreen, services: DirectoryServices, lanes: Lanes, qtbot: QtBot
) -> None:
    values = {"agency_id": "cis-chleu", "country_iso2": "TM", "role": "observer"}
    lasting = {"valid_from": "2015", "valid_to": "2018"}
    lanes.write(lambda: services.editing.add(EntryKind.MEMBERSHIP, {**values, **lasting}, LETTER)).result()
    screen.show_agency("cis-chleu")
    qtbot.waitUntil(lambda: "Turkmenistan" in countries(screen, "another time"))
    day = screen.view.findChild(DayField)
    assert day is not None
    assert day.isVisible()
    day.setFocus()
    QTest.keyClicks(day, "2016")
    QTest.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Turkmenistan" in countries(screen, "take part"))
    assert "Belarus" in countries(screen, "take part")
    assert not countries(screen, "another time")
    come_to(screen, "Frankfurt", "Frankfurt", qtbot)
    assert not day.isVisible()
    screen.set_filter("")
    screen.show_agency("cis-chleu")
    qtbot.waitUntil(lambda: "Turkmenistan" in countries(screen, "another time"))


def countries(screen: DirectoryScreen, section: str) -> list[str]:
    page = screen.view.page()
    sections = [one for one in (page.sections if page else ()) if section in one.title]
    return [row.cells[0].text for one in sections for row in one.rows]


class FullDisk(WorldError):
    """The disk is full."""


class NowhereToKeep(DirectoryEditingService):
    """Keeps nothing, as on a full disk."""

    def add(self, kind: EntryKind, given: object, source: GivenSource) -> Added:
        """Refuse."""
        raise FullDisk("The disk is full.", "Make room and try again.")


def test_what_was_typed_stays_when_an_entry_could_not_be_saved(
    filled: Store, services: DirectoryServices, doors: Doors, theme: Theme, qtbot: QtBot
) -> None:
    screen = DirectoryScreen(replace(services, editing=NowhereToKeep(filled)), doors, theme)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.activated()
    qtbot.waitUntil(lambda: screen.pane.tree.model().rowCount() > 0)
    form = add(screen, "Agency", qtbot)
    fill(form, name_in_english="Customs", where_you_know_it_from="Letter")
    save(form, qtbot, gone=False)
    qtbot.waitUntil(lambda: "The disk is full. Make room" in sentences(form))
    assert any(line.text() == "Customs" for line in form.findChildren(QLineEdit))
    form.reject()


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_field_of_every_form_has_a_name_and_is_reached_by_tab(
    screen: DirectoryScreen, qtbot: QtBot, kind: EntryKind
) -> None:
    screen._editing.add(Addition("x", kind, "y", {}))
    form = form_of(screen, qtbot)
    qtbot.waitUntil(form.isVisible)
    assert nameless(form) == []
    assert out_of_reach(form) == []


def test_an_own_agency_shows_its_own_name_first_in_russian(
    screen: DirectoryScreen, services: DirectoryServices, lanes: Lanes, qtbot: QtBot
) -> None:
    values = {"name_en": "Customs", "native_name": "Таможня", "kind": "ministry", "country_iso2": "BY"}
    added = lanes.write(lambda: services.editing.add(EntryKind.AGENCY, values, LETTER)).result()
    screen.reload(added.changes)
    qtbot.waitUntil(
        lambda: screen._material is not None and screen._material.entries.find(Kind.AGENCY, added.id) is not None
    )
    assert screen._material is not None
    screen._material = replace(screen._material, names=replace(screen._material.names, language="ru"))
    screen.show_agency(added.id)
    qtbot.waitUntil(lambda: (page := screen.view.page()) is not None and page.title == "Таможня")
    assert "Customs" in [row.cells[0].text for row in rows_of(screen, "Other names")]
