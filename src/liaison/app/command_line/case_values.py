"""Cases and requests as values for scripts: what follows from the facts is written beside them."""

from __future__ import annotations

from datetime import date

from liaison.app.command_line.case_whole import WholeCase
from liaison.domain.cases.requests import RequestRow


def case_value(whole: WholeCase, today: date) -> dict[str, object]:
    """One case, whole, its chain in order and numbered from 1."""
    case = whole.case
    ordered = case.chain.in_order()
    numbers = {leg.key.id: number for number, leg in enumerate(ordered, 1)}
    legs = []
    for leg in ordered:
        answer = whole.answer.of(leg.facts.country_iso2)
        first = answer.first
        legs.append(
            {
                "number": numbers[leg.key.id],
                "leads_to": [numbers[one] for one in dict.fromkeys(case.chain.after(leg.key.id))],
                "key": leg.key,
                "facts": leg.facts,
                "call_first": first.office if first is not None else None,
                "is_gap": answer.is_gap,
                "is_without_competent": answer.is_without_competent,
                "basis": answer.verdict,
                "basis_name": answer.basis_name,
                "basis_missing": [gap.kind for gap in answer.basis.gaps] if answer.basis is not None else [],
                "requests": [request.key for request in answer.requests],
            }
        )
    return {
        "key": case.key,
        "facts": case.facts,
        "crimes": case.crimes,
        "sides": case.sides,
        "numbers": case.numbers,
        "interests": case.interests,
        "happenings": case.happenings,
        "agencies": case.agencies,
        "chain": legs,
        "chain_problems": whole.problems,
        "requests": [request_value(request, today) for request in whole.requests],
        "deliveries": [
            {"delivery": delivery, "not_agreed": [check for check in checks if not check.is_agreed]}
            for delivery, checks in whole.deliveries
        ],
        "seizures": whole.seizures,
        "meetings": case.meetings,
        "note": whole.note,
        "files": whole.files,
    }


def request_value(row: RequestRow, today: date) -> dict[str, object]:
    """A request with how long it waits, in days."""
    return {"request": row, "days_waiting": row.days_open(today), "is_overdue": row.is_overdue(today)}
