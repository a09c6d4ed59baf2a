"""Was the printed recovery code kept? Two of its groups are asked for, chosen by chance."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from liaison.domain.recovery_code import GROUPS, RecoveryCode, normalised

ASKED = 2


@dataclass(frozen=True, slots=True)
class RecoveryQuiz:
    """Asks for groups of a code; `repr` does not show them.

    Attributes:
        numbers: the groups asked for, from 1, rising.
    """

    code: RecoveryCode = field(repr=False)
    numbers: tuple[int, ...]

    def right(self, answers: Sequence[str]) -> tuple[bool, ...]:
        """For each group asked for, whether the answer is it, read as tolerantly as the whole code is."""
        return tuple(
            normalised(answer) == self.code.groups[number - 1]
            for number, answer in zip(self.numbers, answers, strict=True)
        )


def quiz(code: RecoveryCode) -> RecoveryQuiz:
    """A quiz on groups chosen anew."""
    chosen = secrets.SystemRandom().sample(range(1, GROUPS + 1), ASKED)
    return RecoveryQuiz(code, tuple(sorted(chosen)))
