"""What of the open meeting is kept as a template."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import marked, tr, trn
from liaison.domain.meeting_templates import MeetingTemplate, facts_of
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import Meeting, MeetingHeader
from liaison.domain.note_prompts import is_prompt
from liaison.domain.note_structure import AGENDA
from liaison.domain.seating import without_people
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel

_NAME = Qt.ItemDataRole.UserRole
_OFFERED = {
    "title": marked("Title"),
    "starts_at": marked("From"),
    "ends_at": marked("Ends at"),
    "time_zone": marked("Time zone"),
    "place": marked("Place"),
    "city": marked("City"),
    "country_iso2": marked("Country"),
    "host_agency_id": marked("Host agency"),
    "initiator_name": marked("On the initiative of"),
    "language": marked("Language"),
    "interpreter": marked("Interpreter"),
    "marking": marked("Marking (TLP)"),
}
_WITH = {"initiator_name": ("initiator_name", "initiator_agency_id")}
# what is as good as the same the next time; the title and the hours seldom are
_LIKELY = frozenset(("time_zone", "place", "city", "country_iso2", "host_agency_id", "language", "marking"))


class SaveTemplateDialog(QDialog):
    """Asks for a name and what is to be kept."""

    def __init__(
        self, meeting: Meeting, header: MeetingHeader, own_names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meeting, self._header = meeting, header
        self._own_names = frozenset(name.casefold() for name in own_names)
        self.setWindowTitle(tr("Save as a template"))
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(kind_words(header.kind))
        self.text = QComboBox(self)
        self.text.setAccessibleName(tr("Of the notes"))
        for words, what in (
            (tr("the agenda headings"), "headings"),
            (tr("the whole text"), "all"),
            (tr("nothing"), ""),
        ):
            self.text.addItem(words, what)
        self.facts = QListWidget(self)
        self.facts.setAccessibleName(tr("Facts to keep"))
        for name, words in _OFFERED.items():
            if getattr(header, name):
                item = QListWidgetItem(tr(words), self.facts)
                item.setData(_NAME, name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if name in _LIKELY else Qt.CheckState.Unchecked)
        count = len(meeting.delegations)
        self.sides = QCheckBox(
            trn("{n} delegation, without its people", "{n} delegations, without their people", count)
        )
        self.sides.setEnabled(count > 0)
        self.told = PlainLabel("", "muted")
        self._lay_out()
        self.name.textChanged.connect(self._say)
        self._say()
        self.name.setFocus()

    def template(self) -> MeetingTemplate:
        """What is to be kept."""
        rows = [self.facts.item(row) for row in range(self.facts.count())]
        ticked = [str(item.data(_NAME)) for item in rows if item.checkState() is Qt.CheckState.Checked]
        names = [name for one in ticked for name in _WITH.get(one, (one,))]
        sides = tuple(map(without_people, self._meeting.delegations)) if self.sides.isChecked() else ()
        name = " ".join(self.name.text().split())
        return MeetingTemplate(name, self._header.kind, self._body(), facts_of(self._header, names), sides)

    def _body(self) -> str:
        text, what = self._meeting.note.text, self.text.currentData()
        if what == "headings":
            kept = [line for line in text.split("\n") if line.startswith(AGENDA) or is_prompt(line)]
            lines = [f"\n{line}" if line.startswith(AGENDA) and at else line for at, line in enumerate(kept)]
            return "".join(f"{line}\n" for line in lines)
        return text if what == "all" else ""

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setText(tr("Save"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(GAP)
        for caption, widget in (
            (tr("Name"), self.name),
            (tr("Of the notes"), self.text),
            (tr("Facts to keep"), self.facts),
        ):
            label = PlainLabel(caption, "muted", wrap=False)
            label.setBuddy(widget)
            rows.addWidget(label)
            rows.addWidget(widget, 1 if widget is self.facts else 0)
        rows.addWidget(self.sides)
        rows.addWidget(self.told)
        rows.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(460, room.width() - 40), min(520, room.height() - 60))

    def _say(self) -> None:
        name = " ".join(self.name.text().split())
        self._save.setEnabled(bool(name))
        known = name.casefold() in self._own_names
        self.told.setText(tr("There is one of this name already: it will be replaced.") if known else "")
