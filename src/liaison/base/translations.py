"""The interface's languages: gettext catalogues, one file a language under resources/languages.

English is the key. A language is added by one file `<code>.po`; set-up compiles it to `.mo` beside it.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(code: str, folder: Path) -> None:
    """Switch to language `code` ("en", "ru") with catalogues `<code>.mo` in `folder`; an absent catalogue means English."""
    global _catalogue, _language
    compiled = folder / f"{code}.mo"
    _language = code
    if code == "en" or not compiled.exists():
        _catalogue = gettext.NullTranslations()
        return
    with compiled.open("rb") as stream:
        _catalogue = gettext.GNUTranslations(stream)


def language() -> str:
    """The language in use, as ISO 639-1."""
    return _language


def tr(text: str, /, **values: object) -> str:
    """`text` in the language in use, with `{name}` placeholders filled from `values`."""
    translated = _catalogue.gettext(text)
    return translated.format(**values) if values else translated


def trn(singular: str, plural: str, number: int, /, **values: object) -> str:
    """The plural form for `number`, which is also available as `{n}`."""
    return _catalogue.ngettext(singular, plural, number).format(n=number, **values)


def marked(text: str) -> str:
    """Mark `text` for extraction where it must be kept in English until shown (constants, enums)."""
    return text
