"""What of the packages goes into the program's folder: of Qt a list of what is used, of the others all but what is listed."""

import re

from release.qt_in_use import MODULES

LEFT_OUT_PACKAGES = frozenset({"pillow", "pycparser", "pytz"})
"""Needed by name and never loaded: fpdf2 draws no pictures here, cffi's compiled part does without pycparser, vobject says itself that it
does without pytz."""

_QT_PLUGINS = (
    "platforms/(qwindows|qoffscreen)",
    "imageformats/q(svg|ico|jpeg|gif|webp|tiff)",
    "iconengines/qsvgicon",
)

_QT_KEPT = re.compile(
    r"PySide6/("
    r"(__init__|_config|_git_pyside_version)\.py|support/\w+\.py|pyside6\.abi3\.dll|"
    rf"({'|'.join(MODULES)})\.pyd|Qt6({'|'.join(name.removeprefix('Qt') for name in MODULES)})\.dll|"
    rf"plugins/({'|'.join(_QT_PLUGINS)})\.dll|"
    r"translations/qtbase_ru\.qm"
    r")|shiboken6/((__init__|_config|_git_shiboken_module_version)\.py|Shiboken\.pyd|shiboken6\.abi3\.dll)"
)

COMPILER_RUNTIME = re.compile(r"PySide6/((msvcp140(_1|_2)?|vcruntime140(_1)?)\.dll)")
"""The C++ runtime, which goes beside Python's own files, once: newer than theirs, and what both need."""

_LEFT_OUT = re.compile(
    r".*\.(pyi|pxd|pxi|pyx|c|h|hpp|lib|typed)|"
    r".*/(tests?|testing)/.*|"
    # the licences' texts are in the folder licenses
    r".*\.dist-info/(?!METADATA).*|"
    r"lxml/objectify\..*|lxml/(sax|builder)\..*\.pyd|lxml/(html|isoschematron|includes)/.*|"
    # without the variants for newer processors the plain one is taken
    r"rapidfuzz/.*_avx2\..*|rapidfuzz/__pyinstaller/.*|"
    # of cffi only the compiled part is loaded, by cryptography
    r"cffi/.*|"
    r"fontTools/(ufoLib|diff|voltLib|mtiLib|merge|qu2cu|cu2qu|t1Lib)/.*|"
    # needed to load, and not for what is done with fonts here: the Python they were compiled from does
    r"fontTools/(pens/momentsPen|feaLib/lexer|misc/bezierTools|varLib/iup)\..*\.pyd|"
    # tables are written without mapped classes, and for one database; Alembic looks at PostgreSQL's types whatever it works on
    r"sqlalchemy/orm/.*|sqlalchemy/ext/(?!__init__|compiler).*|sqlalchemy/dialects/(mysql|oracle|mssql)/.*|alembic/templates/.*|"
    r"docx/templates/default-docx-template/.*"
)

_KEEPS_SOURCE = re.compile(r"anyio/(abc/)?__init__\.py|liaison/store/migrations/.*\.py")
"""anyio reads its own source to find what it offers; Alembic runs its steps from source."""

_CODE = re.compile(r".*\.(dll|pyd)", re.IGNORECASE)


def target_of(name: str) -> str | None:
    """Where a wheel's file goes below lib; None when it is left out."""
    installed = re.fullmatch(r"[^/]+\.data/(purelib|platlib)/(.*)", name)
    path = installed[2] if installed else name
    if name.endswith("/") or (".data/" in name and not installed):
        return None
    if path.startswith(("PySide6/", "shiboken6/")):
        return path if _QT_KEPT.fullmatch(path) else None
    return None if _LEFT_OUT.fullmatch(path) else path


def keeps_source(path: str) -> bool:
    """Whether a module stays as source instead of bytecode."""
    return bool(_KEEPS_SOURCE.fullmatch(path))


def without_description(path: str, content: bytes) -> bytes:
    """A package's metadata without the text for its page on the web; every other file as it is."""
    if not path.endswith(".dist-info/METADATA"):
        return content
    return content.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n"


def is_code(path: str) -> bool:
    """Whether Windows would run it, so that it is to be signed."""
    return bool(_CODE.fullmatch(path))
