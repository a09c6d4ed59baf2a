"""The interface's languages: gettext catalogues, one file a language under resources/languages.

English is the key. A language is added by one file `<code>.po`; set-up compiles it to `.mo` beside it.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_folder = Path()
# a paper may speak another language than the window, on its own thread alone
_spoken: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("spoken", default=None)


def use_language(code: str, folder: Path) -> None:
    """Switch to language `code` ("en", "ru") with catalogues `<code>.mo` in `folder`; an absent catalogue means English."""
    global _catalogue, _language, _folder
    _language, _folder = code, folder
    _catalogue = _read(code, folder)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within the block, and on this thread alone, everything is said in language `code`."""
    spoken = None if code == _language else (code, _kept(code, _folder))
    token = _spoken.set(spoken)
    try:
        yield
    finally:
        _spoken.reset(token)


def languages() -> tuple[str, ...]:
    """The languages there are catalogues for, English first, as ISO 639-1."""
    return ("en", *sorted(path.stem for path in _folder.glob("*.mo") if path.stem != "en"))


def language() -> str:
    """The language in use, as ISO 639-1."""
    spoken = _spoken.get()
    return _language if spoken is None else spoken[0]


def _in_use() -> gettext.NullTranslations:
    spoken = _spoken.get()
    return _catalogue if spoken is None else spoken[1]


def _read(code: str, folder: Path) -> gettext.NullTranslations:
    compiled = folder / f"{code}.mo"
    if code == "en" or not compiled.exists():
        return gettext.NullTranslations()
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


_kept = lru_cache(maxsize=4)(_read)


def tr(text: str, /, **values: object) -> str:
    """`text` in the language in use, with `{name}` placeholders filled from `values`."""
    translated = _in_use().gettext(text)
    return translated.format(**values) if values else translated


def trn(singular: str, plural: str, number: int, /, **values: object) -> str:
    """The plural form for `number`, which is also available as `{n}`."""
    return _in_use().ngettext(singular, plural, number).format(n=number, **values)


def marked(text: str) -> str:
    """Mark `text` for extraction where it must be kept in English until shown (constants, enums)."""
    return text
