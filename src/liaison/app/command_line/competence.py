"""`competent COUNTRY …`: who is competent in a state; `rules import|template|list`: the tables lawyers write."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from liaison.app.command_line.command import DONE, NOTHING_FOUND, ROWS_REJECTED, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr
from liaison.domain.competence_rules import OTHER, Consultation, Facet, Outcome
from liaison.domain.competence_words import answer_word, outcome_sentence, rule_words, step_sentence
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.rule_files import RuleFileError
from liaison.services.competence_rules import Asked, CompetenceRuleKeeping, CompetenceRuleService
from liaison.services.coverage import CoverageService
from liaison.services.rule_files import template

_FACETS = {
    "function": Facet.FUNCTION,
    "measure": Facet.MEASURE,
    "instrument": Facet.INSTRUMENT,
    "crime": Facet.CRIME,
    "stage": Facet.STAGE,
    "place": Facet.PLACE,
}


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("country", metavar="COUNTRY", help="a code or a name, English or Russian")
    for name in _FACETS:
        parser.add_argument(
            f"--{name}", default="", metavar="X", help=f"the answer to the question of {name}; - for none of those"
        )
    parser.add_argument("--at", default="", metavar="DATE", help="as of a date: 2019-08-02, 2019-08 or 2019")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        names = CoverageService(reader)
        country, crimes = names.countries().find(arguments.country), names.crime_types()
        if country is None:
            return _refuse(tr("Not a country: {text}", text=arguments.country))
        try:
            at = PartialDate.parse(arguments.at).latest if arguments.at else None
        except DateError as error:
            return _refuse(tr("Not a date: {text}", text=error.text))
        answers = {facet: value for name, facet in _FACETS.items() if (value := getattr(arguments, name))}
        crime = answers.get(Facet.CRIME, OTHER)
        if crime != OTHER:
            found = crimes.find(crime)
            if found is None:
                return _refuse(tr("Not a crime type of the vocabulary: {text}", text=crime))
            answers[Facet.CRIME] = found.code
        asked = CompetenceRuleService(reader).consult(country.iso2, answers, at)
        session.answer(asked, _lines(asked, crimes))
    known = asked.consultation.outcome not in (Outcome.NO_RULES, Outcome.NONE_FITS)
    return DONE if known else NOTHING_FOUND


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_ARGUMENTS


def _lines(asked: Asked, crimes: CrimeTypes) -> Iterator[str]:
    found = asked.consultation
    yield outcome_sentence(found)
    for competent in found.authorities:
        yield (
            "  " + competent.authority.name + ("" if competent.is_certain else " · " + tr("not certain for that date"))
        )
        for rule in competent.rules:
            yield "      " + rule_words(rule, asked.instruments, crimes, language())
    for step in found.trace:
        yield "  " + step_sentence(step, asked.instruments, crimes, language())
    yield from _question(found, asked, crimes)


def _question(found: Consultation, asked: Asked, crimes: CrimeTypes) -> Iterator[str]:
    if found.question is None:
        return
    yield found.question.question
    option = next(name for name, facet in _FACETS.items() if facet is found.question)
    for one in found.options:
        word = answer_word(found.question, one.value, asked.instruments, crimes, language())
        yield f"  --{option} {one.value}   {word}"


def _add_rule_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    take = actions.add_parser("import", help="take over a table of rules", parents=[common], allow_abbrev=False)
    take.add_argument("file", type=Path)
    take.add_argument("--set", required=True, metavar="NAME", help="the rule set it becomes, instead of what that held")
    take.add_argument("--dry-run", action="store_true", help="only check the table")
    actions.add_parser("template", help="print an empty table", parents=[common], allow_abbrev=False)
    actions.add_parser("list", help="the rule sets there are", parents=[common], allow_abbrev=False)


def _run_rules(arguments: argparse.Namespace, session: Session) -> int:
    return {"import": _import, "template": _template, "list": _list}[arguments.action](arguments, session)


def _import(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        try:
            rules = CompetenceRuleService(opened.store).read_file(arguments.file)
        except RuleFileError as error:
            if not error.rejected:
                raise
            for row in error.rejected:
                print(f"{row.file}:{row.line}: {row.field}: {row.reason}", file=sys.stderr)
            return ROWS_REJECTED
        if arguments.dry_run:
            session.answer(rules, [tr("{n} rules can be taken over. Nothing was changed.", n=len(rules))])
            return DONE
        done = CompetenceRuleKeeping(opened.store).take_over(arguments.set, rules)
    session.answer(done, [tr("Rules added: {added}, replaced: {removed}.", added=done.added, removed=done.removed)])
    return DONE


def _template(arguments: argparse.Namespace, session: Session) -> int:
    table = template()
    session.answer(table, table.splitlines())
    return DONE


def _list(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        sets = CompetenceRuleService(reader).sets()
    session.answer(sets, [f"{one.country_iso2}  {one.name}  {one.rules}" for one in sets])
    return DONE


COMPETENT = Command("competent", "which authority of a country is competent", _add_arguments, _run)
RULES = Command("rules", "tables of rules of competence", _add_rule_arguments, _run_rules, has_actions=True)
