"""What took the place of a statement on coverage that has ended."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.domain.coverage import CoverageFact
from liaison.domain.coverage_ranking import spoken_day
from liaison.domain.provenance import Strength


def superseding(ended: CoverageFact, facts: Iterable[CoverageFact]) -> tuple[CoverageFact, Strength] | None:
    """The fact that took the place of `ended`, among facts on the same country; None when that is not known.

    STATED for a newer statement on the same office; DERIVED for another office, of which the very source that looks back at the ended
    coverage says that it covers the country.
    """
    there = [fact for fact in facts if fact.key != ended.key and fact.country_iso2 == ended.country_iso2]
    newer = [fact for fact in there if fact.office_id == ended.office_id and spoken_day(fact) > spoken_day(ended)]
    if newer:
        return min(newer, key=lambda fact: (spoken_day(fact), fact.key)), Strength.STATED
    source = ended.provenance.url if ended.looks_back else ""
    instead = [
        fact
        for fact in there
        if source and fact.provenance.url == source and fact.office_id != ended.office_id and fact.valid_to is None
    ]
    return (min(instead, key=lambda fact: (fact.role, fact.key)), Strength.DERIVED) if instead else None
