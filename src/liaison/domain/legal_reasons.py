"""Why a legal basis is given, is not given, or is not known: the steps of the reasoning, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import language, marked, tr
from liaison.domain.countries import Countries
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import EUROPEAN_UNION, Subject
from liaison.domain.provenance import Provenance


class ReasonKind(StrEnum):
    """What a step rests on; {country} and {date} are the step's own."""

    # the instrument itself
    NOT_SIGNED_YET = "not_signed_yet"
    NOT_IN_FORCE_YET = "not_in_force_yet"
    ENTRY_UNCERTAIN = "entry_uncertain"
    ENTRY_NOT_STATED = "entry_not_stated"
    USE_NOT_STATED = "use_not_stated"
    SUBJECT_NOT_STATED = "subject_not_stated"
    # one side
    IN_FORCE_SINCE = "in_force_since"
    IN_FORCE_UNDATED = "in_force_undated"
    DEPOSITED = "deposited"
    DEPOSITED_UNDATED = "deposited_undated"
    DEPOSITED_SHORTLY_BEFORE = "deposited_shortly_before"
    DATE_UNCERTAIN = "date_uncertain"
    BOUND_LATER = "bound_later"
    STATED_LATER = "stated_later"
    SIGNED_ONLY = "signed_only"
    SIGNED_LATER = "signed_later"
    NOT_A_PARTY_IN_COMPLETE_LIST = "not_a_party_in_complete_list"
    SIGNED_ONLY_IN_COMPLETE_LIST = "signed_only_in_complete_list"
    DENOUNCED = "denounced"
    DENOUNCED_SHORTLY_BEFORE = "denounced_shortly_before"
    DENOUNCED_LATER = "denounced_later"
    LIST_INCOMPLETE = "list_incomplete"
    LIST_SPEAKS_LATER = "list_speaks_later"
    THROUGH_UNION = "through_union"
    MEMBER_SINCE = "member_since"
    MEMBER_LATER = "member_later"
    MEMBER_UNTIL = "member_until"
    MEMBERSHIP_UNCERTAIN = "membership_uncertain"
    MEMBERSHIP_NOT_KNOWN = "membership_not_known"
    # the pair, for bilateral treaties of one kind
    TREATY_FOUND = "treaty_found"
    TREATY_UNCERTAIN = "treaty_uncertain"
    NOT_IN_TREATY_LIST = "not_in_treaty_list"
    TREATY_LIST_SPEAKS_LATER = "treaty_list_speaks_later"
    TREATY_LIST_INCOMPLETE = "treaty_list_incomplete"
    NO_TREATY_LIST = "no_treaty_list"


