"""Puts a scheme on the application: palette, style, style sheet; follows the system unless told otherwise."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from liaison.base.paths import resources
from liaison.ui.theme.stylesheet import stylesheet
from liaison.ui.theme.tokens import DARK, LIGHT, Colours


class Scheme(StrEnum):
    """Which colours to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The scheme in use.

    Args:
        application: gets palette and style sheet.
        scheme: the person's choice.
    """

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._put_on()

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return DARK if self.is_dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """True when light text stands on dark ground."""
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def choose(self, scheme: Scheme) -> None:
        """Use another scheme."""
        self._scheme = scheme
        self._put_on()

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        self._application.setPalette(palette(self.colours))
        arrow = resources() / "icons" / ("arrow-dark.svg" if self.is_dark else "arrow-light.svg")
        self._application.setStyleSheet(stylesheet(self.colours, arrow.as_posix()))
        self.changed.emit()


def palette(colours: Colours) -> QPalette:
    """The scheme as Qt's own widgets take it."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.bad,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made
