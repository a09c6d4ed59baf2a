"""How much memory another process takes, where the system does not hold it to a limit: on macOS. Not run on one yet."""

from __future__ import annotations

import sys

if sys.platform == "darwin":
    import ctypes
    from functools import cache

    class _Usage(ctypes.Structure):
        """`rusage_info_v0` of <sys/resource.h>."""

        _fields_ = (
            ("uuid", ctypes.c_uint8 * 16),
            ("user_time", ctypes.c_uint64),
            ("system_time", ctypes.c_uint64),
            ("package_idle_wakeups", ctypes.c_uint64),
            ("interrupt_wakeups", ctypes.c_uint64),
            ("page_ins", ctypes.c_uint64),
            ("wired_size", ctypes.c_uint64),
            ("resident_size", ctypes.c_uint64),
            ("physical_footprint", ctypes.c_uint64),
            ("start", ctypes.c_uint64),
            ("exit", ctypes.c_uint64),
        )

    _VERSION_0 = 0

    @cache
    def _system() -> ctypes.CDLL:
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
        library.proc_pid_rusage.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.POINTER(_Usage))
        library.proc_pid_rusage.restype = ctypes.c_int
        return library

    def memory_of(process: int) -> int:
        """Bytes the process takes; 0 where it cannot be told.

        Args:
            process: its number; a child of this one that has not been waited for.
        """
        usage = _Usage()
        try:
            failed = _system().proc_pid_rusage(process, _VERSION_0, ctypes.byref(usage))
        except (OSError, AttributeError):
            return 0
        return 0 if failed else int(usage.physical_footprint)

else:

    def memory_of(process: int) -> int:
        """0: the system itself holds the process to a limit."""
        return 0
