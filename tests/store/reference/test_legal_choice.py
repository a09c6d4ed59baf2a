"""Which instruments are read for a pair when there are more than one answer judges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from liaison.domain.instruments import LegalKind
from liaison.store.reference import legal_rows
from liaison.store.reference.in_memory import BuiltInReference
from liaison.store.reference.legal_choice import Choice, choose
from liaison.store.reference.legal_material import scopes_for

EVERY = tuple(LegalKind)


@pytest.fixture(scope="module")
def built_in_reference() -> Iterator[BuiltInReference]:
    """The shipped pack without a store."""
    reference = BuiltInReference()
    yield reference
    reference.close()


def chosen(reference: BuiltInReference, a: str, b: str, limit: int, crime: str = "drug-trafficking") -> Choice:
    with reference.read() as connection:
        members = legal_rows.union_memberships(connection, (a, b))
        return choose(connection, a, b, members, scopes_for(connection, crime, EVERY), limit)


def test_everything_that_fits_is_read_while_it_is_few(built_in_reference: BuiltInReference) -> None:
    choice = chosen(built_in_reference, "BY", "US", 100)
    assert choice.left_out == 0
    assert {"un-drugs-1988", "wco-nairobi-1977", "eu-eaw-2002"} <= choice.ids
    assert "untoc-tip-2000" not in choice.ids


def test_conventions_of_both_come_first_when_there_are_too_many(built_in_reference: BuiltInReference) -> None:
    whole = chosen(built_in_reference, "BY", "US", 100)
    few = chosen(built_in_reference, "BY", "US", 5)
    assert few.ids == {
        "un-drugs-1988",
        "un-psychotropics-1971",
        "un-single-convention-1961-amended",
        "uncac-2003",
        "untoc-2000",
    }
    assert few.left_out == len(whole.ids) - 5
    assert chosen(built_in_reference, "US", "BY", 5) == few
    # without a condition before those with one
    assert chosen(built_in_reference, "BY", "US", 3).ids.isdisjoint({"uncac-2003", "untoc-2000"})


def test_treaties_of_the_two_are_always_read(built_in_reference: BuiltInReference) -> None:
    ids = chosen(built_in_reference, "US", "PL", 1).ids
    assert {"us-eu-mla-2003", "us-pl-mlat", "us-pl-extradition-1996"} <= ids
    assert chosen(built_in_reference, "PL", "DE", 1).ids.isdisjoint({"us-pl-mlat", "us-de-mlat"})
