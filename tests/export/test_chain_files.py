"""A chain as the bytes of a CSV file and of GraphML: what spreadsheets and drawing programs find in them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from liaison.domain.cases.case import Kept
from liaison.domain.cases.chains import Chain, LegFacts, LegRole, StepFacts, Way
from liaison.domain.cases.quantities import Unit
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey
from liaison.export.chain_files import NAMESPACE, csv_bytes, graphml_bytes

NAMES = {"c": "1. Kabul", "a": "2. Dushanbe", "b": "3. Osh", "d": "4. Minsk"}
SPACE = f"{{{NAMESPACE}}}"


def chain() -> Chain:
    """c leads to a and b, which both lead to d; written in another order."""
    legs = {
        "a": LegFacts("TJ", "Dushanbe", LegRole.TRANSIT, Way.ROAD, "=1+1", agency_id="by-sk"),
        "b": LegFacts("KG", "Osh", amount=Decimal("1200.50"), unit=Unit.KILOGRAM, agency_name="Customs"),
        "c": LegFacts("AF", since=PartialDate.parse("2018~"), remark="first line\nsecond, “quoted”\x07"),
        "d": LegFacts("BY", agency_id="unknown-one"),
    }
    steps = (("c", "a"), ("c", "b"), ("a", "d"), ("b", "d"), ("c", "a"))
    return Chain(
        tuple(Kept(RowKey("own", key), facts) for key, facts in legs.items()),
        tuple(Kept(RowKey("own", str(at)), StepFacts(*step)) for at, step in enumerate(steps)),
    )


def rows() -> list[dict[str, str]]:
    content = csv_bytes(chain(), {"by-sk": "Investigative Committee"})
    assert content.startswith(b"\xef\xbb\xbfnumber,country,place,role,")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def graph() -> Element:
    root: Element = fromstring(graphml_bytes(chain(), {"by-sk": "Investigative Committee"}, NAMES))
    return root


def data(node: Element) -> dict[str, str]:
    return {one.get("key", ""): one.text or "" for one in node.findall(f"{SPACE}data")}


def test_rows_stand_in_the_order_of_the_chain_and_name_what_they_lead_to() -> None:
    found = rows()
    assert [row["country"] for row in found] == ["AF", "TJ", "KG", "BY"]
    assert [row["number"] for row in found] == ["1", "2", "3", "4"]
    # blanks, for a spreadsheet may take "2,3" for a decimal; a step that is there twice is told once
    assert [row["leads_to"] for row in found] == ["2 3", "4", "4", ""]


def test_values_are_codes_and_text_no_spreadsheet_runs() -> None:
    first, second, third, last = rows()
    assert (second["role"], second["way"], second["goods"]) == ("transit", "road", "'=1+1")
    assert third["quantity"] == "1200.50 kg"
    assert (first["since"], first["remark"]) == ("2018~", "first line\nsecond, “quoted” ")
    assert [row["agency"] for row in (second, third, last)] == [
        "Investigative Committee [by-sk]",
        "Customs",
        "unknown-one",
    ]


def test_graphml_has_a_node_for_each_leg_and_directed_edges() -> None:
    root = graph()
    assert root.tag == f"{SPACE}graphml"
    whole = root.find(f"{SPACE}graph")
    assert whole is not None and whole.get("edgedefault") == "directed"
    nodes = whole.findall(f"{SPACE}node")
    assert [data(node)["country"] for node in nodes] == ["AF", "TJ", "KG", "BY"]
    edges = [(edge.get("source"), edge.get("target")) for edge in whole.findall(f"{SPACE}edge")]
    assert edges == [("n1", "n2"), ("n1", "n3"), ("n2", "n4"), ("n3", "n4")]
    # nothing runs formulas there, so text stays as it is
    assert data(nodes[1])["goods"] == "=1+1"


def test_every_key_that_is_used_is_declared_and_labels_are_drawn() -> None:
    root = graph()
    declared = {key.get("id") for key in root.findall(f"{SPACE}key")}
    used = {one.get("key") for one in root.iter(f"{SPACE}data")}
    assert used <= declared
    drawn = [label.text for label in root.iter("{http://www.yworks.com/xml/graphml}NodeLabel")]
    assert drawn == list(NAMES.values())
    assert [data(node)["label"] for node in root.iter(f"{SPACE}node")] == drawn


def test_an_empty_chain_has_headings_only() -> None:
    nothing = Chain((), ())
    assert csv_bytes(nothing, {}).count(b"\r\n") == 1
    assert not list(fromstring(graphml_bytes(nothing, {}, {})).iter(f"{SPACE}node"))
