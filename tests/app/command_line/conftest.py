"""Commands as a shell runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from liaison.app.command_line.run import run
from liaison.services.sample.filling import fill
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command: exit code, answer, complaint."""

    def asked(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


PASSPHRASE = "lantern orbit velvet cactus meadow"


@pytest.fixture
def keys(tmp_path: Path) -> list[object]:
    """The arguments that open a store with the stories of the sample."""
    folder = tmp_path / "store"
    vault = create_vault(folder, PASSPHRASE, cost=KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    store = create_store(folder, vault.key)
    fill(store)
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    return ["--store", folder, "--passphrase-file", tmp_path / "passphrase"]
