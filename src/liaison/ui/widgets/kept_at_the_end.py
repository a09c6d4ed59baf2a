"""What is typed in a window of its own and would be gone with the program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


class KeptAtTheEnd:
    """A window that can keep what was typed in it when the program ends or locks."""

    def keep_at_the_end(self) -> None:
        """Hand everything to the store now, without asking; called before the last save."""
        raise NotImplementedError


def keep_open_windows() -> None:
    """Let every window that can keep what was typed in it."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, KeptAtTheEnd) and window.isVisible():
            window.keep_at_the_end()
