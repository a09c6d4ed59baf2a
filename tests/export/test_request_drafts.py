"""Drafts of requests as files: what stands in them, in which order, for whose eyes and ears."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from liaison.domain.cases.request_draft import DraftLine, DraftPart, DraftText, RequestDraft
from liaison.domain.meetings import Tlp
from liaison.domain.minutes_out_errors import TemplateBroken
from liaison.export.request_draft_docx import context_of, default_template, docx_of, schema
from liaison.export.request_draft_pdf import pdf_of

LONG = " ".join(["Слово и дело."] * 400)


def text_in(language: str, name: str, long: str = "") -> DraftText:
    return DraftText(
        language,
        name,
        f"Request ({language})",
        "DRAFT" if language == "en" else "ПРОЕКТ",
        (DraftPart(f"Reference {language}", (DraftLine("C-2019-0001/1 & <2>"),)),),
        (
            DraftPart("", (DraftLine(f"Opening {language}"),)),
            DraftPart(
                f"Facts {language}", (DraftLine(long or "A lorry."), DraftLine("[Not written.]", is_bracket=True))
            ),
        ),
        "Open in this draft",
        "Needed:",
        (f"The offence is missing ({language}).",),
        "Advised:",
        ("Mark it.",),
    )


def draft(*texts: DraftText) -> RequestDraft:
    return RequestDraft("Draft of a request", "Draft of 3 August 2019", Tlp.AMBER, date(2019, 8, 3), texts)


ONE = draft(text_in("en", "English"))
TWO = draft(text_in("en", "English"), text_in("ru", "Русский", LONG))


def pdf_text(made: RequestDraft) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf_of(made))).pages).split())


def docx_text(made: RequestDraft, template: Path | None = None) -> str:
    document = Document(io.BytesIO(docx_of(made, template)))
    section = document.sections[0]
    parts = [*document.paragraphs, *section.header.paragraphs, *section.footer.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in parts), *cells])


@pytest.mark.parametrize("told", [pdf_text, docx_text])
def test_a_draft_says_that_it_is_one_its_marking_and_what_is_open(told: Any) -> None:
    text = told(ONE)
    for words in (
        "DRAFT",
        "TLP:AMBER",
        "Draft of 3 August 2019",
        "C-2019-0001/1 & <2>",
        "Opening en",
        "[Not written.]",
        "Open in this draft",
        "The offence is missing (en).",
        "Mark it.",
    ):
        assert words in text
    assert "{" not in text


@pytest.mark.parametrize("told", [pdf_text, docx_text])
def test_two_languages_stand_side_by_side_and_open_points_are_told_once(told: Any) -> None:
    text = told(TWO)
    assert "DRAFT · ПРОЕКТ" in text
    assert text.count("Слово") == 400
    assert "Facts en" in text and "Facts ru" in text
    assert "(en)." in text and "The offence is missing (ru)" not in text


def test_columns_are_read_aloud_in_their_own_language() -> None:
    reader = PdfReader(io.BytesIO(pdf_of(TWO)))
    kinds: list[tuple[str, str]] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, Mapping) and "/S" in element:
            kinds.append((element["/S"], str(element.get("/Lang", ""))))
            children = element.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                if not isinstance(child, int):
                    walk(child)

    root: Any = reader.trailer["/Root"]
    walk(root["/StructTreeRoot"]["/K"][0])
    assert {language for kind, language in kinds if kind == "/TD"} == {"en", "ru"}
    xml = docx_of(TWO)
    body = Document(io.BytesIO(xml)).element.xml
    assert 'w:val="ru-RU"' in body and 'w:val="en-GB"' in body


def test_a_long_text_goes_on_over_pages_instead_of_leaving_one_empty() -> None:
    pages = PdfReader(io.BytesIO(pdf_of(TWO))).pages
    assert len(pages) >= 2
    assert "Слово" in pages[0].extract_text()


def test_the_same_draft_gives_the_same_bytes_without_a_word_of_where_it_was_made() -> None:
    assert pdf_of(TWO) == pdf_of(TWO)
    assert docx_of(TWO) == docx_of(TWO)
    about = Document(io.BytesIO(docx_of(ONE))).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Draft of a request", "", "")


def test_an_office_may_use_its_own_template_and_is_told_of_a_mistake_in_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("OUR LETTERHEAD {{ title }}")
    document.save(str(tmp_path / "own.docx"))
    assert "OUR LETTERHEAD Request (en)" in docx_text(ONE, tmp_path / "own.docx")
    document.add_paragraph("{{ titel }}")
    document.save(str(tmp_path / "wrong.docx"))
    with pytest.raises(TemplateBroken):
        docx_of(ONE, tmp_path / "wrong.docx")


def names(known: object) -> set[str]:
    if isinstance(known, Mapping):
        return set(known) | {name for one in known.values() for name in names(one)}
    return names(known[0]) if isinstance(known, list) and known else set()


def test_every_placeholder_is_there_and_in_the_help() -> None:
    assert names(context_of(TWO)) | names(context_of(ONE)) == names(schema())
    text = (default_template().parents[1] / "docs" / "request-template.md").read_text(encoding="utf-8")
    assert not {name for name in names(schema()) if f"`{name}`" not in text}
