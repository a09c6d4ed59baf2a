"""`find WORDS`: anything in the store, in any alphabet, as the field on top of the window finds it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from liaison.app.command_line.command import CHECK_FAILED, DONE, NOTHING_FOUND, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr
from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion, Found, Hit
from liaison.domain.meetings import Tlp
from liaison.domain.steps import result_of
from liaison.services.finding.index_check import IndexCheckService
from liaison.services.finding.indexing import ALONE, FindIndexing
from liaison.services.finding.service import FindService

_MARKINGS = {marking.value.removeprefix("TLP:"): marking for marking in Tlp}
_KINDS = {kind.value: kind for kind in FindKind if kind is not FindKind.COMMAND}


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", help='words, "phrases", and or not, fields such as who: country: date: open:'
    )
    parser.add_argument("--kind", choices=_KINDS, default=None, help="one kind of record alone")
    parser.add_argument(
        "--up-to", choices=_MARKINGS, default=None, help="only what is marked at most so, and what is not marked"
    )
    parser.add_argument("--limit", type=int, default=5, help="hits of each kind")
    parser.add_argument("--check-index", action="store_true", help="compare the index with the records")
    parser.add_argument("--rebuild-index", action="store_true", help="make the index anew")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        indexing = FindIndexing(opened.store, ALONE)
        if arguments.rebuild_index:
            result_of(indexing.rebuild_in_steps())
        if arguments.check_index:
            return _check(IndexCheckService(opened.store), session)
        question = FindQuestion(
            " ".join(arguments.words),
            _KINDS.get(arguments.kind),
            _MARKINGS.get(arguments.up_to),
            limit=max(1, arguments.limit),
            language=language(),
        )
        for _ in indexing.catch_up():
            pass
        *_, found = FindService(opened.store, indexing).find_in_steps(question)
    session.answer({"groups": found.groups, "near": found.near, "tried": found.tried}, list(_lines(found)))
    return NOTHING_FOUND if found.is_empty and not found.near else DONE


def _check(service: IndexCheckService, session: Session) -> int:
    checked = result_of(service.check_in_steps())
    session.answer(
        {"missing": checked.missing, "left_over": checked.left_over, "differing": checked.differing},
        [checked.sentence],
    )
    return DONE if checked.is_sound else CHECK_FAILED


def _lines(found: Found) -> Iterator[str]:
    for problem in found.query.problems:
        yield problem.sentence
    for group in found.groups:
        yield f"{group.kind.label}:"
        yield from map(_line, group.hits)
        if group.has_more:
            yield "  " + tr("and more: --kind {kind} --limit", kind=group.kind.value)
    if found.is_empty and found.query.root is not None:
        yield tr("Nothing has all of this.")
    if found.near:
        yield tr("Perhaps meant, with one letter different:")
        yield from map(_line, found.near)


def _line(hit: Hit) -> str:
    parts = [hit.when.text if hit.when else "", hit.name, hit.context]
    where = f"\n      {hit.excerpt.text}" if hit.excerpt else ""
    return "  " + " · ".join(part for part in parts if part) + where


FIND = Command("find", "find anything in the store, in any alphabet", _add_arguments, _run)
