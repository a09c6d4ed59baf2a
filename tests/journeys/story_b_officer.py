"""The officer of story B: `write FOLDER` keeps the session in Baku and never ends by itself, `read FOLDER` tells what is there.

Key presses are counted from the moment the meeting is begun, for the comparison with the same facts in plain Markdown.
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path

from officer import Officer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from story_a_officer import PASSPHRASE, first_start

from liaison.ui.screens.meetings.people.list import PeopleList
from liaison.ui.writing.completion.popup import CompletionPopup

TITLE = "19th meeting of the Committee of Heads of Law Enforcement Units"
SERIES = "Committee of Heads of Law Enforcement Units"
BODY = "Committee of Heads of Law Enforcement Units of the CIS Council of Heads of Customs Services"
CHAIRMAN = "Oleg Gubaydulin"
GROUPS = "Working groups of the 19th meeting"
STATEMENT = (
    "An investigation must see both the supplier and the final distributor and work through the whole chain; "
    "controlled delivery is the main form of interaction."
)
NOTES = f"""## Law enforcement in the region (30 min)
#drug-trafficking #precursors #cybercrime #cash-smuggling
Trafficking in drugs, psychotropic substances and precursors; offences online; money carried across borders; \
international mail as a channel.
> {CHAIRMAN}: {STATEMENT}
## Reports of the working groups (40 min)
The working groups met the day before.
Председатель благодарит участников.
=> Approval: the reports of the working groups
## Exchange of views (20 min)
=> Plan: controlled deliveries through the whole chain
- [ ] Send the plan of joint operations to the members @[[{CHAIRMAN}]] due:2019-07-01"""
BODIES = {
    "atc": "Anti-Terrorism Center of the CIS Member States",
    "bkbop": "Bureau for the Coordination of the Fight against Organized Crime",
    "coordination service": "Coordination Service of the CIS Council of Commanders of Border Troops",
}
"""What is typed of the participating bodies, and what the directory calls them."""
COMPLETED = {
    "#drug-trafficking": "#drug-tr",
    "#precursors": "#prec",
    "#cybercrime": "#cyber",
    "#cash-smuggling": "#cash",
    "=> Approval: ": "=> app",
    "=> Plan: ": "=> pl",
    f"@[[{CHAIRMAN}]]": "@gub",
}
"""What the program completes on Tab, and what is typed of it."""


def begin(officer: Officer) -> None:
    """A committee session in Baku in May 2019."""
    officer.press("Ctrl+4", "Ctrl+N")
    officer.wait(lambda: officer.sees("Delegations and participants"))
    officer.type(TITLE)
    officer.focus("Kind of meeting")
    officer.type("Com")
    officer.focus("Date")
    officer.press("Ctrl+A")
    officer.type("22 May 2019")
    officer.focus("City")
    officer.type("Baku")
    officer.focus("Country")
    officer.type("AZ")
    officer.press("Tab")


def join_series(officer: Officer) -> None:
    """The series with its ordinal, chair and body."""
    officer.press("Ctrl+Shift+S")
    officer.wait(lambda: officer.sees("Which meeting of the series"))
    officer.type(SERIES)
    officer.focus("Which meeting of the series")
    officer.press("Ctrl+A")
    officer.type("19")
    officer.focus("Chair")
    officer.type(CHAIRMAN)
    officer.focus("Body in the directory")
    officer.type("Heads of Law Enforcement Units")
    officer.wait(lambda: QApplication.activePopupWidget() is not None)
    officer.press("Down", "Return")
    officer.press("Return")
    officer.wait(lambda: officer.sees("19th meeting of “"))


def seat_everybody(officer: Officer) -> None:
    """Members and observers of the body as on that day, the host with the chairman, then the participating bodies."""
    officer.press("Alt+B")
    officer.wait(lambda: officer.sees("Latvia: Observer"))
    go_to_list(officer)
    officer.press("Home", "C")
    officer.type("Ho")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Azerbaijan: Host"))
    officer.press("Alt+P")
    officer.type(f"{CHAIRMAN}, chairman")
    officer.press("Return")
    officer.wait(lambda: officer.sees(f"{CHAIRMAN}, chairman"))
    for typed, name in BODIES.items():
        officer.press("Alt+D")
        officer.type(typed)
        officer.wait(lambda: QApplication.activePopupWidget() is not None)
        officer.press("Down")
        officer.type(", pa")
        officer.press("Return")
        officer.wait(partial(officer.sees, name))


def add_groups(officer: Officer) -> None:
    """The working groups of the day before, as a sub-session; then back to the session."""
    officer.press("Ctrl+Shift+S")
    officer.wait(lambda: officer.sees("Which meeting of the series"))
    officer.focus("Add a sub-session")
    officer.type(GROUPS)
    officer.press("Return")
    officer.wait(lambda: officer.sees("Go to the session this belongs to"))


def go_to_list(officer: Officer) -> None:
    """To the people, by the key for the next part."""
    seated = officer.window.findChild(PeopleList)
    for _ in range(6):
        if officer.window.focusWidget() is not seated:
            officer.press("F6")


def write_the_note(officer: Officer) -> None:
    """The session's facts, with what the program offers taken by Tab."""
    editor = officer.window.findChild(QPlainTextEdit, "note-editor")
    assert isinstance(editor, QPlainTextEdit)
    for _ in range(6):
        if officer.window.focusWidget() is not editor:
            officer.press("F6")
    pieces = re.split("(" + "|".join(map(re.escape, COMPLETED)) + ")", NOTES)
    written = ""
    for piece in pieces:
        if piece in COMPLETED:
            complete(officer, editor, written, piece)
        elif piece:
            # a completed word is followed by what the program has put behind it already
            officer.type(piece.removeprefix(editor.toPlainText().removeprefix(written)))
        written += piece
    officer.wait(lambda: officer.sees("Saved") and not officer.sees("Saving"))


