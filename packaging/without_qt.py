"""A pytest plugin that makes Qt's binding impossible to import: nothing below the interface may come to need it."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

BLOCKED = ("PySide6", "shiboken6")


class Blocker(MetaPathFinder):
    """Refuses the binding before any other finder is asked."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"{name} is not importable in this run", name=name)
        return None


sys.meta_path.insert(0, Blocker())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the options of pytest-qt, absent from this run, that the project's settings name."""
    for option in ("qt_log_level_fail", "qt_log_ignore"):
        parser.addini(option, "used by pytest-qt alone")
