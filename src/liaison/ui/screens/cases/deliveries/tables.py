"""The tables of a controlled delivery."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.ui.screens.cases.fields.table_card import TableCard


def states_card() -> TableCard:
    """What each state on the route said."""
    columns = (
        (tr("Country"), 13),
        (tr("Entry"), 11),
        (tr("Transit"), 11),
        (tr("Exit"), 11),
        (tr("Supervision"), 11),
        (tr("Authority and reference"), 15),
        (tr("Conditions"), 13),
        (tr("Contact on duty"), 15),
    )
    return TableCard(
        tr("State by state"),
        columns,
        tr("Add a state"),
        tr("Change the state"),
        tr("Take the state off the route"),
        tr("No state is on the route yet."),
    )


def hand_overs_card() -> TableCard:
    """Where it is handed over."""
    columns = ((tr("From and to"), 26), (tr("Place"), 26), (tr("Day and hour"), 26), (tr("Remark"), 22))
    return TableCard(
        tr("Hand-over points"),
        columns,
        tr("Add a hand-over"),
        tr("Change the hand-over"),
        tr("Remove the hand-over"),
        tr("No hand-over is written down yet."),
    )


def seizures_card() -> TableCard:
    """What was taken."""
    columns = (
        (tr("What was taken"), 20),
        (tr("Amount"), 14),
        (tr("Where"), 20),
        (tr("When"), 14),
        (tr("Persons arrested"), 14),
        (tr("Known from"), 18),
    )
    return TableCard(
        tr("Seizures"),
        columns,
        tr("Add a seizure"),
        tr("Change the seizure"),
        tr("Remove the seizure"),
        tr("Nothing was seized, or nothing is known of it."),
    )
