"""What goes into a bundle: the Qt that is used, nothing of the building system but what others lack."""

import ast
from pathlib import Path

import pytest

from release import frozen, qt_in_use

SOURCES = Path(__file__).resolve().parents[3] / "src" / "liaison"


def _imported() -> set[str]:
    """Every module that a source of the program imports by name."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


IMPORTED = _imported()


def test_the_program_imports_exactly_the_modules_of_qt_that_are_shipped() -> None:
    used = {name.split(".")[1] for name in IMPORTED if name.startswith("PySide6.Qt")}
    assert used == set(qt_in_use.MODULES)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    assert not [name for name in IMPORTED for out in frozen.EXCLUDED if f"{name}.".startswith(f"{out}.")]


@pytest.mark.parametrize(
    ("path", "used"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("libQt6Qml.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_ru.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("Qt6Core.dll", True),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_of_qt_only_what_is_used(path: str, used: bool) -> None:
    assert qt_in_use.is_used(path) is used


@pytest.mark.parametrize(
    ("path", "source", "kept"),
    [
        ("libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libgtk-3.so.0", False),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", False),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", "/usr/local/lib/libpython3.11.so.1.0", True),
        ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", True),
        ("sqlcipher3/_sqlite3.so", "/home/me/.venv/lib/python3.11/site-packages/sqlcipher3/_sqlite3.so", True),
        ("liaison/resources/docs/find.png", "/home/me/resources/docs/find.png", False),
        ("liaison/resources/docs/minutes-template.md", "/home/me/resources/docs/minutes-template.md", True),
        ("liaison/resources/languages/ru.mo", "/home/me/resources/languages/ru.mo", True),
        ("liaison/resources/languages/ru.po", "/home/me/resources/languages/ru.po", False),
    ],
)
def test_of_the_system_only_what_others_lack(path: str, source: str, kept: bool) -> None:
    assert frozen.is_kept(path, source) is kept
