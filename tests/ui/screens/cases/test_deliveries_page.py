"""Controlled deliveries as an officer keeps them: keys on the real page over a real store; nothing is assumed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach
from tests.ui.screens.cases.by_keys import begin_at, closed, dialog, press, said, write

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.deliveries import Consent, Delivery, Matter, Seizure, StateConsent
from liaison.domain.cases.quantities import Unit
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey
from liaison.services.cases.requests import RequestService
from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.cases.deliveries.deliveries_page import DeliveriesPage
from liaison.ui.screens.cases.deliveries.delivery_dialog import DeliveryDialog
from liaison.ui.screens.cases.deliveries.hand_over_dialog import HandOverDialog
from liaison.ui.screens.cases.deliveries.seizure_dialog import SeizureDialog
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.deliveries.state_dialog import StateDialog
from liaison.ui.screens.cases.deliveries.words import state_cells
from liaison.ui.screens.cases.fields.table_card import TableCard
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)
Notices = list[tuple[str, Callable[[], None] | None]]
Show = Callable[[RowKey], DeliveriesPage]
OPEN = "○ not written down"


@pytest.fixture
def services(services: CaseServices) -> DeliveryPageServices:
    """What the page alone works with."""
    return services.deliveries


@pytest.fixture
def case(filled: Store) -> RowKey:
    """The sample's case, with a delivery from Belarus through Poland to Germany."""
    found = RequestService(filled).list()[0].case
    assert found is not None
    return found


@pytest.fixture
def names(filled: Store) -> Names:
    vocabularies = CoverageService(filled, lambda: TODAY)
    return Names(vocabularies.countries(), vocabularies.crime_types(), "en", TODAY)


@pytest.fixture
def show(
    services: DeliveryPageServices, names: Names, doors: Doors, theme: Theme, notices: Notices, qtbot: QtBot
) -> Show:
    def shown(case: RowKey) -> DeliveriesPage:
        made = DeliveriesPage(services, doors, lambda *told: notices.append(told))
        qtbot.addWidget(made)
        made.resize(1240, 900)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.show_case(case, names)
        return made

    return shown


@pytest.fixture
def page(case: RowKey, show: Show, qtbot: QtBot) -> DeliveriesPage:
    made = show(case)
    qtbot.waitUntil(lambda: made.delivery() is not None)
    return made


def delivery(page: DeliveriesPage) -> Delivery:
    found = page.delivery()
    assert found is not None
    return found


def rows(card: TableCard) -> list[list[str]]:
    """The lines of a table as they are read out."""
    cells = card.table.cells
    return [[cell.spoken.replace("\u00a0", " ") for cell in cells.cells(row)] for row in range(cells.rowCount())]


def open_checks(page: DeliveriesPage) -> list[str]:
    cells = page.checklist.table.cells
    return [cells.cells(row)[0].text.replace("\u00a0", " ") for row in range(cells.rowCount())]


def settle(page: DeliveriesPage, matter: Matter, country: str = "") -> None:
    """Come to an open line of the checklist by keys, and open it."""
    begin_at(page, page.checklist.table)
    press(Qt.Key.Key_Home)
    listed = [(one.matter, one.country_iso2) for one in page.checklist.open_checks()]
    for _ in range(listed.index((matter, country))):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)


def take_back(notices: Notices) -> None:
    undo = notices[-1][1]
    assert undo is not None
    undo()


# What is told ------------------------------------------------------------------------------------------------------------


def test_what_is_not_agreed_is_said_in_words_with_a_mark(page: DeliveriesPage) -> None:
    belarus, poland, germany = rows(page.states)
    assert belarus[0] == "Belarus, the route begins here" and belarus[3] == "✓ Given"
    assert belarus[4] == OPEN, "nobody guaranteed supervision"
    assert poland[1:5] == ["○ Asked, no answer"] * 3 + [OPEN]
    assert germany[1:4] == ["○ Asked, no answer", "—", "—"], "the last state lets it only in"
    assert [line[5:] for line in (belarus, germany)] == [[OPEN, "not written down", OPEN]] * 2


