"""Trying one part and noting how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable

from liaison.base.errors import WorldError
from liaison.domain.self_check import Finding, Part, State


class NotTried(Exception):
    """A part cannot be tried; the text, translated, says what is missing."""


class Wrong(Exception):
    """A part does not do what it should; the text, translated, says what was seen."""


def tried(part: Part, action: Callable[[], str]) -> Finding:
    """Try a part; `action` gives what was seen. Whatever it raises becomes part of the finding: the check goes on to the next."""
    began = time.monotonic()
    try:
        state, detail = State.PASSED, action()
    except NotTried as missing:
        state, detail = State.SKIPPED, str(missing)
    except (Wrong, WorldError) as problem:
        state, detail = State.FAILED, str(problem)
    except Exception as error:  # a broken installation raises anything, and is what is looked for  # noqa: BLE001
        state, detail = State.FAILED, f"{type(error).__name__}: {error}"
    return Finding(part, state, round((time.monotonic() - began) * 1000), detail)
