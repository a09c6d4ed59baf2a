"""What an officer corrects of a membership or of a country's status under a treaty decides, and says where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole
from liaison.domain.instruments import PartyStatus
from liaison.domain.legal_bases import LegalAnswer, Verdict
from liaison.domain.packs import PackIdentity
from liaison.domain.provenance import CorrectionState, JsonValue
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService
from liaison.services.legal_bases import LegalBasisService
from liaison.store.engine import Store
from liaison.store.reference.installing import install_pack
from liaison.store.reference.legal_rows import parties, union_memberships
from liaison.store.reference.membership_rows import memberships
from liaison.store.reference.pack import Pack, packed

TODAY = date(2026, 11, 22)
SPOKEN = PartialDate.of(date(2026, 11, 1))


def correct(store: Store, table: str, key: str, field: str, value: JsonValue, pack_value: JsonValue) -> None:
    given = NewCorrection(table, key, field, value, pack_value, "A note of the depositary", as_of=SPOKEN)
    CorrectionService(store).correct(given)


def install(store: Store, pack: Pack) -> None:
    with store.maintain() as connection:
        install_pack(connection, pack, TODAY)


@pytest.fixture
def filled(store: Store, shipped_pack: Pack) -> Store:
    install(store, shipped_pack)
    return store


def _identity() -> PackIdentity:
    return PackIdentity("test", "2026.11", 5, TODAY)


def between(store: Store, crime: str = "drug-trafficking") -> LegalAnswer:
    return LegalBasisService(store, lambda: TODAY).between("BY", "US", crime)


def test_a_corrected_status_decides_the_legal_basis_and_names_the_officers_source(filled: Store) -> None:
    before = between(filled).instrument("un-drugs-1988")
    assert before is not None
    assert before.verdict is Verdict.YES
    (side,) = [one for one in before.sides if one.country_iso2 == "BY"]
    said = side.facts[0]
    assert said.key == "un-drugs-1988|BY"
    correct(filled, "party", said.key, "status", "denounced", said.status.value)
    correct(filled, "party", said.key, "status_date", "2024-01-15", said.date.text if said.date else "")
    after = between(filled).instrument("un-drugs-1988")
    assert after is not None
    assert after.verdict is Verdict.NO
    (side,) = [one for one in after.sides if one.country_iso2 == "BY"]
    assert (side.facts[0].status, side.facts[0].provenance.source_title) == (
        PartyStatus.DENOUNCED,
        "A note of the depositary",
    )
    assert [(one.field, one.pack_value) for one in side.facts[0].corrections] == [
        ("status", said.status.value),
        ("status_date", said.date.text if said.date else ""),
    ]
    journal = JournalService(filled)
    journal.undo_last()
    journal.undo_last()
    again = between(filled).instrument("un-drugs-1988")
    assert again == before


def test_a_corrected_remark_leaves_the_source_of_the_status(filled: Store) -> None:
    correct(filled, "party", "un-drugs-1988|BY", "remark", "Read in the treaty series", "")
    with filled.read() as connection:
        (fact,) = parties(connection, ("un-drugs-1988",), ("BY",))["un-drugs-1988"]["BY"]
    assert fact.remark == "Read in the treaty series"
    assert fact.provenance.source_title != "A note of the depositary"
    assert fact.corrections[0].correction.source_title == "A note of the depositary"


def test_a_corrected_membership_of_the_union_counts_from_its_dates(filled: Store) -> None:
    correct(filled, "membership", "eu|PL|member", "valid_to", "2026-06-30", "")
    with filled.read() as connection:
        (poland,) = union_memberships(connection, ("PL",))["PL"]
    assert (poland.until, poland.provenance.source_title) == (
        PartialDate.of(date(2026, 6, 30)),
        "A note of the depositary",
    )
    correct(filled, "membership", "eu|PL|member", "role", "observer", "member")
    with filled.read() as connection:
        assert union_memberships(connection, ("PL",)) == {}


def test_a_corrected_member_is_shown_with_what_the_pack_says(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    correct(store, "membership", "club|BY|observer", "role", "member", "observer")
    directory = DirectoryService(store, lambda: TODAY)
    (member,) = directory.agency("top").members
    assert (member.role, member.corrections[0].pack_value) == (MemberRole.MEMBER, "observer")
    newer = [(*row[:2], "participant", *row[3:]) for row in small_pack.rows["membership"]]
    install(store, packed(replace(_identity(), number=6), {**small_pack.rows, "membership": newer}))
    # it is another statement now, and the correction of the one that went is kept and told
    (member,) = DirectoryService(store, lambda: TODAY).agency("top").members
    assert (member.role, member.corrections) == (MemberRole.PARTICIPANT, ())
    assert [one.state for one in CorrectionService(store).all()] == [CorrectionState.VANISHED]


def test_statements_that_a_later_one_follows_have_keys_of_their_own(store: Store, small_pack: Pack) -> None:
    (row,) = small_pack.rows["membership"]
    party = small_pack.rows["party"][0]
    signed = (*party[:2], "signed", "1989-02-27", *party[4:])
    earlier = (*row[:3], "1991-12-08", "1999", *row[5:])
    later = (*row[:3], "2005-01-01", None, *row[5:])
    rows = {**small_pack.rows, "membership": [earlier, later], "party": [signed, *small_pack.rows["party"]]}
    install(store, packed(_identity(), rows))
    with store.read() as connection:
        assert {one.key for one in memberships(connection, ("club",))} == {
            "club|BY|observer",
            "club|BY|observer|1991-12-08",
        }
        found = parties(connection, ("treaty",), ("BY",))["treaty"]["BY"]
    assert {one.status.value: one.key for one in found} == {"signed": "treaty|BY|signed", "ratified": "treaty|BY"}
