"""A large store of cases: each with a chain, sides, file numbers, people and things of interest, happenings and requests, all indexed.

Made once and kept, as `corpus` keeps its stores; it takes two or three minutes, most of it for the journal. Nothing in it is real.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from corpus import KEY, folder_for

from liaison.base.ids import new_id
from liaison.base.paths import resources
from liaison.domain.cases.case import (
    CaseFacts,
    CaseRole,
    CaseSide,
    CaseState,
    FileNumber,
    Happening,
    Interest,
    InterestKind,
)
from liaison.domain.cases.chains import LegFacts, LegRole, LegState, StepFacts, Way
from liaison.domain.cases.quantities import Unit
from liaison.domain.cases.requests import Channel, RequestFacts, RequestKind, RequestStep, StepKind, standing_of
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.services.finding.indexing import ALONE, FindIndexing
from liaison.services.packs import PackService
from liaison.store import own_office
from liaison.store.cases import values
from liaison.store.engine import OWN, Store
from liaison.store.journal.operations import Scalar
from liaison.store.opening import create_store, open_store
from liaison.store.own_office import Chosen
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE

CASES = 20_000
LENGTHS = (4, 6, 8, 10, 10, 10, 10, 12, 14, 16)
"""Legs of one case after another; the last case has `LONGEST`."""
LONGEST = 30
REQUESTS = 5
TODAY = date(2026, 11, 22)
HOME = "BY"
BATCH = 200
_FIRST = date(1996, 1, 1)
_DAYS = (TODAY - _FIRST).days

# roughly from the south-east to the north-west: routes go on along it, and now and then leap
_BELT = (
    "MM TH VN CN PK AF IR IN TJ UZ TM KG KZ MN RU AZ AM GE TR IQ SY LB EG CY GR BG RO MD UA BY LT LV EE FI PL SK "
    "HU RS BA AL IT AT CZ DE DK SE NO NL BE FR ES MA CO EC BR US GB IE"
)
COUNTRIES = tuple(_BELT.split())
_OFTEN = ("migrant-smuggling", "trafficking-in-persons", "money-laundering", "tobacco-smuggling", "document-fraud")
_SELDOM = ("arms-trafficking", "cash-smuggling", "precursors", "new-psychoactive-substances", "cybercrime")
CRIMES = (*("drug-trafficking",) * 8, *("drug-smuggling",) * 5, *_OFTEN * 2, *_SELDOM)
AGENCIES = ("by-sk", "by-gtk", "by-gpk", "by-mvd", "us-ice", "us-dea", "us-fbi", "us-hsi", "ru-fcs", "az-gtk")
GOODS = (
    "heroin", "opium", "hashish", "cocaine", "amphetamine tablets", "methadone", "mephedrone", "acetic anhydride", "cigarettes",
    "cash", "forged passports", "pistols", "amber", "icons", "captagon tablets", "cannabis resin", "ephedrine", "fentanyl",
    "героин", "опий", "гашиш", "кокаин", "амфетамин", "сигареты", "наличные деньги", "поддельные паспорта", "янтарь", "мефедрон",
    "насвай", "прекурсоры", "уксусный ангидрид", "марихуана",
)  # fmt: skip
PLACES = (
    "Brest", "Terespol", "Minsk", "Osh", "Dushanbe", "Khujand", "Almaty", "Aktau", "Baku", "Poti", "Mersin", "Rotterdam", "Hamburg",
    "Klaipeda", "Riga", "Narva", "Herat", "Kunduz", "Termez", "Gomel", "Брест", "Минск", "Москва", "Смоленск", "Оренбург", "Ош",
    "Душанбе", "Алматы", "Астрахань", "Гродно", "Калининград", "Петухово", "Бургас", "Констанца", "Гянджа", "Батуми",
)  # fmt: skip
_WAYS, _STATES, _UNITS = tuple(Way), tuple(LegState), tuple(Unit)[:5]
_KINDS = (InterestKind.PERSON,) * 6 + tuple(InterestKind)
_REQUEST_KINDS, _CHANNELS, _ROLES = tuple(RequestKind), tuple(Channel), tuple(CaseRole)
_NAMES = Path(__file__).resolve().parent.parent / "services" / "names" / "alike.txt"
_GIVEN = (
    "Ivan", "Пётр", "Ahmad", "Гулнора", "Jan", "Сергей", "Rustam", "Elena", "Алия", "Mehmet", "Farhod", "Ольга", "Tomasz", "Давид",
)  # fmt: skip
_LEFT = 0.04
"""Part of the requests of past years that were never answered; of the last year a third wait."""

Row = tuple[str, str, dict[str, Scalar]]


def cases_corpus(cases: int = CASES) -> Store:
    """An open store with so many cases, all indexed; the officer who has them is of the Investigative Committee of Belarus."""
    folder = folder_for(f"cases-{cases}")
    if (folder / "complete").exists():
        return open_store(folder, DataKey(KEY))
    (folder / DATABASE).unlink(missing_ok=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = create_store(folder, DataKey(KEY))
    PackService(store, lambda: TODAY).install_built_in()
    with store.maintain() as connection:
        own_office.choose(connection, Chosen("by-sk"))
    started = perf_counter()
    write_cases(store, cases)
    written = perf_counter()
    for _ in FindIndexing(store, ALONE).catch_up():
        pass
    (folder / "complete").write_text(f"written {written - started:.0f} s, indexed {perf_counter() - written:.0f} s\n")
    return store


def write_cases(store: Store, cases: int) -> None:
    """Put so many cases into a new store, the oldest first; they wait to be indexed."""
    writer = _Cases(random.Random(1), cases)
    for first in range(0, cases, BATCH):
        with store.change("benchmark") as change:
            change.insert_many(writer.rows(range(first, min(first + BATCH, cases))), scope=OWN)


class _Cases:
    """Makes rows of cases, with names and words that come as often as in a language.

    Args:
        cases: how many there will be.
    """

    def __init__(self, source: random.Random, cases: int) -> None:
        self._source, self._count = source, cases
        self._words = [_words("english.txt", source), _words("russian-common.txt", source)]
        self._families = [name for line in _NAMES.read_text("utf-8").splitlines() for name in line.split("|")]

    def rows(self, numbers: Sequence[int]) -> Iterator[Row]:
        """All rows of some cases."""
        for number in numbers:
            yield from self._case(number)

    def _case(self, number: int) -> Iterator[Row]:
        source = self._source
        day = _FIRST + timedelta(days=number * _DAYS // self._count)
        case = new_id()
        opened = day.isoformat() if number % 9 else f"{day:%Y-%m}"
        state = CaseState.CLOSED if number < self._count * 0.8 else source.choice(tuple(CaseState))
        facts = CaseFacts(
            f"{self._sentence(2)} {source.choice(PLACES)}",
            f"C-{day.year}-{number:05d}",
            source.choice(CRIMES),
            state,
            PartialDate.parse(opened) if number % 50 else None,
            summary=f"{self._sentence(14)} {self._sentence(10)}",
        )
        yield "case_file", case, values.values_of(facts)
        route = self._route(LONGEST if number == self._count - 1 else LENGTHS[number % len(LENGTHS)])
        yield from self._chain(case, route)
        yield from self._beside(case, number, day, route)
        for _ in range(REQUESTS):
            yield from self._request(case, day, source.choice(route))

    def _chain(self, case: str, route: Sequence[str]) -> Iterator[Row]:
        legs: list[str] = []
        for position, country in enumerate(route):
            legs.append(new_id())
            yield "case_leg", legs[-1], {"case_id": case, **values.values_of(self._leg(position, len(route), country))}
            if position:
                # every seventh leg begins a branch
                before = legs[-3] if position > 2 and self._source.random() < 1 / 7 else legs[-2]
                yield "case_step", new_id(), {"case_id": case, **values.values_of(StepFacts(before, legs[-1]))}

    def _leg(self, position: int, count: int, country: str) -> LegFacts:
        source = self._source
        role = (
            LegRole.SUPPLIER
            if not position
            else LegRole.FINAL_DISTRIBUTOR
            if position == count - 1
            else LegRole.TRANSIT
        )
        has_amount = source.random() < 0.3
        return LegFacts(
            country,
            source.choice(PLACES) if source.random() < 0.6 else "",
            role,
            source.choice(_WAYS) if position else None,
            source.choice(GOODS) if source.random() < 0.4 else "",
            Decimal(source.randint(1, 400)) if has_amount else None,
            source.choice(_UNITS) if has_amount else None,
            source.choice(_STATES) if source.random() < 0.7 else None,
            source.choice(AGENCIES) if source.random() < 0.25 else "",
            position=position,
        )

    def _route(self, length: int) -> list[str]:
        source, last = self._source, len(COUNTRIES)
        at = int(source.triangular(0, last, 4))
        found: list[str] = []
        while len(found) < length:
            found.append(COUNTRIES[at % last])
            at += source.choices((0, 1, 2, 3, 17), (4, 6, 4, 2, 1))[0]
        return found

    def _beside(self, case: str, number: int, day: date, route: Sequence[str]) -> Iterator[Row]:
        source = self._source
        for country in source.sample(route, 2):
            side = CaseSide(country, source.choice(AGENCIES), role=source.choice(_ROLES))
            written = FileNumber(
                f"{source.choice('ABKSУД')}-{number % 9973}/{day:%y}-{source.randint(1, 999)}", country
            )
            yield "case_side", new_id(), {"case_id": case, **values.values_of(side)}
            yield "case_number", new_id(), {"case_id": case, **values.values_of(written)}
        for _ in range(3):
            kind = source.choice(_KINDS)
            plate = f"{source.choice('ABEK')}{source.randint(100, 999_999)}" if source.random() < 0.5 else ""
            interest = Interest(kind, self._name(kind), plate, source.choice(route))
            yield "case_interest", new_id(), {"case_id": case, **values.values_of(interest)}
            when = PartialDate.of(day + timedelta(days=source.randint(0, 400)))
            happening = Happening(self._sentence(9), when, place=source.choice(PLACES))
            yield "case_happening", new_id(), {"case_id": case, **values.values_of(happening)}
        if number % 2:
            yield (
                "topic",
                new_id(),
                {"target_table": "case_file", "target_id": case, "crime_type": source.choice(CRIMES)},
            )

    def _name(self, kind: InterestKind) -> str:
        if kind is InterestKind.PERSON:
            return f"{self._source.choice(_GIVEN)} {self._source.choice(self._families)}"
        return self._sentence(2)

    def _request(self, case: str, day: date, country: str) -> Iterator[Row]:
        source, key = self._source, new_id()
        sent = day + timedelta(days=source.randint(1, 300))
        steps = [] if source.random() < 0.05 else [RequestStep(StepKind.SENT, PartialDate.of(sent))]
        if steps and source.random() < 0.3:
            steps.append(RequestStep(StepKind.REMINDED, PartialDate.of(sent + timedelta(days=60))))
        waits = source.random() < (1 / 3 if (TODAY - sent).days < 365 else _LEFT)
        if steps and not waits:
            ending = StepKind.REFUSED if source.random() < 0.15 else StepKind.ANSWERED
            steps.append(RequestStep(ending, PartialDate.of(sent + timedelta(days=source.randint(20, 400)))))
        standing = standing_of(steps)
        is_ours = source.random() < 0.6
        asking, asked = (HOME, country) if is_ours else (country, HOME)
        agency = source.choice(AGENCIES)
        facts = RequestFacts(
            source.choice(_REQUEST_KINDS),
            Direction.OURS if is_ours else Direction.THEIRS,
            asking,
            asked,
            channel=source.choice(_CHANNELS),
            subject=self._sentence(5),
            reference=f"{source.randint(1, 40)}/{source.randint(1, 9999)}-{sent:%y}",
            due=PartialDate.of(sent + timedelta(days=90)) if source.random() < 0.7 else None,
            state=standing.state,
            sent_on=standing.sent_on,
            answered_on=standing.answered_on,
            requesting_agency_id="" if is_ours else agency,
            requested_agency_id=agency if is_ours else "",
        )
        yield "request", key, {"case_id": case, **values.values_of(facts)}
        for step in steps:
            yield "request_step", new_id(), {"request_id": key, **values.values_of(step)}

    def _sentence(self, length: int) -> str:
        words, weights = self._words[self._source.random() < 0.5]
        return " ".join(self._source.choices(words, cum_weights=weights, k=length)).capitalize()


def _words(name: str, source: random.Random) -> tuple[list[str], list[float]]:
    """Words with weights, added up: as in any language the tenth is a tenth as frequent as the first."""
    words = [word for word in (resources() / "words" / name).read_text(encoding="utf-8").split() if word.isalpha()]
    source.shuffle(words)
    weights, total = [], 0.0
    for rank in range(len(words)):
        total += 1 / (rank + 2)
        weights.append(total)
    return words, weights


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or (str(CASES),)):
        cases_corpus(size).close()
        print(size, (folder_for(f"cases-{size}") / "complete").read_text().strip())