def complete(officer: Officer, editor: QPlainTextEdit, written: str, wanted: str) -> None:
    """Type the beginning, and Tab once the rest is offered."""
    officer.type(COMPLETED[wanted])
    officer.wait(lambda: any(widget.isVisible() for widget in editor.window().findChildren(CompletionPopup)))
    officer.press("Tab")
    officer.wait(lambda: editor.toPlainText().startswith(written + wanted))


def write() -> None:
    """First act."""
    officer = Officer(Path(sys.argv[2]))
    first_start(officer)
    before = officer.keys
    begin(officer)
    join_series(officer)
    seat_everybody(officer)
    write_the_note(officer)
    officer.rest(2500)
    seen = officer.seen()
    add_groups(officer)
    count = officer.keys - before
    officer.rest(500)
    print(json.dumps({"meeting": seen, "groups": officer.seen(), "keys": count}), flush=True)
    while True:
        officer.rest(1000)


def read() -> None:
    """Second act."""
    officer = Officer(Path(sys.argv[2]))
    officer.wait(lambda: officer.sees("Passphrase"))
    officer.type(PASSPHRASE)
    officer.press("Return")
    officer.wait(lambda: officer.sees("Reference pack"))
    officer.press("Ctrl+1")
    officer.wait(lambda: officer.sees("Send the plan of joint operations"))
    today = officer.seen()
    officer.press("Ctrl+4")
    officer.wait(lambda: officer.sees(TITLE))
    # an agency is called so, too; and the working groups of the same day belong to the same series
    officer.press("Ctrl+K")
    officer.type("kind:meeting Committee of Heads")
    officer.wait(lambda: officer.sees(f"Meetings, {TITLE}"))
    officer.press("Return")
    editor = officer.wait(lambda: officer.window.findChild(QPlainTextEdit, "note-editor"))
    assert isinstance(editor, QPlainTextEdit)
    officer.wait(lambda: editor.isVisible() and editor.toPlainText())
    officer.wait(lambda: officer.sees("Agenda (3"))
    meeting = officer.seen()
    officer.press("Ctrl+Shift+F")
    officer.wait(lambda: officer.sees("Finalise all the same"))
    unfinished = officer.seen()
    officer.focus("Finalise all the same")
    officer.press("Space")
    officer.wait(lambda: officer.sees("version 1, of"))
    told = {"today": today, "meeting": meeting, "note": editor.toPlainText(), "unfinished": unfinished}
    print(json.dumps({**told, "final": officer.seen()}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]]()