def test_the_checklist_counts_and_names_countries_not_codes(page: DeliveriesPage) -> None:
    listed = open_checks(page)
    assert page.checklist.heading.text() == f"{page.checklist.bar.value()} of {page.checklist.bar.maximum()} agreed"
    assert len(listed) == page.checklist.bar.maximum() - page.checklist.bar.value()
    assert "○ Belarus: Hand-over to Poland: place, day, hour and zone" in listed
    assert "○ Which agency leads" in listed
    assert not any(code in line for line in listed for code in (" PL", " DE", " BY"))


def test_a_contact_is_reached_or_not_by_its_own_clock(names: Names) -> None:
    def contact(state: StateConsent) -> str:
        cell = state_cells(state, {}, names, is_first=False, is_last=False)[-1]
        return cell.spoken.replace("\u00a0", " ")

    def on_duty(country: str, hours: str = "", zone: str = "") -> str:
        named = StateConsent(country, contact_name="Duty desk", contact_phone="+375 1")
        return contact(replace(named, contact_hours=hours, contact_zone=zone))

    assert "✓ open now · " in on_duty("BY", "24/7", "Europe/Minsk")
    derived = on_duty("PL", "off")
    assert "closed now" in derived and "time zone taken from the country, not stated" in derived
    assert "not known whether it is open now" in on_duty("BY")
    # a country of many clocks, and nobody said which
    assert on_duty("RU", "24/7").endswith("not known whether it is open now")
    assert contact(StateConsent("BY", contact_name="Duty desk")).startswith("○ no telephone written down, Duty desk")
    assert contact(StateConsent("BY")) == OPEN


# Planning ----------------------------------------------------------------------------------------------------------------


def test_a_delivery_is_planned_along_the_chain_with_nothing_agreed(
    services: DeliveryPageServices, show: Show, filled: Store, notices: Notices, qtbot: QtBot
) -> None:
    legs = tuple(LegFacts(country, position=at) for at, country in enumerate(("BY", "LT", "PL")))
    page = show(services.cases.create(CaseFacts("New"), legs=legs).key)
    qtbot.waitUntil(page.seizures_alone.isVisible)
    begin_at(page, page)
    press(Qt.Key.Key_Space)
    form = dialog(qtbot, DeliveryDialog)
    assert "Belarus → Lithuania → Poland" in said(form)
    write("Cigarettes")
    form.amount.setFocus()
    write("1,200 kg")
    press(Qt.Key.Key_Return)
    assert "can be read in two ways" in said(form) and form.amount.hasFocus()
    form.amount.selectAll()
    write("1200 kg")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: page.delivery() is not None)
    assert [line[0].partition(",")[0] for line in rows(page.states)] == ["Belarus", "Lithuania", "Poland"]
    lithuania = rows(page.states)[1]
    assert lithuania[1:6] == [OPEN] * 5
    facts = delivery(page).facts
    assert (facts.goods, facts.amount, facts.unit) == ("Cigarettes", Decimal(1200), Unit.KILOGRAM)
    assert facts.substitution is None
    qtbot.waitUntil(lambda: "○\u00a0not written down" in said(page.facts))
    assert page.checklist.bar.value() == 2, "the route, and what is delivered"
    take_back(notices)
    qtbot.waitUntil(lambda: page.delivery() is None)


def test_several_deliveries_of_a_case_are_chosen_from_a_list(
    services: DeliveryPageServices, page: DeliveriesPage, qtbot: QtBot
) -> None:
    assert not page.facts.choice.isVisible()
    page.facts.new.click()
    dialog(qtbot, DeliveryDialog)
    write("second load")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: delivery(page).facts.goods == "second load")
    assert len(rows(page.states)) == 7, "along the chain of the case"
    begin_at(page, page.facts.choice)
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: delivery(page).facts.goods == "opiates")
    assert len(rows(page.states)) == 3


# State by state ----------------------------------------------------------------------------------------------------------