_SENTENCES = {
    ReasonKind.NOT_SIGNED_YET: marked("It was signed only on {date}."),
    ReasonKind.NOT_IN_FORCE_YET: marked("It entered into force only on {date}."),
    ReasonKind.ENTRY_UNCERTAIN: marked(
        "It entered into force {date}; that is not exact enough for the date asked about."
    ),
    ReasonKind.ENTRY_NOT_STATED: marked("The source does not say when it entered into force."),
    ReasonKind.USE_NOT_STATED: marked("The source does not say what it can be used for."),
    ReasonKind.SUBJECT_NOT_STATED: marked("The source does not say for which crimes it is."),
    ReasonKind.IN_FORCE_SINCE: marked("{country}: in force since {date}."),
    ReasonKind.IN_FORCE_UNDATED: marked("{country}: in force; since when is not in the source."),
    ReasonKind.DEPOSITED: marked("{country}: bound by its deposit of {date}."),
    ReasonKind.DEPOSITED_UNDATED: marked("{country}: ratified or acceded; when is not in the source."),
    ReasonKind.DEPOSITED_SHORTLY_BEFORE: marked(
        "{country}: deposited {date}; it enters into force some months later, and the day is not in the source."
    ),
    ReasonKind.DATE_UNCERTAIN: marked("{country}: {date} is not exact enough for the date asked about."),
    ReasonKind.BOUND_LATER: marked("{country}: bound only later ({date})."),
    ReasonKind.STATED_LATER: marked("{country}: the source speaks for a later date, and does not say since when."),
    ReasonKind.SIGNED_ONLY: marked(
        "{country}: signed {date}. A signature alone binds nobody; whether more followed is not in the source."
    ),
    ReasonKind.SIGNED_LATER: marked("{country}: signed only later ({date})."),
    ReasonKind.NOT_A_PARTY_IN_COMPLETE_LIST: marked("{country}: not a party in the complete list."),
    ReasonKind.SIGNED_ONLY_IN_COMPLETE_LIST: marked("{country}: signed {date}, and not a party in the complete list."),
    ReasonKind.DENOUNCED: marked("{country}: denounced {date}."),
    ReasonKind.DENOUNCED_SHORTLY_BEFORE: marked(
        "{country}: denounced {date}; it takes effect up to a year later, and the day is not in the source."
    ),
    ReasonKind.DENOUNCED_LATER: marked(
        "{country}: denounced later ({date}); since when it was bound is not in the source."
    ),
    ReasonKind.LIST_INCOMPLETE: marked("{country}: not in the source's list of parties, which is not complete."),
    ReasonKind.LIST_SPEAKS_LATER: marked("{country}: not in the list of parties, which speaks for a later date."),
    ReasonKind.THROUGH_UNION: marked("{country}: bound as a member state, because the European Union is a party."),
    ReasonKind.MEMBER_SINCE: marked("{country}: member state of the European Union since {date}."),
    ReasonKind.MEMBER_LATER: marked("{country}: member state of the European Union only since {date}."),
    ReasonKind.MEMBER_UNTIL: marked("{country}: member state of the European Union only until {date}."),
    ReasonKind.MEMBERSHIP_UNCERTAIN: marked(
        "{country}: member state of the European Union; since when is not exact enough."
    ),
    ReasonKind.MEMBERSHIP_NOT_KNOWN: marked("{country}: not known as a member state of the European Union."),
    ReasonKind.TREATY_FOUND: marked("A bilateral instrument is in force."),
    ReasonKind.TREATY_UNCERTAIN: marked("There is a bilateral instrument; whether it is in force is not known."),
    ReasonKind.NOT_IN_TREATY_LIST: marked("{country}: its complete list of treaties names none of this kind."),
    ReasonKind.TREATY_LIST_SPEAKS_LATER: marked(
        "{country}: its complete list of treaties names none of this kind, but speaks for a later date than the one asked about."
    ),
    ReasonKind.TREATY_LIST_INCOMPLETE: marked(
        "{country}: its list of treaties is not complete; one that is missing there may exist."
    ),
    ReasonKind.NO_TREATY_LIST: marked("No source lists the bilateral treaties of these countries."),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning.

    Attributes:
        country_iso2: whom it is about; empty when it is about the instrument or the pair.
        date: the date the step rests on; None when it rests on none.
        note: the source's own words; may be empty.
        provenance: source and age of the fact behind the step; None for a step without one.
    """

    kind: ReasonKind
    country_iso2: str = ""
    date: PartialDate | None = None
    note: str = ""
    provenance: Provenance | None = None

    def sentence(self, countries: Countries) -> str:
        """The step in the language in use."""
        union = self.country_iso2 == EUROPEAN_UNION
        name = tr("European Union") if union else countries.name(self.country_iso2, language())
        date = str(self.date) if self.date is not None else tr("date not known")
        return tr(_SENTENCES[self.kind], country=name, date=date)


class ConditionKind(StrEnum):
    """Under which condition an instrument fits the crime asked about."""

    ONLY_FOR = "only_for"
    ORGANISED_GROUP = "organised_group"
    CORRUPTION_INVOLVED = "corruption_involved"
    PROCEEDS = "proceeds"
    ELECTRONIC_EVIDENCE = "electronic_evidence"
    CUSTOMS_OFFENCE = "customs_offence"
    UNION_POWERS = "union_powers"


_CONDITIONS = {
    ConditionKind.ONLY_FOR: marked("only for {subject}"),
    ConditionKind.ORGANISED_GROUP: marked(
        "when an organised criminal group is involved, across borders, and the offence carries four years or more"
    ),
    ConditionKind.CORRUPTION_INVOLVED: marked("for corruption in connection with the offence"),
    ConditionKind.PROCEEDS: marked("for the proceeds of the offence and their laundering"),
    ConditionKind.ELECTRONIC_EVIDENCE: marked("for evidence in electronic form"),
    ConditionKind.CUSTOMS_OFFENCE: marked("as far as customs law was broken"),
    ConditionKind.UNION_POWERS: marked("through the European Union, as far as its own powers reach"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A limit of a "yes".

    Attributes:
        subject: of ONLY_FOR; None for the others.
    """

    kind: ConditionKind
    subject: Subject | None = None

    @property
    def words(self) -> str:
        """The condition in the language in use."""
        return tr(_CONDITIONS[self.kind], subject=self.subject.label if self.subject else "")
