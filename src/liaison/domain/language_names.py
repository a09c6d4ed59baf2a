"""Names of the languages minutes and requests are written in, in the language in use."""

from __future__ import annotations

from functools import lru_cache

from liaison.base.translations import languages, marked, speaking, tr

_NAMES = {
    "ar": marked("Arabic"),
    "az": marked("Azerbaijani"),
    "be": marked("Belarusian"),
    "bg": marked("Bulgarian"),
    "cs": marked("Czech"),
    "da": marked("Danish"),
    "de": marked("German"),
    "el": marked("Greek"),
    "en": marked("English"),
    "es": marked("Spanish"),
    "et": marked("Estonian"),
    "fa": marked("Persian"),
    "fi": marked("Finnish"),
    "fr": marked("French"),
    "he": marked("Hebrew"),
    "hy": marked("Armenian"),
    "it": marked("Italian"),
    "ka": marked("Georgian"),
    "kk": marked("Kazakh"),
    "ky": marked("Kyrgyz"),
    "lt": marked("Lithuanian"),
    "lv": marked("Latvian"),
    "mn": marked("Mongolian"),
    "nl": marked("Dutch"),
    "no": marked("Norwegian"),
    "pl": marked("Polish"),
    "ps": marked("Pashto"),
    "pt": marked("Portuguese"),
    "ro": marked("Romanian"),
    "ru": marked("Russian"),
    "sr": marked("Serbian"),
    "sv": marked("Swedish"),
    "tg": marked("Tajik"),
    "tk": marked("Turkmen"),
    "tr": marked("Turkish"),
    "uk": marked("Ukrainian"),
    "uz": marked("Uzbek"),
    "zh": marked("Chinese"),
}


def language_name(written: str) -> str:
    """The name of a language given by its code (ISO 639-1); anything else as it is written."""
    name = _NAMES.get(written.strip().casefold())
    return tr(name) if name else written.strip()


def language_code(written: str) -> str:
    """The code (ISO 639-1) of a language given by its code, or by its name in a language of the interface; empty for anything else."""
    return _codes(languages()).get(written.strip().casefold(), "")


@lru_cache(maxsize=2)
def _codes(spoken: tuple[str, ...]) -> dict[str, str]:
    found = {code: code for code in _NAMES}
    for one in spoken:
        with speaking(one):
            found |= {tr(name).casefold(): code for code, name in _NAMES.items()}
    return found
