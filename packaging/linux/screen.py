"""A screen that nobody sees: windows are looked for on it and pictures taken of it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from release.steps import StepFailed
from release.tools import prepare, run

TOOLS = {"Xvfb": "xvfb", "xwininfo": "x11-utils"}
_STILL = 0.1
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication

application = QGuiApplication(["screen"])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


@contextmanager
def screen(size: str = "1440x900") -> Iterator[str]:
    """The display's name, such as `:7`, until the block ends. Raises StepSkipped where Xvfb is missing."""
    prepare(TOOLS)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-ac", "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise StepFailed("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def wait_for_window(display: str, process: subprocess.Popen[bytes], seconds: float) -> str:
    """The title of the first window wider than 200 points. Raises StepFailed when none comes or the process ends first."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        title = _visible_window(display)
        if title is not None:
            return title
        if process.poll() is not None:
            raise StepFailed(f"the program ended with {process.returncode} and showed no window")
        time.sleep(_STILL)
    raise StepFailed(f"no window within {seconds:.0f} s")


def _visible_window(display: str) -> str | None:
    listed = run("xwininfo", "-display", display, "-root", "-tree")
    for identity, title, width in re.findall(r'^\s+(0x\w+) "(.+?)": .*?(\d+)x\d+\+', listed, flags=re.MULTILINE):
        if int(width) > 200 and "IsViewable" in _described(display, identity):
            return str(title)
    return None


def _described(display: str, identity: str) -> str:
    """What X says of a window; nothing of one that has gone since it was listed."""
    command = ["xwininfo", "-display", display, "-id", identity]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def picture(display: str, target: Path) -> None:
    """Save what the screen shows as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    variables = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    run(sys.executable, "-c", _GRAB, target, variables=variables)
