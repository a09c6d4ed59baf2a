"""Operation figures: those that were published, and the records of own cases they are held against."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from liaison.domain.cases.case import Kept
from liaison.domain.cases.deliveries import DeliveryFacts, DeliveryState, Seizure
from liaison.domain.cases.operation_figures import FigureFacts
from liaison.domain.cases.own_figures import OwnDelivery, OwnSeizure
from liaison.domain.cases.quantities import Quantity
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictest
from liaison.store.cases.values import facts_from, kept_from
from liaison.store.reference.asking import ask
from liaison.store.schema.cases import case_file, controlled_delivery, operation_figure, seizure

MOVED = (DeliveryState.UNDER_WAY, DeliveryState.COMPLETED, DeliveryState.STOPPED)
"""Deliveries that are counted: those that are planned or were called off never moved."""

_ROUTES = """
SELECT scope, delivery_id, country_iso2 FROM delivery_consent
WHERE deleted = 0 AND country_iso2 IS NOT NULL ORDER BY position, id
"""
_MARKINGS = {marking.value: marking for marking in Tlp}


def published(connection: Connection) -> tuple[Kept[FigureFacts], ...]:
    """The figures that were published, in the order they were written; those this program does not understand are left out."""
    question = select(operation_figure).where(operation_figure.c.deleted == 0).order_by(operation_figure.c.id)
    kept = (kept_from(FigureFacts, row) for row in connection.execute(question).mappings())
    return tuple(one for one in kept if one.facts.kind is not None)


def own_deliveries(connection: Connection) -> list[OwnDelivery]:
    """The controlled deliveries of all cases that moved."""
    routes: dict[tuple[str, str], list[str]] = {}
    for scope, delivery, country in ask(connection, _ROUTES):
        routes.setdefault((scope, delivery), []).append(country)
    found = []
    for row, marking in _of_cases(connection, controlled_delivery):
        facts = facts_from(DeliveryFacts, row)
        if facts.state in MOVED:
            route = dict.fromkeys(routes.get((row["scope"], row["id"]), ()))
            found.append(OwnDelivery(tuple(route), facts.ended_on or facts.begins_on, strictest((marking, facts.tlp))))
    return found


def own_seizures(connection: Connection) -> list[OwnSeizure]:
    """The seizures of all cases; one at the end of a delivery is marked as strictly as that."""
    markings = {
        (row["scope"], row["id"]): _MARKINGS.get(row["tlp"] or "")
        for row, _ in _of_cases(connection, controlled_delivery)
    }
    found = []
    for row, marking in _of_cases(connection, seizure):
        facts = facts_from(Seizure, row)
        quantity = Quantity(facts.amount, facts.unit) if facts.amount is not None and facts.unit is not None else None
        strict = strictest((marking, markings.get((row["scope"], facts.delivery_id))))
        found.append(OwnSeizure(facts.goods, quantity, facts.country_iso2, facts.seized_on, facts.arrested, strict))
    return found


def _of_cases(connection: Connection, table: Any) -> list[tuple[Any, Tlp | None]]:
    """Live records of cases that are not deleted, each with the marking of its case."""
    question = (
        select(table, case_file.c.tlp.label("case_tlp"))
        .join(case_file, (case_file.c.id == table.c.case_id) & (case_file.c.scope == table.c.scope))
        .where(table.c.deleted == 0, case_file.c.deleted == 0)
        .order_by(table.c.id)
    )
    return [(row, _MARKINGS.get(row["case_tlp"] or "")) for row in connection.execute(question).mappings()]
