"""A request held against the sheet of the state that is to receive it, in sentences; empty where there is nothing to say."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.cases.completeness_words import sentence_of
from liaison.domain.cases.receiving import Sheet
from liaison.domain.cases.requests import Channel, RequestFacts
from liaison.domain.language_names import language_name
from liaison.domain.legal_bases import Verdict

Said = tuple[str, Verdict]
"""A sentence, and NO where the sheet speaks against the request, NOT_KNOWN where it does not tell; an empty one with YES."""

NOTHING: Said = ("", Verdict.YES)


def no_authority(sheet: Sheet, country: str, measure: str) -> str:
    """That no requested authority is written, with those the sheet names."""
    if sheet.receivers:
        told = tr("By the rules of {country}: {names}.", country=country, names=sheet.names)
        return f"{sentence_of('requested_name')} {told}"
    return " ".join(filter(None, (sentence_of("requested_name"), _nobody(sheet, country, measure))))


def _nobody(sheet: Sheet, country: str, measure: str) -> str:
    """That no authority is known; rules that name none are told from no rules at all."""
    if not country:
        return ""
    if sheet.is_there:
        return tr(
            "The rules of {country} that are known name nobody for “{measure}”.", country=country, measure=measure
        )
    return tr("Who takes requests for “{measure}” in {country} is not known.", country=country, measure=measure)


def authority(sheet: Sheet, request: RequestFacts, country: str, measure: str) -> Said:
    """Whether the authority that is written takes such requests."""
    verdict = sheet.takes(request.requested_agency_id, request.requested_name)
    if verdict is Verdict.YES or not country:
        return NOTHING
    if not sheet.receivers:
        return _nobody(sheet, country, measure), verdict
    told = tr(
        "By the rules of {country} requests for “{measure}” go to: {names}.",
        country=country,
        measure=measure,
        names=sheet.names,
    )
    if verdict is Verdict.NO:
        return told, verdict
    return " ".join((told, tr("Whether that is the authority named is not known."))), verdict


def channel(sheet: Sheet, chosen: Channel | None, country: str) -> Said:
    """Whether requests are taken by the channel that is chosen."""
    verdict = Verdict.NO if chosen is None else sheet.takes_by(chosen)
    words = "; ".join(sheet.channels)
    told = tr("By the rules of {country} such requests travel so: {channels}.", country=country, channels=words)
    silent = tr("By which channel {country} takes such requests is not known.", country=country)
    return _said(
        sentence_of("channel") if chosen is None else "", verdict, told if words else "", silent if country else ""
    )


def language(sheet: Sheet, written: str, country: str) -> Said:
    """Whether requests are taken in the language that is chosen."""
    verdict = sheet.takes_in(written) if written else Verdict.NO
    words = _named(sheet.languages)
    told = tr("By the rules of {country} such requests are taken in: {languages}.", country=country, languages=words)
    silent = tr("In which languages {country} takes such requests is not known.", country=country)
    return _said("" if written else sentence_of("language"), verdict, told if words else "", silent if country else "")


def _said(empty: str, verdict: Verdict, told: str, silent: str) -> Said:
    if empty:
        return " ".join(filter(None, (empty, told))), Verdict.NO
    return NOTHING if verdict is Verdict.YES or not (told or silent) else (told or silent, verdict)


def _named(languages: tuple[str, ...]) -> str:
    """Codes as names, each once; a source's own words as they are."""
    return ", ".join(dict.fromkeys(language_name(part) for words in languages for part in words.split(",")))
