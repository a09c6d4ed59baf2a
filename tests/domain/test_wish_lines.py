"""What a line that wishes for a treaty says: countries in two languages, kinds, and whom it is from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.countries import Countries, Country
from liaison.domain.instruments import LegalKind
from liaison.domain.meetings import Delegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.wish_lines import CountrySpotter, kinds_of, written_wishes

EUROPE = ("151", "Eastern Europe", "Восточная Европа")
SPOTTER = CountrySpotter(
    Countries(
        (
            Country("BY", "BLR", "Belarus", "Беларусь", *EUROPE, ("Republic of Belarus",)),
            Country("DE", "DEU", "Germany", "Германия", *EUROPE),
            Country("PL", "POL", "Poland", "Польша", *EUROPE),
            Country("IN", "IND", "India", "Индия", *EUROPE),
            Country("TG", "TGO", "Togo", "Того", *EUROPE),
            Country("KZ", "KAZ", "Kazakhstan", "Казахстан", *EUROPE),
            Country("US", "USA", "United States", "США", *EUROPE, ("United States of America",)),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Belarus – United States, extradition", ("BY", "US")),
        ("the United States of America and the Republic of Belarus", ("US", "BY")),
        ("с Германией, Польшей и Казахстаном", ("DE", "PL", "KZ")),
        ("между Беларусью и США о выдаче", ("BY", "US")),
        ("BY-PL", ("BY", "PL")),
        ("in or with us", ()),
        ("Того не было", ()),
        ("", ()),
    ],
)
def test_countries_are_found_in_either_language(text: str, found: tuple[str, ...]) -> None:
    assert SPOTTER.find(text) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("mutual legal assistance and extradition", (LegalKind.MLA, LegalKind.EXTRADITION)),
        ("правовая помощь по уголовным делам", (LegalKind.MLA,)),
        ("о выдаче", (LegalKind.EXTRADITION,)),
        ("mutual administrative assistance in customs matters", (LegalKind.CUSTOMS,)),
        ("таможенное сотрудничество", (LegalKind.CUSTOMS,)),
        ("an MLAT", (LegalKind.MLA,)),
        ("a treaty", (None,)),
    ],
)
def test_kinds_are_read(text: str, kinds: tuple[LegalKind | None, ...]) -> None:
    assert kinds_of(text) == kinds


def side(country: str, agency: str = "") -> Delegation:
    return Delegation(RowKey("own", country + agency), country, None, agency or None, None, country or None)


@pytest.mark.parametrize(
    ("line", "sides", "countries"),
    [
        ("=> Wish: extradition", (side("BY"), side("US")), ("BY", "US")),
        ("=> Wish: extradition", (side("", "us-ice"), side("BY")), ("US", "BY")),
        ("=> Wish: extradition with the United States", (side("BY"), side("US")), ("US", "BY")),
        ("=> Wish: extradition with Poland", (side("BY"), side("US")), ("PL",)),
        ("=> Wish: extradition, Poland – Germany", (side("BY"), side("US")), ("PL", "DE")),
        ("=> Wish: extradition", (side("BY"), side("US"), side("PL")), ()),
        ("=> Wish: extradition", (side("BY"),), ()),
        ("> United States: please\n=> Wish: extradition", (side("BY"), side("US")), ("US", "BY")),
    ],
)
def test_what_the_line_does_not_say_the_delegations_tell(
    line: str, sides: tuple[Delegation, ...], countries: tuple[str, ...]
) -> None:
    (wish,) = written_wishes(structure_of(line), sides, {"us-ice": "US"}, SPOTTER)
    assert wish.countries == countries


def test_two_wishes_below_one_statement_are_both_by_its_speaker() -> None:
    text = "> BY: please\n=> Wish: extradition\n=> Wish: customs\n\n=> Wish: x\n=> Wish: y by @G. Balsamo"
    raised = [wish.raised_by for wish in written_wishes(structure_of(text), (), {}, SPOTTER)]
    assert raised == ["BY", "BY", "", "G. Balsamo"]


@given(
    some.lists(
        some.one_of(some.sampled_from(("Belarus", "BY", "с Польшей", "legal assistance", " ", ", ")), some.text())
    )
)
def test_any_line_is_read(parts: list[str]) -> None:
    line = "".join(parts).replace("\n", " ")
    for wish in written_wishes(structure_of(f"=> Wish: {line}"), (), {}, SPOTTER):
        assert len(wish.countries) <= 2


@pytest.mark.parametrize("unit", ["A ", "BY ", "legal ", "правовая ", "a.", "'", "помощь по ", "\u200f", "United "])
def test_half_a_megabyte_of_hostile_text_is_read(unit: str) -> None:
    # anything worse than linear would take minutes here
    text = unit * (500_000 // len(unit))
    assert len(SPOTTER.find(text)) < 3
    kinds_of(text)
