"""The register of cases, chosen from by the words of a command line."""

from __future__ import annotations

import argparse

from liaison.app.command_line.case_arguments import country_called, crime_called
from liaison.app.command_line.case_whole import Names
from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterFilter
from liaison.services.cases.register import CaseRegister
from liaison.services.finding.indexing import ALONE, FindIndexing
from liaison.store.engine import Store

_EVERY = 1_000_000


def register_rows(arguments: argparse.Namespace, store: Store, names: Names, limit: int) -> tuple[CaseRow, ...]:
    """The cases that fit `--country`, `--crime`, `--state` and `--find`, the latest opened first. Raises Refused."""
    states = (CaseState(arguments.state),) if arguments.state else ()
    country, crime = country_called(arguments.country, names), crime_called(arguments.crime, names)
    indexing = FindIndexing(store, ALONE)
    register = CaseRegister(store, indexing)
    if not (arguments.find or country or crime):
        return register.page(RegisterFilter(states=states), limit=limit)
    for _ in indexing.catch_up():
        pass
    if not (country and crime):
        grouping = Grouping.COUNTRY if country else Grouping.CRIME if crime else None
        return register.page(RegisterFilter(arguments.find, states, grouping, country or crime), limit=limit)
    # the register limits by one grouping at a time
    there = register.page(RegisterFilter(arguments.find, states, Grouping.COUNTRY, country), limit=_EVERY)
    fitting = {row.key for row in register.page(RegisterFilter("", states, Grouping.CRIME, crime), limit=_EVERY)}
    return tuple(row for row in there if row.key in fitting)[:limit]
