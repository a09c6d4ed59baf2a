"""The tree as flat entries, and what a filter leaves of it."""

from __future__ import annotations

from liaison.ui.screens.directory.material import Material
from liaison.ui.screens.directory.narrowing import EVERYTHING, narrow
from liaison.ui.screens.directory.nodes import ROOT, Entries, Kind, agency_title


def _titles(entries: Entries, numbers: object) -> list[str]:
    return [entries.all[number].title for number in numbers]  # type: ignore[attr-defined]


def test_each_entry_stands_where_its_parent_says(material: Material) -> None:
    entries = material.entries
    for number, entry in enumerate(entries.all):
        siblings = entries.roots if entry.parent == ROOT else entries.children[entry.parent]
        assert siblings[entry.row] == number


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
    shown = _titles(material.entries, sorted(narrowed.shown or ()))
    assert _titles(material.entries, narrowed.hits) == ["ICE – U.S. Immigration and Customs Enforcement"]
    assert "United States" in shown
    assert "ICE Attaché office Frankfurt am Main" in shown


def test_words_are_found_by_their_beginning_whatever_case_accents_and_language(material: Material) -> None:
    for typed in ("frankfurt", "FRANKF", "ice attache frank", "германия frank"):
        narrowed = narrow(material.entries, typed)
        assert "ICE Attaché office Frankfurt am Main" in _titles(material.entries, narrowed.hits), typed
    # "office" holds "ice", but no word of it begins so
    assert "Irish liaison officer London" not in _titles(material.entries, narrow(material.entries, "ice").hits)


def test_names_the_tree_does_not_show_count_as_hits_when_the_store_found_them(material: Material) -> None:
    narrowed = narrow(material.entries, "следственный", {"by-sk"})
    assert _titles(material.entries, narrowed.hits) == ["SK – Investigative Committee of the Republic of Belarus"]


def test_an_empty_filter_shows_everything(material: Material) -> None:
    assert narrow(material.entries, "  ") is EVERYTHING


def test_a_short_name_leads_unless_the_name_says_it() -> None:
    assert agency_title("Federal Bureau of Investigation", "FBI") == "FBI – Federal Bureau of Investigation"
    assert agency_title("INTERPOL", "INTERPOL") == "INTERPOL"
    assert agency_title("State Customs Committee", "") == "State Customs Committee"
