"""Minutes before they leave: what is chosen on the left, what would really leave on the right; saved or printed from here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import speaking, tr, trn
from liaison.domain.minutes import Minutes
from liaison.domain.minutes_selection import Selection
from liaison.domain.minutes_shaping import has_translations
from liaison.domain.rows import RowKey
from liaison.services.minutes_leaving import Choices, MinutesLeavingService, PaperChoice
from liaison.services.minutes_out import MinutesFormat, neutral_name, print_job_name
from liaison.services.minutes_versions import MinutesVersionService
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_file, ask_where_to_save
from liaison.ui.icons import icon
from liaison.ui.printing.printer import Sent, print_sheets
from liaison.ui.printing.sheets import Sheets
from liaison.ui.screens.meetings.minutes_out.carrying_over import carried_over
from liaison.ui.screens.meetings.minutes_out.choices_form import ChoicesForm
from liaison.ui.screens.meetings.minutes_out.items_tree import ItemsTree
from liaison.ui.screens.meetings.minutes_out.kind_boxes import KindBoxes
from liaison.ui.screens.meetings.minutes_out.preview import MinutesPreview
from liaison.ui.screens.meetings.minutes_out.sent import ask_sent
from liaison.ui.screens.meetings.minutes_out.shown import Shown, sheets_of
from liaison.ui.screens.meetings.minutes_out.words import about_preview, count_words, further_words
from liaison.ui.screens.meetings.minutes_out.writing import MinutesWriting
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel

WIDTH, HEIGHT = 1320, 840
"""Pixels, where the screen has them."""

AskWhere = Callable[[QWidget | None, str, str, str], str]
"""Window, title, name that is proposed, kinds of files; gives the path, or an empty text."""

AskFile = Callable[[QWidget | None, str, str], str]
"""Window, title, kinds of files; gives the path, or an empty text."""

PrintOn = Callable[[Sheets, QWidget, str], Sent]
"""Sheets, window, name of the job."""


class MinutesOutDialog(QDialog):
    """Chooses, shows and writes.

    Args:
        choices: what there is to choose from.
        today: the day on which something is noted as sent.

    Attributes:
        ask_where, ask_file, print_on: how a place, a template and a printer are asked for.
    """

    def __init__(
        self,
        service: MinutesLeavingService,
        versions: MinutesVersionService,
        doors: Doors,
        meeting: RowKey,
        choices: Choices,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Before it leaves"))
        self._service, self._versions, self._doors, self._meeting = service, versions, doors, meeting
        self._choices, self._today = choices, today
        self.ask_where: AskWhere = ask_where_to_save
        self.ask_file: AskFile = ask_for_file
        self.print_on: PrintOn = print_sheets
        self._minutes: Minutes | None = None
        self._before: Minutes | None = None
        self._shown: Shown | None = None
        self._wanted: Callable[[], None] | None = None
        self._left_out: frozenset[str] = frozenset()
        self.form, self.kinds = ChoicesForm(choices), KindBoxes()
        self.items, self.preview = ItemsTree(), MinutesPreview()
        self.about = ElidedLabel("", "muted")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count, self.outcome = PlainLabel("", selectable=True), PlainLabel("", selectable=True)
        self.save_button = QPushButton(icon("export", "on_accent"), tr("Save…"))
        self.print_button = QPushButton(icon("print"), tr("Print…"))
        self.stop_button, self.close_button = QPushButton(tr("Stop")), QPushButton(tr("Close"))
        self.sent_button = QPushButton(tr("Note to whom it was sent…"))
        self.writing = MinutesWriting(service, doors, self)
        self._lay_out()
        self._connect()
        self._read()
        self.form.format.setFocus()

    @property
    def choice(self) -> PaperChoice:
        """What is chosen."""
        form = self.form
        selection = Selection(form.whom.greatest, self._left_out, form.whom.is_ourselves)
        return PaperChoice(form.kind, selection, form.bilingual.isChecked(), form.own_template)

    @property
    def is_shown(self) -> bool:
        """True when what is seen is what was chosen."""
        return self._shown is not None and self._is_present(self._shown)

    def save(self) -> None:
        """Ask where to, and write the file."""
        if not self._once_shown(self.save) or self._shown is None or not self.save_button.isEnabled():
            return
        minutes, choice = self._shown.minutes, self._shown.choice
        # the name says nothing of what it is about: it lands in lists of other programs
        name = neutral_name(minutes, choice.kind)
        kinds = f"{choice.kind.label} (*.{choice.kind.value})"
        chosen = self.ask_where(self, tr("Save the minutes"), name, kinds)
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.casefold() != f".{choice.kind.value}":
            target = target.with_name(f"{target.name}.{choice.kind.value}")
            if target.exists():
                # nobody was asked whether this one may be replaced
                self._say(
                    tr("{file} is there already. Nothing was written: choose it, or another name.", file=target.name),
                    "bad",
                )
                return
        self._say(tr("The file is being written…"), "muted")
        self.sent_button.hide()
        self.writing.write(minutes, choice, target)
        self._allow()

    def print(self) -> None:
        """Ask for a printer and print."""
        if not self._once_shown(self.print) or self._shown is None or not self.print_button.isEnabled():
            return
        paper = self._shown.preview.paper
        if paper is None:
            return
        with speaking(paper.language):
            sent = self.print_on(sheets_of(paper), self, print_job_name())
        if sent is Sent.SENT:
            self._gone(tr("Sent to the printer."))
        elif sent is Sent.NO_PRINTER:
            self._say(tr("This computer knows no printer. The paper can be saved as a PDF file."), "warn")

    def done(self, result: int) -> None:
        """Closed: what is still being made is not written any more."""
        self.writing.stop()
        super().done(result)

    def _read(self) -> None:
        service, meeting, spoken, number = self._service, self._meeting, self.form.spoken, self.form.number
        before, self._minutes = self._minutes or self._before, None
        self._before = before
        self._allow()
        self._doors.read(
            lambda: service.minutes(meeting, spoken, number), self._take, self, f"minutes.out.{id(self)}", self._failed
        )

    def _take(self, minutes: Minutes) -> None:
        before, self._before, self._minutes = self._before, None, minutes
        self.form.show_translations(there=has_translations(minutes))
        if before is None:
            header = minutes.header
            with QSignalBlocker(self.form):
                self.form.begin_with(header.marking or header.note_marking)
        elif self._left_out:
            self._carry_over(before, minutes)
        self._look()

    def _carry_over(self, before: Minutes, minutes: Minutes) -> None:
        found = carried_over(before, minutes, self._left_out)
        self._left_out = found.left_out
        if found.lost:
            self._say(
                trn(
                    "{n} item you left out does not stand like this in this text. Look again at what leaves.",
                    "{n} items you left out do not stand like this in this text. Look again at what leaves.",
                    found.lost,
                ),
                "warn",
            )

    def _look(self) -> None:
        service, minutes, choice = self._service, self._minutes, self.choice
        if minutes is None:
            return
        self._doors.read(
            lambda: service.preview(minutes, choice),
            lambda preview: self._show(Shown(minutes, choice, preview)),
            self,
            f"minutes.preview.{id(self)}",
            self._failed,
        )

    def _show(self, shown: Shown) -> None:
        if not self._is_present(shown):
            return
        self._shown = shown
        choice, preview = shown.choice, shown.preview
        greatest = choice.selection.greatest
        self.items.show_lines(shown.listed(), greatest)
        counted = shown.counted()
        self.kinds.show_lines(counted, self._left_out)
        self.count.setText("  ".join(filter(None, (count_words(counted, greatest), further_words(preview.leaving)))))
        refusal = shown.refusal()
        if refusal:
            self.preview.show_refusal(refusal)
        else:
            self.preview.show_paper(preview.rich_text)
        self.about.setText("" if refusal else about_preview(choice))
        self._allow()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def _is_present(self, shown: Shown) -> bool:
        return shown.minutes is self._minutes and shown.choice == self.choice

    def _once_shown(self, run: Callable[[], None]) -> bool:
        """True when what is seen is what was chosen; else `run` comes when it is."""
        if self.is_shown:
            return True
        self._wanted = run
        return False

    def _leave_out(self, identities: list[str], *, leaves: bool) -> None:
        changed = frozenset(identities)
        self._left_out = self._left_out - changed if leaves else self._left_out | changed
        self._look()

    def _ask_template(self) -> None:
        chosen = self.ask_file(self, tr("Template of the office"), tr("Word documents (*.docx)"))
        if chosen:
            self.form.use_template(Path(chosen))

    def _written(self, file: Path) -> None:
        choice, service = self.choice, self._service
        if choice.kind is MinutesFormat.DOCX and choice.template != self._choices.template:
            self._doors.write(lambda: service.keep_template(choice.template), lambda _: None, self)
        self._gone(tr("Saved as {file}. The file is not encrypted.", file=file))

    def _gone(self, sentence: str) -> None:
        self._say(sentence, "good")
        state = self._choices.state
        is_last = self.form.number is None and state.is_final and state.last is not None
        self.sent_button.setVisible(is_last)
        self._allow()

    def _note_sent(self) -> None:
        last = self._choices.state.last
        if last is None:
            return

        def noted() -> None:
            self.sent_button.hide()
            self._say(tr("It is noted."), "good")

        ask_sent(last, self._today(), self._versions, self._doors, self._meeting, self, noted)

    def _failed(self, error: Exception) -> None:
        self._allow()
        if isinstance(error, WorldError):
            self._say(f"{error.sentence}\n{error.remedy}".rstrip(), "bad")
        else:
            self._say("", "bad")
            self._doors.broke.emit(error)

    def _stopped(self) -> None:
        self._say(tr("Stopped. Nothing was written."), "warn")
        self._allow()

    def _allow(self) -> None:
        """Only what is shown can leave, and one file at a time."""
        is_busy = self.writing.is_busy
        has_paper = self._shown is not None and self._shown.preview.paper is not None
        may_leave = has_paper and self._minutes is not None and not is_busy
        self.save_button.setEnabled(may_leave)
        self.print_button.setEnabled(may_leave and self.form.kind is not MinutesFormat.CALENDAR)
        self.stop_button.setVisible(is_busy)

    def _say(self, text: str, role: str) -> None:
        self.outcome.set_role(role)
        self.outcome.setText(text)
        if text:
            announce(self.outcome, text)

    def _connect(self) -> None:
        self.form.form_changed.connect(self._look)
        self.form.text_changed.connect(self._read)
        self.form.template_asked.connect(self._ask_template)
        self.items.toggled.connect(lambda identity, leaves: self._leave_out([identity], leaves=leaves))
        self.kinds.chosen.connect(lambda identities, leaves: self._leave_out(identities, leaves=leaves))
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.stop_button.clicked.connect(self.writing.stop)
        self.close_button.clicked.connect(self.reject)
        self.sent_button.clicked.connect(self._note_sent)
        self.writing.written.connect(self._written)
        self.writing.stopped.connect(self._stopped)
        self.writing.failed.connect(self._failed)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(GAP)
        sides.addWidget(self._choosing())
        sides.addWidget(self._showing())
        sides.setSizes([WIDTH // 2, WIDTH // 2])
        rows.addWidget(sides, 1)
        rows.addLayout(self._buttons())
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 60))

    def _choosing(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.form, self.kinds):
            column.addWidget(part)
        column.addWidget(self.items, 1)
        column.addWidget(self.count)
        # on a small screen with large letters it is scrolled
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _showing(self) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(tr("What leaves"), "heading", wrap=False))
        line.addWidget(self.about, 1)
        column.addLayout(line)
        column.addWidget(self.preview, 1)
        return shown

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        line.addWidget(self.outcome, 1)
        self.save_button.setProperty("primary", True)
        for button, keys in (
            (self.stop_button, ""),
            (self.sent_button, ""),
            (self.save_button, "Ctrl+S"),
            (self.print_button, "Ctrl+P"),
            (self.close_button, ""),
        ):
            button.setAutoDefault(False)
            if keys:
                button.setShortcut(QKeySequence(keys))
                button.setToolTip(f"{button.text()}  {keys}")
            line.addWidget(button)
        for button in (self.stop_button, self.sent_button):
            button.hide()
        return line
