"""Looking at an attachment without any other program, and without a copy on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.attachment_kinds import MAIL, Shown, shown_as
from liaison.domain.attachments import Attachment
from liaison.domain.steps import Step
from liaison.services.attachment_mail import mail_text
from liaison.services.attachment_text import FIRST, text_of
from liaison.services.attachments import AttachmentService
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.attachments.decoding import Decoded, decoded
from liaison.ui.writing.attachments.picture_view import PictureView
from liaison.ui.writing.attachments.wording import about, kind_words

_SENTENCE = QSize(560, 280)
_LONGEST_LINE = 2_000
"""Characters after which a line is broken for showing: Qt lays a line out whole, and one of a million letters takes seconds."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    is_whole: bool


class Preview(QDialog):
    """Shows one attachment.

    Args:
        service: gives the content.
        doors: to the store's thread.
    """

    copy_asked = Signal(object)
    """A copy of the Attachment is to be saved elsewhere."""

    def __init__(self, attachment: Attachment, service: AttachmentService, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._service, self._doors = service, doors
        self.setWindowTitle(attachment.file_name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = PlainLabel(tr("Reading…"), selectable=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = PictureView()
        self.text = _text_field()
        self.remark = PlainLabel("", "muted")
        self._pages = QStackedWidget()
        room = parent.window().size()
        self.resize(max(520, room.width() * 3 // 4), max(400, room.height() * 5 // 6))
        self._lay_out()
        self._read()

    @property
    def shown(self) -> QWidget | None:
        """What is in front: the message, the picture or the text."""
        return self._pages.currentWidget()

    def _lay_out(self) -> None:
        for page in (self.message, self.picture, self.text):
            self._pages.addWidget(page)
        self.save = QPushButton(tr("&Save a copy…"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda: self.copy_asked.emit(self.attachment))
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addStretch(1)
        line.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(SPACING)
        rows.addWidget(PlainLabel(self.attachment.file_name, "heading"))
        if self.attachment.caption:
            rows.addWidget(PlainLabel(self.attachment.caption))
        rows.addWidget(PlainLabel(about(self.attachment), "muted"))
        rows.addWidget(self._pages, 1)
        rows.addWidget(self.remark)
        rows.addSpacing(GAP - SPACING)
        rows.addLayout(line)
        # a button not yet in its window would be the default only until it loses the focus
        self.close_button.setDefault(True)
        self.remark.hide()

    def _read(self) -> None:
        kind = self.attachment.media_type
        way = shown_as(kind)
        if way is Shown.PICTURE:
            self._look(lambda content: decoded(content, kind), self._show_picture, None)
        elif way is Shown.TEXT:
            read = mail_text if kind == MAIL else text_of
            self._look(lambda content: _Text(read(content), len(content) <= FIRST), self._show_text, FIRST + 1)
        else:
            self._say(
                tr("{kind}: this program does not show it. Save a copy to open it with another.", kind=kind_words(kind))
            )

    def _look(self, look: Callable[[bytes], object], show: Callable[[object], None], most: int | None) -> None:
        def ended(last: Step[object] | None) -> None:
            if last is not None and last.result is not None:
                show(last.result)

        steps = self._service.looked_at_in_steps(self.attachment.key, look, most)
        job = self._doors.job(steps, lambda _: None, ended, self, self._failed)
        self.finished.connect(lambda: job.cancel())

    def _show_picture(self, found: object) -> None:
        if not isinstance(found, Decoded) or found.image is None:
            self._say(found.fault if isinstance(found, Decoded) else "")
            return
        self.picture.show_picture(found.image)
        self.picture.setAccessibleName(self.attachment.caption or self.attachment.file_name)
        self._pages.setCurrentWidget(self.picture)
        self.picture.setFocus()
        if found.pages > 1:
            self._add(tr("The first of {n} pages.", n=found.pages))

    def _show_text(self, found: object) -> None:
        if not isinstance(found, _Text):
            return
        self.text.setPlainText(_broken(found.text))
        self._pages.setCurrentWidget(self.text)
        self.text.setFocus()
        if not found.is_whole:
            self._add(tr("Only its beginning is shown, the first megabyte."))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._say(f"{error.sentence}\n{error.remedy}")
        else:
            self._doors.broke.emit(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._pages.setCurrentWidget(self.message)
        self.close_button.setFocus()
        # a sentence in a window made for a picture looks lost
        self.resize(_SENTENCE)
        announce(self, sentence)

    def _add(self, sentence: str) -> None:
        self.remark.setText(sentence)
        self.remark.show()


def _text_field() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setTabChangesFocus(True)
    field.setUndoRedoEnabled(False)
    field.setAccessibleName(tr("Text of the attachment"))
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return field


def _broken(text: str) -> str:
    if len(text) <= _LONGEST_LINE:
        return text
    return "\n".join(
        part
        for line in text.split("\n")
        for part in (line[at : at + _LONGEST_LINE] for at in range(0, max(1, len(line)), _LONGEST_LINE))
    )
