"""Colours what the note's conventions mean, one block at a time, so that a keystroke costs one line whatever the note's length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from liaison.domain.note_structure import DUE, FOLLOW_UP, MENTION, STATEMENT, TIME_STAMP, TOPIC
from liaison.domain.outcomes import kind_end

LONGEST_LINE = 4000
"""Characters; a longer line is text pasted from elsewhere and stays uncoloured."""

_HEADING = re.compile(r"(#{1,6}) +\S")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_HEADING_SCALE = (1.35, 1.22, 1.1, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class NoteColours:
    """The ink of each convention.

    Attributes:
        quiet: marks that carry no meaning of their own, such as `## ` and `>`.
    """

    heading: QColor
    statement: QColor
    follow_up: QColor
    outcome: QColor
    reference: QColor
    quiet: QColor


class NoteHighlighter(QSyntaxHighlighter):
    """Lives with the document it colours.

    Args:
        document: the note.
        body: the font of plain text; headings are larger.
    """

    def __init__(self, document: QTextDocument, colours: NoteColours, body: QFont) -> None:
        super().__init__(document)
        self._set(colours, body)

    def set_look(self, colours: NoteColours, body: QFont) -> None:
        """Take other colours or another font, and colour everything again."""
        self._set(colours, body)
        self.rehighlight()

    def _set(self, colours: NoteColours, body: QFont) -> None:
        self._quiet = _ink(colours.quiet)
        self._statement = _ink(colours.statement)
        self._speaker = _ink(colours.statement, bold=True)
        self._follow_up = _ink(colours.follow_up)
        self._box = _ink(colours.follow_up, bold=True)
        self._due = _ink(colours.follow_up, italic=True)
        self._done = _ink(colours.quiet, struck=True)
        self._outcome = _ink(colours.outcome)
        self._outcome_kind = _ink(colours.outcome, bold=True)
        self._reference = _ink(colours.reference)
        self._mention = _ink(colours.reference, bold=True)
        self._headings = [_ink(colours.heading, bold=True, size=body.pointSizeF() * scale) for scale in _HEADING_SCALE]

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if not text or len(text) > LONGEST_LINE:
            return
        # Qt counts a character beyond the basic plane as two
        text = _ASTRAL.sub("xx", text)
        start = text.lstrip()[:1]
        if start == "#" and (heading := _HEADING.match(text)):
            self._colour_heading(text, len(heading[1]))
        elif start == ">" and text[0] == ">":
            self._colour_statement(text)
        elif start in "-*+" and (box := FOLLOW_UP.match(text)):
            self._colour_follow_up(text, box)
        elif start == "=" and (end := kind_end(text)):
            self.setFormat(0, end, self._outcome_kind)
            self.setFormat(end, len(text) - end, self._outcome)
        elif start.isdigit() and (stamp := TIME_STAMP.match(text)):
            self.setFormat(0, stamp.end(), self._quiet)
        self._colour_references(text)

    def _colour_heading(self, text: str, level: int) -> None:
        shown = self._headings[level - 1]
        self.setFormat(0, len(text), shown)
        mark = QTextCharFormat(shown)
        mark.setForeground(self._quiet.foreground())
        self.setFormat(0, level, mark)

    def _colour_statement(self, text: str) -> None:
        self.setFormat(0, len(text), self._statement)
        self.setFormat(0, 1, self._quiet)
        if spoken := STATEMENT.match(text):
            self.setFormat(spoken.start(1), spoken.end() - spoken.start(1), self._speaker)

    def _colour_follow_up(self, text: str, box: re.Match[str]) -> None:
        if box[1] != " ":
            self.setFormat(0, len(text), self._done)
            return
        self.setFormat(0, box.end(), self._box)
        self.setFormat(box.end(), len(text) - box.end(), self._follow_up)
        if due := DUE.search(text, box.end()):
            self.setFormat(due.start(), len(due[0]), self._due)

    def _colour_references(self, text: str) -> None:
        if "#" in text:
            for topic in TOPIC.finditer(text):
                self.setFormat(topic.start(), len(topic[0]), self._reference)
        if "@" in text:
            for mention in MENTION.finditer(text):
                self.setFormat(mention.start(), len(mention[0]), self._mention)


def _ink(
    colour: QColor, *, bold: bool = False, italic: bool = False, struck: bool = False, size: float = 0
) -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(colour)
    if bold:
        ink.setFontWeight(QFont.Weight.DemiBold)
    if italic:
        ink.setFontItalic(True)
    if struck:
        ink.setFontStrikeOut(True)
    if size > 0:
        ink.setFontPointSize(size)
    return ink
