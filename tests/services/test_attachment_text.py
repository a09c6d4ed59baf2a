"""Texts of any encoding become readable, also when they are cut in the middle of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.services.attachment_text import FIRST, text_of

RUSSIAN = "Стороны обсудили взаимодействие подразделений до суда и перспективные направления сотрудничества.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_russian_in_the_usual_encodings(encoding: str) -> None:
    written = RUSSIAN + "12:30 2019-08-02 ICE, BKA " * 20
    if encoding in ("utf-16-le", "utf-16-be"):
        # without a mark it is known by its digits and spaces only
        written = "12:30 2019-08-02 ICE, BKA " * 20
    assert text_of(written.encode(encoding)) == written


def test_german_in_a_code_page() -> None:
    assert (
        text_of("Verfügung der Behörde über Auslieferung".encode("cp1252")) == "Verfügung der Behörde über Auslieferung"
    )


def test_a_letter_cut_in_two_is_left_out() -> None:
    content = RUSSIAN.encode() * (FIRST // len(RUSSIAN.encode()) + 2)
    text = text_of(content)
    assert "�" not in text and text.startswith(RUSSIAN)
    assert len(text.encode()) <= FIRST


def test_line_ends_and_nul() -> None:
    assert text_of(b"one\r\ntwo\rthree\nfo\0ur") == "one\ntwo\nthree\nfo\u2400ur"


@given(st.binary(max_size=400))
def test_any_bytes_become_a_text_without_nul(content: bytes) -> None:
    text = text_of(content)
    assert "\0" not in text and "\r" not in text
