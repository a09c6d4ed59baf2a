"""Updates from a stick: signed ones are shown and copied, everything else is refused before it is read."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signing import TestKey

from liaison.base.translations import use_language
from liaison.domain.from_outside import LIST
from liaison.domain.policy import NO_POLICY, Policy, PolicySigner
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.signature_errors import SignatureMissing, SignatureWrong, SignerNotTrusted
from liaison.domain.steps import result_of
from liaison.domain.update_container import HEAD_LENGTH
from liaison.domain.update_errors import (
    AlreadyUpToDate,
    NotForThisMachine,
    OlderUpdate,
    TooOldForUpdate,
    UpdateError,
    UpdateExpired,
    UpdateFileDamaged,
    UpdatesForbidden,
)
from liaison.domain.update_manifest import read_manifest
from liaison.domain.updates import InstallerKind, Machine, Platform, UpdateOffer
from liaison.services.updates.looking import look, this_machine, update_signers
from liaison.services.updates.staging import stage
from signed_update import Installer, Release, kind_of, sign_with, write_update

KEY, OTHER = TestKey(), TestKey("Somebody else")
TODAY = date(2026, 11, 22)
MACHINE = Machine(ProgramVersion.parse("0.1.0"), Platform.LINUX_X64, InstallerKind.RUN)
FORMS = ("stick", "liaison-desk-0.2.0.ldupdate")

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an update of a .run and a .deb in one of the two forms."""
    made = tmp_path / "made"
    made.mkdir()
    for number, ending in enumerate(("run", "deb", "exe")):
        (made / f"liaison-desk-0.2.0.{ending}").write_bytes(bytes([number]) * 3_000_000)
    (made / "liaison-desk-0.2.0.run").write_text('#!/bin/sh\ntouch "$(dirname "$0")/ran"\n', encoding="utf-8")

    def written(form: str, key: TestKey = KEY, **other: object) -> Path:
        release = Release(
            ProgramVersion.parse("0.2.0"),
            ProgramVersion.parse("0.1.0"),
            date(2026, 11, 20),
            date(2027, 11, 20),
            {"en": "Packs are signed.", "ru": "Наборы подписаны."},
            tuple(kind_of(path) for path in sorted(made.iterdir())),
        )
        write_update(replace(release, **other), tmp_path / form, key.sign)  # type: ignore[arg-type]
        return tmp_path / form

    return written


def shown(path: Path, machine: Machine = MACHINE, today: date = TODAY, policy: Policy = NO_POLICY) -> UpdateOffer:
    return look(path, [OTHER.signer(), KEY.signer()], machine, today, policy)


@pytest.mark.parametrize("form", FORMS)
def test_a_signed_update_is_shown_copied_and_started(write: Write, form: str, tmp_path: Path) -> None:
    path = write(form)
    offer = shown(path)
    assert (str(offer.manifest.version), offer.signer.name, offer.notes) == (
        "0.2.0",
        "Headquarters",
        "Packs are signed.",
    )
    assert offer.refusal is None
    folder = tmp_path / "private"
    folder.mkdir()
    (folder / "left by an older one").touch()
    staged = result_of(stage(path, offer, folder))
    assert [file.name for file in folder.iterdir()] == ["liaison-desk-0.2.0.run"]
    assert staged.path.read_bytes() == (tmp_path / "made" / "liaison-desk-0.2.0.run").read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(staged.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [InstallerKind.DEB, InstallerKind.RUN])
def test_each_machine_gets_the_installer_of_its_kind(
    write: Write, form: str, kind: InstallerKind, tmp_path: Path
) -> None:
    path = write(form)
    staged = result_of(stage(path, shown(path, replace(MACHINE, installed_as=kind)), tmp_path / "private"))
    assert staged.path.read_bytes() == (tmp_path / "made" / f"liaison-desk-0.2.0.{kind.value}").read_bytes()
    assert staged.starts is (kind is InstallerKind.RUN)
    # a name without a folder would be looked for among the system's packages
    assert staged.command.endswith(f" {staged.path.absolute()}")


def test_notes_speak_the_language_in_use(write: Write) -> None:
    use_language("ru", Path())
    try:
        assert shown(write("stick")).notes == "Наборы подписаны."
    finally:
        use_language("en", Path())


