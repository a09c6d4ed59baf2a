"""`competent` and `rules` as an administrator types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.app.command_line.run import run
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost

PASSPHRASE = "lantern orbit velvet cactus meadow"
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)
TABLE = "country,function,measure,authority,source\nBY,central-authority,extradition,Генеральная прокуратура,УПК\n"


@pytest.fixture
def with_store(tmp_path: Path) -> list[str]:
    """The options that open a store."""
    folder = tmp_path / "store"
    create_store(folder, create_vault(folder, PASSPHRASE, cost=CHEAP).key).close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    return ["--store", str(folder), "--passphrase-file", str(tmp_path / "passphrase")]


def test_the_pack_says_who_investigates_a_crime(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    none = ["--store", str(tmp_path / "none")]
    assert run(["competent", "США", "--crime", "drug smuggling", *none]) == 0
    said = capsys.readouterr().out
    assert "Immigration and Customs Enforcement" in said
    assert "as of" in said or "not before" in said


def test_a_country_without_rules_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["competent", "Tuvalu", "--store", str(tmp_path / "none")]) == 1
    assert "not the same as nobody" in capsys.readouterr().out


def test_a_table_is_checked_taken_over_and_asked(
    with_store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "by.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert run(["rules", "import", str(table), "--set", "by", "--dry-run", *with_store]) == 0
    assert run(["rules", "list", *with_store]) == 0
    assert "by" not in capsys.readouterr().out.split()
    assert run(["rules", "import", str(table), "--set", "by", *with_store]) == 0
    assert run(["competent", "BY", "--measure", "extradition", *with_store]) == 0
    assert "Генеральная прокуратура" in capsys.readouterr().out


def test_a_wrong_line_is_named_with_file_line_and_column(
    with_store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "by.csv"
    table.write_text(TABLE + "Atlantis,central-authority,,X,a\n", encoding="utf-8")
    assert run(["rules", "import", str(table), "--set", "by", *with_store]) == 3
    assert "by.csv:3: country:" in capsys.readouterr().err
