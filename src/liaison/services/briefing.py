"""Preparing: the brief for a meeting, a country, an agency or an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liaison.base.ids import id_before
from liaison.base.translations import language, tr
from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.domain.briefing import Brief, NamedSide, SinceLast
from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.meetings import Delegation, Meeting, Tlp
from liaison.domain.minutes import strictest
from liaison.domain.note_records import DONE, OPEN
from liaison.domain.pack_errors import NotInDirectoryError
from liaison.domain.people import Holding
from liaison.domain.provenance import AppliedCorrection
from liaison.domain.rows import RowKey
from liaison.domain.sides import OwnOffice
from liaison.domain.treaty_wishes import TreatyWish, WishFilter
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store import briefing_rows, meeting_rows
from liaison.store.engine import Store
from liaison.store.hand_over_rows import met_at, strictest_marking
from liaison.store.own_office import own_office
from liaison.store.reference.directory_rows import agencies
from liaison.store.reference.installed import installed_pack

AT_LENGTH = 3
"""Sides told of at length; of a committee's dozen each is named."""
MET, LOOKED_THROUGH, REQUESTS, CASES = 6, 2_000, 20, 12
FIRST = 6
"""Offices listed a country."""
COUNTRIES = 4
"""Countries of the other side whose coverage and legal bases are told."""

