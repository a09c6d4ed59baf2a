"""What an officer does with requests here: each a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.requests import RequestFacts, RequestKind, RequestStep, StepKind
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.ui.doors import Doors
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.requests.request_dialog import RequestDialog
from liaison.ui.screens.cases.requests.request_step_dialog import RequestStepDialog
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.requests.shown import (
    Known,
    ShownRequest,
    begin_request,
    crime_of,
    latest_meetings,
    read_request,
)
from liaison.ui.widgets.reference.names import Names

_KINDS = {
    "extradition": RequestKind.EXTRADITION,
    "surrender": RequestKind.EXTRADITION,
    "police-cooperation": RequestKind.POLICE,
    "customs-assistance": RequestKind.CUSTOMS,
    "spontaneous-information": RequestKind.SPONTANEOUS,
}
"""Measures that are of another kind than legal assistance."""


class RequestEditing(QObject):
    """Opens the forms and keeps what they give.

    Args:
        page: the forms stand over it.
    """

    changed = Signal()
    """Something was kept, removed or taken back."""

    made = Signal(object)
    """The `RowKey` of a new request."""

    def __init__(self, services: RequestPageServices, doors: Doors, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._doors, self._page = services, doors, page
        self._keeping = Keeping(doors, services.journal, notice, page)
        self._keeping.changed.connect(self.changed)

    def begin(self, case: RowKey | None, country: str, measure: str, names: Names) -> None:
        """Write a request down, beginning with what is known of it."""
        services = self._services
        facts = RequestFacts(
            _KINDS.get(measure, RequestKind.LEGAL_ASSISTANCE),
            Direction.OURS,
            requested_iso2=country,
            measure=measure,
        )

        def show(answer: tuple[tuple[RequestFacts, Known], str]) -> None:
            (begun, known), crime = answer
            dialog = RequestDialog(begun, known, crime, names, services, self._doors, is_new=True, parent=self._page)
            self._keeping.open(
                dialog,
                lambda given: services.requests.create(case, given),
                tr("The request was added."),
                "request.create",
                lambda made: self.made.emit(made.key),
            )

        self._doors.read(lambda: (begin_request(services, facts), crime_of(services, case)), show, self._page)

    def change(self, request: RowKey, names: Names) -> None:
        """Change what a request asks, beginning with what it is now."""
        services = self._services

        def read() -> tuple[ShownRequest, str] | None:
            shown = read_request(services, request)
            return (shown, crime_of(services, shown.request.case)) if shown is not None else None

        def show(answer: tuple[ShownRequest, str] | None) -> None:
            if answer is None:
                self.changed.emit()
                return
            shown, crime = answer
            dialog = RequestDialog(
                shown.request.facts, shown.known, crime, names, services, self._doors, is_new=False, parent=self._page
            )
            edit, done = services.requests.edit, tr("The request was changed.")
            self._keeping.open(dialog, lambda given: edit(request, given), done, "request.edit")

        self._doors.read(read, show, self._page)

    def remove(self, request: RowKey) -> None:
        """Take a request out."""
        delete = self._services.requests.delete
        self._keeping.write(lambda: delete(request), tr("The request was removed."), "request.delete")

    def add_step(self, shown: ShownRequest, kind: StepKind, names: Names) -> None:
        """Write down what happened, as if it were today's."""
        add, key = self._services.requests.add_step, shown.request.key
        step = RequestStep(kind, PartialDate.of(names.today))
        done, label = tr("The step was added."), "request_step.create"
        self._open_step(shown, step, lambda given: add(key, given), done, label, is_new=True)

    def change_step(self, shown: ShownRequest, step: Kept[RequestStep]) -> None:
        """Correct what happened."""
        edit, key = self._services.requests.edit_step, shown.request.key
        done, label = tr("The step was changed."), "request_step.edit"
        self._open_step(shown, step.facts, lambda given: edit(key, step.key, given), done, label, is_new=False)

    def remove_step(self, shown: ShownRequest, step: Kept[RequestStep]) -> None:
        """Take back that something happened."""
        remove, key = self._services.requests.remove_step, shown.request.key
        self._keeping.write(lambda: remove(key, step.key), tr("The step was removed."), "request_step.delete")

    def _open_step(
        self,
        shown: ShownRequest,
        step: RequestStep,
        keep: Callable[[RequestStep], object],
        done: str,
        label: str,
        *,
        is_new: bool,
    ) -> None:
        services, subject = self._services, shown.request.facts.subject or shown.request.facts.kind.label

        def show(latest: dict[str, str]) -> None:
            # the meeting of the step itself may be older than the latest, or gone
            own = shown.known.meetings.get(step.meeting_id) or tr("a meeting that was deleted")
            meetings = latest if step.meeting_id in ("", *latest) else {step.meeting_id: own, **latest}
            dialog = RequestStepDialog(step, subject, meetings, is_new=is_new, parent=self._page)
            self._keeping.open(dialog, keep, done, label)

        self._doors.read(lambda: latest_meetings(services), show, self._page)
