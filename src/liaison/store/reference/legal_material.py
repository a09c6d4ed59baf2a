"""Reading all that one answer on legal bases needs, in as few questions as possible."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.instruments import EUROPEAN_UNION, LegalKind
from liaison.domain.legal_judging import LegalMaterial, LegalQuestion, Scopes
from liaison.domain.legal_scope import AskedCrime
from liaison.store.reference import legal_rows, vocabularies
from liaison.store.reference.legal_choice import choose


def material_for(connection: Connection, question: LegalQuestion, limit: int) -> tuple[LegalMaterial, int]:
    """What is known of two countries, and how many of the conventions that fit were left out.

    Args:
        limit: the most conventions and acts that are read; see `choose`.
    """
    pair = (question.a, question.b)
    members = legal_rows.union_memberships(connection, pair)
    scopes = scopes_for(connection, question.crime, question.kinds)
    chosen = choose(connection, *pair, members, scopes, limit)
    known = LegalMaterial(
        legal_rows.instruments(connection, chosen.ids),
        legal_rows.parties(connection, chosen.ids, (*pair, EUROPEAN_UNION)),
        members,
        legal_rows.treaty_lists(connection, pair),
        scopes,
        legal_rows.pack_facts(connection),
    )
    return known, chosen.left_out


def scopes_for(connection: Connection, crime: str, kinds: tuple[LegalKind, ...]) -> Scopes:
    """How instruments fit a crime (empty for any) and kinds of request."""
    parents = vocabularies.crime_parents(connection) if crime else {}
    return Scopes(AskedCrime.of(crime, parents), kinds)
