"""Story B, the committee session in Baku: by keys alone, killed and opened again, made final; and how many keys it took."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from docx import Document
from playing import act, told
from pypdf import PdfReader
from story_a_officer import PASSPHRASE

from liaison.app.main import main

MEMBERS = ("Azerbaijan", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
OBSERVERS = ("Estonia", "Latvia")
BODIES = (
    "Anti-Terrorism Center of the CIS Member States",
    "Bureau for the Coordination of the Fight against Organized Crime and Other Dangerous Types of Crimes in the "
    "Territories of the CIS Member Nations",
    "Coordination Service of the CIS Council of Commanders of Border Troops",
)
MARKDOWN = f"""# 19th meeting of the Committee of Heads of Law Enforcement Units

- Committee session of 22 May 2019, Baku, Azerbaijan
- Series: Committee of Heads of Law Enforcement Units of the CIS Council of Heads of Customs Services
- Chair: Oleg Gubaydulin
- Host: {MEMBERS[0]}, Oleg Gubaydulin, chairman
- Members: {", ".join(MEMBERS[1:])}
- Observers: {", ".join(OBSERVERS)}
- Participating bodies: {"; ".join(BODIES)}
- Working groups of the 19th meeting: see the note of its own

"""
"""What the header and the people would be in plain Markdown."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_committee_session_is_kept_by_keys_alone_and_takes_fewer_than_plain_markdown(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with act("story_b_officer", "write", folder) as first:
        written = told(first)
        os.kill(first.pid, signal.SIGKILL)
    assert "Go to the session this belongs to: 19th meeting" in written["groups"]
    with act("story_b_officer", "read", folder) as second:
        found = told(second)
    seen = found["meeting"]
    for side in (
        f"{MEMBERS[0]}: Host",
        *(f"{one}: Member" for one in MEMBERS[1:]),
        *(f"{one}: Observer" for one in OBSERVERS),
    ):
        assert side in seen
    for body in BODIES:
        assert f"{body}: Participating body" in seen
    for said in (
        "19th meeting of “Committee of Heads of Law Enforcement Units”",
        "Oleg Gubaydulin, chairman",
        "(Oleg Gubaydulin)",
        "Outcomes (2)",
        "the reports of the working groups (Approval)",
        "Agenda (3 · 90 min planned)",
        "Topics (4)",
        "Oleg Gubaydulin · due 1 Jul 2019",
    ):
        assert said in seen
    assert "controlled delivery is the main form of interaction." in found["note"]
    assert "Председатель благодарит участников." in found["note"]
    # overdue since 2019: Today says so, and Enter there opens the line
    assert "Send the plan of joint operations to the members" in found["today"]
    assert "Final" in found["final"]
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    for file in ("minutes.pdf", "minutes.docx"):
        asked = [str(tmp_path / file), "19th", "Committee", "--to", "AMBER", "--store", str(folder)]
        assert main(["minutes", *asked, "--passphrase-file", str(secret)]) == 0
    with (tmp_path / "minutes.pdf").open("rb") as pdf:
        text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    paragraphs = "\n".join(one.text for one in Document(str(tmp_path / "minutes.docx")).paragraphs)
    for words in ("controlled delivery is the main form of interaction", "Председатель благодарит участников"):
        assert words in " ".join(text.split())
        assert words in " ".join(paragraphs.split())
    plain = len(MARKDOWN) + len(found["note"])
    print(f"keys pressed: {written['keys']}, the same facts in plain Markdown: {plain}")
    assert written["keys"] < plain
