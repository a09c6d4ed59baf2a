"""`check`: the store's pages, its journal, its records."""

from __future__ import annotations

import argparse

from liaison.app.command_line.command import CHECK_FAILED, DONE, Command
from liaison.app.command_line.session import Session
from liaison.services.check import CheckService


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        found = CheckService(opened.store, opened.folder).check()
    details = [*found.damaged_pages, *found.broken_links, *found.differing_rows]
    details += [f"{lost.table} {lost.id} {lost.field}" for lost in found.lost_references]
    details += [f"attachment {one.id} {one.fault}" for one in found.wrong_contents]
    session.answer(found, [*found.sentences(), *(f"  {detail}" for detail in details)])
    return DONE if found.sound else CHECK_FAILED


CHECK = Command("check", "compare the store with its journal", lambda parser, common: None, _run)
