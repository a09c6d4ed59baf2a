"""Whether a policy file is the administrators' own: one that anybody could have written decides nothing."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from liaison.base.translations import tr

if sys.platform == "win32":
    from liaison.services.policy.windows_owner import is_administrators

_WRITABLE = stat.S_IWGRP | stat.S_IWOTH


def objection(file: Path) -> str:
    """Why a file does not count, translated; empty when it does. Raises OSError."""
    if sys.platform == "win32":
        if not is_administrators(file):
            return tr("it does not belong to the administrators")
        return ""
    if file.is_symlink():
        return tr("it is a link")
    if not _is_roots(file):
        return tr("it does not belong to root, or others may write to it")
    if not _is_roots(file.parent):
        return tr("its folder does not belong to root, or others may write to it")
    return ""


def _is_roots(place: Path) -> bool:
    found = place.stat()
    return found.st_uid == 0 and not found.st_mode & _WRITABLE
