"""An MSI's summary: its package code and two times, the only places where two builds of the same files differ.

The layout is that of [MS-OLEPS] 2.21 and following: a header, one section, and in it properties by number.
"""

import struct
from pathlib import Path

from release.steps import StepFailed

_FORMAT = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""FMTID_SummaryInformation, which stands 28 bytes behind the beginning of the property set."""

_HEADER = 28
_PACKAGE_CODE, _CREATED, _SAVED = 9, 12, 13
_TEXT, _TIME = 30, 64
_EPOCH = 11_644_473_600
"""Seconds from 1601, where Windows begins to count, to 1970."""


def settle(package: Path, package_code: str, built_at: int) -> None:
    """Put a package code and a time of our own into an MSI, in place. Raises StepFailed where its summary is not as wixl writes it.

    Args:
        package_code: 36 characters.
        built_at: seconds since 1970.
    """
    content = bytearray(package.read_bytes())
    places = _properties(content)
    _require_type(content, places, _PACKAGE_CODE, _TEXT)
    text = f"{{{package_code}}}\0".encode("ascii")
    (length,) = struct.unpack_from("<I", content, places[_PACKAGE_CODE] + 4)
    if length != len(text):
        raise StepFailed(f"the package code in {package.name} is {length} bytes long")
    start = places[_PACKAGE_CODE] + 8
    content[start : start + length] = text
    for number in (_CREATED, _SAVED):
        _require_type(content, places, number, _TIME)
        struct.pack_into("<Q", content, places[number] + 4, (built_at + _EPOCH) * 10_000_000)
    package.write_bytes(content)


def _properties(content: bytearray) -> dict[int, int]:
    """Where each property of the only summary in the file begins."""
    if content.count(_FORMAT) != 1:
        raise StepFailed("the MSI has no summary, or more than one")
    found = content.index(_FORMAT)
    (offset,) = struct.unpack_from("<I", content, found + len(_FORMAT))
    section = found - _HEADER + offset
    _, count = struct.unpack_from("<2I", content, section)
    pairs = (struct.unpack_from("<2I", content, section + 8 + 8 * index) for index in range(count))
    return {number: section + place for number, place in pairs}


def _require_type(content: bytearray, places: dict[int, int], number: int, kind: int) -> None:
    if number not in places or struct.unpack_from("<I", content, places[number])[0] != kind:
        raise StepFailed(f"property {number} of the MSI's summary is not there, or of another kind")