@pytest.mark.parametrize(
    ("machine", "today", "why"),
    [
        (replace(MACHINE, version=ProgramVersion(0, 3, 0)), TODAY, OlderUpdate),
        (replace(MACHINE, version=ProgramVersion(0, 2, 0)), TODAY, AlreadyUpToDate),
        (replace(MACHINE, version=ProgramVersion(0, 0, 9)), TODAY, TooOldForUpdate),
        (MACHINE, date(2027, 11, 21), UpdateExpired),
        (replace(MACHINE, platform=Platform.MACOS_ARM64), TODAY, NotForThisMachine),
        (replace(MACHINE, installed_as=InstallerKind.RPM), TODAY, NotForThisMachine),
        (replace(MACHINE, installed_as=None), TODAY, NotForThisMachine),
    ],
)
def test_what_does_not_fit_is_said(write: Write, machine: Machine, today: date, why: type[Exception]) -> None:
    offer = shown(write("stick"), machine, today)
    assert type(offer.refusal) is why
    assert offer.notes == "Packs are signed."


def test_its_last_day_is_one_it_may_be_installed_on(write: Write) -> None:
    assert shown(write("stick"), today=date(2027, 11, 20)).refusal is None


def test_the_policy_may_forbid_updates_and_add_keys(write: Write, tmp_path: Path) -> None:
    assert isinstance(shown(write("stick"), policy=Policy(updates=False)).refusal, UpdatesForbidden)
    trusted = update_signers(Policy(update_signers=(PolicySigner(KEY.public, "Headquarters"),)), tmp_path / "none")
    assert look(write("stick"), trusted, MACHINE, TODAY, NO_POLICY).signer.name == "Headquarters"
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "release-2026.pub").write_text(f"untrusted comment: x\n{KEY.public}\n", encoding="utf-8")
    (signer,) = update_signers(NO_POLICY, tmp_path / "keys")
    assert (signer.name, signer.key) == ("release-2026", KEY.public)


@pytest.mark.parametrize("form", FORMS)
def test_a_signature_of_somebody_else_is_refused(write: Write, form: str) -> None:
    path = write(form)
    with pytest.raises(SignerNotTrusted):
        look(path, [OTHER.signer()], MACHINE, TODAY, NO_POLICY)


def test_a_folder_without_a_signature_is_refused(write: Write) -> None:
    path = write("stick")
    (path / (LIST + ".minisig")).unlink()
    with pytest.raises(SignatureMissing):
        shown(path)


def test_no_list_is_read_before_its_signature_was_checked(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("stick")
    (path / LIST).write_bytes(b"[" * 100_000)
    read: list[bytes] = []
    monkeypatch.setattr("liaison.services.updates.looking.read_manifest", read.append)
    with pytest.raises(SignatureWrong):
        shown(path)
    assert read == []


@pytest.mark.parametrize("form", FORMS)
def test_an_exchanged_installer_is_refused_and_nothing_is_left(write: Write, form: str, tmp_path: Path) -> None:
    path = write(form)
    offer = shown(path)
    target = path if path.is_file() else path / "liaison-desk-0.2.0.run"
    content = bytearray(target.read_bytes())
    content[-1 if path.is_dir() else -5] ^= 1
    target.write_bytes(bytes(content))
    with pytest.raises(UpdateFileDamaged):
        result_of(stage(path, offer, tmp_path / "private"))
    assert not (tmp_path / "private").exists()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("more", [-1, 1])
def test_another_length_is_refused(write: Write, form: str, more: int, tmp_path: Path) -> None:
    path = write(form)
    offer = shown(path)
    target = path if path.is_file() else path / "liaison-desk-0.2.0.run"
    content = target.read_bytes()
    target.write_bytes(content[:more] if more < 0 else content + b"x")
    with pytest.raises(UpdateFileDamaged):
        result_of(stage(path, offer, tmp_path / "private"))


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_links_and_pipes_are_not_followed(write: Write, tmp_path: Path) -> None:
    path = write("stick")
    offer = shown(path)
    installer = path / "liaison-desk-0.2.0.run"
    installer.rename(tmp_path / "elsewhere")
    installer.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UpdateFileDamaged):
        result_of(stage(path, offer, tmp_path / "private"))
    (path / LIST).unlink()
    os.mkfifo(path / LIST)
    with pytest.raises(UpdateError):
        shown(path)


