"""Gathers what a chain on one page says: its legs, whom to call with the number to dial, bases, and how old all that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from liaison.base.translations import language, tr, trn
from liaison.domain.cases.case_errors import CaseGone
from liaison.domain.cases.chain_answers import ChainAnswer
from liaison.domain.cases.chain_paper import ChainNames, ChainPaper, boxes_of, legend
from liaison.domain.cases.requests import RequestFacts
from liaison.domain.dates import PartialDate
from liaison.domain.legal_bases import Verdict
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictest
from liaison.domain.minutes_cleaning import cleaned
from liaison.domain.packs import InstalledPack
from liaison.domain.rows import RowKey
from liaison.domain.said_dates import said_date
from liaison.services.cases.cases import Case, CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.store.cases import values
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.installed import installed_pack


class ChainPaperService:
    """Every method runs on the store's thread; bytes are made of the paper by `liaison.export.chain_paper`, on any.

    Args:
        store: the open store.
        today: the day printed, and the one asked about.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today
        self._cases = CaseService(store, today)
        self._answers = ChainAnswerService(store, today)

    def paper(self, key: RowKey) -> ChainPaper:
        """The chain of a case, in the language in use. Raises CaseGone."""
        case = self._cases.case(key)
        if case is None:
            raise CaseGone
        answer = self._answers.answer(key, case.chain.countries(), case.facts.crime_type)
        with self._store.read() as connection:
            names = _names(connection, case, answer)
            crime = _crime(connection, case.facts.crime_type)
            marking = _marking(connection, case, answer)
            pack = installed_pack(connection)
        legs = len(case.chain.legs)
        printed = tr("printed {date}", date=said_date(PartialDate.of(self._today())))
        return cleaned(
            ChainPaper(
                tr("Chain of a case"),
                language(),
                case.name,
                " · ".join(filter(None, (crime, trn("{n} leg", "{n} legs", legs), printed))),
                marking,
                self._today(),
                boxes_of(case.chain, answer, names),
                legend(),
                tr("Nobody or no country known"),
                tuple(_sources(answer, pack)),
            )
        )


def _names(connection: OpenConnection, case: Case, answer: ChainAnswer) -> ChainNames:
    countries = vocabularies.countries(connection)
    first = [one.first.office for one in answer.by_country.values() if one.first is not None]
    found = offices(connection, {office.id for office in first})
    behind = agencies(connection, {office.agency_id for office in first})
    phones = {
        office.id: (found[office.id].phone if office.id in found else "")
        or (behind[office.agency_id].phone if office.agency_id in behind else "")
        for office in first
    }
    return ChainNames(
        {code: countries.name(code, language()) for code in case.chain.countries()}, case.agencies, phones
    )


def _crime(connection: OpenConnection, code: str) -> str:
    return vocabularies.crime_types(connection).name(code, language()) if code else ""


def _marking(connection: OpenConnection, case: Case, answer: ChainAnswer) -> Tlp | None:
    """The strictest of the case and of the requests that are named."""
    shown = (request.key for one in answer.by_country.values() for request in one.requests)
    kept = (values.one_of(connection, RequestFacts, key) for key in shown)
    return strictest((case.facts.tlp, *(one.facts.tlp for one in kept if one is not None)))


def _sources(answer: ChainAnswer, pack: InstalledPack | None) -> Iterable[str]:
    said = [one.first.fact.provenance.as_of for one in answer.by_country.values() if one.first is not None]
    bases = [
        found.as_of
        for one in answer.by_country.values()
        if one.basis is not None
        for found in one.basis.instruments[:1]
        if found.verdict is Verdict.YES
    ]
    if said:
        yield tr("Offices: {dates}", dates=_span(said))
    if bases:
        yield tr("Legal bases: {dates}", dates=_span(bases))
    if pack is not None:
        yield tr("Reference pack {version} of {date}", version=pack.version, date=pack.released)
    yield tr("Legs, goods and requests: the officer's own records")


def _span(dates: list[PartialDate | None]) -> str:
    """From the oldest to the newest source, and how many have no date."""
    known = sorted({one for one in dates if one is not None}, key=lambda one: one.sort_key)
    undated = sum(one is None for one in dates)
    parts = []
    if len(known) > 1:
        parts.append(tr("sources as of {first} to {last}", first=known[0], last=known[-1]))
    elif known:
        parts.append(tr("as of {date}", date=known[0]))
    if undated:
        parts.append(trn("{n} without a date", "{n} without a date", undated))
    return ", ".join(parts)
