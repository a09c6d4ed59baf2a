"""Finding agencies and offices by the beginnings of words, in names that are folded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from liaison.base.prefixes import Prefixes
from liaison.domain.countries import folded
from liaison.domain.directory import Found, FoundKind
from liaison.domain.folding import words_of
from liaison.store.reference.directory_rows import AgencyRow


class FoundNames:
    """All names there are.

    Args:
        offices: id, agency, name and city.
        further: more names of agencies, by id.
    """

    def __init__(
        self,
        agencies: Sequence[AgencyRow],
        offices: Iterable[tuple[str, str, str, str]],
        further: Mapping[str, Iterable[str]],
    ) -> None:
        names = {row.id: row.short_name or row.name_en for row in agencies}
        shown = {identity: words_of(name) for identity, name in names.items()}
        self._words = Prefixes()
        self._found: list[tuple[FoundKind, str, str, str]] = []
        for row in agencies:
            own = words_of(" ".join((row.name_en, row.native_name, row.short_name, *further.get(row.id, ()))))
            self._words.add(len(self._found), own)
            context = names.get(row.parent_agency_id, "")
            self._found.append((FoundKind.AGENCY, row.id, row.name_en or row.native_name, context))
        for identity, agency, name, city in offices:
            self._words.add(len(self._found), words_of(f"{name} {city}") | shown.get(agency, set()))
            self._found.append((FoundKind.OFFICE, identity, name, names.get(agency, "")))
        self._words.prepare()

    def find(self, text: str, limit: int) -> tuple[Found, ...]:
        """Those in which every word of `text` begins a word; agencies first."""
        return tuple(Found(*self._found[number]) for number in self._words.starting_with(folded(text).split())[:limit])
