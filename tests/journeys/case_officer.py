"""Story C kept: the route becomes a case with its chain, requests and a controlled delivery; by keys alone."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from officer import Officer
from PySide6.QtWidgets import QApplication

ROUTE = "AF > TJ > KZ > RU > BY > PL > DE"
TITLE = "Opiates by road"
LEGS = 7


def settle(officer: Officer) -> None:
    """Wait until no form stands over the window."""
    officer.wait(lambda: QApplication.activeModalWidget() is None)


def form(officer: Officer, title: str) -> None:
    """Wait for a form, and write in it."""
    officer.wait(lambda: (found := QApplication.activeModalWidget()) is not None and found.windowTitle() == title)
    found = QApplication.activeModalWidget()
    assert found is not None
    found.activateWindow()
    officer.wait(found.isActiveWindow)


def keep_the_route(officer: Officer) -> None:
    """Ask Coverage, and keep the question as a case."""
    officer.press("Ctrl+2")
    officer.wait(lambda: officer.sees("Ask who covers a country."))
    officer.type(f"{ROUTE} drugs")
    officer.press("Return")
    officer.wait(lambda: officer.sees("Drug trafficking, on "))
    officer.press("Ctrl+N")
    form(officer, "New case")
    officer.type(TITLE)
    officer.press("Return")
    settle(officer)
    officer.wait(lambda: officer.sees(f"{TITLE}\nParts of the case") and officer.sees(f"{LEGS} legs"))


def write_requests(officer: Officer) -> list[str]:
    """At every leg where no bilateral treaty on legal assistance is known, write a request; the states asked."""
    asked = []
    for number in range(LEGS):
        officer.focus("Chain of 7 legs")
        officer.press("Home", *(["Right"] * number))
        officer.wait(lambda: officer.sees("Legal assistance: ") or officer.sees("The own country"))
        if not officer.sees("Legal assistance: ") or officer.sees("Legal assistance: Yes\u00a0· bilateral treaty: Yes"):
            continue
        officer.focus("New request there")
        officer.press("Space")
        form(officer, "New request")
        officer.focus("Subject")
        officer.type("Who received the consignment")
        officer.press("Return")
        settle(officer)
        asked.append(str(number))
        officer.wait(lambda: officer.sees(f"{len(asked)} request"))
        officer.press("Ctrl+Shift+Tab")
    return asked


def tie_the_statement(officer: Officer) -> None:
    """The chairman's statement in Baku belongs to the case."""
    officer.focus("Tie to a meeting…")
    officer.press("Space")
    form(officer, "Tie to a meeting")
    officer.type("19th meeting of the Committee")
    officer.press("Tab")
    officer.rest(400)
    officer.type("supplier")
    officer.press("Tab", "Return")
    settle(officer)
    officer.wait(lambda: officer.sees("19th meeting of the Committee of Heads of Law Enforcement Units\nMay 2019"))


def main() -> None:
    """Play, and print what was seen as the last line, in JSON."""
    officer = Officer(Path(sys.argv[1]), sample=True)
    said: dict[str, object] = {}
    keep_the_route(officer)
    said["chain"] = officer.seen()
    said["asked"] = write_requests(officer)
    officer.press("Ctrl+Tab")
    officer.wait(lambda: officer.sees("Who received the consignment"))
    said["requests"] = officer.seen()
    officer.press("Ctrl+Tab")
    officer.wait(lambda: officer.sees("Plan a controlled delivery along the chain"))
    officer.focus("Plan a controlled delivery along the chain")
    officer.press("Space")
    form(officer, "New controlled delivery")
    officer.focus("Goods")
    officer.type("opiates")
    officer.press("Return")
    settle(officer)
    officer.wait(lambda: officer.sees("State by state"))
    officer.wait(lambda: officer.sees(" agreed"))
    said["delivery"] = officer.seen()
    officer.press("Ctrl+Tab")
    officer.wait(lambda: officer.sees("Esc back to the register"))
    officer.rest(400)
    officer.type("Minsk called.\n- [ ] Send the seal numbers due:2030-08-16")
    officer.wait(lambda: officer.sees("Saved "))
    said["notes"] = officer.seen()
    officer.press("Ctrl+Tab")
    tie_the_statement(officer)
    said["case"] = officer.seen()
    # what was promised is reminded of, and leads back to its line
    officer.press("Ctrl+1")
    officer.wait(lambda: officer.sees("Send the seal numbers"))
    said["today"] = officer.seen()
    # found again from elsewhere by what it is called
    officer.press("Ctrl+K")
    officer.type("opiates by road kind:case")
    officer.press("Return")
    officer.wait(lambda: officer.sees("File numbers of both sides"))
    said["found"] = officer.seen()
    print(json.dumps(said, ensure_ascii=False), flush=True)
    # nothing of the sample is kept, and a journey needs no farewell
    os._exit(0)


if __name__ == "__main__":
    main()
