"""Packs from headquarters: whose are taken, what they would change, and the one step back."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.signing import TestKey

from liaison.base.paths import resources
from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.pack_difference import Difference, PackDifference
from liaison.domain.pack_errors import (
    ExpiredPackError,
    NoPackBefore,
    OlderPackError,
    PackChangedMeanwhile,
    PackError,
    PackNotSigned,
)
from liaison.domain.pack_words import change_line, count_line
from liaison.domain.packs import PackIdentity
from liaison.domain.policy import Policy, PolicySigner
from liaison.domain.policy_errors import PolicyForbids
from liaison.domain.signature_errors import FingerprintDiffers, SignatureMissing, SignatureWrong, SignerNotTrusted
from liaison.domain.signers import TrustedBy
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meetings import MeetingService
from liaison.services.pack_files import join
from liaison.services.pack_in_use import PackInUse
from liaison.services.pack_trust import PackTrust
from liaison.services.packs import Consent, PackService, build
from liaison.store.engine import Store

KEY, OTHER = TestKey(), TestKey("Somebody else")
TODAY = date(2026, 11, 22)
UNSIGNED = Consent(unsigned=True)

Build = Callable[..., Path]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of CSV files that may be changed."""
    return Path(shutil.copytree(resources() / "reference", tmp_path / "csv"))


@pytest.fixture
def pack(source: Path, tmp_path: Path) -> Build:
    """Builds a pack of the folder, signed with a key unless that is None."""

    def built(number: int = 2030010101, key: TestKey | None = KEY, expires: date | None = None) -> Path:
        file = tmp_path / f"hq-{number}.ldpack"
        build(source, file, PackIdentity("liaison-desk", f"2030.{number}", number, TODAY, expires))
        if key is not None:
            file.with_name(file.name + ".minisig").write_bytes(key.sign(file.read_bytes()))
        return file

    return built


def service(store: Store, policy: Policy | None = None) -> PackService:
    decided = policy or Policy(pack_signers=(PolicySigner(KEY.public, "Headquarters"),))
    return PackService(store, lambda: TODAY, PackTrust(store, decided).signers, decided)


