"""What can stand against finalising, reopening or writing minutes."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class MinutesAreFinal(WorldError):
    """Something was to be written into final minutes."""

    code = 82

    def __init__(self) -> None:
        super().__init__(
            tr("These minutes are final, so nothing in them was changed."),
            tr("Open them again as a new version (Ctrl+Shift+F); what you entered stays here and is saved then."),
        )


class MinutesAreNotFinal(WorldError):
    """Something was asked of final minutes, and these are a draft."""

    code = 83

    def __init__(self) -> None:
        super().__init__(
            tr("These minutes are a draft, not final."),
            tr("Make them final first (Ctrl+Shift+F). Nothing was changed."),
        )


class MinutesGone(WorldError):
    """The meeting is no longer there: deleted, or taken back."""

    code = 84

    def __init__(self) -> None:
        super().__init__(tr("This meeting is no longer there."), tr("Nothing was changed."))
