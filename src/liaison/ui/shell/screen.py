"""What the window expects of a screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison.domain.rows import ChangeSet
from liaison.ui.printing.offers import PaperOffer


@dataclass(frozen=True, slots=True)
class PrimaryAction:
    """What a screen is mainly for: the button at the top right.

    Attributes:
        text: translated.
        keys: portable key sequence, such as `Ctrl+N`.
    """

    text: str
    keys: str
    run: Callable[[], None]


class Screen(QWidget):
    """A page of the window, built when it is first shown. Everything but the title may be left as it is."""

    alone = Signal(bool)
    """What is written here wants the whole screen for itself, or no longer."""

    def title(self) -> str:
        """The screen's name, translated."""
        raise NotImplementedError

    def filter_hint(self) -> str:
        """What the search field finds here, translated; empty when it finds nothing here."""
        return ""

    def set_filter(self, text: str) -> None:
        """Show only what matches; everything when empty."""

    def primary_action(self) -> PrimaryAction | None:
        """The button at the top right."""
        return None

    def papers(self) -> tuple[PaperOffer, ...]:
        """What can be put on paper here, now."""
        return ()

    def activated(self) -> None:
        """The screen came to the front."""

    def reload(self, changes: ChangeSet) -> None:
        """Something was changed elsewhere; read again what is concerned."""

    def focus_first(self) -> None:
        """Put the focus where one begins."""

    def is_saved(self) -> bool:
        """False while something entered here is not on the disk."""
        return True

    def close_windows(self) -> None:
        """Close what was opened beside the main window, which is about to close: everything is saved, or given up."""

    def flush(self) -> Future[Any] | None:
        """Save what is not yet saved; the window waits for it before it locks or closes."""
        return None