def edit(source: Path, name: str, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
    """Change or leave out rows of a source file."""
    with (source / name).open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = [row for row in map(change, reader) if row is not None]
        names = reader.fieldnames or []
    with (source / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_signed_pack_of_the_policys_signer_is_installed(store: Store, pack: Build) -> None:
    packs = service(store)
    packs.install_built_in()
    file = pack()
    offer = packs.look(file)
    assert offer.signer is not None
    assert (offer.signer.name, offer.signer.trusted_by) == ("Headquarters", TrustedBy.POLICY)
    assert offer.refusal is None
    change = packs.install(file, Consent(sha256=offer.sha256))
    assert change.after.number == 2030010101
    assert packs.signed_by() == "Headquarters"


@pytest.mark.parametrize("damage", [b"PK", b"\0"])
def test_a_pack_that_is_not_what_was_signed_is_not_read(
    store: Store, pack: Build, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack()
    file.write_bytes(file.read_bytes() + damage)
    read: list[object] = []
    monkeypatch.setattr("liaison.services.packs.read_pack", read.append)
    for ask in (service(store).look, service(store).install):
        with pytest.raises(SignatureWrong):
            ask(file, UNSIGNED)
    assert read == []


def test_a_signer_nobody_trusts_is_refused_even_with_consent(store: Store, pack: Build) -> None:
    with pytest.raises(SignerNotTrusted):
        service(store).install(pack(key=OTHER), UNSIGNED)
    assert service(store).installed() is None


def test_an_unsigned_pack_needs_consent_and_the_policy_may_forbid_it(store: Store, pack: Build) -> None:
    file = pack(key=None)
    with pytest.raises(PackNotSigned):
        service(store).look(file)
    with pytest.raises(PolicyForbids):
        service(store, Policy(unsigned_packs=False)).install(file, UNSIGNED)
    assert service(store).installed() is None
    assert service(store).install(file, UNSIGNED).after.number == 2030010101
    assert service(store).signed_by() == ""


def test_pack_and_signature_travel_in_one_file(store: Store, pack: Build, tmp_path: Path) -> None:
    join(pack(), tmp_path / "one.ldpack")
    assert service(store).install(tmp_path / "one.ldpack").after.number == 2030010101
    content = (tmp_path / "one.ldpack").read_bytes()
    (tmp_path / "two.ldpack").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(SignatureWrong):
        service(store).look(tmp_path / "two.ldpack")
    (tmp_path / "three.ldpack").write_bytes(b"liaison-desk pack 1 99999999\n" + content)
    with pytest.raises(PackError):
        service(store).look(tmp_path / "three.ldpack")
    with pytest.raises(SignatureMissing):
        join(pack(number=2030010102, key=None), tmp_path / "four.ldpack")
    assert not (tmp_path / "four.ldpack").exists()


def test_what_is_installed_is_what_was_looked_at(store: Store, pack: Build) -> None:
    packs, file = service(store), pack()
    offer = packs.look(file)
    pack(number=2030010102).replace(file)
    with pytest.raises(PackChangedMeanwhile):
        packs.install(file, Consent(unsigned=True, sha256=offer.sha256))


def test_an_older_or_expired_pack_is_told_and_refused(store: Store, pack: Build) -> None:
    packs = service(store)
    packs.install(pack())
    older = pack(number=2029010101)
    assert isinstance(packs.look(older).refusal, OlderPackError)
    with pytest.raises(OlderPackError):
        packs.install(older)
    expired = pack(number=2031010101, expires=date(2026, 11, 21))
    assert isinstance(packs.look(expired).refusal, ExpiredPackError)
    with pytest.raises(ExpiredPackError):
        packs.install(expired)


def test_trust_needs_the_fingerprint_and_is_journalled(store: Store, pack: Build) -> None:
    trust = PackTrust(store, now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    signer = OTHER.signer(TrustedBy.OFFICER)
    with pytest.raises(FingerprintDiffers):
        trust.trust(signer, KEY.signer().fingerprint, "HQ")
    assert trust.signers() == ()
    trust.trust(signer, signer.fingerprint.lower().replace(" ", ""), "  Desk\n5 ")
    assert [(one.name, one.key, one.trusted_by) for one in trust.signers()] == [
        ("Desk 5", OTHER.public, TrustedBy.OFFICER)
    ]
    packs = PackService(store, lambda: TODAY, trust.signers)
    assert packs.install(pack(key=OTHER)).after.number == 2030010101
    assert JournalService(store).last_change() == "pack_signer.trust"
    JournalService(store).undo_last()
    assert trust.signers() == ()
    with pytest.raises(SignerNotTrusted):
        packs.look(pack(number=2030010103, key=OTHER))


def test_trust_ends(store: Store) -> None:
    trust, signer = PackTrust(store), OTHER.signer(TrustedBy.OFFICER)
    trust.trust(signer, signer.fingerprint, "first")
    trust.trust(signer, signer.fingerprint, "second")
    assert [one.name for one in trust.signers()] == ["second"]
    assert trust.distrust("0" * 16) is None
    assert trust.distrust(signer.key_id.lower()) is not None
    assert trust.signers() == ()


def test_the_policy_decides_whether_officers_trust_anybody(store: Store) -> None:
    signer = OTHER.signer(TrustedBy.OFFICER)
    PackTrust(store).trust(signer, signer.fingerprint, "mine")
    alone = PackTrust(store, Policy(own_signers=False, pack_signers=(PolicySigner(KEY.public, "HQ"),)))
    assert [one.name for one in alone.signers()] == ["HQ"]
    with pytest.raises(PolicyForbids):
        alone.trust(signer, signer.fingerprint, "mine")


def of(difference: PackDifference, table: str) -> dict[str, str]:
    return {one.title: one.difference.value for one in difference.changes if one.table == table}


def test_the_difference_names_every_fact_and_field(store: Store, source: Path, pack: Build) -> None:
    packs = service(store)
    packs.install(pack())
    with (source / "offices.csv").open(encoding="utf-8", newline="") as stream:
        offices = list(csv.DictReader(stream))
    called, removed = offices[0]["office_id"], offices[-1]["office_id"]

    def change(row: dict[str, str]) -> dict[str, str] | None:
        if row["office_id"] == called:
            return row | {"city": "Elsewhere"}
        return None if row["office_id"] == removed else row

    edit(source, "offices.csv", change)
    for name in ("coverage.csv", "coverage_history.csv"):
        if (source / name).exists():
            edit(source, name, lambda row: None if row.get("office_id") == removed else row)
    difference = packs.look(pack(number=2030010102)).difference
    found = of(difference, "office")
    assert set(found.values()) == {"changed", "removed"}
    changed = next(one for one in difference.changes if one.table == "office" and one.difference is Difference.CHANGED)
    assert [(one.field, one.after) for one in changed.fields] == [("city", "Elsewhere")]
    assert "city: " in change_line(changed)
    counts = {one.table: one for one in difference.counts()}
    assert (counts["office"].changed, counts["office"].removed, counts["office"].used) == (1, 1, 0)
    assert count_line(counts["office"]) == "Offices: 1 changed, 1 gone"
    assert not any(one.is_used for one in difference.changes)


def test_the_same_facts_in_a_newer_pack_differ_in_nothing(store: Store, pack: Build) -> None:
    packs = service(store)
    packs.install(pack())
    assert packs.look(pack(number=2030010102)).difference.changes == ()


def test_a_newer_day_alone_is_told_apart_from_a_change(store: Store, source: Path, tmp_path: Path) -> None:
    packs = service(store)
    for day in (date(2026, 11, 22), date(2026, 12, 1)):
        file = tmp_path / f"{day}.ldpack"
        build(source, file, PackIdentity("liaison-desk", f"{day}", 2030010100 + day.month, day))
        if day.month == 11:
            packs.install(file, UNSIGNED)
    difference = packs.look(tmp_path / "2026-12-01.ldpack", UNSIGNED).difference
    assert {one.table for one in difference.changes} == {"coverage"}
    assert {one.difference for one in difference.changes} == {Difference.SOURCED_ANEW}


def test_a_country_that_becomes_a_party_is_one_change(store: Store, source: Path, pack: Build) -> None:
    packs = service(store)
    packs.install(pack())
    with (source / "parties.csv").open(encoding="utf-8", newline="") as stream:
        signed = next(row for row in csv.DictReader(stream) if row["status"] == "signed")
    same = {name: signed[name] for name in ("instrument_id", "country_iso2")}
    edit(source, "parties.csv", lambda row: row | {"status": "ratified"} if same.items() <= row.items() else row)
    (change,) = packs.look(pack(number=2030010102)).difference.changes
    assert [(one.field, one.before, one.after) for one in change.fields] == [("status", "signed", "ratified")]
    assert "status: signed → ratified" in change_line(change)


def test_what_the_officer_works_with_is_marked(store: Store, source: Path, pack: Build) -> None:
    packs = service(store)
    packs.install(pack())
    office = "us-ice-frankfurt"
    meeting = MeetingService(store).create(MeetingHeader("Minsk")).key
    MeetingPeopleService(store).add_side(meeting, NewDelegation("ICE", office_id=office))
    edit(source, "offices.csv", lambda row: row | {"city": "Bonn"} if row["office_id"] == office else row)
    (change,) = packs.look(pack(number=2030010102)).difference.changes
    assert change.is_used


def test_one_step_back_and_forward_again(store: Store, source: Path, pack: Build) -> None:
    packs = service(store)
    with pytest.raises(NoPackBefore):
        packs.go_back()
    first = packs.install(pack()).after
    assert packs.before() is None
    edit(source, "offices.csv", lambda row: row | {"city": "Elsewhere"})
    second = packs.install(pack(number=2030010102)).after
    packs.install(pack(number=2030010102))
    kept = packs.before()
    assert kept is not None
    assert (kept.number, kept.signed_by) == (first.number, "Headquarters")
    back = packs.go_back()
    assert (back.before, back.after) == (second, first)
    assert packs.signed_by() == "Headquarters"
    assert packs.go_back().after == second


def test_the_programs_own_pack_does_not_undo_the_step_back(store: Store, pack: Build) -> None:
    packs = service(store)
    older = packs.install(pack(number=5), UNSIGNED).after
    assert PackInUse(store).wants_built_in()
    own = packs.install_built_in()
    assert own is not None
    assert packs.go_back().after == older
    assert not PackInUse(store).wants_built_in()
    packs.install(pack(number=6))
    assert PackInUse(store).wants_built_in()


def test_a_kept_pack_is_byte_for_byte_the_one_that_was_installed(store: Store, pack: Build) -> None:
    packs = service(store)
    first = packs.install(pack()).after
    packs.install(pack(number=2030010102))
    assert packs.go_back().after.digest == first.digest
