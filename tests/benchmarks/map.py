"""The world map: reading it, moving it, painting it sharp, asking it what is below the mouse."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import count
from time import perf_counter

from figures import Figure, median, timed
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from liaison.base.paths import resources
from liaison.ui.widgets.map import Shade, Sign, WorldMap, light
from liaison.ui.widgets.map.atlas import Scale, load
from liaison.ui.widgets.map.picture import Picture
from liaison.ui.widgets.map.view import View, view_of, world_view

ROUNDS = 15
ROUTE = ["AF", "TJ", "KZ", "RU", "BY", "PL", "DE"]
SHADES = {
    "DE": Shade.STRONG,
    "PL": Shade.STRONG,
    "KZ": Shade.MEDIUM,
    "RU": Shade.WEAK,
    "BY": Shade.UNSURE,
    "TJ": Shade.UNSURE,
    "AF": Shade.GAP,
    "MT": Shade.GAP,
}
EUROPE = QRectF(-1300, -7900, 4600, 3000)


def run() -> list[Figure]:
    """At 1100 by 700, on the platform's own screen or, without one, in memory."""
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    figures = [
        Figure("map: reading 1:50m", "ms", typical(lambda: read(Scale.FINE)), limit=20),
        Figure("map: reading 1:110m", "ms", typical(lambda: read(Scale.COARSE)), limit=20),
        *moving("the world, a country of the route selected", []),
        *moving("Europe, a country of the route selected", ["DE", "AZ", "NO", "FI"]),
        *sharp(),
        *hits(),
    ]
    del application
    return figures


def typical(work: Callable[[], object]) -> float:
    """Milliseconds, median."""
    work()
    return median([timed(work) for _ in range(ROUNDS)])


def read(scale: Scale) -> None:
    """Read one file as the first map of a process does."""
    load.cache_clear()
    load(resources() / "map" / scale.value)


def shown_map(codes: list[str]) -> WorldMap:
    """A map on the screen, sharp, with shades, a route and a selection."""
    shown = WorldMap(light())
    shown.resize(1100, 700)
    shown.set_shades(SHADES)
    shown.set_route(ROUTE)
    shown.set_signs(dict.fromkeys(ROUTE, Sign.CHANGED))
    shown.set_labels(str)
    shown.show()
    QTest.qWaitForWindowExposed(shown)
    shown.zoom_to(codes)
    shown.select("RU")
    shown.paint_sharp_now()
    shown.repaint()
    return shown


def moving(name: str, codes: list[str]) -> list[Figure]:
    """A step of dragging and of zooming, from the event to the painted widget, beside the bare drawing of a pixmap."""
    shown = shown_map(codes)
    bare = typical(bare_move())
    places = count()

    def drag() -> None:
        mouse(shown, QEvent.Type.MouseMove, QPointF(300 + 7 * (next(places) % 40), 300))
        shown.repaint()

    mouse(shown, QEvent.Type.MouseButtonPress, QPointF(300, 300))
    dragged = typical(drag)
    mouse(shown, QEvent.Type.MouseButtonRelease, QPointF(300, 300))
    shown.zoom_to(codes)
    shown.paint_sharp_now()

    def stretch() -> None:
        key(shown, Qt.Key.Key_Plus if next(places) % 2 else Qt.Key.Key_Minus)
        shown.repaint()

    zoomed = typical(stretch)
    shown.close()
    return [
        Figure(f"map: dragging {name}", "ms", dragged, limit=8, bare=bare),
        Figure(f"map: zooming {name}", "ms", zoomed, limit=8, bare=bare),
    ]


def bare_move() -> Callable[[], None]:
    """The least that moving a map can be: a widget that draws one pixmap at another place."""
    pixmap = QPixmap(1100, 700)
    pixmap.fill(Qt.GlobalColor.gray)
    places = count()

    class Bare(QWidget):
        def paintEvent(self, event: object) -> None:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), Qt.GlobalColor.white)
                painter.drawPixmap(7 * (next(places) % 40), 0, pixmap)

    widget = Bare()
    widget.resize(1100, 700)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    return widget.repaint


def sharp() -> list[Figure]:
    """The whole sharp picture, and the longest time for which the window does not answer meanwhile."""
    size = QSize(1100, 700)
    found = []
    for name, view in (("the world", world_view(size)), ("Europe", view_of(size, [EUROPE]))):
        for ratio in (1.0, 2.0):
            whole = typical(partial(whole_picture, view, ratio))
            slices = [longest_slice(new_picture(view, ratio)) for _ in range(ROUNDS)]
            found += [
                Figure(f"map: sharp picture of {name}, ratio {ratio:g}, in slices", "ms", whole),
                Figure(f"map: its longest slice, {name}, ratio {ratio:g}", "ms", median(slices), limit=16),
            ]
    return found


def new_picture(view: View, ratio: float) -> Picture:
    """An empty picture."""
    return Picture(load(resources() / "map" / Scale.FINE.value), view, ratio, SHADES, light())


def whole_picture(view: View, ratio: float) -> None:
    """A picture painted at one go."""
    new_picture(view, ratio).advance(1e6)


def longest_slice(picture: Picture) -> float:
    """Milliseconds."""
    slices, done = [], False
    while not done:
        start = perf_counter()
        done = picture.advance(5.0)
        slices.append((perf_counter() - start) * 1000)
    return max(slices)


def mouse(shown: WorldMap, kind: QEvent.Type, position: QPointF) -> None:
    """Have the left button pressed, moved or released."""
    left = Qt.MouseButton.LeftButton
    place = QPointF(shown.mapToGlobal(position))
    QApplication.sendEvent(shown, QMouseEvent(kind, position, place, left, left, Qt.KeyboardModifier.NoModifier))


def key(shown: WorldMap, pressed: Qt.Key) -> None:
    """Press a key."""
    QApplication.sendEvent(shown, QKeyEvent(QEvent.Type.KeyPress, pressed, Qt.KeyboardModifier.NoModifier))


def hits() -> list[Figure]:
    """What is below the mouse: at rest from the raster, while moving from the land itself."""
    shown = shown_map([])
    places = [QPointF(i * 37 % 1100, i * 53 % 700) for i in range(500)]

    def ask() -> None:
        for place in places:
            shown.country_at(place)

    at_rest = typical(ask) / len(places)
    key(shown, Qt.Key.Key_Plus)
    while_moving = typical(ask) / len(places)
    shown.close()
    return [
        Figure("map: hit test at rest", "ms", at_rest, limit=1),
        Figure("map: hit test while moving", "ms", while_moving, limit=1),
    ]
