"""Whether an agency is competent for a crime, judged from the competences its sources state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from liaison.domain.coverage import CompetenceReason, Competent
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.directory import Competence
from liaison.domain.provenance import Provenance, Strength


class _Fit(IntEnum):
    """How a code of the vocabulary relates to the one asked about."""

    SAME = 0
    NARROWER = 1
    BROADER = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer and the words behind it, best first."""

    competent: Competent
    reasons: tuple[CompetenceReason, ...]


def known_by(provenance: Provenance, day: date) -> bool:
    """True unless the source spoke only after `day`."""
    return speaks_by(provenance.as_of, day)


def speaks_by(as_of: PartialDate | None, day: date) -> bool:
    """True unless a source of that date spoke only after `day`."""
    begins = as_of.earliest if as_of else None
    return begins is None or begins <= day


def has_ended(until: PartialDate | None, day: date) -> bool:
    """True when a time that lasted until then is surely over."""
    return until is not None and until.latest is not None and until.latest < day


@lru_cache(maxsize=8)
def related(vocabulary: CrimeTypes, crime: str) -> tuple[frozenset[str], frozenset[str]]:
    """Codes narrower and broader than `crime`; walked for once, not for each agency."""
    return vocabulary.narrower(crime), frozenset(vocabulary.broader(crime))


def judge(competences: Iterable[Competence], crime: str, vocabulary: CrimeTypes, day: date) -> Judgement:
    """Whether the agency that has these competences is competent for `crime` on `day`.

    A narrower or broader wording, or that of a part of the agency, makes the answer DERIVED. What was stated only after `day` does
    not make it competent then: the answer stays NOT_KNOWN, and the later words are its reasons. What has ended by then says nothing.
    """
    narrower, broader = related(vocabulary, crime)
    fits: list[tuple[_Fit, CompetenceReason, bool]] = []
    for competence in competences:
        if has_ended(competence.valid_to, day):
            continue
        in_time = known_by(competence.provenance, day) and speaks_by(competence.valid_from, day)
        for code in competence.crime_types:
            if code == crime:
                fits.append((_Fit.SAME, _reason(competence, code, competence.strength), in_time))
            elif code in narrower:
                fits.append((_Fit.NARROWER, _reason(competence, code, Strength.DERIVED), in_time))
            elif code in broader:
                fits.append((_Fit.BROADER, _reason(competence, code, Strength.DERIVED), in_time))
    fits.sort(key=lambda fit: fit[1].provenance.sort_key, reverse=True)
    fits.sort(key=lambda fit: (fit[1].strength is Strength.DERIVED, fit[0]))
    now = tuple(reason for _, reason, in_time in fits if in_time)
    if now:
        return Judgement(Competent.YES, now)
    return Judgement(Competent.NOT_KNOWN, tuple(reason for _, reason, _ in fits))


def _reason(competence: Competence, code: str, strength: Strength) -> CompetenceReason:
    return CompetenceReason(competence.wording, code, competence.agency.name, strength, competence.provenance)
