"""The tree's item model, held to Qt's own rules, also when it is large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from liaison.domain.countries import Countries
from liaison.domain.coverage import OfficeKind
from liaison.domain.directory import AgencyKind, AgencyNode, DirectoryGroup, OfficeNode
from liaison.domain.provenance import Origin
from liaison.ui.screens.directory.material import Material
from liaison.ui.screens.directory.narrowing import narrow
from liaison.ui.screens.directory.nodes import Entries, Kind, entries_of
from liaison.ui.screens.directory.tree_model import DirectoryModel


def large(agencies: int, offices: int) -> Entries:
    """One country with many agencies of many offices."""

    def office(agency: int, number: int) -> OfficeNode:
        name = f"Office {number} of agency {agency}"
        return OfficeNode(f"{agency}/{number}", name, OfficeKind.LIAISON, "City", "DE", 3, Origin.PACK)

    nodes = tuple(
        AgencyNode(
            str(agency),
            f"Agency {agency}",
            "",
            AgencyKind.NATIONAL_AGENCY,
            "DE",
            (),
            tuple(office(agency, number) for number in range(offices)),
            offices,
            Origin.PACK,
        )
        for agency in range(agencies)
    )
    group = DirectoryGroup("DE", nodes, agencies, agencies * offices)
    return entries_of((group,), Countries(()), "en")


@pytest.mark.parametrize("typed", ["", "frankfurt", "police", "nothing is called so"])
def test_the_model_keeps_qts_rules(material: Material, typed: str, qapp: object) -> None:
    model = DirectoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(material.entries, narrow(material.entries, typed))


def test_an_index_leads_to_its_entry_and_back_under_a_filter(material: Material, qapp: object) -> None:
    model = DirectoryModel()
    narrowed = narrow(material.entries, "frankfurt")
    model.show(material.entries, narrowed)
    number = material.entries.find(Kind.OFFICE, "us-ice-frankfurt")
    assert number is not None
    index = model.index_of(number)
    assert index.data() == "ICE Attaché office Frankfurt am Main"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "ICE Attaché office Frankfurt am Main · 10 countries"
    way = []
    while index.isValid():
        way.append(index.data())
        index = index.parent()
    assert way[-1] == "United States"
    hidden = material.entries.find(Kind.AGENCY, "by-sk")
    assert hidden is not None
    assert not model.index_of(hidden).isValid()


def test_five_thousand_agencies_are_walked_without_an_entry_lost(qapp: object) -> None:
    entries = large(500, 10)
    model = DirectoryModel()
    model.show(entries, narrow(entries, "office 7"))
    group = model.index(0, 0)
    assert model.rowCount(QModelIndex()) == 1
    assert model.rowCount(group) == 500
    assert [model.index(row, 0, group).data() for row in (0, 499)] == ["Agency 0", "Agency 499"]
    assert model.index(0, 0, model.index(499, 0, group)).data() == "Office 7 of agency 499"
