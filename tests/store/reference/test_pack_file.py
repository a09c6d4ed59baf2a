"""Pack files: written reproducibly, and refused when anything about them is not as it should be."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.domain.pack_errors import NewerPackFormatError, PackError
from liaison.store.reference import pack_file
from liaison.store.reference.pack import Pack, digest_of
from liaison.store.reference.pack_file import read_manifest, read_pack, write_pack

Parts = dict[str, bytes]
Alter = Callable[[Parts], object]


@pytest.fixture
def file(tmp_path: Path, small_pack: Pack) -> Path:
    """A good pack file."""
    target = tmp_path / "good.ldpack"
    write_pack(small_pack, target)
    return target


@pytest.fixture
def altered(tmp_path: Path, file: Path) -> Callable[[Alter], Path]:
    """Writes the good file's parts again after a change."""

    def write(change: Alter) -> Path:
        with zipfile.ZipFile(file) as container:
            parts = {name: container.read(name) for name in container.namelist()}
        change(parts)
        target = tmp_path / "altered.ldpack"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in parts.items():
                container.writestr(name, content)
        return target

    return write


def with_manifest(parts: Parts, **changes: object) -> None:
    parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), **changes}).encode()


def replaced(parts: Parts, member: str, content: bytes) -> None:
    """Exchange a member and make the manifest name it, as someone who builds a bad pack on purpose would."""
    parts[f"{member}.jsonl"] = content
    given = json.loads(parts["manifest.json"])
    given["sha256"][member] = digest_of(content)
    given["counts"][member] = content.count(b"\n") - 1
    parts["manifest.json"] = json.dumps(given).encode()


def test_what_was_written_is_read_again(file: Path, small_pack: Pack) -> None:
    assert read_pack(file) == small_pack
    assert read_manifest(file) == small_pack.manifest


def test_the_same_pack_gives_the_same_bytes(file: Path, small_pack: Pack, tmp_path: Path) -> None:
    write_pack(small_pack, tmp_path / "again.ldpack")
    assert (tmp_path / "again.ldpack").read_bytes() == file.read_bytes()
    assert [path.name for path in tmp_path.glob("*.unfinished")] == []


def test_the_list_of_contents_comes_first_and_nothing_names_a_folder(file: Path) -> None:
    with zipfile.ZipFile(file) as container:
        names = container.namelist()
    assert names[0] == "manifest.json"
    assert not any("/" in name or ".." in name for name in names)


REFUSED: dict[str, Alter] = {
    "a part too many": lambda parts: parts.update({"../../evil": b""}),
    "a part too few": lambda parts: parts.pop("party.jsonl"),
    "another order": lambda parts: parts.update({"manifest.json": parts.pop("manifest.json")}),
    "a changed part": lambda parts: parts.update({"office.jsonl": parts["office.jsonl"].replace(b"Berlin", b"Munich")}),
    "no list of contents": lambda parts: parts.update({"manifest.json": b"{}"}),
    "a list that is no JSON": lambda parts: parts.update({"manifest.json": b"\xff"}),
    "a deep list": lambda parts: parts.update({"manifest.json": b"[" * 60_000}),
    "a count that is not one": lambda parts: with_manifest(parts, counts={"office": -1}),
    "a number that is not one": lambda parts: with_manifest(parts, number=True),
    "a name that is not one": lambda parts: with_manifest(parts, name=""),
    "a day that is not one": lambda parts: with_manifest(parts, released="soon"),
    "a member that is no JSON": lambda parts: replaced(parts, "office", b"[\n]\n"),
    "a row as an object": lambda parts: replaced(parts, "body", parts["body.jsonl"].splitlines()[0] + b"\n{}\n"),
    "other columns": lambda parts: replaced(parts, "body", b'["id"]\n'),
    "a wrong value": lambda parts: replaced(
        parts, "membership", parts["membership.jsonl"].replace(b"observer", b"emperor")
    ),
    "a value of another type": lambda parts: replaced(
        parts, "membership", parts["membership.jsonl"].replace(b'"observer"', b"[]")
    ),
    "a reference to nothing": lambda parts: replaced(
        parts, "membership", parts["membership.jsonl"].replace(b'"club"', b'"clan"')
    ),
    "half a character": lambda parts: replaced(parts, "body", parts["body.jsonl"].replace(b'"Club"', b'"\\ud800"')),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_file_with_a_fault_is_refused(altered: Callable[[Alter], Path], fault: str) -> None:
    with pytest.raises(PackError):
        read_pack(altered(REFUSED[fault]))


def test_rows_that_break_the_rules_are_listed(altered: Callable[[Alter], Path]) -> None:
    with pytest.raises(PackError) as refused:
        read_pack(altered(REFUSED["a wrong value"]))
    (wrong,) = refused.value.wrong
    assert (wrong.file, wrong.line, wrong.field, wrong.value) == ("membership.jsonl", 2, "role", "emperor")


def test_a_newer_format_says_so(altered: Callable[[Alter], Path]) -> None:
    file = altered(lambda parts: with_manifest(parts, format=2))
    with pytest.raises(NewerPackFormatError):
        read_pack(file)
    with pytest.raises(NewerPackFormatError):
        read_manifest(file)


def test_a_part_named_twice_is_refused(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "twice.ldpack"
    target.write_bytes(file.read_bytes())
    with zipfile.ZipFile(target, "a") as container, pytest.warns(UserWarning, match="Duplicate"):
        container.writestr("party.jsonl", b"")
    with pytest.raises(PackError):
        read_pack(target)


@pytest.mark.parametrize("limit", ["LARGEST_FILE", "LARGEST_MANIFEST", "LARGEST_TOTAL", "MOST_ROWS"])
def test_sizes_are_capped(file: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(pack_file, limit, 0)
    with pytest.raises(PackError):
        read_pack(file)


def test_a_bomb_is_refused_before_it_is_inflated(tmp_path: Path, file: Path) -> None:
    """A part that says it is as large as the cap is never inflated: the sum of the sizes is looked at first."""
    with zipfile.ZipFile(file) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    target = tmp_path / "bomb.ldpack"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    raw = bytearray(packed.getvalue())
    entry = raw.rindex(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = (0xFFFFFFFE).to_bytes(4, "little")
    target.write_bytes(bytes(raw))
    with pytest.raises(PackError, match="too large"):
        read_pack(target)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"name,city\n", bytes(1000)])
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.ldpack").write_bytes(content)
    with pytest.raises(PackError):
        read_pack(tmp_path / "other.ldpack")


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="No such file"):
        read_manifest(tmp_path / "nothing.ldpack")


@given(st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_file_is_refused_or_still_the_same(file: Path, small_pack: Pack, data: st.DataObject) -> None:
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    damaged = file.with_name("damaged.ldpack")
    damaged.write_bytes(bytes(raw))
    with contextlib.suppress(PackError, NewerPackFormatError):
        assert read_pack(damaged).rows == small_pack.rows
