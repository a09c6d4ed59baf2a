"""An answer as lines: a heading for each kind, its bilateral treaty, and the instruments, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from liaison.base.translations import tr, trn
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import (
    BilateralAnswer,
    Gap,
    InstrumentAnswer,
    KindAnswer,
    LegalAnswer,
    SideAnswer,
    Verdict,
)
from liaison.domain.provenance import Origin, Provenance
from liaison.domain.treaty_wishes import TreatyWish
from liaison.ui.widgets.reference.names import BESIDE, Names

_TELLING = 16
"""Letters from which a short title tells what the instrument is: `ETS 24` does not."""

OLD = 10
"""Years from which a fact is pointed out as old."""


class LineKind(Enum):
    """What a line is about."""

    HEADING = "heading"
    BILATERAL = "bilateral"
    INSTRUMENT = "instrument"


class Tone(Enum):
    """How a detail is written."""

    PLAIN = "plain"
    QUIET = "quiet"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Detail:
    """One wrapped text below a line's title."""

    text: str
    tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer.

    Attributes:
        verdict: drawn as a shape, and written in `badge`.
        about: the kind of request below whose heading it stands.
        gap: what a treaty wish could be about; None where nothing is missing.
    """

    kind: LineKind
    about: LegalKind
    title: str
    verdict: Verdict
    badge: str
    details: tuple[Detail, ...] = ()
    answer: KindAnswer | None = None
    instrument: InstrumentAnswer | None = None
    gap: Gap | None = None

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return "; ".join((self.title, self.badge, *(detail.text for detail in self.details)))

    @property
    def key(self) -> tuple[LegalKind, str]:
        """What tells it from the other lines of an answer."""
        return self.about, self.instrument.instrument.id if self.instrument is not None else self.kind.value


def lines_of(answer: LegalAnswer, names: Names, wishes: Iterable[TreatyWish]) -> tuple[Line, ...]:
    """Everything, kind by kind."""
    known = tuple(wishes)
    return tuple(line for kind in answer.kinds for line in _lines_of_kind(kind, answer, names, known))


def narrowed(lines: tuple[Line, ...], text: str) -> tuple[Line, ...]:
    """The lines that name `text`, below their headings."""
    wanted = text.casefold().split()
    if not wanted:
        return lines
    found = {id(line) for line in lines if line.kind is not LineKind.HEADING and _names_all(line, wanted)}
    about = {line.about for line in lines if id(line) in found}
    return tuple(line for line in lines if id(line) in found or (line.kind is LineKind.HEADING and line.about in about))


def as_of(day: PartialDate | None) -> str:
    """The day up to which an answer is sourced, as it follows the answer; empty without one."""
    return tr("as of {date}", date=day) if day is not None else ""


def badge(verdict: Verdict, day: PartialDate | None, *, conditional: bool = False) -> str:
    """The answer in words, with the day it holds for."""
    said = tr("Yes, under conditions") if verdict is Verdict.YES and conditional else verdict.label
    return ", ".join(part for part in (said, as_of(day)) if part)


def is_old(provenance: Provenance, names: Names) -> bool:
    """True when the source's age is to be pointed out."""
    age = provenance.age_in_years(names.today)
    return age is not None and age >= OLD


def cited(provenance: Provenance, names: Names, origin: Origin = Origin.PACK, *, matters: bool = True) -> Detail:
    """Source and age; loud when old, unless nothing rests on it."""
    words = [provenance.source_title or provenance.publisher, names.dated(provenance)]
    if origin is Origin.OWN:
        words.append(tr("entered by an officer"))
    if matters and is_old(provenance, names):
        return Detail(BESIDE.join((*words, tr("old"))), Tone.LOUD)
    return Detail(BESIDE.join(words))


def side_in_words(side: SideAnswer, names: Names) -> str:
    """A country, how it stands, since when."""
    words = f"{names.country(side.country_iso2)}: {side.standing.label}"
    if side.facts and side.date is not None:
        return f"{words} ({side.facts[0].status.label} {side.date})"
    return f"{words} ({side.date})" if side.date is not None else words


