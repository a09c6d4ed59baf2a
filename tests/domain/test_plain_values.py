"""Frozen values to JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Delegation, MeetingHeader, MeetingKind, Participant, Tlp
from liaison.domain.minutes_versions import FrozenLabels, FrozenName, Named
from liaison.domain.plain_values import as_plain, from_plain
from liaison.domain.rows import RowKey

WORDS = st.text(max_size=8)
DATES = st.sampled_from(("2019", "2019-08~", "../2019-08", "2018/2019-05-02")).map(PartialDate.parse)
PEOPLE = st.builds(Participant, st.builds(RowKey, WORDS, WORDS), WORDS, st.none() | WORDS, st.booleans(), st.booleans())
SIDES = st.builds(
    Delegation,
    st.builds(RowKey, WORDS, WORDS),
    WORDS,
    st.none() | st.sampled_from(Capacity),
    participants=st.lists(PEOPLE, max_size=3).map(tuple),
)
HEADERS = st.builds(
    MeetingHeader, WORDS, st.sampled_from(MeetingKind), st.none() | DATES, marking=st.none() | st.sampled_from(Tlp)
)
NAMES = st.builds(FrozenName, st.sampled_from(Named), WORDS, WORDS, WORDS)
LABELS = st.builds(
    FrozenLabels,
    HEADERS,
    st.lists(SIDES, max_size=3).map(tuple),
    st.none() | WORDS,
    st.none() | st.integers(0, 99),
    st.lists(NAMES, max_size=3).map(tuple),
)


@given(LABELS)
def test_labels_come_back_from_json_as_they_were(labels: FrozenLabels) -> None:
    assert from_plain(FrozenLabels, json.loads(json.dumps(as_plain(labels)))) == labels


@dataclass(frozen=True)
class Newer:
    """A class that lost a field and got another since."""

    title: str
    added: int = 7


def test_fields_of_another_day_are_passed_over_or_take_their_default() -> None:
    assert from_plain(Newer, {"title": "Minsk", "dropped": [1]}) == Newer("Minsk")


def test_what_is_no_longer_understood_is_not_known() -> None:
    header = from_plain(MeetingHeader, {"title": "Minsk", "kind": "banquet", "date": "31.02.2019", "marking": 5})
    assert header == MeetingHeader("Minsk")


def test_a_value_that_lacks_what_it_needs_is_refused() -> None:
    with pytest.raises(TypeError):
        from_plain(Newer, {"added": 1})
    with pytest.raises(TypeError):
        from_plain(Newer, "Minsk")
    with pytest.raises(TypeError):
        as_plain(object())
