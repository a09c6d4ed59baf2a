"""Damaged and hostile files: each has its answer within the limits, and nothing else happens."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from email.message import EmailMessage
from functools import cache

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
)

from liaison.domain.attachments import MEGABYTE
from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.services.text_extraction.limits import Limits

pytestmark = pytest.mark.usefixtures("little_memory")

DAMAGED = ExtractedText(TextState.UNREADABLE, reason=TextReason.DAMAGED)
TOO_LARGE = ExtractedText(TextState.UNREADABLE, reason=TextReason.TOO_LARGE)
NOT_KNOWN = ExtractedText(TextState.NONE, reason=TextReason.NOT_KNOWN_HERE)

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{number + 1} "{f"&a{number};" * 10}">' for number in range(12))
    + "]>"
)
STRANGER = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a12 SYSTEM "file:///etc/passwd">]>'
BODIES = {
    DOCX: ("word/document.xml", '<w:document xmlns:w="w"><w:p><w:t>&a12;</w:t></w:p></w:document>'),
    ODT: ("content.xml", '<o xmlns:text="t"><text:p>&a12;</text:p></o>'),
    XLSX: (
        "xl/worksheets/sheet1.xml",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&a12;</t></is></c></row></sheetData></worksheet>',
    ),
}


def require_part(read: ExtractedText, reason: TextReason) -> None:
    assert (read.state, read.reason) == (TextState.PARTLY, reason)


@cache
def zeros(megabytes: int) -> tuple[bytes, int]:
    """So many of them packed, and their check sum."""
    packer, piece = zlib.compressobj(9, wbits=-15), bytes(MEGABYTE)
    crc, packed = 0, bytearray()
    for _ in range(megabytes):
        packed += packer.compress(piece)
        crc = zlib.crc32(piece, crc)
    return bytes(packed + packer.flush()), crc


def with_zeros(archive: bytes, name: str, megabytes: int) -> bytes:
    """The archive with a member of zeros in place of its own."""
    packed, crc = zeros(megabytes)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(stream, "w") as after:
        for one in before.namelist():
            if one != name:
                after.writestr(one, before.read(one))
        entry = zipfile.ZipInfo(name)
        after.writestr(entry, packed)
        # the list of members says that it is packed, which it was before
        entry.compress_type, entry.file_size, entry.CRC = zipfile.ZIP_DEFLATED, megabytes * MEGABYTE, crc
    whole = bytearray(stream.getvalue())
    start = entry.header_offset
    whole[start + 8 : start + 10] = zipfile.ZIP_DEFLATED.to_bytes(2, "little")
    return bytes(whole)


@pytest.mark.parametrize(("whole", "media_type"), [(a_docx(), DOCX), (an_odt(), ODT), (an_xlsx(), XLSX)])
def test_a_gigabyte_of_zeros(whole: bytes, media_type: str) -> None:
    bomb = with_zeros(whole, BODIES[media_type][0], 1024)
    assert len(bomb) < 2 * MEGABYTE
    assert extracted(bomb, media_type) == TOO_LARGE


def test_a_member_larger_than_it_says() -> None:
    bomb = bytearray(with_zeros(a_docx(), "word/document.xml", 64))
    size = (64 * MEGABYTE).to_bytes(4, "little")
    assert bomb.count(size) >= 1
    assert extracted(bytes(bomb.replace(size, (500).to_bytes(4, "little"))), DOCX) == DAMAGED


def test_archives_in_archives_stay_closed() -> None:
    inner = a_docx()
    for _ in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("again.zip", inner)
        inner = stream.getvalue()
    assert extracted(inner, "application/zip", "quine.zip") == NOT_KNOWN
    read = extracted(changed(a_docx(), {"word/embeddings/again.zip": inner}), DOCX)
    assert read.state is TextState.READ


def test_an_archive_with_too_many_members() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_100):
            archive.writestr(f"word/document{number}.xml", b"")
    assert extracted(stream.getvalue(), DOCX) == TOO_LARGE


@pytest.mark.parametrize("declared", [LAUGHS, STRANGER])
@pytest.mark.parametrize(("whole", "media_type"), [(a_docx(), DOCX), (an_odt(), ODT), (an_xlsx(), XLSX)])
def test_entities_are_refused(whole: bytes, media_type: str, declared: str) -> None:
    name, body = BODIES[media_type]
    for encoding in ("utf-8", "utf-16"):
        assert extracted(changed(whole, {name: (declared + body).encode(encoding)}), media_type) == DAMAGED


def test_entities_in_the_shared_texts_of_a_workbook() -> None:
    strings = (
        LAUGHS + '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&a12;</t></si></sst>'
    ).encode()
    kinds = member(an_xlsx(), "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.sharedStrings+xml"/></Types>',
    )
    hostile = changed(an_xlsx(), {"xl/sharedStrings.xml": strings, "[Content_Types].xml": kinds})
    assert extracted(hostile, XLSX) == DAMAGED


def test_entities_in_pages_lead_nowhere() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>до &x; после</p><img src="http://localhost/x">'
    read = extracted(page.encode(), HTML)
    assert "root:" not in read.text
    assert "после" in read.text


def test_a_workbook_that_says_it_is_huge() -> None:
    name = BODIES[XLSX][0]
    sheet = member(an_xlsx(), name).decode()
    said = re.sub("<sheetData>", '<dimension ref="A1:XFD1000000000"/><sheetData>', sheet)
    assert said != sheet
    read = extracted(changed(an_xlsx(), {name: said.encode()}), XLSX)
    assert read.state is TextState.READ
    assert SENTENCES[0] in read.text


@pytest.mark.parametrize("place", ['<row r="1000000000"><c r="A1000000000"', '<row r="2"><c r="ZZZ2"'])
def test_a_cell_at_the_end_of_the_world(place: str) -> None:
    name, body = BODIES[XLSX]
    far = body.replace("&a12;", "здесь").replace("</row>", f'</row>{place} t="inlineStr"><is><t>там</t></is></c></row>')
    assert "здесь" in extracted(changed(an_xlsx(), {name: far.encode()}), XLSX).text


def test_more_cells_than_are_read() -> None:
    rows: list[list[object]] = [[1] * 20] * 100
    require_part(extracted(an_xlsx(rows), XLSX, limits=Limits(cells=1000)), TextReason.TOO_LARGE)


def test_more_pages_than_are_read() -> None:
    read = extracted(a_pdf(3), PDF, limits=Limits(pages=2))
    require_part(read, TextReason.TOO_LARGE)
    assert "Страница 2" in read.text
    assert "Страница 3" not in read.text


def test_more_characters_than_are_kept() -> None:
    for content, media_type in (
        ("слово\n".encode() * 3_000_000, "text/plain"),
        ("<p>слово".encode() * 1_000_000, HTML),
    ):
        read = extracted(content, media_type)
        require_part(read, TextReason.TOO_LARGE)
        assert len(read.text) <= 4_000_000
        assert read.text.startswith("слово\nслово\n")


def test_a_loop_of_pages() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000000/Kids[3 0 R 2 0 R]>>endobj\n"
        b"3 0 obj<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF"
    )
    assert extracted(loop, PDF) == DAMAGED


def test_a_picture_of_a_billion_pages() -> None:
    """One page without text, said to be many."""
    paper = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000000/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF"
    )
    assert extracted(paper, PDF) == ExtractedText(TextState.NONE)


def test_half_a_pdf_and_half_an_archive() -> None:
    for whole, media_type in ((a_pdf(3), PDF), (a_docx(), DOCX), (an_odt(), ODT), (an_xlsx(), XLSX)):
        assert extracted(whole[: len(whole) // 2], media_type) == DAMAGED


def test_one_damaged_page() -> None:
    whole = a_pdf(2)
    first = whole.index(b"/FlateDecode")
    # the streams of this page say that they are packed in a way that nobody knows
    read = extracted(whole[:first] + b"/FlatXDecode" + whole[first + 12 :], PDF)
    require_part(read, TextReason.DAMAGED)
    assert "Страница 2" in read.text


@pytest.mark.parametrize("beginning", [b"", b"%PDF-1.7\n"])
def test_random_bytes(beginning: bytes) -> None:
    content = beginning + os.urandom(50 * MEGABYTE - len(beginning))
    assert extracted(content, PDF) == DAMAGED


def test_more_bytes_than_an_attachment_has() -> None:
    assert extracted(bytes(11), PDF, limits=Limits(content=10)) == TOO_LARGE


def test_pages_nested_deep() -> None:
    read = extracted(b"before" + b"<div>" * 100_000 + b"deep", HTML)
    require_part(read, TextReason.TOO_LARGE)
    assert read.text == "before"


def test_documents_nested_deep() -> None:
    body = b'<w:document xmlns:w="w"><w:p><w:t>before</w:t></w:p>' + b"<w:x>" * 100_000
    require_part(extracted(changed(a_docx(), {"word/document.xml": body}), DOCX), TextReason.TOO_LARGE)


def test_a_mail_of_a_hundred_thousand_parts() -> None:
    head = b"Subject: many\nContent-Type: multipart/mixed; boundary=x\n\n"
    read = extracted(head + b"--x\nContent-Type: text/plain\n\ntext\n" * 100_000 + b"--x--\n", MAIL)
    require_part(read, TextReason.TOO_LARGE)
    assert read.text.startswith("many\ntext")


@pytest.mark.parametrize(
    "head", [b"Content-Type: message/rfc822\nSubject: in\n\n", b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n"]
)
def test_a_mail_in_a_mail_without_end(head: bytes) -> None:
    whole = b"".join(head.replace(b"%d", b"%d" % number) for number in range(5_000))
    read = extracted(b"Subject: out\n" + whole + b"text", MAIL)
    require_part(read, TextReason.TOO_LARGE)
    assert read.text.startswith("out")


def test_a_mail_with_damaged_and_hostile_files() -> None:
    mail: EmailMessage = a_mail()
    for name, content in (("a.pdf", b"%PDF-1.4 no"), ("b.docx", with_zeros(a_docx(), "word/document.xml", 100))):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    read = extracted(mail.as_bytes(), MAIL)
    require_part(read, TextReason.DAMAGED)
    assert {"a.pdf", "b.docx", SENTENCES[0]} <= set(read.text.split("\n"))


def test_what_takes_too_long_is_kept_as_far_as_it_came() -> None:
    drawn = b"BT /F1 12 Tf (word) Tj ET\n" * 20_000
    paper = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 2001/Kids[3 0 R " + b"4 0 R " * 1_500 + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 7 0 R>>>>/Contents 5 0 R>>endobj\n"
        b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 7 0 R>>>>/Contents 6 0 R>>endobj\n"
        b"5 0 obj<</Length 31>>stream\nBT /F1 12 Tf (first page) Tj ET\nendstream endobj\n"
        b"6 0 obj<</Length " + str(len(drawn)).encode() + b">>stream\n" + drawn + b"endstream endobj\n"
        b"7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 8>>\nstartxref\n0\n%%EOF"
    )
    read = extracted(paper, PDF, limits=Limits(reading_seconds=1.5))
    require_part(read, TextReason.TOO_SLOW)
    assert read.text.startswith("first page")


def test_what_takes_too_much_memory() -> None:
    # less than the process has taken before
    assert extracted(a_pdf(), PDF, limits=Limits(memory=30 * MEGABYTE)) == TOO_LARGE
