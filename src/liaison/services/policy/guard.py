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
    for place, what in ((file, tr("it")), (file.parent, tr("its folder"))):
        found = place.stat()
        if found.st_uid != 0:
            return tr("{what} does not belong to root", what=what)
        if found.st_mode & _WRITABLE:
            return tr("others than root may write to {what}", what=what)
    return ""
