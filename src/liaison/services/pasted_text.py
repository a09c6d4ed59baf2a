"""What comes from another program as formatted text becomes plain Markdown that fits a note. Nothing is loaded from anywhere.

A pasted heading never makes an agenda item inside another one: below an agenda item the piece's highest headings become `###`; where
there is none above, as in an empty note into which the invitation is pasted, they become `## `, and a single title above them `# `.
Quotations are plain paragraphs, because `> ` says that somebody at this meeting said it. Pictures, scripts, styles and fields are left out.
"""

from __future__ import annotations

import re
from typing import Any

from liaison.services.pasted_markup import LEVELS, clean

LONGEST = 4_000_000
"""Characters of formatted text that are read; of longer ones the plain text is taken."""

_MARKED_UP = re.compile(
    r"<(?:h[1-6]|[uo]l|li|table|a|b|i|strong|em|del|s|strike|pre|code)[\s>]|mso-list", re.IGNORECASE
)
_EMPTY_LINES = re.compile(r"\n{3,}")


def is_marked_up(html: str) -> bool:
    """Whether it says more than its plain text: headings, lists, tables, links, emphasis."""
    return _MARKED_UP.search(html) is not None


def markdown_of(html: str, *, below_agenda: bool) -> str:
    """Formatted text of Word, LibreOffice, a browser as Markdown; empty when nothing readable is in it.

    Args:
        html: as it lies on the clipboard, with or without the header Windows puts before it.
        below_agenda: it will stand below an agenda item.

    Raises:
        NestedTooDeep: no person made this.
    """
    # with the first piece pasted: they take a tenth of a second
    from bs4 import BeautifulSoup

    start = max(html.find("<"), 0) if html[:8] == "Version:" else 0
    # NUL would end the text for the parser
    soup = BeautifulSoup(html[start:].replace("\0", ""), "lxml")
    clean(soup)
    _set_levels(soup, below_agenda=below_agenda)
    text = str(_converter().convert_soup(soup))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip("\n")


def _set_levels(soup: Any, *, below_agenda: bool) -> None:
    headings = soup.find_all(LEVELS)
    levels = sorted({tag.name for tag in headings})
    has_title = (
        len(levels) > 1 and headings[0].name == levels[0] and [tag.name for tag in headings].count(levels[0]) == 1
    )
    first = 3 if below_agenda else 1 if has_title else 2
    shown = {name: f"h{min(first + number, 6)}" for number, name in enumerate(levels)}
    for tag in headings:
        tag.name = shown[tag.name]
        for line_break in tag.find_all("br"):
            line_break.replace_with(" ")


def _converter() -> Any:
    from markdownify import MarkdownConverter

    class Plain(MarkdownConverter):
        """A line break is a line break, and not two spaces and one."""

        def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
            return " " if "_inline" in parent_tags else "\n"

    return Plain(
        heading_style="atx", bullets="-", escape_asterisks=False, escape_underscores=False, table_infer_header=True
    )
