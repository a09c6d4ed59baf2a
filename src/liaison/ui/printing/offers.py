"""What can be put on paper where one is: chosen from a short menu when there is more than one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from liaison.ui.icons import icon


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """One paper; `text` is translated, `run` shows it before it leaves."""

    text: str
    run: Callable[[], None]


def choose_paper(offers: Sequence[PaperOffer], parent: QWidget) -> QMenu | None:
    """Run the only one, or open a menu of them in the middle of `parent`, the first one chosen."""
    if len(offers) == 1:
        offers[0].run()
        return None
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for offer in offers:
        menu.addAction(icon("print"), offer.text.replace("&", "&&"), offer.run)
    size = menu.sizeHint()
    middle = parent.rect().center()
    menu.popup(parent.mapToGlobal(middle - type(middle)(size.width() // 2, size.height() // 2)))
    menu.setActiveAction(menu.actions()[0])
    return menu
