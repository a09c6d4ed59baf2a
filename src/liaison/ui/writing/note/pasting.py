"""What is pasted or dropped into a note: cleaned, measured before the text is touched, and one step to take back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from liaison.base.translations import tr
from liaison.services.pasted_text import LONGEST, is_marked_up, markdown_of
from liaison.ui.unlock.aside import Aside

NOTE_LIMIT = 4_000_000
"""Characters of a note; some 1,500 pages."""

LINE_LIMIT = 10_000
"""Characters of one line that is pasted: in one of 50,000 a keystroke takes 8 ms, in one of a million the window stands still."""

_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# what no key makes and nobody sees: controls, marks of byte order, hyphens that show only at the end of a line, and the two
# that turn the order of what follows about; the marks that right-to-left names need stay
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202d\u202e\ufeff\ufdd0\ufdd1\ufffe\uffff\ud800-\udfff]"
)
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]) (?:\[[ xX]\] )?")
_BLOCK_MARK = re.compile(r"#{1,6} |[-*+] |\d+\. |\||```")


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody else who may want what is pasted or dropped, such as pictures and files.

    Attributes:
        wants: whether it would take this; asked while something is dragged over the note.
        take: takes it and says so with True; False leaves it to the next one, and to the text.
    """

    wants: Callable[[QMimeData], bool]
    take: Callable[[QMimeData], bool]


class Pasting(QObject):
    """Puts the clipboard's contents into one editor.

    Args:
        editor: where to; its document stays the same one.
    """

    told = Signal(str)
    """A sentence about what was not pasted, or not as it was."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._note = 0
        self.takers: list[Taker] = []

    def forget(self) -> None:
        """Another note is shown: what is still being read for the former one comes too late."""
        self._note += 1

    def wants(self, source: QMimeData) -> bool:
        """Whether anything can be done with it."""
        is_text = source.hasFormat("text/plain") or source.hasHtml() or bool(_links(source))
        return is_text or any(taker.wants(source) for taker in self.takers)

    def take(self, source: QMimeData) -> None:
        """Paste it as what it is best as."""
        if any(taker.take(source) for taker in self.takers):
            return
        html = _html(source)
        if is_marked_up(html):
            self._read(html, source)
        else:
            self.take_plain(source)

    def take_plain(self, source: QMimeData) -> None:
        """Paste the bare text."""
        if not source.hasFormat("text/plain"):
            self._take_without_text(source)
            return
        size = source.data("text/plain").size()
        # four bytes a character at the most: what is certainly too long is not even read
        if size > 4 * NOTE_LIMIT:
            self._refuse(size)
        else:
            self._insert(self._editor.textCursor(), clean_text(source.text()))

    def _take_without_text(self, source: QMimeData) -> None:
        """Formatted text alone, and links; a name of a file is not text to be written down."""
        if html := _html(source):
            self._read(html, source)
        elif source.hasHtml():
            self._refuse(source.data("text/html").size())
        elif links := _links(source):
            self._insert(self._editor.textCursor(), clean_text("\n".join(links)))

    def _read(self, html: str, source: QMimeData) -> None:
        plain = clean_text(source.text()) if source.data("text/plain").size() <= 4 * NOTE_LIMIT else ""
        place, note = self._editor.textCursor(), self._note
        # what is typed before it is read stands behind it, as if it had been pasted at once
        is_point = not place.hasSelection()
        place.setKeepPositionOnInsert(is_point)
        below = _is_below_agenda(place)

        def put(text: str) -> None:
            if note == self._note:
                place.setKeepPositionOnInsert(False)
                if is_point:
                    # Qt keeps one end only, and what was typed would be selected
                    place.setPosition(place.position())
                self._insert(place, _fitted(clean_text(text), place) if text else plain)

        # reading takes a second for a megabyte; when it cannot be read, its bare text can
        Aside(lambda: markdown_of(html, below_agenda=below), put, lambda _: put(""), self)

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        if self._editor.isReadOnly():
            return
        room = NOTE_LIMIT - self._editor.document().characterCount()
        if len(text) > room:
            self._refuse(len(text))
            return
        folded = fold_lines(text)
        cursor.beginEditBlock()
        cursor.insertText(folded)
        cursor.endEditBlock()
        self._editor.ensureCursorVisible()
        if folded != text:
            self.told.emit(tr("Lines of more than {n} characters were broken.", n=f"{LINE_LIMIT:,}"))

    def _refuse(self, size: int) -> None:
        self.told.emit(
            tr(
                "Not pasted: a note holds 4 million characters, and this has {n} million. The note is as it was. "
                "Keep the text as a file and attach it to the meeting.",
                n=max(1, round(size / 1_000_000)),
            )
        )


def clean_text(text: str) -> str:
    """One kind of line end, so that lines count alike everywhere, and nothing that cannot be seen or undone by a key."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def fold_lines(text: str) -> str:
    """The text with no line longer than LINE_LIMIT, broken at the last space."""
    if len(text) <= LINE_LIMIT:
        return text
    return "\n".join(piece for line in text.split("\n") for piece in _folded(line))


def _folded(line: str) -> list[str]:
    pieces = []
    start = 0
    while len(line) - start > LINE_LIMIT:
        space = line.rfind(" ", start + LINE_LIMIT // 2, start + LINE_LIMIT)
        end = space + 1 if space > 0 else start + LINE_LIMIT
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]]


def _links(source: QMimeData) -> list[str]:
    return [url.toString() for url in source.urls() if not url.isLocalFile()]


def _html(source: QMimeData) -> str:
    """The formatted text; empty when there is none or it is longer than what is read."""
    if not source.hasHtml() or source.data("text/html").size() > 2 * LONGEST:
        return ""
    html = source.html()
    return html if len(html) <= LONGEST else ""


def _is_below_agenda(cursor: QTextCursor) -> bool:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid():
        if block.text().startswith("## "):
            return True
        block = block.previous()
    return False


def _fitted(text: str, cursor: QTextCursor) -> str:
    """Headings, lists and tables begin lines of their own; a list goes on in a line that has its mark already."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    before = first.text()[: cursor.selectionStart() - first.position()]
    after = last.text()[cursor.selectionEnd() - last.position() :]
    is_block = _BLOCK_MARK.match(text) is not None
    if is_block and (mark := _LIST_MARK.match(text)) and _LIST_MARK.fullmatch(before):
        text = text[mark.end() :]
    elif is_block and before.strip():
        text = f"\n{text}"
    return f"{text}\n" if after.strip() and (is_block or "\n" in text) else text