_TLPS = {marking.value: marking for marking in Tlp}
Detail = AgencyDetail | OfficeDetail


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a brief is about, once its sides are known.

    Attributes:
        besides: the meeting prepared; empty for none.
        place: a country whose meetings are told where no agency is known; empty for none.
    """

    subject: Subject
    title: str
    on: date
    home: str
    countries: tuple[str, ...]
    counterparts: tuple[Detail, ...]
    agencies: tuple[str, ...]
    sides: tuple[NamedSide, ...] = ()
    besides: str = ""
    place: str = ""


class BriefingService:
    """What an officer reads beforehand; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day on which it is read.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today
        self._directory = DirectoryService(store, today)
        self._coverage = CoverageService(store, today)
        self._bases = LegalBasisService(store, today)
        self._wishes = TreatyWishService(store)

    def brief(self, question: BriefQuestion) -> Brief | None:
        """The brief on anything; None for a meeting that was deleted. Raises NotInDirectoryError."""
        if question.subject is Subject.MEETING:
            return self.of_meeting(RowKey(question.scope, question.id))
        read = {Subject.AGENCY: self.of_agency, Subject.OFFICE: self.of_office, Subject.COUNTRY: self.of_country}
        return read[question.subject](question.id)

    def vocabularies(self) -> tuple[Countries, CrimeTypes]:
        """What is needed to name countries and crimes."""
        return self._coverage.countries(), self._coverage.crime_types()

    def of_agency(self, identity: str) -> Brief:
        """Before dealing with an agency. Raises NotInDirectoryError."""
        return self._of_detail(Subject.AGENCY, self._directory.agency(identity), identity)

    def of_office(self, identity: str) -> Brief:
        """Before dealing with an office. Raises NotInDirectoryError."""
        office = self._directory.office(identity)
        return self._of_detail(Subject.OFFICE, office, office.agency.id)

    def of_country(self, iso2: str) -> Brief:
        """Before dealing with a country (ISO alpha-2)."""
        asked = _Asked(
            Subject.COUNTRY,
            self._coverage.countries().name(iso2, language()),
            self._today(),
            self._own().country_iso2 or "",
            (iso2,),
            (),
            (),
            place=iso2,
        )
        return self._gathered(asked)

    def of_meeting(self, key: RowKey) -> Brief | None:
        """Before a meeting; None when it was deleted."""
        with self._store.read() as connection:
            meeting = meeting_rows.meeting_of(connection, key)
        return self._gathered(self._of_sides(meeting)) if meeting is not None else None

    def _of_detail(self, subject: Subject, detail: Detail, agency: str) -> Brief:
        country = self._country_of(agency)
        home = self._own().country_iso2 or ""
        countries = (country,) if country and country != home else ()
        asked = _Asked(subject, detail.name, self._today(), home, countries, (detail,), (agency,))
        return self._gathered(asked)

    def _of_sides(self, meeting: Meeting) -> _Asked:
        own = self._own()
        ours = [side for side in meeting.delegations if own.sits_in(side)]
        others = [side for side in meeting.delegations if side not in ours]
        countries = [self._country_of_side(side) for side in others]
        home = own.country_iso2 or _only(self._country_of_side(side) for side in ours)
        if not home and len(set(filter(None, countries))) == 2:
            # which of the two is the own side is not known, and the bases between them are the same both ways
            home = countries[0]
        known = [side for side in others if side.agency_id or side.office_id]
        at_length = known if len(known) <= AT_LENGTH else []
        told = [(side, found) for side in at_length if (found := self._detail(side)) is not None]
        header = meeting.header
        day = header.date.latest or header.date.earliest if header.date else None
        return _Asked(
            Subject.MEETING,
            header.title or tr("Meeting without a title"),
            day or self._today(),
            home,
            tuple(dict.fromkeys(one for one in countries if one and one != home)),
            tuple(found for _, found in told),
            tuple(dict.fromkeys(side.agency_id for side in others if side.agency_id)),
            tuple(_named(side) for side in others if side not in [one for one, _ in told]),
            meeting.key.id,
        )

    def _gathered(self, asked: _Asked) -> Brief:
        countries = asked.countries[:COUNTRIES]
        shown = tuple(dict.fromkeys((*countries, *((asked.home,) if asked.home else ()))))
        with self._store.read() as connection:
            before = briefing_rows.meetings_with(connection, asked.agencies, asked.besides, LOOKED_THROUGH)
            if asked.place:
                before = briefing_rows.meetings_in(connection, asked.place, asked.besides, LOOKED_THROUGH)
            ids = [key.id for key, _ in before]
            met = met_at(connection, ids[:MET])
            promises = briefing_rows.promises(connection, ids, OPEN)
            requests = briefing_rows.requests(connection, asked.agencies, asked.home, countries, REQUESTS)
            cases, markings = briefing_rows.cases(connection, asked.agencies, countries, CASES)
            marking = strictest((strictest_marking(connection, ids[:MET]), *(_TLPS.get(one) for one in markings)))
            pack = installed_pack(connection)
        last = next((day for _, day in before if day is not None and day <= asked.on), None)
        return Brief(
            subject=asked.subject,
            title=asked.title,
            on=asked.on,
            counterparts=asked.counterparts,
            sides=asked.sides,
            home=asked.home,
            countries=countries,
            coverage=self._covered(shown, asked.on),
            legal=tuple(self._bases.between(asked.home, one) for one in countries) if asked.home else (),
            met=tuple(met[identity] for identity in ids[:MET] if identity in met),
            met_count=len(ids),
            promises=promises,
            wishes=self._wishes_for(asked, set(ids) | {asked.besides}),
            requests=requests,
            since=self._since(last, shown, asked.counterparts, ids) if last is not None else None,
            pack=pack,
            marking=marking,
            further_countries=len(asked.countries) - len(countries),
            cases=cases,
        )

    def _covered(self, countries: Sequence[str], day: date) -> CoverageAnswer:
        if not countries:
            return CoverageAnswer(day, "", ())
        return self._coverage.who_covers(countries, "", day, FIRST)

    def _since(self, last: date, countries: Sequence[str], counterparts: Sequence[Detail], ids: list[str]) -> SinceLast:
        with self._store.read() as connection:
            kept = briefing_rows.promises(connection, ids, DONE, last)
            pack = installed_pack(connection)
        holders = [one for detail in counterparts for post in detail.posts for one in post.holders]
        began = tuple(
            one for one in holders if one.held_from and one.held_from.earliest and one.held_from.earliest > last
        )
        return SinceLast(
            last,
            self._coverage.difference(countries, "", last, self._today()),
            began,
            tuple(one for one in holders if _ended_after(one, last)),
            kept,
            tuple(one for detail in counterparts for one in _corrected_after(detail, last)),
            pack is not None and pack.released > last,
        )

    def _wishes_for(self, asked: _Asked, meetings: set[str]) -> tuple[TreatyWish, ...]:
        wanted = [{asked.home, one} for one in asked.countries if asked.home]
        return tuple(
            one
            for one in self._wishes.list(WishFilter(open_only=True))
            if {one.wish.country_iso2, one.wish.counterpart_iso2} in wanted or one.wish.meeting_id in meetings
        )

    def _detail(self, side: Delegation) -> Detail | None:
        """What the directory says of a side; None when its entry left the directory."""
        try:
            if side.office_id:
                return self._directory.office(side.office_id)
            return self._directory.agency(side.agency_id or "")
        except NotInDirectoryError:
            return None

    def _own(self) -> OwnOffice:
        with self._store.read() as connection:
            return own_office(connection)

    def _country_of(self, agency: str) -> str:
        with self._store.read() as connection:
            row = agencies(connection, (agency,)).get(agency)
        return row.country_iso2 if row is not None else ""

    def _country_of_side(self, side: Delegation) -> str:
        return side.country_iso2 or (self._country_of(side.agency_id) if side.agency_id else "")


def _named(side: Delegation) -> NamedSide:
    people = tuple(", ".join(filter(None, (one.name, one.post))) for one in side.participants)
    return NamedSide(side.name, side.capacity, people)


def _only(countries: Iterable[str]) -> str:
    """The one country there is; empty when there is none or more than one."""
    found = set(filter(None, countries))
    return found.pop() if len(found) == 1 else ""


def _ended_after(one: Holding, day: date) -> bool:
    return one.held_to is not None and one.held_to.latest is not None and one.held_to.latest >= day


def _corrected_after(detail: Detail, day: date) -> list[AppliedCorrection]:
    given = [*detail.corrections]
    if isinstance(detail, OfficeDetail):
        given += [one for fact in detail.covers for one in fact.corrections]
    # identities tell when they were made
    return [one for one in given if one.state.decides and one.correction.identity >= id_before(day)]