def test_a_state_is_written_down_with_enter(page: DeliveriesPage, notices: Notices, qtbot: QtBot) -> None:
    before = page.checklist.bar.value()
    begin_at(page, page.states.table)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, StateDialog)
    assert form.entry.hasFocus() and form.entry.chosen() is Consent.ASKED
    press(Qt.Key.Key_Down)
    form.authority.setFocus()
    write("Regional prosecutor")
    form.hours.setFocus()
    write("Mo-Fr 9-17 always")
    press(Qt.Key.Key_Return)
    assert "is not understood" in said(form) and form.hours.hasFocus()
    form.hours.selectAll()
    write("Mo-Fr 9-17")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: rows(page.states)[1][1] == "✓ Given")
    poland = delivery(page).consents[1].facts
    assert (poland.authority_name, poland.contact_hours) == ("Regional prosecutor", "Mo-Fr 09:00-17:00")
    assert page.checklist.bar.value() == before + 2
    assert page.states.table.current_row() == 1, "one stays where one was"
    take_back(notices)
    qtbot.waitUntil(lambda: rows(page.states)[1][1] == "○ Asked, no answer")


def test_a_refusal_stands_first_and_is_marked(page: DeliveriesPage, qtbot: QtBot) -> None:
    settle(page, Matter.EXIT, "PL")
    form = dialog(qtbot, StateDialog)
    assert form.leaving.hasFocus(), "the field the line is about"
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: open_checks(page)[0] == "✕ Poland: Exit: Refused")
    assert rows(page.states)[1][3] == "✕ Refused"


@pytest.mark.parametrize(
    ("matter", "field"),
    [(Matter.SUPERVISION, "supervision"), (Matter.AUTHORITY, "authority"), (Matter.CONTACT, "contact_name")],
)
def test_each_line_about_a_state_leads_to_its_field(
    page: DeliveriesPage, qtbot: QtBot, matter: Matter, field: str
) -> None:
    settle(page, matter, "DE")
    form = dialog(qtbot, StateDialog)
    assert form.country.key() == "DE" and getattr(form, field).hasFocus()
    press(Qt.Key.Key_Escape)
    closed(qtbot)


@pytest.mark.parametrize(("matter", "field"), [(Matter.LEAD, "lead"), (Matter.STOPPING, "stopping")])
def test_each_line_about_the_whole_leads_to_its_field(
    page: DeliveriesPage, qtbot: QtBot, matter: Matter, field: str
) -> None:
    settle(page, matter)
    form = dialog(qtbot, DeliveryDialog)
    assert getattr(form, field).hasFocus()
    press(Qt.Key.Key_Escape)
    closed(qtbot)


def test_a_state_is_put_between_two_and_taken_off_again(page: DeliveriesPage, notices: Notices, qtbot: QtBot) -> None:
    begin_at(page, page.states.table)
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, StateDialog)
    write("Lithuania")
    press(Qt.Key.Key_Tab)
    assert form.place.hasFocus() and form.place.currentText() == "behind Germany"
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: len(rows(page.states)) == 4)
    order = [one.facts.country_iso2 for one in delivery(page).consents]
    assert order == ["BY", "LT", "PL", "DE"]
    begin_at(page, page.states.table)
    press(Qt.Key.Key_Home)
    page.states.table.go_to(1)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(rows(page.states)) == 3)
    take_back(notices)
    qtbot.waitUntil(lambda: [one.facts.country_iso2 for one in delivery(page).consents] == order)


# Hand-overs and seizures -------------------------------------------------------------------------------------------------


