"""Names of agencies that are referred to by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.domain.pack_errors import NotInDirectoryError
from liaison.services.directory import DirectoryService


def agency_names(directory: DirectoryService, keys: Iterable[str]) -> dict[str, str]:
    """Names of agencies by key; those the directory does not have are left out. On the store's thread."""
    found = {}
    for key in {one for one in keys if one}:
        try:
            found[key] = directory.agency(key).name
        except NotInDirectoryError:
            continue
    return found
