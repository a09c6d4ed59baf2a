"""Whether every module of the program is there and loads, with what it imports."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

import liaison
from liaison.base.translations import tr, trn
from liaison.services.self_check.trying import Wrong

WITHOUT_WINDOW = ("base", "domain", "export", "services", "store")
"""Layers that load without Qt."""

WITH_WINDOW = ("ui", "app")

_RUN_BY_OTHERS = ("liaison.store.migrations.", "liaison.app.__main__", "liaison.app.before_qt")
"""Alembic runs the steps of the schema; the other two do something when they are imported."""


def load_all(layers: Iterable[str]) -> str:
    """Import every module of these layers; says how many. Raises Wrong with those that do not load."""
    prefixes = tuple(f"liaison.{layer}" for layer in layers)
    names = [
        module.name
        for module in pkgutil.walk_packages(liaison.__path__, "liaison.", onerror=lambda name: None)
        if module.name.startswith(prefixes) and not module.name.startswith(_RUN_BY_OTHERS)
    ]
    faults = [fault for fault in map(_fault, names) if fault]
    if faults:
        raise Wrong("; ".join(faults))
    return trn("{n} module", "{n} modules", len(names)) if names else _none()


def _none() -> str:
    raise Wrong(tr("The program's modules cannot be listed."))


def _fault(name: str) -> str:
    try:
        import_module(name)
    except Exception as error:  # whatever keeps it from loading is the finding  # noqa: BLE001
        return f"{name}: {type(error).__name__}: {error}"
    return ""
