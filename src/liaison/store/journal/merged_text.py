"""Text that several officers may write: a shared document (pycrdt), fed by comparing what was with what is on each save."""

from __future__ import annotations

from collections.abc import Iterable

_ROOT = "text"


class MergedText:
    """One text and its history of updates, in memory."""

    def __init__(self, updates: Iterable[bytes] = ()) -> None:
        # with the first note that is written: it brings asynchronous input and output along, which nothing here uses
        from pycrdt import Doc, Text

        self._document: Doc[Text] = Doc()
        self._text = self._document.get(_ROOT, type=Text)
        for update in updates:
            self._document.apply_update(update)
        self._value = str(self._text)

    def __str__(self) -> str:
        return self._value

    def replace(self, text: str) -> bytes:
        """Make the text be `text`; the update that does it."""
        before = self._document.get_state()
        start, old_end, new_end = difference(self._value, text)
        # offsets count UTF-8 bytes, not characters
        at = len(self._value[:start].encode())
        removed = len(self._value[start:old_end].encode())
        with self._document.transaction():
            if removed:
                del self._text[at : at + removed]
            if new_end > start:
                self._text.insert(at, text[start:new_end])
        self._value = text
        return self._document.get_update(before)

    def apply(self, update: bytes) -> None:
        """Merge an update made elsewhere or earlier."""
        self._document.apply_update(update)
        self._value = str(self._text)


def difference(old: str, new: str) -> tuple[int, int, int]:
    """What lies between the common start and the common end: its start in both, its end in `old`, its end in `new`.

    Found by halving, so that comparing 200 KB costs a few memory compares and not a loop over characters.
    """
    start = _common(old, new, min(len(old), len(new)), from_end=False)
    room = min(len(old), len(new)) - start
    end = _common(old, new, room, from_end=True)
    return start, len(old) - end, len(new) - end


def _common(old: str, new: str, most: int, *, from_end: bool) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = old.endswith(new[len(new) - middle :]) if from_end else old.startswith(new[:middle])
        low, high = (middle, high) if same else (low, middle - 1)
    return low
