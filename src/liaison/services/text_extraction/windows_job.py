"""Windows holds the reading process to its memory, alone and to the end of this one, by a job object. Not run on Windows yet."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import subprocess
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    # JOB_OBJECT_LIMIT_: ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_UNHANDLED_EXCEPTION, KILL_ON_JOB_CLOSE
    _FLAGS = 0x8 | 0x100 | 0x400 | 0x2000

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION"""

        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six in the middle are IO_COUNTERS"""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    _kernel.CreateJobObjectW.restype = wintypes.HANDLE
    _kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    _kernel.SetInformationJobObject.restype = wintypes.BOOL
    _kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    _kernel.AssignProcessToJobObject.restype = wintypes.BOOL
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.CloseHandle.restype = wintypes.BOOL

    class Job:
        """A job with one process in it; a refusal of the system leaves the process as it is, with the parent's clock alone.

        The launcher of a virtual environment may have started the true Python before it is put here; that one then ends with
        the launcher, and its memory is not limited. A packaged program is a single process, and is limited.

        Args:
            memory: bytes the process may take.
        """

        def __init__(self, process: subprocess.Popen[bytes], memory: int) -> None:
            self._handle = _kernel.CreateJobObjectW(None, None)
            if not self._handle:
                return
            limits = _Extended()
            limits.BasicLimitInformation.LimitFlags = _FLAGS
            # a launcher of a virtual environment starts the true Python as a second process
            limits.BasicLimitInformation.ActiveProcessLimit = 2
            limits.ProcessMemoryLimit = memory
            _kernel.SetInformationJobObject(self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            # `_handle` is what subprocess itself ends the process by
            _kernel.AssignProcessToJobObject(self._handle, int(vars(process)["_handle"]))

        def close(self) -> None:
            """Let the job go, and with it every process in it."""
            handle, self._handle = self._handle, None
            if handle:
                _kernel.CloseHandle(handle)
