"""Of how many offices a country's answer is the first page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """Exact numbers of a country's answer, of which a page is listed.

    Attributes:
        offices, history, stated_later: how many there are of each.
        competent: offices that are known to be competent for the crime asked about.
        competent_agencies: agencies of those offices.
        agencies: agencies with an office that covers the country.
        crowded: agencies with more than one such office.
    """

    offices: int
    history: int
    stated_later: int
    competent: int
    competent_agencies: int
    agencies: int
    crowded: int
