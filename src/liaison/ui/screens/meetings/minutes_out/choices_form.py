"""What is chosen of the paper as a whole: its form, for whom it is, its language, which version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from liaison.base.translations import language, languages, tr
from liaison.domain.meetings import Tlp
from liaison.domain.minutes_versions import MinutesVersion
from liaison.services.minutes_leaving import Choices
from liaison.services.minutes_out import MinutesFormat
from liaison.ui.screens.meetings.minutes_out.words import language_name
from liaison.ui.theme.tokens import SPACING
from liaison.ui.writing.versions.words import day_of

OWN_FILE = "own"


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom; `greatest` is None for one's own file, which holds everything."""

    greatest: Tlp | None

    @property
    def is_ourselves(self) -> bool:
        """True for one's own file."""
        return self.greatest is None


class ChoicesForm(QWidget):
    """Labels and choices.

    Args:
        choices: what there is to choose from.
    """

    form_changed = Signal()
    """Another form, recipient or template, or with or without translations."""
    text_changed = Signal()
    """Another language or version: the minutes are to be read again."""
    template_asked = Signal()
    """A file is to be chosen."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = choices.template
        self.format, self.recipient, self.language = _choice(), _choice(), _choice()
        self.version, self.template = _choice(), _choice()
        self.bilingual = QCheckBox(tr("&Translations in a second column"))
        self.bilingual.setChecked(True)
        self.other_template = QPushButton(tr("&Choose…"))
        self.other_template.setAutoDefault(False)
        self.other_template.setAccessibleName(tr("Choose a template"))
        self._template_label = QLabel()
        self._fill(choices)
        self._lay_out()
        self._connect()
        self.show_translations(there=False)
        self._meet_format()

    @property
    def kind(self) -> MinutesFormat:
        """The form of the file."""
        return MinutesFormat(self.format.currentData())

    @property
    def whom(self) -> Recipient:
        """For whom."""
        data = self.recipient.currentData()
        return Recipient(None if data == OWN_FILE else Tlp(data))

    @property
    def spoken(self) -> str:
        """The language of the paper's own words, ISO 639-1."""
        return str(self.language.currentData())

    @property
    def number(self) -> int | None:
        """The number of an earlier version; None for the minutes as they are."""
        data = self.version.currentData()
        return None if data is None else int(data)

    @property
    def own_template(self) -> Path | None:
        """The office's own template; None for the one that comes with the program."""
        return self._template if self.template.currentData() is not None else None

    def begin_with(self, marking: Tlp | None) -> None:
        """Begin with what the meeting's own marking lets leave; with the strictest choice where it has none."""
        self.recipient.setCurrentIndex(self.recipient.findData((marking or Tlp.CLEAR).value))

    def show_translations(self, *, there: bool) -> None:
        """Offer two columns where there is something for the second."""
        self.bilingual.setVisible(there)

    def use_template(self, template: Path | None) -> None:
        """Choose a template; None for the one that comes with the program."""
        self._template = template or self._template
        self._fill_templates()
        self.template.setCurrentIndex(0 if template is None else 1)
        self.form_changed.emit()

    def _fill(self, choices: Choices) -> None:
        for kind in MinutesFormat:
            self.format.addItem(kind.label, kind)
        for marking in Tlp:
            self.recipient.addItem(tr("Up to {marking}", marking=marking.value), marking.value)
        self.recipient.addItem(tr("For our own file: everything"), OWN_FILE)
        for code in languages():
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(language())))
        state = choices.state
        if not state.is_final:
            self.version.addItem(tr("Draft, version {n}, as it is now", n=state.number), None)
        for place, version in enumerate(reversed(choices.versions)):
            is_present = state.is_final and place == 0
            self.version.addItem(_version_words(version), None if is_present else version.number)
        self._fill_templates()
        self.template.setCurrentIndex(0 if self._template is None else 1)

    def _fill_templates(self) -> None:
        self.template.clear()
        self.template.addItem(tr("The one that comes with the program"), None)
        if self._template is not None:
            self.template.addItem(self._template.name, str(self._template))
            self.template.setItemData(1, str(self._template), Qt.ItemDataRole.ToolTipRole)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACING)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QComboBox], ...] = (
            (tr("&Format"), self.format),
            (tr("For &whom"), self.recipient),
            (tr("&Language"), self.language),
            (tr("&Version"), self.version),
            (tr("Te&mplate"), self.template),
        )
        for number, (text, field) in enumerate(rows):
            label = self._template_label if field is self.template else QLabel()
            label.setText(text)
            label.setBuddy(field)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1, 1, 1 if field is self.template else 2)
        grid.addWidget(self.other_template, len(rows) - 1, 2)
        grid.addWidget(self.bilingual, len(rows), 1, 1, 2)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._meet_format)
        for field in (self.format, self.recipient):
            field.currentIndexChanged.connect(lambda _: self.form_changed.emit())
        for field in (self.language, self.version):
            field.currentIndexChanged.connect(lambda _: self.text_changed.emit())
        self.bilingual.toggled.connect(lambda _: self.form_changed.emit())
        self.template.activated.connect(lambda _: self.form_changed.emit())
        self.other_template.clicked.connect(self.template_asked)

    def _meet_format(self) -> None:
        is_word = self.kind is MinutesFormat.DOCX
        for part in (self._template_label, self.template, self.other_template):
            part.setVisible(is_word)


def _choice() -> QComboBox:
    field = QComboBox()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(16)
    return field


def _version_words(version: MinutesVersion) -> str:
    return tr("Version {n}, final since {date}", n=version.number, date=day_of(version.finalised_at))
