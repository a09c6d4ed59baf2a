"""What a brief can be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a brief is about."""

    MEETING = "meeting"
    AGENCY = "agency"
    OFFICE = "office"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class BriefQuestion:
    """What a brief is asked about.

    Attributes:
        id: of the meeting, agency or office; of a country its ISO alpha-2 code.
        scope: of a meeting; empty for what is in the directory.
    """

    subject: Subject
    id: str
    scope: str = ""
