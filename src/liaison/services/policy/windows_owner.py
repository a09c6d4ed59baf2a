"""Who owns a file on Windows: Python's own calls do not tell.

Everybody may make folders in %ProgramData%, so a policy counts only when an administrator, or the system itself, made the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _FILE_OBJECT, _OWNER = 1, 1
    _SYSTEM, _ADMINISTRATORS = 22, 26

    def is_administrators(file: Path) -> bool:
        """Whether the file belongs to the group of administrators or to the system. Raises OSError."""
        security = ctypes.WinDLL("advapi32", use_last_error=True)
        ask = security.GetNamedSecurityInfoW
        ask.argtypes = [wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD, *[ctypes.POINTER(ctypes.c_void_p)] * 5]
        ask.restype = wintypes.DWORD
        security.IsWellKnownSid.argtypes = [ctypes.c_void_p, ctypes.c_int]
        security.IsWellKnownSid.restype = wintypes.BOOL
        owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
        refused = ask(str(file), _FILE_OBJECT, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor))
        if refused:
            raise ctypes.WinError(refused)
        try:
            return any(security.IsWellKnownSid(owner, kind) for kind in (_SYSTEM, _ADMINISTRATORS))
        finally:
            memory = ctypes.WinDLL("kernel32")
            memory.LocalFree.argtypes = [ctypes.c_void_p]
            memory.LocalFree(descriptor)
