"""Names of the languages minutes are written in, in the language in use."""

from __future__ import annotations

from liaison.base.translations import marked, tr

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
