from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from liaison.base.settings import DAMAGED, FILE, Settings


def test_what_was_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "deep")
    assert settings.text("language") == "system"
    settings.set("language", "ru")
    settings.set("lock_after_minutes", 5)
    again = Settings(tmp_path / "deep")
    assert (again.text("language"), again.number("lock_after_minutes")) == ("ru", 5)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[1, 2]", b""])
def test_a_damaged_file_is_kept_aside_and_nothing_stops(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    settings = Settings(tmp_path)
    assert settings.text("scheme") == "system"
    assert (tmp_path / DAMAGED).read_bytes() == content
    settings.set("scheme", "dark")
    assert Settings(tmp_path).text("scheme") == "dark"


def test_values_of_another_kind_are_not_used(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"language": "xx", "lock_after_minutes": true, "unknown": 1, "scheme": "dark"}')
    settings = Settings(tmp_path)
    assert (settings.text("language"), settings.number("lock_after_minutes")) == ("system", 10)
    assert settings.text("scheme") == "dark"
    with pytest.raises(ValueError, match="scheme"):
        settings.set("scheme", "pink")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    Settings(tmp_path).set("language", "ru")
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
