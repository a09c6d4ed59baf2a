"""What screens with reference facts share: ages in words, the legend, the field that suggests."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, Provenance
from liaison.ui.widgets.map import Shade, light
from liaison.ui.widgets.reference.legend import Legend
from liaison.ui.widgets.reference.names import Names
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

NAMES = Names(Countries(()), CrimeTypes(()), "en", date(2026, 11, 22))


def source(as_of: str, basis: Basis = Basis.PAGE_DATE) -> Provenance:
    return Provenance("Title", "Publisher", "", PartialDate.parse(as_of) if as_of else None, basis)


def test_a_date_is_told_with_its_age_and_never_without_what_it_means() -> None:
    assert NAMES.dated(source("2019-08-02")) == "as of 2019-08-02\u00a0· 7 years ago"
    assert NAMES.day_and_age(source("2019-08-02")) == "2019-08-02\u00a0· 7 years ago"
    assert NAMES.day_and_age(source("2010", Basis.LOWER_BOUND)) == "not before 2010\u00a0· 15 years ago"
    assert NAMES.day_and_age(source("2026-10-30")) == "2026-10-30\u00a0· less than a year ago"
    assert NAMES.day_and_age(source("")) == "date not known"


def test_a_country_that_is_not_stated_is_a_dash() -> None:
    assert NAMES.country("") == "—"
    assert NAMES.country("EU") == "EU"


def test_the_legend_takes_more_lines_when_narrow_and_says_its_words_aloud(qtbot: QtBot) -> None:
    legend = Legend(light())
    qtbot.addWidget(legend)
    legend.show_meanings([(Shade.STRONG, "covered and competent"), (Shade.GAP, "nobody known")])
    assert legend.accessibleName() == "covered and competent; nobody known"
    assert legend.heightForWidth(120) > legend.heightForWidth(800) > 0
    legend.show_meanings(())
    assert legend.heightForWidth(800) == 0
    assert not legend.isVisible()


def test_a_field_offers_everything_on_the_arrow_key_and_says_what_was_chosen(qtbot: QtBot) -> None:
    fruit = [Suggestion("apple", 1), Suggestion("pear", 2)]
    field = SuggestField(lambda text: [one for one in fruit if one.label.startswith(text)], lambda: fruit)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "pe")
    assert [one.label for one in field.offered()] == ["pear"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.confirmed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.is_open()
    QTest.keyClick(field._popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(field._popup, Qt.Key.Key_Return)
    assert chosen.args[0] in fruit
    assert not field.is_open()
