"""Why an answer is what it is: the trace step by step, what limits it, and everything that is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.instruments import Instrument, PartyFact
from liaison.domain.legal_bases import InstrumentAnswer, LegalAnswer, MatrixCell, SideAnswer
from liaison.domain.legal_reasons import Reason
from liaison.domain.treaty_wishes import TreatyWish
from liaison.ui.screens.legal_bases.correcting_status import country_of, notes
from liaison.ui.screens.legal_bases.lines import Detail, Line, LineKind, Tone, badge, cited, wish_in_short
from liaison.ui.widgets.reference.names import BESIDE, Names


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    details: tuple[Detail, ...]


def explain(line: Line, answer: LegalAnswer, names: Names, wishes: Iterable[TreatyWish]) -> tuple[Section, ...]:
    """Everything behind one line."""
    if line.instrument is not None:
        return tuple(explain_instrument(line.instrument, names))
    kind = line.answer or next(kind for kind in answer.kinds if kind.kind is line.about)
    sections = []
    if line.kind is LineKind.HEADING:
        bases = [one for identity in kind.instruments if (one := answer.instrument(identity)) is not None]
        listed = tuple(
            Detail(
                f"{one.instrument.name}: {badge(one.verdict, one.as_of, conditional=bool(one.conditions))}", Tone.PLAIN
            )
            for one in bases
        )
        nothing = (Detail(tr("No source lists every instrument there is, so this is “not known”, not “no”.")),)
        sections.append(Section(tr("What it rests on"), listed or nothing))
    said = badge(kind.bilateral.verdict, kind.bilateral.as_of)
    steps = (Detail(said, Tone.PLAIN), *trace(kind.bilateral.reasons, names))
    sections.append(Section(tr("Bilateral treaty"), steps))
    if line.gap is not None and line.gap.multilateral:
        helped = [one.instrument.name for identity in line.gap.multilateral if (one := answer.instrument(identity))]
        sections.append(Section(tr("Meanwhile, for some crimes"), tuple(Detail(name, Tone.PLAIN) for name in helped)))
    on_the_list = tuple(
        Detail(wish_in_short(wish), Tone.PLAIN) for wish in wishes if wish.wish.kind in (line.about, None)
    )
    if on_the_list:
        sections.append(Section(tr("On the wish list"), on_the_list))
    return tuple(sections)


def explain_instrument(one: InstrumentAnswer, names: Names) -> Iterator[Section]:
    """Answer, conditions, reservations, both sides, the instrument itself."""
    said = badge(one.verdict, one.as_of, conditional=bool(one.conditions))
    yield Section(tr("The answer, step by step"), (Detail(said, Tone.PLAIN), *trace(one.steps, names)))
    if one.conditions:
        yield Section(tr("Conditions"), tuple(Detail(condition.words, Tone.PLAIN) for condition in one.conditions))
    if one.reservations:
        words = (Detail(f"{names.country(country)}: “{said}”", Tone.PLAIN) for country, said in one.reservations)
        yield Section(tr("Reservations and declarations"), tuple(words))
    for side in one.sides:
        yield Section(names.country(side.country_iso2), tuple(_side(side, names)))
    yield describe(one.instrument, names)


def explain_cell(
    instrument: Instrument, country: str, cell: MatrixCell, facts: tuple[PartyFact, ...] | None, names: Names
) -> tuple[Section, ...]:
    """One country under one instrument; `facts` is everything said of it, None while it was not asked for."""
    about = [Detail(f"{cell.verdict.label}{BESIDE}{cell.standing.label}", Tone.PLAIN)]
    if cell.date is not None:
        about.append(Detail(str(cell.date), Tone.PLAIN))
    if cell.reservation:
        about.append(Detail(tr("In the source's words: “{words}”", words=cell.reservation), Tone.PLAIN))
    about.append(cited(cell.provenance, names, cell.origin))
    sections = [Section(names.country(country), tuple(about))]
    if facts is None:
        sections.append(Section("", (Detail(tr("Enter shows everything that is said of it.")),)))
        return tuple(sections)
    own = [fact for fact in facts if fact.country_iso2 in (country, "EU")]
    listed = [detail for fact in own for detail in fact_in_words(fact, names)]
    nothing = Detail(tr("Nothing is said of it in the sources at hand."))
    sections.append(Section(tr("Everything that is said"), tuple(listed) or (nothing,)))
    sections.append(describe(instrument, names))
    return tuple(sections)


def trace(reasons: Iterable[Reason], names: Names) -> Iterator[Detail]:
    """Numbered steps, each with its source."""
    for number, reason in enumerate(reasons, 1):
        yield Detail(f"{number}. {reason.sentence(names.countries)}", Tone.PLAIN)
        if reason.note:
            yield Detail(tr("In the source's words: “{words}”", words=reason.note))
        if reason.provenance is not None:
            yield cited(reason.provenance, names)


def describe(instrument: Instrument, names: Names) -> Section:
    """The instrument itself."""
    facts = (
        (tr("Form"), instrument.form.label),
        (tr("Can be used for"), ", ".join(kind.label for kind in instrument.covers) or tr("not said in the source")),
        (tr("About"), ", ".join(one.label for one in instrument.subjects) or tr("not said in the source")),
        (tr("Signed"), str(instrument.signed or "")),
        (tr("In force since"), str(instrument.entry_into_force or "")),
        (tr("Depositary"), instrument.depositary),
        (tr("Reference"), instrument.reference),
        (tr("List of parties"), tr("complete") if instrument.parties_complete else tr("not complete")),
        (tr("Remark"), instrument.remark),
    )
    lines = [Detail(instrument.title, Tone.PLAIN)] if instrument.title != instrument.name else []
    lines += [Detail(f"{label}: {value}") for label, value in facts if value]
    lines.append(cited(instrument.provenance, names, instrument.origin))
    if instrument.provenance.url:
        lines.append(Detail(instrument.provenance.url))
    return Section(instrument.name, tuple(lines))


def fact_in_words(fact: PartyFact, names: Names) -> Iterator[Detail]:
    """What one source says of a country."""
    who = country_of(fact, names)
    day = str(fact.date) if fact.date is not None else tr("date not known")
    yield Detail(f"{who}: {fact.status.label}, {day}", Tone.PLAIN)
    # a reservation is often a part of the remark
    if fact.reservation and fact.reservation not in fact.remark:
        yield Detail(tr("In the source's words: “{words}”", words=fact.reservation), Tone.PLAIN)
    if fact.remark:
        yield Detail(
            tr("In the source's words: “{words}”", words=fact.remark), Tone.PLAIN if fact.reservation else Tone.QUIET
        )
    yield cited(fact.provenance, names, fact.origin)
    yield from (Detail(note, Tone.LOUD) for note in notes(fact))


def _side(side: SideAnswer, names: Names) -> Iterator[Detail]:
    yield Detail(side.standing.label, Tone.PLAIN)
    for fact in side.facts:
        yield from fact_in_words(fact, names)
    if side.membership is not None:
        member = side.membership
        since = str(member.since) if member.since is not None else tr("date not known")
        until = f" – {member.until}" if member.until is not None else ""
        yield Detail(tr("Member state of the European Union: {since}{until}", since=since, until=until), Tone.PLAIN)
        yield cited(member.provenance, names, member.origin)
