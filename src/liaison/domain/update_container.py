"""The first line of an update in one file: where its signature and its list end. Nothing else is read before the signature is checked.

After the line come the signature, the list, and the installers in the list's order, one behind the other: no container format that could
say two things at once, and nothing to inflate.
"""

from __future__ import annotations

import re

LARGEST_SIGNATURE = 12 * 1024
LARGEST_MANIFEST = 256 * 1024
HEAD_LENGTH = len("liaison-desk update 1 00000000 00000000\n")

_HEAD = re.compile(rb"liaison-desk update 1 (\d{8}) (\d{8})\n")


def head(signature: int, manifest: int) -> bytes:
    """The first line; both in bytes."""
    return f"liaison-desk update 1 {signature:08d} {manifest:08d}\n".encode("ascii")


def read_head(line: bytes) -> tuple[int, int]:
    """Lengths of signature and list, in bytes and within bounds. Raises ValueError."""
    found = _HEAD.fullmatch(line)
    if found is None:
        raise ValueError("not an update")
    signature, manifest = int(found[1]), int(found[2])
    if not 0 < signature <= LARGEST_SIGNATURE or not 0 < manifest <= LARGEST_MANIFEST:
        raise ValueError("lengths")
    return signature, manifest
