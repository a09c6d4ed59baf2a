"""Given names that officials of one country carry in several forms: Владимир is Уладзімір in Minsk and Володимир in Kyiv."""

from __future__ import annotations

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

ONE_NAME = {form: forms[0] for forms in map(str.split, _FORMS.split("\n")) if forms for form in forms}
"""The first form of each name, by every form of it in small letters."""
