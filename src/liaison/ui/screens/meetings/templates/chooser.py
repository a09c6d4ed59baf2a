"""Chooses a template; one's own can be renamed and deleted here."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.meeting_templates import MeetingTemplate
from liaison.domain.meeting_words import kind_words
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel

_TEMPLATE = Qt.ItemDataRole.UserRole


class TemplateChooser(QDialog):
    """Own templates first, then the shipped ones; what it begins with stands beside them."""

    renamed = Signal(object, str)
    """The RowKey of one's own template, and its new name."""
    deleted = Signal(object)
    """The RowKey of one's own template."""

    def __init__(self, templates: tuple[MeetingTemplate, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New meeting from a template"))
        self.list = _Templates(self)
        self.list.setAccessibleName(tr("Templates"))
        self.list.setAccessibleDescription(tr("F2 renames and Del deletes one of your own."))
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr("What the meeting begins with"))
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_preview)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.rename_asked.connect(self._rename)
        self.list.delete_asked.connect(self._delete)
        self.show_templates(templates)
        self.list.setFocus()

    def show_templates(self, templates: tuple[MeetingTemplate, ...]) -> None:
        """Show what there is now."""
        row = self.list.currentRow()
        self.list.clear()
        for template in templates:
            whose = tr("your own") if template.is_own else ""
            item = QListWidgetItem(template.name, self.list)
            about = "  ·  ".join(part for part in (kind_words(template.kind), whose) if part)
            if about != template.name:
                item.setText(f"{template.name}\n{about}")
            item.setData(_TEMPLATE, template)
        self.list.setCurrentRow(max(0, min(row, len(templates) - 1)), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen(self) -> MeetingTemplate | None:
        """The template; None when there is none."""
        item = self.list.currentItem()
        found: MeetingTemplate | None = item.data(_TEMPLATE) if item is not None else None
        return found

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        begin: QPushButton = buttons.addButton(tr("Begin the meeting"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        sides = QHBoxLayout()
        sides.setSpacing(GAP)
        sides.addWidget(self.list, 2)
        sides.addWidget(self.preview, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(GAP)
        rows.addLayout(sides, 1)
        rows.addWidget(PlainLabel(tr("F2 renames and Del deletes one of your own."), "muted"))
        rows.addWidget(buttons)
        # a button not yet in its window would be the default only until it loses the focus
        begin.setDefault(True)
        room = self.screen().availableGeometry().size()
        self.resize(min(820, room.width() - 40), min(520, room.height() - 60))

    def _show_preview(self) -> None:
        template = self.chosen()
        if template is None:
            self.preview.clear()
            return
        facts = [value for name, value in template.facts.items() if not name.endswith(("_id", "_iso2"))]
        sides = [f"{side.name} ({capacity_name(side.capacity)})" for side in template.delegations]
        head = "\n".join(("  ·  ".join(facts), *sides)).strip()
        self.preview.setPlainText("\n\n".join(part for part in (head, template.body) if part))

    def _rename(self) -> None:
        template = self.chosen()
        if template is None or template.key is None:
            return
        name, is_given = QInputDialog.getText(self, tr("Rename the template"), tr("Name"), text=template.name)
        if is_given and name.strip():
            self.renamed.emit(template.key, " ".join(name.split()))

    def _delete(self) -> None:
        template = self.chosen()
        if template is not None and isinstance(template.key, RowKey):
            self.deleted.emit(template.key)


class _Templates(QListWidget):
    """The list; F2 and Del."""

    rename_asked = Signal()
    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Del for one's own."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)
