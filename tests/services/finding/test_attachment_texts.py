"""Text inside attachments is found; what cannot be read says so and harms nothing."""

from __future__ import annotations

import sys
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF
from tests.services.finding.finds import Finds

from liaison.base.paths import resources
from liaison.domain.attachments import Attachment
from liaison.domain.extracted_text import TextState
from liaison.domain.find_kinds import FindKind
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.services.attachment_files import file_at
from liaison.services.attachments import AttachmentService
from liaison.services.finding.attachment_texts import AttachmentTexts

COMMAND = [sys.executable, "-m", "liaison.app", "--extract-text"]
FONT = resources() / "fonts" / "DejaVuSansCondensed.ttf"


@pytest.fixture
def texts(finds: Finds) -> AttachmentTexts:
    return AttachmentTexts(finds.store, COMMAND)


def attach(finds: Finds, meeting: RowKey, path: Path) -> Attachment:
    service = AttachmentService(finds.store)
    return service.attach(result_of(service.keep_in_steps(file_at(path), meeting)), meeting).attachment


def pdf(text: str) -> bytes:
    made = FPDF()
    made.add_font("d", fname=str(FONT))
    made.set_font("d", size=12)
    made.add_page()
    made.multi_cell(0, 8, text)
    return bytes(made.output())


def docx(text: str) -> bytes:
    made, out = Document(), BytesIO()
    made.add_paragraph("First paragraph")
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def mail(text: str) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "Запрос", "duty@example.org"
    made.set_content(text)
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("paper.pdf", pdf("Показания Губайдулина о контролируемой поставке")),
        ("paper.docx", docx("Показания Губайдулина о контролируемой поставке")),
        ("paper.eml", mail("Показания Губайдулина о контролируемой поставке")),
        ("paper.html", "<p>Показания <b>Губайдулина</b> о контролируемой поставке".encode()),
        ("paper.txt", "Показания Губайдулина о контролируемой поставке".encode("cp1251")),
    ],
)
def test_text_in_a_file_is_found_in_any_script(
    finds: Finds, texts: AttachmentTexts, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    meeting = finds.meeting("Talks")
    attach(finds, meeting, tmp_path / name)
    assert finds.names("paper", FindKind.ATTACHMENT) == [name]
    assert not finds.names("поставке")
    list(texts.read_in_steps())
    for query in ("поставке", "Gubaydulina", "контролируемой показания"):
        (hit,) = finds.hits(query, FindKind.ATTACHMENT)
        assert (hit.name, hit.meeting) == (name, meeting)
        assert hit.excerpt is not None
        assert "поставке" in hit.excerpt.text


def test_a_damaged_file_is_marked_and_the_others_are_read(finds: Finds, texts: AttachmentTexts, tmp_path: Path) -> None:
    meeting = finds.meeting("Talks")
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 5_000)
    (tmp_path / "whole.txt").write_bytes(b"phytosanitary rules")
    for name in ("damaged.pdf", "whole.txt"):
        attach(finds, meeting, tmp_path / name)
    list(texts.read_in_steps())
    states = {one.file_name: one.text_state for one in AttachmentService(finds.store).of(meeting)}
    assert states == {"damaged.pdf": TextState.UNREADABLE, "whole.txt": TextState.READ}
    (hit,) = finds.hits("damaged", FindKind.ATTACHMENT)
    assert TextState.UNREADABLE.words in hit.context
    assert finds.names("phytosanitary") == ["whole.txt"]


def test_a_content_is_read_once_and_a_removed_file_is_not_found(
    finds: Finds, texts: AttachmentTexts, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_bytes(b"phytosanitary rules")
    first, second = finds.meeting("one"), finds.meeting("two")
    kept = attach(finds, first, tmp_path / "one.txt")
    attach(finds, second, tmp_path / "one.txt")
    assert sum(step.result is not None for step in texts.read_in_steps()) == 1
    assert len(finds.hits("phytosanitary", FindKind.ATTACHMENT)) == 2
    AttachmentService(finds.store).remove(kept.key)
    assert len(finds.hits("phytosanitary", FindKind.ATTACHMENT)) == 1
    assert not list(texts.read_in_steps())


def test_a_marked_file_is_not_found_by_who_may_not_see_it(finds: Finds, texts: AttachmentTexts, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"phytosanitary rules")
    kept = attach(finds, finds.meeting("one"), tmp_path / "one.txt")
    AttachmentService(finds.store).set_marking(kept.key, Tlp.RED)
    list(texts.read_in_steps())
    assert finds.hits("phytosanitary")
    assert not finds.hits("phytosanitary", at_most=Tlp.AMBER)


def test_where_no_process_can_be_started_it_is_tried_again_later(
    finds: Finds, texts: AttachmentTexts, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_bytes(b"phytosanitary rules")
    attach(finds, finds.meeting("one"), tmp_path / "one.txt")
    list(AttachmentTexts(finds.store, [str(tmp_path / "no such program")]).read_in_steps())
    assert not finds.hits("phytosanitary")
    list(texts.read_in_steps())
    assert finds.hits("phytosanitary")
