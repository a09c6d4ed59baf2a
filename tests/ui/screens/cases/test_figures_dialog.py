"""Operation figures by keys over a real store: own cases and published figures side by side, in a table, a chart and a workbook."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach
from tests.ui.screens.cases.by_keys import CONTROL, begin_at, come_to, dialog, press, said, write

from liaison.domain.cases.deliveries import DeliveryState, Seizure
from liaison.domain.cases.operation_figures import FigureFacts, FigureKind
from liaison.domain.cases.quantities import Unit
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.services.cases.cases import CaseService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.cases.figures.bars import Bar, Period
from liaison.ui.screens.cases.figures.figure_dialog import FigureDialog
from liaison.ui.screens.cases.figures.figures_dialog import FiguresDialog
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.shell.toast import Toast
from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)
PUBLISHED = FigureFacts(
    FigureKind.CONTROLLED_DELIVERIES,
    Decimal(15),
    country_iso2="BY",
    name="State Customs Committee",
    period=PartialDate.parse("2019"),
    source="Annual report",
    as_of=PartialDate.parse("2020-03"),
)
Where = list[Path]


@pytest.fixture
def with_results(filled: Store) -> Store:
    """The sample's delivery was completed and is marked RED, goods were seized with it and without."""
    case = CaseService(filled).called("C-2019-0001")
    assert case is not None
    deliveries = DeliveryService(filled)
    (delivery,) = deliveries.of_case(case)
    day = PartialDate.parse("2019-09-20")
    deliveries.edit(delivery.key, replace(delivery.facts, state=DeliveryState.COMPLETED, ended_on=day, tlp=Tlp.RED))
    taken = Seizure("opiates", delivery.key.id, Decimal(40), Unit.KILOGRAM, country_iso2="DE", seized_on=day)
    CaseService(filled).add(case, taken)
    return filled


@pytest.fixture
def where(tmp_path: Path) -> Where:
    """Where the workbook is written."""
    return [tmp_path / "figures.xlsx"]


@pytest.fixture
def window(
    with_results: Store, services: CaseServices, doors: Doors, theme: Theme, where: Where, qtbot: QtBot
) -> FiguresDialog:
    services.figures.add(PUBLISHED)
    known = CoverageService(with_results, lambda: TODAY)
    names = Names(known.countries(), known.crime_types(), "en", TODAY)
    made = FiguresDialog(
        services.figures,
        services.directory,
        services.journal,
        names,
        doors,
        ask_where=lambda *_: str(where[0]) if where else "",
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1140, 780)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: made.table.cells.rowCount() > 0)
    return made


def rows(window: FiguresDialog) -> list[list[str]]:
    cells = window.table.cells
    return [
        [cell.spoken.replace("\u00a0", " ").replace("\u202f", " ") for cell in cells.cells(row)]
        for row in range(cells.rowCount())
    ]


def go_to(window: FiguresDialog, words: str) -> None:
    """Come to the row that says this, by keys."""
    begin_at(window, window.table)
    press(Qt.Key.Key_Home, CONTROL)
    for _ in range(next(place for place, row in enumerate(rows(window)) if any(words in cell for cell in row))):
        press(Qt.Key.Key_Down)


def bars(periods: tuple[Period, ...]) -> list[tuple[str, list[str]]]:
    return [(period.words, [bar.words for bar in period.bars]) for period in periods]


def told(window: QWidget) -> str:
    """What was told in passing."""
    toast = window.findChild(Toast)
    assert toast is not None
    return toast.accessibleName() if toast.isVisible() else ""


def form_closed(window: QWidget, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(form.isVisible() for form in window.findChildren(FigureDialog)))


