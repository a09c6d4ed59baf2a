from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.export import minutes_values

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingState
from liaison.domain.minutes import Span
from liaison.export.joined_letters import joined
from liaison.export.minutes_paper import (
    Entries,
    Grid,
    Head,
    MinutesPaper,
    Part,
    Prose,
    Quotation,
    Title,
    paper_of,
    words,
)
from liaison.export.minutes_pdf import pdf_of

MADE = date(2019, 8, 3)
LONG = "\n\n".join(f"Paragraph {number}. " + "Слово и слово. " * 30 for number in range(40))


def reader_of(paper: MinutesPaper) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(paper, MADE)))


@pytest.fixture(scope="module")
def paper() -> MinutesPaper:
    return paper_of(minutes_values.minutes())


@pytest.fixture(scope="module")
def pdf(paper: MinutesPaper) -> PdfReader:
    return reader_of(paper)


def test_the_structure_tells_the_same_in_the_same_order_as_the_paper(paper: MinutesPaper, pdf: PdfReader) -> None:
    assert squeezed(" ".join(text for _, text in leaves(pdf))) == squeezed(" ".join(said(part) for part in paper.parts))


def test_headings_lists_tables_and_quotations_are_what_they_are(pdf: PdfReader) -> None:
    tree = root_of(pdf)["/StructTreeRoot"]
    document = tree["/K"][0].get_object()
    assert document["/S"] == "/Document"
    kinds = [kind for kind, _ in walked(document)]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/BlockQuote"} <= set(
        kinds
    )
    scopes = {element["/A"]["/Scope"] for kind, element in walked(document) if kind == "/TH"}
    assert scopes == {"/Column", "/Row"}
    assert all(element["/P"].get_object() is not None for _, element in walked(document))


def test_every_piece_of_a_page_belongs_to_the_structure_or_is_an_artifact(pdf: PdfReader) -> None:
    parents = root_of(pdf)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = dict(zip(parents[::2], parents[1::2], strict=True))
    for page in pdf.pages:
        content = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
        assert content.count("BDC") == content.count("EMC")
        depth = 0
        for token in re.findall(r"\bBDC\b|\bEMC\b|\bT[jJ]\b|\b(?:re|l)\b(?= [fS])", content):
            depth += {"BDC": 1, "EMC": -1}.get(token, 0)
            assert depth > 0 or token == "EMC"
        numbers = sorted(int(number) for number in re.findall(r"/MCID (\d+)", content))
        assert numbers == list(range(len(numbers))) and len(by_page[page["/StructParents"]]) == len(numbers)


def test_the_file_says_its_language_and_shows_a_title_that_tells_nothing(pdf: PdfReader) -> None:
    root = root_of(pdf)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about: dict[str, Any] = dict(pdf.metadata or {})
    assert about["/Title"] == "Minutes"
    assert about["/CreationDate"] == "D:20190803000000Z"
    assert set(about) == {"/Title", "/CreationDate"}


def test_every_font_is_embedded_and_only_the_letters_used(paper: MinutesPaper, pdf: PdfReader) -> None:
    pages: list[Any] = list(pdf.pages)
    fonts = {name: font.get_object() for page in pages for name, font in page["/Resources"]["/Font"].items()}
    assert 2 <= len(fonts) <= 3
    for font in fonts.values():
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font
    assert len(pdf_of(paper, MADE)) < 80_000


def test_letters_of_all_neighbours_come_out_as_they_went_in(pdf: PdfReader) -> None:
    text = "".join(page.extract_text() for page in pdf.pages)
    for word in (
        "ғылым, өнер, ұлт",
        "ҷумҳурӣ",
        "їжак, ґанок",
        "ўсё",
        "şəhər",
        "Ελληνικά",
        "Հայերեն",
        "ქართული",
        "Это важно",
    ):
        assert word in squeezed(text)


def test_marking_number_and_draft_stand_on_every_page() -> None:
    pdf = reader_of(paper_of(minutes_values.minutes(LONG)))
    pages = len(pdf.pages)
    assert pages > 3
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert text.count("TLP:AMBER") == 2
        assert f"{number} / {pages}" in text
        assert "DRAFT" in text and "Draft, version 1" in text


def test_final_minutes_are_no_draft_and_say_since_when() -> None:
    header = replace(
        minutes_values.HEADER, marking=None, signed_on=PartialDate.parse("2019-09"), signed_by="G. Balsamo"
    )
    final = replace(
        minutes_values.minutes(header=header), state=MeetingState.FINAL, version=2, finalised_on="3 August 2019"
    )
    text = reader_of(paper_of(final)).pages[0].extract_text()
    assert "DRAFT" not in text and "TLP" not in text
    assert "Version 2, final since 3 August 2019" in text
    assert "September\u00a02019, G. Balsamo" in text


def test_a_table_goes_on_over_pages_with_its_heads_which_are_read_once() -> None:
    rows = tuple((words(f"row {number}"), words("слово " * 40)) for number in range(60))
    grid = Grid((words("Route"), words("Goods")), rows, (30, 70), "Table")
    pdf = reader_of(MinutesPaper("Minutes", "", "", "", "en", (grid,)))
    assert len(pdf.pages) > 3
    assert all("Route" in page.extract_text() for page in pdf.pages)
    told = squeezed(" ".join(text for _, text in leaves(pdf)))
    assert told.count("Route") == 1
    assert [int(number) for number in re.findall(r"row (\d+)", told)] == list(range(60))


