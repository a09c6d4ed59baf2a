"""The tree as flat entries, and what a filter leaves of it."""

from __future__ import annotations

from liaison.domain.folding import words_of
from liaison.ui.screens.directory.material import Material
from liaison.ui.screens.directory.narrowing import EVERYTHING, first_hit, is_below_hit, narrow
from liaison.ui.screens.directory.nodes import ROOT, Entries, Kind, agency_title
from liaison.ui.screens.directory.services import DirectoryServices


def _titles(entries: Entries, numbers: object) -> list[str]:
    return [entries.all[number].title for number in numbers]  # type: ignore[attr-defined]


def test_each_entry_stands_where_its_parent_says(material: Material) -> None:
    entries = material.entries
    for number, entry in enumerate(entries.all):
        assert entries.below(entry.parent)[entry.row] == number
        assert entry.parent < number


def test_an_office_counts_its_countries_in_words(material: Material) -> None:
    number = material.entries.find(Kind.OFFICE, "us-ice-frankfurt")
    assert number is not None
    assert material.entries.all[number].count == "10 countries"
    above = _titles(material.entries, material.entries.above(number))
    assert above == [
        "ICE – U.S. Immigration and Customs Enforcement",
        "DHS – U.S. Department of Homeland Security",
        "United States",
    ]


def test_a_filter_keeps_what_is_above_and_below_its_hits(material: Material) -> None:
    narrowed = narrow(material.entries, "immigration customs")
    hits = frozenset(narrowed.hits)
    below = {number for number in range(len(material.entries)) if is_below_hit(material.entries, hits, number)}
    shown = _titles(material.entries, sorted(below.union(narrowed.shown or ())))
    assert _titles(material.entries, narrowed.hits) == ["ICE – U.S. Immigration and Customs Enforcement"]
    assert "United States" in shown
    assert "ICE Attaché office Frankfurt am Main" in shown


def test_words_are_found_by_their_beginning_whatever_case_accents_and_language(material: Material) -> None:
    for typed in ("frankfurt", "FRANKF", "ice attache frank", "германия frank"):
        narrowed = narrow(material.entries, typed)
        assert "ICE Attaché office Frankfurt am Main" in _titles(material.entries, narrowed.hits), typed
    # "office" holds "ice", but no word of it begins so
    assert "Irish liaison officer London" not in _titles(material.entries, narrow(material.entries, "ice").hits)


def test_names_the_tree_does_not_show_are_found_too(material: Material) -> None:
    narrowed = narrow(material.entries, "следственный")
    assert _titles(material.entries, narrowed.hits) == ["SK – Investigative Committee of the Republic of Belarus"]


def test_offices_that_follow_are_where_they_would_have_been(material: Material, services: DirectoryServices) -> None:
    bare = Entries()
    for entry in material.entries.all:
        if entry.kind is not Kind.OFFICE:
            words = words_of(entry.title)
            parent = ROOT if entry.parent == ROOT else bare.find(*_key(material.entries, entry.parent))
            assert parent is not None
            bare.add(entry.kind, entry.id, entry.title, entry.size, words, parent, entry.own)
    filled = bare.with_offices(services.directory.office_lines(), material.names.countries)
    assert len(bare) < len(filled) == len(material.entries)
    assert _told(filled, ROOT) == _told(material.entries, ROOT)
    for typed in ("frankfurt", "fbi legat", "london"):
        found, wanted = narrow(filled, typed), narrow(material.entries, typed)
        assert set(_titles(filled, found.hits)) == set(_titles(material.entries, wanted.hits))
        best, first = first_hit(filled, found), first_hit(material.entries, wanted)
        assert best is not None and first is not None
        assert filled.ids[best] == material.entries.ids[first]


def _key(entries: Entries, number: int) -> tuple[Kind, str]:
    return entries.kind(number), entries.ids[number]


def _told(entries: Entries, number: int) -> list[object]:
    """Everything below an entry, in order."""
    below = entries.below(number)
    return [(entries.ids[one], entries.titles[one], entries.sizes[one], _told(entries, one)) for one in below]


def test_an_empty_filter_shows_everything(material: Material) -> None:
    assert narrow(material.entries, "  ") is EVERYTHING


def test_a_short_name_leads_unless_the_name_says_it() -> None:
    assert agency_title("Federal Bureau of Investigation", "FBI") == "FBI – Federal Bureau of Investigation"
    assert agency_title("INTERPOL", "INTERPOL") == "INTERPOL"
    assert agency_title("State Customs Committee", "") == "State Customs Committee"
