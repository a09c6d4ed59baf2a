"""Counts the copies of a store's key in this process's memory while the store is open and after it was closed.

Started by a test with the database's path; the key comes on standard input with every bit turned, so that the search
does not find what it searches for. Opening by the text of a PRAGMA shows that the search finds copies at all.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey

TURNED = bytes.fromhex(sys.stdin.readline().strip())
DIGITS = b"0123456789abcdef"


def digit(place: int) -> int:
    """The key's hexadecimal digit at `place`."""
    byte = TURNED[place // 2] ^ 0xFF
    return DIGITS[byte >> 4 if place % 2 == 0 else byte & 15]


def raw(place: int) -> int:
    """The key's byte at `place`."""
    return TURNED[place] ^ 0xFF


def copies() -> int:
    """How often the key lies in writable memory, as bytes or as digits."""
    gc.collect()
    found = 0
    with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if "rw" not in rights:
                continue
            start, end = (int(text, 16) for text in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += sum(count(content, at, length) for at, length in ((digit, 64), (raw, 32)))
            del content
    return found


def count(content: bytes, at, length: int) -> int:  # type: ignore[no-untyped-def]
    """How often the `length` bytes told by `at` lie in `content`."""
    found, place = 0, content.find(bytes(at(index) for index in range(5)))
    while place >= 0:
        found += place + length <= len(content) and all(content[place + index] == at(index) for index in range(length))
        place = content.find(bytes(at(index) for index in range(5)), place + 1)
    return found


def by_call(database: Path) -> tuple[int, int]:
    """As the program does: copies while the store is open, and after."""
    key = DataKey(bytearray(byte ^ 0xFF for byte in TURNED))
    connection = open_connection(database, key)
    connection.execute("SELECT * FROM note").fetchall()
    key.wipe()
    while_open = copies()
    connection.close()
    return while_open, copies()


def by_text(database: Path) -> int:
    """As most programs do: copies while the store is open."""
    connection = dbapi2.connect(str(database))
    connection.execute(f"PRAGMA key = \"x'{bytes(byte ^ 0xFF for byte in TURNED).hex()}'\"")
    connection.execute("SELECT * FROM note").fetchall()
    found = copies()
    connection.close()
    return found


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print("by the driver's call: {} while open, {} after".format(*by_call(path)))
    print(f"by text: {'found' if by_text(path) else 'none'}")
