"""`minutes`, as an administrator or a script runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from liaison.domain.minutes_out_errors import NothingMayLeave, TemplateRefused

Ask = Callable[..., tuple[int, str, str]]


def test_minutes_are_written_for_who_may_have_them(ask: Ask, keys: list[object], tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    code, said, _ = ask("minutes", target, "ICE", "2019-08-02", "--to", "AMBER", "--language", "ru", *keys)
    assert code == 0 and "TLP:AMBER" in said
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "ПРОЕКТ" in text and "G. Balsamo" in text
    code, said, _ = ask("minutes", tmp_path / "out.ics", "ICE", "2019-08-02", "--to", "RED", "--json", *keys)
    assert code == 0 and json.loads(said)["marking"] == "TLP:AMBER"
    assert (tmp_path / "out.ics").read_text(encoding="utf-8").count("BEGIN:VTODO") == 2


def test_nothing_is_written_for_who_may_not(ask: Ask, keys: list[object], tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    code, _, complaint = ask("minutes", target, "ICE", "2019-08-02", "--to", "GREEN", *keys)
    assert code == NothingMayLeave.code and "TLP:AMBER" in complaint
    code, _, complaint = ask(
        "minutes", tmp_path / "a.docx", "ICE", "2019-08-02", "--to", "RED", "--template", target, *keys
    )
    assert code == TemplateRefused.code
    assert not target.exists() and not (tmp_path / "a.docx").exists()


def test_the_words_have_to_name_one_meeting(ask: Ask, keys: list[object], tmp_path: Path) -> None:
    code, _, complaint = ask("minutes", tmp_path / "a.md", "19th", "--to", "RED", *keys)
    assert code == 2 and complaint.count("19th") == 2
    assert ask("minutes", tmp_path / "a.md", "nowhere", "--to", "RED", *keys)[0] == 1
    assert ask("minutes", tmp_path / "a.md", "ICE", "2019-08-02", "--version", "4", "--to", "RED", *keys)[0] == 2
    assert ask("minutes", tmp_path / "a.exe", "ICE", "--to", "RED", *keys)[0] == 74
