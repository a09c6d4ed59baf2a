"""What an authority does for other countries by a country's rules: central authority for what, how it is reached."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Origin, Provenance
from liaison.domain.references import AgencyReference

FUNCTIONS: dict[str, str] = {
    "central-authority": marked("Central authority"),
    "competent-authority": marked("Competent authority"),
    "contact-point": marked("Contact point"),
    "issuing-authority": marked("Issuing authority"),
    "executing-authority": marked("Executing authority"),
    "receiving-authority": marked("Receiving authority"),
    "investigating-authority": marked("Investigating authority"),
}
"""Functions one may choose; a pack's rules may name others, which are shown as they are."""


@dataclass(frozen=True, slots=True)
class Function:
    """One rule that names an agency.

    Attributes:
        function: a key of FUNCTIONS or any other identifier.
        measure: for what kind of help, a key of `liaison.domain.measures.MEASURES` or any other identifier; empty for any.
        instrument_id: the treaty it is named under; empty when none is stated.
        instrument: that treaty's title.
        channel: the way a request goes, in the source's words.
        languages: in which languages requests are taken, in the source's words or as codes.
        own_id: identity of the officer's own row; empty for the pack's.
    """

    agency: AgencyReference
    country_iso2: str
    function: str
    measure: str
    instrument_id: str
    instrument: str
    crime_type: str
    stage: str
    place: str
    channel: str
    languages: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    remark: str
    provenance: Provenance
    origin: Origin
    own_id: str = ""

    @property
    def label(self) -> str:
        """The function's name in the language in use."""
        return function_label(self.function)


def function_label(code: str) -> str:
    """The name of a function in the language in use; an unknown one as it is written."""
    word = FUNCTIONS.get(code)
    return tr(word) if word else code.replace("-", " ")
