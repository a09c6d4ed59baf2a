"""One leg of a file as the facts it states; what cannot be read is told with its column, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from liaison.base.translations import languages, speaking, tr
from liaison.domain.cases.case_errors import ChainFileProblem
from liaison.domain.cases.chain_files import LegColumn
from liaison.domain.cases.chains import LegFacts, LegRole, LegState, Way
from liaison.domain.cases.quantities import Quantity
from liaison.domain.country_names import CountryNames, UnknownCountry, folded_name
from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.statements import InformationGrade, SourceGrade

_SHOWN = 60
_OF_ANOTHER_STORE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Read = TypeVar("Read")
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RawLeg:
    """A leg as a file has it.

    Attributes:
        row: where it stands, in words.
        number: by which other legs of the file name it; empty when it has none.
        leads_to: the numbers of the legs it leads to.
    """

    row: str
    number: str
    cells: Mapping[LegColumn, str]
    leads_to: tuple[str, ...] = ()


class KnownAgencies:
    """The agencies of the directory, by id and by whole name.

    Args:
        agencies: of each its id and all its names.
    """

    def __init__(self, agencies: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, set[str]] = {}
        for identity, names in agencies:
            self._ids.add(identity)
            for name in filter(None, names):
                self._by_name.setdefault(folded_name(name), set()).add(identity)

    def find(self, text: str) -> tuple[str, str]:
        """The id, or the text as the name of one the directory does not know. Raises ValueError for a name of several."""
        if text in self._ids:
            return text, ""
        name, bracket, identity = text.removesuffix("]").rpartition("[")
        if bracket and text.endswith("]"):
            if identity in self._ids:
                return identity, ""
            if name.strip() and _OF_ANOTHER_STORE.fullmatch(identity):
                text = name.strip()
        found = self._by_name.get(folded_name(text), set())
        if len(found) > 1:
            codes = ", ".join(sorted(found))
            raise ValueError(tr("Several agencies are called “{name}”: write which ({ids}).", name=text, ids=codes))
        return (next(iter(found)), "") if found else ("", text)


class LegReader:
    """Reads the legs of one file.

    Args:
        countries: by every name.
        codes: of the countries there are; a superset of those with names.
    """

    def __init__(self, countries: CountryNames, codes: frozenset[str], agencies: KnownAgencies) -> None:
        self._countries, self._codes, self._agencies = countries, codes, agencies
        self._words: dict[type[StrEnum], dict[str, StrEnum]] = {}
        self._raw = RawLeg("", "", {})
        self._problems: list[ChainFileProblem] = []

    def read(self, raw: RawLeg) -> tuple[LegFacts, list[ChainFileProblem]]:
        """The facts of a leg, and what is wrong with them; what is wrong is left out of the facts."""
        self._raw, self._problems = raw, []
        agency_id, agency_name = self._tried(LegColumn.AGENCY, self._agencies.find) or ("", "")
        quantity = self._tried(LegColumn.QUANTITY, Quantity.parse)
        facts = LegFacts(
            self._tried(LegColumn.COUNTRY, self._country) or "",
            self._text(LegColumn.PLACE),
            self._one_of(LegColumn.ROLE, LegRole),
            self._one_of(LegColumn.WAY, Way),
            self._text(LegColumn.GOODS),
            state=self._one_of(LegColumn.STATE, LegState),
            agency_id=agency_id,
            agency_name=agency_name,
            since=self._tried(LegColumn.SINCE, _date),
            until=self._tried(LegColumn.UNTIL, _date),
            source=self._text(LegColumn.SOURCE),
            source_grade=self._one_of(LegColumn.SOURCE_GRADE, SourceGrade),
            information_grade=self._one_of(LegColumn.INFORMATION_GRADE, InformationGrade),
            remark=self._text(LegColumn.REMARK),
        )
        return facts.with_quantity(quantity), self._problems

    def _text(self, column: LegColumn) -> str:
        return self._raw.cells.get(column, "")

    def _tried(self, column: LegColumn, read: Callable[[str], Read]) -> Read | None:
        text = self._text(column)
        try:
            return read(text) if text else None
        except ValueError as error:
            self._wrong(column, str(getattr(error, "sentence", error)))
        return None

    def _country(self, text: str) -> str:
        try:
            return self._countries.find(text)
        except UnknownCountry:
            # a code that has no name, such as EU
            if len(text) == 2 and text.isalpha() and text.upper() in self._codes:
                return text.upper()
            raise

    def _one_of(self, column: LegColumn, kind: type[Kind]) -> Kind | None:
        text = self._text(column)
        if not text:
            return None
        found = self._words_of(kind).get(folded_name(text))
        if isinstance(found, kind):
            return found
        choices = ", ".join(member.value for member in kind)
        self._wrong(column, tr("“{text}” is none of: {choices}.", text=text[:_SHOWN], choices=choices))
        return None

    def _words_of(self, kind: type[StrEnum]) -> dict[str, StrEnum]:
        """The members by value, and by label in every language there is."""
        if kind not in self._words:
            words = {folded_name(member.value.replace("_", " ")): member for member in kind}
            for language in languages():
                with speaking(language):
                    for member in kind:
                        words.setdefault(folded_name(str(getattr(member, "label", ""))), member)
            self._words[kind] = words
        return self._words[kind]

    def _wrong(self, column: LegColumn, sentence: str) -> None:
        self._problems.append(ChainFileProblem(self._raw.row, column, sentence))


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except DateError:
        # as a spreadsheet or a person writes it
        return read_date(text)
