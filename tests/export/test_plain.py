from __future__ import annotations

import json
from datetime import date

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, NewDelegation, NewParticipant
from liaison.domain.policy import Policy, PolicyProblem
from liaison.export.plain import plain


def test_a_frozen_value_becomes_json_and_keeps_what_it_says() -> None:
    value = (
        NewDelegation("ИК", Capacity.HOST, participants=(NewParticipant("Ə", is_head=True),)),
        PartialDate.parse("2019~"),
    )
    found = json.loads(json.dumps(plain([value, date(2019, 8, 2)])))
    assert found[0][0]["name"] == "ИК"
    assert found[0][0]["capacity"] == "host"
    assert found[0][0]["participants"][0]["is_head"] is True
    assert found[0][1] == "2019~"
    assert found[1] == "2019-08-02"


def test_a_tuple_with_names_keeps_them() -> None:
    found = plain(Policy(problems=(PolicyProblem(4, "lock/minutes", "no such key"),)))
    assert isinstance(found, dict)
    assert found["problems"] == [{"line": 4, "key": "lock/minutes", "reason": "no such key", "instead": ""}]


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError):
        plain(object())
