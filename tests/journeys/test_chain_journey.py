"""The chain from Afghanistan to Germany: each leg with its offices and legal bases, gaps told, moved through time; by keys alone."""

from __future__ import annotations

from pathlib import Path

from playing import played

LEGS = ("Afghanistan", "Tajikistan", "Kazakhstan", "Russia", "Belarus", "Poland", "Germany")


def test_the_chain_from_afghanistan_to_germany(tmp_path: Path) -> None:
    said = played("chain_officer", tmp_path / "store")
    chain = said["chain"]
    for leg in LEGS:
        assert leg in chain
    assert "ICE Attaché office Frankfurt am Main" in chain
    assert "Competent" in chain
    # between the legs, on what basis
    assert "UN Drugs Convention 1988" in chain
    assert "CARICC" in said["calls"]
    # known offices, and nobody known to be competent: said, and not a "no"
    assert "Competence not known" in said["cybercrime"]
    # the Minsk meeting's page of 2019 says nothing for 2015
    assert "not known for that date" in said["in 2015"] or "Stated only later" in said["in 2015"]
