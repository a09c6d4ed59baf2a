"""Putting agencies and offices into one tree, so that nothing is left out: not what lacks a parent, nor what is its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from liaison.base.translations import tr
from liaison.domain.directory import AgencyKind, AgencyNode, DirectoryGroup, OfficeNode
from liaison.domain.provenance import Origin
from liaison.store.reference.competence_rows import reference
from liaison.store.reference.details import office_node
from liaison.store.reference.directory_rows import AgencyRow, OfficeRow

Node = TypeVar("Node", AgencyNode, OfficeNode)


def directory_tree(
    agencies: Iterable[AgencyRow],
    offices: Iterable[OfficeRow],
    covers: Mapping[str, int],
    left_out: Mapping[str, int] = MappingProxyType({}),
) -> tuple[DirectoryGroup, ...]:
    """Countries by code, then the bodies of no one country; agencies and offices by name.

    Args:
        covers: numbers of countries by office.
        left_out: numbers of offices that are not given and yet counted, by agency.
    """
    planted = _Planted(agencies, offices, covers, left_out)
    by_country: dict[str, list[AgencyNode]] = {}
    for root in planted.roots():
        by_country.setdefault(root.country_iso2, []).append(root)
    ordered = sorted(by_country, key=lambda country: (country == "", country))
    return tuple(_group(country, by_country[country]) for country in ordered)


class _Planted:
    """Grows branches from rows."""

    def __init__(
        self,
        agencies: Iterable[AgencyRow],
        offices: Iterable[OfficeRow],
        covers: Mapping[str, int],
        left_out: Mapping[str, int],
    ) -> None:
        self._left_out = left_out
        self._agencies = {row.id: row for row in agencies}
        self._offices: dict[str, list[OfficeNode]] = {}
        for office in offices:
            self._offices.setdefault(office.agency_id, []).append(office_node(office, covers.get(office.id, 0)))
        self._parts: dict[str, list[str]] = {}
        for row in self._agencies.values():
            self._parts.setdefault(row.parent_agency_id, []).append(row.id)
        self._grown: set[str] = set()

    def roots(self) -> list[AgencyNode]:
        """Every branch: what has no parent here, what only has itself above it, and offices whose agency is not known."""
        tops = [identity for identity, row in self._agencies.items() if row.parent_agency_id not in self._agencies]
        grown = [self._grow(identity) for identity in tops]
        grown += [self._grow(identity) for identity in self._agencies if identity not in self._grown]
        lost = [node for agency, nodes in self._offices.items() if agency not in self._agencies for node in nodes]
        uncounted = sum(count for agency, count in self._left_out.items() if agency not in self._agencies)
        return _by_name([*grown, *([_nobodys(lost, uncounted)] if lost or uncounted else [])])

    def _grow(self, identity: str) -> AgencyNode:
        self._grown.add(identity)
        row = self._agencies[identity]
        below = [self._grow(part) for part in self._parts.get(identity, ()) if part not in self._grown]
        offices = _by_name(self._offices.get(identity, ()))
        return AgencyNode(
            identity,
            reference(row).name,
            row.short_name,
            row.kind,
            row.country_iso2,
            tuple(_by_name(below)),
            tuple(offices),
            len(offices) + self._left_out.get(identity, 0) + sum(node.office_count for node in below),
            row.origin,
            any(one.state.decides for one in row.corrections),
            row.native_name,
        )


def _by_name(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: (node.name.casefold(), node.id))


def _nobodys(offices: list[OfficeNode], left_out: int) -> AgencyNode:
    name = tr("Agency not known")
    nodes = tuple(_by_name(offices))
    return AgencyNode("", name, "", AgencyKind.NOT_KNOWN, "", (), nodes, len(nodes) + left_out, Origin.OWN)


def _group(country: str, agencies: list[AgencyNode]) -> DirectoryGroup:
    return DirectoryGroup(
        country,
        tuple(agencies),
        sum(_branch_size(agency) for agency in agencies),
        sum(agency.office_count for agency in agencies),
    )


def _branch_size(agency: AgencyNode) -> int:
    return 1 + sum(_branch_size(part) for part in agency.agencies)
