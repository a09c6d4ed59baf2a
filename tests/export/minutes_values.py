"""Minutes with one of everything, in several scripts, for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Direction, MeetingKind, Tlp
from liaison.domain.minutes import (
    AttachedFile,
    Attendee,
    FollowUp,
    Item,
    ItemKind,
    Minutes,
    MinutesDelegation,
    MinutesHeader,
    Section,
    Span,
    Statement,
)
from liaison.services.minutes_reading import Naming, read_note

NAMING = Naming(lambda written: written.replace("-", " ").capitalize(), "attachment")
NOTE = """\
Opening words with **bold**, *italic* and a [link](https://example.org/x).

10:04
## Правовые системы (30 min)
Қазақ тілі: ғылым, өнер, ұлт. Тоҷикӣ: ҷумҳурӣ. Українська: їжак, ґанок. Беларуская: ўсё. Azərbaycan: şəhər.
Ελληνικά, Հայերեն, ქართული.
#drug-smuggling #visa-fraud

> О. Губайдулин: Готовы подписать договор.
> Это важно.

> Belarus: interest in bilateral treaties.

=> Decision: contact points are exchanged
- [ ] Послать список @Губайдулин due:2019-08-16
- [x] Ask for documents @own-office due:31.02.2019

### Beneath
- one
- two
  - nested
1. first
2. second

| Route | Goods |
|---|---|
| Afghanistan → Tajikistan | heroin |

10:41 a stamped line

## Обмен мнениями
"""
HEADER = MinutesHeader(
    title="Рабочая встреча по делу «Янтарь» & <Bernstein>",
    kind=MeetingKind.WORKING_MEETING,
    date=PartialDate.parse("2019-08-02"),
    starts_at="10:00",
    ends_at="12:15",
    time_zone="Europe/Minsk",
    place="Central office",
    city="Minsk",
    country="Belarus",
    host="Investigative Committee",
    marking=Tlp.AMBER,
    conditions_of_use="For the addressee only.",
)


def minutes(note: str = NOTE, header: MinutesHeader = HEADER) -> Minutes:
    """A draft; the first statement has a translation, the first promise a side."""
    read = read_note(note, NAMING)
    return Minutes(
        "0190",
        Item("header", ItemKind.HEADER),
        header,
        (
            MinutesDelegation(_item("delegation:1", ItemKind.DELEGATION), "Investigative Committee", Capacity.HOST),
            MinutesDelegation(
                _item("delegation:2", ItemKind.DELEGATION),
                "ICE, attaché office",
                Capacity.GUEST,
                (Attendee("G. Balsamo", "attaché", is_head=True), Attendee("K. Stifler", attendance="excused")),
            ),
        ),
        tuple(_detailed(section) for section in read.sections),
        (AttachedFile(_item("attachment:1", ItemKind.ATTACHMENT), "list.pdf", "The list"),),
        private_lines=read.private_lines,
    )


def _item(identity: str, kind: ItemKind) -> Item:
    return Item(identity, kind)


def _detailed(section: Section) -> Section:
    blocks = []
    for block in section.blocks:
        if isinstance(block, Statement) and "договор" in block.original[0].text:
            said = (Span("Ready to sign the treaty."),)
            block = replace(block, translation=said, language="Russian", capacity="chairman")
        if isinstance(block, FollowUp):
            block = replace(block, direction=Direction.THEIRS)
        blocks.append(block)
    return replace(section, blocks=tuple(blocks))
