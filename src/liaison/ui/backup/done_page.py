"""What a restore did."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.backups import Restored
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel


def restored_in_words(restored: Restored) -> str:
    """Where the store is, and where the one that was there before is."""
    said = tr("The store was restored and checked. It is in {folder}.", folder=restored.folder)
    if restored.replaced is None:
        return said
    kept = tr("The store that was there before is kept, whole, in {folder}.", folder=restored.replaced)
    return f"{said}\n{kept}"


class DonePage(Page):
    """The last page."""

    def __init__(self) -> None:
        super().__init__(tr("Restored"), tr("Every page of the restored store was read."))
        self.said = PlainLabel("", "good", selectable=True)
        self.rows.addWidget(self.said)
        self.rows.addStretch(1)

    def show_restored(self, restored: Restored) -> None:
        """Tell it."""
        self.said.setText(restored_in_words(restored))
        announce(self.said, self.said.text())
