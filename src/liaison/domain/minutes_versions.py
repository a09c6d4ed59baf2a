"""Minutes as they became final: the text, the names and labels of that day, and how the other side came to agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from liaison.domain.countries import Countries, Country
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Delegation, MeetingHeader, MeetingState
from liaison.domain.minutes_records import FrozenRecords
from liaison.domain.rows import ChangeSet, RowKey


class Named(StrEnum):
    """What a frozen name is the name of."""

    COUNTRY = "country"
    AGENCY = "agency"
    OFFICE = "office"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class FrozenName:
    """What something of the directory was called on the day.

    Attributes:
        id: its key; of a country the alpha-2 code, of a topic what is written of it.
        name: in English, or as the directory shows it.
        name_ru: in Russian where there is one, else empty.
    """

    kind: Named
    id: str
    name: str
    name_ru: str = ""

    def in_language(self, language: str) -> str:
        """The name in a language (ISO 639-1); the first one where there is none in it."""
        return (self.name_ru if language == "ru" else "") or self.name


@dataclass(frozen=True, slots=True)
class FrozenLabels:
    """Everything final minutes show besides their text, as it was shown on the day.

    Attributes:
        names: of the countries, agencies and offices that header and delegations speak of by key, and of the text's topics.
        records: None where they were not kept: then the live ones are shown.
    """

    header: MeetingHeader
    delegations: tuple[Delegation, ...] = ()
    series_name: str | None = None
    ordinal: int | None = None
    names: tuple[FrozenName, ...] = ()
    records: FrozenRecords | None = None

    def name(self, kind: Named, identity: str | None, language: str) -> str | None:
        """What something was called on the day; None when it is not among the labels."""
        found = (one for one in self.names if one.kind is kind and one.id == identity)
        return next((one.in_language(language) for one in found), None)


def frozen_countries(labels: FrozenLabels) -> Countries:
    """The countries the labels speak of, as they were called on the day."""
    named = (one for one in labels.names if one.kind is Named.COUNTRY)
    return Countries(Country(one.id, "", one.name, one.name_ru or one.name, "", "", "") for one in named)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the other side agreed to the text; what is empty or None is not known, or has not happened.

    Attributes:
        sent_to: whom, as written.
        signed_by: who signed, as written.
    """

    sent_to: str = ""
    sent_on: PartialDate | None = None
    agreed_on: PartialDate | None = None
    signed_on: PartialDate | None = None
    signed_by: str = ""
    remark: str = ""


class Doubt(Enum):
    """An order of dates that may be a slip of the pen."""

    AGREED_BEFORE_SENT = "agreed before sent"
    SIGNED_BEFORE_SENT = "signed before sent"
    SIGNED_BEFORE_AGREED = "signed before agreed"


def doubts(agreement: Agreement) -> tuple[Doubt, ...]:
    """What cannot have happened in this order, as far as the dates are known; it can still be meant so."""
    return tuple(_doubts(agreement))


def _doubts(agreement: Agreement) -> Iterator[Doubt]:
    if _is_before(agreement.agreed_on, agreement.sent_on):
        yield Doubt.AGREED_BEFORE_SENT
    if _is_before(agreement.signed_on, agreement.sent_on):
        yield Doubt.SIGNED_BEFORE_SENT
    if _is_before(agreement.signed_on, agreement.agreed_on):
        yield Doubt.SIGNED_BEFORE_AGREED


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """True when the one surely was before the other."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    """A version of the minutes that was final.

    Attributes:
        number: counts the versions of one meeting from 1.
        finalised_at: with its zone; None when not known.
        labels: None when they cannot be read.
        reopened_at, reason: when it was opened again as the next version, and why; None while it is the last.
    """

    key: RowKey
    number: int
    finalised_at: datetime | None
    body: str
    labels: FrozenLabels | None
    agreement: Agreement
    reopened_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesState:
    """How far the minutes of a meeting are.

    Attributes:
        number: of the version that is being written, or that is final.
        last: the version that was final last; None when none ever was.
    """

    state: MeetingState
    number: int
    last: MinutesVersion | None

    @property
    def is_final(self) -> bool:
        """True when nothing may be written."""
        return self.state is MeetingState.FINAL


@dataclass(frozen=True, slots=True)
class Finalised:
    """Minutes that became final, as which version, and what that touched."""

    number: int
    changes: ChangeSet
