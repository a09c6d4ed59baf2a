"""Given names in several forms: Владимир is Уладзімір in Minsk and Володимир in Kyiv, and Karim is Kerim, Rasul Rasool."""

from __future__ import annotations

import re
from functools import lru_cache

_FORMS = """
александр аляксандр олександр aleksandr alexandr alexander aliaksandr alyaksandr oleksandr olexandr
владимир володимир уладзімір vladimir wladimir volodymyr wolodymyr uladzimir uladzimer
николай микола мікалай nikolai nikolay nikolaj mykola mikola mikalai mikalay
сергей сергій сяргей sergei sergey sergej serhii serhiy serhij siarhei siarhey syarhey siarhej serguei
дмитрий дмитро дзмітрый dmitry dmitriy dmitri dmitrii dmitrij dmytro dzmitry dzmitryi
евгений євген яўген yevgeny evgeny evgeniy yevgeniy evgeni evgenii jewgeni yevhen jewhen yauhen
павел павло павал pavel pavlo pawlo paval
михаил михайло міхаіл mikhail michail mykhailo mykhaylo mychajlo mikhal
андрей андрій андрэй andrei andrey andrej andriy andrii andrij
алексей олексій аляксей alexei alexey aleksei aleksey aleksej oleksii oleksiy aliaksei alyaksey
василий василь vasily vasiliy vasilii vasyl vasil
григорий григорій рыгор grigory grigoriy grigorii hryhorii hryhoriy ryhor
игорь ігор ігар igor ihor ihar
олег алег oleg oleh aleh
виктор віктор віктар viktor victor viktar
пётр петр петро пятро petr pyotr piotr pjotr petro piatro
елена олена elena yelena jelena olena
наталья наталия наталія наталля natalia natalya nataliya nataliia natallia
татьяна тетяна таццяна tatiana tatyana tatjana tetiana tetyana tatsiana
светлана світлана святлана svetlana svitlana sviatlana
екатерина катерина кацярына ekaterina yekaterina jekaterina kateryna katerina katsiaryna
константин костянтин канстанцін konstantin kostiantyn kostyantyn kanstantsin
кирилл кирило кірыл kirill kyrylo kiryl
фёдор федор федір fyodor fedor fjodor fedir
леонид леонід леанід leonid leanid
никита микита мікіта nikita mykyta mikita
артём артем арцём artyom artem artiom artsiom
виталий віталій віталь vitaly vitaliy vitalii vital
геннадий геннадій генадзь gennady gennadiy gennadii hennadii henadz
степан сцяпан stepan stsiapan
"""

_EASTERN = """
kArim rAHim rAHmA vAliE nAbiE nAzim nAjAf sAfAr sAlim sAmAd AsgAr AkbAr AlAkbAr AHmA mUHAm mAHmU mAmAd jAlOl jAlil jAmOl jAmil jAbOr
fArid fArHOd fAtAl HAsAn HOmid HAbib HOkim HUsAin kAmOl kOmil kAlbi mAjid mOlik mAnsUr rAsUl rAshid rUstA rAjAb rAmAzO mUstAf mUHtO
tOHir sAtO sUltO jAHOngir AbOs shOHriO mirzO tEmUr tImUr mEHmE mUrO
"""
"""How names of Arabic and Persian origin begin, which are written with a, e or o and with o or u: a capital is a letter not steady."""

_UNSTEADY = {
    "A": "[aeəäꜳ]",
    "O": "[aoeəäꜳ]",
    "E": "(?:[iyj1]?e|i)",
    "I": "i",
    "U": "[uoóωʉü]",
    "H": "[5hGX]",
    "k": "[kQ4]",
    "g": "[gGkQ6]",
    "j": "(?:dž|d?[1Jž]|ǯ|[4C])",
    "s": "[sSΣ]",
    "z": "[zZsSΣ]",
    "v": "[vV]",
    "m": "m+",
    "b": "b+",
    "t": "t+",
    "d": "[dD]+",
}


def _one_of(stems: list[str]) -> str:
    """A pattern that looks at each first letter once."""
    rest: dict[str, list[str]] = {}
    for stem in stems:
        rest.setdefault(stem[0], []).append("".join(_UNSTEADY.get(letter, letter) for letter in stem[1:]))
    return "|".join(f"{_UNSTEADY.get(first, first)}(?:{'|'.join(ends)})" for first, ends in rest.items())


@lru_cache(maxsize=1)
def eastern() -> re.Pattern[str]:
    """The same in sounds with questions, as `liaison.domain.name_letters` has them; made when the first word is read."""
    return re.compile(_one_of(_EASTERN.replace("sh", "š").split()))


ONE_NAME = {form: forms[0] for forms in map(str.split, _FORMS.split("\n")) if forms for form in forms}
"""The first form of each name, by every form of it in small letters."""
