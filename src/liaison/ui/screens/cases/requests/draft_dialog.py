"""A draft of a request: what it lacks is told first, then in which languages and as what it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn
from liaison.domain.cases.completeness import Missing
from liaison.domain.legal_bases import Verdict
from liaison.domain.rows import RowKey
from liaison.export.files import written_whole
from liaison.ui.doors import Doors
from liaison.ui.files import ask_where_to_save
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.labels import PlainLabel

AskWhere = Callable[[QWidget | None, str, str, str], str]
_LANGUAGES = (("en",), ("ru",), ("en", "ru"), ("ru", "en"))
_KINDS = (("docx", "Word (*.docx)"), ("pdf", "PDF (*.pdf)"))


class DraftDialog(QDialog):
    """Writes one file and closes; what is missing stands in it in brackets.

    Args:
        key: of the request.
        name: what the file is called at first, without its ending.
    """

    def __init__(
        self,
        key: RowKey,
        name: str,
        services: RequestPageServices,
        doors: Doors,
        notice: Notice,
        parent: QWidget,
        ask_where: AskWhere = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        self._key, self._file = key, name
        self._services, self._doors, self._notice, self._ask_where = services, doors, notice, ask_where
        self.setWindowTitle(tr("Draft of the request"))
        self.setMinimumSize(640, 460)
        self._told = PlainLabel(tr("Looking for what is missing…"), "muted")
        self.lacking = QListWidget()
        self.lacking.setAccessibleName(tr("What the request lacks"))
        self.lacking.setWordWrap(True)
        self.lacking.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.language, self.kind = QComboBox(), QComboBox()
        for text in (tr("English"), tr("Russian"), tr("English and Russian"), tr("Russian and English")):
            self.language.addItem(text)
        for text in (tr("Word document (DOCX)"), tr("PDF")):
            self.kind.addItem(text)
        self.save = QPushButton(tr("Save the draft…"))
        self._wrong = PlainLabel("", "bad")
        self._wrong.hide()
        self._lay_out()
        self.save.clicked.connect(self._save)
        doors.read(lambda: services.completeness.check(key), self._show, self, failed=self._failed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, box in ((tr("Language"), self.language), (tr("File"), self.kind)):
            box.setAccessibleName(label)
            form.addRow(label, box)
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(tr("Draft of the request"), "heading"))
        rows.addWidget(self._told)
        rows.addWidget(self.lacking, 1)
        rows.addLayout(form)
        rows.addWidget(self._wrong)
        rows.addLayout(buttons)

    def _show(self, lacking: tuple[Missing, ...]) -> None:
        needed = sum(one.is_needed for one in lacking)
        if not lacking:
            self._told.setText(tr("Nothing is missing as far as the rules and legal bases known here tell."))
        elif needed:
            self._told.setText(
                trn(
                    "{n} thing is missing without which it is no request; it stands in the draft in brackets.",
                    "{n} things are missing without which it is no request; they stand in the draft in brackets.",
                    needed,
                )
            )
            self._told.set_role("bad")
        else:
            self._told.setText(tr("All that is needed is there; what follows is advised."))
        for one in sorted(lacking, key=lambda one: not one.is_needed):
            item = QListWidgetItem(_worded(one), self.lacking)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)

    def _save(self) -> None:
        ending, kinds = _KINDS[self.kind.currentIndex()]
        made_of = (self._services.as_word, self._services.as_pdf)[self.kind.currentIndex()]
        languages = _LANGUAGES[self.language.currentIndex()]
        chosen = self._ask_where(self, tr("Draft of the request"), f"{self._file}.{ending}", kinds)
        if not chosen:
            return
        target, drafts, key = Path(chosen), self._services.drafts, self._key
        self.save.setEnabled(False)

        def write() -> str:
            draft = drafts.draft(key, languages)
            content = made_of(draft)
            with written_whole(target) as stream:
                stream.write(content)
            return draft.marking.value if draft.marking is not None else tr("not marked")

        self._doors.read(write, lambda marking: self._written(target, marking), self, failed=self._failed)

    def _written(self, target: Path, marking: str) -> None:
        self._notice(tr("{file} was written; the request is {marking}.", file=target.name, marking=marking), None)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, WorldError):
            self._wrong.setText(str(error))
            self._wrong.show()
        else:
            self._doors.broke.emit(error)


def _worded(one: Missing) -> str:
    mark = tr("MISSING") if one.is_needed else tr("not known") if one.verdict is Verdict.NOT_KNOWN else tr("advised")
    return f"{mark}: {one.sentence}"
