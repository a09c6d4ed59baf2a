"""Pages with markup, read as a stream: what a person would see of them. Nothing is loaded, and no script runs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]  # it comes without types

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import Enough, Gathered, Lines, with_single_spaces
from liaison.services.text_extraction.plain import whole_text

_HIDDEN = frozenset({"script", "style", "template", "object", "iframe", "canvas"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p",
    "pre", "section", "table", "tbody", "textarea", "tfoot", "thead", "title", "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 8192
_PIECE = 1 << 16


def read_html(content: bytes, found: Gathered, encoding: str = "") -> None:
    """Add the lines of a page.

    Args:
        encoding: said by whoever sent it; empty where only the page can tell.

    Raises:
        Enough
    """
    text = _page(content, encoding)
    if not text.strip():
        return
    # markup takes more room than its text
    most = found.limits.characters * 8
    target = _Target(found)
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        for start in range(0, min(len(text), most), _PIECE):
            parser.feed(text[start : start + _PIECE].encode("utf-8", "replace"))
            found.require_time()
        parser.close()
    except Enough:
        target.close()
        raise
    if len(text) > most:
        raise Enough(TextReason.TOO_LARGE)


def _page(content: bytes, encoding: str) -> str:
    declared = _DECLARED.search(content[:_HEAD])
    has_mark = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    said = encoding or (declared[1].decode("ascii", "replace") if declared else "")
    if said and not has_mark:
        try:
            return content.decode(said, "replace").replace("\0", "")
        except (LookupError, ValueError):
            pass
    # NUL would end the text for the parser
    return whole_text(content).replace("\0", "")


class _Target:
    """What lxml calls while it reads; it keeps no tree."""

    def __init__(self, found: Gathered) -> None:
        self._found, self._lines = found, Lines(found.add)
        self._depth = self._hidden = self._as_written = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > self._found.limits.depth:
            raise Enough(TextReason.TOO_LARGE)
        self._hidden += tag in _HIDDEN
        self._as_written += tag == "pre"
        if tag == "tr":
            self._lines.finish()
        elif tag in _BLOCKS:
            self._lines.end_paragraph()

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._hidden -= tag in _HIDDEN
        self._as_written -= tag == "pre"
        if tag in _CELLS:
            self._lines.end_cell()
        elif tag == "tr":
            self._lines.finish()
        elif tag in _BLOCKS:
            self._lines.end_paragraph()

    def data(self, text: str) -> None:
        if self._hidden:
            return
        if self._as_written:
            self._write_lines(text)
        else:
            self._lines.write(with_single_spaces(text))

    def _write_lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self._lines.write(first)
        for line in others:
            self._lines.finish()
            self._lines.write(line)

    def comment(self, text: str) -> None:
        """No text for the reader."""

    def pi(self, target: str, data: str | None = None) -> None:
        """No text for the reader."""

    def close(self) -> None:
        self._lines.finish()
