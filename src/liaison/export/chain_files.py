"""A chain as CSV for spreadsheets, and as GraphML for programs that draw and measure graphs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ElementTree, SubElement

from liaison.domain.cases.chain_files import LegColumn
from liaison.domain.cases.chains import Chain, Leg
from liaison.domain.cases.quantities import Quantity
from liaison.domain.formula_guard import guarded

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_DRAWN = "http://www.yworks.com/xml/graphml"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# yEd sees labels only in a drawing of its own; under these two keys Gephi takes it for the label as well
_NODE_DRAWING, _EDGE_DRAWING = "d3", "d7"
_WIDTH, _HEIGHT, _BESIDE, _BELOW = 220, 40, 300, 80
"""Of a node, and from one to the next, in yEd's pixels."""

_KEYS = tuple(column for column in LegColumn if column is not LegColumn.LEADS_TO)
"""What GraphML keeps of a leg; where it leads are its edges."""

Cells = dict[LegColumn, str]


def csv_bytes(chain: Chain, agencies: Mapping[str, str]) -> bytes:
    """A row for each leg in the order of the chain; UTF-8 with a byte order mark, which spreadsheets need to see it.

    Args:
        agencies: names of those of the directory, by id.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(LegColumn)
    for _, cells in _rows(chain, agencies):
        writer.writerow([guarded(cells[column]) for column in LegColumn])
    return text.getvalue().encode("utf-8-sig")


def graphml_bytes(chain: Chain, agencies: Mapping[str, str], names: Mapping[str, str]) -> bytes:
    """A node for each leg and a directed edge for each step, laid out as the program draws them.

    Args:
        agencies: names of those of the directory, by id.
        names: what each leg is called on its node, by identity.
    """
    root = Element("graphml", {"xmlns": NAMESPACE, "xmlns:y": _DRAWN})
    SubElement(root, "key", {"id": "label", "for": "node", "attr.name": "label", "attr.type": "string"})
    for column in _KEYS:
        kind = "int" if column is LegColumn.NUMBER else "string"
        SubElement(root, "key", {"id": column, "for": "node", "attr.name": column, "attr.type": kind})
    SubElement(root, "key", {"id": _NODE_DRAWING, "for": "node", "yfiles.type": "nodegraphics"})
    SubElement(root, "key", {"id": _EDGE_DRAWING, "for": "edge", "yfiles.type": "edgegraphics"})
    graph = SubElement(root, "graph", {"id": "chain", "edgedefault": "directed"})
    spots = chain.spots()
    rows = list(_rows(chain, agencies))
    for leg, cells in rows:
        spot = spots[leg.key.id]
        _write_node(graph, cells, _written(names.get(leg.key.id, "")), spot.column * _BESIDE, spot.lane * _BELOW)
    for _, cells in rows:
        for other in cells[LegColumn.LEADS_TO].split():
            _write_edge(graph, cells[LegColumn.NUMBER], other)
    content = io.BytesIO()
    ElementTree(root).write(content, encoding="utf-8", xml_declaration=True)
    return content.getvalue()


def _rows(chain: Chain, agencies: Mapping[str, str]) -> Iterator[tuple[Leg, Cells]]:
    ordered = chain.in_order()
    numbers = {leg.key.id: str(number) for number, leg in enumerate(ordered, 1)}
    leads_to: dict[str, dict[str, None]] = {leg_id: {} for leg_id in numbers}
    for step in chain.steps:
        leads_to[step.facts.from_leg_id][numbers[step.facts.to_leg_id]] = None
    for leg in ordered:
        # blanks and not commas between the numbers: "2,3" is a decimal to many a spreadsheet
        yield (
            leg,
            _cells(leg, agencies)
            | {
                LegColumn.NUMBER: numbers[leg.key.id],
                LegColumn.LEADS_TO: " ".join(leads_to[leg.key.id]),
            },
        )


def _cells(leg: Leg, agencies: Mapping[str, str]) -> Cells:
    facts = leg.facts
    found = {
        LegColumn.COUNTRY: facts.country_iso2,
        LegColumn.PLACE: facts.place,
        LegColumn.ROLE: facts.role,
        LegColumn.WAY: facts.way,
        LegColumn.GOODS: facts.goods,
        LegColumn.QUANTITY: _amount(facts.quantity),
        LegColumn.STATE: facts.state,
        LegColumn.AGENCY: _agency(facts.agency_id, agencies.get(facts.agency_id, "") or facts.agency_name),
        LegColumn.SINCE: facts.since,
        LegColumn.UNTIL: facts.until,
        LegColumn.SOURCE: facts.source,
        LegColumn.SOURCE_GRADE: facts.source_grade,
        LegColumn.INFORMATION_GRADE: facts.information_grade,
        LegColumn.REMARK: facts.remark,
    }
    return {column: _written(str(value)) if value is not None else "" for column, value in found.items()}


def _written(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)


def _amount(quantity: Quantity | None) -> str:
    return f"{quantity.amount:f} {quantity.unit.value}" if quantity is not None else ""


def _agency(identity: str, name: str) -> str:
    """The name for people, and the id behind it for the program; either alone where the other is not known."""
    return f"{name} [{identity}]" if identity and name else identity or name


def _write_node(graph: Element, cells: Cells, name: str, x: int, y: int) -> None:
    node = SubElement(graph, "node", {"id": f"n{cells[LegColumn.NUMBER]}"})
    _write_data(node, "label", name)
    for column in _KEYS:
        _write_data(node, column, cells[column])
    drawn = SubElement(SubElement(node, "data", {"key": _NODE_DRAWING}), "y:ShapeNode")
    place = {"x": str(x), "y": str(y), "width": str(_WIDTH), "height": str(_HEIGHT)}
    SubElement(drawn, "y:Geometry", place)
    SubElement(drawn, "y:NodeLabel").text = name


def _write_edge(graph: Element, one: str, other: str) -> None:
    edge = SubElement(graph, "edge", {"id": f"e{one}-{other}", "source": f"n{one}", "target": f"n{other}"})
    drawn = SubElement(SubElement(edge, "data", {"key": _EDGE_DRAWING}), "y:PolyLineEdge")
    SubElement(drawn, "y:Arrows", {"source": "none", "target": "standard"})


def _write_data(node: Element, key: str, text: str) -> None:
    if text:
        SubElement(node, "data", {"key": key}).text = text