def _lines_of_kind(
    kind: KindAnswer, answer: LegalAnswer, names: Names, wishes: tuple[TreatyWish, ...]
) -> Iterator[Line]:
    gap = next((gap for gap in answer.gaps if gap.kind is kind.kind), None)
    yield _heading(kind, gap, answer)
    if not kind.bilateral.instruments:
        yield _bilateral(kind.bilateral, gap, names, [wish for wish in wishes if wish.wish.kind in (kind.kind, None)])
    for one in answer.instruments:
        if kind.kind in one.kinds:
            yield _instrument(one, kind.kind, names)


def _heading(kind: KindAnswer, gap: Gap | None, answer: LegalAnswer) -> Line:
    bases = [answer.instrument(identity) for identity in kind.instruments]
    day = bases[0].as_of if bases and bases[0] is not None else None
    details = []
    if bases:
        details.append(Detail(trn("{n} instrument can be a basis", "{n} instruments can be a basis", len(bases))))
    elif kind.verdict is Verdict.NOT_KNOWN:
        details.append(Detail(tr("No basis is known here. This does not mean that there is none.")))
    said = badge(kind.verdict, day, conditional=kind.conditional)
    return Line(LineKind.HEADING, kind.kind, kind.kind.label, kind.verdict, said, tuple(details), answer=kind, gap=gap)


def _bilateral(bilateral: BilateralAnswer, gap: Gap | None, names: Names, wishes: list[TreatyWish]) -> Line:
    details = [Detail(reason.sentence(names.countries)) for reason in bilateral.reasons]
    for wish in wishes:
        details.append(Detail(tr("On the wish list: {wish}", wish=wish_in_short(wish)), Tone.PLAIN))
    if gap is not None and not wishes:
        no = gap.verdict is Verdict.NO
        offer = tr("Missing: Ctrl+N adds a treaty wish.") if no else tr("If it is missing: Ctrl+N adds a treaty wish.")
        details.append(Detail(offer, Tone.PLAIN))
    said = badge(bilateral.verdict, bilateral.as_of)
    return Line(
        LineKind.BILATERAL, bilateral.kind, tr("Bilateral treaty"), bilateral.verdict, said, tuple(details), gap=gap
    )


def _instrument(one: InstrumentAnswer, about: LegalKind, names: Names) -> Line:
    details = []
    title = one.instrument.title
    if len(one.instrument.name) < _TELLING and title != one.instrument.name:
        details.append(Detail(title))
    if one.verdict is Verdict.YES and one.conditions:
        words = "; ".join(condition.words for condition in one.conditions)
        details.append(Detail(tr("Condition: {words}", words=words), Tone.PLAIN))
    details += [Detail(side_in_words(side, names)) for side in one.sides]
    for country, words in one.reservations:
        details.append(
            Detail(
                tr("{country}, in the source's words: “{words}”", country=names.country(country), words=words),
                Tone.PLAIN,
            )
        )
    details += _sources(one, names)
    said = badge(one.verdict, one.as_of, conditional=bool(one.conditions))
    return Line(LineKind.INSTRUMENT, about, one.instrument.name, one.verdict, said, tuple(details), instrument=one)


def _sources(one: InstrumentAnswer, names: Names) -> list[Detail]:
    """The sources that decide, each once; the instrument's own where nothing is said of the countries."""
    facts = [side.facts[0] for side in one.sides if side.facts]
    matters = one.verdict is not Verdict.NOT_KNOWN
    found = [(fact.provenance, fact.origin) for fact in facts] or [(one.instrument.provenance, one.instrument.origin)]
    return list(dict.fromkeys(cited(provenance, names, origin, matters=matters) for provenance, origin in found))


def wish_in_short(wish: TreatyWish) -> str:
    """When, by whom and where a wish was raised, and how far it has come."""
    said = wish.wish
    parts = (str(said.raised_on) if said.raised_on else "", said.raised_by, said.raised_at, said.state.label)
    return BESIDE.join(part for part in parts if part)


def _names_all(line: Line, wanted: list[str]) -> bool:
    text = line.spoken.casefold()
    return all(word in text for word in wanted)
