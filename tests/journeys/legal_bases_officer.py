"""The officer who asks on what basis Belarus and the United States can help each other, in the sample; tells what was seen."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from officer import Officer


def choose(officer: Officer, field: str, text: str) -> None:
    """Type into a field that suggests, and leave it."""
    officer.focus(field)
    officer.type(text)
    officer.press("Escape", "Tab")


def ask(officer: Officer) -> str:
    """Ask; what the screen says."""
    officer.press("Ctrl+6")
    officer.wait(lambda: officer.sees("two countries can help each other"))
    choose(officer, "One country", "BY")
    choose(officer, "The other country", "United States")
    choose(officer, "Crime type", "drugs")
    officer.wait(lambda: officer.sees("Belarus – United States: Drug trafficking"))
    return officer.seen()


def wish(officer: Officer) -> str:
    """Put a treaty on customs assistance on the wish list; what the list says."""
    officer.press("Ctrl+N")
    officer.wait(lambda: officer.sees("Who raised it"))
    officer.focus("Who raised it")
    officer.type("State Customs Committee")
    officer.press("Return")
    officer.wait(lambda: officer.sees("The wish was added to the list."))
    officer.press("Ctrl+Tab")
    officer.wait(lambda: officer.sees("× 249 countries"))
    officer.press("Ctrl+Tab")
    officer.wait(lambda: officer.sees("3 wishes"))
    return officer.seen()


def open_meeting(officer: Officer) -> str:
    """Come from a wish to the meeting where it was raised; what is then in front."""
    officer.focus("Treaty wishes")
    officer.press("Home")
    officer.press("Ctrl+Return")
    officer.wait(lambda: officer.sees("Delegations and participants"))
    return officer.seen()


def main() -> None:
    """All of it."""
    officer = Officer(Path(sys.argv[1]), sample=True)
    answer = ask(officer)
    print(json.dumps({"answer": answer, "wishes": wish(officer), "meeting": open_meeting(officer)}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
