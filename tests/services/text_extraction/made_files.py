"""Real files of all kinds with one text in several scripts, and the process that reads them."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import docx
import odfdo
import openpyxl
from fpdf import FPDF

from liaison.domain.extracted_text import ExtractedText
from liaison.services.text_extraction.apart import extract_apart
from liaison.services.text_extraction.limits import USUAL, Limits

COMMAND = [sys.executable, "-m", "liaison.app", "--extract-text"]
SENTENCES = (
    "Договор о выдаче и правовой помощи",
    "Azərbaycanın baş prokuroru ilə görüş",
    "Ευρωπαϊκό ένταλμα σύλληψης",
    "Überstellung nach Łódź",
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
MAIL = "message/rfc822"
HTML = "text/html"
_FONT = Path(__file__).parents[3] / "resources" / "fonts" / "DejaVuSansCondensed.ttf"


def extracted(content: bytes, media_type: str, name: str = "file", limits: Limits = USUAL) -> ExtractedText:
    """The text, by the process that the program itself starts."""
    return extract_apart(COMMAND, content, media_type, name, limits)


def a_pdf(pages: int = 1, lines: tuple[str, ...] = SENTENCES, owner: str = "", user: str = "") -> bytes:
    paper = FPDF()
    paper.add_font("DejaVu", fname=_FONT)
    paper.set_font("DejaVu", size=11)
    for number in range(pages):
        paper.add_page()
        for line in (*lines, f"Страница {number + 1}"):
            paper.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    if owner:
        paper.set_encryption(owner, user)
    return bytes(paper.output())


def a_docx(lines: tuple[str, ...] = SENTENCES) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(2, 2)
    for number, text in enumerate(("Страна", "Дата", "Азербайджан", "1 мая")):
        table.cell(number // 2, number % 2).text = text
    document.sections[0].header.paragraphs[0].text = "Для служебного пользования"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def an_odt() -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for line in SENTENCES:
        document.body.append(odfdo.Paragraph(line))
    table = odfdo.Table("Т", width=2, height=1)
    table.set_values([["Страна", "Дата"]])
    document.body.append(table)
    document.body.append(odfdo.Header(1, "Заголовок"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def an_xlsx(rows: list[list[object]] | None = None) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Лист")
    for row in rows or [[sentence, number] for number, sentence in enumerate(SENTENCES)]:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def a_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Гюнтер Мюллер <mueller@example.org>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "Ответ на запрос № 7: Łódź"
    mail.set_content("\n".join(SENTENCES))
    return mail


def changed(archive: bytes, members: Mapping[str, bytes]) -> bytes:
    """The archive with other members in place of, or beside, its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in members:
                after.writestr(name, before.read(name))
        for name, content in members.items():
            after.writestr(name, content)
    return stream.getvalue()


def member(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)
