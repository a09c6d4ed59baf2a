"""Collecting what refers to itself in a circle on the GUI thread alone, and not while somebody types.

Python collects on whichever thread happens to make an object. A dialog in such a circle was once destroyed on the store's thread, while
Qt still painted it: the process died. A look at everything that was made since the start takes a tenth of a second, which is seen when
it falls between two keys.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000

QUIET = 1.0
"""Seconds after a key for which nothing is collected; whoever writes comes to a pause."""

_last_key = [-QUIET]


class Collector(QObject):
    """Takes over from Python's own collector as long as it lives; looks once a second, by Python's own thresholds.

    Args:
        parent: lives on the GUI thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect again."""
        self._timer.stop()
        gc.enable()


def somebody_types() -> None:
    """A key was pressed where every one has to be seen at once."""
    _last_key[0] = monotonic()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold was passed, unless somebody types."""
    if monotonic() - _last_key[0] < QUIET:
        return
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
