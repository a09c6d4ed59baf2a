"""Pack files: one zip container with a fixed list of members, written reproducibly and read with everything capped.

Nothing is ever extracted to disk, no name comes from the file, and sizes are checked before anything is inflated.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from liaison.base.translations import tr
from liaison.domain.pack_errors import NewerPackFormatError, PackError
from liaison.domain.packs import FORMAT, PackManifest, RejectedRow
from liaison.store.reference.members import MEMBERS, Member, Row
from liaison.store.reference.pack import Pack, digest_of, manifest_bytes, member_bytes
from liaison.store.reference.validation import wrong_rows

MANIFEST = "manifest.json"
LARGEST_FILE = 128 * 1024 * 1024
LARGEST_MANIFEST = 64 * 1024
LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes; the total is that of the inflated members."""
MOST_ROWS = 5_000_000
SHOWN_WRONG = 100

_WRITTEN = (1980, 1, 1, 0, 0, 0)
_NAMES = (MANIFEST, *(f"{member.name}.jsonl" for member in MEMBERS))
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def write_pack(pack: Pack, target: Path) -> None:
    """Write a pack file; the same pack gives the same bytes. An older file of that name is replaced when all is written."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    with unfinished.open("wb") as stream:
        write_into(pack, stream)
    unfinished.replace(target)


def write_into(pack: Pack, stream: BinaryIO) -> None:
    """Write what a pack file holds."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as container:
        _add(container, MANIFEST, manifest_bytes(pack.manifest))
        for member in MEMBERS:
            _add(container, f"{member.name}.jsonl", member_bytes(member, pack.rows[member.name]))


def _add(container: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WRITTEN)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    container.writestr(entry, content)


def read_manifest(file: Path | bytes) -> PackManifest:
    """What a pack file, or its content, says about itself. Raises PackError, NewerPackFormatError."""
    with _Opened(file) as opened:
        return _manifest(opened.content(MANIFEST))


def read_pack(file: Path | bytes) -> Pack:
    """A whole pack, from its file or the content of one, every member checked against its digest and every row against the rules.

    Raises:
        PackError: the file is no pack, damaged, too large, or breaks a rule.
        NewerPackFormatError: it was made for a newer program.
    """
    with _Opened(file) as opened:
        head = opened.content(MANIFEST)
        manifest = _manifest(head)
        rows: dict[str, Sequence[Row]] = {}
        for member in MEMBERS:
            content = opened.content(f"{member.name}.jsonl")
            if digest_of(content) != manifest.digests.get(member.name):
                raise PackError(tr("the part {name} is not the one its list of contents names", name=member.name))
            rows[member.name] = _rows(member, content, manifest.counts[member.name], rows)
    return Pack(manifest, digest_of(head), rows)


class _Opened:
    """An open container whose names and sizes were checked; every fault of the container becomes a PackError."""

    def __init__(self, file: Path | bytes) -> None:
        self._file = file

    def __enter__(self) -> _Opened:
        try:
            stream = io.BytesIO(self._file) if isinstance(self._file, bytes) else self._file.open("rb")
        except OSError as error:
            raise PackError(error.strerror or str(error)) from error
        try:
            if stream.seek(0, os.SEEK_END) > LARGEST_FILE:
                raise PackError(tr("the file is too large"))
            self._container = zipfile.ZipFile(stream)
            self._check_list()
        except _DAMAGED as error:
            stream.close()
            raise PackError(tr("the file is damaged or is something else")) from error
        except PackError:
            stream.close()
            raise
        self._stream = stream
        return self

    def __exit__(self, *exception: object) -> None:
        self._container.close()
        self._stream.close()

    def content(self, name: str) -> bytes:
        """One member, inflated; never more than it said."""
        try:
            return self._container.read(name)
        except _DAMAGED as error:
            raise PackError(tr("the part {name} is damaged", name=name)) from error

    def _check_list(self) -> None:
        entries = self._container.infolist()
        if tuple(entry.filename for entry in entries) != _NAMES:
            raise PackError(tr("its parts are not those of a reference pack"))
        plain = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if any(entry.flag_bits & 0x1 or entry.compress_type not in plain for entry in entries):
            raise PackError(tr("its parts are not those of a reference pack"))
        if entries[0].file_size > LARGEST_MANIFEST or sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise PackError(tr("the file is too large"))


def _manifest(content: bytes) -> PackManifest:
    given = _json(content, MANIFEST)
    try:
        if isinstance(given["format"], int) and given["format"] > FORMAT:
            raise NewerPackFormatError(given["format"])
        return _checked_manifest(given)
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(tr("its list of contents is not complete")) from error


def _checked_manifest(given: dict[str, Any]) -> PackManifest:
    counts, digests = dict(given["counts"]), dict(given["sha256"])
    names = {member.name for member in MEMBERS}
    numbers = [given["format"], given["number"], *counts.values()]
    texts = [given["name"], given["version"], *digests.values()]
    if counts.keys() != names or digests.keys() != names:
        raise ValueError("other members")
    if any(type(number) is not int or not 0 <= number < 2**53 for number in numbers) or given["format"] != FORMAT:
        raise ValueError("not a number")
    if any(not isinstance(text, str) or not 0 < len(text) <= 200 for text in texts):
        raise ValueError("not a text")
    return PackManifest(
        given["format"],
        given["name"],
        given["version"],
        given["number"],
        date.fromisoformat(given["released"]),
        date.fromisoformat(given["expires"]) if given["expires"] is not None else None,
        counts,
        digests,
    )


def _json(content: bytes, name: str) -> Any:
    try:
        return json.loads(content.decode("utf-8", errors="strict"))
    except (ValueError, RecursionError) as error:
        raise PackError(tr("the part {name} cannot be read", name=name)) from error


def _rows(member: Member, content: bytes, count: int, accepted: dict[str, Sequence[Row]]) -> Sequence[Row]:
    lines = content.splitlines()
    if not 0 <= count <= MOST_ROWS or len(lines) != count + 1:
        raise PackError(tr("the part {name} does not hold as many rows as it should", name=member.name))
    # one call of the decoder for all lines is three times as fast as one for each
    parsed = _json(b"[" + b",".join(lines) + b"]", member.name)
    names = list(member.names)
    if len(parsed) != len(lines) or parsed[0] != names:
        raise PackError(tr("the part {name} has other columns", name=member.name))
    if any(type(row) is not list or len(row) != len(names) for row in parsed):
        raise PackError(tr("the part {name} cannot be read", name=member.name))
    rows = [tuple(row) for row in parsed[1:]]
    wrong = wrong_rows(member, rows, accepted)
    if wrong:
        raise PackError(
            tr("rows of the part {name} that break its rules: {n}", n=len(wrong), name=member.name),
            tuple(
                RejectedRow(f"{member.name}.jsonl", one.index + 2, one.column, str(one.value), one.reason)
                for one in wrong[:SHOWN_WRONG]
            ),
        )
    return tuple(rows)
