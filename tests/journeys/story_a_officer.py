"""The officer of story A, in two acts: `write FOLDER` never ends by itself, `read FOLDER` tells what is there."""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path

from officer import Officer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

PASSPHRASE = "lantern orbit velvet cactus meadow"
TITLE = "Working meeting with ICE, US Department of Homeland Security"
NOTES = """## Current legal systems
> Belarus: interest in bilateral treaties on legal assistance and on extradition.
=> Treaty wish: legal assistance in criminal cases
=> Treaty wish: extradition
## Competence of ICE
#drug-smuggling The Frankfurt office works with ten states.
- [ ] Send the list of contact points @G. Balsamo due:2019-08-16
Последняя строка: рабочие контакты установлены."""


def first_start(officer: Officer) -> None:
    """Create the vault, writing the recovery code down as one does."""
    officer.press("Return")
    officer.wait(lambda: officer.sees("Choose a passphrase"))
    officer.type(PASSPHRASE)
    officer.press("Return")
    officer.type(PASSPHRASE)
    officer.wait(lambda: officer.sees("Strong"))
    officer.press("Return")
    officer.wait(lambda: officer.sees("Keep the recovery code"))
    sheet = dict(re.findall(r"^(\d)\n(\w{5})$", officer.seen(), re.MULTILINE))
    (Path(sys.argv[2]).parent / "sheet.json").write_text(json.dumps(sheet))
    officer.focus("Next")
    officer.press("Space")
    officer.wait(lambda: officer.sees("Was the code kept?"))
    for number in re.findall(r"^Group (\d)$", officer.seen(), re.MULTILINE):
        officer.type(sheet[number])
        officer.press("Return")
    officer.wait(lambda: officer.sees("Reference pack"))


def find_frankfurt(officer: Officer) -> str:
    """Find the office in the directory; what its page says."""
    officer.press("Ctrl+3", "Ctrl+K")
    officer.type("Frankfurt")
    officer.wait(lambda: officer.sees("ICE Attaché office Frankfurt am Main"))
    officer.press("Return")
    officer.wait(lambda: officer.sees("Azerbaijan") and officer.sees("Finland"))
    return officer.seen()


def keep_the_meeting(officer: Officer) -> None:
    """Log the meeting of 2 August 2019 with both delegations, and write."""
    officer.press("Ctrl+4", "Ctrl+N")
    officer.wait(lambda: officer.sees("Delegations and participants"))
    officer.type(TITLE)
    officer.focus("Date")
    officer.press("Ctrl+A")
    officer.type("2 August 2019")
    officer.focus("City")
    officer.type("Minsk")
    officer.press("Tab", "Alt+D")
    officer.type("Investigative Committee of the Republic of Belarus, host")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Investigative Committee of the Republic of Belarus"))
    officer.press("Alt+D")
    officer.type("ICE Attaché office Frankfurt am Main, guest")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Guest"))
    for person in ("G. Balsamo, head", "K. Stifler"):
        officer.press("Alt+P")
        officer.type(person)
        officer.press("Return")
        name = person.split(",")[0]
        officer.wait(partial(officer.sees, name))
    for _ in range(5):
        if officer.window.focusWidget() is not officer.window.findChild(QPlainTextEdit, "note-editor"):
            officer.press("F6")
    officer.type(NOTES)
    officer.wait(lambda: officer.sees("Saved") and not officer.sees("Saving"))


def brief(officer: Officer) -> str:
    """Read the brief of the open meeting; what it says."""
    officer.press("F9")
    dialog = officer.wait(QApplication.activeModalWidget)
    assert dialog is not None
    text = dialog.findChild(QTextEdit)
    assert text is not None
    said = text.toPlainText()
    officer.press("Escape")
    officer.wait(lambda: QApplication.activeModalWidget() is None)
    return said


def wishes(officer: Officer) -> str:
    """Come from the wish list to the line of the meeting; what the list says, and where the caret then is."""
    officer.press("Ctrl+6", "Ctrl+Tab", "Ctrl+Tab")
    officer.wait(lambda: officer.sees("2 wishes"))
    listed = officer.seen()
    officer.focus("Treaty wishes")
    officer.press("Home", "Ctrl+Return")
    editor = officer.window.findChild(QPlainTextEdit, "note-editor")
    assert isinstance(editor, QPlainTextEdit)
    officer.wait(lambda: editor.isVisible() and editor.textCursor().block().text().startswith("=> Treaty wish"))
    return listed


def write() -> None:
    """First act."""
    officer = Officer(Path(sys.argv[2]))
    first_start(officer)
    office = find_frankfurt(officer)
    keep_the_meeting(officer)
    print(json.dumps({"office": office, "meeting": officer.seen()}), flush=True)
    while True:
        officer.rest(1000)


def read() -> None:
    """Second act."""
    officer = Officer(Path(sys.argv[2]))
    officer.wait(lambda: officer.sees("Passphrase"))
    officer.type("not the passphrase")
    officer.press("Return")
    officer.wait(lambda: officer.sees("does not open the store"))
    officer.type(PASSPHRASE)
    officer.press("Return")
    officer.wait(lambda: officer.sees("Reference pack"))
    officer.press("Ctrl+4")
    officer.wait(lambda: officer.sees(TITLE))
    officer.press("Return")
    editor = officer.wait(lambda: officer.window.findChild(QPlainTextEdit, "note-editor"))
    assert isinstance(editor, QPlainTextEdit)
    officer.wait(lambda: editor.isVisible() and editor.toPlainText())
    officer.wait(lambda: officer.sees("Outcomes (2)"))
    told = {"meeting": officer.seen(), "note": editor.toPlainText(), "brief": brief(officer), "wishes": wishes(officer)}
    print(json.dumps(told), flush=True)
    os._exit(0)


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]]()
