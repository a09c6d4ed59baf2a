"""Signed packs, updates and the policy as administrators and scripts meet them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.app.command_line.conftest import Ask
from tests.signing import TestKey

from liaison.base.paths import resources
from liaison.domain.packs import PackIdentity
from liaison.domain.program_versions import ProgramVersion
from liaison.services.packs import build
from liaison.services.policy.keys import KEYS
from liaison.services.policy.reading import read_policy
from signed_update import Release, kind_of, write_update

KEY = TestKey()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a signature beside it and the key that made it."""
    file = tmp_path / "hq.ldpack"
    build(resources() / "reference", file, PackIdentity("liaison-desk", "2099.01", 2099010101, date(2026, 11, 22)))
    (tmp_path / "hq.ldpack.minisig").write_bytes(KEY.sign(file.read_bytes()))
    (tmp_path / "hq.pub").write_text(f"untrusted comment: key of headquarters\n{KEY.public}\n", encoding="utf-8")
    return file


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy in force; empty until something is written to it."""
    file = tmp_path / "policy.ini"
    file.touch()
    monkeypatch.setattr("liaison.app.command_line.session.policy_in_force", lambda: read_policy(file))
    return file


def test_a_signer_is_trusted_after_comparing_and_the_pack_taken(ask: Ask, keys: list[object], pack: Path) -> None:
    assert ask("pack", "install", pack, *keys)[0] == 152
    code, said, _ = ask("pack", "trust", pack.with_suffix(".pub"), *keys)
    fingerprint = KEY.signer().fingerprint
    assert code == 0
    assert fingerprint in said
    assert ask("pack", "trust", *keys)[0] == 1
    trust = ["pack", "trust", pack.with_suffix(".pub"), "--name", "Headquarters", "--fingerprint"]
    assert ask(*trust, "0000 0000", *keys)[0] == 154
    assert ask(*trust, fingerprint, *keys)[0] == 0
    assert "Headquarters" in ask("pack", "trust", *keys)[1]
    said = ask("pack", "difference", pack, *keys)[1]
    assert "signed by Headquarters" in said
    assert "No fact differs." in said
    code, said, _ = ask("pack", "install", pack, *keys)
    assert (code, "signed by Headquarters" in said) == (0, True)
    before = json.loads(ask("pack", "back", "--json", *keys)[1])
    assert before["before"]["version"] == "2099.01"
    assert before["after"]["number"] < 2099010101
    assert ask("pack", "distrust", KEY.signer().key_id, *keys)[0] == 0
    assert ask("pack", "distrust", KEY.signer().key_id, *keys)[0] == 1
    assert ask("pack", "install", pack, *keys)[0] == 152


def test_an_unsigned_pack_says_what_it_takes(ask: Ask, keys: list[object], pack: Path, policy: Path) -> None:
    pack.with_name(pack.name + ".minisig").unlink()
    code, _, complaint = ask("pack", "difference", pack, *keys)
    assert (code, "--unsigned-too" in complaint) == (167, True)
    assert ask("pack", "difference", pack, "--unsigned-too", *keys)[0] == 0
    policy.write_text("[packs]\nunsigned = forbidden\n", encoding="utf-8")
    assert ask("pack", "install", pack, "--unsigned-too", *keys)[0] == 165
    assert ask("pack", "join", pack, pack.with_name("one.ldpack"))[0] == 151


def test_the_policys_signers_are_trusted_without_asking(ask: Ask, keys: list[object], pack: Path, policy: Path) -> None:
    policy.write_text(f"[packs]\nsigners = {KEY.public} HQ\nown-signers = forbidden\n", encoding="utf-8")
    assert ask("pack", "join", pack, pack.with_name("one.ldpack"))[0] == 0
    assert "signed by HQ" in ask("pack", "install", pack.with_name("one.ldpack"), *keys)[1]
    assert ask("pack", "trust", KEY.public, "--fingerprint", KEY.signer().fingerprint, *keys)[0] == 165


def test_the_policy_is_shown_and_a_file_checked(ask: Ask, policy: Path, tmp_path: Path) -> None:
    policy.write_text("[lock]\nafter-minutes = 10\n", encoding="utf-8")
    code, said, _ = ask("policy", "show")
    assert (code, "10 minutes at most" in said) == (0, True)
    (tmp_path / "next.ini").write_text("[lock]\nafter-minutes = 10\n\n[pack]\nunsigned = no\n", encoding="utf-8")
    code, said, _ = ask("policy", "check", tmp_path / "next.ini")
    assert (code, "line 4, pack: there is no such section" in said) == (4, True)
    problems = json.loads(ask("policy", "check", tmp_path / "next.ini", "--json")[1])["problems"]
    assert [problem["line"] for problem in problems] == [4]
    assert ask("policy", "check", tmp_path / "none.ini")[0] == 166
    said = ask("policy", "keys")[1]
    assert all(key.title in said for key in KEYS)


def test_without_a_policy_that_is_said(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("liaison.services.policy.reading.policy_file", lambda: tmp_path / "none.ini")
    assert ask("policy", "show")[0] == 1


def test_the_policy_says_where_the_store_is(ask: Ask, policy: Path, tmp_path: Path) -> None:
    policy.write_text(f"[store]\nfolder = {tmp_path / 'elsewhere'}\n", encoding="utf-8")
    code, _, complaint = ask("check")
    assert (code, str(tmp_path / "elsewhere") in complaint) == (31, True)
    policy.write_text("[store]\nfolder = elsewhere\n", encoding="utf-8")
    code, _, complaint = ask("who", "BY")
    assert (code, f"{policy}:2" in complaint) == (164, True)
    assert ask("who", "BY", "--store", tmp_path / "none")[0] == 0
    assert ask("version")[0] == 0


def test_an_update_is_checked_and_its_installer_copied(
    ask: Ask, policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installer = tmp_path / "liaison-desk-99.0.0.deb"
    installer.write_bytes(b"a package")
    release = Release(
        ProgramVersion(99, 0, 0), ProgramVersion(0, 1, 0), date(2026, 1, 1), None, {"en": "News"}, (kind_of(installer),)
    )
    place = tmp_path / "liaison-desk.ldupdate"
    write_update(release, place, KEY.sign)
    assert ask("update", "show", place)[0] == 152
    policy.write_text(f"[updates]\nsigners = {KEY.public} Release\n", encoding="utf-8")
    assert "Release" in ask("update", "keys")[1]
    code, said, _ = ask("update", "show", place)
    assert code == 4
    assert "signed by Release" in said
    assert "News" in said
    assert "runs from its source" in said
    assert ask("update", "copy", place, tmp_path / "out")[0] == 160
    monkeypatch.setattr("liaison.services.updates.looking.installed_by", lambda: "deb")
    monkeypatch.setattr("liaison.services.updates.looking.machine_name", lambda: "linux-x64")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    code, said, _ = ask("update", "copy", place, tmp_path / "out")
    assert (code, said.strip()) == (
        0,
        f"sudo apt install {tmp_path / 'out' / 'liaison-desk-update' / 'liaison-desk-99.0.0.deb'}",
    )
    assert (tmp_path / "out" / "mine").exists()
    policy.write_text(f"[updates]\nsigners = {KEY.public}\nfrom-program = forbidden\n", encoding="utf-8")
    assert ask("update", "copy", place, tmp_path / "out")[0] == 161
