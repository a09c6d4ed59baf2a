"""Legal instruments and who is bound by them: what sources and officers say, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import AppliedCorrection, Origin, Provenance

EUROPEAN_UNION = "EU"
"""The code under which the Union is a party; in substance it binds the states that are members then."""
UNION_BODY = "eu"
"""The body of the directory whose members those states are."""


class LegalKind(StrEnum):
    """What a request asks for."""

    MLA = "mla"
    EXTRADITION = "extradition"
    CUSTOMS = "customs"

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    LegalKind.MLA: marked("Legal assistance"),
    LegalKind.EXTRADITION: marked("Extradition"),
    LegalKind.CUSTOMS: marked("Customs assistance"),
}


class InstrumentForm(StrEnum):
    """Between whom an instrument is; a pack always knows."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    EU_ACT = "eu_act"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The form in the language in use."""
        return tr(_FORMS[self])


_FORMS = {
    InstrumentForm.BILATERAL: marked("Bilateral"),
    InstrumentForm.MULTILATERAL: marked("Multilateral"),
    InstrumentForm.EU_ACT: marked("Act of the European Union"),
    InstrumentForm.NOT_KNOWN: marked("Form not known"),
}


class Subject(StrEnum):
    """What an instrument is about; GENERAL fits every crime."""

    GENERAL = "general"
    CUSTOMS = "customs"
    DRUGS = "drugs"
    TERRORISM = "terrorism"
    TERRORIST_FINANCING = "terrorist_financing"
    ORGANISED_CRIME = "organized_crime"
    TRAFFICKING_IN_PERSONS = "trafficking_in_persons"
    MIGRANT_SMUGGLING = "migrant_smuggling"
    FIREARMS = "firearms"
    CORRUPTION = "corruption"
    CYBERCRIME = "cybercrime"
    MONEY_LAUNDERING = "money_laundering"

    @property
    def label(self) -> str:
        """The subject in the language in use."""
        return tr(_SUBJECTS[self])


_SUBJECTS = {
    Subject.GENERAL: marked("all crimes"),
    Subject.CUSTOMS: marked("customs offences"),
    Subject.DRUGS: marked("drugs"),
    Subject.TERRORISM: marked("terrorism"),
    Subject.TERRORIST_FINANCING: marked("financing of terrorism"),
    Subject.ORGANISED_CRIME: marked("organised crime"),
    Subject.TRAFFICKING_IN_PERSONS: marked("trafficking in persons"),
    Subject.MIGRANT_SMUGGLING: marked("smuggling of migrants"),
    Subject.FIREARMS: marked("firearms"),
    Subject.CORRUPTION: marked("corruption"),
    Subject.CYBERCRIME: marked("cybercrime"),
    Subject.MONEY_LAUNDERING: marked("money laundering"),
}


class PartyStatus(StrEnum):
    """What a source says of a country under an instrument."""

    IN_FORCE = "in_force"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    SUCCEEDED = "succeeded"
    SIGNED = "signed"
    DENOUNCED = "denounced"

    @property
    def is_deposit(self) -> bool:
        """True when its date is that of a deposit, after which months pass until the instrument is in force for the country."""
        return self in (PartyStatus.RATIFIED, PartyStatus.ACCEDED, PartyStatus.SUCCEEDED)

    @property
    def label(self) -> str:
        """The status in the language in use."""
        return tr(_STATUSES[self])


_STATUSES = {
    PartyStatus.IN_FORCE: marked("In force"),
    PartyStatus.RATIFIED: marked("Ratified"),
    PartyStatus.ACCEDED: marked("Acceded"),
    PartyStatus.SUCCEEDED: marked("Succeeded"),
    PartyStatus.SIGNED: marked("Signed"),
    PartyStatus.DENOUNCED: marked("Denounced"),
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """A convention, a treaty or an act.

    Attributes:
        id: a pack's text key, or the identity of an officer's row.
        covers: what it can be used for; empty when the source does not say.
        subjects: what it is about; empty when the source does not say.
        signed: None when not known.
        entry_into_force: of the instrument itself, or the start of its application; None when the source does not say.
        reference: treaty series, journal or registration number.
        parties_complete: the source lists all parties as of its date, so that a missing country is none.
        remark: the source's own words.
    """

    id: str
    title: str
    short_title: str
    covers: tuple[LegalKind, ...]
    subjects: tuple[Subject, ...]
    form: InstrumentForm
    depositary: str
    signed: PartialDate | None
    entry_into_force: PartialDate | None
    reference: str
    parties_complete: bool
    remark: str
    provenance: Provenance
    origin: Origin

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class PartyFact:
    """What one source, or an officer, says of one country under an instrument.

    Attributes:
        id: identity of an officer's own row; empty for a pack's.
        country_iso2: ISO alpha-2, or `EU`.
        date: entry into force for the country (in force), deposit, signature or denunciation; None when the source does not say.
        reservation: a declaration or reservation, in the source's words.
        provenance: of the status and its date: the officer's where one of them was corrected.
        key: the statement's key in every pack; empty for an officer's own.
        corrections: beside what the pack says.
    """

    id: str
    country_iso2: str
    status: PartyStatus
    date: PartialDate | None
    reservation: str
    remark: str
    provenance: Provenance
    origin: Origin
    key: str = ""
    corrections: tuple[AppliedCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class UnionMembership:
    """That a country is or was a member state of the European Union.

    Attributes:
        since: None when the source does not say.
        until: the last day; None while it is a member.
        provenance: the officer's where one of the dates was corrected.
    """

    country_iso2: str
    since: PartialDate | None
    until: PartialDate | None
    provenance: Provenance
    origin: Origin


@dataclass(frozen=True, slots=True)
class TreatyList:
    """What a source says of how complete its list of a country's bilateral treaties of one kind is.

    Attributes:
        complete: True when a treaty that is not listed was not in force as of the source's date.
    """

    country_iso2: str
    kind: LegalKind
    complete: bool
    remark: str
    provenance: Provenance
