"""What the asking process makes of a reading process that hangs, dies, or answers with rubbish; and how it is stopped."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.services.text_extraction.made_files import COMMAND, SENTENCES, a_docx, extracted

from liaison.app.main import main
from liaison.app.relaunch import EXTRACT_TEXT, own_command
from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.domain.steps import Cancelled, Stage
from liaison.services.beside import beside
from liaison.services.text_extraction.apart import extract_apart
from liaison.services.text_extraction.limits import USUAL, Limits

pytestmark = pytest.mark.usefixtures("little_memory")

DAMAGED = ExtractedText(TextState.UNREADABLE, reason=TextReason.DAMAGED)
TOO_SLOW = ExtractedText(TextState.UNREADABLE, reason=TextReason.TOO_SLOW)
TOO_LARGE = ExtractedText(TextState.UNREADABLE, reason=TextReason.TOO_LARGE)
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="no such limit or signal there")


def asked(program: str, limits: Limits = USUAL, content: bytes = b"content") -> ExtractedText:
    """What comes of a process that runs another program."""
    return extract_apart([sys.executable, "-c", program], content, "text/plain", "a.txt", limits)


def saying(head: object, text: bytes, *, then: str = "") -> str:
    """A program that answers so."""
    said = json.dumps(head).encode()
    answer = len(said).to_bytes(4, "big") + said + text
    return f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer!r}); sys.stdout.flush(); {then}"


def test_the_program_starts_it() -> None:
    assert [*own_command(), EXTRACT_TEXT] == COMMAND
    assert extracted("\n".join(SENTENCES).encode(), "text/plain").text == "\n".join(SENTENCES)


def test_an_answer_is_taken() -> None:
    text = "слово\tи\nдело"
    head = {"state": "partly", "reason": "too_large", "size": len(text.encode())}
    assert asked(saying(head, text.encode())) == ExtractedText(TextState.PARTLY, text, TextReason.TOO_LARGE)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ({"state": "read", "reason": None, "size": 5}, b"text"),
        ({"state": "read", "reason": None, "size": 3}, b"text"),
        ({"state": "read", "reason": None, "size": -1}, b"text"),
        ({"state": "read", "reason": None, "size": True}, b"t"),
        ({"state": "read", "reason": None, "size": 10**12}, b"text"),
        ({"state": "read", "reason": None, "size": 4, "more": 1}, b"text"),
        ({"state": "read", "reason": None, "size": 0}, b""),
        ({"state": "read", "reason": "damaged", "size": 4}, b"text"),
        ({"state": "partly", "reason": None, "size": 4}, b"text"),
        ({"state": "none", "reason": "too_slow", "size": 0}, b""),
        ({"state": "locked", "reason": "locked", "size": 4}, b"text"),
        ({"state": "other", "reason": None, "size": 4}, b"text"),
        ({"state": [], "reason": {}, "size": 4}, b"text"),
        ({"state": "read", "reason": None, "size": 4}, b"te\0t"),
        ({"state": "read", "reason": None, "size": 4}, b"te\xfft"),
        ({"state": "read", "reason": None, "size": 3}, b"\xed\xa0\x80"),
        ([[]], b""),
        (10**400, b""),
    ],
)
def test_rubbish_in_the_form_of_an_answer(head: object, text: bytes) -> None:
    assert asked(saying(head, text)) == DAMAGED


@pytest.mark.parametrize(
    "program",
    [
        "print('garbage')",
        "import sys; sys.stdout.buffer.write((9000).to_bytes(4, 'big') + b'[' * 9000)",
        "pass",
        "raise SystemExit(3)",
        "import os; os.abort()",
        "import sys; sys.stdin.close()",
    ],
)
def test_no_answer(program: str) -> None:
    assert asked(program) == DAMAGED


def test_more_text_than_there_may_be() -> None:
    head = {"state": "read", "reason": None, "size": 11}
    assert asked(saying(head, b"a" * 11), Limits(characters=10)) == DAMAGED


def test_a_gigabyte_to_standard_output() -> None:
    began = time.monotonic()
    assert (
        asked("import sys\nfor _ in range(1024): sys.stdout.buffer.write(bytes([0, 0, 1, 0]) * (1 << 18))") == DAMAGED
    )
    endless = {"state": "read", "reason": None, "size": 4_000_000}
    more = "\nfor _ in range(1024): sys.stdout.buffer.write(bytes([65]) * (1 << 20))"
    assert asked(saying(endless, b"", then=more)) == DAMAGED
    assert time.monotonic() - began < 10


def test_one_that_hangs() -> None:
    for program in (
        "import time; time.sleep(100)",
        "import sys, time; sys.stdin.buffer.read(); time.sleep(100)",
        saying({"state": "none", "reason": None, "size": 0}, b"", then="import time; time.sleep(100)"),
    ):
        began = time.monotonic()
        assert asked(program, Limits(wall_seconds=0.7), bytes(1 << 22)) == TOO_SLOW
        assert time.monotonic() - began < 3


@POSIX_ONLY
def test_what_it_started_ends_with_it() -> None:
    program = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(100)']); print('x')"
    )
    began = time.monotonic()
    # the grandchild holds the pipes open
    assert asked(program, Limits(wall_seconds=1.5)).state is TextState.UNREADABLE
    assert time.monotonic() - began < 4


@POSIX_ONLY
@pytest.mark.parametrize(("number", "expected"), [("SIGXCPU", TOO_SLOW), ("SIGKILL", TOO_LARGE), ("SIGSEGV", DAMAGED)])
def test_one_that_the_system_ends(number: str, expected: ExtractedText) -> None:
    assert asked(f"import os, signal; os.kill(os.getpid(), signal.{number})") == expected


@POSIX_ONLY
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("while True: pass", TOO_SLOW),
        ("text = b'x' * (900 << 20)", DAMAGED),
        ("import os; os.fork()", DAMAGED),
    ],
)
def test_limits_of_the_system_hold(program: str, expected: ExtractedText) -> None:
    locked = "from liaison.services.text_extraction import lockdown, limits; lockdown.lock_down(limits.Limits(cpu_seconds=1)); "
    began = time.monotonic()
    assert asked(f"{locked}\n{program}") == expected
    assert time.monotonic() - began < 5


def test_nobody_waits_any_more() -> None:
    began, calls = time.monotonic(), 0

    def show(stage: Stage, done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if time.monotonic() - began > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        extract_apart([sys.executable, "-c", "import time; time.sleep(100)"], b"x", "text/plain", "a", USUAL, show)
    assert time.monotonic() - began < 2
    assert calls >= 6


def test_beside_the_thread_of_the_store() -> None:
    steps = beside(lambda show: extract_apart(COMMAND, a_docx(), "", "a.docx", USUAL, show), Stage.CONTENT)
    read = None
    while read is None:
        try:
            assert next(steps).stage is Stage.CONTENT
        except StopIteration as end:
            read = end.value
    assert read.state is TextState.READ


def test_closing_what_runs_beside_ends_the_process() -> None:
    sleeping = [sys.executable, "-c", "import time; time.sleep(100)"]
    steps = beside(lambda show: extract_apart(sleeping, b"x", "", "a", USUAL, show), Stage.CONTENT)
    next(steps)
    time.sleep(0.2)
    steps.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "beside"]


def test_a_command_that_is_not_there_says_nothing_about_the_file() -> None:
    with pytest.raises(OSError, match="nowhere"):
        extract_apart(["/nowhere/at/all"], b"x", "text/plain", "a")


@POSIX_ONLY
def test_it_inherits_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_SECRET", "secret")
    program = (
        "import os, sys\nfor number in range(3, 200):\n try: os.fstat(number)\n except OSError: continue\n sys.exit(1)\n"
        "sys.exit('LIAISON_SECRET' in os.environ or 'HOME' in os.environ)\n"
    )
    head = {"state": "none", "reason": None, "size": 0}
    answer = saying(head, b"").replace("import sys; ", "")
    with (tmp_path / "store").open("wb") as store:
        os.set_inheritable(store.fileno(), True)
        assert asked(
            program.replace("sys.exit('LIA", "if 'LIA").replace("os.environ)\n", f"os.environ: sys.exit(1)\n{answer}")
        ) == (ExtractedText(TextState.NONE))


def test_only_the_one_argument_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[bool] = []
    monkeypatch.setattr("liaison.services.text_extraction.child.answer_extraction", lambda: called.append(True))
    assert main([EXTRACT_TEXT]) == 0
    assert called == [True]
