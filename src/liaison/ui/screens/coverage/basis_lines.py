"""On what basis a request travels from one country of a route to the next, in one short line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from liaison.base.translations import tr
from liaison.domain.legal_bases import KindAnswer, RouteLeg, Verdict
from liaison.ui.screens.coverage.lines import Kind, Line
from liaison.ui.widgets.reference.names import BESIDE


def lines_of_legs(legs: Iterable[RouteLeg]) -> dict[tuple[str, str], Line]:
    """One line a leg, by its two countries."""
    return {(leg.a, leg.b): _line(leg.a, leg.b, words_of_leg(leg)) for leg in legs}


def awaited_lines(countries: Iterable[str]) -> dict[tuple[str, str], Line]:
    """The same lines while the bases are being read."""
    return {pair: _line(*pair, tr("legal bases are being read…")) for pair in pairwise(countries)}


def words_of_leg(leg: RouteLeg) -> str:
    """The kinds of request with the best instrument of each; kinds with the same words stand together."""
    kinds: dict[str, list[str]] = {}
    for kind in leg.kinds:
        kinds.setdefault(_words(kind, leg), []).append(kind.kind.label)
    return BESIDE.join(f"{', '.join(same)}: {words}" for words, same in kinds.items())


def _words(kind: KindAnswer, leg: RouteLeg) -> str:
    best = leg.instruments.get(kind.kind, ())
    if kind.verdict is not Verdict.YES or not best:
        return kind.verdict.label
    return tr("{instrument}, under conditions", instrument=best[0]) if kind.conditional else best[0]


def _line(a: str, b: str, words: str) -> Line:
    return Line(Kind.BASIS, tr("{first} – {second}: {bases}", first=a, second=b, bases=words), country=b, leads_to=a)
