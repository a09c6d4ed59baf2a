"""The list of an update as bytes: read after its signature was checked, and strictly."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from liaison.base.translations import tr
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.update_errors import UpdateError
from liaison.domain.updates import FORMAT, InstallerKind, Platform, UpdateFile, UpdateManifest

LARGEST_FILE = 1024 * 1024 * 1024
MOST_FILES = 32
LONGEST_NOTES = 20_000

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2}", re.ASCII)
# names Windows gives to devices, whatever follows the dot
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.ASCII | re.IGNORECASE)


def manifest_bytes(manifest: UpdateManifest) -> bytes:
    """The same manifest always gives the same bytes."""
    written = {
        "format": FORMAT,
        "version": str(manifest.version),
        "minimum": str(manifest.minimum),
        "released": manifest.released.isoformat(),
        "expires": manifest.expires.isoformat() if manifest.expires else None,
        "notes": dict(sorted(manifest.notes.items())),
        "files": [
            {
                "name": file.name,
                "size": file.size,
                "sha256": file.sha256,
                "platform": file.platform.value,
                "kind": file.kind.value,
            }
            for file in manifest.files
        ],
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(content: bytes) -> UpdateManifest:
    """Read a list whose signature was checked. Raises UpdateError."""
    try:
        given = json.loads(content.decode("utf-8", errors="strict"))
        if isinstance(given, dict) and isinstance(given.get("format"), int) and given["format"] > FORMAT:
            raise UpdateError(tr("it was made for a newer program; install a newer version by hand first"))
        return _manifest(given)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UpdateError(tr("its list of contents is not complete")) from error


def _manifest(given: dict[str, Any]) -> UpdateManifest:
    if given["format"] != FORMAT:
        raise ValueError("another format")
    notes, files = given["notes"], given["files"]
    if not all(_LANGUAGE.fullmatch(code) and _is_text(text) for code, text in notes.items()):
        raise ValueError("notes")
    if not 0 < len(files) <= MOST_FILES:
        raise ValueError("files")
    read = tuple(_file(one) for one in files)
    # one folder may hold them on a system that does not tell capitals from small letters
    if len({one.name.casefold() for one in read}) != len(read):
        raise ValueError("a name twice")
    return UpdateManifest(
        ProgramVersion.parse(given["version"]),
        ProgramVersion.parse(given["minimum"]),
        date.fromisoformat(given["released"]),
        date.fromisoformat(given["expires"]) if given["expires"] is not None else None,
        dict(notes),
        read,
    )


def _file(given: dict[str, Any]) -> UpdateFile:
    name, size, digest = given["name"], given["size"], given["sha256"]
    if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name) or name.endswith("."):
        raise ValueError("name")
    if type(size) is not int or not 0 < size <= LARGEST_FILE or not _DIGEST.fullmatch(digest):
        raise ValueError("size or digest")
    return UpdateFile(name, size, digest, Platform(given["platform"]), InstallerKind(given["kind"]))


def _is_text(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_NOTES
