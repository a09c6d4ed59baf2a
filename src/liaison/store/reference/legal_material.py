"""Reading all that one answer on legal bases needs, in as few questions as possible."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.crime_types import CrimeTypes
from liaison.domain.instruments import EUROPEAN_UNION
from liaison.domain.legal_judging import LegalMaterial, LegalQuestion, Scopes
from liaison.store.reference import legal_rows, vocabularies


def material_for(connection: Connection, question: LegalQuestion, limit: int) -> tuple[LegalMaterial, int]:
    """What is known of two countries, and how many of the instruments that fit were left out.

    Args:
        limit: the most conventions and acts that are read; those under which both countries are listed come first. Treaties between the
            two are always read.
    """
    members = legal_rows.union_memberships(connection)
    vocabulary = vocabularies.crime_types(connection) if question.crime else CrimeTypes(())
    a, b = (
        legal_rows.listed(connection, (country, EUROPEAN_UNION) if country in members else (country,))
        for country in (question.a, question.b)
    )
    scopes = Scopes(question, vocabulary)
    candidates = legal_rows.open_instruments(connection)
    fitting = [one.id for one in candidates if scopes.fit(one.covers, one.subjects) is not None]
    both = a & b
    read = sorted(fitting, key=lambda one: (one not in both, one not in a and one not in b, one))[:limit]
    wanted = {*read, *both.difference(one.id for one in candidates)}
    countries = (question.a, question.b, EUROPEAN_UNION)
    known = LegalMaterial(
        legal_rows.instruments(connection, wanted),
        legal_rows.parties(connection, wanted, countries),
        members,
        legal_rows.treaty_lists(connection, countries),
        vocabulary,
        legal_rows.pack_day(connection),
    )
    return known, len(fitting) - len(read)
