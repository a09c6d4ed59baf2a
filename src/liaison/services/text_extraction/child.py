"""The reading process: it takes one file from standard input, gives its text to standard output, and ends."""

from __future__ import annotations

import logging
import signal
import sys
import warnings
from types import FrameType

from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.services.text_extraction.answering import read_request, write_answer
from liaison.services.text_extraction.gathering import CannotRead, Enough, Gathered
from liaison.services.text_extraction.limits import Limits
from liaison.services.text_extraction.lockdown import lock_down
from liaison.services.text_extraction.reading import read_into

_AGAIN = 0.5
"""Seconds to the next reminder that the time is over: the first one may come where no exception can be raised."""


def answer_extraction() -> None:
    """Read one request, write one answer."""
    inwards, outwards = sys.stdin.buffer, sys.stdout.buffer
    _be_silent()
    media_type, name, size, limits = read_request(inwards)
    lock_down(limits)
    write_answer(outwards, extracted(inwards.read(size), media_type, name, limits))


def extracted(content: bytes, media_type: str, name: str, limits: Limits) -> ExtractedText:
    """The text of a file, whatever the file is."""
    found = Gathered(limits)
    try:
        stopped = _read(content, media_type, name, found)
        return _answer(found.text(), stopped or found.missed)
    except CannotRead as error:
        return _without_text(error.reason)
    except MemoryError:
        return _without_text(TextReason.TOO_LARGE)
    except Exception:  # libraries raise many kinds for one damaged file  # noqa: BLE001
        return _without_text(TextReason.DAMAGED)


def _read(content: bytes, media_type: str, name: str, found: Gathered) -> TextReason | None:
    """Why reading stopped before the end; None where it did not. Raises what `read_into` raises but Enough."""
    alarm = _Alarm(found.limits.reading_seconds)
    try:
        read_into(content, media_type, name, found)
    except Enough as error:
        return error.reason
    except MemoryError:
        return TextReason.TOO_LARGE
    finally:
        alarm.end()
    return None


class _Alarm:
    """Raises Enough wherever Python code runs when the time is over; on Windows the gathering alone looks at the clock."""

    def __init__(self, seconds: float) -> None:
        self._is_on = sys.platform != "win32"
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)

    def end(self) -> None:
        self._is_on = False
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self._is_on:
            raise Enough(TextReason.TOO_SLOW)


def _answer(text: str, reason: TextReason | None) -> ExtractedText:
    if not text.strip():
        return ExtractedText(TextState.NONE) if reason is None else _without_text(reason)
    return ExtractedText(TextState.READ if reason is None else TextState.PARTLY, text, reason)


def _without_text(reason: TextReason) -> ExtractedText:
    states = {TextReason.LOCKED: TextState.LOCKED, TextReason.NOT_KNOWN_HERE: TextState.NONE}
    return ExtractedText(states.get(reason, TextState.UNREADABLE), reason=reason)


def _be_silent() -> None:
    """What libraries print or log would be taken for the answer, or tell of the content."""
    sys.stdout = sys.stderr
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
