"""`update show|copy|keys`: what an update on a stick is, checked; and its installer, checked, in a folder."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from liaison.app.command_line.command import CHECK_FAILED, DONE, NOTHING_FOUND, Command
from liaison.app.command_line.pack_lines import signed_line, signer_line
from liaison.app.command_line.session import Session
from liaison.base.translations import tr
from liaison.domain.steps import result_of
from liaison.domain.updates import UpdateOffer
from liaison.services.updates.looking import look, this_machine, update_signers
from liaison.services.updates.staging import stage

_COPY = "liaison-desk-update"


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="check an update and tell what it is", parents=[common], allow_abbrev=False)
    show.add_argument("place", type=Path, help="the folder, or the file")
    copy = actions.add_parser(
        "copy", help="check an update and copy this machine's installer", parents=[common], allow_abbrev=False
    )
    copy.add_argument("place", type=Path, help="the folder, or the file")
    copy.add_argument("target", type=Path, help="where a folder liaison-desk-update is made for it")
    actions.add_parser("keys", help="whose updates are taken", parents=[common], allow_abbrev=False)


def _run(arguments: argparse.Namespace, session: Session) -> int:
    signers = update_signers(session.policy)
    if arguments.action == "keys":
        session.answer(signers, [signer_line(one) for one in signers])
        return DONE if signers else NOTHING_FOUND
    offer = look(arguments.place, signers, this_machine(), date.today(), session.policy)
    if arguments.action == "show":
        answer = {"update": offer.manifest, "signer": offer.signer, "file": offer.file, "refusal": _refusal(offer)}
        session.answer(answer, _lines(offer))
        return DONE if offer.refusal is None else CHECK_FAILED
    if offer.refusal is not None:
        raise offer.refusal
    staged = result_of(stage(arguments.place, offer, arguments.target / _COPY))
    session.answer({"installer": staged.path, "command": staged.command}, [staged.command or str(staged.path)])
    return DONE


def _lines(offer: UpdateOffer) -> list[str]:
    version = tr("{file}: version {version}", file="Liaison Desk", version=offer.manifest.version)
    return [f"{version}, {signed_line(offer.signer.label)}", offer.notes.strip(), *filter(None, [_refusal(offer)])]


def _refusal(offer: UpdateOffer) -> str | None:
    return str(offer.refusal) if offer.refusal else None


UPDATE = Command("update", "check an update of the program", _add_arguments, _run, has_actions=True)
