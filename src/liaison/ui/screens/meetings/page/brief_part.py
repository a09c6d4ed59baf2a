"""The brief before the meeting, on one key."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.ui.briefing.briefing import Briefing
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds


def brief(page: MeetingPage, needs: PageNeeds) -> Briefing:
    """Add it to the page's menu."""
    briefing = Briefing(needs.services.briefing, needs.doors, needs.theme, needs.notice, page, needs.now)

    def ask() -> None:
        if page.key is None:
            needs.notice(
                tr("Give the meeting a title or a delegation first: then there is something to tell of."), None
            )
        else:
            briefing.ask(BriefQuestion(Subject.MEETING, page.key.id, page.key.scope))

    # what was typed a moment ago belongs into it
    def ask_saved() -> None:
        page.saver.when_saved(ask)

    page.menu.add(tr("Brief before the meeting"), "F9", ask_saved, sensible=page.is_kept)
    page.papers.append(PaperOffer(tr("Brief before the meeting"), ask_saved))
    return briefing
