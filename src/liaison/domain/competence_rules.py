"""Rules of competence: which authority of a state does what, for which measure, under which instrument.

Asked like an atlas: only what still tells authorities apart is a question, and how the answer came about is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Origin, Provenance

OTHER = "-"
"""An answer: none of the values the rules name."""
NOT_KNOWN = "?"
"""An answer: the officer does not know; nothing is left out, and it is not asked again."""
ANY = ""
"""A rule's value: it does not matter."""


class Facet(StrEnum):
    """What rules are told apart by, in the order in which it is asked; the value is a column of the rule table."""

    FUNCTION = "function"
    MEASURE = "measure"
    INSTRUMENT = "instrument_id"
    CRIME = "crime_type"
    STAGE = "stage"
    PLACE = "place"

    @property
    def label(self) -> str:
        """The facet's name in the language in use."""
        return tr(_FACETS[self])

    @property
    def question(self) -> str:
        """The question in the language in use."""
        return tr(_QUESTIONS[self])


_FACETS = {
    Facet.FUNCTION: marked("Function"),
    Facet.MEASURE: marked("Measure"),
    Facet.INSTRUMENT: marked("Instrument"),
    Facet.CRIME: marked("Crime"),
    Facet.STAGE: marked("Stage"),
    Facet.PLACE: marked("Place"),
}
_QUESTIONS = {
    Facet.FUNCTION: marked("What should the authority do?"),
    Facet.MEASURE: marked("Which measure is asked for?"),
    Facet.INSTRUMENT: marked("Under which instrument?"),
    Facet.CRIME: marked("For which crime?"),
    Facet.STAGE: marked("At which stage are the proceedings?"),
    Facet.PLACE: marked("In which place or district?"),
}


class Holding(StrEnum):
    """Whether a rule holds on a day; UNCERTAIN where its dates, or the age of its source, leave that open."""

    HOLDS = "holds"
    UNCERTAIN = "uncertain"
    NOT_THEN = "not_then"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is competent: an agency of the directory, or only a name where the directory has none."""

    agency_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a state's rules.

    Attributes:
        key: identity of the officer's own row; `rule_set` and a number for the pack's.
        values: what the rule is limited to, by facet; a facet that is not there does not matter.
        channel, languages: how a request reaches the authority, in the source's words.
        yields: gives way to a more specific rule of its set. What agencies say of themselves does not: that one of them names a
            narrower crime takes nothing from the other.
    """

    key: str
    rule_set: str
    country_iso2: str
    values: Mapping[Facet, str]
    authority: Authority
    channel: str
    languages: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    remark: str
    provenance: Provenance
    origin: Origin
    yields: bool = True

    def value(self, facet: Facet) -> str:
        """What it is limited to; ANY when it does not matter."""
        return self.values.get(facet, ANY)

    def holding(self, day: date) -> Holding:
        """Whether it holds on `day`. A rule without a begin that was first stated later is uncertain for the day."""
        if _surely_before(self.valid_to, day) or _surely_after(self.valid_from, day):
            return Holding.NOT_THEN
        begins = self.valid_from or self.provenance.as_of
        if self.valid_to is not None and (self.valid_to.earliest is None or self.valid_to.earliest < day):
            return Holding.UNCERTAIN
        if begins is not None and (begins.latest is None or begins.latest > day):
            return Holding.UNCERTAIN
        return Holding.HOLDS


def _surely_before(end: PartialDate | None, day: date) -> bool:
    return end is not None and end.latest is not None and end.latest < day


def _surely_after(begin: PartialDate | None, day: date) -> bool:
    return begin is not None and begin.earliest is not None and begin.earliest > day


class How(StrEnum):
    """How a step of the trace came about."""

    GIVEN = "given"
    ALONE = "alone"
    LEFT_OPEN = "left_open"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trace: the facet, its value, how it came about, and how many rules were left before and after."""

    facet: Facet
    value: str
    how: How
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to the question: a value of the facet, or OTHER; `authorities` are left when it is chosen."""

    value: str
    authorities: int


@dataclass(frozen=True, slots=True)
class Competent:
    """An authority that is left, with the rules that make it competent, the most certain first."""

    authority: Authority
    rules: tuple[Rule, ...]
    is_certain: bool


class Outcome(StrEnum):
    """What a consultation came to. No outcome says that nobody is competent: rules may be missing."""

    ASKING = "asking"
    ONE = "one"
    SEVERAL = "several"
    NO_RULES = "no_rules"
    NONE_FITS = "none_fits"


@dataclass(frozen=True, slots=True)
class Consultation:
    """Where asking has come to.

    Attributes:
        question: the next facet to ask for; None when nothing more tells authorities apart.
        options: its answers.
        authorities: those still possible.
        displaced: rules that gave way to a more specific one.
        trace: how it came about, in order.
    """

    country_iso2: str
    at: date
    outcome: Outcome
    question: Facet | None
    options: tuple[Option, ...]
    authorities: tuple[Competent, ...]
    displaced: tuple[Rule, ...]
    trace: tuple[Step, ...]


