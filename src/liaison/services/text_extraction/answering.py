"""What parent and child say to each other through the pipes: a head in JSON with its length before it, then the content.

Texts do not stand in the JSON: what decodes it could be made to take many times their size.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import BinaryIO

from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.services.text_extraction.limits import Limits

_LENGTH = 4
"""Bytes of the head's length, the highest first."""

_LONGEST_HEAD = 10_000
_WITH_TEXT = (TextState.READ, TextState.PARTLY)
_NOT_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")


class NoAnswer(ValueError):
    """What came through the pipe is no answer."""


def request(content: bytes, media_type: str, name: str, limits: Limits) -> bytes:
    """What comes before the file's content."""
    said = {"media_type": media_type[:200], "name": name[-500:], "size": len(content), "limits": asdict(limits)}
    return _framed(said)


def read_request(stream: BinaryIO) -> tuple[str, str, int, Limits]:
    """Media type, name, size of the content that follows, and limits."""
    asked = json.loads(stream.read(int.from_bytes(stream.read(_LENGTH))))
    return asked["media_type"], asked["name"], asked["size"], Limits(**asked["limits"])


def write_answer(stream: BinaryIO, answer: ExtractedText) -> None:
    """The answer, and nothing after it."""
    text = answer.text.encode()
    stream.write(_framed({"state": answer.state, "reason": answer.reason, "size": len(text)}))
    stream.write(text)
    stream.flush()


def read_answer(stream: BinaryIO, limits: Limits) -> ExtractedText:
    """The answer, in which nothing is believed. Raises NoAnswer."""
    length = int.from_bytes(stream.read(_LENGTH))
    if not 0 < length <= _LONGEST_HEAD:
        raise NoAnswer
    try:
        state, reason, size = _head(stream.read(length))
        # of four bytes at most is a character
        if not 0 <= size <= limits.characters * 4:
            raise NoAnswer
        content = stream.read(size)
        if len(content) != size or stream.read(1):
            raise NoAnswer
        text = content.decode()
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoAnswer from error
    return _checked(ExtractedText(state, text, reason), limits)


def _framed(said: object) -> bytes:
    head = json.dumps(said).encode("ascii")
    return len(head).to_bytes(_LENGTH) + head


def _head(content: bytes) -> tuple[TextState, TextReason | None, int]:
    said = json.loads(content)
    if not isinstance(said, dict) or set(said) != {"state", "reason", "size"} or type(said["size"]) is not int:
        raise NoAnswer
    return TextState(said["state"]), None if said["reason"] is None else TextReason(said["reason"]), said["size"]


def _checked(answer: ExtractedText, limits: Limits) -> ExtractedText:
    """Raises NoAnswer where state, text and reason do not go together."""
    reasons: dict[TextState, tuple[TextReason | None, ...]] = {
        TextState.READ: (None,),
        TextState.PARTLY: tuple(TextReason),
        TextState.NONE: (None, TextReason.NOT_KNOWN_HERE),
        TextState.UNREADABLE: (TextReason.TOO_SLOW, TextReason.TOO_LARGE, TextReason.DAMAGED),
        TextState.LOCKED: (TextReason.LOCKED,),
    }
    has_text = bool(answer.text)
    if answer.reason not in reasons[answer.state] or has_text != (answer.state in _WITH_TEXT):
        raise NoAnswer
    if len(answer.text) > limits.characters or _NOT_TEXT.search(answer.text):
        raise NoAnswer
    return answer
