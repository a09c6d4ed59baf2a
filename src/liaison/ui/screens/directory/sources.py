"""Numbers for the sources of a page, so that each fact names its source in three characters."""

from __future__ import annotations

from liaison.domain.provenance import Provenance
from liaison.ui.screens.directory.page import NumberedSource


class Sources:
    """Gives each source its number in the order in which facts name it."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._numbered: list[NumberedSource] = []

    def number(self, provenance: Provenance, remark: str = "") -> int:
        """The number of the fact's source, from 1."""
        as_of = "" if provenance.as_of is None else provenance.as_of.text
        key = (provenance.url, provenance.source_title, as_of, provenance.confidence, remark)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._numbered.append(NumberedSource(self._numbers[key], provenance, remark))
        return self._numbers[key]

    def mark(self, provenance: Provenance, remark: str = "") -> str:
        """The number as facts show it: `[1]`."""
        return f"[{self.number(provenance, remark)}]"

    def all(self) -> tuple[NumberedSource, ...]:
        """The sources named so far."""
        return tuple(self._numbered)
