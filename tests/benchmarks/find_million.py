"""Find among 1,000,000 notes, from key to paint beside the bare full-text index. Making the store takes a quarter of an hour, once."""

from __future__ import annotations

from collections.abc import Iterator

from figures import Figure
from find_paths import figures


def run() -> Iterator[Figure]:
    """Milliseconds, and the size of the index."""
    yield from figures(1_000_000, 100)
