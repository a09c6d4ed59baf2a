"""The register and the case as an officer uses them: keys and mouse on the real screen over a real store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.cases.case import CaseFacts, CaseState
from liaison.domain.cases.register import Grouping
from liaison.domain.meetings import MeetingHeader
from liaison.services.meetings import MeetingService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.screens.cases.case_page import CHAIN, OVERVIEW
from liaison.ui.screens.cases.parts_card import PartsCard
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.widgets.labels import Chip, PlainLabel
from liaison.ui.widgets.reference.choice_field import ChoiceField

Notices = list[tuple[str, Callable[[], None] | None]]
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def dialog_over(screen: QWidget, qtbot: QtBot) -> QDialog:
    """The form that was opened."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(QDialog)))
    found = next(one for one in screen.findChildren(QDialog) if one.isVisible())
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def field(dialog: QDialog, name: str) -> QWidget:
    """The field of that name."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    return next(
        one for kind in kinds for one in dialog.findChildren(kind) if one.accessibleName() == name and one.isVisible()
    )


def write(dialog: QDialog, name: str, text: str) -> None:
    """Type into a field by its name, instead of what stands there."""
    place = field(dialog, name)
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(place, text)


def spoken(widget: QWidget) -> str:
    """Everything said in labels."""
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisible())


def texts(card: PartsCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def titles(screen: CasesScreen) -> list[str]:
    return [row.title for row in screen.register.model.rows]


def test_the_register_leads_to_the_case_with_all_that_is_known(screen: CasesScreen, qtbot: QtBot) -> None:
    assert titles(screen) == ["Northern route, sample"]
    page = screen.page.overview
    assert texts(page.sides) == ["Belarus\nLeads · since 2019-04", "Germany\nInvestigates · since 2019-05"]
    assert [text.split("\n")[0] for text in texts(page.numbers)] == ["SAMPLE-BY-1", "SAMPLE-DE-1"]
    assert texts(page.interests) == [
        "Lorry, white · SAMPLE 1234-5\nVehicle · Belarus · source: Border guard, by telephone"
    ]
    # the uncertain date stands where it may have been
    assert [text.partition("\u2002")[2].split("\n")[0] for text in texts(page.happenings)] == [
        "First tip from a partner.",
        "The lorry was seen at the border.",
    ]
    press(Qt.Key.Key_Return)
    assert page.sides.list.hasFocus()


def test_a_case_is_written_down_by_keys_and_taken_back(
    screen: CasesScreen, services: CaseServices, notices: Notices, qtbot: QtBot
) -> None:
    screen.new_case()
    dialog = dialog_over(screen, qtbot)
    assert field(dialog, "Own reference").property("text") == "C-2026-0001"
    QTest.keyClicks(field(dialog, "Title"), "Letters with pills")
    write(dialog, "Crime type", "cybercrime")
    press(Qt.Key.Key_Tab)
    dialog.accept()
    qtbot.waitUntil(lambda: titles(screen) == ["Letters with pills", "Northern route, sample"])
    qtbot.waitUntil(lambda: screen.page.case() is not None and screen.page.case().name.startswith("C-2026-0001"))  # type: ignore[union-attr]
    made = screen.page.case()
    assert made is not None and made.facts.crime_type == "cybercrime"
    text, undo = notices[-1]
    assert text == "The case was added." and undo is not None
    undo()
    qtbot.waitUntil(lambda: titles(screen) == ["Northern route, sample"])


def test_a_reference_that_is_taken_is_refused_and_nothing_typed_is_lost(screen: CasesScreen, qtbot: QtBot) -> None:
    screen.new_case()
    dialog = dialog_over(screen, qtbot)
    QTest.keyClicks(field(dialog, "Title"), "Another one")
    write(dialog, "Own reference", "C-2019-0001")
    dialog.accept()
    qtbot.waitUntil(lambda: "C-2019-0001 is that of another case" in spoken(dialog))
    assert dialog.isVisible() and field(dialog, "Title").property("text") == "Another one"
    write(dialog, "Own reference", "C-2026-0077")
    dialog.accept()
    qtbot.waitUntil(lambda: "Another one" in titles(screen))


def test_what_belongs_to_a_case_is_added_changed_and_removed_by_keys(
    screen: CasesScreen, notices: Notices, qtbot: QtBot
) -> None:
    numbers = screen.page.overview.numbers
    numbers.list.setFocus()
    press(Qt.Key.Key_Insert)
    dialog = dialog_over(screen, qtbot)
    QTest.keyClicks(field(dialog, "Number"), "45-19/2")
    write(dialog, "Country", "Poland")
    dialog.accept()
    qtbot.waitUntil(lambda: "45-19/2\nPoland" in texts(numbers))
    numbers.list.setCurrentRow(2)
    QTest.keyClick(numbers.list, Qt.Key.Key_Return)
    dialog = dialog_over(screen, qtbot)
    write(dialog, "Remark", "prosecutor in Lublin")
    dialog.accept()
    qtbot.waitUntil(lambda: "45-19/2\nPoland · prosecutor in Lublin" in texts(numbers))
    numbers.list.setCurrentRow(2)
    QTest.keyClick(numbers.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(texts(numbers)) == 2)
    assert notices[-1][0] == "The file number was removed."


def test_dates_and_hours_that_are_none_are_refused(screen: CasesScreen, qtbot: QtBot) -> None:
    screen.page.overview.happenings.add.click()
    dialog = dialog_over(screen, qtbot)
    write(dialog, "In words", "Seen again")
    write(dialog, "At", "25:10")
    dialog.accept()
    assert "“25:10” is not a time of day" in spoken(dialog)
    write(dialog, "At", "6.40")
    write(dialog, "Time zone", "europe/minsk")
    write(dialog, "When", "about May 2019")
    dialog.accept()
    qtbot.waitUntil(
        lambda: any("06:40 Europe/Minsk\u2002Seen again" in text for text in texts(screen.page.overview.happenings))
    )


def test_the_register_is_narrowed_by_words_states_and_groups(
    screen: CasesScreen, services: CaseServices, qtbot: QtBot
) -> None:
    services.cases.create(CaseFacts("Cash across the border", "C-2020-0002", state=CaseState.CLOSED))
    screen.register.read()
    qtbot.waitUntil(lambda: len(titles(screen)) == 2)
    screen.set_filter("грузовик lorry")
    qtbot.waitUntil(lambda: titles(screen) == [])
    screen.set_filter("лорри")
    qtbot.waitUntil(lambda: len(titles(screen)) < 2)
    screen.set_filter("cash")
    qtbot.waitUntil(lambda: titles(screen) == ["Cash across the border"])
    screen.set_filter("")
    qtbot.waitUntil(lambda: len(titles(screen)) == 2)
    screen.register.state.setFocus()
    press(Qt.Key.Key_End)
    screen.register.state.activated.emit(screen.register.state.currentIndex())
    qtbot.waitUntil(lambda: titles(screen) == ["Cash across the border"])
    screen.register.state.show_value(None)
    screen.register.grouping.show_value(Grouping.COUNTRY)
    screen.register.grouping.activated.emit(0)
    groups = screen.register.groups
    qtbot.waitUntil(lambda: groups.count() == 8)
    named = [groups.item(row).text() for row in range(groups.count())]
    assert "not stated  ·  1" in named
    groups.setFocus()
    groups.setCurrentRow(named.index("Kazakhstan  ·  1"))
    qtbot.waitUntil(lambda: titles(screen) == ["Northern route, sample"])


def test_a_deleted_case_comes_back_with_its_chain(screen: CasesScreen, notices: Notices, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(screen) == [])
    qtbot.waitUntil(lambda: screen.register.isVisible() and screen.page.isVisible() is False)
    text, undo = notices[-1]
    assert text == "The case “C-2019-0001 · Northern route, sample” was deleted." and undo is not None
    undo()
    qtbot.waitUntil(lambda: titles(screen) == ["Northern route, sample"])
    qtbot.waitUntil(lambda: screen.page.isVisible())
    case = screen.page.case()
    assert case is not None and len(case.chain.legs) == 7


def test_a_case_is_tied_to_the_line_of_a_meeting(
    screen: CasesScreen, store: Store, lanes: object, qtbot: QtBot
) -> None:
    meetings = MeetingService(store)
    made = meetings.create(MeetingHeader(title="Session in Baku"))
    note = meetings.meeting(made.key)
    assert note is not None
    with store.change("note.write") as change:
        change.update(
            "note", (note.note.key.scope, note.note.key.id), {"body": "## Drugs\n> Gubaydulin: the whole chain"}
        )
    screen.page.overview.meetings.add.click()
    dialog = dialog_over(screen, qtbot)
    write(dialog, "Meeting", "Baku")
    meeting, lines = field(dialog, "Meeting"), field(dialog, "Line of its notes")
    assert isinstance(meeting, ChoiceField) and isinstance(lines, ChoiceField) and meeting.confirm()

    def found() -> bool:
        lines.setText("whole")
        return lines.confirm()

    qtbot.waitUntil(found)
    dialog.accept()
    card = screen.page.overview.meetings
    qtbot.waitUntil(lambda: texts(card) == ["Session in Baku\nno date · > Gubaydulin: the whole chain"])
    with qtbot.waitSignal(screen.meeting_asked) as asked:
        card.list.setCurrentRow(0)
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert asked.args == [made.key, 1]


def test_without_cases_the_screen_says_what_to_do(store: Store, show: Callable[[], CasesScreen], qtbot: QtBot) -> None:
    PackService(store).install_built_in()
    screen = show()
    qtbot.waitUntil(lambda: "No cases yet" in spoken(screen))


def test_everything_has_a_name_and_is_reached_by_tab(screen: CasesScreen, qtbot: QtBot) -> None:
    for tab in (OVERVIEW, CHAIN):
        screen.page.turn_to(tab)
        assert nameless(screen) == []
        assert out_of_reach(screen) == []


def test_all_requests_tell_how_long_each_country_has_been_waited_for(screen: CasesScreen, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(
        lambda: any("Germany · 1 request waits" in chip.text() for chip in screen.requests.findChildren(Chip))
    )
    chip = next(chip.text() for chip in screen.requests.findChildren(Chip) if "Germany" in chip.text())
    assert chip == "Germany · 1 request waits · 2666 days at most · 1 overdue"
    assert not screen.page.isVisible()
    screen.register.opened.emit()
    screen.show_case(screen.register.model.rows[0].key)
    qtbot.waitUntil(screen.page.isVisible)


def test_the_chain_is_looked_at_before_it_is_printed(screen: CasesScreen, qtbot: QtBot) -> None:
    (offer,) = screen.papers()
    assert offer.text == "The chain on one page"
    offer.run()
    dialog = dialog_over(screen, qtbot)
    assert isinstance(dialog, PaperDialog)
    assert "TLP:AMBER" in spoken(dialog) and dialog.count == 1
    dialog.reject()
