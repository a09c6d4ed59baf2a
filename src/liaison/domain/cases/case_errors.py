"""What the world can do wrong with a case, each with its own sentence and remedy."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class DuplicateReference(WorldError):
    """Another case has this reference."""

    code = 130

    def __init__(self, reference: str, title: str) -> None:
        super().__init__(
            tr("The reference {reference} is that of another case: {title}.", reference=reference, title=title),
            tr("Give this case another one. Nothing was changed."),
        )


class ReferenceNotOfScheme(WorldError):
    """A reference is not built as the officer's scheme says."""

    code = 131

    def __init__(self, reference: str, scheme: str, example: str) -> None:
        super().__init__(
            tr("The reference {reference} is not built as {scheme} says.", reference=reference, scheme=scheme),
            tr("One that is: {example}. The scheme is set with the register of cases.", example=example),
        )


class SchemeNotUnderstood(WorldError):
    """A scheme of references cannot be used."""

    code = 132

    def __init__(self, text: str) -> None:
        super().__init__(
            tr("“{text}” is no scheme of references.", text=text),
            tr("Write YYYY for the year and # for the running number, once: C-YYYY-####."),
        )


class ChainRunsInCircle(WorldError):
    """A step would lead a chain back to where it came from."""

    code = 133

    def __init__(self, leg: str, other: str) -> None:
        super().__init__(
            tr("{leg} leads to {other} already, so the chain would run in a circle.", leg=other, other=leg),
            tr("Nothing was changed."),
        )


class CaseGone(WorldError):
    """A case was deleted meanwhile."""

    code = 134

    def __init__(self) -> None:
        super().__init__(tr("The case is not there any more."), tr("If it was deleted by mistake, take that back."))


class StepNotPossible(WorldError):
    """A step of a request contradicts the others."""

    code = 135

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, tr("Correct the date. Nothing was changed."))
