"""A pack of 100,000 coverage statements: built, read, installed and asked, each beside the bare parts on the same data."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from figures import Figure, median, timed

from liaison.base.paths import resources
from liaison.domain.packs import PackIdentity
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.reference.building import build_pack
from liaison.store.reference.in_memory import InMemoryReference
from liaison.store.reference.installed import read_identity
from liaison.store.reference.installing import install_pack
from liaison.store.reference.members import COVERAGE
from liaison.store.reference.pack import Pack
from liaison.store.reference.pack_file import read_pack, write_pack
from liaison.store.vault.key import DataKey

STATEMENTS = 100_000
OFFICES = 5_000
RUNS = 5
TODAY = date(2026, 11, 22)
ROUTE = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")


def run() -> Iterator[Figure]:
    """Milliseconds, medians of five."""
    with tempfile.TemporaryDirectory() as place:
        folder = _large_folder(Path(place))
        yield from _shipped()
        yield from _large(folder, Path(place))


def _median(work: Callable[[], object]) -> float:
    return median([timed(work) for _ in range(RUNS)])


def _shipped() -> Iterator[Figure]:
    folder = resources() / "reference"
    identity = read_identity(folder)
    pack = build_pack(folder, identity).pack
    yield Figure("built-in pack: built from its CSV files", "ms", _median(lambda: build_pack(folder, identity)))
    yield Figure("built-in pack: ready to be asked without a store", "ms", _median(lambda: _in_memory(pack)), limit=200)


def _in_memory(pack: Pack) -> None:
    InMemoryReference(pack, TODAY).close()


def _large(folder: Path, place: Path) -> Iterator[Figure]:
    identity = PackIdentity("large", "2026.11", 1, TODAY)
    file = place / "large.ldpack"

    def build() -> Pack:
        pack = build_pack(folder, identity).pack
        write_pack(pack, file)
        return pack

    pack = build()
    assert pack.manifest.counts["coverage"] == STATEMENTS
    name = f"{STATEMENTS:,} statements"
    yield Figure(
        f"{name}: built and written (bare: read by csv)", "ms", _median(build), bare=_median(lambda: _read_csv(folder))
    )
    yield Figure(f"{name}: read and checked from the file", "ms", _median(lambda: read_pack(file)))
    (place / "store").mkdir(mode=0o700)
    store = create_store(place / "store", DataKey.generate())
    try:
        yield from _installed(store, pack, name)
    finally:
        store.close()


def _installed(store: Store, pack: Pack, name: str) -> Iterator[Figure]:
    installed = _median(lambda: _install(store, pack))
    yield Figure(f"{name}: installed (bare: executemany of the same rows)", "ms", installed, bare=_bare_insert(store))
    coverage, directory = CoverageService(store, lambda: TODAY), DirectoryService(store, lambda: TODAY)
    answered = _median(lambda: coverage.who_covers(ROUTE, "drug-trafficking"))
    yield Figure(
        f"{name}: who covers seven countries (bare: its rows)", "ms", answered, bare=_median(lambda: _route(store))
    )
    yield Figure(f"{name}: the tree of {OFFICES:,} offices", "ms", _median(directory.tree))
    yield Figure(f"{name}: one office", "ms", _median(lambda: directory.office("office-17")))


def _install(store: Store, pack: Pack) -> None:
    with store.maintain() as connection:
        install_pack(connection, pack, TODAY)


def _bare_insert(store: Store) -> float:
    """The coverage rows alone, deleted and inserted again in the stored form, in one transaction of the same store."""
    names = ", ".join(COVERAGE.names)
    marks = ", ".join("?" for _ in COVERAGE.names)
    with store.read() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql(f"SELECT {names} FROM ref_coverage")]

    def insert() -> None:
        with store.maintain() as connection:
            connection.exec_driver_sql("DELETE FROM ref_coverage")
            connection.exec_driver_sql(f"INSERT INTO ref_coverage ({names}) VALUES ({marks})", rows)

    return _median(insert)


def _route(store: Store) -> None:
    marks = ", ".join("?" for _ in ROUTE)
    with store.read() as connection:
        connection.exec_driver_sql(f"SELECT * FROM ref_coverage WHERE country_iso2 IN ({marks})", ROUTE).all()


def _read_csv(folder: Path) -> None:
    with (folder / "coverage.csv").open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            pass


def _large_folder(place: Path) -> Path:
    """The shipped files with more offices and statements, spread over all countries."""
    folder = place / "csv"
    folder.mkdir()
    shipped = resources() / "reference"
    for file in shipped.glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    with (shipped / "countries.csv").open(encoding="utf-8", newline="") as stream:
        countries = [row["iso2"] for row in csv.DictReader(stream)]
    with (shipped / "sources.csv").open(encoding="utf-8", newline="") as stream:
        url, as_of = next((row["source_url"], row["as_of"]) for row in csv.DictReader(stream))
    agencies = ("us-fbi", "us-ice", "us-dea", "unodc", "wco")
    (folder / "offices.csv").write_text(
        "office_id,agency_id,name,kind,city,country_iso2,source_url,as_of\n"
        + "".join(
            f"office-{n},{agencies[n % 5]},Office {n},liaison,City {n},{countries[n % 249]},{url},{as_of}\n"
            for n in range(OFFICES)
        ),
        encoding="utf-8",
    )
    (folder / "coverage_history.csv").unlink()
    (folder / "coverage.csv").write_text(
        "office_id,country_iso2,role,source_url,as_of\n"
        + "".join(
            f"office-{n % OFFICES},{countries[(n * 7 + n // OFFICES) % 249]},secondary,{url},{as_of}\n"
            for n in range(STATEMENTS)
        ),
        encoding="utf-8",
    )
    return folder
