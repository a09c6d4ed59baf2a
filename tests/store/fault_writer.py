"""Writes into a store until it is killed, and says on standard output what it was told is saved: `ack <number>`.

Reads one JSON order a line: folder, key (hexadecimal), what ("notes" or "backups"), synchronous, count. With the argument `fork` every
order is carried out by a child of its own, so that 25 deaths do not cost 25 imports; without, by this process, once.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from liaison.domain.meetings import MeetingHeader
from liaison.services.backups import BackupService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.store.opening import open_store
from liaison.store.vault.key import DataKey

FILLER = "word for word " * 40


def carry_out(order: dict[str, Any]) -> None:
    """Write until killed, or `count` times."""
    folder, key = Path(order["folder"]), DataKey(bytes.fromhex(order["key"]))
    store = open_store(folder, key)
    if order.get("synchronous"):
        store.outside_transaction(f"PRAGMA synchronous = {order['synchronous']}")
    numbers = range(order["count"]) if "count" in order else itertools.count()
    if order["what"] == "backups":
        for number in numbers:
            BackupService(store, folder, key).back_up(Path(order["target"]))
            say(f"ack {number}")
    else:
        write_notes(store, order["what"], numbers)


def write_notes(store: Store, title: str, numbers: Any) -> None:
    """Save one note again and again."""
    service = MeetingService(store)
    meeting = service.meeting(service.create(MeetingHeader(title)).key)
    assert meeting is not None
    for number in numbers:
        service.save_note(meeting.note.key, f"{number}\n{FILLER[: number % 500]}")
        say(f"ack {number}")


def say(text: str) -> None:
    """In one piece, and at once."""
    os.write(1, f"{text}\n".encode())


def main() -> None:
    """Carry out what standard input orders."""
    for line in sys.stdin:
        order = json.loads(line)
        if sys.argv[1:] != ["fork"]:
            carry_out(order)
            # as if the power went: nothing is closed
            os._exit(0)
        child = os.fork()
        if child == 0:
            try:
                carry_out(order)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        say(f"started {child}")
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
