"""Text that several officers may write: a shared document (pycrdt), fed by comparing what was with what is on each save."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.differences import difference

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
        self.apply_all((update,))

    def apply_all(self, updates: Iterable[bytes]) -> None:
        """Merge several; the text is read once."""
        for update in updates:
            self._document.apply_update(update)
        self._value = str(self._text)


def reconciled(base: str, theirs: str, ours: str) -> str:
    """What two made of `base` apart, in one text: what either deleted is gone, what either wrote is there."""
    start = MergedText()
    root = start.replace(base)
    one, other = MergedText([root]), MergedText([root])
    one.replace(theirs)
    one.apply(other.replace(ours))
    return str(one)
