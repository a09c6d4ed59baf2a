"""What came of a meeting: the trade's kinds of outcome, and how a line of the notes names one.

A line `=> Decision: the contact points are exchanged` is an outcome; the word for its kind may be English or Russian, in any case,
whole or in its short form. A line without such a word is an outcome whose kind is not known.
"""

from __future__ import annotations

import re
from enum import StrEnum

from liaison.base.translations import marked, tr

OUTCOME = re.compile(r"[ \t]*=>(?!\S)")
_KIND = re.compile(r"[ \t]*([^:\n]{1,60}):(?!\S)")


class OutcomeKind(StrEnum):
    """What sort of outcome."""

    DECISION = "decision"
    APPROVAL = "approval"
    ELECTION = "election"
    SIGNATURE = "signature"
    PLAN = "plan"
    INTEREST = "interest"
    TREATY_WISH = "treaty_wish"
    REQUEST_EXECUTED = "request_executed"

    @property
    def label(self) -> str:
        """The kind in the language in use; written into a line, it is read as this kind again."""
        return tr(_LABELS[self])


_LABELS = {
    OutcomeKind.DECISION: marked("Decision"),
    OutcomeKind.APPROVAL: marked("Approval"),
    OutcomeKind.ELECTION: marked("Election or appointment"),
    OutcomeKind.SIGNATURE: marked("Signing"),
    OutcomeKind.PLAN: marked("Plan"),
    OutcomeKind.INTEREST: marked("Statement of interest"),
    OutcomeKind.TREATY_WISH: marked("Treaty wish"),
    OutcomeKind.REQUEST_EXECUTED: marked("Request executed"),
}
_WORDS = {
    OutcomeKind.DECISION: "decision|decided|dec|решение|решено|решили|реш",
    OutcomeKind.APPROVAL: "approval|approved|appr|утверждение|утверждено|утв|одобрение|одобрено",
    OutcomeKind.ELECTION: (
        "election or appointment|election|elected|appointment|appointed|избрание или назначение|избрание|избран|избрана|"
        "избраны|выборы|назначение|назначен|назначена|назначены"
    ),
    OutcomeKind.SIGNATURE: "signing|signature|signed|sign|подписание|подписано|подписан|подпись|подп",
    OutcomeKind.PLAN: "plan|planned|план|запланировано",
    OutcomeKind.INTEREST: (
        "statement of interest|interest|заявление о заинтересованности|заявление об интересе|заинтересованность|интерес"
    ),
    OutcomeKind.TREATY_WISH: (
        "treaty wish|wish|treaty|пожелание о договоре|пожелание договора|пожелание|нужен договор|договор"
    ),
    OutcomeKind.REQUEST_EXECUTED: (
        "request executed|executed|request|исполнение запроса|запрос исполнен|исполнено|исполнен|запрос"
    ),
}
_BY_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}


def outcome_kind(word: str) -> OutcomeKind | None:
    """The kind a word stands for, in any case, with or without a full stop; None when it stands for none."""
    return _BY_WORD.get(" ".join(word.casefold().split()).rstrip("."))


def read_outcome(line: str) -> tuple[OutcomeKind | None, str] | None:
    """The kind and the text of a line; None when the line is no outcome. Text before a colon that is no kind stays text."""
    mark = OUTCOME.match(line)
    if mark is None:
        return None
    named = _KIND.match(line, mark.end())
    kind = outcome_kind(named[1]) if named else None
    text = line[named.end() if named and kind else mark.end() :].strip()
    return (kind, text) if text or kind else None


def kind_end(line: str) -> int:
    """Where the mark and the word of the kind end in a line that is an outcome, for colouring; 0 when it is none."""
    mark = OUTCOME.match(line)
    if mark is None:
        return 0
    named = _KIND.match(line, mark.end())
    return named.end() if named and outcome_kind(named[1]) else mark.end()
