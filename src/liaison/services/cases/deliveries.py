"""Controlled deliveries: planned from a chain, agreed state by state, and what came of them."""

from __future__ import annotations

from liaison.domain.cases.case import Kept
from liaison.domain.cases.deliveries import Check, Delivery, DeliveryFacts, HandOver, Seizure, StateConsent, checklist
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import chain_of
from liaison.services.meetings import Made
from liaison.store.cases import values
from liaison.store.engine import Store
from liaison.store.reference.asking import OpenConnection


class DeliveryService:
    """What an officer does with controlled deliveries; every method runs on the store's thread.

    What belongs to one (consents, hand-overs, seizures) is added, changed and removed by `CaseService`.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case: RowKey) -> tuple[Delivery, ...]:
        """The deliveries of a case with all that belongs to them, in the order they were written."""
        with self._store.read() as connection:
            seizures = values.parts_of(connection, Seizure, case)
            kept = values.parts_of(connection, DeliveryFacts, case)
            return tuple(_delivery(connection, case, one, seizures) for one in kept)

    def seizures_of(self, case: RowKey) -> tuple[Kept[Seizure], ...]:
        """All seizures of a case, of a delivery or of none."""
        with self._store.read() as connection:
            return values.parts_of(connection, Seizure, case)

    def plan(self, case: RowKey, facts: DeliveryFacts) -> Made:
        """Add a delivery along the chain of the case: a line for each state on it, with nothing agreed."""
        with self._store.change("controlled_delivery.create") as change:
            written = values.values_of(facts)
            identity = change.insert("controlled_delivery", {"case_id": case.id, **written}, scope=case.scope)
            for position, country in enumerate(chain_of(change.connection, case).countries()):
                state = values.values_of(StateConsent(country, position=position))
                change.insert("delivery_consent", {"delivery_id": identity, **state}, scope=case.scope)
        return Made(RowKey(case.scope, identity), change.changes)

    def edit(self, key: RowKey, facts: DeliveryFacts) -> ChangeSet:
        """Give a delivery these facts."""
        with self._store.change("controlled_delivery.edit") as change:
            change.update("controlled_delivery", (key.scope, key.id), values.values_of(facts))
        return change.changes

    def delete(self, key: RowKey) -> ChangeSet:
        """Mark a delivery as deleted; `undo` brings it back."""
        with self._store.change("controlled_delivery.delete") as change:
            change.delete("controlled_delivery", (key.scope, key.id))
        return change.changes


def route_of(delivery: Delivery) -> tuple[str, ...]:
    """The states a delivery passes, as its lines stand."""
    return tuple(dict.fromkeys(one.facts.country_iso2 for one in delivery.consents if one.facts.country_iso2))


def checks_of(delivery: Delivery) -> tuple[Check, ...]:
    """Everything that has to be agreed before anything moves."""
    return checklist(delivery, route_of(delivery))


def _delivery(
    connection: OpenConnection, case: RowKey, kept: Kept[DeliveryFacts], seizures: tuple[Kept[Seizure], ...]
) -> Delivery:
    return Delivery(
        kept.key,
        case,
        kept.facts,
        values.parts_of(connection, StateConsent, kept.key),
        values.parts_of(connection, HandOver, kept.key),
        tuple(one for one in seizures if one.facts.delivery_id == kept.key.id),
    )
