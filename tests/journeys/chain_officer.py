"""Story C as far as it asks: the chain from Afghanistan to Germany, by keys alone, in the real program over the sample."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from officer import Officer
from PySide6.QtGui import QGuiApplication

ROUTE = "Афганистан > Таджикистан > KZ > Russia > BY > PL > Германия"


def main() -> None:
    """Play, and print what was seen as the last line, in JSON."""
    officer = Officer(Path(sys.argv[1]), sample=True)
    said: dict[str, str] = {}
    officer.press("Ctrl+2")
    officer.wait(lambda: officer.sees("Ask who covers a country."))
    officer.type(f"{ROUTE} drugs")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Drug trafficking, on "))
    officer.wait(lambda: officer.sees("UN Drugs Convention 1988"))
    said["chain"] = officer.seen()
    officer.press("Ctrl+Shift+C")
    said["calls"] = QGuiApplication.clipboard().text()

    # the same question for another crime, where somebody competent is missing
    officer.press("Ctrl+2", "Ctrl+A")
    officer.type("AF TJ cybercrime")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Cybercrime, on "))
    said["cybercrime"] = officer.seen()

    # through time: what was known for Belarus before the Minsk meeting
    officer.press("Ctrl+A")
    officer.type("BY as of 2015")
    officer.press("Return")
    officer.wait(lambda: officer.sees("2015-12-31"))
    officer.wait(lambda: officer.sees("Belgian liaison officer Moscow"))
    said["in 2015"] = officer.seen()

    # who is competent in the country where the chain ends up
    officer.press("Ctrl+Shift+A")
    officer.wait(lambda: officer.application.activeWindow() is not officer.window)
    print(json.dumps(said, ensure_ascii=False), flush=True)
    # nothing of the sample is kept, and a journey needs no farewell
    os._exit(0)


if __name__ == "__main__":
    main()
