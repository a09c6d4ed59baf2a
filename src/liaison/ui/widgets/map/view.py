"""Which part of the map a widget shows: values and arithmetic, nothing is painted here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

from liaison.ui.widgets.map.projection import project, project_from_centre

WORLD = QRectF(
    QPointF(project_from_centre(-180, 0)[0], project(0, 83.7)[1]),
    QPointF(project_from_centre(180, 0)[0], project(0, -90)[1]),
)
"""The whole map, from the north of Greenland to the pole in the south."""

CLOSEST = 1.5
"""Pixels a kilometre at the highest magnification; the data has nothing finer to show."""

_TINY = 300
"""Kilometres: what is smaller is shown with so much around it that one sees where it lies."""

_AROUND_TINY = 1500
"""Kilometres seen around it."""

MARGIN = 0.06
"""Part of the widget left free on each side of what is zoomed to."""


@dataclass(frozen=True, slots=True)
class View:
    """A widget of `size` logical pixels looks at `centre` (kilometres on the map) with `scale` pixels a kilometre."""

    size: QSize
    centre: QPointF
    scale: float

    def transform(self) -> QTransform:
        """From the map to the widget."""
        left = self.size.width() / 2 - self.centre.x() * self.scale
        top = self.size.height() / 2 - self.centre.y() * self.scale
        return QTransform(self.scale, 0, 0, self.scale, left, top)

    def on_widget(self, place: QPointF) -> QPointF:
        """Where a place of the map is on the widget."""
        offset = (place - self.centre) * self.scale
        return QPointF(self.size.width() / 2, self.size.height() / 2) + offset

    def on_map(self, position: QPointF) -> QPointF:
        """Which place of the map is at a position of the widget."""
        return self.centre + (position - QPointF(self.size.width() / 2, self.size.height() / 2)) / self.scale

    def visible(self) -> QRectF:
        """The part of the map on the widget."""
        return QRectF(self.on_map(QPointF(0, 0)), self.on_map(QPointF(self.size.width(), self.size.height())))

    def panned(self, offset: QPointF) -> View:
        """The view after the map moved by `offset` pixels."""
        return replace(self, centre=self.centre - offset / self.scale).kept_on_world()

    def zoomed(self, factor: float, about: QPointF) -> View:
        """The view magnified by `factor`, with what is at the widget's position `about` staying there."""
        place = self.on_map(about)
        scale = min(max(self.scale * factor, self.smallest_scale()), max(CLOSEST, self.smallest_scale()))
        centre = place + (self.centre - place) * (self.scale / scale)
        return replace(self, centre=centre, scale=scale).kept_on_world()

    def resized(self, size: QSize) -> View:
        """The same middle and magnification in a widget of another size."""
        return replace(self, size=size).zoomed(1.0, QPointF(size.width() / 2, size.height() / 2))

    def with_inside(self, place: QPointF) -> View:
        """The view moved as little as brings `place` well inside."""
        inner = self.visible()
        inner.adjust(inner.width() * 0.1, inner.height() * 0.1, -inner.width() * 0.1, -inner.height() * 0.1)
        across = min(0.0, place.x() - inner.left()) + max(0.0, place.x() - inner.right())
        down = min(0.0, place.y() - inner.top()) + max(0.0, place.y() - inner.bottom())
        return replace(self, centre=self.centre + QPointF(across, down)).kept_on_world()

    def smallest_scale(self) -> float:
        """The magnification at which the whole world is seen."""
        return fitting_scale(self.size, WORLD, 0.01)

    def kept_on_world(self) -> View:
        """The view with its middle moved so that no more emptiness is seen than the widget's shape asks for."""
        across, down = self.size.width() / self.scale / 2, self.size.height() / self.scale / 2
        x = kept_between(self.centre.x(), WORLD.left() + across, WORLD.right() - across)
        y = kept_between(self.centre.y(), WORLD.top() + down, WORLD.bottom() - down)
        return replace(self, centre=QPointF(x, y))


def world_view(size: QSize) -> View:
    """The whole world in a widget of `size` logical pixels."""
    return View(size, WORLD.center(), fitting_scale(size, WORLD, 0.01))


def view_of(size: QSize, frames: Iterable[QRectF]) -> View:
    """All `frames` in a widget of `size`; the whole world when there are none."""
    united = QRectF()
    for frame in frames:
        united = united.united(frame)
    if united.isEmpty():
        return world_view(size)
    closest = CLOSEST / 2
    if max(united.width(), united.height()) < _TINY:
        closest = min(closest, min(size.width(), size.height()) / _AROUND_TINY)
    scale = min(fitting_scale(size, united, MARGIN), closest)
    view = View(size, united.center(), scale)
    return view.zoomed(1.0, QPointF(size.width() / 2, size.height() / 2))


def fitting_scale(size: QSize, frame: QRectF, margin: float) -> float:
    """Pixels a kilometre that show `frame` in `size` with `margin` (a part of the size) free on each side."""
    share = 1 - 2 * margin
    return max(1e-6, min(size.width() * share / frame.width(), size.height() * share / frame.height()))


def kept_between(value: float, low: float, high: float) -> float:
    """`value` between `low` and `high`, or their middle when there is no room."""
    return (low + high) / 2 if low > high else min(max(value, low), high)
