"""`pack build|join|show|difference|install|back|trust|distrust`: reference packs and whose are taken."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from liaison.app.command_line.command import DONE, NOTHING_FOUND, ROWS_REJECTED, Command
from liaison.app.command_line.pack_lines import offer_lines, pack_line, signed_line, signer_line
from liaison.app.command_line.session import Session
from liaison.base.translations import tr
from liaison.domain.packs import PackIdentity, RejectedRow
from liaison.domain.signers import TrustedBy, signer_of_key
from liaison.services import pack_files, packs
from liaison.services.pack_trust import PackTrust
from liaison.services.packs import Consent, PackChange
from liaison.services.signatures import read_key

_UNSIGNED = "also when nobody signed it; only for a file you know the way of"


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, text: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=text, description=text, parents=[common], allow_abbrev=False)

    _build_arguments(action("build", "build a pack file from a folder of CSV files"))
    join = action("join", "put a pack and the signature beside it into one file")
    join.add_argument("file", type=Path)
    join.add_argument("target", type=Path)
    show = action("show", "what a file says of itself, or the pack in use")
    show.add_argument("file", type=Path, nargs="?")
    difference = action("difference", "what a pack would change")
    difference.add_argument("file", type=Path)
    difference.add_argument("--unsigned-too", action="store_true", help=_UNSIGNED)
    difference.add_argument("--all", action="store_true", help="every fact, not only those of what you work with")
    install = action("install", "replace the store's pack; the one before is kept")
    install.add_argument("file", type=Path)
    install.add_argument("--older-too", action="store_true", help="also when it is older than the installed one")
    install.add_argument("--unsigned-too", action="store_true", help=_UNSIGNED)
    action("back", "put the pack before in place of this one; once more leads forward again")
    trust = action("trust", "take packs of a signer, or tell whose are taken")
    trust.add_argument("key", nargs="?", help="a .pub file of minisign, or the key itself")
    trust.add_argument("--name", default="", help="whose key it is")
    trust.add_argument(
        "--fingerprint", help="as its owner told it; without it the key's is printed, and nothing changed"
    )
    distrust = action("distrust", "take packs of a signer no longer")
    distrust.add_argument("key_id", help="as `pack trust` prints it")


def _build_arguments(build: argparse.ArgumentParser) -> None:
    build.add_argument("folder", type=Path)
    build.add_argument("target", type=Path)
    build.add_argument("--name", default="liaison-desk")
    build.add_argument("--version", required=True, help="for people, such as 2026.11")
    build.add_argument("--number", required=True, type=int, help="rising; an older pack has a lower one")
    build.add_argument("--date", type=date.fromisoformat, default=None, help="day of release, today when left out")
    build.add_argument("--expires", type=date.fromisoformat, default=None, help="last day on which it may be installed")
    build.add_argument("--strict", action="store_true", help="exit with 3 when any row was rejected")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    actions: dict[str, Callable[[argparse.Namespace, Session], int]] = {
        "build": _build,
        "join": _join,
        "show": _show,
        "difference": _difference,
        "install": _install,
        "back": _back,
        "trust": _trust,
        "distrust": _distrust,
    }
    return actions[arguments.action](arguments, session)


def _build(arguments: argparse.Namespace, session: Session) -> int:
    released = arguments.date or date.today()
    identity = PackIdentity(arguments.name, arguments.version, arguments.number, released, arguments.expires)
    report = packs.build(arguments.folder, arguments.target, identity)
    counts = ", ".join(f"{table} {count}" for table, count in sorted(report.manifest.counts.items()))
    lines = [tr("{file}: version {version}", file=report.file, version=report.manifest.version), counts]
    session.answer(report, lines + [_rejected(row) for row in report.rejected])
    return ROWS_REJECTED if report.rejected and arguments.strict else DONE


def _rejected(row: RejectedRow) -> str:
    return f"{row.file}:{row.line}: {row.field}: {row.reason}"


def _join(arguments: argparse.Namespace, session: Session) -> int:
    pack_files.join(arguments.file, arguments.target)
    session.answer(arguments.target, [str(arguments.target)])
    return DONE


def _show(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.file is not None:
        manifest = packs.show(arguments.file)
        session.answer(manifest, [pack_line(manifest)])
        return DONE
    with session.reference() as keeper:
        installed = session.packs(keeper).installed()
    session.answer(installed, [pack_line(installed) if installed else tr("none")])
    return DONE


def _difference(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        offer = session.packs(opened.store).look(arguments.file, Consent(unsigned=arguments.unsigned_too))
    answer = {
        "pack": offer.manifest,
        "signer": offer.signer,
        "replaces": offer.replaces,
        "counts": offer.difference.counts(),
        "changes": offer.difference.changes,
        "refusal": str(offer.refusal) if offer.refusal else None,
    }
    session.answer(answer, list(offer_lines(offer, arguments.all)))
    return DONE


def _install(arguments: argparse.Namespace, session: Session) -> int:
    consent = Consent(unsigned=arguments.unsigned_too, older=arguments.older_too)
    with session.store() as opened:
        service = session.packs(opened.store)
        change = service.install(arguments.file, consent)
        signed = signed_line(service.signed_by())
    return _told(change, session, signed)


def _back(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        service = session.packs(opened.store)
        change = service.go_back()
        signed = signed_line(service.signed_by())
    return _told(change, session, signed)


def _told(change: PackChange, session: Session, signed: str) -> int:
    before = change.before.version if change.before else tr("none")
    line = tr(
        "Pack {after} installed ({signed}); before: {before}.", after=change.after.version, signed=signed, before=before
    )
    session.answer({"before": change.before, "after": change.after}, [line])
    return DONE


def _trust(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.key is None:
        with session.store() as opened:
            signers = PackTrust(opened.store, session.policy).signers()
        session.answer(signers, [signer_line(one) for one in signers])
        return DONE if signers else NOTHING_FOUND
    given = Path(arguments.key)
    is_file = given.exists()
    signer = read_key(given, TrustedBy.OFFICER) if is_file else signer_of_key(arguments.key, "", TrustedBy.OFFICER)
    if arguments.fingerprint is None:
        remark = tr("Compare this with what its owner tells you, then say --fingerprint. Nothing was changed.")
        session.answer(signer, [f"{signer.key_id}  {signer.fingerprint}", remark])
        return DONE
    with session.store() as opened:
        trusted = PackTrust(opened.store, session.policy).trust(signer, arguments.fingerprint, arguments.name)
    session.answer(trusted.signer, [signer_line(trusted.signer)])
    return DONE


def _distrust(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        changes = PackTrust(opened.store, session.policy).distrust(arguments.key_id)
    session.answer({"changed": changes is not None}, [tr("Done.") if changes else tr("none")])
    return DONE if changes else NOTHING_FOUND


PACK = Command("pack", "reference packs, and whose are taken", _add_arguments, _run, has_actions=True)
