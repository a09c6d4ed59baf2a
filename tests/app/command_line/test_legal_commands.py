"""`basis` and `wishes`, as a script or an officer at a prompt runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from liaison.app.command_line.run import run
from liaison.services.sample.filling import fill
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost

PASSPHRASE = "lantern orbit velvet cactus meadow"
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    """Runs a command without a store unless one is named: exit code, answer, complaint."""

    def asked(*arguments: object) -> tuple[int, str, str]:
        where = () if "--store" in arguments else ("--store", tmp_path / "none")
        code = run([str(argument) for argument in (*arguments, *where)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


def test_without_a_store_basis_answers_from_the_pack(ask: Ask) -> None:
    code, said, _ = ask("basis", "Беларусь", "US", "--crime", "drugs", "--at", "2026-11-22")
    assert code == 0
    lines = said.splitlines()
    assert lines[0] == "Belarus – United States, Drug trafficking, as of 2026-11-22:"
    assert lines[1] == "  Yes, as of 2014-07-10 · UN Drugs Convention 1988 · Legal assistance, Extradition"
    assert "not a legal basis for extradition of citizens" in lines[2]
    assert "  No, as of 2026-03-26 · bilateral: Extradition" in lines
    assert "  No, as of 2015 · bilateral: Legal assistance" in lines
    assert "  Not known · bilateral: Customs assistance" in lines
    assert any("18 U.S.C. 3181" in line and "https://" in line for line in lines)


def test_basis_as_json_names_every_source(ask: Ask) -> None:
    code, said, _ = ask("basis", "PL", "DE", "--kind", "extradition", "--at", "2003", "--json")
    answer = json.loads(said)
    assert code == 0
    assert (answer["at"], [kind["kind"] for kind in answer["kinds"]]) == ("2003-12-31", ["extradition"])
    warrant = next(one for one in answer["instruments"] if one["instrument"]["id"] == "eu-eaw-2002")
    assert warrant["verdict"] == "no"
    assert warrant["sides"][0]["reasons"][0]["kind"] == "not_in_force_yet"
    assert warrant["sides"][0]["reasons"][0]["provenance"]["url"].startswith("https://")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("BY", "Atlantis"), "Not a country: Atlantis"),
        (("BY", "Belarus"), "Name two different countries."),
        (("BY", "US", "--crime", "jaywalking"), "Not a crime type of the vocabulary: jaywalking"),
        (("BY", "US", "--at", "soon"), "Not a date: soon"),
    ],
)
def test_what_basis_does_not_understand_is_said(ask: Ask, arguments: tuple[str, ...], sentence: str) -> None:
    code, said, complaint = ask("basis", *arguments)
    assert (code, said, complaint.strip()) == (2, "", sentence)


def test_wishes_of_a_store(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    vault = create_vault(folder, PASSPHRASE, cost=CHEAP)
    store = create_store(folder, vault.key)
    fill(store)
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    opening = ("--store", folder, "--passphrase-file", tmp_path / "passphrase")
    code, said, _ = ask("wishes", "US", *opening)
    assert code == 0
    assert said.startswith("Belarus – United States · Legal assistance · ")
    assert " · Raised\n" in said
    assert "2019-08-02 · Investigative Committee of the Republic of Belarus" in said
    assert ask("wishes", "KZ", *opening)[0] == 1
    assert ask("wishes")[0] != 0
