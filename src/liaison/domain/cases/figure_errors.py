"""What the world can do wrong with an operation figure, with its own sentence and remedy."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class FigureRefused(WorldError):
    """A figure cannot be kept as it is; `sentence` says why."""

    code = 141

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, tr("Correct it. Nothing was changed."))
