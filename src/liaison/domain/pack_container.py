"""A pack and its signature in one file: a first line, the signature, and the pack as it was signed."""

from __future__ import annotations

import re

BEGINS = b"liaison-desk pack 1 "
HEAD_LENGTH = len("liaison-desk pack 1 00000000\n")
LARGEST_SIGNATURE = 12 * 1024

_HEAD = re.compile(re.escape(BEGINS) + rb"(\d{8})\n")


def joined(signature: bytes, pack: bytes) -> bytes:
    """Both in one."""
    return BEGINS + f"{len(signature):08d}\n".encode("ascii") + signature + pack


def parted(content: bytes) -> tuple[bytes, bytes]:
    """Signature and pack, unread. Raises ValueError."""
    found = _HEAD.fullmatch(content[:HEAD_LENGTH])
    if found is None or not 0 < int(found[1]) <= LARGEST_SIGNATURE:
        raise ValueError("not a signed pack")
    end = HEAD_LENGTH + int(found[1])
    return content[HEAD_LENGTH:end], content[end:]
