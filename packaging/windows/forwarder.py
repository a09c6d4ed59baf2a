"""python3.dll, which modules built for every CPython 3 take their names from: it hands each name on to the interpreter's own DLL.

CPython's python3.dll is nothing else; it comes with its installers and not with its other files.
"""

import re
import struct
from collections.abc import Iterable
from pathlib import Path

from release.steps import StepFailed
from release.tools import run

_OBJDUMP = "x86_64-w64-mingw32-objdump"
_EXPORT_DIRECTORY, _CHECKSUM, _OPTIONAL_HEADER = 112, 64, 24
"""Offsets: two inside the optional header of a 64-bit image, which itself begins so far behind the signature."""


def make(interpreter: Path, target: Path, modules: Iterable[Path]) -> None:
    """Write the forwarding DLL; raises StepFailed where `modules` need a name that the interpreter lacks."""
    offered, needed = exported_names(interpreter), set[str]()
    for module in modules:
        needed |= names_taken(module, "python3.dll")
    if needed - offered:
        raise StepFailed(f"{interpreter.name} lacks {', '.join(sorted(needed - offered))}")
    definition = target.with_suffix(".def")
    lines = [f"  {name}={interpreter.stem}.{name}" for name in sorted(offered)]
    definition.write_text("\n".join([f"LIBRARY {target.name}", "EXPORTS", *lines]) + "\n", encoding="ascii")
    fixed = ["-Wl,--no-insert-timestamp", "-Wl,--image-base=0x180000000", "-Wl,-e,0"]
    run("x86_64-w64-mingw32-gcc-win32", "-shared", "-nostdlib", "-s", "-o", target, definition, *fixed)
    definition.unlink()
    target.write_bytes(without_clock(target.read_bytes()))


def exported_names(library: Path) -> set[str]:
    """What a DLL offers of Python's names."""
    listing = run(_OBJDUMP, "-p", library)
    table = listing[listing.index("[Ordinal/Name Pointer] Table") :]
    return set(re.findall(r"\] (?:\+base\[ *\d+\] +\w+ )?(_?Py\w+)", table))


def names_taken(module: Path, library: str) -> set[str]:
    """What a module takes from one DLL."""
    listing = run(_OBJDUMP, "-p", module)
    found = re.search(rf"DLL Name: {re.escape(library)}\n(.*?)(?:\n\n|\Z)", listing, re.DOTALL | re.IGNORECASE)
    return set(re.findall(r"\b(_?Py\w+)\b", found[1])) if found else set()


def without_clock(image: bytes) -> bytes:
    """A PE image without the time that the linker wrote into its export directory, and without the checksum over it."""
    content = bytearray(image)
    (header,) = struct.unpack_from("<I", content, 0x3C)
    (sections,) = struct.unpack_from("<H", content, header + 6)
    (optional_size,) = struct.unpack_from("<H", content, header + 20)
    optional = header + _OPTIONAL_HEADER
    (exports,) = struct.unpack_from("<I", content, optional + _EXPORT_DIRECTORY)
    struct.pack_into("<I", content, optional + _CHECKSUM, 0)
    for index in range(sections):
        section = optional + optional_size + 40 * index
        size, address, _, place = struct.unpack_from("<4I", content, section + 8)
        if exports and address <= exports < address + size:
            struct.pack_into("<I", content, place + exports - address + 4, 0)
    return bytes(content)
