"""The program's mark as pictures for menus; painted by the Qt that is locked, so that every build gives the same ones."""

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT
from release.steps import StepFailed

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MARK = ROOT / "resources" / "icons" / "program.svg"

_PAINT = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

application = QGuiApplication(["icons"])
mark = QSvgRenderer(sys.argv[1])
for size in map(int, sys.argv[3:]):
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    mark.render(painter)
    painter.end()
    if not picture.save(f"{sys.argv[2]}/{size}.png"):
        sys.exit(f"{size}.png was not written")
"""


def paint(folder: Path) -> dict[int, Path]:
    """`SIZE.png` for every size, in `folder`, which is made. Raises StepFailed where Qt cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    # a process of its own: the tools that build need no window system around them
    done = subprocess.run(
        [sys.executable, "-c", _PAINT, str(MARK), str(folder), *map(str, SIZES)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise StepFailed(f"the icons were not painted: {done.stderr.strip()}")
    return {size: folder / f"{size}.png" for size in SIZES}
