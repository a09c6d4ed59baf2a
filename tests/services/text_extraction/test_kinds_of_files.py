"""The text of each kind of file, in several scripts, as it comes back from the reading process."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from tests.services.text_extraction.made_files import (
    DOCX,
    HTML,
    MAIL,
    ODT,
    PDF,
    SENTENCES,
    XLSX,
    a_docx,
    a_mail,
    a_pdf,
    an_odt,
    an_xlsx,
    changed,
    extracted,
    member,
)  # fmt: skip

from liaison.domain.extracted_text import ExtractedText, TextReason, TextState

NOT_KNOWN = ExtractedText(TextState.NONE, reason=TextReason.NOT_KNOWN_HERE)
RUSSIAN = "Протокол встречи рабочей группы\nСтороны согласовали порядок передачи запросов о розыске лиц"


def require_sentences(read: ExtractedText) -> list[str]:
    assert (read.state, read.reason) == (TextState.READ, None)
    lines = read.text.split("\n")
    assert set(SENTENCES) <= set(lines)
    return lines


def test_pdf() -> None:
    lines = require_sentences(extracted(a_pdf(2), PDF))
    assert lines.index("Страница 1") < lines.index("Страница 2")


def test_pdf_protected_against_changes_only() -> None:
    require_sentences(extracted(a_pdf(owner="secret"), PDF))


def test_docx_with_table_and_header() -> None:
    lines = require_sentences(extracted(a_docx(), DOCX))
    assert "Страна\tДата" in lines
    assert "Азербайджан\t1 мая" in lines
    assert "Для служебного пользования" in lines


def test_docx_leaves_out_what_is_no_text_for_a_reader() -> None:
    body = (
        '<w:document xmlns:w="w" xmlns:mc="mc"><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>'
        "<w:r><w:t>раз</w:t><w:tab/><w:t>два</w:t><w:br/><w:t>три</w:t></w:r>"
        "<w:del><w:r><w:delText>вычеркнуто</w:delText></w:r></w:del><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r>"
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:t>поле</w:t></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:t>поле</w:t></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:t> конец</w:t></w:r></w:p></w:body></w:document>"
    )
    read = extracted(changed(a_docx(), {"word/document.xml": body.encode()}), DOCX)
    assert read.text.split("\n")[:3] == ["раз\tдва", "три конец", "поле"]


def test_slides() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in (10, 2):
            slide = f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Слайд {number}</a:t></a:r></a:p></p:sld>'
            archive.writestr(f"ppt/slides/slide{number}.xml", slide)
    assert extracted(stream.getvalue(), "application/zip").text == "Слайд 2\nСлайд 10"


def test_odt_with_table() -> None:
    lines = require_sentences(extracted(an_odt(), ODT))
    assert {"Страна\tДата", "Заголовок"} <= set(lines)


def test_odt_puts_a_footnote_after_its_paragraph() -> None:
    body = (
        '<o xmlns:text="t"><text:tracked-changes><text:p>вычеркнуто</text:p></text:tracked-changes><text:p>до'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>сноска</text:p></text:note-body></text:note>"
        '<text:s text:c="2"/>после<text:line-break/>\n строка</text:p></o>'
    )
    read = extracted(changed(an_odt(), {"content.xml": body.encode()}), ODT)
    assert read.text.split("\n")[:3] == ["до после", "строка", "сноска"]


def test_xlsx() -> None:
    rows: list[list[object]] = [[sentence, number] for number, sentence in enumerate(SENTENCES)]
    read = extracted(an_xlsx([*rows, [date(2026, 5, 1), 2.0, None, "=1+1", True], ["две\nстроки"]]), XLSX)
    lines = read.text.split("\n")
    assert lines[0] == "Лист"
    assert lines[1] == SENTENCES[0] + "\t0"
    assert lines[-2:] == ["2026-05-01\t2\t\t\tTrue", "две строки"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_html_says_how_it_is_written(encoding: str) -> None:
    page = (
        f"<!DOCTYPE html><html><head><meta charset='{encoding}'><title>Заголовок</title><style>p {{}}</style></head><body>"
        "<script>alert('скрыто')</script><p>Договор о <b>выдаче</b> и\n   помощи<br>вторая</p>"
        "<table><tr><td><p>Страна</p></td>\n<td>Дата</td></tr></table><pre>как\n  есть</pre><!-- скрыто -->&nbsp;&copy;</body></html>"
    )
    read = extracted(page.encode(encoding), HTML)
    assert read.state is TextState.READ
    assert read.text == "Заголовок\nДоговор о выдаче и помощи\nвторая\nСтрана\tДата\nкак\nесть\n©"


def test_html_that_does_not_say() -> None:
    require_sentences(extracted("<br>".join(SENTENCES).encode(), HTML))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_plain_text(encoding: str) -> None:
    read = extracted(RUSSIAN.replace("\n", "\r\n").encode(encoding), "text/plain")
    assert read == ExtractedText(TextState.READ, RUSSIAN)


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251"])
def test_capitals_in_a_russian_code_page(encoding: str) -> None:
    assert extracted(RUSSIAN.upper().encode(encoding), "text/plain").text == RUSSIAN.upper()


def test_plain_text_in_other_scripts() -> None:
    require_sentences(extracted("\n".join(SENTENCES).encode(), "text/plain"))
    assert extracted("Gespräch über Köln".encode("cp1252"), "text/plain").text == "Gespräch über Köln"


def test_folded_lines_of_calendars_and_cards_are_whole() -> None:
    folded = b"SUMMARY:" + "Встреча".encode()[:5] + b"\r\n " + "Встреча".encode()[5:] + b"\r\n"
    assert extracted(folded, "text/calendar").text == "SUMMARY:Встреча"


def test_text_is_tidied() -> None:
    raw = "и\u0306 \u00addiplo\u00ad\r\nmatic\rx\0y\x07z\u202ea\u2028b\ufeff"
    assert extracted(raw.encode(), "text/plain").text == "й diplomatic\nxyza\nb"


def test_mail_with_files_of_all_kinds() -> None:
    mail = a_mail()
    mail.add_alternative("<p>то же с разметкой</p>", subtype="html")
    for name, content in (
        ("а.pdf", a_pdf(lines=("в PDF",))),
        ("b.docx", a_docx(("в DOCX",))),
        ("c.html", b"<p>in HTML"),
    ):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    lines = require_sentences(extracted(mail.as_bytes(), MAIL))
    assert lines[:3] == ["Гюнтер Мюллер <mueller@example.org>", "desk@example.org", "Ответ на запрос № 7: Łódź"]
    assert {"а.pdf", "в PDF", "b.docx", "в DOCX", "c.html", "in HTML"} <= set(lines)
    assert "то же с разметкой" not in lines


def test_mail_with_markup_only() -> None:
    mail = a_mail()
    mail.set_content("<p>Только <i>разметка</i></p>", subtype="html", charset="koi8-r")
    assert "Только разметка" in extracted(mail.as_bytes(), MAIL).text.split("\n")


def test_files_of_a_mail_in_a_mail_are_named_and_not_read() -> None:
    inner, outer = a_mail(), a_mail()
    inner.add_attachment("во втором".encode(), maintype="text", subtype="plain", filename="второй.txt")
    outer.add_attachment(inner.as_bytes(), maintype="application", subtype="octet-stream", filename="first.eml")
    lines = require_sentences(extracted(outer.as_bytes(), MAIL))
    assert {"first.eml", "второй.txt"} <= set(lines)
    assert "во втором" not in lines


def test_mail_with_a_file_that_cannot_be_read_is_read_in_part() -> None:
    mail = a_mail()
    mail.add_attachment(a_pdf(owner="o", user="u"), maintype="application", subtype="pdf", filename="x.pdf")
    read = extracted(mail.as_bytes(), MAIL)
    assert (read.state, read.reason) == (TextState.PARTLY, TextReason.LOCKED)
    assert SENTENCES[0] in read.text


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png", ExtractedText(TextState.NONE)),
        (b"MZ" + bytes(50), "application/vnd.microsoft.portable-executable", ExtractedText(TextState.NONE)),
        (b"", "text/plain", ExtractedText(TextState.NONE)),
        (b" \n", HTML, ExtractedText(TextState.NONE)),
        (b"{\\rtf1 text}", "application/rtf", NOT_KNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "application/msword", NOT_KNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), DOCX,
         ExtractedText(TextState.LOCKED, reason=TextReason.LOCKED)),
    ],
)  # fmt: skip
def test_files_without_text_to_read(content: bytes, media_type: str, expected: ExtractedText) -> None:
    assert extracted(content, media_type) == expected


def test_passwords() -> None:
    locked = ExtractedText(TextState.LOCKED, reason=TextReason.LOCKED)
    assert extracted(a_pdf(owner="o", user="u"), PDF) == locked
    manifest = member(an_odt(), "META-INF/manifest.xml").replace(b"</", b"<manifest:encryption-data/></", 1)
    assert extracted(changed(an_odt(), {"META-INF/manifest.xml": manifest}), ODT) == locked
    for whole, media_type in ((a_docx(), DOCX), (an_xlsx(), XLSX)):
        # the flag in each entry of the list of members
        flagged = re.sub(rb"PK\x01\x02....\0", lambda found: found[0][:-1] + b"\1", whole, flags=re.DOTALL)
        assert extracted(flagged, media_type) == locked


def test_a_media_type_or_name_that_lies() -> None:
    require_sentences(extracted(a_pdf(), DOCX, "x.docx"))
    require_sentences(extracted(a_docx(), PDF, "x.pdf"))
    require_sentences(extracted(an_xlsx([[one] for one in SENTENCES]), ODT, "x.odt"))
