"""Saying what an attachment shows."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.attachments import LONGEST_CAPTION, Attachment
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel


class CaptionDialog(QDialog):
    """Asks for one line.

    Attributes:
        caption: the field.
    """

    def __init__(self, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Caption"))
        self.setMinimumWidth(460)
        self.caption = QLineEdit(attachment.caption)
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.setAccessibleName(tr("Caption"))
        self.caption.setPlaceholderText(tr("What it shows, from whom it is"))
        self.caption.selectAll()
        buttons = QDialogButtonBox()
        keep = buttons.addButton(tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("primary", True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(attachment.file_name, "heading"))
        rows.addWidget(self.caption)
        rows.addWidget(buttons)
        # a button not yet in its window would be the default only until it loses the focus
        keep.setDefault(True)
