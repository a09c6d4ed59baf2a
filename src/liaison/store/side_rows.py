"""The sides of a meeting with everything they are called, and whose promise each of its follow-ups is by that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from liaison.domain.meetings import Delegation
from liaison.domain.note_records import OPEN
from liaison.domain.rows import RowKey
from liaison.domain.sides import Promiser, Sides
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.meeting_rows import delegations_of
from liaison.store.note_record_rows import OF_CASE, OF_MEETING, NoteOwner
from liaison.store.own_office import names_of_agency, own_office
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.name_rows import names_to_search
from liaison.store.schema.cases import case_side
from liaison.store.schema.meetings import follow_up

_COUNTRIES = "SELECT iso2, name_en, name_ru FROM ref_country WHERE iso2 IN (SELECT value FROM json_each(:wanted))"


def sides_of(connection: Connection, meeting: RowKey) -> Sides:
    """Who sits at a meeting, for asking whose promises are whose."""
    delegations = delegations_of(connection, meeting)
    return Sides(delegations, own_office(connection), _further_names(connection, delegations))


def sides_of_case(connection: Connection, case: RowKey) -> Sides:
    """The countries and agencies that have to do with a case, for asking whose promises are whose."""
    question = select(case_side.c.id, case_side.c.name, case_side.c.agency_id, case_side.c.country_iso2).where(
        case_side.c.case_id == case.id, case_side.c.deleted == 0, case_side.c.scope == case.scope
    )
    sides = tuple(
        Delegation(RowKey(case.scope, identity), name or "", None, agency, None, country)
        for identity, name, agency, country in connection.execute(question.order_by(case_side.c.id))
    )
    return Sides(sides, own_office(connection), _further_names(connection, sides))


def owners_of_open_promises(connection: Connection) -> tuple[NoteOwner, ...]:
    """The meetings and cases in whose notes something open stands."""
    question = select(follow_up.c.scope, follow_up.c.meeting_id, follow_up.c.case_id).where(
        follow_up.c.deleted == 0, follow_up.c.state == OPEN, follow_up.c.note_id.is_not(None)
    )
    return tuple(
        NoteOwner(OF_CASE, RowKey(scope, case)) if case else NoteOwner(OF_MEETING, RowKey(scope, meeting))
        for scope, meeting, case in connection.execute(question.distinct())
        if meeting or case
    )


def promiser_values(promiser: Promiser) -> dict[str, Scalar]:
    """Whose promise it is, as columns of a follow-up."""
    return {
        "direction": promiser.direction.value if promiser.direction else None,
        "owner_person_id": promiser.person_id,
        "counterpart_agency_id": promiser.counterpart_agency_id,
    }


def redirect(change: Change, owner: NoteOwner) -> None:
    """Say anew whose each promise is that stands in the notes, after another has to do with it or is called otherwise."""
    columns = follow_up.c
    question = select(columns.id, columns.owner_name).where(
        columns[owner.column] == owner.key.id,
        columns.deleted == 0,
        columns.scope == owner.key.scope,
        columns.note_id.is_not(None),
    )
    promises = change.connection.execute(question).all()
    if not promises:
        return
    find = sides_of_case if owner.column == OF_CASE else sides_of
    sides = find(change.connection, owner.key)
    for identity, name in promises:
        change.update("follow_up", (owner.key.scope, identity), promiser_values(sides.promiser(name or "")))


def names_of_agencies(connection: Connection, identities: Iterable[str]) -> dict[str, list[str]]:
    """Everything these agencies are called, in all scripts, by id."""
    found = {row.id: list(names_of_agency(row)) for row in agencies(connection, identities).values()}
    further = names_to_search(connection) if found else {}
    return {identity: [*names, *further.get(identity, ())] for identity, names in found.items()}


def _further_names(connection: Connection, delegations: Iterable[Delegation]) -> Mapping[str, list[str]]:
    sides = tuple(delegations)
    its_agencies = agencies(connection, (side.agency_id for side in sides if side.agency_id))
    its_offices = offices(connection, (side.office_id for side in sides if side.office_id))
    countries = ask(connection, _COUNTRIES, wanted=as_list(side.country_iso2 for side in sides if side.country_iso2))
    called = {row[0]: [name for name in row[1:] if name] for row in countries}
    further = names_to_search(connection) if its_agencies else {}
    found: dict[str, list[str]] = {}
    for side in sides:
        names = found.setdefault(side.key.id, [])
        agency = its_agencies.get(side.agency_id or "")
        office = its_offices.get(side.office_id or "")
        if agency is not None:
            names += (*names_of_agency(agency), *further.get(agency.id, ()))
        if office is not None:
            names += (office.name, office.city)
        names += called.get(side.country_iso2 or "", ())
    return found
