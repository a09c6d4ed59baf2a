"""Where facts come from: the pack's sources for its rows, the officer's citations for the officer's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from liaison.domain.provenance import Basis, Provenance
from liaison.store.reference.asking import as_list, ask, partial_date

_SOURCES = """
SELECT id, title, publisher, url FROM ref_source WHERE id IN (SELECT value FROM json_each(:wanted))
"""
_CITATIONS = """
SELECT citation.target_id, source.title, source.publisher, source.url,
       coalesce(citation.as_of, source.as_of), coalesce(citation.basis, source.basis), citation.confidence
FROM citation LEFT JOIN source ON source.id = citation.source_id AND source.deleted = 0
WHERE citation.deleted = 0 AND citation.target_table = :target
  AND citation.target_id IN (SELECT value FROM json_each(:wanted))
ORDER BY citation.id
"""
_BASES: dict[str, Basis] = {basis.value: basis for basis in Basis}
UNCITED = Provenance("", "", "", None, Basis.OFFICER)


class Mark(NamedTuple):
    """What a pack's row says about its source; `source_id` is None for an officer's own row."""

    source_id: str | None
    as_of: str | None
    basis: str | None
    file: str | None
    line: int | None


class Origins:
    """Gives provenances, having read what it needs in two questions.

    Args:
        target: table name of the officer's own rows, as citations name it.
        marks: of the rows that will be asked for; own rows with their identity.
    """

    def __init__(self, connection: Connection, target: str, marks: Iterable[tuple[str, Mark]]) -> None:
        given = tuple(marks)
        pack = {mark.source_id for _, mark in given if mark.source_id is not None}
        own = {identity for identity, mark in given if mark.source_id is None}
        self._sources: Mapping[str, tuple[str, str, str]] = _sources(connection, pack) if pack else {}
        self._citations: Mapping[str, Provenance] = _citations(connection, target, own) if own else {}

    def provenance(self, identity: str, mark: Mark) -> Provenance:
        """Source and age of one row."""
        if mark.source_id is None:
            return self._citations.get(identity, UNCITED)
        title, publisher, url = self._sources.get(mark.source_id, ("", "", ""))
        basis = _BASES.get(mark.basis or "", Basis.LOWER_BOUND)
        return Provenance(title, publisher, url, partial_date(mark.as_of), basis, mark.file or "", mark.line or 0)


def _sources(connection: Connection, wanted: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    rows = ask(connection, _SOURCES, wanted=as_list(wanted))
    return {identity: (title or "", publisher or "", url or "") for identity, title, publisher, url in rows}


def _citations(connection: Connection, target: str, wanted: Iterable[str]) -> dict[str, Provenance]:
    """The newest citation of each row."""
    return {
        identity: Provenance(
            title or "", publisher or "", url or "", partial_date(as_of), _basis(basis), confidence=confidence or ""
        )
        for identity, title, publisher, url, as_of, basis, confidence in ask(
            connection, _CITATIONS, target=target, wanted=as_list(wanted)
        )
    }


def _basis(text: str | None) -> Basis:
    return _BASES.get(text or "", Basis.OFFICER)
