"""A law over made-up chains: what is written as CSV or GraphML is read again as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.cases.case import Kept
from liaison.domain.cases.chains import Chain, LegFacts, LegRole, LegState, StepFacts, Way
from liaison.domain.cases.quantities import MOST, Quantity, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.formula_guard import guarded
from liaison.domain.rows import RowKey
from liaison.domain.statements import InformationGrade, SourceGrade
from liaison.export.chain_files import csv_bytes, graphml_bytes
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.importing.rows import clean
from liaison.services.packs import PackService
from liaison.store.opening import store_in_memory


@pytest.fixture(scope="module")
def service() -> Iterator[ChainFileService]:
    """Reads with the built-in pack; nothing is written."""
    store = store_in_memory()
    PackService(store).install_built_in()
    yield ChainFileService(store)
    store.close()


def as_kept(text: str) -> str:
    """As text from outside is kept; signs that neither CSV nor XML can hold are none of it."""
    return clean(guarded(text.replace("\ufffe", "").replace("\uffff", "")))


SIGNS = st.sampled_from(
    ["=1+1", "'=x", "''@", "-", "+7", "a,b;c", '"', "\n", "“", "Ж", "<&>", "]]>", "[by]", "\t", " x "]
)
TEXT = st.lists(SIGNS | st.text(max_size=6), max_size=4).map("".join).map(as_kept)
DATES = st.sampled_from(["2019", "2019-08", "2019-08-02", "2019~", "../2019", "2019/..", "2018/2019-05"])
DATE = st.none() | DATES.map(PartialDate.parse)
AMOUNT = st.decimals(Decimal("0.001"), MOST, places=3)
QUANTITY = st.none() | st.builds(Quantity, AMOUNT, st.sampled_from(Unit))


@st.composite
def facts(draw: st.DrawFn, moment: PartialDate | None) -> LegFacts:
    known = draw(st.sampled_from(["by-sk", ""]))
    leg = LegFacts(
        draw(st.sampled_from(["", "AF", "TJ", "BY", "GB", "EU"])),
        draw(TEXT),
        draw(st.none() | st.sampled_from(LegRole)),
        draw(st.none() | st.sampled_from(Way)),
        draw(TEXT),
        state=draw(st.none() | st.sampled_from(LegState)),
        agency_id=known,
        agency_name="" if known else draw(TEXT),
        since=draw(st.sampled_from([None, moment])),
        until=draw(st.sampled_from([None, moment])),
        source=draw(TEXT),
        source_grade=draw(st.none() | st.sampled_from(SourceGrade)),
        information_grade=draw(st.none() | st.sampled_from(InformationGrade)),
        remark=draw(TEXT),
    )
    return leg.with_quantity(draw(QUANTITY))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Branches, joins and legs joined to nothing, of one moment; every step leads to a leg that was written later."""
    legs = draw(st.lists(facts(draw(DATE)), min_size=1, max_size=5))
    pairs = [(one, other) for one in range(len(legs)) for other in range(one + 1, len(legs))]
    steps = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Chain(
        tuple(Kept(RowKey("own", str(at)), leg) for at, leg in enumerate(legs)),
        tuple(Kept(RowKey("own", f"{one}-{other}"), StepFacts(str(one), str(other))) for one, other in steps),
    )


@given(chain=chains())
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_read_again(service: ChainFileService, chain: Chain) -> None:
    agencies = {"by-sk": "Investigative Committee"}
    ordered = chain.in_order()
    places = {leg.key.id: at for at, leg in enumerate(ordered)}
    expected = [
        (replace(leg.facts, position=at), {places[one] for one in chain.after(leg.key.id)})
        for at, leg in enumerate(ordered)
    ]
    for content in (csv_bytes(chain, agencies), graphml_bytes(chain, agencies, {})):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "chain"
            file.write_bytes(content)
            found = service.read(file)
        assert [(leg.facts, set(leg.leads_to)) for leg in found] == expected
