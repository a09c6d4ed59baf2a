"""How source and age of a fact are told."""

from __future__ import annotations

from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, CorrectionState, Provenance


def provenance(as_of: str, basis: Basis = Basis.PAGE_DATE) -> Provenance:
    return Provenance("t", "p", "u", PartialDate.parse(as_of) if as_of else None, basis)


def test_age_counts_full_years() -> None:
    assert provenance("2019-08-02").age_in_years(date(2026, 8, 1)) == 6
    assert provenance("2019-08-02").age_in_years(date(2026, 8, 2)) == 7
    assert provenance("2014").age_in_years(date(2026, 11, 22)) == 11
    assert provenance("2030").age_in_years(date(2026, 11, 22)) == 0
    assert provenance("").age_in_years(date(2026, 11, 22)) is None


def test_a_lower_bound_reads_not_before() -> None:
    assert provenance("2010-10-10", Basis.LOWER_BOUND).dated == "not before 2010-10-10"
    assert provenance("2019-08-02").dated == "as of 2019-08-02"
    assert provenance("").dated == "date not known"


def test_a_fact_without_a_date_sorts_as_the_oldest() -> None:
    assert provenance("").sort_key < provenance("1950").sort_key < provenance("2019").sort_key


def test_every_basis_and_state_has_words() -> None:
    assert all(provenance("2019", basis).basis_label for basis in Basis)
    assert all(state.label for state in CorrectionState)
