"""Finding by keys alone, in the real program over the sample: in another alphabet, at once, to the very line, and a command."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from officer import Officer
from PySide6.QtWidgets import QApplication, QPlainTextEdit


def main() -> None:
    """Play, and print what was seen as the last line, in JSON."""
    officer = Officer(Path(sys.argv[1]), sample=True)
    said: dict[str, str] = {}

    # what the chairman said, asked for in Cyrillic, down to the statement and to its line
    find(officer, "губайдулин")
    officer.wait(lambda: officer.sees("Statements") and officer.sees("supplier and the final distributor"))
    said["chairman"] = officer.seen()
    officer.press("Down", "Return")
    editor = officer.wait(lambda: officer.window.findChild(QPlainTextEdit, "note-editor"))
    assert isinstance(editor, QPlainTextEdit)
    officer.wait(lambda: editor.isVisible() and "supplier" in editor.textCursor().block().text())
    said["line"] = editor.textCursor().block().text()

    # what was written this moment is found at once, without accents
    officer.focus("Notes")
    officer.press("Ctrl+End", "Return")
    officer.type("Žukauskas asked for phytosanitary certificates")
    find(officer, "zukauskas phytosan")
    officer.wait(lambda: officer.sees("phytosanitary certificates"))
    said["at once"] = officer.seen()
    officer.press("Return")
    # the line is come to before anything else is looked for
    officer.wait(editor.hasFocus)

    # a typing error is offered, and told as one
    find(officer, "certifidates")
    officer.wait(lambda: officer.sees("one letter different"))
    said["typing error"] = officer.seen()

    # a search is kept and asked again
    find(officer, "open:yes contact")
    officer.wait(lambda: officer.sees("Send the list of contact points"))
    officer.press("Ctrl+S")
    officer.wait(lambda: QApplication.activeModalWidget() is not None)
    officer.type("Contacts we owe")
    officer.press("Return")
    officer.press("Escape", "Escape")
    officer.press("Ctrl+K")
    officer.wait(lambda: officer.sees("Contacts we owe"))
    said["kept"] = officer.seen()
    officer.press("Return")
    officer.wait(lambda: officer.sees("Send the list of contact points"))

    # a command
    find(officer, "check the st")
    officer.wait(lambda: officer.sees("Check the store"))
    said["command"] = officer.seen()

    # an office, by what it covers
    find(officer, "kind:office country:Беларусь agency:ice")
    officer.wait(lambda: officer.sees("Offices, ICE Attaché office Frankfurt am Main"))
    officer.press("Return")
    officer.wait(lambda: officer.sees("Finland") and officer.sees("Azerbaijan"))
    said["office"] = officer.seen()
    print(json.dumps(said, ensure_ascii=False), flush=True)
    # nothing of the sample is kept, and a journey needs no farewell
    os._exit(0)


def find(officer: Officer, text: str) -> None:
    """Type in the field on top."""
    officer.press("Ctrl+K", "Ctrl+A")
    officer.type(text)


if __name__ == "__main__":
    main()