def consult(
    country_iso2: str, rules: Iterable[Rule], at: date, answers: Mapping[Facet, str], vocabulary: CrimeTypes
) -> Consultation:
    """Who is competent, as far as `answers` tell; the order of the answers does not matter."""
    known = [rule for rule in rules if rule.holding(at) is not Holding.NOT_THEN]
    fits = _Fits(vocabulary)
    left, trace = known, []
    for facet in Facet:
        if facet in answers:
            before, value = len(left), answers[facet]
            left = [rule for rule in left if fits(rule, facet, value)]
            trace.append(Step(facet, value, _how(value), before, len(left)))
    standing, displaced = _most_specific(left, answers, vocabulary)
    for facet in Facet:
        values = {rule.value(facet) for rule in standing}
        if facet not in answers and len(values) == 1 and values != {ANY}:
            trace.append(Step(facet, values.pop(), How.ALONE, len(standing), len(standing)))
    question, options = _next_question(standing, answers, fits, vocabulary)
    authorities = _authorities(standing, at)
    outcome = _outcome(bool(known), authorities, question)
    return Consultation(country_iso2, at, outcome, question, options, authorities, tuple(displaced), tuple(trace))


class _Fits:
    """Whether a rule fits an answer: it does not mind, names it, or names a broader or narrower crime."""

    def __init__(self, vocabulary: CrimeTypes) -> None:
        self._vocabulary = vocabulary

    def __call__(self, rule: Rule, facet: Facet, value: str) -> bool:
        limited = rule.value(facet)
        if value == NOT_KNOWN or limited == ANY:
            return True
        if value == OTHER:
            return False
        if facet is Facet.CRIME:
            related = (*self._vocabulary.broader(value), *self._vocabulary.narrower(value))
            return limited == value or limited in related
        return limited == value


def _how(value: str) -> How:
    return {NOT_KNOWN: How.LEFT_OPEN, OTHER: How.OTHER}.get(value, How.GIVEN)


def _most_specific(
    rules: Sequence[Rule], answers: Mapping[Facet, str], vocabulary: CrimeTypes
) -> tuple[list[Rule], list[Rule]]:
    """A rule gives way to one that says the same more specifically, where the answers show that the latter applies."""
    standing: list[Rule] = []
    displaced: list[Rule] = []
    for rule in rules:
        beaten = any(_beats(other, rule, answers, vocabulary) for other in rules if other is not rule)
        (displaced if beaten else standing).append(rule)
    return standing, displaced


def _beats(narrow: Rule, wide: Rule, answers: Mapping[Facet, str], vocabulary: CrimeTypes) -> bool:
    if not wide.yields or narrow.rule_set != wide.rule_set:
        return False
    strictly = False
    for facet in Facet:
        own, others = narrow.value(facet), wide.value(facet)
        if own == others:
            continue
        answered = answers.get(facet, NOT_KNOWN)
        applies = own == answered or (facet is Facet.CRIME and own in vocabulary.broader(answered))
        is_narrower = others == ANY or (facet is Facet.CRIME and others in vocabulary.broader(own))
        if not (applies and is_narrower):
            return False
        strictly = True
    return strictly


def _next_question(
    rules: Sequence[Rule],
    answers: Mapping[Facet, str],
    fits: Callable[[Rule, Facet, str], bool],
    vocabulary: CrimeTypes,
) -> tuple[Facet | None, tuple[Option, ...]]:
    for facet in Facet:
        values = sorted({rule.value(facet) for rule in rules} - {ANY})
        if facet in answers:
            values = _more_precise(facet, answers[facet], values, vocabulary)
        if not values:
            continue
        more = {**answers, facet: OTHER}
        others = [rule for rule in rules if rule.value(facet) == ANY]
        kept = [(value, _left(rules, {**answers, facet: value}, fits, vocabulary)) for value in values]
        # where every rule names a value, "none of these" would leave nobody
        if others:
            kept.append((OTHER, _left(rules, more, fits, vocabulary)))
        present = frozenset(rule.authority for rule in rules)
        if {authorities for _, authorities in kept} != {present}:
            return facet, tuple(Option(value, len(authorities)) for value, authorities in kept)
    return None, ()


def _more_precise(facet: Facet, given: str, values: list[str], vocabulary: CrimeTypes) -> list[str]:
    """A broad crime may be asked for again, when rules name narrower ones; everything else is asked once."""
    if facet is not Facet.CRIME or given in (OTHER, NOT_KNOWN):
        return []
    return [value for value in values if value in vocabulary.narrower(given)]


def _left(
    rules: Sequence[Rule],
    answers: Mapping[Facet, str],
    fits: Callable[[Rule, Facet, str], bool],
    vocabulary: CrimeTypes,
) -> frozenset[Authority]:
    fitting = [rule for rule in rules if all(fits(rule, facet, value) for facet, value in answers.items())]
    standing, _ = _most_specific(fitting, answers, vocabulary)
    return frozenset(rule.authority for rule in standing)


def _authorities(rules: Iterable[Rule], at: date) -> tuple[Competent, ...]:
    by_authority: dict[Authority, list[Rule]] = {}
    for rule in rules:
        by_authority.setdefault(rule.authority, []).append(rule)
    found = [_competent(authority, own, at) for authority, own in by_authority.items()]
    return tuple(
        sorted(found, key=lambda one: (not one.is_certain, one.authority.name.casefold(), one.authority.agency_id))
    )


def _competent(authority: Authority, rules: list[Rule], at: date) -> Competent:
    rules.sort(key=lambda rule: rule.provenance.sort_key, reverse=True)
    rules.sort(key=lambda rule: rule.holding(at) is not Holding.HOLDS)
    return Competent(authority, tuple(rules), rules[0].holding(at) is Holding.HOLDS)


def _outcome(has_rules: bool, authorities: Sequence[Competent], question: Facet | None) -> Outcome:
    if not has_rules:
        return Outcome.NO_RULES
    if not authorities:
        return Outcome.NONE_FITS
    if question is not None:
        return Outcome.ASKING
    return Outcome.ONE if len(authorities) == 1 else Outcome.SEVERAL
