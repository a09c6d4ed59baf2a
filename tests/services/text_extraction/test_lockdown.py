"""What the reading process can no longer do, tried in a process that has given it up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BEGINNING = """
import os, sys
from liaison.services.text_extraction.limits import Limits
from liaison.services.text_extraction.lockdown import lock_down
lock_down(Limits())
folder = sys.argv[1]
try:
    {tried}
except (OSError, MemoryError) as error:
    sys.exit(7)
"""
PERMITTED, REFUSED = 0, 7


def tried(statement: str, folder: Path) -> int:
    """Exit code of a process that tries it."""
    command = [sys.executable, "-c", BEGINNING.replace("{tried}", statement), str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL, timeout=20).returncode


@pytest.mark.parametrize(
    "statement",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.Popen([sys.executable])",
        "os.system('true')",
        "os.execv(sys.executable, [sys.executable])",
        "os.fork()",
        "os.posix_spawn(sys.executable, [sys.executable], {})",
        "import ctypes; ctypes.CDLL(None)",
        "open(folder + '/secret')",
        "os.open(folder + '/secret', os.O_RDONLY)",
        "open(folder + '/new', 'w')",
        "open(folder + '/secret', 'a')",
        "open(os.__file__, 'r+')",
        "open(os.path.dirname(os.__file__) + '/../../../../../../../../etc/passwd')",
        "os.open(folder + '/new', os.O_WRONLY | os.O_CREAT)",
        "os.listdir(folder)",
        "os.scandir(folder)",
        "os.remove(folder + '/secret')",
        "os.rename(folder + '/secret', folder + '/other')",
        "os.mkdir(folder + '/other')",
        "import tempfile; tempfile.TemporaryFile()",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="some of these are not there")
def test_refused(statement: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    assert tried(statement, tmp_path) == REFUSED
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["secret"]


@pytest.mark.parametrize(
    "statement",
    [
        "import pypdf, openpyxl, lxml.html, email.parser, encodings.koi8_r",
        "'я'.encode('iso8859_5'), b'x'.decode('big5')",
        "import mimetypes; mimetypes.guess_type('x.unknown')",
        "open(os.__file__).read(10)",
        "os.listdir(os.path.dirname(os.__file__))",
    ],
)
def test_modules_are_still_found(statement: str, tmp_path: Path) -> None:
    assert tried(statement, tmp_path) == PERMITTED
