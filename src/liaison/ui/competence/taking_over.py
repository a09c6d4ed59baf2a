"""Taking over a lawyer's table of rules: the file is checked first, then it is said what would change, then it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.rule_files import NewRule, RuleFileError
from liaison.services.competence_rules import CompetenceRuleKeeping, CompetenceRuleService, TakenOver
from liaison.services.rule_files import template
from liaison.ui.doors import Doors
from liaison.ui.errors import show_world_error
from liaison.ui.files import ask_for_file, ask_where_to_save
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.message_dialog import MessageDialog

_KINDS = "CSV (*.csv)"


class TakingOver(QObject):
    """One table after the other, over the open store."""

    done = Signal(str)
    """What was done, in a sentence."""

    def __init__(
        self, rules: CompetenceRuleService, keeping: CompetenceRuleKeeping, doors: Doors, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rules, self._keeping, self._doors, self._window = rules, keeping, doors, parent

    def choose(self) -> None:
        """Ask which table, check it, and ask for its name."""
        chosen = ask_for_file(self._window, tr("A table of rules of competence"), _KINDS)
        if chosen:
            self.check(Path(chosen))

    def check(self, file: Path) -> None:
        """Check a table, and ask for its name."""
        read = self._rules.read_file
        self._doors.read(lambda: read(file), lambda rules: self._confirm(file, rules), self, failed=self._refused)

    def save_template(self) -> None:
        """Ask where to put an empty table."""
        chosen = ask_where_to_save(self._window, tr("An empty table of rules"), "rules.csv", _KINDS)
        if not chosen:
            return
        try:
            Path(chosen).write_text(template(), encoding="utf-8-sig")
        except OSError as error:
            dialog = MessageDialog(
                "warn", "warn", tr("The table could not be saved."), error.strerror or str(error), self._window
            )
            dialog.exec()
            return
        self.done.emit(tr("Saved: {file}", file=Path(chosen).name))

    def _confirm(self, file: Path, rules: tuple[NewRule, ...]) -> None:
        countries = ", ".join(sorted({rule.country_iso2 for rule in rules}))
        sentence = trn(
            "{n} rule is sound: {countries}.", "{n} rules are sound: {countries}.", len(rules), countries=countries
        )
        remedy = tr("They replace what this set held before. It is one change, which Undo takes back.")
        dialog = MessageDialog("check", "good", sentence, remedy, self._window)
        name = QLineEdit(file.stem)
        name.setAccessibleName(tr("Name of the set of rules"))
        dialog.rows.addWidget(PlainLabel(tr("Name of the set of rules")))
        dialog.rows.addWidget(name)
        dialog.buttons.clear()
        take = QPushButton(tr("Take over"))
        take.setProperty("primary", True)
        dialog.buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        dialog.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        name.textChanged.connect(lambda text: take.setEnabled(bool(text.strip())))
        name.setFocus()
        name.selectAll()
        if dialog.exec() == MessageDialog.DialogCode.Accepted:
            called, take_over = name.text().strip(), self._keeping.take_over
            self._doors.write(lambda: take_over(called, rules), self._told, self)

    def _told(self, done: TakenOver) -> None:
        self.done.emit(tr("Rules added: {added}, replaced: {removed}.", added=done.added, removed=done.removed))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RuleFileError):
            self._doors.broke.emit(error)
        elif not error.rejected:
            show_world_error(error, self._window)
        else:
            self._list(error)

    def _list(self, error: RuleFileError) -> None:
        """Everything that is wrong, to be worked through."""
        dialog = MessageDialog("warning", "bad", error.sentence, error.remedy, self._window)
        lines = QPlainTextEdit(
            "\n".join(f"{row.line} · {row.field} · {row.value} · {row.reason}" for row in error.rejected)
        )
        lines.setReadOnly(True)
        lines.setTabChangesFocus(True)
        lines.setAccessibleName(tr("What is wrong, line by line"))
        lines.setMinimumSize(520, 180)
        dialog.rows.addWidget(lines)
        dialog.exec()
