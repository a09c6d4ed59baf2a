"""A long job with its progress: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from liaison.domain.steps import Stage, Step
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

T = TypeVar("T")

_PARTS = 1000


class Work(QWidget):
    """Runs one job at a time on the store's thread and shows how far it is; hidden while nothing runs.

    Args:
        doors: to the store's thread.
    """

    changed = Signal()
    """It was shown or hidden."""

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._job: Future[Any] | None = None
        self._steps: Iterator[Any] | None = None
        self._stage: Stage | None = None
        self._words = PlainLabel("", "muted")
        self._bar = QProgressBar(textVisible=False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(self._words)
        rows.addWidget(self._bar)
        self._show_nothing()

    @property
    def is_running(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def start(
        self,
        steps: Iterator[Step[T]],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        unwanted: Callable[[T], None] = lambda _: None,
    ) -> None:
        """Run a job; `then` hears what it gave, `failed` what went wrong; when it was stopped too late, `unwanted` gets what it gave."""

        def ended(last: Step[T] | None) -> None:
            if last is None or last.result is None:
                return
            if self._steps is not steps:
                unwanted(last.result)
                return
            self._show_nothing()
            then(last.result)

        def broken(error: Exception) -> None:
            if self._steps is steps:
                self._show_nothing()
                failed(error)

        self._bar.setMaximum(0)
        self.show()
        self.changed.emit()
        self._steps = steps
        self._job = self._doors.job(steps, self._show, ended, self, broken)

    def stop(self) -> None:
        """Stop the job; what it made so far is put away."""
        job, steps = self._job, self._steps
        if job is None:
            return

        def end() -> None:
            # on the store's thread, where the job cannot move meanwhile; one that nobody closes keeps what it holds
            if job.cancel() and isinstance(steps, Generator):
                steps.close()

        self._show_nothing()
        self._doors.write(end, lambda _: None, self)

    def _show(self, step: Step[Any]) -> None:
        if self._job is None:
            return
        if step.stage is not self._stage:
            self._stage = step.stage
            self._words.setText(f"{step.stage.words}…")
            self._bar.setAccessibleName(step.stage.words)
            announce(self, step.stage.words)
        self._bar.setMaximum(_PARTS if step.total else 0)
        self._bar.setValue(_PARTS * step.done // step.total if step.total else 0)

    def _show_nothing(self) -> None:
        self._job = None
        self._steps = None
        self._stage = None
        # as high as with words, so that nothing jumps when they come
        self._words.setText(" ")
        self.hide()
        self.changed.emit()
