"""Starting: to the painted passphrase prompt, against a bare PySide6 window with one table, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, median

from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault

ROUNDS = 9
HERE = Path(__file__).resolve().parent


def milestone(command: list[str], name: str) -> float:
    """Start a process, wait until it prints a milestone, end it; milliseconds since its start."""
    settings = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=settings) as process:
        assert process.stderr is not None
        for line in process.stderr:
            words = line.split()
            if words[:1] == [name]:
                process.kill()
                return float(words[1])
    raise RuntimeError(f"{command} never reached {name}")


def run() -> list[Figure]:
    """Nine starts of each."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        create_store(store, create_vault(store, "five words that are long enough").key).close()
        options = ["--store", str(store), "--settings", folder, "--milestones"]
        program = [sys.executable, "-m", "liaison.app", *options]
        bare = [sys.executable, str(HERE / "bare_window.py")]
        ours, theirs = [], []
        for _ in range(ROUNDS + 1):
            theirs.append(milestone(bare, "painted"))
            ours.append(milestone(program, "prompt-painted"))
    return [Figure("start to the painted prompt", "ms", median(ours[1:]), bare=median(theirs[1:]), most_times=1.2)]
