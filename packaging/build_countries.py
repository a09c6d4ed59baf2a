"""Write resources/reference/countries.csv and resources/countries: python packaging/build_countries.py

Codes, names and the names in each country's official languages come from the Unicode CLDR as Babel carries it (its version stands in
the column `cldr`). Babel leaves out which subregion a territory lies in; REGIONS repeats
`territoryContainment` of the same CLDR release (https://github.com/unicode-org/cldr-json, cldr-core/supplemental).
OTHER_NAMES are former, official and everyday names that the CLDR does not give.

`resources/countries/names.csv` holds the names in every language of the CLDR, each once; `points.csv` the place of each country's
marker on the map, in degrees: the map's own anchors led back through its projection.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from liaison.domain.country_names import folded_name
from liaison.ui.widgets.map.atlas import Scale, load
from liaison.ui.widgets.map.projection import CENTRE, project_from_centre

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
NAMES, POINTS = RESOURCES / "countries/names.csv", RESOURCES / "countries/points.csv"
TARGET = Path(__file__).resolve().parent.parent / "resources/reference/countries.csv"
HEADING = ("iso2", "iso3", "name_en", "name_ru", "region", "region_en", "region_ru", "other_names", "cldr")

REGIONS = {
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "013": "BZ CR GT HN MX NI PA SV",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "015": "DZ EG EH LY MA SD TN",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "021": "BM CA GL PM US",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "030": "CN HK JP KP KR MN MO TW",
    "034": "AF BD BT IN IR LK MV NP PK",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "039": "AD AL BA ES GI GR HR IT ME MK MT RS PT SI SM VA",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "143": "TM TJ KG KZ UZ",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "GG IM JE AX DK EE FI FO GB IE IS LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
    "QO": "AQ",
}

OTHER_NAMES = {
    "AE": "UAE|ОАЭ",
    "BA": "Bosnia|Босния",
    "BO": "Plurinational State of Bolivia",
    "BY": "Byelorussia|Belorussia|Белоруссия|Republic of Belarus|Республика Беларусь",
    "CD": "DR Congo|Democratic Republic of the Congo|Zaire|ДРК|Демократическая Республика Конго|Заир",
    "CG": "Republic of the Congo|Республика Конго",
    "CI": "Ivory Coast|Берег Слоновой Кости",
    "CN": "PRC|People's Republic of China|КНР",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic|Чешская Республика",
    "DE": "Federal Republic of Germany|FRG|ФРГ",
    "FM": "Federated States of Micronesia",
    "GB": "UK|Great Britain|Britain|England|Великобритания|Англия|Соединенное Королевство",
    "HK": "Hong Kong|Гонконг",
    "IR": "Islamic Republic of Iran",
    "KG": "Kyrgyz Republic|Kirghizia|Киргизия|Кыргызстан|Кыргызская Республика",
    "KP": "DPRK|КНДР",
    "KR": "Republic of Korea|ROK|Южная Корея|Корея",
    "KZ": "Republic of Kazakhstan|Республика Казахстан",
    "LA": "Lao People's Democratic Republic",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldavia|Republic of Moldova|Молдавия|Молдова|Республика Молдова",
    "MK": "Macedonia|FYROM|Македония",
    "MM": "Burma|Myanmar|Бирма",
    "MO": "Macau|Macao|Макао",
    "NL": "Holland|Голландия",
    "PS": "Palestine|Палестина",
    "RU": "Russian Federation|Российская Федерация|РФ",
    "SA": "KSA",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland|Свазиленд",
    "TJ": "Republic of Tajikistan|Республика Таджикистан",
    "TL": "East Timor|Timor Leste|Восточный Тимор",
    "TM": "Turkmenia|Туркмения",
    "TR": "Turkey|Türkiye",
    "TW": "Taiwan, Province of China",
    "TZ": "United Republic of Tanzania",
    "US": "USA|United States of America|America|США|Соединенные Штаты Америки|Америка",
    "UZ": "Republic of Uzbekistan|Республика Узбекистан",
    "VA": "Holy See|Святой Престол",
    "VE": "Bolivarian Republic of Venezuela",
    "VN": "Viet Nam",
}
# former alpha-3 codes, which the CLDR leads to a living country
WITHDRAWN = frozenset(["BUR", "DDR", "FXX", "PCZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"])
OFFICIAL = {"official", "de_facto_official"}


def alpha_3() -> dict[str, str]:
    """Alpha-3 codes by alpha-2: the CLDR lists them as the overlong form of the two-letter code."""
    wanted = {iso2 for members in REGIONS.values() for iso2 in members.split()}
    found: dict[str, str] = {}
    for overlong, replacements in get_global("territory_aliases").items():
        if len(overlong) == 3 and overlong.isalpha() and overlong not in WITHDRAWN and replacements[0] in wanted:
            found[replacements[0]] = overlong
    return found


def official_names(iso2: str) -> list[str]:
    """The country's name in each of its official languages."""
    names = []
    for language, facts in get_global("territory_languages").get(iso2, {}).items():
        if facts["official_status"] in OFFICIAL:
            try:
                names.append(Locale.parse(language).territories.get(iso2, ""))
            except UnknownLocaleError:
                continue
    return [name for name in names if name]


