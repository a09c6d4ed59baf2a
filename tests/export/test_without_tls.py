"""Papers are written by a Python that has no TLS, as the one in the Windows folder."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
sys.modules["_ssl"] = sys.modules["ssl"] = None
import urllib.request
assert not hasattr(urllib.request, "HTTPSHandler")
import liaison.export.minutes_pdf
from fpdf import FPDF
document = FPDF()
document.add_page()
print(bytes(document.output()[:5]).decode())
"""


def test_a_paper_is_written_where_python_has_no_tls() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "%PDF-"
