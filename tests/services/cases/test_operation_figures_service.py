"""Published figures are kept, corrected and taken back; own ones are added up from a real store; both leave as a workbook."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from liaison.domain.cases.deliveries import DeliveryState, Seizure
from liaison.domain.cases.figure_errors import FigureRefused
from liaison.domain.cases.operation_figures import FigureFacts, FigureKind
from liaison.domain.cases.quantities import Unit
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.export.operation_figures_xlsx import xlsx_of
from liaison.services.cases.cases import CaseService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.journal import JournalService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
PUBLISHED = FigureFacts(
    FigureKind.CONTROLLED_DELIVERIES,
    Decimal(15),
    country_iso2="BY",
    name="=State Customs Committee",
    period=PartialDate.parse("2019"),
    source="Annual report",
    url="https://example.org/report",
    as_of=PartialDate.parse("2020-03"),
)


def service(store: Store) -> OperationFigureService:
    return OperationFigureService(store, lambda: TODAY)


def case_of(store: Store) -> RowKey:
    key = CaseService(store).called("C-2019-0001")
    assert key is not None
    return key


@pytest.fixture
def with_results(filled: Store) -> Store:
    """The sample's delivery was completed, and goods and money were seized."""
    case, deliveries = case_of(filled), DeliveryService(filled)
    (delivery,) = deliveries.of_case(case)
    ended = replace(
        delivery.facts, state=DeliveryState.COMPLETED, ended_on=PartialDate.parse("2019-09-20"), tlp=Tlp.RED
    )
    deliveries.edit(delivery.key, ended)
    in_germany = Seizure("opiates", country_iso2="DE", seized_on=PartialDate.parse("2019-09-20"))
    for facts in (
        replace(in_germany, delivery_id=delivery.key.id, amount=Decimal(40), unit=Unit.KILOGRAM, arrested=3),
        replace(in_germany, amount=Decimal(500), unit=Unit.GRAM),
        replace(in_germany, goods="=cmd|'/c calc'!A1", amount=Decimal(5), unit=Unit.PIECE),
    ):
        CaseService(filled).add(case, facts)
    return filled


def test_a_published_figure_is_kept_corrected_and_taken_back(filled: Store) -> None:
    figures = service(filled)
    key = figures.add(PUBLISHED).key
    assert [one.facts for one in figures.published()] == [PUBLISHED]
    figures.edit(key, replace(PUBLISHED, amount=Decimal(16)))
    assert figures.published()[0].facts.amount == 16
    figures.remove(key)
    assert figures.published() == ()
    JournalService(filled).undo_last()
    assert figures.published()[0].facts.amount == 16


@pytest.mark.parametrize(
    "wrong", [replace(PUBLISHED, source=""), replace(PUBLISHED, amount=Decimal("1.5")), replace(PUBLISHED, kind=None)]
)
def test_what_cannot_be_so_is_refused_and_nothing_is_written(filled: Store, wrong: FigureFacts) -> None:
    with pytest.raises(FigureRefused):
        service(filled).add(wrong)
    assert service(filled).published() == ()


def test_own_cases_are_added_up_beside_what_others_published(with_results: Store) -> None:
    figures = service(with_results)
    figures.add(PUBLISHED)
    found = figures.figures()
    deliveries = [(one.country_iso2, one.amount, one.is_own) for one in found.lines if one.kind is PUBLISHED.kind]
    one, fifteen = Decimal(1), Decimal(15)
    assert deliveries == [("BY", one, True), ("BY", fifteen, False), ("DE", one, True), ("PL", one, True)]
    opiates = [one for one in found.lines if one.goods == "opiates"]
    assert [(one.amount, one.unit, one.marking) for one in opiates] == [(Decimal("40.5"), Unit.KILOGRAM, Tlp.RED)]
    assert (found.marking, found.countries["BY"]) == (Tlp.RED, "Belarus")


def test_what_is_marked_too_strictly_is_not_added(with_results: Store) -> None:
    found = service(with_results).figures(Tlp.AMBER)
    assert (found.left_out, found.marking) == (2, Tlp.AMBER)
    assert [one.amount for one in found.lines if one.goods == "opiates"] == [Decimal(500)]
    assert service(with_results).figures(Tlp.CLEAR).lines == ()


def test_nothing_of_a_deleted_case_and_nothing_that_never_moved_is_counted(with_results: Store) -> None:
    (delivery,) = DeliveryService(with_results).of_case(case_of(with_results))
    planned = replace(delivery.facts, state=DeliveryState.PLANNED)
    DeliveryService(with_results).edit(delivery.key, planned)
    kinds = {one.kind for one in service(with_results).figures().lines}
    assert FigureKind.CONTROLLED_DELIVERIES not in kinds and FigureKind.SEIZURES in kinds
    CaseService(with_results).delete(case_of(with_results))
    assert service(with_results).figures().lines == ()


def test_the_workbook_has_every_figure_with_its_source_and_native_charts(with_results: Store) -> None:
    figures = service(with_results)
    figures.add(PUBLISHED)
    content = xlsx_of(figures.figures())
    # the hour at which it is written is not in it
    time.sleep(1.1)
    assert content == xlsx_of(figures.figures())
    book = load_workbook(io.BytesIO(content))
    table, charts = book.worksheets
    rows = list(table.iter_rows(values_only=True))
    heads = {head: place for place, head in enumerate(rows[0])}
    said = next(row for row in rows if row[heads["Where from"]] == "Annual report")
    assert (said[heads["Amount"]], said[heads["Whose figure"]], said[heads["As of"]]) == (
        15,
        "=State Customs Committee",
        "2020-03",
    )
    assert any(row[heads["Amount"]] == 40.5 and row[heads["Marking"]] == "TLP:RED" for row in rows)
    texts = [cell for sheet in (table, charts) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in texts if cell.data_type == "f"]
    assert {chart.tagname for chart in charts._charts} == {"barChart"}
    assert charts["A1"].value == "TLP:RED" and table.oddHeader.right.text == "TLP:RED"


def test_every_chart_is_drawn_from_the_small_table_beside_it(with_results: Store) -> None:
    figures = service(with_results)
    figures.add(PUBLISHED)
    content = xlsx_of(figures.figures())
    sheet = load_workbook(io.BytesIO(content)).worksheets[1]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawn = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert drawn
    for chart in drawn:
        title = re.sub("<[^>]+>", "", re.search(r"<title>.*?</title>", chart)[0])  # type: ignore[index]  # it has one
        first = min(int(row) for row in re.findall(r"<strRef><f>'[^']+'!\$?[A-Z]+\$?(\d+)</f>", chart))
        assert sheet.cell(first - 1, 1).value == title.replace("&apos;", "'")
        ranges = re.findall(r"<val><numRef><f>'[^']+'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?</f>", chart)
        amounts = [
            sheet[f"{column}{row}"].value
            for column, start, end in ranges
            for row in range(int(start), int(end or start) + 1)
        ]
        assert any(isinstance(one, int | float) for one in amounts)
        assert all(one is None or isinstance(one, int | float) for one in amounts)


def test_no_figures_make_a_workbook_that_says_so_little(filled: Store) -> None:
    book = load_workbook(io.BytesIO(xlsx_of(service(filled).figures())))
    assert book.worksheets[0].max_row == 1 and not book.worksheets[1]._charts
