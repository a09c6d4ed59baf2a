"""The mark that goes on by itself on a new line gives way to one the person types: whoever types every line whole has none twice."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_BEGINNINGS = frozenset(("## ", "### ", "=> ", "> ", "- [ ] ", "- [x] "))
_MARK = re.compile(r"[ \t]*[-*+] (?:\[ \] )?")


class OwnMark:
    """Knows the line whose mark was put there by the editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._line = -1

    def put(self, line: int) -> None:
        """The editor began this line with a mark."""
        self._line = line

    def typed_space(self) -> None:
        """A space was typed: take the editor's mark away where a mark was typed behind it."""
        cursor = self._editor.textCursor()
        if self._line < 0:
            return
        if cursor.blockNumber() != self._line:
            self._line = -1
            return
        written = cursor.block().text()[: cursor.positionInBlock()]
        mark = _MARK.match(written)
        if mark is None or not _is_mark(written[mark.end() :], mark[0]):
            return
        place = QTextCursor(cursor.block())
        place.setPosition(place.position() + mark.end(), QTextCursor.MoveMode.KeepAnchor)
        place.removeSelectedText()
        self._line = -1


def _is_mark(typed: str, mark: str) -> bool:
    # a hyphen typed behind a box may become the box again with the next keys
    return typed in _BEGINNINGS or (typed == mark.lstrip() and "[" not in mark)
