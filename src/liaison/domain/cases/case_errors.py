"""What the world can do wrong with a case, each with its own sentence and remedy."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn
from liaison.domain.cases.chain_files import LegColumn


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


@dataclass(frozen=True, slots=True)
class ChainFileProblem:
    """One thing that cannot be so in a file of a chain.

    Attributes:
        row: which row, node or edge, in words; empty when the whole file is meant.
        field: a value of `LegColumn`, or a heading that is none; empty when the whole row is meant.
        sentence: what is wrong, translated.
    """

    row: str
    field: str
    sentence: str

    @property
    def words(self) -> str:
        """Row, column and sentence in one line, in the language in use."""
        field = LegColumn(self.field).label if self.field in set(LegColumn) else self.field
        where = ", ".join(part for part in (self.row, field) if part)
        return f"{where}: {self.sentence}" if where else self.sentence


class ChainFileRejected(WorldError):
    """A file is no chain, or something in it cannot be so; nothing of it is taken.

    Attributes:
        problems: every one of them, in the order of the file.
    """

    code = 136

    def __init__(self, file: str, problems: tuple[ChainFileProblem, ...]) -> None:
        super().__init__(
            trn(
                "{file} was not read: {n} thing in it is wrong.",
                "{file} was not read: {n} things in it are wrong.",
                len(problems),
                file=file,
            ),
            tr("The first: {problem} Nothing was changed.", problem=_ended(problems[0].words)),
        )
        self.problems = problems


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
