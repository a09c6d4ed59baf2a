"""fpdf2 where parts it asks for are left out, as in an installation: TLS and Pillow.

When it is loaded it names two classes of the standard library that are missing where Python has no TLS. It would fetch pictures from
addresses with them, which this program never does. An installation that leaves TLS out has no library of it to keep up to date, and
nothing to open a secure connection with.

That Pillow is missing it need tell nobody: no pictures are drawn here.
"""

from __future__ import annotations

import http.client
import urllib.request
import warnings

warnings.filterwarnings("ignore", message="Pillow could not be imported")

if not hasattr(http.client, "HTTPSConnection"):
    for _module, _missing, _plain in (
        (http.client, "HTTPSConnection", http.client.HTTPConnection),
        (urllib.request, "HTTPSHandler", urllib.request.HTTPHandler),
    ):
        setattr(_module, _missing, _plain)
