"""The parts of a page in the order in which F6 leads through them, as one reads: facts, above the note, the note, below it, beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Place(IntEnum):
    """Where on the page, in the order of F6."""

    FACTS = auto()
    ABOVE = auto()
    NOTE = auto()
    BELOW = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class _Stop:
    place: Place
    part: QWidget
    focused: QWidget | None


class PageStops:
    """Leads from part to part; what is hidden, or has nothing the keyboard can be on, is passed over.

    Args:
        page: what all the parts are on.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._stops: list[_Stop] = []

    def add(self, place: Place, part: QWidget, focused: QWidget | None = None) -> None:
        """Add a part, behind the others of its place.

        Args:
            focused: what in it gets the focus; without one the first thing that can have it.
        """
        self._stops.append(_Stop(place, part, focused))
        self._stops.sort(key=lambda stop: stop.place)

    def go(self, step: int) -> None:
        """To the next part (1), or the one before (-1); round at the end."""
        found = [(stop.part, target) for stop in self._stops if (target := _target(stop)) is not None]
        present = self._page.focusWidget()
        within = (n for n, (part, _) in enumerate(found) if part is present or part.isAncestorOf(present))
        at = next(within, -1 if step > 0 else 0)
        if found:
            target = found[(at + step) % len(found)][1]
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            _scroll_to(target)


def _target(stop: _Stop) -> QWidget | None:
    candidates = [stop.focused] if stop.focused is not None else stop.part.findChildren(QWidget)
    for widget in candidates:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 0)
        above = above.parentWidget()
