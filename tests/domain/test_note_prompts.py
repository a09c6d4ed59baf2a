"""Prompts say nothing: they are no content, no topic, and in no minutes."""

from __future__ import annotations

from liaison.domain.note_prompts import is_prompt, prompt
from liaison.domain.note_structure import structure_of

NOTE = f"## One\n{prompt('- [ ] what @who #topic')}\n{prompt('who came')}\n\n## Two\nsaid\n{prompt('x')}\n"


def test_a_prompt_is_a_whole_line() -> None:
    assert is_prompt("  <!-- what both sides want -->  ")
    assert is_prompt("<!---->")
    assert not is_prompt("<!-->")
    assert not is_prompt("text <!-- aside -->")


def test_a_prompt_is_no_topic_and_nothing_that_was_discussed() -> None:
    structure = structure_of(NOTE)
    assert [(item.title, item.is_discussed) for item in structure.agenda] == [("One", False), ("Two", True)]
    assert not structure.topics
    assert not structure.follow_ups
