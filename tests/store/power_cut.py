"""What a disk may hold after the power went: rebuilt from a recording of everything a process wrote and synced.

Everything before the last sync of a file is there. Of what was written to it later, any part may be there, and the last write may be
torn at a sector.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Event:
    """A call that succeeded: `write`, `truncate`, `sync`, `create`, `unlink` of a file, or `ack` of a number."""

    kind: str
    file: str = ""
    place: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """Files as they are on the medium, and what was written to them since their last sync."""

    files: dict[str, bytearray]
    pending: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: int = -1

    def see(self, event: Event) -> None:
        """Go on by one event."""
        if event.kind == "ack":
            self.acknowledged = event.place
        elif event.kind == "unlink":
            self.files.pop(event.file, None)
            self.pending.pop(event.file, None)
        else:
            self.files.setdefault(event.file, bytearray())
        if event.kind in ("write", "truncate"):
            self.pending[event.file].append(event)
        elif event.kind == "sync":
            for waiting in self.pending.pop(event.file, []):
                apply(self.files[event.file], waiting)

    def after_a_cut(self, chance: random.Random, kept: str) -> dict[str, bytes]:
        """What the medium may hold: of what was not synced nothing, a part, or a part whose end is torn."""
        found = {name: bytearray(content) for name, content in self.files.items()}
        for name, waiting in self.pending.items():
            survivors = [] if kept == "nothing" else [event for event in waiting if chance.random() < 0.5]
            for event in survivors:
                torn = kept == "torn" and event is survivors[-1] and len(event.content) > SECTOR
                length = SECTOR * chance.randrange(1, len(event.content) // SECTOR + 1) if torn else len(event.content)
                apply(found[name], Event(event.kind, event.file, event.place, event.content[:length]))
        return {name: bytes(content) for name, content in found.items()}


def apply(content: bytearray, event: Event) -> None:
    """Do to a file what an event did."""
    if event.kind == "write":
        content.extend(bytes(max(0, event.place - len(content))))
        content[event.place : event.place + len(event.content)] = event.content
    elif event.place < len(content):
        del content[event.place :]
    else:
        content.extend(bytes(event.place - len(content)))


def recorded(folder: Path, order: dict[str, Any], log: Path) -> list[Event]:
    """Carry out an order of `fault_writer` under strace; everything it did to the files in `folder`."""
    calls = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
    command = ["strace", "-xx", "-s", "1000000", "-o", str(log), "-e", f"trace={calls}", sys.executable]
    program = Path(__file__).with_name("fault_writer.py")
    subprocess.run([*command, str(program)], input=json.dumps(order), text=True, check=True, capture_output=True)
    return list(_events(folder, log))


def _events(folder: Path, log: Path) -> Iterator[Event]:
    names: dict[int, str] = {}
    with log.open() as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None or int(found[3]) < 0:
                continue
            call, arguments, result = found[1], found[2], int(found[3])
            if call in ("openat", "unlink"):
                path = Path(_text(arguments).decode("utf-8", "replace"))
                if path.parent == folder:
                    yield Event("create" if call == "openat" else "unlink", path.name)
                    names[result] = path.name
                elif call == "openat":
                    names.pop(result, None)
                continue
            descriptor = int(arguments.split(",")[0])
            if call == "close":
                names.pop(descriptor, None)
            elif call == "write" and descriptor == 1:
                yield from _acknowledgements(_text(arguments))
            elif descriptor in names:
                yield _event(call, names[descriptor], arguments)


def _event(call: str, name: str, arguments: str) -> Event:
    if call in ("fsync", "fdatasync"):
        return Event("sync", name)
    place = int(arguments.rsplit(",", 1)[1])
    if call == "ftruncate":
        return Event("truncate", name, place)
    assert call == "pwrite64", call
    return Event("write", name, place, _text(arguments))


def _acknowledgements(output: bytes) -> Iterator[Event]:
    for line in output.decode().splitlines():
        if line.startswith("ack "):
            yield Event("ack", place=int(line.split()[1]))


def _text(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    assert found is not None, arguments[:200]
    return bytes.fromhex(found[1].replace("\\x", ""))
