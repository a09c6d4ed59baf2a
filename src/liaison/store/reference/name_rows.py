"""Further names of agencies, in any script: rows of their own, each with its source."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection

from liaison.domain.directory import Name, NameKind
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.origins import Mark, Origins

_NAMES = """
SELECT id, target_id, text, language, kind FROM name WHERE deleted = 0 AND target_table = 'agency'
  AND target_id IN (SELECT value FROM json_each(:wanted)) ORDER BY id
"""
_ALL_NAMES = "SELECT target_id, text FROM name WHERE deleted = 0 AND target_table = 'agency'"
_KINDS: dict[str, NameKind] = {kind.value: kind for kind in NameKind}
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "CJK": "Hani",
}
_OWN = Mark(None, None, None, None, None)


def further_names(connection: Connection, agencies: Iterable[str]) -> list[Name]:
    """The names added to these agencies, in the order they were added; a kind this program does not know is OTHER."""
    rows = ask(connection, _NAMES, wanted=as_list(agencies))
    origins = Origins(connection, "name", ((row.id, _OWN) for row in rows))
    return [
        Name(
            row.text or "",
            _KINDS.get(row.kind or NameKind.NATIVE, NameKind.OTHER),
            row.language or "",
            row.id,
            origins.provenance(row.id, _OWN),
        )
        for row in rows
    ]


def names_to_search(connection: Connection) -> dict[str, list[str]]:
    """All further names, by agency."""
    found: dict[str, list[str]] = {}
    for agency, text in ask(connection, _ALL_NAMES):
        found.setdefault(agency or "", []).append(text or "")
    return found


def script_of(text: str) -> str | None:
    """ISO 15924 code of the script of the first letter; None when this table does not have it."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(first, "").partition(" ")[0]) if first else None
