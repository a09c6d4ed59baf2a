"""On what of the directory there is a brief."""

from __future__ import annotations

from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Place

_SUBJECTS = {Kind.AGENCY: Subject.AGENCY, Kind.OFFICE: Subject.OFFICE, Kind.GROUP: Subject.COUNTRY}


def brief_question(place: Place | None) -> BriefQuestion | None:
    """What to ask for a brief on a place; None where there is none."""
    subject = _SUBJECTS.get(place.kind) if place is not None else None
    return BriefQuestion(subject, place.id) if place is not None and subject is not None and place.id else None
