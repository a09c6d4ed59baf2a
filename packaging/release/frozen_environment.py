"""Runs before the program in a bundle: what other programs it may start load the system's libraries, not the bundle's.

The loader read the variable when the process began, so taking it back changes nothing here. The program's own child processes are
told to set it for themselves again.
"""

import os

_former = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _former is not None:
    os.environ["LD_LIBRARY_PATH"] = _former
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
