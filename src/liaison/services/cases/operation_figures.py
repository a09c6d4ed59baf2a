"""Operation figures: published ones are kept with their source, own ones are added up from the cases, and both stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from liaison.base.translations import language, tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.figure_errors import FigureRefused
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures, order
from liaison.domain.cases.operation_figures import FigureFacts, period_words, problem_of
from liaison.domain.cases.own_figures import may_leave, own_lines
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictest
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import agency_names
from liaison.services.meetings import Made
from liaison.store.cases import figure_rows, values
from liaison.store.engine import OWN, Store
from liaison.store.reference import vocabularies


class OperationFigureService:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day of the own figures.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today

    def add(self, facts: FigureFacts) -> Made:
        """Keep a published figure. Raises FigureRefused."""
        _check(facts)
        with self._store.change("operation_figure.create") as change:
            identity = change.insert("operation_figure", values.values_of(facts), scope=OWN)
        return Made(RowKey(OWN, identity), change.changes)

    def edit(self, key: RowKey, facts: FigureFacts) -> ChangeSet:
        """Give a published figure these facts. Raises FigureRefused."""
        _check(facts)
        with self._store.change("operation_figure.edit") as change:
            change.update("operation_figure", (key.scope, key.id), values.values_of(facts))
        return change.changes

    def remove(self, key: RowKey) -> ChangeSet:
        """Mark a published figure as deleted; `undo` brings it back."""
        with self._store.change("operation_figure.delete") as change:
            change.delete("operation_figure", (key.scope, key.id))
        return change.changes

    def published(self) -> tuple[Kept[FigureFacts], ...]:
        """The published figures, in the order they were written."""
        with self._store.read() as connection:
            return figure_rows.published(connection)

    def figures(self, greatest: Tlp | None = None) -> OperationFigures:
        """All figures, in the language in use.

        Args:
            greatest: the greatest marking whoever gets them may receive: records marked more strictly are not added; None for no limit.
        """
        with self._store.read() as connection:
            published = figure_rows.published(connection)
            own_deliveries, own_seizures = figure_rows.own_deliveries(connection), figure_rows.own_seizures(connection)
            agencies = agency_names(connection, {one.facts.agency_id for one in published})
            countries = vocabularies.countries(connection)
        deliveries, seizures = may_leave(own_deliveries, greatest), may_leave(own_seizures, greatest)
        left_out = len(own_deliveries) + len(own_seizures) - len(deliveries) - len(seizures)
        said = tuple(_published(published, agencies))
        source = tr("Deliveries and seizures kept with the cases of this program")
        lines = (*own_lines(deliveries, seizures, source, by_country=True), *said)
        by_year = (*own_lines(deliveries, seizures, source, by_country=False), *said)
        named = {line.country_iso2 for line in lines} - {""}
        return OperationFigures(
            tuple(sorted(lines, key=order)),
            tuple(sorted(by_year, key=order)),
            strictest(line.marking for line in lines),
            left_out,
            {code: countries.name(code, language()) for code in named},
            self._today(),
        )


def _published(kept: tuple[Kept[FigureFacts], ...], agencies: Mapping[str, str]) -> Iterator[FigureLine]:
    for one in kept:
        facts = one.facts
        if facts.kind is not None:
            yield FigureLine(
                facts.kind,
                period_words(facts.period),
                _time_of(facts.period),
                facts.country_iso2,
                facts.goods,
                facts.amount,
                facts.unit,
                int(facts.amount is None),
                False,
                agencies.get(facts.agency_id, "") or facts.name,
                facts.source,
                facts.url,
                facts.as_of,
                facts.remark,
                key=one.key,
            )


def _time_of(period: PartialDate | None) -> str:
    """Sorts a year of own cases and a period in one row."""
    return period.sort_key[:10].removesuffix("-01-01") if period is not None else ""


def _check(facts: FigureFacts) -> None:
    problem = problem_of(facts)
    if problem:
        raise FigureRefused(problem)
