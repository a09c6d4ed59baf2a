"""Export, then import into an empty store: the same facts. A law over made-up directories, for CSV and XLSX; cards for contacts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.exporting import ExportFormat, ExportOptions, ExportPart
from liaison.domain.importing import Choice, ImportPlan, PlanOptions, ReadOptions
from liaison.domain.steps import result_of
from liaison.services.exporting import ExportService
from liaison.services.importing.service import ImportService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store
from liaison.store.opening import store_in_memory

EVERYTHING = ExportOptions(frozenset(ExportPart), only_own=True, with_marked=True)
TABLES = ("agency", "office", "coverage", "competence", "person", "post", "post_holder", "source")
LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"), exclude_characters="ªº")
SIGNS = st.sampled_from(["=", "+", "-", "@", "'", '"', ",", ";", "é", "Ж", "ش", "中", "&", "(", ")", "|", "<"])
WORD = st.text(LETTERS, min_size=1, max_size=6)
TEXT = st.builds(lambda start, words: start + " ".join(words), SIGNS, st.lists(WORD, min_size=1, max_size=3))
DATE = st.none() | st.sampled_from(["2019", "2019-08", "2019-08-02", "2018~", "../2017", "2016/.."])


def composed(text: str) -> str:
    from liaison.services.importing.rows import clean

    return " ".join(clean(text).split())


@contextmanager
def opened() -> Iterator[Store]:
    store = store_in_memory()
    PackService(store).install_built_in()
    try:
        yield store
    finally:
        store.close()


@st.composite
def directories(draw: st.DrawFn) -> list[tuple[str, dict[str, object]]]:
    from liaison.domain.dates import PartialDate

    def dated() -> object:
        text = draw(DATE)
        return PartialDate.parse(text) if text else None

    def text(number: int) -> str:
        # numbers keep names apart, which is not what this law is about
        return composed(draw(TEXT)) + f" {number}"

    rows: list[tuple[str, dict[str, object]]] = []
    for agency in range(draw(st.integers(1, 3))):
        rows.append(
            (
                f"agency-{agency}",
                {
                    "name_en": text(agency),
                    "short_name": draw(st.none() | st.just(f"S{agency}X")),
                    "kind": draw(st.sampled_from(["ministry", "national_agency", "not_known"])),
                    "country_iso2": draw(st.sampled_from([None, "BY", "CD", "KR"])),
                    "website": draw(st.none() | st.just("https://example.org/a?b=1")),
                    "phone": draw(st.none() | st.sampled_from(["+375 17 1", "-1"])),
                },
            )
        )
        for office in range(draw(st.integers(0, 2))):
            number = agency * 10 + office + 100
            rows.append(
                (
                    f"office-{number}",
                    {
                        "agency_id": f"agency-{agency}",
                        "name": text(number),
                        "kind": draw(st.sampled_from(["legat", "liaison"])),
                        "city": f"City {number}",
                        "country_iso2": draw(st.sampled_from(["DE", "BA", None])),
                        "address": draw(st.none() | st.just("=Straße 1\nHof")),
                        "opening_hours": draw(st.none() | st.just("Mo-Fr 09:00-17:00")),
                        "email": draw(st.none() | st.just("a@b.example")),
                    },
                )
            )
            for country in draw(st.lists(st.sampled_from(["BY", "PL", "KP", "GS"]), unique=True)):
                rows.append(
                    (
                        f"coverage-{number}-{country}",
                        {
                            "office_id": f"office-{number}",
                            "country_iso2": country,
                            "role": draw(st.sampled_from(["primary", "secondary"])),
                            "crime_type": draw(st.sampled_from([None, "drug-trafficking"])),
                            "valid_from": draw(st.sampled_from([None, PartialDate.parse("2011-02")])),
                            "valid_to": dated(),
                        },
                    )
                )
            rows.append((f"person-{number}", {"display_name": text(number), "phone": "+1 2", "family_name": "=Kos"}))
            rows.append(
                (
                    f"post-{number}",
                    {"title": "-Attaché", "agency_id": f"agency-{agency}", "office_id": f"office-{number}"},
                )
            )
            rows.append(
                (
                    f"post_holder-{number}",
                    {"post_id": f"post-{number}", "person_id": f"person-{number}", "held_from": dated()},
                )
            )
        rows.append(
            (f"competence-{agency}", {"agency_id": f"agency-{agency}", "wording": text(agency), "crime_type": None})
        )
    return rows


def fill(store: Store, rows: list[tuple[str, dict[str, object]]]) -> None:
    with store.change("test") as change:
        change.insert("source", {"title": "=A letter, 'of' 2026", "publisher": "ИК"}, scope=OWN, row_id="source-1")
        for identity, values in rows:
            table = identity.partition("-")[0]
            change.insert(table, values, scope=OWN, row_id=identity)  # type: ignore[arg-type]
            cited = {"target_table": table, "target_id": identity, "source_id": "source-1"}
            change.insert("citation", cited, scope=OWN)


def facts(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All facts with names in the place of identities."""
    with store.read() as connection:
        named = {
            row[0]: row[1]
            for question in (
                "SELECT id, name_en FROM agency",
                "SELECT id, name FROM office",
                "SELECT id, display_name FROM person",
                "SELECT id, title || office_id FROM post",
            )
            for row in connection.exec_driver_sql(question)
        }
        found = {}
        for table in TABLES:
            rows = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE deleted = 0").mappings().all()
            found[table] = sorted(
                [
                    tuple(named.get(str(value), value) for name, value in row.items() if name not in ("id", "scope"))
                    for row in rows
                ],
                key=repr,
            )
    # a post is named by its title and its office's identity, which differs
    found["post_holder"] = sorted((row[2:] for row in found["post_holder"]), key=repr)
    return found


