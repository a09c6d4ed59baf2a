"""The part of Qt that the program uses: what goes into an installer, on every system.

Widgets are painted without OpenGL, so neither its library nor what connects it to X11 and Wayland is among it.
"""

import re

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
"""What the program imports; a test compares it with the sources."""

_LIBRARIES = (
    *(module.removeprefix("Qt") for module in MODULES),
    "DBus",
    "XcbQpa",
    "WaylandClient",
    "WlShellIntegration",
)
"""Libraries of these modules, and what the kept plugins stand on."""

_PLUGINS = re.compile(
    r"""plugins/(
        platforms/(lib)?q(xcb|wayland|offscreen|windows|cocoa)\.
        | wayland-(shell-integration/libxdg-shell|decoration-client/)
        | platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\.
        | platformthemes/libqxdgdesktopportal\.
        | printsupport/ | styles/ | iconengines/
        | imageformats/(lib)?q(svg|ico|jpeg|gif|webp|tiff)\.
    )""",
    re.VERBOSE,
)
_TRANSLATIONS = re.compile(r"translations/qtbase_(en|ru)\.qm$")
_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6?([A-Z]\w*?)(?:\.so[.\d]*|\.dll|\.abi3\.so|\.pyd)?$")


def is_used(path: str) -> bool:
    """Whether a file of PySide6, by its path in the bundle with forward slashes, is needed; True for whatever is not Qt's."""
    if "PySide6/" not in path and not _LIBRARY.search(path):
        return True
    if "/plugins/" in path:
        return bool(_PLUGINS.search(path))
    if "/translations/" in path:
        return bool(_TRANSLATIONS.search(path))
    if "/qml/" in path or path.endswith(".pyi"):
        return False
    library = _LIBRARY.search(path)
    return library is None or library[1] in _LIBRARIES
