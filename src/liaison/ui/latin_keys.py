"""Letter keys that act on their own, on a keyboard that writes Cyrillic: the key is known by its place, as shortcuts with Ctrl are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_PLACES = dict(zip("йцукенгшщзфывапролдячсмитьў", "QWERTYUIOPASDFGHJKLZXCVBNMO", strict=True))


def latin_key(event: QKeyEvent) -> Qt.Key:
    """The key that was pressed; of a Cyrillic letter the one on which it lies."""
    key = event.key()
    is_cyrillic = 0x0400 <= key <= 0x04FF
    letter = _PLACES.get(chr(key).casefold()) if is_cyrillic else None
    return Qt.Key(ord(letter) if letter else key)


def is_bare(event: QKeyEvent) -> bool:
    """True without Ctrl, Alt and the like; a capital typed with Shift is bare too."""
    return not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
