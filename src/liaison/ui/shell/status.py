"""The status line: what is true about saving, the pack in use and the network, and nothing else."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel
from liaison.ui.widgets.picture import Picture


class StatusLine(QFrame):
    """One line at the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._is_quiet = self._is_bad = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        self._saving = ElidedLabel("", "muted")
        self._saving.setAccessibleName(tr("State of saving"))
        self._pack = PlainLabel("", "muted", wrap=False)
        self._offline = PlainLabel(tr("Offline"), "muted", wrap=False)
        self._lock = Picture("lock", 14)
        self._warning = Picture("warning", 14, "bad")
        row.addWidget(self._lock)
        row.addWidget(self._warning)
        row.addWidget(self._saving, 1)
        row.addWidget(self._pack)
        row.addSpacing(10)
        row.addWidget(self._offline)

    def set_quiet(self, quiet: bool) -> None:
        """Keep out of sight, unless something is not saved."""
        self._is_quiet = quiet
        self.setVisible(not quiet or self._is_bad)

    def nothing_to_save(self, encrypted: bool) -> None:
        """Since the start nothing was changed."""
        self._lock.setVisible(encrypted)
        self._say(tr("Encrypted · nothing to save") if encrypted else tr("Sample · kept nowhere"), "muted")

    def unsaved(self) -> None:
        """Something was typed and is on its way to the disk."""
        self._say(tr("Saving…"), "muted")

    def saved(self, at: datetime, encrypted: bool) -> None:
        """Everything is on the disk since `at`."""
        if encrypted:
            self._say(tr("Encrypted · all changes saved {time}", time=f"{at:%H:%M:%S}"), "muted")
        else:
            self._say(tr("Sample · kept nowhere"), "muted")

    def not_saved(self, sentence: str) -> None:
        """The last save failed."""
        said = tr("NOT SAVED: {reason}", reason=sentence)
        self._say(said, "bad")
        announce(self, said, at_once=True)

    def pack(self, version: str) -> None:
        """The pack in use."""
        self._pack.setText(tr("Reference pack {version}", version=version) if version else tr("No reference pack"))

    def _say(self, text: str, role: str) -> None:
        self._saving.setProperty("role", role)
        self._saving.style().polish(self._saving)
        self._saving.setText(text)
        self._is_bad = role == "bad"
        self._warning.setVisible(self._is_bad)
        if self._is_quiet:
            self.setVisible(self._is_bad)
