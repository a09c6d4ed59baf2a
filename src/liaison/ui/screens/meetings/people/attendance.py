"""How somebody took part, in the language in use."""

from __future__ import annotations

from liaison.base.translations import marked, tr
from liaison.domain.meetings import Attendance

_ATTENDANCES = {
    Attendance.PRESENT: marked("present"),
    Attendance.ABSENT: marked("absent"),
    Attendance.EXCUSED: marked("excused"),
    Attendance.REMOTE: marked("remote"),
    Attendance.PARTLY: marked("part of the time"),
}


def attendance_name(attendance: Attendance | None) -> str:
    """How somebody took part, in words; says so when nobody noted it."""
    return tr(_ATTENDANCES[attendance]) if attendance else tr("Attendance not noted")
