"""Around every test here: it leaves no process, no file, and takes little memory of this process."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison.services.text_extraction.limits import USUAL

MOST = 100 * 1024
"""Kilobytes that reading a file may take at once in the process that asks."""


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No child is left, no thread, and nothing in the temporary folder."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = _children()
    began = time.monotonic()
    yield
    assert time.monotonic() - began < USUAL.wall_seconds
    assert _children() == before
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("text extraction")]
    assert not list(temporary.iterdir())


def _children() -> set[str]:
    if not sys.platform.startswith("linux"):
        return set()
    me, found = str(os.getpid()), set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if parent == me:
                found.add(folder.name)
    return found


@pytest.fixture
def little_memory() -> Iterator[None]:
    """The highest memory of this process within the test is not much above what it was at its beginning."""
    if not sys.platform.startswith("linux"):
        yield
        return
    Path("/proc/self/clear_refs").write_text("5")
    before = _kilobytes("VmRSS")
    yield
    assert _kilobytes("VmHWM") - before < MOST


def _kilobytes(what: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))
