"""`python -m liaison.app`, the same as `liaison-desk`."""

from __future__ import annotations

import sys

from liaison.app.main import main

if __name__ == "__main__":
    sys.exit(main())
