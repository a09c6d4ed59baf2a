"""The chain kept as a case: requests where no treaty is known, a controlled delivery in which nothing is assumed; by keys alone."""

from __future__ import annotations

from pathlib import Path

from playing import played


def test_the_route_is_kept_as_a_case_with_requests_and_a_controlled_delivery(tmp_path: Path) -> None:
    said = played("case_officer", tmp_path / "store")
    for country in ("Afghanistan", "Tajikistan", "Kazakhstan", "Russia", "Belarus", "Poland", "Germany"):
        assert country in said["chain"] and country in said["delivery"]
    # the own country is asked nothing, and where a bilateral treaty is known nothing is needed
    assert said["asked"] and "4" not in said["asked"]
    assert said["requests"].count("Who received the consignment") >= len(said["asked"])
    # nobody said anything yet: that there is a route, and what is delivered, is all there is
    assert "2 of 50 agreed" in said["delivery"] and "not written down" in said["delivery"]
    assert "both the supplier" in said["case"]
    assert "Send the seal numbers" in said["notes"]
    assert "Send the seal numbers\ndue 16 Aug 2030  ·  Opiates by road" in said["today"]
    assert "Opiates by road\nParts of the case" in said["found"]
