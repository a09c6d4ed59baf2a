"""What a file is called, how a note refers to it, and what it is by its first bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.attachment_kinds import PLAIN, UNKNOWN, Shown, media_type_of, shown_as
from liaison.domain.attachments import LONGEST_NAME, clean_name, free_name, name_at, quoted

PNG = b"\x89PNG\r\n\x1a\n" + bytes(30)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("/etc/passwd", "passwd"),
        (r"C:\Users\officer\Протокол.docx", "Протокол.docx"),
        ("../../x.txt", "x.txt"),
        ("..", "file"),
        ("NUL.txt", "_NUL.txt"),
        ("console.txt", "console.txt"),
        ("folder/", "folder"),
        ("a\x00b\x1b[31m\u200b.txt", "ab[31m.txt"),
        ("two\nlines.txt", "twolines.txt"),
        ("  many   spaces .txt ", "many spaces .txt"),
        ("what?<b>.txt", "what__b_.txt"),
        ("bad\udcff.txt", "bad.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
    ],
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@given(st.text())
def test_a_cleaned_name_is_short_plain_and_stays_as_it_is(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= LONGEST_NAME
    assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e\u2066-\u2069]", cleaned)
    assert clean_name(cleaned) == cleaned


@given(st.text(min_size=1), st.lists(st.text(min_size=1)))
def test_a_free_name_is_free(name: str, taken: list[str]) -> None:
    cleaned = clean_name(name)
    assert free_name(cleaned, taken).casefold() not in {one.casefold() for one in taken}


@given(st.lists(st.text(min_size=1).map(clean_name), unique=True))
def test_a_reference_leads_back_to_its_name(names: list[str]) -> None:
    text = " and ".join(f"![shown](attachment:{quoted(name)})" for name in names)
    found = (name_at(text, column) for column in range(len(text)))
    assert tuple(dict.fromkeys(name for name in found if name is not None)) == tuple(names)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (PNG, "scan.png", "image/png"),
        (PNG, "scan.txt", "image/png"),
        (b"\xff\xd8\xff\xe0", "x", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "image/webp"),
        (b"%PDF-1.7", "x.docx", "application/pdf"),
        (b"MZ\x90\x00", "invoice.pdf", "application/vnd.microsoft.portable-executable"),
        (b"just words", "scan.png", PLAIN),
        (b"\x00\x01\x02\x03" * 9, "scan.png", UNKNOWN),
        (b"\x00\x01\x02\x03" * 9, "list.csv", UNKNOWN),
        (b"\x00\x01\x02\x03" * 9, "talk.mp3", "audio/mpeg"),
        (b"a;b;c\n1;2;3", "list.csv", "text/csv"),
        ("Протокол".encode("cp1251"), "note.txt", PLAIN),
        ("Протокол".encode("utf-16"), "note.txt", PLAIN),
        (b"From: a@b\nSubject: x\n\nBody", "letter.eml", "message/rfc822"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "page.txt", "text/html"),
        (b'<?xml version="1.0"?><!-- c --><svg onload="x">', "drawing.png", "image/svg+xml"),
        (b"PK\x03\x04" + bytes(26), "minutes.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04" + bytes(26), "minutes.png", "application/zip"),
    ],
)  # fmt: skip
def test_the_content_says_what_it_is(head: bytes, name: str, kind: str) -> None:
    assert media_type_of(head, name) == kind


@given(st.binary(max_size=200), st.text(max_size=20))
def test_anything_is_something(head: bytes, name: str) -> None:
    assert "/" in media_type_of(head, name)


def test_markup_is_shown_as_text_and_never_carried_out() -> None:
    assert shown_as("image/svg+xml") is Shown.TEXT
    assert shown_as("text/html") is Shown.TEXT
    assert shown_as("image/png") is Shown.PICTURE
    assert shown_as("image/heic") is Shown.NOT_HERE
    assert shown_as("application/pdf") is Shown.NOT_HERE


def test_the_reference_at_a_place_of_a_line() -> None:
    line = "see ![page](attachment:Signed%20page.png) and [x](attachment:б.csv)."
    assert name_at(line, 3) is None
    assert name_at(line, 4) == name_at(line, 41) == "Signed page.png"
    assert name_at(line, 60) == "б.csv"
    assert name_at(line, len(line)) is None
    assert name_at("[x](https://example.org)", 3) is None
