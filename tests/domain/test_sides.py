"""Whose promise it is, from the name in the note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.meetings import Delegation, Direction, Participant
from liaison.domain.rows import RowKey
from liaison.domain.sides import NOT_SAID, OwnOffice, Promiser, Sides

OURS, THEIRS = Direction.OURS, Direction.THEIRS


def person(name: str, identity: str | None = None) -> Participant:
    return Participant(RowKey("own", f"seat {name}"), name, person_id=identity)


def side(
    name: str, *people: Participant, own: bool | None = None, agency: str | None = None, **more: str
) -> Delegation:
    return Delegation(RowKey("own", name), name, None, agency, participants=people, is_own=own, **more)


BELARUS = side(
    "Investigative Committee of the Republic of Belarus", person("А. П. Шведов", "p1"), own=True, agency="by-sk"
)
ICE = side(
    "ICE, attaché office Frankfurt am Main", person("G. Balsamo", "p2"), person("Kathleen Stifler"), agency="us-ice"
)
MINSK = (BELARUS, ICE)


def direction_of(owner: str, table: tuple[Delegation, ...]) -> Direction | None:
    return Sides(table).promiser(owner).direction


@pytest.mark.parametrize(
    ("owner", "direction"),
    [
        ("own-office", OURS),
        ("we", OURS),
        ("Мы", OURS),
        ("@[[own office]]", OURS),
        ("Shvedov", OURS),
        ("А. Шведов", OURS),
        ("Шведову", OURS),
        ("by the Investigative Committee", None),
        ("Investigative Committee", OURS),
        ("G. Balsamo", THEIRS),
        ("@[[G. Balsamo]]", THEIRS),
        ("Г. Балсамо", THEIRS),
        ("balsamo", THEIRS),
        ("Mr Balsamo", THEIRS),
        ("\u202bG. Balsamo\u202c", THEIRS),
        ("K. Stifler", THEIRS),
        ("KS", THEIRS),
        ("ICE", THEIRS),
        ("Frankfurt", THEIRS),
        ("Somebody", None),
        ("B", None),
        ("", None),
        ("   ", None),
    ],
)
def test_a_name_leads_to_its_side(owner: str, direction: Direction | None) -> None:
    assert direction_of(owner, MINSK) == direction


def test_who_promised_and_to_whom() -> None:
    sides = Sides(MINSK)
    assert sides.promiser("Балсамо") == Promiser(THEIRS, "p2", "us-ice")
    assert sides.promiser("Shvedov") == Promiser(OURS, "p1", "us-ice")
    assert sides.promiser("own-office") == Promiser(OURS, None, "us-ice")
    assert sides.promiser("ICE") == Promiser(THEIRS, None, "us-ice")


def test_without_knowing_our_side_only_we_are_known() -> None:
    table = (side("Investigative Committee"), side("ICE", person("G. Balsamo")))
    assert direction_of("G. Balsamo", table) is None
    assert direction_of("we", table) is OURS
    assert direction_of("G. Balsamo", (table[0], side("ICE", person("G. Balsamo"), own=False))) is THEIRS


def test_the_own_office_tells_which_side_is_ours() -> None:
    own = OwnOffice(frozenset({"by-sk", "by-sk-minsk"}), "minsk", "BY", ("Belarus", "Беларусь"), ("IC", "СК"))
    assert own.sits_in(side("ICE", agency="us-ice")) is False
    assert own.sits_in(side("Minsk department", agency="by-sk-minsk")) is True
    assert own.sits_in(side("СК")) is True
    assert own.sits_in(side("Belarus", country_iso2="BY")) is True
    assert own.sits_in(side("Customs of Belarus", country_iso2="BY")) is None
    assert own.sits_in(side("Kazakhstan", country_iso2="KZ")) is False
    assert own.sits_in(side("A committee", body_id="cis-chleu")) is False
    assert own.sits_in(side("Somebody")) is None
    assert own.sits_in(side("ICE", agency="us-ice", own=True)) is True
    assert NOT_SAID.sits_in(side("Belarus", country_iso2="BY")) is None


def test_the_own_office_need_not_sit_at_the_table() -> None:
    own = OwnOffice(frozenset({"by-sk"}), names=("СК",))
    table = (side("ICE", person("G. Balsamo"), agency="us-ice"),)
    assert Sides(table, own).promiser("Balsamo").direction is THEIRS
    assert Sides(table, own).promiser("СК") == Promiser(OURS, None, "us-ice")


def test_the_directory_knows_further_names_of_a_side() -> None:
    table = (BELARUS, side("Immigration and Customs Enforcement", agency="us-ice"))
    further = {"Immigration and Customs Enforcement": ("Иммиграционная и таможенная полиция",)}
    assert Sides(table, further=further).promiser("Иммиграционная и таможенная полиция").direction is THEIRS
    assert Sides(table, further=further).promiser("ИТП").direction is THEIRS
    assert Sides(table).promiser("Immigration & Customs").direction is THEIRS


def test_one_name_on_both_sides_leads_nowhere() -> None:
    table = (side("A", person("J. Ivanov"), own=True), side("B", person("P. Ivanov")))
    assert direction_of("Ivanov", table) is None
    assert direction_of("P. Ivanov", table) is THEIRS
    assert direction_of("Пётр Иванов", table) is THEIRS


def test_two_of_one_name_on_one_side_are_no_one_person() -> None:
    table = (BELARUS, side("B", person("J. Ivanov", "p3"), person("P. Ivanov", "p4"), agency="b"))
    assert Sides(table).promiser("Ivanov") == Promiser(THEIRS, None, "b")


def test_of_several_counterparts_ours_is_to_none_in_particular() -> None:
    table = (BELARUS, ICE, side("B", agency="b"))
    assert Sides(table).promiser("we") == Promiser(OURS, None, None)


NAMES = some.text("АБВ абвabc.,@[]-\u200f", max_size=12)


@given(NAMES, some.lists(NAMES, max_size=4), some.lists(NAMES, max_size=4))
def test_the_other_way_round_is_the_other_direction(owner: str, ours: list[str], theirs: list[str]) -> None:
    def table(is_own: bool) -> tuple[Delegation, ...]:
        return (
            side("xyz one", *map(person, ours), own=is_own),
            side("xyz two", *map(person, theirs), own=not is_own),
        )

    swapped = {OURS: THEIRS, THEIRS: OURS, None: None}
    assert direction_of(owner, table(True)) == swapped[direction_of(owner, table(False))]
