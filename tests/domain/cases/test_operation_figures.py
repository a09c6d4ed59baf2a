"""Operation figures: what is refused, what is added to what, and that the own ones never meet the published ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.cases.figure_series import comparisons
from liaison.domain.cases.operation_figures import FigureFacts, FigureKind, period_words, problem_of, read_amount
from liaison.domain.cases.own_figures import OwnDelivery, OwnSeizure, may_leave, own_lines
from liaison.domain.cases.quantities import Measure, Quantity, QuantityError, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp

IN_2019 = PartialDate.parse("2019-05-01")
KIND = FigureKind.QUANTITY
ONE = Decimal(1)
PUBLISHED = FigureFacts(FigureKind.SEIZURES, Decimal(12), source="Annual report")


@pytest.mark.parametrize(
    ("kind", "text", "amount", "unit"),
    [
        (FigureKind.SEIZURES, "12 345", 12345, None),
        (FigureKind.ARRESTS, "0", 0, None),
        (FigureKind.QUANTITY, "12.5 kg", "12.5", Unit.KILOGRAM),
        (FigureKind.QUANTITY, "1 200 шт.", 1200, Unit.PIECE),
    ],
)
def test_amounts_are_read_as_their_kind_has_them(
    kind: FigureKind, text: str, amount: int | str, unit: Unit | None
) -> None:
    assert read_amount(kind, text) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FigureKind.SEIZURES, "12.5"),
        (FigureKind.SEIZURES, "12 kg"),
        (FigureKind.SEIZURES, "-3"),
        (FigureKind.ARRESTS, ""),
        (FigureKind.QUANTITY, ""),
        (FigureKind.QUANTITY, "12"),
        (FigureKind.QUANTITY, "1,200 kg"),
        (FigureKind.QUANTITY, "0 kg"),
    ],
)
def test_what_is_no_amount_of_its_kind_is_refused(kind: FigureKind, text: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_amount(kind, text)
    assert refused.value.sentence


@pytest.mark.parametrize(
    "facts",
    [
        replace(PUBLISHED, kind=None),
        replace(PUBLISHED, amount=None),
        replace(PUBLISHED, amount=Decimal("1.5")),
        replace(PUBLISHED, amount=Decimal("NaN")),
        replace(PUBLISHED, unit=Unit.GRAM),
        replace(PUBLISHED, source=" "),
        replace(PUBLISHED, url="javascript:alert(1)"),
        replace(PUBLISHED, kind=KIND),
        replace(PUBLISHED, kind=KIND, unit=Unit.GRAM, amount=Decimal(0)),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence(facts: FigureFacts) -> None:
    assert problem_of(facts).endswith(".")


def test_a_figure_with_its_source_is_kept_and_so_is_that_there_were_none() -> None:
    assert problem_of(PUBLISHED) == ""
    assert problem_of(replace(PUBLISHED, amount=Decimal(0), url="https://example.org/a")) == ""


def test_periods_in_words() -> None:
    said = [period_words(PartialDate.parse(text)) for text in ("2019", "2017/2018", "2019~")]
    assert said == ["2019", "2017–2018", "about 2019"]
    assert period_words(None) == ""


def seizure(amount: str, unit: Unit, goods: str = "opiates", country: str = "DE") -> OwnSeizure:
    return OwnSeizure(goods, Quantity(Decimal(amount), unit), country, IN_2019)


def quantities(*seizures: OwnSeizure) -> list[tuple[str, Decimal | None, Unit | None, int]]:
    lines = own_lines((), seizures, "own", by_country=True)
    return [(line.goods, line.amount, line.unit, line.unknown) for line in lines if line.kind is KIND]


def test_masses_of_the_same_goods_are_added_in_the_largest_unit_used() -> None:
    found = quantities(seizure("40", Unit.KILOGRAM), seizure("500", Unit.GRAM, "Opiates"))
    assert found == [("opiates", Decimal("40.5"), Unit.KILOGRAM, 0)]


def test_currencies_tablets_and_parcels_are_never_added_and_neither_are_other_goods() -> None:
    found = quantities(
        seizure("1000", Unit.EURO, "cash"),
        seizure("500", Unit.DOLLAR, "cash"),
        seizure("5", Unit.TABLET, "pills"),
        seizure("5", Unit.PARCEL, "pills"),
        seizure("1", Unit.KILOGRAM),
        seizure("1", Unit.KILOGRAM, "hashish"),
    )
    assert len(found) == 6


def test_what_nobody_wrote_down_is_told_as_not_known() -> None:
    silent = OwnSeizure("opiates", country_iso2="DE", period=IN_2019)
    lines = own_lines((), (seizure("40", Unit.KILOGRAM), silent, replace(silent, arrested=0)), "own", by_country=True)
    by_kind = {(line.kind, line.unit): line for line in lines}
    assert (by_kind[KIND, None].amount, by_kind[KIND, None].unknown) == (None, 2)
    arrests = by_kind[FigureKind.ARRESTS, None]
    assert (arrests.amount, arrests.unknown) == (Decimal(0), 2)
    assert by_kind[FigureKind.SEIZURES, None].amount == 3


def test_a_delivery_counts_for_each_state_and_once_for_its_year() -> None:
    deliveries = (OwnDelivery(("BY", "PL", "DE"), IN_2019, Tlp.RED), OwnDelivery((), None))
    by_country = own_lines(deliveries, (), "own", by_country=True)
    assert [(line.period, line.country_iso2, line.amount) for line in by_country] == [
        ("", "", ONE),
        ("2019", "BY", ONE),
        ("2019", "DE", ONE),
        ("2019", "PL", ONE),
    ]
    by_year = own_lines(deliveries, (), "own", by_country=False)
    assert [(line.period, line.amount, line.marking) for line in by_year] == [("", ONE, None), ("2019", ONE, Tlp.RED)]


def test_a_recipient_is_told_nothing_that_is_marked_more_strictly() -> None:
    records = [OwnDelivery((), None, marking) for marking in (None, Tlp.GREEN, Tlp.RED)]
    assert [one.marking for one in may_leave(records, Tlp.GREEN)] == [None, Tlp.GREEN]
    assert len(may_leave(records, None)) == 3


_UNITS = st.sampled_from(Unit)
_SEIZURES = st.lists(
    st.builds(
        OwnSeizure,
        goods=st.sampled_from(["opiates", "Opiates", "cash", ""]),
        quantity=st.none() | st.builds(Quantity, st.decimals(Decimal("0.001"), 10**6, places=3), _UNITS),
        country_iso2=st.sampled_from(["DE", "BY", ""]),
        period=st.sampled_from([IN_2019, PartialDate.parse("2018"), PartialDate.parse("2018/2019"), None]),
        arrested=st.none() | st.integers(0, 9),
    ),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(_SEIZURES, st.booleans())
def test_nothing_is_lost_or_made_up_in_adding(seizures: list[OwnSeizure], by_country: bool) -> None:
    lines = own_lines((), seizures, "own", by_country=by_country)
    of = {kind: [line for line in lines if line.kind is kind] for kind in FigureKind}
    assert sum(line.amount or 0 for line in of[FigureKind.SEIZURES]) == len(seizures)
    assert sum(line.amount or 0 for line in of[FigureKind.ARRESTS]) == sum(one.arrested or 0 for one in seizures)
    assert sum(line.unknown for line in of[FigureKind.ARRESTS]) == sum(one.arrested is None for one in seizures)
    assert sum(line.unknown for line in of[KIND]) == sum(one.quantity is None for one in seizures)
    added = [Quantity(line.amount, line.unit) for line in of[KIND] if line.amount is not None and line.unit is not None]
    assert grams(added) == grams([one.quantity for one in seizures if one.quantity is not None])


def grams(quantities: list[Quantity]) -> Decimal:
    masses = (one.amount * one.unit.factor for one in quantities if one.unit.measure is Measure.MASS)
    return sum(masses, Decimal(0))


def line(amount: str, who: str = "CARICC", source: str = "Report", unit: Unit | None = Unit.TONNE) -> FigureLine:
    return FigureLine(KIND, "2019", "2019", "KZ", "opiates", Decimal(amount), unit, 0, False, who, source)


def test_two_sources_that_disagree_stand_side_by_side_in_one_unit() -> None:
    own = replace(line("500", unit=Unit.KILOGRAM), is_own=True, who="")
    figures = OperationFigures(
        (),
        (own, line("1.2"), line("1.3"), line("2", source="Other")),
        None,
        0,
        {"KZ": "Kazakhstan"},
        date(2026, 11, 22),
    )
    (found,) = comparisons(figures)
    assert found.title == "Quantity seized: opiates, t"
    assert found.series == (
        "Own cases",
        "CARICC, Kazakhstan · Report (1)",
        "CARICC, Kazakhstan · Report (2)",
        "CARICC, Kazakhstan · Other",
    )
    assert found.amounts == ((Decimal("0.5"), Decimal("1.2"), Decimal("1.3"), Decimal(2)),)
