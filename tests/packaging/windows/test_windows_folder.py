"""What goes into the program's folder for Windows, and what is refused."""

from __future__ import annotations

import ast
import marshal
import sys
import zipfile
from pathlib import Path
from types import CodeType

import pytest

from release.locked import locked_lines, markers
from release.steps import StepFailed
from windows import runtime, standard_library, trimming
from windows.bytecode import Order, compile_apart, compiled
from windows.product import PACKAGE, four_numbers, source_version

MODULE = '''"""What it is for."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Point:
    """A place."""

    x: int


class Plain:
    """Only that."""


def double(value: int) -> int:
    """Twice."""
    assert value, "never nothing"
    return value * 2
'''


def test_only_what_the_program_uses_of_qt_is_taken() -> None:
    taken = ["PySide6/Qt6Core.dll", "PySide6/QtPrintSupport.pyd", "PySide6/plugins/platforms/qwindows.dll"]
    left = [
        "PySide6/Qt6Quick.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
    ]
    assert [trimming.target_of(name) for name in taken] == taken
    assert [trimming.target_of(name) for name in left] == [None] * len(left)


def test_of_other_packages_all_but_what_is_listed_is_taken() -> None:
    assert trimming.target_of("sqlalchemy/sql/schema.py") == "sqlalchemy/sql/schema.py"
    assert trimming.target_of("x-1.0.data/purelib/x/y.py") == "x/y.py"
    for name in (
        "x-1.0.data/scripts/x.exe",
        "sqlalchemy/orm/session.py",
        "lxml/includes/a.h",
        "x-1.0.dist-info/RECORD",
        "x/",
    ):
        assert trimming.target_of(name) is None, name


def test_the_program_imports_nothing_that_is_left_out() -> None:
    imported = set[str]()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert not {name.partition(".")[0] for name in imported} & trimming.LEFT_OUT_PACKAGES
    left = [name for name in imported if "." in name and trimming.target_of(name.replace(".", "/") + ".py") is None]
    assert [name for name in left if not name.startswith(("PySide6.", "shiboken6."))] == []


def test_metadata_loses_its_page_and_nothing_else_does() -> None:
    content = b"Name: x\r\nVersion: 1\r\n\r\nA long text"
    assert trimming.without_description("x-1.dist-info/METADATA", content) == b"Name: x\nVersion: 1\n"
    assert trimming.without_description("x/data.txt", content) == content


def test_bytecode_keeps_what_runs_and_carries_no_time(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text(MODULE, encoding="utf-8")
    made = compiled(source, "package/module.py")
    assert compiled(source, "package/module.py") == made
    code = marshal.loads(made[16:])
    assert isinstance(code, CodeType)
    assert code.co_filename == "package/module.py"
    names: dict[str, object] = {"__name__": __name__}
    exec(code, names)
    double, point, plain = names["double"], names["Point"], names["Plain"]
    assert callable(double) and double(2) == 4
    assert (double.__doc__, point.__doc__, plain.__doc__, names.get("__doc__")) == (None, "A place.", None, None)
    with pytest.raises(AssertionError, match="never nothing"):
        double(0)


def test_bytecode_does_not_depend_on_what_the_process_knows(tmp_path: Path) -> None:
    """Texts of one letter, and those somebody else holds too, are written in another way."""
    sources = [tmp_path / f"module{number}.py" for number in range(3)]
    for number, source in enumerate(sources):
        source.write_text(f"BRACES = ('{{', '}}', 'what is known {number}', {{'a', 'b', 'c'}})\n", encoding="utf-8")
    made = []
    known: list[str] = []
    for name in ("first", "second"):
        orders = [Order(source, source.name, tmp_path / f"{name}-{source.name}c") for source in sources]
        compile_apart(orders)
        made.append([order.target.read_bytes() for order in orders])
        known += [sys.intern(text) for text in ("{", "}", "what is known 1", "BRACES")]
    assert made[0] == made[1]


def test_the_pinned_files_are_those_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "python311.dll"
    file.write_bytes(b"interpreter")
    pins = {file.name: runtime.digest(file)}
    runtime.require_pins([file], pins)
    with pytest.raises(StepFailed, match=r"_ctypes\.pyd of the runtime is missing"):
        runtime.require_pins([file], {**pins, "_ctypes.pyd": "0"})
    with pytest.raises(StepFailed, match=r"python311\.dll of the runtime is not pinned"):
        runtime.require_pins([file], {})
    file.write_bytes(b"another")
    with pytest.raises(StepFailed, match=r"python311\.dll of the runtime has another SHA-256"):
        runtime.require_pins([file], pins)


def test_what_is_pinned_holds_no_second_sqlite_and_no_tls() -> None:
    pins = runtime.read_pins(runtime.PINS)
    assert "python311.dll" in pins
    assert not [name for name in pins if runtime.NOT_USED.fullmatch(name)]
    assert all(len(digest) == 64 for digest in pins.values())


def test_a_folder_without_an_interpreter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="no unpacked embeddable CPython"):
        runtime.given(tmp_path)


def test_an_embeddable_python_says_its_version(tmp_path: Path) -> None:
    words = "".join(f"{word}\0" for word in ("ProductVersion", "3.13.11"))
    (tmp_path / "python313.dll").write_bytes(b"MZ" + words.encode("utf-16-le") + bytes(80))
    (tmp_path / "python3.dll").write_bytes(b"MZ")
    (tmp_path / "python313.zip").write_bytes(b"")
    found = runtime.given(tmp_path)
    assert (found.version, found.tag, found.dll.name) == ("3.13.11", "313", "python313.dll")


def test_the_standard_library_is_whole_but_for_what_is_left_out(tmp_path: Path) -> None:
    target = tmp_path / "python.zip"
    standard_library.pack(target)
    with zipfile.ZipFile(target) as archive:
        names = set(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {"json/__init__.pyc", "asyncio/__init__.pyc", "encodings/cp1251.pyc", "zoneinfo/__init__.pyc"} <= names
    assert not [name for name in names if name.startswith(("test/", "tkinter/", "sqlite3/", "idlelib/"))]


def test_the_locks_runtime_part_is_taken_with_its_hashes() -> None:
    lines = locked_lines(markers("3.11.9"), trimming.LEFT_OUT_PACKAGES)
    names = [line.partition("==")[0] for line in lines]
    assert {"pyside6-essentials", "shiboken6", "sqlcipher3", "cryptography", "tzdata", "soupsieve"} <= set(names)
    assert not {"pytest", "mypy", "babel", "ruff", "pytz", "pycparser"} & set(names)
    assert len(names) == len(set(names))
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


def test_a_version_is_four_numbers_for_windows() -> None:
    assert four_numbers("1.2.3") == (1, 2, 3, 0)
    assert four_numbers("2") == (2, 0, 0, 0)
    assert four_numbers(source_version())[3] == 0
    for wrong in ("1.2.3.4", "1.70000", "1.2rc1"):
        with pytest.raises(ValueError, match=r"."):
            four_numbers(wrong)
