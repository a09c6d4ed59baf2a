"""`basis A B [--crime X] [--kind K] [--at DATE]`: on what basis; `wishes [COUNTRY…]`: the treaty wishes of the store."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from liaison.app.command_line.command import DONE, NOTHING_FOUND, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr, trn
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import BilateralAnswer, Gap, InstrumentAnswer, LegalAnswer, Verdict
from liaison.domain.legal_reasons import Reason
from liaison.domain.provenance import Provenance
from liaison.domain.treaty_wishes import TreatyWish, WishFilter
from liaison.services.coverage import CoverageService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.treaty_wishes import TreatyWishService


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs=2, metavar="COUNTRY", help="a code or a name, English or Russian")
    parser.add_argument("--crime", default="", metavar="X", help="a crime type by code, name or synonym")
    parser.add_argument(
        "--kind", default=None, choices=[kind.value for kind in LegalKind], help="what is asked for; all when left out"
    )
    parser.add_argument("--at", default="", metavar="DATE", help="as of a date: 2019-08-02, 2019-08 or 2019")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        service = CoverageService(reader)
        known, crimes = service.countries(), service.crime_types()
        codes, unknown = _codes(arguments.countries, known)
        if unknown:
            return _refuse(tr("Not a country: {text}", text=", ".join(unknown)))
        a, b = codes
        if a == b:
            return _refuse(tr("Name two different countries."))
        crime = crimes.find(arguments.crime) if arguments.crime else None
        if arguments.crime and crime is None:
            return _refuse(tr("Not a crime type of the vocabulary: {text}", text=arguments.crime))
        try:
            at = PartialDate.parse(arguments.at).latest if arguments.at else None
        except DateError as error:
            return _refuse(tr("Not a date: {text}", text=error.text))
        kind = LegalKind(arguments.kind) if arguments.kind else None
        answer = LegalBasisService(reader).between(a, b, crime.code if crime else "", kind, at or date.today())
        session.answer(answer, _lines(answer, known, crimes))
    return DONE if any(found.verdict is Verdict.YES for found in answer.kinds) else NOTHING_FOUND


def _codes(given: Iterable[str], known: Countries) -> tuple[list[str], list[str]]:
    found = [(text, known.find(text)) for text in given]
    return [country.iso2 for _, country in found if country], [text for text, country in found if country is None]


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_ARGUMENTS


def _lines(answer: LegalAnswer, known: Countries, crimes: CrimeTypes) -> Iterator[str]:
    pair = " – ".join(known.name(code, language()) for code in (answer.a, answer.b))
    crime = f", {crimes.name(answer.crime, language())}" if answer.crime else ""
    yield tr("{country}, as of {date}:", country=pair + crime, date=answer.at)
    others = answer.left_out
    for found in answer.instruments:
        if found.sides_listed or found.verdict is not Verdict.NOT_KNOWN:
            yield from _instrument(found, known)
        else:
            others += 1
    if others:
        yield "  " + trn(
            "{n} more convention under which neither is listed",
            "{n} more conventions under which neither is listed",
            others,
        )
    for kind in answer.kinds:
        yield from _bilateral(kind.bilateral, known)
    for gap in answer.gaps:
        yield _gap(gap)


def _instrument(found: InstrumentAnswer, known: Countries) -> Iterator[str]:
    kinds = ", ".join(kind.label for kind in found.kinds)
    yield f"  {_verdict(found.verdict, found.as_of)} · {found.instrument.name} · {kinds}"
    for condition in found.conditions:
        yield f"      {condition.words}"
    for country, words in found.reservations:
        yield f"      {known.name(country, language())}: {words}"
    yield from _steps(found.steps, known)


def _bilateral(found: BilateralAnswer, known: Countries) -> Iterator[str]:
    yield "  " + tr(
        "{verdict} · bilateral: {kind}", verdict=_verdict(found.verdict, found.as_of), kind=found.kind.label
    )
    yield from _steps(found.reasons, known)


def _gap(gap: Gap) -> str:
    return "  " + tr("Missing: a basis of its own for {kind}", kind=gap.kind.label)


def _verdict(verdict: Verdict, as_of: PartialDate | None) -> str:
    return tr("{verdict}, as of {date}", verdict=verdict.label, date=as_of) if as_of else verdict.label


def _steps(steps: Iterable[Reason], known: Countries) -> Iterator[str]:
    for step in steps:
        yield f"      {step.sentence(known)}"
        if step.provenance:
            yield f"          {_source(step.provenance)}"


def _source(provenance: Provenance) -> str:
    age = provenance.age_in_years(date.today())
    years = "" if age is None else ", " + trn("{n} year old", "{n} years old", age)
    return f"{provenance.dated}{years}: {provenance.source_title} {provenance.url}".rstrip()


def _add_wish_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs="*", metavar="COUNTRY", help="countries that are all a side of the wish")
    parser.add_argument("--open", action="store_true", help="without those signed or dropped")


def _run_wishes(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        known = CoverageService(opened.store).countries()
        codes, unknown = _codes(arguments.countries, known)
        if unknown:
            return _refuse(tr("Not a country: {text}", text=", ".join(unknown)))
        wishes = TreatyWishService(opened.store).list(WishFilter(tuple(codes), open_only=arguments.open))
        session.answer(wishes, (line for wish in wishes for line in _wish(wish, known)))
    return DONE if wishes else NOTHING_FOUND


def _wish(kept: TreatyWish, known: Countries) -> Iterator[str]:
    wish = kept.wish
    pair = " – ".join(known.name(code, language()) for code in (wish.country_iso2, wish.counterpart_iso2))
    yield " · ".join(part for part in (pair, wish.kind.label if wish.kind else "", wish.text, wish.state.label) if part)
    raised = " · ".join(
        part for part in (str(wish.raised_on or ""), wish.raised_by, wish.raised_at, kept.meeting_title) if part
    )
    if raised:
        yield f"    {raised}"
    if wish.next_step:
        yield "    " + tr("Next step: {text}", text=wish.next_step)


BASIS = Command("basis", "the legal bases between two countries", _add_arguments, _run)
WISHES = Command("wishes", "the treaty wishes", _add_wish_arguments, _run_wishes)