def rows() -> list[tuple[str, ...]]:
    """One row a country, ordered by code; a further name that two countries share is left out."""
    english, russian = Locale("en").territories, Locale("ru").territories
    codes = alpha_3()
    regions = {iso2: region for region, members in REGIONS.items() for iso2 in members.split()}
    further = {iso2: further_names(iso2, {english[iso2], russian[iso2]}) for iso2 in regions}
    shared = Counter(name.casefold() for names in further.values() for name in names)
    version = get_global("cldr")["version"]
    return [
        (
            iso2,
            codes[iso2],
            english[iso2],
            russian[iso2],
            regions[iso2],
            english[regions[iso2]],
            russian[regions[iso2]],
            "|".join(name for name in further[iso2] if shared[name.casefold()] == 1),
            version,
        )
        for iso2 in sorted(regions)
    ]


def further_names(iso2: str, known: set[str]) -> list[str]:
    """Names besides the `known` ones, each once."""
    candidates = (*OTHER_NAMES.get(iso2, "").split("|"), *official_names(iso2))
    return [name for name in dict.fromkeys(candidates) if name and name not in known]


def names_everywhere() -> list[tuple[str, str]]:
    """The names of each country in every language, those that fold to the same left out."""
    wanted = sorted({iso2 for members in REGIONS.values() for iso2 in members.split()})
    found: dict[str, dict[str, str]] = {iso2: {} for iso2 in wanted}
    for identifier in sorted(locale_identifiers()):
        territories = Locale.parse(identifier).territories
        for iso2 in wanted:
            name = territories.get(iso2, "")
            if name and name != iso2 and "|" not in name:
                found[iso2].setdefault(folded_name(name), name)
    return [(iso2, "|".join(names.values())) for iso2, names in found.items()]


def points() -> list[tuple[str, str, str]]:
    """Code, longitude and latitude of each country's marker, to a hundredth of a degree."""
    found = []
    for country in load(RESOURCES / "map" / Scale.FINE.value).countries:
        if country.code:
            longitude, latitude = degrees(country.anchor.x(), country.anchor.y())
            found.append((country.code, f"{longitude:.2f}", f"{latitude:.2f}"))
    return sorted(found)


def degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a place on the map: halving for the latitude, which alone decides y, then for the longitude."""
    latitude = halved(lambda value: -project_from_centre(0.0, value)[1], -y, -90.0, 90.0)
    longitude = CENTRE + halved(lambda value: project_from_centre(value, latitude)[0], x, -180.0, 180.0)
    return (longitude + 180.0) % 360.0 - 180.0, latitude


def halved(value_at: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising function takes a value."""
    for _ in range(60):
        between = (low + high) / 2
        low, high = (between, high) if value_at(between) < wanted else (low, between)
    return (low + high) / 2


def write(target: Path, heading: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """Write one file."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(lines)


def main() -> None:
    """Write the files."""
    write(TARGET, HEADING, rows())
    write(NAMES, ("iso2", "names"), names_everywhere())
    write(POINTS, ("iso2", "longitude", "latitude"), points())


if __name__ == "__main__":
    main()
