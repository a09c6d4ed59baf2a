"""Python's standard library as one archive of bytecode, not compressed: an installer packs it better along with everything else."""

import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from windows.bytecode import Order, compile_apart

_LEFT_OUT = {
    "test", "tests", "idlelib", "tkinter", "turtledemo", "turtle.py", "lib2to3", "ensurepip", "venv", "pydoc_data",
    "site-packages", "dist-packages", "__pycache__", "lib-dynload", "__phello__", "curses", "this.py", "antigravity.py",
    "sqlite3", "dbm", "wsgiref", "xmlrpc", "distutils", "pydoc.py", "doctest.py", "pdb.py", "bdb.py", "imaplib.py",
    "smtplib.py", "nntplib.py", "ftplib.py", "poplib.py", "telnetlib.py", "smtpd.py", "cgi.py", "cgitb.py", "mailbox.py",
    "aifc.py", "wave.py", "sunau.py", "profile.py", "pstats.py", "cProfile.py", "trace.py", "modulefinder.py",
    "webbrowser.py", "socketserver.py", "asyncore.py", "asynchat.py", "_osx_support.py", "_aix_support.py", "zipapp.py",
    "crypt.py", "_pydecimal.py", "_pyio.py", "multiprocessing", "pickletools.py", "tabnanny.py", "pyclbr.py",
}  # fmt: skip
"""Tests, other toolkits, programmers' tools, what installs packages or talks to servers, what needs a part that is not there."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(target: Path) -> None:
    """The library of the Python that runs this, which has to be of the same minor version as the runtime."""
    source = Path(sysconfig.get_path("stdlib"))
    with TemporaryDirectory(prefix="liaison-desk-library-") as folder, _archive(target) as archive:
        names = {file: file.relative_to(source).as_posix() for file in _modules(source)}
        orders = [Order(file, name, Path(folder) / str(number)) for number, (file, name) in enumerate(names.items())]
        compile_apart(orders)
        for order in orders:
            _add(archive, order.shown_as + "c", order.target.read_bytes())


def repack(source: Path, target: Path) -> None:
    """The archive of an embeddable release, without what is left out here."""
    with zipfile.ZipFile(source) as given, _archive(target) as archive:
        for name in sorted(given.namelist()):
            if not name.endswith("/") and not _is_left_out(Path(name.replace(".pyc", ".py"))):
                _add(archive, name, given.read(name))


def _archive(target: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(target, "w", zipfile.ZIP_STORED)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EARLIEST), content)


def _modules(source: Path) -> Iterator[Path]:
    for file in sorted(source.rglob("*.py")):
        if not _is_left_out(file.relative_to(source)):
            yield file


def _is_left_out(path: Path) -> bool:
    of_the_build = path.name.startswith(("_sysconfigdata", "config-"))
    return of_the_build or bool(_LEFT_OUT & set(path.parts))
