"""What verifications call the facts of an agency or office."""

from __future__ import annotations

from liaison.domain.directory import AgencyDetail, Competence, OfficeDetail
from liaison.domain.freshness import FactKind, FactName
from liaison.domain.provenance import Origin


def competence_name(one: Competence) -> FactName:
    """A competence: the id of an own row, else its agency and wording, the same in every pack."""
    return FactName(FactKind.COMPETENCE, one.own_id if one.origin is Origin.OWN else f"{one.agency.id}|{one.wording}")


def names_in(detail: OfficeDetail | AgencyDetail) -> tuple[FactName, ...]:
    """Everything in `detail` that can be checked."""
    competences = [competence_name(one) for one in detail.competences]
    holders = [FactName(FactKind.POST, one.id) for post in detail.posts for one in post.holders]
    if isinstance(detail, OfficeDetail):
        covers = [FactName(FactKind.COVERAGE, fact.key) for fact in detail.covers]
        return (FactName(FactKind.OFFICE, detail.id), *covers, *competences, *holders)
    return (FactName(FactKind.AGENCY, detail.id), *competences, *holders)
