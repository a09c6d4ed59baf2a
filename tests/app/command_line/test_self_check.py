"""The check of an installation, as an administrator runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from liaison import __version__, services
from liaison.app.command_line import self_check
from liaison.base import paths
from liaison.domain.self_check import Part

Ask = Callable[..., tuple[int, str, str]]

WITHOUT_WINDOW = [part.value for part in Part if part is not Part.WINDOW]


def states(answer: str) -> dict[str, str]:
    """How each part ended."""
    return {part["part"]: part["state"] for part in json.loads(answer)["parts"]}


def test_everything_works_and_is_told_to_people_and_programs(ask: Ask, tmp_path: Path) -> None:
    kept, report, picture = tmp_path / "kept", tmp_path / "report.json", tmp_path / "window.png"
    code, answer, _ = ask("self-check", "--keep", kept, "--report", report, "--picture", picture)
    assert code == 0, answer
    assert "This installation works." in answer
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["result"] == "passed"
    assert states(report.read_text(encoding="utf-8")) == {part.value: "passed" for part in Part}
    assert told["versions"]["Liaison Desk"] == __version__
    assert {"Python", "SQLCipher", "SQLite", "Qt", "PySide6", "window system"} <= told["versions"].keys()
    assert picture.read_bytes().startswith(b"\x89PNG")

    store = ["--store", kept / "store", "--passphrase-file", kept / "passphrase.txt"]
    code, answer, _ = ask("find", "губайдулин", *store)
    assert code == 0
    assert "Проверка установки" in answer
    assert ask("check", *store)[0] == 0


def test_nothing_is_left_and_no_store_of_the_officer_is_touched(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: tmp_path / "officer")
    code, answer, _ = ask("self-check", "--no-window", "--json")
    assert code == 0, answer
    assert states(answer) == dict.fromkeys(WITHOUT_WINDOW, "passed")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_store_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    assert ask("self-check", "--no-window", "--keep", tmp_path)[0] == 0
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    code, answer, _ = ask("self-check", "--no-window", "--keep", tmp_path, "--json")
    assert code == 4
    assert states(answer)["store"] == "failed"
    assert states(answer)["meeting"] == "skipped"
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_what_cannot_be_started_fails_and_is_not_done_here_instead(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_check, "own_command", lambda: [str(tmp_path / "no-such-program")])
    code, answer, _ = ask("self-check", "--json")
    assert code == 4
    found = states(answer)
    assert found["reopening"] == found["window"] == "failed"
    assert found["papers"] == found["reading"] == "skipped"
    assert found["store"] == found["meeting"] == "passed"


def test_without_a_screen_the_window_is_skipped_and_never_passed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    code, answer, _ = ask("self-check", "--json")
    assert code == 5
    assert json.loads(answer)["result"] == "skipped"
    assert states(answer)["window"] == "skipped"


def test_a_broken_part_of_the_program_is_named(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "services"
    broken.mkdir()
    (broken / "broken_part.py").write_text("import no_such_library\n", encoding="utf-8")
    monkeypatch.setattr(services, "__path__", [*services.__path__, str(broken)])
    code, answer, _ = ask("self-check", "--no-window", "--json")
    assert code == 4
    details = {part["part"]: part["detail"] for part in json.loads(answer)["parts"]}
    assert "broken_part" in details["modules"]
    assert "no_such_library" in details["modules"]
