"""fpdf2 where Python has no TLS: when it is loaded it names two classes of the standard library that are then missing.

It would fetch pictures from addresses with them, which this program never does. An installation that leaves TLS out has no library of it to
keep up to date, and nothing to open a secure connection with.
"""

from __future__ import annotations

import http.client
import urllib.request

if not hasattr(http.client, "HTTPSConnection"):
    for _module, _missing, _plain in (
        (http.client, "HTTPSConnection", http.client.HTTPConnection),
        (urllib.request, "HTTPSHandler", urllib.request.HTTPHandler),
    ):
        setattr(_module, _missing, _plain)
