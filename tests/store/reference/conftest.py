"""What tests of reference data share: the built-in pack, a small folder of CSV files, and a pack made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from liaison.domain.packs import PackIdentity
from liaison.store.reference.building import Built, build_pack
from liaison.store.reference.built_in import built_in_pack
from liaison.store.reference.in_memory import InMemoryReference
from liaison.store.reference.pack import Pack

SOURCE = "https://example.org/page"
LATER_SOURCE = "https://example.org/later"
UNDATED_SOURCE = "https://example.org/undated"

FILES = {
    "countries.csv": "iso2,iso3,name_en,name_ru,region,region_en,region_ru,other_names,cldr\n"
    "BY,BLR,Belarus,Беларусь,151,Eastern Europe,Восточная Европа,Белоруссия,47\n"
    "DE,DEU,Germany,Германия,155,Western Europe,Западная Европа,,47\n",
    "crime_types.csv": "code,parent,name_en,name_ru,synonyms\n"
    "drug-trafficking,,Drug trafficking,Наркотики,drugs\n"
    "drug-smuggling,drug-trafficking,Drug smuggling,Контрабанда наркотиков,\n",
    "crime_type_mapping.csv": "wording,crime_types\nDrugs and their smuggling,drug-trafficking drug-smuggling\n",
    "sources.csv": "source_url,title,publisher,as_of,note\n"
    f"{SOURCE},A page,A publisher,2019-08-02,basis=page_date; quoted\n"
    f"{LATER_SOURCE},A later page,A publisher,2021-01-01,basis=year_only\n"
    f"{UNDATED_SOURCE},An undated page,A publisher,2015-03-01,basis=lower_bound\n",
    "sources_legal.csv": "source_url,title,publisher,as_of,note\n",
    "agencies.csv": "agency_id,name_en,native_name,short_name,kind,parent_agency_id,country_iso2,website,source_url,"
    "source_title,as_of\n"
    f"top,Ministry,Министерство,MIN / МИН,ministry,,DE,https://example.org,{SOURCE},A page,2019-08-02\n"
    f"part,Part of the ministry,,,national_agency,top,DE,,{SOURCE},A page,2019-08-02\n",
    "offices.csv": "office_id,agency_id,name,kind,city,country_iso2,source_url,as_of\n"
    f"berlin,part,Office Berlin,attache,Berlin,DE,{SOURCE},2019-08-02\n"
    f"minsk,top,Office Minsk,liaison,,,{UNDATED_SOURCE},2015-03-01\n",
    "coverage.csv": "office_id,country_iso2,role,source_url,as_of\n"
    f"berlin,DE,primary,{SOURCE},2019-08-02\n"
    f"berlin,BY,secondary,{LATER_SOURCE},2021-01-01\n"
    f"minsk,BY,unspecified,{UNDATED_SOURCE},2015-03-01\n",
    "coverage_history.csv": "office_id,country_iso2,role,source_url,as_of,valid_as_of\n"
    f"minsk,DE,secondary,{SOURCE},2019-08-02,2018-12-31\n"
    f"berlin,BY,secondary,{SOURCE},2019-08-02,2019-08-02\n",
    "competences.csv": "agency_id,crime_type,source_url,as_of\n"
    f"part,Drugs and their smuggling,{SOURCE},2019-08-02\n"
    f"top,Something else,{SOURCE},2019-08-02\n",
    "bodies.csv": f"body_id,name_en,native_name,short_name,agency_id,source_url,as_of\nclub,Club,,,top,{SOURCE},2019-08-02\n",
    "memberships.csv": f"body_id,country_iso2,role,source_url,as_of\nclub,BY,observer,{SOURCE},2019-08-02\n",
    "instruments.csv": "instrument_id,title_en,short_title,kind,scope,form,depositary,signed_date,entry_into_force,"
    "reference,source_url,as_of,parties_complete,covers,note\n"
    f'treaty,A treaty,,multi,drugs,multilateral,,1988-12-20,,,{SOURCE},2019-08-02,no,"mla,extradition",a note\n',
    "parties.csv": "instrument_id,country_iso2,status,status_date,note,source_url,as_of\n"
    f"treaty,BY,ratified,1990-10-15,signed 1989; reservation: none of it,{SOURCE},2019-08-02\n"
    f"treaty,EU,acceded,1991,,{SOURCE},2019-08-02\n",
    "legal_completeness.csv": "country_iso2,kind,form,list_complete,source_url,as_of,note\n"
    f"DE,mla,bilateral,yes,{SOURCE},2019-08-02,\n",
}
IDENTITY = PackIdentity("test", "2026.11", 5, date(2026, 11, 22))

Build = Callable[..., Built]
AddLines = Callable[[str, str], None]


@pytest.fixture
def csv_folder(tmp_path: Path) -> Path:
    """A folder of good CSV files."""
    folder = tmp_path / "csv"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def add_lines(csv_folder: Path) -> AddLines:
    """Appends text to one of the files."""

    def add(name: str, text: str) -> None:
        with (csv_folder / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return add


@pytest.fixture
def build(csv_folder: Path) -> Build:
    """Builds the folder as it is now."""

    def build_now(identity: PackIdentity = IDENTITY) -> Built:
        return build_pack(csv_folder, identity)

    return build_now


@pytest.fixture
def small_pack(build: Build) -> Pack:
    """The pack of the good files."""
    return build().pack


@pytest.fixture(scope="session")
def shipped_pack() -> Pack:
    """The pack that comes with the program."""
    return built_in_pack()


@pytest.fixture
def shipped(shipped_pack: Pack) -> Iterator[InMemoryReference]:
    """The shipped pack, ready to be asked."""
    reference = InMemoryReference(shipped_pack, date(2026, 11, 22))
    yield reference
    reference.close()
