"""The commands, as an administrator or a script runs them: exit codes, JSON, and nothing changed when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from liaison.app.command_line.run import parser
from liaison.base.paths import resources
from liaison.services.sample.filling import fill
from liaison.store.opening import create_store, open_store
from liaison.store.vault.access import create_vault, unlock_with_passphrase
from liaison.store.vault.derivation import KdfCost

PASSPHRASE = "lantern orbit velvet cactus meadow"
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed store with the three stories, its passphrase and recovery code in files beside it."""
    made = tmp_path / "store"
    vault = create_vault(made, PASSPHRASE, cost=CHEAP)
    store = create_store(made, vault.key)
    fill(store)
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (tmp_path / "wrong").write_text("something else", encoding="utf-8")
    (tmp_path / "code").write_text(vault.recovery_code.text, encoding="utf-8")
    return made


def keys(folder: Path, name: str = "passphrase") -> list[object]:
    """The arguments that open the store."""
    option = "--recovery-code-file" if name == "code" else "--passphrase-file"
    return ["--store", folder, option, folder.parent / name]


def test_without_a_store_who_answers_from_the_pack(ask: Ask, tmp_path: Path) -> None:
    nowhere = ["--store", tmp_path / "none"]
    code, said, _ = ask("who", "BY", "--crime", "drugs", "--at", "2019-08-02", *nowhere)
    assert code == 0
    assert "ICE Attaché office Frankfurt am Main" in said
    assert "as of 2019-08-02" in said
    assert "https://sk.gov.by" in said
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", ["BY", "blr", "Belarus", "беларусь"])
def test_a_country_is_known_by_its_codes_and_names(ask: Ask, tmp_path: Path, name: str) -> None:
    code, said, _ = ask("who", name, "--json", "--store", tmp_path / "none")
    assert code == 0
    assert json.loads(said)["countries"][0]["country_iso2"] == "BY"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["who", "Atlantis"], "Atlantis"),
        (["who", "BY", "--crime", "kindness"], "kindness"),
        (["who", "BY", "--at", "31.02.2019"], "31.02.2019"),
    ],
)
def test_what_is_not_understood_is_named(ask: Ask, tmp_path: Path, arguments: list[str], complaint: str) -> None:
    code, said, complained = ask(*arguments, "--store", tmp_path / "none")
    assert (code, said) == (2, "")
    assert complaint in complained


def test_nobody_known_is_not_told_as_nobody(ask: Ask, tmp_path: Path) -> None:
    code, said, _ = ask("who", "BV", "--store", tmp_path / "none")
    assert code == 1
    assert "not the same as nobody" in said


def test_agencies_are_listed_and_found(ask: Ask, tmp_path: Path) -> None:
    nowhere = ["--store", tmp_path / "none"]
    code, said, _ = ask("agencies", *nowhere)
    assert code == 0
    assert "Federal Bureau of Investigation (FBI)" in said
    code, said, _ = ask("agencies", "Следственный", *nowhere)
    assert code == 0
    assert "Investigative Committee of the Republic of Belarus" in said
    assert ask("agencies", "zzzz", *nowhere)[0] == 1


def test_a_pack_is_built_shown_and_installed(ask: Ask, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.ldpack"
    build = ["pack", "build", resources() / "reference", file, "--version", "2099.01", "--number", "2099010101"]
    assert ask(*build, "--date", "2026-11-22", "--strict")[0] == 0
    assert "2099.01" in ask("pack", "show", file)[1]
    code, said, _ = ask("pack", "install", file, "--unsigned-too", *keys(folder))
    assert code == 0
    assert "2099.01" in said
    shown: dict[str, Any] = json.loads(ask("pack", "show", "--json", *keys(folder))[1])
    assert shown["version"] == "2099.01"


def test_rejected_rows_are_named_and_strict_fails(ask: Ask, tmp_path: Path) -> None:
    copied = tmp_path / "csv"
    copied.mkdir()
    for file in (resources() / "reference").glob("*.csv"):
        (copied / file.name).write_bytes(file.read_bytes())
    with (copied / "coverage.csv").open("a", encoding="utf-8") as stream:
        stream.write("us-ice-frankfurt,XX,primary,https://nowhere.example,2019-08-02\n")
    build = ["pack", "build", copied, tmp_path / "x.ldpack", "--version", "1", "--number", "1", "--date", "2026-11-22"]
    code, said, _ = ask(*build)
    assert code == 0
    assert "coverage.csv:392" in said
    assert ask(*build, "--strict")[0] == 3


def test_a_backup_is_made_shown_and_restored(ask: Ask, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    code, said, _ = ask("backup", place, *keys(folder))
    assert code == 0
    (backup,) = place.iterdir()
    assert str(backup) in said
    code, said, _ = ask("restore", backup, "--dry-run", *keys(folder, "code"))
    assert code == 0
    assert "Meetings: 3" in said
    elsewhere = tmp_path / "elsewhere"
    assert ask("restore", backup, "--store", elsewhere, "--passphrase-file", tmp_path / "passphrase")[0] == 0
    assert ask("check", "--store", elsewhere, "--passphrase-file", tmp_path / "passphrase")[0] == 0


def test_a_check_finds_what_was_changed_beside_the_journal(ask: Ask, folder: Path) -> None:
    assert ask("check", *keys(folder))[0] == 0
    store = open_store(folder, unlock_with_passphrase(folder, PASSPHRASE))
    with store.maintain() as connection:
        connection.exec_driver_sql("UPDATE meeting SET title = 'forged'")
    store.close()
    code, said, _ = ask("check", "--json", *keys(folder))
    assert code == 4
    assert len(json.loads(said)["differing_rows"]) == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--store", "FOLDER", "--passphrase-file", "WRONG"], 20),
        (["check", "--store", "FOLDER", "--passphrase-file", "NONE"], 11),
        (["check", "--store", "NONE", "--passphrase-file", "WRONG"], 31),
        (["backup", "FOLDER", "--store", "FOLDER", "--passphrase-file", "RIGHT"], None),
        (["restore", "WRONG", "--store", "FOLDER", "--passphrase-file", "RIGHT"], None),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence_and_changes_nothing(
    ask: Ask, folder: Path, tmp_path: Path, arguments: list[str], code: int | None
) -> None:
    names = {"FOLDER": folder, "WRONG": tmp_path / "wrong", "NONE": tmp_path / "none", "RIGHT": tmp_path / "passphrase"}
    before = {file: file.read_bytes() for file in folder.iterdir() if file.name not in ("store.lock", "store.db")}
    found, said, complained = ask(*(names.get(argument, argument) for argument in arguments))
    assert found >= 10
    assert code is None or found == code
    assert said == ""
    assert complained.endswith(".\n")
    assert "Traceback" not in complained
    assert before == {file: file.read_bytes() for file in before}


def test_a_passphrase_is_never_an_argument() -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["check", "--passphrase", "secret"])


def test_the_versions_are_told(ask: Ask) -> None:
    code, said, _ = ask("version", "--json")
    assert code == 0
    assert set(json.loads(said)) == {"program", "schema", "python", "system"}


def test_without_a_terminal_the_want_of_a_passphrase_is_a_sentence(folder: Path) -> None:
    command = [sys.executable, "-m", "liaison.app", "who", "BY", "--store", str(folder)]
    # in a session of its own there is no terminal to ask at, whatever this test was started from
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True)
    assert done.returncode == 170
    assert "--passphrase-file" in done.stderr and "Traceback" not in done.stderr
