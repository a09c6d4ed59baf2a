"""What building for Windows and trying it takes from the system."""

BUILD_TOOLS = {
    "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
    "rsvg-convert": "librsvg2-bin",
    "icotool": "icoutils",
    "makensis": "nsis",
    "wixl": "wixl",
    "msiinfo": "msitools",
}
"""Commands, and the Debian packages they come in."""

WINE_TOOLS = {
    "wine": "wine",
    "wine64": "wine64",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "scrot": "scrot",
}