def test_a_row_higher_than_a_page_and_a_word_wider_than_a_line_lose_nothing() -> None:
    word = "слово" * 60
    high = " ".join(f"s{number}" for number in range(3000))
    grid = Grid((words("A"), words("B")), ((words(high), words(word)),), (50, 50), "Table")
    pdf = reader_of(MinutesPaper("Minutes", "", "", "", "en", (Prose(words(word)), grid)))
    told = [text for _, text in leaves(pdf)]
    assert "".join(told[0].split()) == word
    assert squeezed(" ".join(told)).count(high) == 1
    assert "".join(told[-1].split()) == word


def test_right_to_left_words_are_drawn_in_their_order_and_read_in_theirs() -> None:
    said_so = "סיכום הפגישה (2019)"
    pdf = reader_of(MinutesPaper("Minutes", "", "", "", "he", (Prose(words(said_so)),)))
    content = pdf.pages[0].get_contents().get_data()  # type: ignore[union-attr]
    actual = re.search(rb"/ActualText <FEFF([0-9A-Fa-f]+)>", content.replace(b"feff", b"FEFF"))
    assert actual is not None
    assert bytes.fromhex(actual[1].decode()).decode("utf-16-be").strip() == said_so


def test_arabic_letters_take_the_forms_of_their_places() -> None:
    assert joined("سلام") == "\ufeb3\ufefc\ufee1"
    assert joined("محضر") == "\ufee3\ufea4\ufec0\ufeae"
    assert joined("گزارش") == "\ufb94\ufeb0\ufe8d\ufead\ufeb5"
    assert joined("Meeting 1") == "Meeting 1"


def test_the_same_paper_gives_the_same_bytes(paper: MinutesPaper) -> None:
    assert pdf_of(paper, MADE) == pdf_of(paper, MADE)


_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=80)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_TEXT, st.booleans()), max_size=6))
def test_any_words_can_be_written(spans: list[tuple[str, bool]]) -> None:
    said_so = tuple(Span(text, strong) for text, strong in spans)
    parts: tuple[Part, ...] = (Prose(said_so), Quotation("A", said_so), Grid((), ((said_so, said_so),), (50, 50), ""))
    assert len(reader_of(MinutesPaper("Minutes", "", "", "", "en", parts)).pages) >= 1


def said(part: Part) -> str:
    match part:
        case Title():
            pieces = [part.above, part.text, part.below]
        case Head():
            pieces = [plain(part.words), part.note]
        case Prose():
            pieces = [part.time, f"{part.label}:" if part.label and part.words else part.label, plain(part.words)]
        case Entries():
            pieces = []
            for entry in part.entries:
                pieces += ["•" if entry.number is None else f"{entry.number}.", plain(entry.words)]
        case Quotation():
            pieces = [" · ".join(filter(None, (part.time, part.speaker))), plain(part.words), part.note]
        case Grid():
            pieces = [plain(cell) for row in (part.heads, *part.rows) for cell in row]
    return " ".join(filter(None, pieces))


def plain(given_words: tuple[Span, ...]) -> str:
    return "".join(span.text for span in given_words)


def root_of(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def walked(element: Any) -> list[tuple[str, Any]]:
    found = []
    for kid in element.get("/K", []):
        kid = kid.get_object()
        if hasattr(kid, "get") and kid.get("/Type") == "/StructElem":
            found += [(str(kid["/S"]), kid), *walked(kid)]
    return found


def leaves(pdf: PdfReader) -> list[tuple[str, str]]:
    """The innermost elements with their text, in the order of the structure."""
    texts = {page.indirect_reference.idnum: marked_texts(page) for page in pdf.pages}  # type: ignore[union-attr]
    found = []
    for kind, element in walked(root_of(pdf)["/StructTreeRoot"]["/K"][0].get_object()):
        pieces = []
        for kid in element["/K"]:
            kid = kid.get_object()
            if isinstance(kid, int):
                pieces.append(texts[element.raw_get("/Pg").idnum][int(kid)])
            elif "/MCID" in kid:
                pieces.append(texts[kid.raw_get("/Pg").idnum][int(kid["/MCID"])])
        if pieces:
            found.append((kind, " ".join(pieces)))
    return found


def marked_texts(page: Any) -> dict[int, str]:
    """What is drawn between the marks of each number, by the fonts' own tables."""
    tables = {name: unicode_table(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font = ""
    for operands, operator in contents(page):
        if operator == b"BDC":
            marks = operands[1]
            stack.append(int(marks["/MCID"]) if "/MCID" in marks else stack[-1] if stack else None)
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = operands[0]
        elif operator in (b"Tj", b"TJ"):
            shown = b"".join(
                raw(one) for one in (operands[0] if operator == b"TJ" else operands) if not isinstance(one, int | float)
            )
            number = stack[-1] if stack else None
            if number is not None:
                codes = [int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2)]
                found[number] = found.get(number, "") + "".join(tables[font][code] for code in codes)
    return found


def contents(page: Any) -> Any:
    from pypdf.generic import ContentStream

    return ContentStream(page.get_contents(), page.pdf).operations


def raw(one: Any) -> bytes:
    return one if isinstance(one, bytes) else one.original_bytes


def unicode_table(font: Any) -> dict[int, str]:
    table: dict[int, str] = {}
    for line in font["/ToUnicode"].get_data().decode("latin-1").splitlines():
        if pair := re.fullmatch(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", line.strip()):
            table[int(pair[1], 16)] = bytes.fromhex(pair[2]).decode("utf-16-be")
        elif triple := re.fullmatch(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", line.strip()):
            first = int(triple[1], 16)
            for offset in range(int(triple[2], 16) - first + 1):
                table[first + offset] = chr(int(triple[3], 16) + offset)
    return table


def test_no_log_tells_which_letters_a_text_has(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    assert pdf_of(MinutesPaper("Minutes", "", "", "", "en", (Prose(words("机密 text")),)), MADE)
    assert not caplog.records
