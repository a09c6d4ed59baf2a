"""PDF files whose content is tagged: what is a heading, a list or a cell is said in the file, in reading order, for screen readers.

The only place that stands on inner parts of fpdf2, which itself tags figures alone: its builder of the structure tree is replaced
by one with levels, and every piece of page content is put between the marks of its tag, or marked as an artifact.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

# isort: off
import liaison.export.fpdf2_without_parts  # noqa: F401  # before fpdf2
from fpdf import FPDF, ViewerPreferences
from fpdf.structure_tree import StructTreeRoot, StructureTreeBuilder
from fpdf.syntax import PDFArray, PDFObject, PDFString, Raw
# isort: on

for _library in ("fpdf", "fontTools"):
    # they would tell logs which letters a text has
    logging.getLogger(_library).setLevel(logging.CRITICAL)


class Tag(PDFObject):
    """One element of the structure; its attributes are written under their names in the file."""

    def __init__(
        self, kind: str, parent: PDFObject, page_number: int, language: str = "", attributes: str = ""
    ) -> None:
        super().__init__()
        self.type = "/StructElem"
        self.s = f"/{kind}"
        self.p = parent
        self.k = PDFArray()
        self.pg: Any = None
        self.lang = PDFString(language) if language else None
        self.a = Raw(attributes) if attributes else None
        self.alt: PDFString | None = None
        self._page_number = page_number

    def page_number(self) -> int:
        """The page on which it begins, from 1; asked by fpdf2."""
        return self._page_number


class _ContentElsewhere:
    """Content of a tag that lies on another page than the one it began on."""

    def __init__(self, page: PDFObject, number: int) -> None:
        self._page, self._number = page, number

    def serialize(self, _security_handler: object = None, _obj_id: object = None) -> str:
        return f"<</Type /MCR /Pg {self._page.ref} /MCID {self._number}>>"


class _Tree(StructureTreeBuilder):
    """The structure tree, with levels."""

    def __init__(self) -> None:
        self.struct_tree_root = StructTreeRoot()
        self.document = Tag("Document", self.struct_tree_root, 1)
        # asked by fpdf2 under this name
        self.doc_struct_elem: Any = self.document
        self.struct_tree_root.k.append(self.document)
        self.spid_per_page_number = {}
        self._tags: list[Tag] = []

    def begin(self, kind: str, parent: Tag, page_number: int, language: str, attributes: str) -> Tag:
        tag = Tag(kind, parent, page_number, language, attributes)
        parent.k.append(tag)
        self._tags.append(tag)
        return tag

    def content(self, tag: Tag, page: Any, page_number: int) -> int:
        """Give the next piece of content on a page to a tag; its number on that page."""
        # one entry a piece, in order: fpdf2's annotation names tags of its own only
        pieces: list[Any] = self.struct_tree_root.parent_tree.nums[page_number - 1]
        pieces.append(tag)
        number = len(pieces) - 1
        if tag.pg is None:
            tag.pg = page
        tag.k.append(number if tag.pg is page else _ContentElsewhere(page, number))
        page.struct_parents = page_number - 1
        return number

    def __iter__(self) -> Iterator[PDFObject]:
        yield self.struct_tree_root
        yield self.document
        yield self.struct_tree_root.parent_tree
        yield from self._tags


class TaggedPdf(FPDF):
    """A PDF of A4 sheets. All that is drawn belongs to the innermost open tag, or to an artifact; pages are turned by the caller.

    Args:
        title: in the file's properties and above the viewer's window; must be neutral.
        language: ISO 639-1.
        made: the day in the file's properties, without hour and zone.
        is_lying: sheets are wider than they are high.
    """

    def __init__(self, title: str, language: str, made: date, *, is_lying: bool = False) -> None:
        super().__init__(orientation="landscape" if is_lying else "portrait", format="A4", unit="mm")
        self.set_auto_page_break(False)
        self.c_margin = 0
        # a text with these letters in it stays as it is
        self.str_alias_nb_pages = ""
        self.set_title(title)
        self.set_lang(language)
        # neither library nor machine nor clock
        self.set_producer("")
        self.set_creation_date(datetime.combine(made, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self._tree = _Tree()
        self.struct_builder = self._tree
        self._open_tags: list[Tag] = [self._tree.document]
        self._content: tuple[Tag | None, int] | None = None

    @contextmanager
    def tag(self, kind: str, language: str = "", attributes: str = "") -> Iterator[None]:
        """All content drawn within belongs to an element of this kind (`H1`, `P`, `TD`).

        Args:
            language: where it is not the document's.
            attributes: a dictionary of the file format, such as the scope of a table's head.
        """
        self._end_content()
        self._open_tags.append(self._tree.begin(kind, self._open_tags[-1], self.page, language, attributes))
        yield
        self._end_content()
        self._open_tags.pop()

    @contextmanager
    def within(self, tag: Tag) -> Iterator[None]:
        """Go on with an element that was begun before."""
        self._end_content()
        self._open_tags.append(tag)
        yield
        self._end_content()
        self._open_tags.pop()

    @property
    def innermost(self) -> Tag:
        """The element that is open."""
        return self._open_tags[-1]

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn within says nothing: lines, repeated heads, `Pagination` for what stands on every page."""
        self._end_content()
        self._content = (None, self.page)
        self._out(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._end_content()

    def write_at(self, x: float, y: float, text: str, read_as: str = "") -> None:
        """Draw one piece of text, in millimetres, `y` being its base line.

        Args:
            read_as: what is copied and spoken, where the letters drawn stand in another order.
        """
        if self._content is None or self._content[1] != self.page:
            self._end_content()
            tag = self._open_tags[-1]
            number = self._tree.content(tag, self.pages[self.page], self.page)
            self._out(f"{tag.s} <</MCID {number}>> BDC")
            self._content = (tag, self.page)
        if read_as:
            self._out(f"/Span <</ActualText {PDFString(read_as).serialize()}>> BDC")
        self.text(x, y, text)
        if read_as:
            self._out("EMC")

    def turn_to(self, page: int) -> None:
        """Go on drawing on a page that is there."""
        self._end_content()
        self.page = page
        self.current_font_is_set_on_page = False

    def begin_page(self) -> None:
        """Begin the next page; an open tag goes on there."""
        self._end_content()
        self.add_page()

    def finished(self) -> bytes:
        """The file."""
        self._end_content()
        return bytes(self.output())

    def _end_content(self) -> None:
        if self._content is None:
            return
        _, page = self._content
        # what was begun on another page ends there
        here, self.page = self.page, page
        self._out("EMC")
        self.page = here
        self._content = None
