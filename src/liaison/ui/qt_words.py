"""Qt's own words (OK, Cancel, the file dialog) in the language of the interface, from the catalogues that come with Qt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


class QtWords:
    """The catalogue in use; English is Qt's own.

    Args:
        application: gets the catalogue.
    """

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._catalogue: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak the language of this code; also dates and numbers follow."""
        QLocale.setDefault(QLocale(language))
        if self._catalogue is not None:
            self._application.removeTranslator(self._catalogue)
            self._catalogue = None
        made = QTranslator(self._application)
        if made.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._application.installTranslator(made)
            self._catalogue = made
