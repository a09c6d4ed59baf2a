"""`who COUNTRY… [--crime X] [--at DATE]`: which offices cover the countries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from liaison.app.command_line.command import DONE, NOTHING_FOUND, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr, trn
from liaison.domain.countries import Countries
from liaison.domain.coverage import CountryAnswer, CoverageAnswer
from liaison.domain.dates import DateError, PartialDate
from liaison.services.coverage import CoverageService


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("countries", nargs="+", metavar="COUNTRY", help="a code or a name, English or Russian")
    parser.add_argument("--crime", default="", metavar="X", help="a crime type by code, name or synonym")
    parser.add_argument("--at", default="", metavar="DATE", help="as of a date: 2019-08-02, 2019-08 or 2019")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        service = CoverageService(reader)
        known, crimes = service.countries(), service.crime_types()
        countries = [(text, known.find(text)) for text in arguments.countries]
        crime = crimes.find(arguments.crime) if arguments.crime else None
        unknown = [text for text, country in countries if country is None]
        if unknown:
            return _refuse(tr("Not a country: {text}", text=", ".join(unknown)))
        if arguments.crime and crime is None:
            return _refuse(tr("Not a crime type of the vocabulary: {text}", text=arguments.crime))
        try:
            at = PartialDate.parse(arguments.at).latest if arguments.at else None
        except DateError as error:
            return _refuse(tr("Not a date: {text}", text=error.text))
        codes = [country.iso2 for _, country in countries if country is not None]
        answer = service.who_covers(codes, crime.code if crime else "", at or date.today())
        session.answer(answer, _lines(answer, known))
    return DONE if any(country.offices for country in answer.countries) else NOTHING_FOUND


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_ARGUMENTS


def _lines(answer: CoverageAnswer, known: Countries) -> Iterator[str]:
    for country in answer.countries:
        yield tr("{country}, as of {date}:", country=known.name(country.country_iso2, language()), date=answer.at)
        yield from _offices(country, answer)


def _offices(country: CountryAnswer, answer: CoverageAnswer) -> Iterator[str]:
    if not country.offices:
        yield "  " + tr("No office is known here. That is not the same as nobody.")
    for line in country.offices:
        provenance = line.fact.provenance
        parts = [line.office.name, line.fact.role.label, line.standing.label]
        if answer.crime_type:
            parts.append(line.competent.label)
        yield "  " + " · ".join(parts)
        age = provenance.age_in_years(date.today())
        years = "" if age is None else ", " + trn("{n} year old", "{n} years old", age)
        yield f"      {provenance.dated}{years}: {provenance.source_title}"
        yield f"      {provenance.url}"


WHO = Command("who", "which offices cover the countries", _add_arguments, _run)
