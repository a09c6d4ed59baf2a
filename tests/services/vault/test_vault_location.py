"""Folders that other programs copy are noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.services.vault.location import copied_by, warning_about


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/work/store", "Dropbox"),
        ("OneDrive - Customs/store", "OneDrive"),
        ("Яндекс.Диск/дела", "Yandex Disk"),
        ("Library/Mobile Documents/store", "iCloud Drive"),
        ("NextCloud", "Nextcloud"),
    ],
)
def test_they_are_told_by_their_names(tmp_path: Path, folder: str, program: str) -> None:
    assert copied_by(tmp_path / folder) == program
    assert program in warning_about(tmp_path / folder)


def test_they_are_told_by_their_marks(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert copied_by(tmp_path / "a" / "b") == "Syncthing"


def test_others_need_no_word(tmp_path: Path) -> None:
    assert copied_by(tmp_path / "dropbox-notes" / "store") is None
    assert warning_about(tmp_path) == ""
