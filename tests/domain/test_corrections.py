"""Corrections set against the pack's present word."""

from __future__ import annotations

from liaison.domain.corrections import applied, readable, values_in_force, vanished
from liaison.domain.provenance import Correction, CorrectionState, JsonValue


def correction(identity: str, field: str, value: JsonValue, pack_value: JsonValue, table: str = "office") -> Correction:
    return Correction(identity, "own", table, "an-office", field, value, pack_value, "I was there")


def test_a_correction_stands_while_the_pack_says_what_it_said() -> None:
    (one,) = applied([correction("1", "city", "Minsk", "Mnisk")], {"city": "Mnisk"})
    assert (one.state, one.value, one.pack_value) == (CorrectionState.IN_FORCE, "Minsk", "Mnisk")


def test_a_pack_that_changed_underneath_is_shown_beside_it() -> None:
    (one,) = applied([correction("1", "city", "Minsk", "Mnisk")], {"city": "Brest"})
    assert (one.state, one.value, one.pack_value) == (CorrectionState.CHANGED_UNDERNEATH, "Minsk", "Brest")
    assert values_in_force([one], {"city": "Brest", "name": "n"}) == {"city": "Minsk", "name": "n"}


def test_a_pack_that_came_to_agree_confirms() -> None:
    (one,) = applied([correction("1", "city", "Minsk", "Mnisk")], {"city": "Minsk"})
    assert one.state is CorrectionState.CONFIRMED


def test_the_newest_correction_decides_and_the_older_stays_visible() -> None:
    given = [correction("2", "city", "Brest", "Mnisk"), correction("1", "city", "Minsk", "Mnisk")]
    found = applied(given, {"city": "Mnisk"})
    assert [one.state for one in found] == [CorrectionState.OVERRULED, CorrectionState.IN_FORCE]
    assert values_in_force(found, {"city": "Mnisk"}) == {"city": "Brest"}


def test_what_this_program_cannot_read_changes_nothing_and_is_shown() -> None:
    given = [
        correction("1", "kind", "moon-base", "legat"),
        correction("2", "colour", "green", ""),
        correction("3", "name", "", "An office"),
        correction("4", "valid_to", "soon", "", table="coverage"),
        correction("5", "city", 7, "Minsk"),
    ]
    assert not any(readable(one) for one in given)
    found = applied(given, {"kind": "legat", "name": "An office"})
    assert {one.state for one in found} == {CorrectionState.UNREADABLE}
    assert values_in_force(found, {"kind": "legat", "name": "An office"}) == {"kind": "legat", "name": "An office"}


def test_an_empty_value_and_none_are_the_same_word() -> None:
    (one,) = applied([correction("1", "city", "Minsk", None)], {"city": ""})
    assert one.state is CorrectionState.IN_FORCE


def test_a_vanished_fact_keeps_its_corrections() -> None:
    (one,) = vanished([correction("1", "city", "Minsk", "Mnisk")])
    assert (one.state, one.pack_value) == (CorrectionState.VANISHED, None)
