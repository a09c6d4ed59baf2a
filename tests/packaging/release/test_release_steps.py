"""How steps end, and what is told of them."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from release import goals, listing, signing, twice
from release.steps import Artefact, Outcome, StepFailed, StepSkipped, attempt


def _fails() -> str:
    raise StepFailed("seen: nothing")


def _is_skipped() -> str:
    raise StepSkipped("no wine here")


def test_a_step_passes_fails_or_is_skipped_with_what_was_seen() -> None:
    ended = [attempt("step", action) for action in (lambda: "3 files", _fails, _is_skipped)]
    assert [(one.state, one.detail) for one in ended] == [
        ("passed", "3 files"),
        ("failed", "seen: nothing"),
        ("skipped", "no wine here"),
    ]


def test_a_fault_of_ours_is_no_failed_step() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt("step", lambda: str(1 // 0))


def test_the_table_tells_sizes_digests_and_what_was_not_tried(tmp_path: Path) -> None:
    file = tmp_path / "a.deb"
    file.write_bytes(b"x" * 2_500_000)
    text = listing.table("1.2", [Artefact("debian", file, 7)], [Outcome("Wine", "skipped", 0, "no wine\nhere")])
    assert f"| a.deb | 2.5 MB | 7 | `{hashlib.sha256(file.read_bytes()).hexdigest()}` |" in text
    assert "| Wine | SKIPPED | 0.0 | no wine · here |" in text


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the tool that receivers use is not here")
def test_the_sums_are_what_sha256sum_checks(tmp_path: Path) -> None:
    files = [tmp_path / "b.run", tmp_path / "a.deb"]
    for file in files:
        file.write_bytes(file.name.encode())
    sums = listing.write_sums(files, tmp_path)
    check = ("sha256sum", "--check", "--strict", sums.name)
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    files[0].write_bytes(b"changed")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_files_that_differ_between_two_builds_are_named(tmp_path: Path) -> None:
    for folder, content in (("one", b"same"), ("two", b"same")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.deb").write_bytes(content)
        (tmp_path / folder / "b.run").write_bytes(content)
    pairs = [sorted((tmp_path / folder).iterdir()) for folder in ("one", "two")]
    assert twice.compare(*pairs) == "2 of 2 files have the same bytes in two builds"
    pairs[1][1].write_bytes(b"other")
    with pytest.raises(StepFailed, match=r"b\.run"):
        twice.compare(*pairs)
    with pytest.raises(StepFailed, match=r"a\.deb"):
        twice.compare(pairs[0][:1], [])


def test_what_is_too_large_fails(tmp_path: Path) -> None:
    small, large = tmp_path / "small.deb", tmp_path / "large.deb"
    small.write_bytes(b"x")
    with large.open("wb") as stream:
        stream.truncate(goals.LARGEST["debian"] * goals.MEGABYTE + 1)
    judged = goals.judge([Artefact("debian", small, 0), Artefact("debian", large, 0), Artefact("rpm", large, 0)])
    assert [one.state for one in judged] == ["passed", "failed"]


def test_without_a_key_nothing_is_said_to_be_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(signing.KEY_VARIABLE, raising=False)
    with pytest.raises(StepSkipped, match="not signed"):
        signing.sign(tmp_path / "SHA256SUMS", signing.key_given(None), "comment")


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not here")
def test_the_signature_is_one_that_minisign_accepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public, secret, sums = tmp_path / "key.pub", tmp_path / "key", tmp_path / "SHA256SUMS"
    subprocess.run(["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True)
    sums.write_text("digest  file\n")
    monkeypatch.setenv(signing.KEY_VARIABLE, str(secret))
    signing.sign(sums, signing.key_given(None), "Liaison Desk 1.2")
    check = ["minisign", "-V", "-m", str(sums), "-p", str(public)]
    verified = subprocess.run(check, capture_output=True, text=True, check=False)
    assert verified.returncode == 0
    assert "Liaison Desk 1.2" in verified.stdout
    sums.write_text("digest  another file\n")
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not here")
def test_a_key_that_is_none_fails_the_step(tmp_path: Path) -> None:
    for name in ("SHA256SUMS", "key"):
        (tmp_path / name).write_text("not a key")
    with pytest.raises(StepFailed, match="minisign"):
        signing.sign(tmp_path / "SHA256SUMS", tmp_path / "key", "comment")
