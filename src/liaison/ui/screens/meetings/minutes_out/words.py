"""What the window calls what leaves and what stays, in the language in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QLocale

from liaison.base.translations import marked, tr, trn
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import ItemKind
from liaison.domain.minutes_selection import Leaving, PreviewLine, Reason
from liaison.services.minutes_leaving import PaperChoice
from liaison.services.minutes_out import MinutesFormat

_KINDS = {
    ItemKind.HEADER: marked("Facts of the meeting"),
    ItemKind.DELEGATION: marked("Delegation"),
    ItemKind.AGENDA_ITEM: marked("Agenda item"),
    ItemKind.HEADING: marked("Heading"),
    ItemKind.PARAGRAPH: marked("Paragraph"),
    ItemKind.LIST: marked("List"),
    ItemKind.TABLE: marked("Table"),
    ItemKind.TOPICS: marked("Topics"),
    ItemKind.STATEMENT: marked("Statement"),
    ItemKind.FOLLOW_UP: marked("Follow-up"),
    ItemKind.OUTCOME: marked("Outcome"),
    ItemKind.ATTACHMENT: marked("Attachment"),
}
_UNTITLED = {"opening": marked("Before the agenda"), "further": marked("Further follow-ups")}


def kind_word(kind: ItemKind) -> str:
    """One of the kind."""
    return tr(_KINDS[kind])


def said(line: PreviewLine) -> str:
    """The item's own words; a name where it has none."""
    return line.text or (tr(_UNTITLED[line.item.id]) if line.item.id in _UNTITLED else tr("(without words)"))


def fate(line: PreviewLine, greatest: Tlp | None, *, stands_in_left_out: bool) -> str:
    """Whether it leaves, and if not, why."""
    match line.reason:
        case None:
            return tr("leaves")
        case Reason.MARKING:
            own = line.marking.value if line.marking else ""
            return tr("{marking}, not for {greatest}", marking=own, greatest=greatest.value if greatest else "")
        case Reason.NOT_FOR_QUOTATION:
            return tr("may not be quoted")
        case _:
            return tr("left out with what it stands under") if stands_in_left_out else tr("left out")


def count_words(lines: tuple[PreviewLine, ...], greatest: Tlp | None) -> str:
    """`23 of 26 items leave; 3 are held back: 2 above TLP:GREEN, 1 not for quotation`."""
    reasons = Counter(filter(None, (line.reason for line in lines)))
    held = sum(reasons.values())
    words = tr("{leaving} of {total} items leave", leaving=len(lines) - held, total=len(lines))
    if not held:
        return f"{words}."
    back = trn("{n} is held back", "{n} are held back", held)
    return f"{words}; {back}: {', '.join(_reasons(reasons, greatest))}."


def _reasons(reasons: Counter[Reason], greatest: Tlp | None) -> Iterator[str]:
    if n := reasons[Reason.MARKING]:
        yield tr("{n} above {marking}", n=n, marking=greatest.value if greatest else "")
    if n := reasons[Reason.NOT_FOR_QUOTATION]:
        yield tr("{n} not for quotation", n=n)
    if n := reasons[Reason.LEFT_OUT]:
        yield tr("{n} left out by you", n=n)


def further_words(leaving: Leaving) -> str:
    """What is to be known besides: that something leaves which nothing marks, and what its author keeps back always."""
    unmarked, private = leaving.unmarked, leaving.minutes.private_lines
    said = " ".join(
        filter(
            None,
            (
                trn("{n} of them has no marking.", "{n} of them have no marking.", unmarked) if unmarked else "",
                trn("{n} line of your own (%%) is in no paper.", "{n} lines of your own (%%) are in no paper.", private)
                if private
                else "",
            ),
        )
    )
    # the sign is not to be parted by the end of a line
    return said.replace("%%", "%\u2060%")


def about_preview(choice: PaperChoice) -> str:
    """How the file differs from what is seen."""
    if choice.kind is MinutesFormat.DOCX and choice.template is not None:
        return tr("your template gives it its looks and words of its own")
    if choice.kind in (MinutesFormat.MARKDOWN, MinutesFormat.CALENDAR):
        return tr("the words; whoever opens the file gives them their looks")
    return ""


def language_name(code: str) -> str:
    """A language as its readers call it."""
    name = "English" if code == "en" else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
