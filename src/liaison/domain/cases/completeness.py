"""What a request lacks before it can be sent, by its kind, after the list of the UNODC's tool for writing requests.

Nothing is concluded from silence: what a sheet or the legal bases do not say is told as not known, never as "no".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from liaison.base.translations import tr
from liaison.domain.cases import receiving_words
from liaison.domain.cases.completeness_words import BASIS_NEEDED, PARTS, WARRANT, sentence_of
from liaison.domain.cases.receiving import Sheet
from liaison.domain.cases.requests import RequestFacts, RequestKind, Urgency
from liaison.domain.legal_bases import Verdict

_FIGURE = re.compile(r"\d")
_URGENT = re.compile(r"(?i)urgen|immediate|deadline|срочн|безотлагат|немедлен|неотложн")


@dataclass(frozen=True, slots=True)
class KnownBasis:
    """What the legal bases say of the two states, for the kind of request and the crime, on the day asked about.

    Attributes:
        between: YES where a basis is known, else NOT_KNOWN: nobody lists every instrument there is.
        bilateral: NO only where a complete list names no bilateral treaty of this kind.
        best: the best instrument's name; empty without one.
        chosen: whether the instrument the request names is one; None when it names none.
        chosen_name: its name.
    """

    between: Verdict
    bilateral: Verdict = Verdict.NOT_KNOWN
    best: str = ""
    chosen: Verdict | None = None
    chosen_name: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known around a request, with names in the language in use.

    Attributes:
        requesting, requested: names of the states; empty where the request does not say them.
        measure: the name of what is asked for.
        basis: None when it was not asked about: a state is not named, or the legal bases know no such kind.
    """

    requesting: str = ""
    requested: str = ""
    measure: str = ""
    basis: KnownBasis | None = None
    sheet: Sheet = field(default_factory=Sheet)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a request lacks, or that is to be looked at before it goes.

    Attributes:
        field: of `RequestFacts`, where it is to be written.
        sentence: in the language in use.
        is_needed: the request is none without it: in a draft a bracket stands in its place. Otherwise it is only advised.
        verdict: NO where it is not there, or the sources speak against it; NOT_KNOWN where they do not tell.
    """

    field: str
    sentence: str
    is_needed: bool
    verdict: Verdict = Verdict.NO


def missing(request: RequestFacts, known: Circumstances) -> tuple[Missing, ...]:
    """What a request lacks, in the order of its fields on paper."""
    return (
        *_sides(request, known),
        *_basis(request, known),
        *_parts(request),
        *_urgency(request),
        *_advised("channel", receiving_words.channel(known.sheet, request.channel, known.requested)),
        *_advised("language", receiving_words.language(known.sheet, request.language, known.requested)),
        *_handling(request),
    )


def _sides(request: RequestFacts, known: Circumstances) -> Iterator[Missing]:
    for name in ("requesting_iso2", "requested_iso2"):
        if not getattr(request, name):
            yield Missing(name, sentence_of(name), is_needed=True)
    if request.requesting_iso2 and request.requesting_iso2 == request.requested_iso2:
        yield Missing("requested_iso2", tr("The requesting and the requested state are the same."), is_needed=True)
    if not request.requesting_agency_id and not request.requesting_name:
        yield Missing("requesting_name", sentence_of("requesting_name"), is_needed=True)
    yield from _requested(request, known)


def _requested(request: RequestFacts, known: Circumstances) -> Iterator[Missing]:
    if not request.requested_agency_id and not request.requested_name:
        sentence = receiving_words.no_authority(known.sheet, known.requested, known.measure)
        yield Missing("requested_name", sentence, is_needed=True)
        return
    said = receiving_words.authority(known.sheet, request, known.requested, known.measure)
    yield from _advised("requested_name", said)


def _advised(field: str, said: receiving_words.Said) -> Iterator[Missing]:
    sentence, verdict = said
    if sentence:
        yield Missing(field, sentence, is_needed=False, verdict=verdict)


def _basis(request: RequestFacts, known: Circumstances) -> Iterator[Missing]:
    is_written = bool(request.instrument_id or request.basis_trace)
    if not is_written:
        is_needed = request.kind in BASIS_NEEDED
        yield Missing("instrument_id", _no_basis(known), is_needed)
        return
    basis = known.basis
    if basis is not None and basis.chosen is Verdict.NO:
        sentence = tr(
            "By the sources {instrument} is no basis for this between the two states.", instrument=basis.chosen_name
        )
        yield Missing("instrument_id", sentence, is_needed=False)
    elif basis is not None and basis.chosen is Verdict.NOT_KNOWN:
        sentence = tr(
            "Whether {instrument} is a basis for this between the two states is not known.",
            instrument=basis.chosen_name,
        )
        yield Missing("instrument_id", sentence, is_needed=False, verdict=Verdict.NOT_KNOWN)
    if request.instrument_id and request.basis_as_of is None:
        yield Missing("basis_as_of", sentence_of("basis_as_of"), is_needed=False)


def _no_basis(known: Circumstances) -> str:
    basis, states = known.basis, {"one": known.requesting, "other": known.requested}
    if basis is None:
        return sentence_of("instrument_id")
    if basis.between is Verdict.YES:
        return tr(
            "No legal basis is chosen. Between {one} and {other} there is {instrument}.",
            instrument=basis.best,
            **states,
        )
    if basis.bilateral is Verdict.NO:
        return tr(
            "No legal basis is chosen. Between {one} and {other} there is no bilateral treaty, by a complete list; "
            "no other basis is known. Reciprocity can be written in words.",
            **states,
        )
    return tr(
        "No legal basis is chosen, and none between {one} and {other} is known; that is not to say that there is none. "
        "Reciprocity can be written in words.",
        **states,
    )


def _parts(request: RequestFacts) -> Iterator[Missing]:
    for name, is_needed in PARTS[request.kind].items():
        if not getattr(request, name):
            yield Missing(name, sentence_of(name), is_needed)
    if request.offence and "offence" in PARTS[request.kind] and not _FIGURE.search(request.offence):
        sentence = tr("The offence names no article of a law: there is no figure in it.")
        yield Missing("offence", sentence, is_needed=False)
    if request.kind is RequestKind.EXTRADITION:
        yield from _extradition(request)


def _extradition(request: RequestFacts) -> Iterator[Missing]:
    if request.persons and not _FIGURE.search(request.persons):
        sentence = tr(
            "The person is not identified: day of birth, nationality, number of a document, where he or she may be."
        )
        yield Missing("persons", sentence, is_needed=True)
    written = " ".join((request.case_facts, request.persons, request.questions, request.offence))
    if not WARRANT.search(written):
        sentence = tr(
            "No arrest warrant or judgment is named in the facts: the word, who issued it, its day and number."
        )
        yield Missing("case_facts", sentence, is_needed=True)


def _urgency(request: RequestFacts) -> Iterator[Missing]:
    if request.kind is RequestKind.SPONTANEOUS:
        return
    if request.urgency is None:
        yield Missing("urgency", sentence_of("urgency"), is_needed=False)
    if request.urgency in (Urgency.URGENT, Urgency.IMMEDIATE):
        if request.due is None:
            yield Missing("due", sentence_of("due"), is_needed=False)
        if not _URGENT.search(f"{request.case_facts} {request.questions}"):
            sentence = tr(
                "Why it is urgent is not said. Write it with the facts or the questions: “Urgent, because …”."
            )
            yield Missing("urgency", sentence, is_needed=False)


def _handling(request: RequestFacts) -> Iterator[Missing]:
    if not request.conditions_of_use:
        yield Missing("conditions_of_use", sentence_of("conditions_of_use"), is_needed=False)
    if request.tlp is None:
        yield Missing("tlp", sentence_of("tlp"), is_needed=False)
    if not request.reference:
        yield Missing("reference", sentence_of("reference"), is_needed=False)
