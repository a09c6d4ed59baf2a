"""Typing in notes of 200 KB and 1 MB, with 100,000 notes in the store and the note saved as one types; beside a bare editor of Qt.

A keystroke counts from the moment it is due, so that whatever keeps the window busy counts too, to the painted character.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from time import perf_counter, thread_time

from corpus import corpus
from figures import Figure, median, percentile
from meeting_list import NoDirectory, Painted, wait
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from liaison.app.meeting_services import Pages, meeting_services
from liaison.app.writing_services import writing_services
from liaison.base.lanes import Lanes
from liaison.domain.countries import Countries
from liaison.domain.meetings import MeetingState
from liaison.services.meetings import MeetingService
from liaison.ui.collecting import Collector
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.theme.theme import Scheme, Theme

ROUNDS, KEYS, EVERY = 5, 60, 45
"""Rounds; keys at each of three places; milliseconds between keys, which is faster than anybody types for long."""

NOTES = 100_000
PIECE = """10:04
## Current legal systems of the two countries
Exchange of views. The interaction of investigative units with other agencies before trial was explained at length.
> Belarus: interest in bilateral treaties on legal assistance in criminal cases and on extradition.
#human-trafficking #drug-smuggling
Стороны обсудили взаимодействие подразделений до суда и перспективные направления сотрудничества.
- [ ] Send the list of contact points @G. Balsamo due:2019-08-16

"""


PARAGRAPHS = (
    "Exchange of views on how the interaction of investigative units with other agencies before trial is arranged. "
    * 15,
    "Стороны обсудили взаимодействие подразделений до суда и перспективные направления сотрудничества. " * 10,
)


@dataclass(frozen=True, slots=True)
class LongNote:
    """A note to type in.

    Attributes:
        name: for the figures.
    """

    name: str
    text: str


def usual_note() -> LongNote:
    """200 KB of short lines."""
    return LongNote("a 200 KB note", PIECE * (200 * 1024 // len(PIECE.encode()) + 1))


def longest_note() -> LongNote:
    """1 MB in 2,000 lines: every eighth one a paragraph in each language."""
    lines = PIECE.splitlines()
    lines[2], lines[5] = PARAGRAPHS
    return LongNote("a 1 MB note of 2,000 lines", ("\n".join(lines) + "\n") * 250)


@contextmanager
def opened_page(text: str) -> Iterator[tuple[MeetingPage, float]]:
    """The page one writes on, with a long note open, and the milliseconds from asking for it to its being painted."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    # as in the program: otherwise Python collects in the midst of a keystroke, a tenth of a second long
    collector = Collector(application)
    store = corpus(NOTES)
    service = MeetingService(store)
    key = next(row.key for row in reversed(service.page()) if row.state is MeetingState.DRAFT)
    meeting = service.meeting(key)
    assert meeting is not None
    service.save_note(meeting.note.key, text)
    lanes = Lanes(store.interrupt)
    services = meeting_services(store, NoDirectory(), Countries(()), writing_services(store))
    screen = MeetingsScreen(
        services, Doors(lanes), Theme(application, Scheme.LIGHT), lambda *_: None, Pages(services).make
    )
    screen.resize(1240, 800)
    screen.show()
    # the page is made a moment after somebody turned to the list
    wait(lambda: not screen.page.isVisible() and screen.isVisible(), 500)
    painted = Painted(screen.page.note.editor, lambda: screen.page.key == key)
    asked = perf_counter()
    screen.open_meeting(key)
    wait(lambda: painted.at > 0)
    yield screen.page, (painted.at - asked) * 1000
    flushed = screen.flush()
    if flushed is not None:
        flushed.result()
    screen.close()
    lanes.close()
    store.close()
    collector.stop()


Keystroke = tuple[float, float]
"""Milliseconds from when it was due to the painted character, and how many of them the window itself worked."""


def typed(editor: QPlainTextEdit, place: float) -> list[Keystroke]:
    """Every keystroke at a place of the note, 0 its start and 1 its end."""
    cursor = editor.textCursor()
    cursor.setPosition(int((len(editor.toPlainText()) - 2) * place))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.setFocus()
    wait(lambda: False, 100)
    times: list[Keystroke] = []
    loop = QEventLoop()
    clock = QTimer(editor, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    begun = perf_counter()

    def press() -> None:
        due, worked = begun + len(times) * EVERY / 1000, thread_time()
        QTest.keyClicks(editor, "abcdefgh jklm nopq"[len(times) % 18])
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
        times.append(((perf_counter() - due) * 1000, (thread_time() - worked) * 1000))
        if len(times) == KEYS:
            loop.quit()
        else:
            again()

    def again() -> None:
        rest = begun + len(times) * EVERY / 1000 - perf_counter()
        clock.start(max(0, ceil(rest * 1000)))

    clock.timeout.connect(press)
    again()
    loop.exec()
    return times


def run() -> list[Figure]:
    """Both notes, one after the other."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    figures = [figure for note in (usual_note(), longest_note()) for figure in figures_of(note)]
    del application
    return figures


def figures_of(note: LongNote) -> list[Figure]:
    """Both editors in turn, at the start, the middle and the end of a note."""
    bare = QPlainTextEdit()
    bare.resize(860, 600)
    bare.setPlainText(note.text)
    bare.show()
    ours: list[Keystroke] = []
    theirs: list[Keystroke] = []
    with opened_page(note.text) as (page, opening):
        structure = []
        for _ in range(ROUNDS):
            for place in (0.0, 0.5, 1.0):
                theirs += typed(bare, place)
                ours += typed(page.note.editor, place)
            structure.append(structure_after_a_key(page))
        is_saved = page.saver.is_saved or page.saver.flush() is not None
    assert is_saved
    bare.close()
    mine, other = [key[0] for key in ours], [key[0] for key in theirs]
    my_work, other_work = [key[1] for key in ours], [key[1] for key in theirs]
    name = f"typing in {note.name}"
    return [
        Figure(f"{name}, painted, median", "ms", median(mine), 8, median(other)),
        Figure(f"{name}, painted, 99 of 100", "ms", percentile(mine, 0.99), 8, percentile(other, 0.99)),
        # what other programs take from the processor is not in this one
        Figure(f"{name}, work, 99 of 100", "ms", percentile(my_work, 0.99), 8, percentile(other_work, 0.99)),
        Figure(f"structure beside {note.name} after the key, median", "ms", median(structure), limit=100),
        Figure(f"opening {note.name} among 100,000, painted", "ms", opening, limit=200),
    ]


def structure_after_a_key(page: MeetingPage) -> float:
    """Milliseconds from a keystroke that makes a follow-up to its standing beside the text."""
    editor, model = page.note.editor, page.structure.model()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "- [ ] ")
    wait(lambda: False, 300)
    before = model.rowCount()
    start = perf_counter()
    QTest.keyClicks(editor, "x")
    wait(lambda: model.rowCount() > before)
    taken = (perf_counter() - start) * 1000
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return taken
