"""What can be wrong with a backup: each has a sentence of its own and a code of its own."""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.domain import backup_errors


def made() -> list[WorldError]:
    place = Path("place")
    kinds = [kind for kind in vars(backup_errors).values() if isinstance(kind, type) and kind.__base__ is WorldError]
    without = backup_errors.BackupOfAnotherStore
    return [kind() if kind is without else kind(place) for kind in kinds]


def test_codes_and_sentences_are_their_own() -> None:
    errors = made()
    assert sorted(error.code for error in errors) == list(range(40, 50))
    assert len({error.sentence for error in errors}) == len({error.remedy for error in errors}) == len(errors)


def test_the_place_is_named_and_every_remedy_is_there() -> None:
    for error in made():
        assert error.sentence.endswith(".")
        assert error.remedy.endswith(".")
        assert ("place" in error.sentence) is not isinstance(error, backup_errors.BackupOfAnotherStore)
