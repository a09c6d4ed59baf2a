"""One process holds a store; the lock ends with the process, however it ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import FolderNotWritable, StoreIsOpen
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.state import vault_state

HOLDER = """
import sys
from pathlib import Path
from liaison.store.vault.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_refused_and_told_which_holds_it(tmp_path: Path) -> None:
    first = holder(tmp_path)
    with pytest.raises(StoreIsOpen) as caught:
        InstanceLock(tmp_path)
    assert caught.value.process == first.pid
    first.communicate()
    InstanceLock(tmp_path).release()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        first = holder(tmp_path)
        first.kill()
        first.communicate()
        with InstanceLock(tmp_path):
            pass


def test_a_second_lock_in_one_process_is_refused(tmp_path: Path) -> None:
    with InstanceLock(tmp_path) as lock:
        with pytest.raises(StoreIsOpen) as caught:
            InstanceLock(tmp_path)
        assert caught.value.process == os.getpid()
    lock.release()
    InstanceLock(tmp_path).release()


def test_programs_started_from_here_do_not_inherit_it(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    program = "print('started', flush=True); input()"
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False
    )
    assert child.stdout
    assert child.stdout.readline() == b"started\n"
    lock.release()
    InstanceLock(tmp_path).release()
    child.communicate(b"\n")


def test_the_file_is_private_and_says_nothing_but_the_process(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with InstanceLock(folder):
        assert (folder / "store.lock").read_text() == f"{os.getpid()}\n"
        if os.name != "nt":
            assert stat.S_IMODE((folder / "store.lock").stat().st_mode) == 0o600
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert vault_state(folder) is VaultState.ABSENT


def test_whatever_the_file_holds_it_can_be_locked(tmp_path: Path) -> None:
    (tmp_path / "store.lock").write_bytes(b"\xff" * 100)
    with InstanceLock(tmp_path):
        assert (tmp_path / "store.lock").read_text() == f"{os.getpid()}\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderNotWritable):
        InstanceLock(tmp_path / "file" / "store")
