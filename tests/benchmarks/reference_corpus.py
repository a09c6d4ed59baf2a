"""A store with a large directory for benchmarks: the shipped pack, and beside it so many more agencies, offices and facts of the same kind.

`reference_corpus(1000)` holds 5,000 agencies, 50,000 offices, 500,000 coverage statements, 20,000 instruments with 1,000,000 parties, and
100,000 meetings with delegations and promises: each about a thousand times what the shipped pack holds. A smaller factor gives so much less
of everything. Countries differ by a hundred times in how many offices cover them, agencies in how many offices they have, offices in
how many countries they cover. It is written straight into the tables, is made once, and is kept as `corpus` keeps its stores. Nothing in
it is real.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from corpus import KEY, folder_for
from sqlalchemy import Connection

from liaison.domain.dates import PartialDate
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store
from liaison.store.opening import create_store, open_store
from liaison.store.reference.members import STATUSES, SUBJECTS
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE

WHOLE = 1000
AGENCIES, OFFICES, COVERAGE, INSTRUMENTS, PARTIES, MEETINGS = 5_000, 50_000, 500_000, 20_000, 1_000_000, 100_000
SOURCES = 20_000
ROUTE = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")
CRIME = "drug-trafficking"
TODAY = date(2026, 11, 22)
_FIRST = date(1994, 1, 1)
_BASES = ("page_date",) * 9 + ("lower_bound",) * 9 + ("year_only",) * 2
_ROLES = ("secondary",) * 6 + ("unspecified",) * 4
_KINDS = ("liaison",) * 5 + ("attache",) * 3 + ("legat", "regional", "field", "headquarters")
_TRADES = ("Customs", "Border Guard", "Drug Control", "Financial Monitoring", "Federal Police", "Следственный комитет")
_CITIES = ("Central", "Northern", "Портовый", "Capital", "Airport", "Приграничный")
_WORDINGS = ("Investigates {}", "Combats {} across borders", "Борьба: {}", "{} at sea, in the air and by mail")
Row = tuple[Any, ...]


def reference_corpus(factor: int = WHOLE) -> Store:
    """An open store of `factor` thousandths of the whole; made when it is not there yet (the whole takes a minute)."""
    folder = folder_for(f"reference-{factor}")
    if (folder / "complete").exists():
        return open_store(folder, DataKey(KEY))
    (folder / DATABASE).unlink(missing_ok=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = create_store(folder, DataKey(KEY))
    PackService(store, lambda: TODAY).install_built_in()
    with store.maintain() as connection:
        _Writer(connection, factor).write()
    (folder / "complete").touch()
    return store


class _Writer:
    """Puts the rows of one corpus into a store that has the shipped pack."""

    def __init__(self, connection: Connection, factor: int) -> None:
        self._connection = connection
        self._factor = factor
        self._chance = random.Random(factor)
        self._countries = [
            row[0] for row in connection.exec_driver_sql("SELECT iso2 FROM ref_country ORDER BY region, iso2")
        ]
        self._crimes = [row[0] for row in connection.exec_driver_sql("SELECT code FROM ref_crime_type ORDER BY row")]
        # the same skew in every corpus, whatever its size
        skew = random.Random("countries")
        self._weights = [skew.lognormvariate(0, 1) for _ in self._countries]
        self._sources: list[Row] = []
        self._agencies: list[Row] = []
        self._offices: list[Row] = []

    def _count(self, whole: int) -> int:
        return whole * self._factor // WHOLE

    def _put(self, table: str, columns: str, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" for _ in columns.split(","))
        self._connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))

    def write(self) -> None:
        """Everything, in the order in which rows name each other."""
        self._write_sources()
        self._write_agencies()
        self._write_offices()
        self._put(
            "ref_coverage",
            "office_id, country_iso2, role, crime_type, held_on, valid_from, valid_to, looks_back, "
            "source_id, as_of, basis, file, line, agency_id",
            list(self._coverage()),
        )
        self._write_instruments()
        self._write_meetings()

    def _write_sources(self) -> None:
        for number in range(max(self._count(SOURCES), 50)):
            day = _FIRST + timedelta(days=self._chance.randrange(11_800))
            basis = self._chance.choice(_BASES)
            text = str(day.year) if basis == "year_only" else day.isoformat()
            title, url = f"Announcement {number} on liaison offices", f"https://example.org/announcement/{number}"
            self._sources.append((f"s-large-{number}", title, f"Publisher {number % 97}", url, text, basis))
        rows = [(*row[:4], stored(row[4]), row[5], "large.csv", line) for line, row in enumerate(self._sources, 2)]
        self._put("ref_source", "id, title, publisher, url, as_of, basis, file, line", rows)

    def _origin(self, source: Row, line: int) -> Row:
        return source[0], stored(source[4]), source[5], "large.csv", line

    def _write_agencies(self) -> None:
        chance = self._chance
        for number in range(self._count(AGENCIES)):
            country = chance.choices(self._countries, self._weights)[0]
            trade = chance.choice(_TRADES)
            parent = chance.choice(self._agencies)[0] if self._agencies and chance.random() < 0.4 else None
            kind = "ministry" if chance.random() < 0.1 else "national_agency"
            self._agencies.append(
                (
                    f"{country.lower()}-agency-{number}",
                    f"{trade} Service {number} of {country}",
                    f"Служба {number}" if number % 3 == 0 else None,
                    f"{trade[0]}S{number}",
                    kind,
                    parent,
                    country,
                    f"https://agency{number}.example.org",
                    *self._origin(chance.choice(self._sources), number + 2),
                )
            )
        columns = "id, name_en, native_name, short_name, kind, parent_agency_id, country_iso2, website"
        self._put("ref_agency", f"{columns}, source_id, as_of, basis, file, line", self._agencies)
        columns = "agency_id, crime_type, wording, source_id, as_of, basis, file, line"
        self._put("ref_competence", columns, list(self._competences()))

    def _competences(self) -> Iterator[Row]:
        chance = self._chance
        for agency in self._agencies:
            if chance.random() < 0.4:
                continue
            source = chance.choice(self._sources)
            for crime in chance.sample(self._crimes, chance.randint(1, 6)):
                wording = chance.choice(_WORDINGS).format(crime.replace("-", " "))
                yield agency[0], crime, wording, *self._origin(source, len(wording))

    def _write_offices(self) -> None:
        chance = self._chance
        # a few agencies have hundreds of offices, most have some
        weights = [chance.paretovariate(1.3) for _ in self._agencies]
        owners = chance.choices(self._agencies, weights, k=self._count(OFFICES))
        seats = chance.choices(self._countries, self._weights, k=len(owners))
        for number, (owner, seat) in enumerate(zip(owners, seats, strict=True)):
            city = f"{chance.choice(_CITIES)} {number % 4000}"
            kind = chance.choice(_KINDS)
            self._offices.append(
                (
                    f"{owner[0]}-office-{number}",
                    owner[0],
                    f"{owner[3]} {kind} {city}",
                    kind,
                    city,
                    seat,
                    f"{number % 200 + 1} Embassy Road, {city}",
                    "Mo-Fr 09:00-17:00",
                    "Europe/Minsk",
                    f"+375 17 {number:07d}",
                    f"office{number}@example.org",
                    *self._origin(chance.choice(self._sources), number + 2),
                )
            )
        columns = "id, agency_id, name, kind, city, country_iso2, address, opening_hours, time_zone, phone, email"
        self._put("ref_office", f"{columns}, source_id, as_of, basis, file, line", self._offices)

    def _coverage(self) -> Iterator[Row]:
        """Each office's statements are of one source; one in fourteen of them has an older one, of another role, that was superseded."""
        chance, left, line = self._chance, self._count(COVERAGE), 2
        shares = [1 + min(40.0, chance.paretovariate(1.2)) for _ in self._offices]
        scale = left / sum(shares)
        for office, share in zip(self._offices, shares, strict=True):
            source, earlier = chance.choice(self._sources), chance.choice(self._sources)
            wanted = max(1, round(share * scale))
            covered = dict.fromkeys((office[5], *chance.choices(self._countries, self._weights, k=3 * wanted)))
            for place, country in enumerate(list(covered)[:wanted]):
                role = "primary" if place == 0 else chance.choice(_ROLES)
                crime = chance.choice(self._crimes) if chance.random() < 0.03 else None
                yield *self._current(office[0], country, role, crime, source, line), office[1]
                line += 1
                if chance.random() < 0.07 and earlier[4] < source[4]:
                    yield *self._superseded(office[0], country, chance.choice(_ROLES), earlier, source, line), office[1]
                    line += 1

    def _current(self, office: str, country: str, role: str, crime: str | None, source: Row, line: int) -> Row:
        held = f"{source[4]}/{TODAY}" if source[5] == "lower_bound" else source[4]
        began = None
        if self._chance.random() < 0.1:
            began = stored(str(self._chance.randint(1990, int(source[4][:4]))))
        return office, country, role, crime, stored(held), began, None, 0, *self._origin(source, line)

    def _superseded(self, office: str, country: str, role: str, earlier: Row, source: Row, line: int) -> Row:
        day = PartialDate.parse(earlier[4])
        end = (PartialDate.parse(source[4]).earliest or TODAY) - timedelta(days=1)
        ended = stored(f"{day.earliest}/{max(end, day.latest or end)}")
        looks_back = int(self._chance.random() < 0.1)
        return office, country, role, None, stored(earlier[4]), None, ended, looks_back, *self._origin(earlier, line)

    def _write_instruments(self) -> None:
        chance, count = self._chance, self._count(INSTRUMENTS)
        instruments: list[Row] = []
        parties: list[Row] = []
        for number in range(count):
            identity, bilateral, source = f"large-{number}", number % 4 > 0, chance.choice(self._sources)
            signed = _FIRST + timedelta(days=chance.randrange(11_000))
            kind = chance.choice(("mla", "extradition", "customs")) if bilateral else "multi"
            instruments.append(
                (
                    identity,
                    f"Agreement {number} on cooperation",
                    f"A{number}" if number % 5 == 0 else None,
                    kind,
                    "general" if bilateral else ",".join(chance.sample(SUBJECTS, 2)),
                    "bilateral" if bilateral else "multilateral",
                    None if bilateral else "UN Secretary-General",
                    stored(signed.isoformat()),
                    stored((signed + timedelta(days=700)).isoformat()) if chance.random() < 0.9 else None,
                    f"{number} UNTS {number % 700}",
                    int(chance.random() < 0.5),
                    kind if bilateral else "mla,extradition",
                    None,
                    *self._origin(source, number + 2),
                )
            )
            # with their shares of all parties, three bilateral instruments and a multilateral one have 200 together
            states = chance.sample(self._countries, 2 if bilateral else PARTIES * 4 // INSTRUMENTS - 6)
            for country in states:
                joined = stored((signed + timedelta(days=chance.randrange(4_000))).isoformat())
                reservation = "Declares that it does not consider itself bound" if chance.random() < 0.05 else None
                status = chance.choice(STATUSES[:3]) if chance.random() < 0.95 else chance.choice(STATUSES)
                row = (identity, country, status, joined, reservation, None, *self._origin(source, len(parties) + 2))
                parties.append(row)
        columns = "id, title_en, short_title, kind, subject, form, depositary, signed_date, entry_into_force, reference"
        columns += ", parties_complete, covers, remark, source_id, as_of, basis, file, line"
        self._put("ref_instrument", columns, instruments)
        columns = "instrument_id, country_iso2, status, status_date, reservation, remark"
        self._put("ref_party", f"{columns}, source_id, as_of, basis, file, line", parties)

    def _write_meetings(self) -> None:
        """Meetings with an office of the directory each; most promises are of them, and half are done."""
        chance = self._chance
        meetings, sides, promises = [], [], []
        offices = self._offices or [("", "")]
        for number in range(self._count(MEETINGS)):
            identity, day = f"large-{number:012d}", _FIRST + timedelta(days=chance.randrange(12_000))
            host, guest = chance.choice(offices), chance.choice(offices)
            meetings.append((OWN, identity, "working_meeting", f"Meeting {number}", stored(day.isoformat()), "draft"))
            for place, office in enumerate((host, guest)):
                known = office[0] if chance.random() < 0.7 else None
                sides.append((OWN, f"{identity}-{place}", identity, office[1], known, office[1], place))
            if chance.random() < 0.6:
                due = stored((day + timedelta(days=chance.randrange(400))).isoformat())
                direction, state = chance.choice(("ours", "theirs")), chance.choice(("open", "done"))
                text = "Send the list of contact points"
                promises.append((OWN, f"{identity}-f", identity, text, direction, host[1], due, state))
        self._put("meeting", "scope, id, kind, title, date, state", meetings)
        self._put("delegation", "scope, id, meeting_id, agency_id, office_id, name, position", sides)
        columns = "scope, id, meeting_id, text, direction, counterpart_agency_id, due, state"
        self._put("follow_up", columns, promises)


@lru_cache(maxsize=50_000)
def stored(text: str) -> str:
    """A date as the tables hold it."""
    return f"{PartialDate.parse(text).sort_key} {text}"


if __name__ == "__main__":
    reference_corpus(int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE).close()