def test_own_cases_and_published_figures_are_told_apart_and_never_added(window: FiguresDialog) -> None:
    deliveries = [row for row in rows(window) if row[0] == "Controlled deliveries"]
    assert [row[1:5] for row in deliveries] == [
        ["1", "Belarus", "2019", "Own cases, TLP:RED"],
        ["15", "Belarus", "2019", "State Customs Committee, published"],
        ["1", "Germany", "2019", "Own cases, TLP:RED"],
        ["1", "Poland", "2019", "Own cases, TLP:RED"],
    ]
    assert deliveries[1][5:] == ["Annual report", "2020-03"]
    assert ["Persons arrested", "not known, 1 record without an amount"] in [row[:2] for row in rows(window)]
    assert bars(window.charted.chart.periods()) == [("2019", ["1", "15"])], "a delivery through three states is one"
    assert "never added" in said(window)
    legend = [label.text() for label in window.charted.findChildren(PlainLabel)]
    assert "Filled: Own cases" in legend
    assert "Hatched, published: State Customs Committee, Belarus" in legend


def test_the_marking_limits_what_is_counted_and_what_leaves(window: FiguresDialog, where: Where, qtbot: QtBot) -> None:
    begin_at(window, window.limit)
    for _ in range(3):
        press(Qt.Key.Key_Down)
    assert window.greatest() is Tlp.AMBER
    qtbot.waitUntil(lambda: len(rows(window)) == 1)
    assert "2 records of own cases are left out, because their marking is stricter." in said(window)
    come_to(window.export)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(window) == "figures.xlsx was written; the figures are not marked.")
    table = load_workbook(io.BytesIO(where[0].read_bytes())).worksheets[0]
    assert [row[4] for row in table.iter_rows(min_row=2, values_only=True)] == [15]


def test_a_file_without_its_ending_gets_it_and_one_that_cannot_be_written_is_told(
    window: FiguresDialog, where: Where, tmp_path: Path, qtbot: QtBot
) -> None:
    where[0] = tmp_path / "figures"
    window.export.click()
    qtbot.waitUntil(lambda: told(window) == "figures.xlsx was written; the figures are TLP:RED.")
    where[0] = tmp_path / "nowhere" / "figures.xlsx"
    window.export.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    press(Qt.Key.Key_Escape)
    assert window.isVisible()


def test_a_bad_quantity_and_a_missing_source_are_refused_and_nothing_typed_is_lost(
    window: FiguresDialog, services: CaseServices, qtbot: QtBot
) -> None:
    begin_at(window, window.table)
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, FigureDialog)
    assert nameless(form) == [] and out_of_reach(form) == []
    for _ in range(2):
        press(Qt.Key.Key_Down)
    for field, text in ((form.amount, "much"), (form.goods, "opiates"), (form.country, "Kazakhstan")):
        come_to(field)
        write(text)
    come_to(form.period)
    write("2017/2018")
    come_to(form.who)
    write("CARICC")
    press(Qt.Key.Key_Return)
    assert "is not an amount" in said(form) or "unit" in said(form)
    assert form.amount.hasFocus()
    form.amount.selectAll()
    write("1 200 kg")
    press(Qt.Key.Key_Return)
    assert "A published figure needs its source." in said(form) and form.source.hasFocus()
    assert (form.goods.text(), form.period.text(), form.who.text()) == ("opiates", "2017/2018", "CARICC")
    write("Bulletin 4")
    come_to(form.url)
    write("somewhere")
    press(Qt.Key.Key_Return)
    assert "is not a web address" in said(form)
    form.url.clear()
    press(Qt.Key.Key_Return)
    form_closed(window, qtbot)
    qtbot.waitUntil(lambda: any("CARICC, published" in row for row in rows(window)))
    row = next(row for row in rows(window) if "CARICC, published" in row)
    assert row[:4] == ["Quantity seized, opiates", "1 200 kg", "Kazakhstan", "2017–2018"]
    assert rows(window)[window.table.current_row()] == row, "one comes to what was added"
    assert services.figures.published()[1].facts.name == "CARICC"


def test_a_published_figure_is_changed_removed_and_taken_back_by_keys(
    window: FiguresDialog, services: CaseServices, qtbot: QtBot
) -> None:
    go_to(window, "State Customs Committee")
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, FigureDialog)
    assert (form.amount.text(), form.who.text()) == ("15", "State Customs Committee")
    come_to(form.amount)
    form.amount.selectAll()
    write("16")
    press(Qt.Key.Key_Return)
    form_closed(window, qtbot)
    qtbot.waitUntil(lambda: any(row[1] == "16" for row in rows(window)))
    go_to(window, "State Customs Committee")
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: told(window) == "The published figure was removed.")
    assert services.figures.published() == ()
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: any(row[1] == "16" for row in rows(window)))
    assert told(window) == ""


