"""Finding anything by keys alone, in the real program."""

from __future__ import annotations

from pathlib import Path

from playing import played


def test_anything_is_found_by_keys_alone(tmp_path: Path) -> None:
    said = played("find_officer", tmp_path / "store")
    assert "19th meeting of the Committee" in said["chairman"]
    assert said["line"].startswith("> Oleg Gubaydulin:")
    assert "Žukauskas asked for phytosanitary certificates" in said["at once"]
    assert "Nothing in the store has all of this" in said["typing error"]
    assert "Saved searches" in said["kept"]
    assert "Commands" in said["command"]
    assert "ICE Attaché office Frankfurt am Main" in said["office"]
