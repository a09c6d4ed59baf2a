"""Requests in both directions: written, sent, chased, answered; what is due, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date

from liaison.domain.cases.case import Kept
from liaison.domain.cases.case_errors import StepNotPossible
from liaison.domain.cases.requests import (
    Request,
    RequestFacts,
    RequestRow,
    RequestState,
    RequestStep,
    Standing,
    in_time,
    problem_of,
    standing_of,
)
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.meetings import Made
from liaison.store.cases import request_rows, values
from liaison.store.cases.request_rows import RequestsWanted
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change
from liaison.store.reference.asking import OpenConnection

EVERY = RequestsWanted()


class RequestService:
    """What an officer does with requests; every method runs on the store's thread.

    Args:
        store: the open store.
        today: from which ages count.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today

    def list(self, wanted: RequestsWanted = EVERY, limit: int = -1) -> tuple[RequestRow, ...]:
        """The requests that fit, the one due first in front, those without a due date last."""
        with self._store.read() as connection:
            return request_rows.rows(connection, wanted, limit)

    def request(self, key: RowKey) -> Request | None:
        """One request with its steps; None when it was deleted."""
        with self._store.read() as connection:
            found = values.one_of(connection, RequestFacts, key)
            if found is None:
                return None
            case = values.owner_of(connection, RequestFacts, key)
            return Request(key, case, found.facts, _steps(connection, key))

    def waiting_by_country(self) -> Mapping[str, tuple[int, int, int]]:
        """By country of the other side: how many wait, the days of the longest, how many certainly are overdue."""
        with self._store.read() as connection:
            return request_rows.ages(connection, self._today())

    def create(self, case: RowKey | None, facts: RequestFacts) -> Made:
        """Add a request, of a case or of none; it is a draft until a step says that it was sent."""
        scope = case.scope if case is not None else OWN
        with self._store.change("request.create") as change:
            written = values.values_of(facts) | values.values_of(_BEGINNING)
            identity = change.insert("request", {"case_id": case.id if case else None, **written}, scope=scope)
        return Made(RowKey(scope, identity), change.changes)

    def edit(self, key: RowKey, facts: RequestFacts) -> ChangeSet:
        """Give a request these facts; where it stands follows from its steps and stays."""
        with self._store.change("request.edit") as change:
            written = values.values_of(facts)
            for kept in fields(_BEGINNING):
                del written[kept.name]
            change.update("request", (key.scope, key.id), written)
        return change.changes

    def delete(self, key: RowKey) -> ChangeSet:
        """Mark a request as deleted; `undo` brings it back."""
        with self._store.change("request.delete") as change:
            change.delete("request", (key.scope, key.id))
        return change.changes

    def add_step(self, request: RowKey, step: RequestStep) -> ChangeSet:
        """Write down what happened to a request. Raises StepNotPossible."""
        with self._store.change("request_step.create") as change:
            change.insert("request_step", {"request_id": request.id, **values.values_of(step)}, scope=request.scope)
            _restate(change, request)
        return change.changes

    def edit_step(self, request: RowKey, key: RowKey, step: RequestStep) -> ChangeSet:
        """Correct what happened. Raises StepNotPossible."""
        with self._store.change("request_step.edit") as change:
            change.update("request_step", (key.scope, key.id), values.values_of(step))
            _restate(change, request)
        return change.changes

    def remove_step(self, request: RowKey, key: RowKey) -> ChangeSet:
        """Take back that something happened."""
        with self._store.change("request_step.delete") as change:
            change.delete("request_step", (key.scope, key.id))
            _restate(change, request)
        return change.changes


_BEGINNING = Standing(RequestState.DRAFT, None, None)
"""What follows from the steps, as it is without any."""


def _steps(connection: OpenConnection, request: RowKey) -> tuple[Kept[RequestStep], ...]:
    kept = values.parts_of(connection, RequestStep, request)
    keys = {id(one.facts): one for one in kept}
    return tuple(keys[id(step)] for step in in_time([one.facts for one in kept]))


def _restate(change: Change, request: RowKey) -> None:
    """Keep where the request stands now beside it, so that lists need not read its steps."""
    steps = [one.facts for one in _steps(change.connection, request)]
    problem = problem_of(steps)
    if problem:
        raise StepNotPossible(problem)
    change.update(
        "request",
        (request.scope, request.id),
        values.values_of(standing_of(steps)),
    )
