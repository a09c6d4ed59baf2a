"""Formatted text of other programs with everything taken out that says nothing: what `pasted_text` makes Markdown of."""

from __future__ import annotations

import re
from typing import Any

DEEPEST = 120
"""Elements inside each other: Word and mail programs reach forty; reading takes the square of it."""


class NestedTooDeep(ValueError):
    """No person made this; the plain text is taken."""


LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMPHASIS = ("b", "strong", "i", "em")
_LEFT_OUT = (
    "script", "style", "head", "title", "meta", "link", "xml", "svg", "math", "img", "picture", "video", "audio", "canvas",
    "object", "embed", "iframe", "form", "input", "button", "select", "textarea", "template", "noscript",
)  # fmt: skip
_HIDDEN = re.compile(r"display:none|mso-hide:all|mso-element:comment|mso-element:frame")
_IGNORED = "mso-list:ignore"
_WORD_LIST = re.compile(r"mso-list:l(\d+)level(\d+)")
_NUMBER = re.compile(r"\(?(\d+|[a-zа-я]|[ivxlc]+)[.)]", re.IGNORECASE)
_FOLLOWED = ("http://", "https://", "mailto:", "tel:")
_BLOCKS = ("p", "div", "ul", "ol", "table", "pre", *LEVELS)
_PARTS_OF_TABLE = ("tbody", "thead", "tfoot", "tr", "td", "th", "colgroup", "col")
_SPACES = re.compile(r"[ \t\r\n\f]+|[ \t\r\n\f\xa0]{2,}")


def clean(soup: Any) -> None:
    """Leave headings, paragraphs, lists, tables of facts, links and emphasis, in the form in which they are meant.

    Raises:
        NestedTooDeep
    """
    _leave_out(soup)
    _refuse_deep(soup)
    _make_lists(soup)
    _undo_layout(soup)
    _undo_looks(soup)
    _keep_links(soup)
    _join_alike(soup)
    _tidy_spaces(soup)


def _style(tag: Any) -> str:
    return str(tag.get("style") or "").replace(" ", "").replace("\n", "").lower()


def _leave_out(soup: Any) -> None:
    from bs4 import Comment, Declaration, Doctype, ProcessingInstruction

    for piece in soup.find_all(
        string=lambda text: isinstance(text, Comment | Declaration | Doctype | ProcessingInstruction)
    ):
        piece.extract()
    for tag in soup.find_all(_LEFT_OUT):
        tag.extract()
    for tag in soup.find_all(style=True):
        if _HIDDEN.search(_style(tag)):
            tag.extract()


def _refuse_deep(soup: Any) -> None:
    depths = {id(soup): 0}
    for tag in soup.find_all(True):
        depth = depths[id(tag.parent)] + 1
        if depth > DEEPEST:
            raise NestedTooDeep
        depths[id(tag)] = depth


def _make_lists(soup: Any) -> None:
    """Word's paragraphs that look like a list become one."""
    open_lists: list[Any] = []
    last: Any = None
    for paragraph in soup.find_all(["p", *LEVELS], style=True):
        found = _WORD_LIST.search(_style(paragraph))
        if found is None or paragraph.name != "p":
            _drop_marks(paragraph)
            continue
        mark = _drop_marks(paragraph)
        level = min(int(found[2]), 9)
        if last is None or _next_tag(last) is not paragraph:
            open_lists = []
        del open_lists[level:]
        while len(open_lists) < level:
            open_lists.append(_begin_list(soup, open_lists, paragraph, mark))
        last = open_lists[0]
        paragraph.name = "li"
        paragraph.attrs = {}
        open_lists[-1].append(paragraph.extract())


def _begin_list(soup: Any, outer: list[Any], paragraph: Any, mark: str) -> Any:
    number = _NUMBER.match(mark)
    made = soup.new_tag("ol" if number else "ul")
    if number and number[1].isdecimal():
        made["start"] = number[1]
    if not outer:
        paragraph.insert_before(made)
    elif outer[-1].contents:
        outer[-1].contents[-1].append(made)
    else:
        # a level was jumped over
        outer[-1].append(soup.new_tag("li"))
        outer[-1].contents[-1].append(made)
    return made


def _next_tag(tag: Any) -> Any:
    following = tag.next_sibling
    while following is not None and following.name is None and not str(following).strip():
        following = following.next_sibling
    return following


def _drop_marks(paragraph: Any) -> str:
    """Take the bullet or number out of a paragraph of Word's; what it was."""
    mark = ""
    for span in paragraph.find_all(style=True):
        if _IGNORED in _style(span):
            mark = mark or span.get_text().strip()
            span.extract()
    return mark


def _undo_layout(soup: Any) -> None:
    """A table that only places things is paragraphs, and so is what a list or a cell holds in paragraphs."""
    for table in soup.find_all("table"):
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        if table.find("table") is not None or all(len(row.find_all(["td", "th"])) < 2 for row in rows):
            for part in (*table.find_all(_PARTS_OF_TABLE), table):
                if part is table or part.find_parent("table") is table:
                    part.name = "div"
    for item in soup.find_all("li"):
        for paragraph in item.find_all("p", recursive=False):
            paragraph.unwrap()
    for cell in soup.find_all(["td", "th"]):
        for paragraph in cell.find_all(["p", "div"]):
            paragraph.insert_after(" ")
            paragraph.unwrap()


def _undo_looks(soup: Any) -> None:
    for tag in soup.find_all(_EMPHASIS):
        style = _style(tag)
        # some programs wrap everything in bold that is not bold
        is_none = "font-weight:normal" in style or "font-style:normal" in style or not tag.get_text().strip()
        if is_none or tag.find(_BLOCKS) or tag.find_parent(LEVELS):
            tag.unwrap()
    for tag in soup.find_all(["span", "font", "u", "q", "sup", "sub"]):
        tag.unwrap()
    for tag in soup.find_all(["blockquote", "center", "article", "section"]):
        tag.name = "div"


def _keep_links(soup: Any) -> None:
    for link in soup.find_all("a"):
        aim = str(link.get("href") or "").strip()
        if aim.lower().startswith(_FOLLOWED) and link.get_text().strip():
            link.attrs = {"href": aim}
        else:
            link.unwrap()


def _join_alike(soup: Any) -> None:
    """Word tears one bold phrase into many."""
    soup.smooth()
    for tag in soup.find_all(_EMPHASIS):
        following = tag.next_sibling
        while following is not None and following.name == tag.name:
            for child in list(following.contents):
                tag.append(child.extract())
            following.extract()
            following = tag.next_sibling
    soup.smooth()


def _tidy_spaces(soup: Any) -> None:
    for text in soup.find_all(string=True):
        if text.find_parent("pre") is None:
            tidy = _SPACES.sub(" ", text)
            text.replace_with(tidy.replace("|", "\\|") if text.find_parent(["td", "th"]) else tidy)
    for line_break in soup.find_all("br"):
        following = line_break.next_sibling
        if following is not None and following.name is None:
            following.replace_with(following.lstrip(" "))
    for tag in soup.find_all(["p", "div", *LEVELS]):
        if not tag.get_text().strip() and tag.find(["br", "hr"]) is None:
            tag.extract()
