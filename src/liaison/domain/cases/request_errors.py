"""What the world can do wrong with a request, with its own sentence and remedy."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class RequestGone(WorldError):
    """A request was deleted meanwhile."""

    code = 140

    def __init__(self) -> None:
        super().__init__(tr("The request is not there any more."), tr("If it was deleted by mistake, take that back."))
