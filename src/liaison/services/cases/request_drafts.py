"""Makes drafts of requests from the store: what is written, what it names, and what it lacks, in the languages that are wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from liaison.base.translations import language, speaking, tr
from liaison.domain.cases.completeness import missing
from liaison.domain.cases.draft_languages import LANGUAGES, written_in
from liaison.domain.cases.draft_writing import DraftNames, draft_text
from liaison.domain.cases.request_draft import DraftText, RequestDraft
from liaison.domain.cases.requests import RequestFacts
from liaison.domain.dates import PartialDate
from liaison.domain.measures import measure_label
from liaison.domain.minutes_cleaning import cleaned
from liaison.domain.rows import RowKey
from liaison.domain.said_dates import said_date
from liaison.services.cases.completeness import AskedRequest, CompletenessService
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection
from liaison.store.reference.directory_rows import agencies
from liaison.store.reference.legal_rows import instruments
from liaison.store.reference.name_rows import further_names


class RequestDraftService:
    """Every method runs on the store's thread; bytes are made of a draft by `liaison.export`, on any.

    Args:
        store: the open store.
        today: the day of the draft, and the one asked about.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today
        self._completeness = CompletenessService(store, today)

    def draft(self, key: RowKey, languages: tuple[str, ...]) -> RequestDraft:
        """The draft of a request. Raises RequestGone.

        Args:
            languages: of `LANGUAGES`, the leading one first; two stand side by side.
        """
        wanted = tuple(dict.fromkeys(one for one in languages if one in LANGUAGES)) or LANGUAGES[:1]
        asked = self._completeness.asked(key)
        texts = []
        for one in wanted:
            with speaking(one):
                texts.append(self._text(asked, is_alone=len(wanted) == 1))
        today = self._today()
        with speaking(wanted[0]):
            footer = tr("Draft of {date}", date=said_date(PartialDate.of(today)))
            return cleaned(RequestDraft(tr("Draft of a request"), footer, asked.facts.tlp, today, tuple(texts)))

    def _text(self, asked: AskedRequest, *, is_alone: bool) -> DraftText:
        known = self._completeness.circumstances(asked.facts, asked.crime)
        with self._store.read() as connection:
            names = _names(connection, asked.facts)
        return draft_text(asked.facts, names, missing(asked.facts, known), is_alone=is_alone)


def _names(connection: OpenConnection, facts: RequestFacts) -> DraftNames:
    countries = vocabularies.countries(connection)
    found = instruments(connection, (facts.instrument_id,)) if facts.instrument_id else []

    def state(code: str) -> str:
        return countries.name(code, language()) if code else ""

    return DraftNames(
        state(facts.requesting_iso2),
        state(facts.requested_iso2),
        _authority(connection, facts.requesting_agency_id, facts.requesting_name),
        _authority(connection, facts.requested_agency_id, facts.requested_name),
        found[0].title or found[0].name if found else facts.instrument_id,
        measure_label(facts.measure) if facts.measure else "",
    )


def _authority(connection: OpenConnection, agency: str, written: str) -> str:
    """The agency's name in the language that is spoken where it has one, else in English, else in its own."""
    row = agencies(connection, (agency,)).get(agency) if agency else None
    if row is None:
        return written
    further = (name.text for name in further_names(connection, (agency,)) if name.language == language())
    own = row.native_name if language() in written_in(row.native_name) else ""
    in_english = row.name_en if language() == "en" else ""
    return in_english or next(further, "") or own or row.name_en or row.native_name
