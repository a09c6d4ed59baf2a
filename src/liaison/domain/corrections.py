"""Setting an officer's corrections against what the pack says now, so that both can be shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from liaison.domain.coverage import OfficeKind, Role
from liaison.domain.dates import PartialDate
from liaison.domain.directory import AgencyKind, MemberRole
from liaison.domain.instruments import PartyStatus
from liaison.domain.provenance import AppliedCorrection, Basis, Correction, CorrectionState, JsonValue, Provenance

AGENCY, OFFICE, COVERAGE, MEMBERSHIP, PARTY = "agency", "office", "coverage", "membership", "party"


def _text(value: str) -> str:
    return value


def _country(value: str) -> str:
    if len(value) == 2 and value.isascii() and value.isupper():
        return value
    raise ValueError(value)


# what an officer may correct; each reads the text form and raises ValueError for what it cannot be
CORRECTABLE: dict[str, dict[str, Callable[[str], object]]] = {
    AGENCY: {
        "name_en": _text,
        "native_name": _text,
        "short_name": _text,
        "kind": AgencyKind,
        "parent_agency_id": _text,
        "country_iso2": _country,
        "website": _text,
        "phone": _text,
        "email": _text,
    },
    OFFICE: {
        "agency_id": _text,
        "name": _text,
        "kind": OfficeKind,
        "city": _text,
        "country_iso2": _country,
        "address": _text,
        "opening_hours": _text,
        "time_zone": _text,
        "phone": _text,
        "email": _text,
    },
    COVERAGE: {
        "role": Role,
        "crime_type": _text,
        "valid_from": PartialDate.parse,
        "valid_to": PartialDate.parse,
    },
    MEMBERSHIP: {
        "role": MemberRole,
        "valid_from": PartialDate.parse,
        "valid_to": PartialDate.parse,
    },
    PARTY: {
        "status": PartyStatus,
        "status_date": PartialDate.parse,
        "reservation": _text,
        "remark": _text,
    },
}
# what a fact cannot be without; a correction may empty the others
REQUIRED = frozenset({"name_en", "name", "kind", "role", "agency_id", "status"})


def readable(correction: Correction) -> bool:
    """True when this program knows the field and can read the value; one from a newer program may be neither."""
    read = CORRECTABLE.get(correction.table, {}).get(correction.field)
    if read is None or not correction.intact:
        return False
    if correction.value is None or correction.value == "":
        return correction.field not in REQUIRED
    try:
        return isinstance(correction.value, str) and read(correction.value) is not None
    except ValueError:
        return False


def applied(corrections: Iterable[Correction], pack_values: Mapping[str, JsonValue]) -> tuple[AppliedCorrection, ...]:
    """The corrections of one fact against the pack's present values, the oldest first.

    The newest readable one of a field decides; earlier ones stay, as OVERRULED.
    """
    ordered = sorted(corrections, key=lambda correction: correction.identity)
    deciding = {correction.field: correction.identity for correction in ordered if readable(correction)}
    return tuple(
        AppliedCorrection(
            correction,
            pack_values.get(correction.field),
            _state(correction, pack_values.get(correction.field), deciding.get(correction.field)),
        )
        for correction in ordered
    )


def vanished(corrections: Iterable[Correction]) -> tuple[AppliedCorrection, ...]:
    """Corrections of a fact that the installed pack no longer has."""
    return tuple(AppliedCorrection(correction, None, CorrectionState.VANISHED) for correction in corrections)


def values_in_force(
    corrections: Iterable[AppliedCorrection], pack_values: Mapping[str, JsonValue]
) -> dict[str, JsonValue]:
    """The pack's values with the deciding corrections in their place."""
    deciding = (one for one in corrections if one.state.decides)
    return {**pack_values, **{one.field: one.value for one in deciding}}


def source_of(applied: AppliedCorrection) -> Provenance:
    """The officer's own source behind a correction."""
    correction = applied.correction
    return Provenance(correction.source_title, "", correction.source_url, correction.as_of, Basis.OFFICER)


def decided_by(corrections: Iterable[AppliedCorrection], fields: Collection[str]) -> Provenance | None:
    """The officer's source on which one of these fields rests, the newest; None where all of them are the pack's."""
    deciding = [one for one in corrections if one.state.decides and one.field in fields]
    return source_of(max(deciding, key=lambda one: one.correction.identity)) if deciding else None


def _state(correction: Correction, pack_value: JsonValue, deciding: str | None) -> CorrectionState:
    if not readable(correction):
        return CorrectionState.UNREADABLE
    if correction.identity != deciding:
        return CorrectionState.OVERRULED
    if _same(pack_value, correction.value):
        return CorrectionState.CONFIRMED
    if not _same(pack_value, correction.pack_value):
        return CorrectionState.CHANGED_UNDERNEATH
    return CorrectionState.IN_FORCE


def _same(left: JsonValue, right: JsonValue) -> bool:
    """Equal, where an empty text and no value both mean "not given"."""
    return (left or None) == (right or None)
