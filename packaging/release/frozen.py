"""What the PyInstaller bundle of Linux and macOS holds: rules that `frozen.spec` applies and `bundle.py` proves.

Python's asyncio stays although nothing here uses it: SQLAlchemy imports it. OpenSSL goes: the program opens no connection,
and the digests it takes are built into Python.
"""

import re
import sys
from pathlib import PurePath

from release.qt_in_use import is_used

NAME = "liaison-desk"
IDENTIFIER = "LiaisonDesk"

_OF_PYTHON = """
tkinter _tkinter turtle idlelib readline curses _curses xmlrpc distutils ensurepip venv lib2to3 pdb doctest pydoc pydoc_data test
multiprocessing _dbm _gdbm nis ossaudiodev spwd sqlite3 _sqlite3 ssl _ssl _hashlib
"""
"""What needs a terminal, a compiler, a server or a test, a second SQLite in the process, and what opens connections."""

_OF_QT = "Network Qml Quick OpenGL OpenGLWidgets DBus Sql Test Designer"

_OF_LIBRARIES = """
setuptools pkg_resources pip pytest _pytest rich pygments IPython numpy trio html5lib PIL
sqlalchemy.orm sqlalchemy.ext.baked sqlalchemy.ext.asyncio sqlalchemy.testing alembic.testing
lxml.objectify lxml.isoschematron lxml.html lxml.sax lxml.builder lxml.doctestcompare lxml.usedoctest
rapidfuzz.fuzz_cpp rapidfuzz.utils_cpp rapidfuzz.fuzz_cpp_avx2 rapidfuzz.distance.metrics_cpp_avx2
"""
"""What they can use and is not used here: fpdf2 draws no pictures, rapidfuzz need not have its functions twice for newer processors."""

EXCLUDED = (*_OF_PYTHON.split(), *_OF_LIBRARIES.split(), *(f"PySide6.Qt{name}" for name in _OF_QT.split()))
"""Modules that no bundle holds, with all below them."""

MAY_MISS = frozenset(
    {
        # modules nobody loads, or that try
        *("anyio._core._sockets", "anyio.streams.tls", "anyio._backends._trio", "anyio.pytest_plugin"),
        *("mako.ext.pygmentplugin", "bs4.builder._html5lib", "zipimport", "concurrent.futures.process"),
        # packages that PyInstaller takes whole, though nothing loads these parts of them
        *("lxml", "sqlalchemy", "PySide6.QtGui", "PySide6.QtPrintSupport", "PySide6.QtSvg", "PySide6.QtWidgets"),
    }
)
"""Modules of the bundle that import an excluded one as they load. Any other would fail on an officer's machine."""

HIDDEN = ("sqlcipher3.dbapi2", "tzdata", "odfdo.templates", "sqlalchemy.dialects.sqlite.pysqlcipher")
"""Imported by names that no source has."""

IN_PYTHON = ("fontTools.misc.bezierTools", "fontTools.varLib.iup")
"""Compiled modules that go in as the Python they were compiled from: they are needed to load, and not for what is done with fonts here."""

LOOSE = {"liaison.store.migrations": "py", "docxtpl": "pyc", "fpdf": "pyc"}
"""Packages kept as files: the steps, because Alembic reads their folder; libraries under the LGPL, so that they can be replaced."""

_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")
_TAKEN_FROM_SYSTEM = re.compile(
    r"lib(python3|ffi|bz2|lzma|uuid|crypt\.|mpdec|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon)"
)
"""What a distribution lacks, or keeps under another name; all else of the system stays the system's, which mends it."""


_DEAD_WEIGHT = re.compile(
    r"""\.(pyi|pyx|pxd|pxi|c|h|typed|po)$  # stubs, and sources of what is compiled
    | \.dist-info/(?!METADATA$)
    | ^fontTools/  # see IN_PYTHON
    | ^pytz/zoneinfo/  # of vobject, for calendars, which are not read
    | ^docx/templates/default-docx  # unpacked once more
    | ^liaison/resources/docs/.*\.png$
    """,
    re.VERBOSE,
)


def is_kept(path: str, source: str) -> bool:
    """Whether the bundle keeps a file.

    Args:
        path: where it would lie in the bundle.
        source: where it was found; for a link, what it leads to.
    """
    name = path.replace("\\", "/")
    if not is_used(name):
        return False
    if is_of_the_system(source):
        return bool(_TAKEN_FROM_SYSTEM.match(PurePath(name).name))
    return not _DEAD_WEIGHT.search(name)


def is_of_the_system(source: str) -> bool:
    """Whether a file belongs to the Linux system that builds, and not to its Python."""
    if not sys.platform.startswith("linux") or not source.startswith(_SYSTEM_FOLDERS):
        return False
    return "/lib-dynload/" not in source and "-packages/" not in source and "/encodings/" not in source
