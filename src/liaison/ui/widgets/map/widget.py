"""The world map as a widget: what it offers to a screen, and what mouse and keyboard do."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from liaison.base.paths import resources
from liaison.base.translations import tr
from liaison.ui.widgets.map.atlas import Country
from liaison.ui.widgets.map.colours import MapColours, Shade, Sign
from liaison.ui.widgets.map.overlay import paint_focus
from liaison.ui.widgets.map.picture import Picture
from liaison.ui.widgets.map.scene import Scene
from liaison.ui.widgets.map.sharpener import REST, Sharpener
from liaison.ui.widgets.map.typed import Typed
from liaison.ui.widgets.map.view import View, view_of, world_view
from liaison.ui.widgets.map.walk import Direction

_STEP = 1.5
"""Magnification of one key press."""

_NOTCH = 240
"""Eighths of a degree the wheel turns for one `_STEP`: two notches."""

_IN_NAMES = " -'’.,"
"""What is part of a name, but does not begin one."""

_WALKS: dict[int, Direction] = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class WorldMap(QWidget):
    """All 249 countries and territories of ISO 3166-1, as land or as a dot.

    Codes are ISO 3166-1 alpha-2; those the map does not know are ignored everywhere, because a fact may be about one.
    The data is read when the map is first shown. East is right in every language.
    """

    country_clicked = Signal(str)
    """A country was clicked, or Enter was pressed on the selected one."""

    country_hovered = Signal(str)
    """The mouse or the arrow keys came to a country; "" when the mouse left the last one."""

    country_selected = Signal(str)
    """The arrow keys or typing came to a country, which is now the selected one."""

    selection_cleared = Signal()
    """Escape was pressed while a country was selected."""

    def __init__(self, colours: MapColours, parent: QWidget | None = None, *, folder: Path | None = None) -> None:
        """`folder` holds the prepared files of another data set; by default the program's own."""
        super().__init__(parent)
        self._scene = Scene(folder or resources() / "map", colours)
        self._view = world_view(self.size())
        self._fitted: tuple[str, ...] | None = ()
        self._pressed: QPointF | None = None
        self._dragging = False
        self._typed = Typed()
        self._sharpener = Sharpener(self._begin_picture, self)
        self._sharpener.ready.connect(self.update)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._announce()

    # What a screen asks for ---------------------------------------------------------------------------------------------

    def set_shades(self, shades: Mapping[str, Shade], meanings: Mapping[Shade, str] | None = None) -> None:
        """Fill the countries; those not named are Shade.NONE. `meanings` are the words of the legend, said with a name."""
        self._scene.shades = dict(shades)
        self._scene.meanings = dict(meanings or {})
        self._announce()
        self._content_changed()

    def set_colours(self, colours: MapColours) -> None:
        """Paint with other colours from now on."""
        self._scene.colours = colours
        self._content_changed()

    def set_route(self, codes: Sequence[str], steps: Sequence[tuple[int, int]] | None = None) -> None:
        """Draw a route through these countries in this order, numbered from 1; none when empty.

        Args:
            steps: from which number to which a line leads, where it branches or joins; None for each to the next.
        """
        self._scene.route = tuple(codes)
        self._scene.steps = steps
        self.update()

    def set_signs(self, signs: Mapping[str, Sign]) -> None:
        """Put a sign on these countries."""
        self._scene.signs = dict(signs)
        self.update()

    def set_labels(self, name: Callable[[str], str]) -> None:
        """Have `name` give the plain text that stands for a code: in tooltips, on the map, for a screen reader."""
        self._scene.label = name
        self._announce()
        self.update()

    def select(self, code: str | None) -> None:
        """Mark one country, or none; emits nothing."""
        self._scene.selected = code or ""
        self._announce()
        self.update()

    def selected(self) -> str | None:
        """The code of the marked country."""
        return self._scene.selected or None

    def zoom_to(self, codes: Iterable[str]) -> None:
        """Show these countries as large as they fit, also after a change of size, until the officer moves the map."""
        self._fitted = tuple(codes)
        self._fit()

    def zoom_to_world(self) -> None:
        """Show the whole world."""
        self.zoom_to(())

    @property
    def is_fitted(self) -> bool:
        """True until the officer moves the map away from what was last shown."""
        return self._fitted is not None

    def bring_into_view(self, code: str) -> None:
        """Move the map as little as shows the country's place well; nothing when it is in view or unknown."""
        for country in self._scene.known([code]):
            if self.isVisible() and self._view.with_inside(country.anchor) != self._view:
                self._move(self._view.with_inside(country.anchor))

    def country_at(self, position: QPointF) -> str:
        """The code at a position of the widget in logical pixels, dots first; "" for the sea and for land without one."""
        return self._scene.code_at(self._view, position, self._sharpener.picture)

    def position_of(self, code: str) -> QPointF | None:
        """Where the anchor of a country is on the widget, perhaps outside it; None when the map lacks the country."""
        return next((self._view.on_widget(one.anchor) for one in self._scene.known([code])), None)

    def paint_sharp_now(self) -> None:
        """Have the next painting show the map sharp, without waiting for the slices: for printing and pictures."""
        self._view = self._fitting_view()
        self._sharpener.finish_now()

    def sizeHint(self) -> QSize:
        return QSize(760, 440)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    # Moving -------------------------------------------------------------------------------------------------------------

    def _begin_picture(self) -> Picture | None:
        return None if self.size().isEmpty() else self._scene.begin_picture(self._view, self.devicePixelRatioF())

    def _fit(self) -> None:
        """Look at what was last asked for; while hidden nothing is read, and showing does it."""
        if self.isVisible():
            self._look(self._fitting_view(), 0)

    def _fitting_view(self) -> View:
        if self._fitted is None:
            return self._view.resized(self.size())
        return view_of(self.size(), (country.frame for country in self._scene.known(self._fitted)))

    def _move(self, view: View) -> None:
        self._fitted = None
        self._look(view, REST)

    def _look(self, view: View, delay: int) -> None:
        self._view = view
        if self.isVisible():
            self._sharpener.ask(delay)
        self.update()

    def _content_changed(self) -> None:
        if self.isVisible():
            self._sharpener.ask(0)
        self.update()

    def _zoom(self, factor: float, about: QPointF | None = None) -> None:
        self._move(self._view.zoomed(factor, about or QPointF(self.width() / 2, self.height() / 2)))

    # Painting -----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view.size != self.size():
            self._view = self._fitting_view()  # grabbed without ever being shown
        with QPainter(self) as painter:
            self._scene.paint(painter, self._view, self._sharpener.picture)
            self._scene.paint_words(painter, self._view, self.font())
            self._scene.paint_damage(painter, self._view)
            if self.hasFocus():
                paint_focus(painter, self._view, self._scene.colours)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._sharpener.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._content_changed()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._announce()
        super().changeEvent(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        code = self.country_at(QPointF(event.pos()))
        if code:
            # escaped, because a tooltip decides by itself whether a text is markup
            QToolTip.showText(event.globalPos(), f"<span>{html.escape(self._described(code))}</span>", self)
        else:
            QToolTip.hideText()

    def _name(self, code: str) -> str:
        return self._scene.label(code) if self._scene.label is not None else code

    def _described(self, code: str) -> str:
        """The name, and what its filling means."""
        shade = self._scene.shades.get(code, Shade.NONE)
        meaning = self._scene.meanings.get(shade, shade.spoken())
        return tr("{country}, {shade}", country=self._name(code), shade=meaning) if meaning else self._name(code)

    def _announce(self) -> None:
        selected = self._scene.selected
        name = tr("World map: {country}", country=self._described(selected)) if selected else tr("World map")
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            tr(
                "Arrow keys go from country to country, letters find one by name, Enter opens, Space shows it closer, "
                "plus and minus zoom, Home shows the world."
            )
        )

    # Mouse --------------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self.country_at(event.position()))
            return
        offset = event.position() - self._pressed
        if self._dragging or offset.manhattanLength() >= QApplication.startDragDistance():
            self._dragging, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move(self._view.panned(offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        code = "" if self._dragging else self.country_at(event.position())
        if code:
            self.select(code)
            self.country_clicked.emit(code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._zoom(2.0, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self._zoom(_STEP ** (turned / _NOTCH), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def _hover(self, code: str) -> None:
        if code != self._scene.hovered:
            self._scene.hovered = code
            self.country_hovered.emit(code)
            self.update()

    # Keyboard -----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held or not (self._type(event.text()) or self._key(event.key())):
            super().keyPressEvent(event)

    def _type(self, text: str) -> bool:
        """Come to a country by its name; False when `text` is no part of a name. A blank only goes on with one."""
        is_part = text.isalpha() or (self._typed.is_going_on and text != "" and text in _IN_NAMES)
        if not is_part or self._scene.label is None:
            return False
        typed = self._typed.add(text)
        self._come_to(self._scene.named(typed, further=len(typed) == 1))
        return True

    def _key(self, key: int) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        if key in _WALKS:
            self._walk(_WALKS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1 / _STEP)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.zoom_to_world()
        elif key == Qt.Key.Key_Space and self._scene.selected:
            self.zoom_to([self._scene.selected])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._scene.selected:
            self.country_clicked.emit(self._scene.selected)
        elif key == Qt.Key.Key_Escape and self._scene.selected:
            self.select(None)
            self.selection_cleared.emit()
        else:
            return False
        return True

    def _walk(self, direction: Direction) -> None:
        self._come_to(self._scene.neighbour(self._view, direction))

    def _come_to(self, reached: Country | None) -> None:
        if reached is None:
            return
        self.select(reached.code)
        self.bring_into_view(reached.code)
        self.country_hovered.emit(reached.code)
        self.country_selected.emit(reached.code)
