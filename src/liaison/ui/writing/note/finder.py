"""Finds and replaces in a note. Everything is found at once, 15 ms in a note of 1 MB at the most, and kept until the note changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QTextCursor

from liaison.ui.writing.note.editor import NoteEditor, utf16_length
from liaison.ui.writing.note.pasting import NOTE_LIMIT


@dataclass(frozen=True)
class Wanted:
    """What is looked for. A space finds a hard one, too, and unless the case counts, е finds ё.

    Attributes:
        text: as it stands in the note; empty finds nothing.
    """

    text: str
    matches_case: bool = False
    whole_words: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """As an expression."""
        escaped = re.escape(self.text).replace(r"\ ", "[ \xa0]")
        if not self.matches_case:
            escaped = re.sub("[еЕ]", "[её]", escaped)
        if self.whole_words:
            escaped = rf"(?<!\w){escaped}(?!\w)"
        return re.compile(escaped, re.NOFLAG if self.matches_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where it stands.

    Attributes:
        is_plain: every character is one position of Qt's.
    """

    text: str
    starts: list[int]
    ends: list[int]
    is_plain: bool

    def position(self, index: int) -> int:
        return index if self.is_plain else utf16_length(self.text[:index])

    def index(self, position: int) -> int:
        if self.is_plain:
            return position
        return len(self.text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


_NOTHING = _Found("", [], [], is_plain=True)


class NoteFinder:
    """Searches one editor.

    Args:
        editor: what is searched; what is found is selected in it.
    """

    def __init__(self, editor: NoteEditor) -> None:
        self._editor = editor
        self._asked: Wanted | None = None
        self._kept = _NOTHING
        editor.document().contentsChange.connect(self.forget)

    def forget(self) -> None:
        """Let go of the text."""
        self._asked, self._kept = None, _NOTHING

    def go(self, wanted: Wanted, *, backward: bool = False, from_start: bool = False) -> bool:
        """Select the next one, going round at the end; False when there is none.

        Args:
            from_start: one that begins where the selection does is the next, for a word that grows while it is typed.
        """
        found = self._find(wanted)
        if not found.starts:
            return False
        cursor = self._editor.textCursor()
        if backward:
            number = bisect_left(found.starts, found.index(cursor.selectionStart())) - 1
        elif from_start:
            number = bisect_left(found.starts, found.index(cursor.selectionStart()))
        else:
            number = bisect_left(found.starts, found.index(cursor.selectionEnd()))
        self._select(found, number % len(found.starts))
        return True

    def count(self, wanted: Wanted) -> tuple[int, int]:
        """Which of them is selected, counted from 1, 0 for none; and how many there are."""
        found = self._find(wanted)
        return (self._selected(found) or 0), len(found.starts)

    def replace(self, wanted: Wanted, replacement: str) -> bool:
        """Put the replacement where one is selected, and select the next; False when none was selected."""
        found = self._find(wanted)
        if self._selected(found) is None:
            self.go(wanted)
            return False
        self._editor.textCursor().insertText(replacement)
        self.go(wanted)
        return True

    def replace_all(self, wanted: Wanted, replacement: str) -> int:
        """Replace every one, in one step that can be taken back; how many there were. The caret stays at its word.

        Raises:
            OverflowError: the note would be longer than one may be; nothing was replaced.
        """
        found = self._find(wanted)
        times = len(found.starts)
        if not times:
            return 0
        new = wanted.pattern.sub(lambda _: replacement, found.text)
        if len(new) > NOTE_LIMIT:
            raise OverflowError(len(new))
        editor = self._editor
        caret = found.index(editor.textCursor().position())
        done = bisect_right(found.ends, caret)
        # the caret inside one that is replaced goes before it
        caret = min([caret, *found.starts[done : done + 1]])
        moved = caret + sum(
            len(replacement) - (end - start) for start, end in zip(found.starts[:done], found.ends[:done], strict=True)
        )
        editor.take_text(new)
        cursor = editor.textCursor()
        cursor.setPosition(utf16_length(new[:moved]))
        editor.setTextCursor(cursor)
        return times

    def _find(self, wanted: Wanted) -> _Found:
        if wanted != self._asked:
            text = self._editor.text()
            spans = [match.span() for match in wanted.pattern.finditer(text)] if wanted.text else []
            self._kept = _Found(
                text, [start for start, _ in spans], [end for _, end in spans], utf16_length(text) == len(text)
            )
            self._asked = wanted
        return self._kept

    def _selected(self, found: _Found) -> int | None:
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = found.index(cursor.selectionStart()), found.index(cursor.selectionEnd())
        number = bisect_left(found.starts, start)
        is_one = number < len(found.starts) and found.starts[number] == start and found.ends[number] == end
        return number + 1 if is_one else None

    def _select(self, found: _Found, number: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(found.position(found.starts[number]))
        cursor.setPosition(found.position(found.ends[number]), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
