"""Asks what a request lacks: the legal bases between its states, and the rules of the one that is to receive it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from liaison.base.translations import language
from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.completeness import Circumstances, KnownBasis, Missing, missing
from liaison.domain.cases.receiving import GENERAL_MEASURES, NOT_RECEIVING, Receiver, Sheet
from liaison.domain.cases.request_errors import RequestGone
from liaison.domain.cases.requests import RequestFacts
from liaison.domain.competence_rules import NOT_KNOWN, Competent, Consultation, Facet, Outcome, Rule
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import LegalAnswer, Verdict
from liaison.domain.measures import measure_label
from liaison.domain.rows import RowKey
from liaison.services.competence_rules import CompetenceRuleService
from liaison.services.legal_bases import LegalBasisService
from liaison.store.cases import values
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.instrument_titles import instrument_titles

CENTRAL = "central-authority"


@dataclass(frozen=True, slots=True)
class AskedRequest:
    """A request, marked as its case where it is not marked itself, and the code of the crime that is about; empty without a case."""

    facts: RequestFacts
    crime: str = ""


class CompletenessService:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day asked about.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._bases = LegalBasisService(store, today)
        self._rules = CompetenceRuleService(store, today)

    def check(self, key: RowKey) -> tuple[Missing, ...]:
        """What a request lacks, in the language in use. Raises RequestGone."""
        asked = self.asked(key)
        return missing(asked.facts, self.circumstances(asked.facts, asked.crime))

    def asked(self, key: RowKey) -> AskedRequest:
        """A request as it is measured. Raises RequestGone."""
        with self._store.read() as connection:
            found = values.one_of(connection, RequestFacts, key)
            if found is None:
                raise RequestGone
            owner = values.owner_of(connection, RequestFacts, key)
            case = values.one_of(connection, CaseFacts, owner) if owner is not None else None
        if case is None:
            return AskedRequest(found.facts)
        return AskedRequest(replace(found.facts, tlp=found.facts.tlp or case.facts.tlp), case.facts.crime_type)

    def circumstances(self, facts: RequestFacts, crime: str) -> Circumstances:
        """What is known around a request that need not be saved yet; `missing` then tells at every key what it lacks."""
        measure = facts.measure or GENERAL_MEASURES[facts.kind]
        with self._store.read() as connection:
            countries = vocabularies.countries(connection)
            titles = instrument_titles(connection, {facts.instrument_id} - {""})
        return Circumstances(
            countries.name(facts.requesting_iso2, language()) if facts.requesting_iso2 else "",
            countries.name(facts.requested_iso2, language()) if facts.requested_iso2 else "",
            measure_label(measure),
            self._basis(facts, crime, titles.get(facts.instrument_id, facts.instrument_id)),
            self._sheet(facts, crime, measure) if facts.requested_iso2 else Sheet(),
        )

    def _basis(self, facts: RequestFacts, crime: str, chosen_name: str) -> KnownBasis | None:
        one, other, kind = facts.requesting_iso2, facts.requested_iso2, facts.kind.legal_kind
        if kind is None or not one or not other or one == other:
            return None
        answer = self._bases.between(one, other, crime)
        of_kind = next(found for found in answer.kinds if found.kind is kind)
        best = answer.instrument(of_kind.instruments[0]) if of_kind.instruments else None
        return KnownBasis(
            of_kind.verdict,
            of_kind.bilateral.verdict,
            best.instrument.name if best is not None else "",
            _chosen(answer, facts.instrument_id, kind),
            chosen_name,
        )

    def _sheet(self, facts: RequestFacts, crime: str, measure: str) -> Sheet:
        """What the rules of the requested state say of the measure, or of its kind where they say nothing of the measure."""
        found = Sheet()
        for asked in dict.fromkeys((measure, GENERAL_MEASURES[facts.kind])):
            answers = {
                Facet.MEASURE: asked,
                Facet.CRIME: crime or NOT_KNOWN,
                Facet.INSTRUMENT: facts.instrument_id or NOT_KNOWN,
            }
            found = _sheet_of(self._rules.consult(facts.requested_iso2, answers).consultation)
            if found.receivers:
                return found
        return found


def _chosen(answer: LegalAnswer, instrument: str, kind: LegalKind) -> Verdict | None:
    if not instrument:
        return None
    found = answer.instrument(instrument)
    if found is None:
        return Verdict.NOT_KNOWN
    return found.verdict if kind in found.kinds else Verdict.NO


def _sheet_of(found: Consultation) -> Sheet:
    receiving = [(one, rules) for one in found.authorities if (rules := _receiving(one))]
    receiving.sort(key=lambda one: all(rule.value(Facet.FUNCTION) != CENTRAL for rule in one[1]))
    rules = [rule for _, those in receiving for rule in those]
    return Sheet(
        found.outcome is not Outcome.NO_RULES,
        tuple(Receiver(one.authority.agency_id, one.authority.name) for one, _ in receiving),
        _said(rule.channel for rule in rules),
        _said(rule.languages for rule in rules),
    )


def _receiving(one: Competent) -> list[Rule]:
    return [rule for rule in one.rules if rule.value(Facet.FUNCTION) not in NOT_RECEIVING]


def _said(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in words if one))
