"""Files that are meant for the program itself, wherever on it they are dropped: told by their names alone, and looked into elsewhere."""

from __future__ import annotations

from pathlib import PurePath

PACK, UPDATE = ".ldpack", ".ldupdate"
LIST = "update.json"
"""The list of an update that is a folder."""


def is_for_the_program(path: PurePath) -> bool:
    """Whether a file is called like a reference pack or an update."""
    return path.suffix.lower() in (PACK, UPDATE) or path.name == LIST
