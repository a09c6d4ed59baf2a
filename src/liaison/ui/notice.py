"""How a screen tells something in passing."""

from __future__ import annotations

from collections.abc import Callable

Notice = Callable[[str, Callable[[], None] | None], None]
"""Tells something in passing, with a way to take it back or None."""