@pytest.mark.parametrize("name", ["../liaison.run", "a/b.run", "..", ".hidden", "C:x.run", "nul.run", "a\\b.run", "x."])
def test_names_that_lead_elsewhere_are_refused(write: Write, name: str) -> None:
    path = write("stick")
    content = (path / LIST).read_bytes().replace(b'"liaison-desk-0.2.0.run"', b'"' + name.encode() + b'"')
    with pytest.raises(UpdateError):
        read_manifest(content)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_is_given_is_a_list_or_an_error(content: bytes) -> None:
    with pytest.raises(UpdateError):
        read_manifest(content)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"format": 1', b'"format": 2'),
        (b'"0.2.0"', b'"0.2"'),
        (b'"size": ', b'"size": -'),
        (b'"linux-x64"', b'"amiga"'),
        (b'"run"', b'"sh"'),
        (b'"expires": "2027-11-20"', b'"expires": 5'),
        (b'"en": ', b'"english": '),
        (b'"liaison-desk-0.2.0.deb"', b'"LIAISON-desk-0.2.0.run"'),
    ],
)
def test_a_list_that_is_not_right_is_refused(write: Write, before: bytes, after: bytes) -> None:
    content = (write("stick") / LIST).read_bytes()
    assert before in content
    with pytest.raises(UpdateError):
        read_manifest(content.replace(before, after))


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"liaison-desk update 1 99999999 00000100\n" + b"x" * 200])
def test_a_file_that_is_none_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.ldupdate"
    path.write_bytes(content)
    with pytest.raises(UpdateError):
        shown(path)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_byte_before_the_installers_can_change(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("update")
    (folder / "x.run").write_bytes(b"run")
    release = Release(
        ProgramVersion(0, 2, 0), ProgramVersion(0, 1, 0), TODAY, None, {"en": "x"}, (kind_of(folder / "x.run"),)
    )
    path = folder / "x.ldupdate"
    write_update(release, path, KEY.sign)
    whole = path.read_bytes()
    first_comment = range(HEAD_LENGTH, whole.index(b"\n", HEAD_LENGTH) + 1)
    place = data.draw(st.integers(0, len(whole) - 4).filter(lambda one: one not in first_comment))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(changed))
    with pytest.raises((UpdateError, SignatureWrong, SignerNotTrusted)):
        shown(path)


def test_the_same_release_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    first = hashlib.sha256(write("a.ldupdate").read_bytes()).digest()
    assert hashlib.sha256(write("b.ldupdate").read_bytes()).digest() == first


def test_a_release_the_program_would_not_read_is_not_written(tmp_path: Path) -> None:
    wrong = tmp_path / "liaison desk.run"
    wrong.write_bytes(b"x")
    installer = Installer(wrong, Platform.LINUX_X64, InstallerKind.RUN)
    release = Release(ProgramVersion(0, 2, 0), ProgramVersion(0, 1, 0), TODAY, None, {}, (installer,))
    with pytest.raises(UpdateError):
        write_update(release, tmp_path / "out", KEY.sign)
    assert not (tmp_path / "out").exists()


def test_a_key_with_a_password_signs(tmp_path: Path) -> None:
    pair = TestKey().pair
    pair.secret_key.encrypt("horse", opslimit=32768, memlimit=16 * 1024 * 1024)
    (tmp_path / "release.key").write_bytes(bytes(pair.secret_key))
    signature = sign_with(tmp_path / "release.key", "horse", "Liaison Desk 0.2.0")(b"content")
    assert b"trusted comment: Liaison Desk 0.2.0" in signature
    with pytest.raises(ValueError, match="password"):
        sign_with(tmp_path / "release.key", "cart", "")


@pytest.mark.skipif(os.name != "posix", reason="a shell's installer")
def test_the_installer_is_checked_once_more_and_started(write: Write, tmp_path: Path) -> None:
    path = write("stick")
    staged = result_of(stage(path, shown(path), tmp_path / "private"))
    staged.put_in_place()
    assert os.wait()[1] == 0
    assert (staged.path.parent / "ran").exists()
    staged.path.write_text("#!/bin/sh\n", encoding="utf-8")
    with pytest.raises(UpdateFileDamaged):
        staged.put_in_place()


@pytest.mark.skipif(os.name != "posix", reason="a shell's installer")
def test_an_installer_gets_the_systems_own_libraries(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made" / "liaison-desk-0.2.0.run").write_text(
        '#!/bin/sh\necho "$LD_LIBRARY_PATH" > "$(dirname "$0")/libraries"\n', encoding="utf-8"
    )
    path = write("stick")
    staged = result_of(stage(path, shown(path), tmp_path / "private"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path / "bundle"))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    staged.put_in_place(["/bin/sh", "-c", f"touch {tmp_path / 'again'}"])
    assert os.wait()[1] == 0
    assert (staged.path.parent / "libraries").read_text(encoding="utf-8") == "/opt/lib\n"
    assert (tmp_path / "again").exists()


def test_this_machine_runs_from_its_source() -> None:
    assert this_machine().installed_as is None
    assert this_machine().platform in {*Platform, None}
