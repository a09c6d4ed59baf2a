"""A policy in words, for the settings and the command line."""

from __future__ import annotations

from liaison.base.translations import tr, trn
from liaison.domain.policy import Policy, PolicyProblem


def decision_lines(policy: Policy) -> tuple[str, ...]:
    """What is decided, one sentence each; none when nothing is."""
    minutes = policy.lock_after_minutes
    said = (
        tr("The store is in {folder}.", folder=policy.store_folder) if policy.store_folder else "",
        trn("Locks when left alone for {n} minute at most.", "Locks when left alone for {n} minutes at most.", minutes)
        if minutes is not None
        else "",
        tr("The day's backup goes to {folder}.", folder=policy.backup_folder) if policy.backup_folder else "",
        *(tr("Reference packs of {signer} are taken.", signer=one.name or one.key) for one in policy.pack_signers),
        "" if policy.unsigned_packs else tr("Packs without a signature are not taken."),
        "" if policy.own_signers else tr("Nobody else's packs are taken."),
        "" if policy.updates else tr("Updates are not installed from within the program."),
        *(tr("Updates of {signer} are taken too.", signer=one.name or one.key) for one in policy.update_signers),
    )
    return tuple(line for line in said if line)


def problem_line(problem: PolicyProblem) -> str:
    """What is wrong, where, and what holds instead."""
    place = ", ".join(filter(None, (tr("line {n}", n=problem.line) if problem.line else "", problem.key)))
    told = f"{place}: {problem.reason}" if place else problem.reason
    return tr("{problem}; so {instead}", problem=told, instead=problem.instead) if problem.instead else told