def test_a_hand_over_is_agreed_with_place_day_hour_and_zone_alone(page: DeliveriesPage, qtbot: QtBot) -> None:
    (brest,) = rows(page.hand_overs)
    assert brest[:3] == ["Belarus → Poland", "Brest – Terespol", "Europe/Warsaw, ○ not written down: day, hour"]
    settle(page, Matter.HAND_OVER, "BY")
    form = dialog(qtbot, HandOverDialog)
    assert form.day.hasFocus(), "the first fact that is missing"
    write("3 December 2026")
    press(Qt.Key.Key_Tab)
    write("25")
    press(Qt.Key.Key_Return)
    assert "is not a time of day" in said(form)
    form.hour.selectAll()
    write("9.30")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: rows(page.hand_overs)[0][2] == "3 Dec 2026, 09:30 (Europe/Warsaw)")
    assert not any("Hand-over to Poland" in line for line in open_checks(page))
    settle(page, Matter.HAND_OVER, "PL")
    form = dialog(qtbot, HandOverDialog)
    assert (form.giving.key(), form.taking.key()) == ("PL", "DE") and form.place.hasFocus()
    press(Qt.Key.Key_Escape)
    closed(qtbot)


def test_a_seizure_is_kept_with_what_is_known(page: DeliveriesPage, notices: Notices, qtbot: QtBot) -> None:
    begin_at(page, page.seizures.add)
    press(Qt.Key.Key_Space)
    form = dialog(qtbot, SeizureDialog)
    press(Qt.Key.Key_Return)
    assert "Say what was taken." in said(form)
    write("opiates")
    form.arrested.setFocus()
    write("three")
    press(Qt.Key.Key_Return)
    assert "“three” is not a number." in said(form)
    form.arrested.selectAll()
    write("3")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: len(rows(page.seizures)) == 1)
    assert rows(page.seizures)[0] == ["opiates", *["not written down"] * 3, "3", "not written down"]
    assert delivery(page).seizures[0].facts.arrested == 3
    begin_at(page, page.seizures.table)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(page.seizures) == [])
    take_back(notices)
    qtbot.waitUntil(lambda: len(rows(page.seizures)) == 1)


def test_a_seizure_without_a_delivery_is_not_hidden(
    services: DeliveryPageServices, show: Show, filled: Store, qtbot: QtBot
) -> None:
    case = services.cases.create(CaseFacts("Without")).key
    services.cases.add(case, Seizure("cash", "", Decimal(12000), Unit.EURO, "DE", seized_on=PartialDate.parse("2026")))
    page = show(case)
    qtbot.waitUntil(lambda: len(rows(page.seizures_alone)) == 1)
    assert rows(page.seizures_alone)[0][:3] == ["cash, not of this delivery", "12\u202f000 EUR", "Germany"]


# Everyone's hands --------------------------------------------------------------------------------------------------------


def test_everything_has_a_name_and_is_reached_by_keys(page: DeliveriesPage, qtbot: QtBot) -> None:
    assert nameless(page) == [] and out_of_reach(page) == []
    for ask, kind in (
        (page.facts.edit, DeliveryDialog),
        (page.states.add, StateDialog),
        (page.hand_overs.add, HandOverDialog),
        (page.seizures.add, SeizureDialog),
    ):
        ask.click()
        form = dialog(qtbot, kind)
        assert nameless(form) == [] and out_of_reach(form) == []
        form.reject()
        closed(qtbot)


def test_coming_to_the_page_arrow_keys_lead_through_all_tables(page: DeliveriesPage) -> None:
    begin_at(page, page)
    assert page.states.table.hasFocus()
    for _ in range(40):
        if page.hand_overs.table.hasFocus():
            break
        press(Qt.Key.Key_Down if page.states.table.hasFocus() else Qt.Key.Key_Tab)
    assert page.hand_overs.table.hasFocus()


def test_it_speaks_the_language_in_use_and_goes_below_where_there_is_no_room(
    case: RowKey, page: DeliveriesPage, qtbot: QtBot
) -> None:
    use_language("ru", resources() / "languages")
    page.resize(700, 600)
    qtbot.waitUntil(lambda: page.checklist.y() > page.states.y())
    chip = page.states.table.cells.cells(1)[1]
    words = max(map(page.states.table.fontMetrics().horizontalAdvance, chip.text.split(" ")))
    assert page.states.table.columnWidth(1) > words, "no word of a chip is broken"
