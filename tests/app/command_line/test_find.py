"""`find`, as somebody types it in a shell."""

from __future__ import annotations

import json
from collections.abc import Callable

Ask = Callable[..., tuple[int, str, str]]


def test_what_was_said_is_found_in_another_alphabet(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("find", "губайдулин", "supplier", *keys)
    assert code == 0
    assert "19th meeting" in said and "supplier and the final distributor" in said
    code, said, _ = ask("find", "Gubaidulin", "--json", *keys)
    groups = json.loads(said)["groups"]
    assert code == 0 and {group["kind"] for group in groups} == {"meeting", "statement"}


def test_kinds_markings_and_limits_narrow(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("find", "belarus", "--kind", "instrument", "--limit", 2, *keys)
    assert code == 0 and said.count("\n  ") == 3
    assert ask("find", "balsamo", "kind:meeting", *keys)[0] == 0
    assert ask("find", "balsamo", "kind:meeting", "--up-to", "GREEN", *keys)[0] == 1


def test_nothing_found_and_what_is_wrong_are_said(ask: Ask, keys: list[object]) -> None:
    code, said, _ = ask("find", "qzxvb", *keys)
    assert code == 1 and "Nothing" in said
    code, said, _ = ask("find", "open:perhaps", "balsamo", *keys)
    assert code == 0 and "open:" in said
    code, said, _ = ask("find", "distribvtor", *keys)
    assert code == 0 and "Perhaps" in said


def test_the_index_is_compared_and_made_anew(ask: Ask, keys: list[object]) -> None:
    assert ask("find", "balsamo", *keys)[0] == 0
    code, said, _ = ask("find", "--check-index", *keys)
    assert code == 0 and "as they should be" in said
    code, said, _ = ask("find", "--rebuild-index", "--check-index", "--json", *keys)
    assert code == 0 and json.loads(said) == {"missing": [], "left_over": [], "differing": []}
