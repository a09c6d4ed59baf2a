"""Saving a copy of an attachment outside the store, after saying plainly what that means."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from liaison.base.translations import tr
from liaison.domain.attachments import Attachment
from liaison.domain.meetings import Tlp
from liaison.ui.widgets.message_dialog import MessageDialog


class CopyWarning(MessageDialog):
    """Asks whether a copy that is not encrypted is meant.

    Args:
        marking: of the attachment, or the meeting's.
    """

    def __init__(self, attachment: Attachment, marking: Tlp | None, parent: QWidget) -> None:
        marked = tr("It is marked {marking}.", marking=marking) if marking else ""
        super().__init__(
            "warning",
            "bad",
            tr("The copy of {name} will not be encrypted.", name=attachment.file_name),
            " ".join(
                filter(
                    None,
                    (
                        marked,
                        tr("Whoever gets hold of the disk or stick can read it, also after it was deleted there."),
                    ),
                )
            ),
            parent,
        )
        self.buttons.clear()
        self.go_on = self.buttons.addButton(tr("Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setDefault(True)
        cancel.setFocus()
