"""Finding agencies and offices by the beginnings of words, in names that are folded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from liaison.domain.countries import folded
from liaison.domain.directory import Found, FoundKind
from liaison.store.reference.directory_rows import AgencyRow, OfficeRow


class FoundNames:
    """All names there are.

    Args:
        further: more names of agencies, by id.
    """

    def __init__(
        self, agencies: Sequence[AgencyRow], offices: Sequence[OfficeRow], further: Mapping[str, Iterable[str]]
    ) -> None:
        names = {row.id: row.short_name or row.name_en for row in agencies}
        shown = {identity: fold_words(name) for identity, name in names.items()}
        self._found = [
            (FoundKind.AGENCY, row.id, row.name_en or row.native_name, names.get(row.parent_agency_id, ""))
            for row in agencies
        ]
        self._haystacks = [
            fold_words(" ".join((row.name_en, row.native_name, row.short_name, *further.get(row.id, ()))))
            for row in agencies
        ]
        self._found += [(FoundKind.OFFICE, row.id, row.name, names.get(row.agency_id, "")) for row in offices]
        self._haystacks += [fold_words(f"{row.name} {row.city}") + shown.get(row.agency_id, "") for row in offices]

    def find(self, text: str, limit: int) -> tuple[Found, ...]:
        """Those in which every word of `text` begins a word; agencies first."""
        wanted = [f" {word}" for word in folded(text).split()]
        if not wanted:
            return ()
        first, *further = wanted
        hits = []
        for number, haystack in enumerate(self._haystacks):
            if first in haystack and all(word in haystack for word in further):
                hits.append(number)
                if len(hits) == limit:
                    break
        return tuple(Found(*self._found[number]) for number in hits)


_SIMPLE = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def fold_words(text: str) -> str:
    """`text` folded, a space before each word; plain English, which most names are, takes a twentieth of the time."""
    words = text.lower().translate(_SIMPLE).split() if text.isascii() else folded(text).split()
    return " " + " ".join(words) if words else ""