def import_all(store: Store, file: Path, kind: ExportFormat) -> list[ImportPlan]:
    service = ImportService(store)
    sheets: tuple[str, ...] = ("",)
    plans = []
    done = 0
    while done < len(sheets):
        read = result_of(service.read_in_steps(file, ReadOptions(sheet=sheets[done])))
        sheets = read.table.sheets or sheets
        options = PlanOptions(undecided=Choice.NEW)
        plan = result_of(service.plan_in_steps(read.table, read.columns, options))
        assert plan.problems == ()
        if plan.writes:
            service.apply(plan)
        plans.append(plan)
        done += 1
    return plans


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.XLSX])
@given(rows=directories())
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_what_is_exported_comes_back_the_same(
    kind: ExportFormat, language: str, rows: list[tuple[str, dict[str, object]]]
) -> None:
    use_language(language, resources() / "languages")
    try:
        with opened() as first, opened() as second, tempfile.TemporaryDirectory() as folder:
            fill(first, rows)
            file = Path(folder) / f"directory.{kind.value}"
            ExportService(first, lambda: date(2026, 11, 22)).export(kind, file, EVERYTHING)
            import_all(second, file, kind)
            assert facts(second) == facts(first)
    finally:
        use_language("en", resources() / "languages")


def test_the_shipped_pack_comes_back_as_known_whole(tmp_path: Path) -> None:
    with opened() as store:
        file = tmp_path / "directory.csv"
        ExportService(store).export(ExportFormat.CSV, file, ExportOptions())
        service = ImportService(store)
        read = result_of(service.read_in_steps(file, ReadOptions()))
        plan = result_of(service.plan_in_steps(read.table, read.columns, PlanOptions()))
        assert plan.problems == ()
        assert plan.questions == ()
        assert plan.changes == ()
        assert plan.writes == ()


def test_offices_and_people_come_back_from_cards(tmp_path: Path) -> None:
    office = {
        "agency_id": "agency-1",
        "name": "Büro; Minsk, Nord",
        "kind": "liaison",
        "city": "Минск",
        "country_iso2": "BY",
    }
    rows: list[tuple[str, dict[str, object]]] = [
        ("agency-1", {"name_en": "Криминальная полиция", "kind": "not_known"}),
        ("office-1", {**office, "phone": "+375 17", "email": "a@b.example", "address": "Straße 1"}),
        ("person-1", {"display_name": "Anna Nowak", "family_name": "Nowak", "given_name": "Anna", "phone": "+48 1"}),
        ("post-1", {"title": "Attaché", "agency_id": "agency-1", "office_id": "office-1"}),
        ("post_holder-1", {"post_id": "post-1", "person_id": "person-1"}),
    ]
    with opened() as first, opened() as second:
        fill(first, rows)
        file = tmp_path / "contacts.vcf"
        done = ExportService(first).export(ExportFormat.VCARD, file, EVERYTHING)
        assert done.counts == (("contacts", 2),)
        service = ImportService(second)
        read = result_of(service.read_in_steps(file, ReadOptions()))
        from liaison.domain.importing_fields import Field
        from liaison.domain.importing_mapping import ColumnMap

        columns = ColumnMap(read.columns.columns, {Field.SOURCE: "cards"})
        plan = result_of(service.plan_in_steps(read.table, columns, PlanOptions()))
        assert plan.problems == () and plan.questions == ()
        service.apply(plan)
        before, after = facts(first), facts(second)
        for table in ("agency", "office", "person", "post"):
            assert after[table] == before[table]
