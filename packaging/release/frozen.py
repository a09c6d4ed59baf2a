"""What the PyInstaller bundle of Linux and macOS holds: rules that `frozen.spec` applies and `bundle.py` proves.

Python's asyncio stays although nothing here uses it: SQLAlchemy imports it. OpenSSL goes: the program opens no connection,
and the digests it takes are built into Python.
"""

import re
from pathlib import PurePath

from release.qt_in_use import is_used

NAME = "liaison-desk"
IDENTIFIER = "LiaisonDesk"

EXCLUDED = (
    # Python's own that need a terminal, a compiler, a server or a test
    *(
        "tkinter",
        "doctest",
        "pdb",
        "pydoc",
        "pydoc_data",
        "lib2to3",
        "distutils",
        "ensurepip",
        "idlelib",
        "xmlrpc",
    ),
    *(
        "readline",
        "curses",
        "_curses",
        "_dbm",
        "_gdbm",
        "nis",
        "ossaudiodev",
        "spwd",
        "_tkinter",
        "turtle",
        "venv",
        "test",
    ),
    # one SQLite library in the process, and no connections
    *("sqlite3", "_sqlite3", "ssl", "_ssl", "_hashlib"),
    # brought by libraries for what is not used here; fpdf2 draws no pictures, and says so when it is imported
    *(
        "setuptools",
        "pkg_resources",
        "pip",
        "rich",
        "pygments",
        "IPython",
        "numpy",
        "trio",
        "html5lib",
        "PIL",
        "pytest",
        "_pytest",
    ),
    *(
        "multiprocessing",
        "sqlalchemy.orm",
        "sqlalchemy.ext.baked",
        "sqlalchemy.ext.asyncio",
        "sqlalchemy.testing",
        "alembic.testing",
    ),
    *(
        "lxml.objectify",
        "lxml.isoschematron",
        "lxml.html",
        "lxml.sax",
        "lxml.builder",
        "lxml.doctestcompare",
        "lxml.usedoctest",
    ),
    # functions nobody calls, and the same functions once more for newer processors
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.utils_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    *(
        f"PySide6.Qt{other}"
        for other in ("Network", "Qml", "Quick", "OpenGL", "OpenGLWidgets", "DBus", "Sql", "Test", "Designer")
    ),
)

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
    return not _is_dead_weight(name) and not name.startswith("fontTools/")


def is_of_the_system(source: str) -> bool:
    if not source.startswith(_SYSTEM_FOLDERS):
        return False
    return "/lib-dynload/" not in source and "-packages/" not in source and "/encodings/" not in source


def _is_dead_weight(name: str) -> bool:
    """Stubs, sources of compiled modules, zones that tzdata has, and pictures that only the documentation shows."""
    if name.startswith("liaison/resources/docs/"):
        return name.endswith(".png")
    return bool(
        re.search(
            r"\.(pyi|pyx|pxd|pxi|c|h|typed|po)$|^pytz/zoneinfo/|\.dist-info/(?!METADATA$)|^docx/templates/default-docx",
            name,
        )
    )
