"""Two families of error: the world's fault, which becomes a sentence and a remedy, and ours, which becomes a crash report.

Ours are ordinary exceptions. The world's derive from `WorldError`: a full disk, a wrong passphrase, a damaged file, a bad row.
"""

from __future__ import annotations


class WorldError(Exception):
    """Something outside the program went wrong; nothing was changed.

    Attributes:
        sentence: what happened, one translated sentence for the person.
        remedy: what the person can do now, translated; may be empty.
        code: exit code of the command line; every subclass has its own, so that scripts can tell them apart.
    """

    code = 10

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        # subclasses are made from what happened, not from their sentence, which is all that exceptions would keep
        return _remade, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".rstrip()


def _remade(kind: type[WorldError], args: tuple[object, ...], attributes: dict[str, object]) -> WorldError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(attributes)
    return error
