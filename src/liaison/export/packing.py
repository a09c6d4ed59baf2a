"""Documents that are archives, without the hour at which their parts were written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes], uncompressed: str = "") -> bytes:
    """An archive of these parts, in their order; `uncompressed` names the one that has to be readable as it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, content in parts.items():
            method = zipfile.ZIP_STORED if part == uncompressed else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(part, _DATE), content, method)
    return target.getvalue()


def repacked(data: bytes, uncompressed: str = "", instead: Mapping[str, bytes] | None = None) -> bytes:
    """The same archive, which is our own; `instead` holds parts that take the place of those of their name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, **(instead or {})}, uncompressed)
