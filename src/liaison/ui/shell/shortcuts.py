"""The keys, on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from liaison.base.translations import marked, tr
from liaison.ui.widgets.labels import PlainLabel

_KEYS = (
    ("Ctrl+1 … Ctrl+6", marked("Today, Coverage, Directory, Meetings, Cases, Legal bases")),
    ("Ctrl+K", marked("Find in the present screen; Escape empties the field and goes back")),
    ("Ctrl+N", marked("New meeting (in Meetings), entry (in Directory), treaty wish (in Legal bases)")),
    ("Tab, Shift+Tab", marked("Next and previous field")),
    ("Up, Alt+Up, Alt+Down", marked("From the question to its chips; earlier and later questions (in Coverage)")),
    ("Enter, Del, Alt+Left, Alt+Right", marked("Choose anew, remove or move the chip of a question")),
    ("Alt+1, Alt+2, Alt+3", marked("Map, matrix, both (in Coverage)")),
    ("Alt+C", marked("Compare with another date (in Coverage)")),
    ("Ctrl+Tab", marked("Next view (in Legal bases)")),
    ("F3", marked("Find the next one (in a matrix)")),
    ("Ctrl+Space, Shift+Space", marked("Choose the column or row of a matrix by its heading")),
    ("@  [[  #  =>", marked("Names, topics and outcomes as one writes: Down and Enter, or Tab (in Meetings)")),
    ("Ctrl+Enter", marked("To what a name in the note stands for (in Meetings)")),
    ("Ctrl+Shift+P", marked("Put what is open from earlier meetings into the note (in Meetings)")),
    ("Ctrl+F, F3", marked("Find in the note, and the next one (in a meeting)")),
    ("Ctrl+H", marked("Find and replace in the note (in a meeting)")),
    ("Ctrl+Shift+V", marked("Paste the bare text (in a note)")),
    ("F2, Space, Del", marked("Edit, check off, remove what stands beside the note (in a meeting)")),
    ("Ctrl+E", marked("More of a statement: translation, quoting, grades (in a meeting)")),
    ("Alt+D, Alt+P", marked("Add a delegation, a person (in a meeting); Down offers who held the posts that day")),
    ("Alt+B", marked("Seat all members of the body (in a meeting)")),
    ("Alt+K", marked("Keep the chosen person in the directory (in a meeting)")),
    (
        "H, I, A, C, O",
        marked("Head, interpreter, attendance, capacity, our side (among those who sit at a meeting)"),
    ),
    ("Alt+Up, Alt+Down", marked("Move a delegation or a person (among those who sit at a meeting)")),
    ("F12", marked("The note alone on the screen (in a meeting)")),
    ("Ctrl+Shift+N", marked("Another meeting, or this one, in a window of its own (in a meeting)")),
    ("Ctrl+Enter", marked("Open in another window (in the list of meetings)")),
    ("F6", marked("Next part of the screen")),
    ("Alt+F", marked("Filter the meetings (in Meetings)")),
    ("Ctrl+Shift+T", marked("New meeting from a template (in Meetings)")),
    (
        "Ctrl+Shift+S, Alt+PgUp, Alt+PgDown",
        marked("Series and sub-sessions; the meeting before and after (in a meeting)"),
    ),
    ("Ctrl+Shift+L, Alt+Shift+Up, Alt+Shift+Down", marked("Agenda; move an agenda item (in a meeting)")),
    ("Ctrl+E", marked("Correct or change the selected fact")),
    ("Del", marked("Remove the focused entry of your own (in Directory)")),
    ("F9", marked("Brief before a meeting, or on a country, agency or office")),
    ("Ctrl+Shift+A", marked("Who is competent")),
    ("Ctrl+Alt+Z", marked("Undo the last change")),
    ("Ctrl+P", marked("Print or save as PDF: minutes, a brief, a call list, a hand-over sheet")),
    ("Ctrl+Shift+I, Ctrl+Shift+E", marked("Import a list, export the directory")),
    ("Ctrl+Shift+O", marked("Attach files (in a meeting)")),
    ("Ctrl+Shift+F", marked("Finalise the minutes, or reopen them as a new version (in a meeting)")),
    ("Ctrl+Shift+H", marked("Versions: read, compare, bring back earlier texts (in a meeting)")),
    ("Ctrl+Shift+G", marked("Agreed text: sent, agreed, signed (in a meeting)")),
    ("Alt+Up, Alt+Down", marked("Previous and next change (among versions)")),
    ("Ctrl+Shift+M", marked("Minutes out: see what leaves, save or print it (in a meeting)")),
    ("Space", marked("Whether an item of the minutes leaves (before it leaves)")),
    ("Ctrl+Shift+B", marked("Back up")),
    ("Ctrl+L", marked("Lock")),
    ("Ctrl+,", marked("Settings")),
    ("Alt+M", marked("Menu")),
    ("F11", marked("Full screen")),
    ("F1", marked("This page")),
)


class ShortcutsDialog(QDialog):
    """A list of keys and what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 20)
        rows.setSpacing(20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for number, (keys, meaning) in enumerate(_KEYS):
            grid.addWidget(PlainLabel(keys, "key", wrap=False), number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(tr(meaning), wrap=False), number, 1)
        rows.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
