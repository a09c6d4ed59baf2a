"""From the derived key to the first screen painted with data, 100,000 meetings in the store; and the memory of the idle window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import folder_for, write_meetings
from figures import Figure, median

from liaison.services.finding.indexing import FindIndexing
from liaison.services.packs import PackService
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault

MEETINGS, ROUNDS = 100_000, 5
PASSPHRASE = "lantern orbit velvet cactus meadow"
HERE = Path(__file__).resolve().parent


def vault() -> Path:
    """A vault with that many meetings, made when it is not there yet."""
    folder = folder_for(f"vault-{MEETINGS}")
    if not (folder / "complete").exists():
        store = create_store(folder, create_vault(folder, PASSPHRASE).key)
        write_meetings(store, MEETINGS)
        # as any start after the first finds it
        PackService(store).install_built_in()
        for _ in FindIndexing(store).catch_up():
            pass
        store.close()
        (folder / "complete").touch()
    return folder


def told(command: list[str]) -> dict[str, float]:
    """What a process tells of itself on standard error: a word and a number a line."""
    settings = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, env=settings, check=True)
    lines = [line.split() for line in done.stderr.splitlines()]
    return {words[0]: float(words[1]) for words in lines if len(words) == 2 and words[0] in ("unlocked", "idle")}


def run() -> list[Figure]:
    """Five unlockings, and as many bare windows."""
    folder, unlocked, idle, bare = vault(), [], [], []
    with tempfile.TemporaryDirectory() as settings:
        for _ in range(ROUNDS):
            found = told([sys.executable, str(HERE / "unlock_once.py"), str(folder), settings, PASSPHRASE])
            unlocked.append(found["unlocked"])
            idle.append(found["idle"])
            bare.append(told([sys.executable, str(HERE / "bare_window.py"), "2500"])["idle"])
    return [
        Figure("key derived to first screen painted, 100,000 meetings", "ms", median(unlocked), limit=150),
        Figure("memory of the idle main window", "MB", median(idle), bare=median(bare), most_times=2),
    ]
