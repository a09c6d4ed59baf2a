"""The journalled tables by name: what the journal folds into, and which fields hold text that merges."""

from __future__ import annotations

from sqlalchemy import Table

from liaison.store.schema import cases, directory, finding, meetings, signed_packs

JOURNALLED: dict[str, Table] = {
    table.name: table
    for table in (
        directory.agency,
        directory.office,
        directory.coverage,
        directory.competence,
        directory.competence_rule,
        directory.body,
        directory.membership,
        directory.name,
        directory.person,
        directory.post,
        directory.post_holder,
        directory.source,
        directory.citation,
        directory.verification,
        directory.correction,
        directory.instrument,
        directory.party,
        directory.treaty_wish,
        meetings.meeting_series,
        meetings.meeting,
        meetings.delegation,
        meetings.participant,
        meetings.agenda_item,
        meetings.note,
        meetings.statement,
        meetings.outcome,
        meetings.follow_up,
        meetings.topic,
        meetings.attachment,
        meetings.minutes_version,
        meetings.meeting_template,
        cases.case_file,
        cases.case_side,
        cases.case_number,
        cases.case_interest,
        cases.case_happening,
        cases.case_leg,
        cases.case_step,
        cases.request,
        cases.request_step,
        cases.controlled_delivery,
        cases.delivery_consent,
        cases.delivery_hand_over,
        cases.seizure,
        cases.operation_figure,
        cases.link,
        finding.saved_search,
        signed_packs.pack_signer,
    )
}

# their operations carry updates of a shared document, not whole values
MERGED_TEXT = frozenset({("note", "body")})
