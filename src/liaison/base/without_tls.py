"""No TLS: an installation leaves it out, and where Python has it, it is not loaded.

asyncio, which SQLAlchemy brings along, would load it into every process, and does without. This program opens no connection.
"""

from __future__ import annotations

import sys

if "ssl" not in sys.modules:
    # Python's own way to say that a module is not to be found
    sys.modules["ssl"] = None  # type: ignore[assignment]
