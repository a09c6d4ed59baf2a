"""Puts a scheme on the application: palette, style, style sheet; follows the system unless told otherwise."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from liaison.base.paths import resources
from liaison.ui.theme.stylesheet import stylesheet
from liaison.ui.theme.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours

_USUAL_POINTS = 10.0
_HALF_LIGHT = 128
_AFTER_THE_FIRST_PAINT = 200


class Scheme(StrEnum):
    """Which colours to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How strong the colours are."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


class Theme(QObject):
    """The scheme in use.

    Args:
        application: gets palette and style sheet.
        scheme, contrast: the person's choice.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, scheme: Scheme = Scheme.SYSTEM, contrast: Contrast = Contrast.SYSTEM
    ) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._contrast = contrast
        self._is_telling = False
        application.setStyle("Fusion")
        self._points = application.font().pointSizeF()
        # read from the palette: every value of Qt's own enumerations makes all of them, a tenth of a bare start
        self._system_is_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < _HALF_LIGHT
        self._system_asks_for_contrast = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)
        self._put_on()
        QTimer.singleShot(_AFTER_THE_FIRST_PAINT, self, self._meet_the_system)

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        if self.is_high_contrast:
            return HIGH_DARK if self.is_dark else HIGH_LIGHT
        return DARK if self.is_dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """True when light text stands on dark ground."""
        if self._scheme is Scheme.SYSTEM:
            return self._system_is_dark
        return self._scheme is Scheme.DARK

    @property
    def is_high_contrast(self) -> bool:
        """True when edges are as strong as text."""
        if self._contrast is Contrast.SYSTEM:
            return self._system_asks_for_contrast
        return self._contrast is Contrast.HIGH

    def choose(self, scheme: Scheme, contrast: Contrast | None = None) -> None:
        """Use another scheme, and another contrast when one is given."""
        self._scheme = scheme
        self._contrast = self._contrast if contrast is None else contrast
        self._tell_the_system()
        self._put_on()

    def _meet_the_system(self) -> None:
        """Ask for its wish for contrast, and tell it the scheme when it is not its own."""
        # both are held until the end: PySide6 6.11 takes the second for deleted with the first
        hints = QGuiApplication.styleHints()
        accessibility = hints.accessibility()
        self._system_contrast_changed(accessibility.contrastPreference())
        accessibility.contrastPreferenceChanged.connect(self._system_contrast_changed)
        if self._scheme is not Scheme.SYSTEM:
            self._tell_the_system()

    def _system_contrast_changed(self, asked: Any) -> None:
        former, self._system_asks_for_contrast = self._system_asks_for_contrast, asked.name == "HighContrast"
        if self._contrast is Contrast.SYSTEM and former is not self._system_asks_for_contrast:
            self._put_on()

    def _system_scheme_changed(self, scheme: Any) -> None:
        # what we told it ourselves is not news
        if not self._is_telling:
            self._system_is_dark = scheme.name == "Dark"
            if self._scheme is Scheme.SYSTEM:
                self._put_on()

    def _tell_the_system(self) -> None:
        """The frame of the window and the system's own dialogs follow."""
        hints = QGuiApplication.styleHints()
        self._is_telling = True
        if self._scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
            self._system_is_dark = hints.colorScheme().name == "Dark"
        else:
            hints.setColorScheme(type(hints.colorScheme())[self._scheme.name.title()])
        self._is_telling = False

    def _put_on(self) -> None:
        self._application.setPalette(palette(self.colours))
        pictures = resources() / "icons" / "controls"
        points = self._points if self._points > 0 else _USUAL_POINTS
        tint = "dark" if self.is_dark else "light"
        self._application.setStyleSheet(stylesheet(self.colours, tint, pictures, points))
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