def test_own_figures_are_not_changed_here(window: FiguresDialog, services: CaseServices) -> None:
    go_to(window, "Own cases")
    assert not window.edit.isEnabled() and not window.remove.isEnabled()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        press(key)
        assert told(window) == "Own figures are added up from the cases; they are changed there."
    assert len(services.figures.published()) == 1


def test_the_chart_is_walked_by_keys_and_says_what_stands_there(
    window: FiguresDialog, services: CaseServices, qtbot: QtBot
) -> None:
    for year, amount in (("2012", 0), ("2018", 12)):
        services.figures.add(replace(PUBLISHED, period=PartialDate.parse(year), amount=Decimal(amount)))
    window.read()
    chart = window.charted.chart
    qtbot.waitUntil(lambda: len(chart.periods()) == 3)
    begin_at(window, window.charted.series)
    come_to(chart)
    assert chart.accessibleDescription() == "2012. State Customs Committee, Belarus (published): 0"
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "2019. State Customs Committee, Belarus (published): 15; Own cases: 1"
    press(Qt.Key.Key_Left)
    assert chart.accessibleDescription().startswith("2018.")
    begin_at(window, window.charted.series)
    titles = [window.charted.series.itemText(place) for place in range(window.charted.series.count())]
    assert titles == ["Controlled deliveries", "Seizures", "Quantity seized: opiates, kg"]
    for _ in titles:
        press(Qt.Key.Key_Down)
    assert bars(chart.periods()) == [("2019", ["40"])]


def test_bars_of_own_cases_are_filled_and_published_ones_hatched_in_every_scheme(
    window: FiguresDialog, theme: Theme
) -> None:
    chart = window.charted.chart

    def colours(bar: Bar) -> set[str]:
        place = bar.place.toRect().adjusted(3, 1, -3, -1)
        found = window.grab(place.translated(chart.mapTo(window, QPoint()))).toImage()
        return {found.pixelColor(x, y).name() for x in range(found.width()) for y in range(found.height())}

    for scheme, contrast in product((Scheme.LIGHT, Scheme.DARK), (Contrast.NORMAL, Contrast.HIGH)):
        theme.choose(scheme, contrast)
        own, published = chart.periods()[0].bars
        assert colours(own) == {theme.colours.accent}
        assert {theme.colours.route, theme.colours.surface} <= colours(published)


def test_nothing_is_cut_off_where_there_is_little_room(window: FiguresDialog, qtbot: QtBot) -> None:
    window.resize(window.minimumSizeHint().width(), 300)
    chart = window.charted.chart
    begin_at(window, window.charted.series)
    come_to(chart)
    line = chart.fontMetrics().height()
    assert chart.height() >= 6 * line and window.charted.rect().contains(
        QRect(chart.mapTo(window.charted, QPoint()), chart.size())
    )
    assert not chart.visibleRegion().isEmpty(), "the focus brings it into sight"


def test_everything_is_reached_and_named_and_escape_closes(window: FiguresDialog) -> None:
    go_to(window, "State Customs Committee")
    assert nameless(window) == [] and out_of_reach(window) == []
    begin_at(window, window.table)
    for widget in (window.charted.series, window.charted.chart, window.export, window.close_button, window.limit):
        come_to(widget)
    press(Qt.Key.Key_Return)
    assert window.isVisible() and QApplication.activeModalWidget() is None, "Enter in a list presses no button"
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_it_is_opened_from_the_register(screen: CasesScreen, qtbot: QtBot) -> None:
    begin_at(screen, screen.register.state)
    buttons = screen.register.findChildren(QPushButton)
    (asked,) = (button for button in buttons if button.accessibleName() == "Operation figures")
    come_to(asked)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FiguresDialog))
    opened = QApplication.activeModalWidget()
    assert opened is not None
    qtbot.waitUntil(lambda: "No figures yet" in said(opened))
    opened.close()
