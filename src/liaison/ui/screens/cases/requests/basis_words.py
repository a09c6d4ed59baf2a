"""Legal bases as they are offered for a request, and why one is a basis, in words that can be kept."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import tr
from liaison.domain.legal_bases import InstrumentAnswer, LegalAnswer, Verdict
from liaison.ui.screens.cases.fields.cells import Cell, Tone
from liaison.ui.widgets.reference.names import Names

_MARKS = {Verdict.YES: "✓", Verdict.NO: "✕", Verdict.NOT_KNOWN: "?"}
_TONES = {Verdict.YES: Tone.GOOD, Verdict.NO: Tone.BAD, Verdict.NOT_KNOWN: Tone.WARN}


def offered(one: InstrumentAnswer) -> tuple[Cell, ...]:
    """An instrument with its answer and the day up to which that is sourced."""
    as_of = tr("as of {date}", date=one.as_of) if one.as_of is not None else tr("as of a day that is not known")
    limits = "; ".join(condition.words for condition in one.conditions) if one.verdict is Verdict.YES else ""
    return (
        Cell(one.instrument.name, limits, is_bold=True),
        Cell(f"{_MARKS[one.verdict]} {_said(one)}", as_of, _TONES[one.verdict], is_chip=True),
    )


def trace(one: InstrumentAnswer, answer: LegalAnswer, names: Names) -> str:
    """What was asked, the steps of the answer one a line, and the answer."""
    return "\n".join(_trace(one, answer, names))


def _trace(one: InstrumentAnswer, answer: LegalAnswer, names: Names) -> Iterator[str]:
    crime = names.crime(answer.crime) if answer.crime else tr("Any crime")
    a, b = names.country(answer.a), names.country(answer.b)
    yield tr("{a} – {b}: {crime}, on {date}", a=a, b=b, crime=crime, date=answer.at)
    for reason in one.steps:
        yield reason.sentence(names.countries)
    said = _said(one)
    if one.as_of is not None:
        said = f"{said}, {tr('as of {date}', date=one.as_of)}"
    if one.verdict is Verdict.YES and one.conditions:
        said = f"{said}: {'; '.join(condition.words for condition in one.conditions)}"
    yield said


def _said(one: InstrumentAnswer) -> str:
    is_limited = one.verdict is Verdict.YES and bool(one.conditions)
    return tr("Yes, under conditions") if is_limited else one.verdict.label
