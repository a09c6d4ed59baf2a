"""What belongs to a case, as lines of its cards."""

from __future__ import annotations

from collections.abc import Mapping

from liaison.base.translations import tr
from liaison.domain.cases.case import CaseMeeting, CaseSide, FileNumber, Happening, Interest, Kept
from liaison.domain.statements import InformationGrade, SourceGrade
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.cases.parts_card import Entry
from liaison.ui.widgets.reference.names import Names


def side_entry(kept: Kept[CaseSide], names: Names, agencies: Mapping[str, str]) -> Entry:
    """A country or agency with its role."""
    side = kept.facts
    who = agencies.get(side.agency_id) or side.name
    country = names.country(side.country_iso2) if side.country_iso2 else ""
    since = tr("since {date}", date=side.since) if side.since is not None else ""
    return Entry(_joined(who, country) or "?", _joined(side.role.label, since, side.remark), kept)


def number_entry(kept: Kept[FileNumber], names: Names, agencies: Mapping[str, str]) -> Entry:
    """A file number with whose it is."""
    number = kept.facts
    country = names.country(number.country_iso2) if number.country_iso2 else ""
    return Entry(number.number, _joined(agencies.get(number.agency_id, ""), country, number.remark), kept)


def interest_entry(kept: Kept[Interest], names: Names) -> Entry:
    """Somebody or something of interest, with where it is known from."""
    one = kept.facts
    country = names.country(one.country_iso2) if one.country_iso2 else ""
    source = tr("source: {source}", source=_sourced(one.source, one.source_grade, one.information_grade))
    return Entry(
        _joined(one.name, one.identifier),
        _joined(one.kind.label, country, one.remark, source if one.source else tr("source not stated")),
        kept,
    )


def happening_entry(kept: Kept[Happening], names: Names) -> Entry:
    """What happened, its date in front."""
    one = kept.facts
    when = date_in_words(one.happened_on) if one.happened_on is not None else tr("date not known")
    at = f"{one.at} {one.time_zone}".strip()
    country = names.country(one.country_iso2) if one.country_iso2 else ""
    source = _sourced(one.source, one.source_grade, one.information_grade)
    return Entry(
        " ".join(part for part in (when, at) if part) + f"\u2002{one.text}",
        _joined(one.place, country, tr("source: {source}", source=source) if one.source else ""),
        kept,
    )


def meeting_entry(meeting: CaseMeeting) -> Entry:
    """A meeting in which the case was spoken of, with the line."""
    when = date_in_words(meeting.date) if meeting.date is not None else tr("no date")
    return Entry(meeting.title or tr("Untitled meeting"), _joined(when, meeting.words), meeting)


def graded(source: SourceGrade | None, information: InformationGrade | None) -> str:
    """Both grades as they are written together: `B2`; empty when none is stated."""
    return (
        f"{source.value if source else '?'}{information.value if information else '?'}" if source or information else ""
    )


def _sourced(source: str, grade: SourceGrade | None, information: InformationGrade | None) -> str:
    return " ".join(part for part in (source, graded(grade, information)) if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
