"""The days between which a partial date lies, as numbers that SQL compares: 2019-08-02 is 20190802.

The expressions read the stored form of `PartialDateText` and are kept in generated columns, so that a question on a day decides in an
index how a fact stands on it, without reading a date. NEVER and ALWAYS stand for an open end.
"""

from __future__ import annotations

NEVER, ALWAYS = 99991231, 0


def first_day(column: str) -> str:
    """SQL for the first day a stored date can be; ALWAYS when it is open (before)."""
    anchor = f"substr({column}, 1, 10)"
    return (
        f"CASE substr({column}, 11, 1) WHEN '0' THEN {ALWAYS} "
        f"WHEN '9' THEN CAST(strftime('%Y%m%d', {anchor}, '+1 day') AS INTEGER) ELSE {_number(anchor)} END"
    )


def last_day(column: str) -> str:
    """SQL for the last day a stored date can be; NEVER when it is open (after)."""
    anchor = f"substr({column}, 1, 10)"
    point = _end_of(f"rtrim(substr({column}, 15), '~')")
    until = _end_of(f"substr({column}, instr({column}, '/') + 1)")
    return (
        f"CASE substr({column}, 11, 1) WHEN '0' THEN CAST(strftime('%Y%m%d', {anchor}, '-1 day') AS INTEGER) "
        f"WHEN '9' THEN {NEVER} WHEN '3' THEN {until} ELSE {point} END"
    )


def _end_of(point: str) -> str:
    """The last day of a year, a month or a day in its text form."""
    return (
        f"CASE length({point}) WHEN 4 THEN CAST({point} || '1231' AS INTEGER) "
        f"WHEN 7 THEN CAST(strftime('%Y%m%d', {point} || '-01', '+1 month', '-1 day') AS INTEGER) "
        f"ELSE {_number(point)} END"
    )


def _number(day: str) -> str:
    return f"CAST(replace({day}, '-', '') AS INTEGER)"


_BEGINS = "coalesce(valid_from, CASE looks_back WHEN 1 THEN NULL ELSE held_on END)"
COVERAGE_DAYS: dict[str, str] = {
    "begins_first": f"coalesce({first_day(_BEGINS)}, {ALWAYS})",
    "begins_last": f"CASE WHEN {_BEGINS} IS NULL THEN {ALWAYS} ELSE {last_day(_BEGINS)} END",
    "ends_first": f"CASE WHEN valid_to IS NULL THEN {NEVER} ELSE {first_day('valid_to')} END",
    "ends_last": f"CASE WHEN valid_to IS NULL THEN {NEVER} ELSE {last_day('valid_to')} END",
    "spoken": (
        f"CASE WHEN as_of IS NULL THEN 0 WHEN substr(as_of, 11, 1) = '9' THEN {first_day('as_of')} "
        f"ELSE {last_day('as_of')} END"
    ),
}
"""What a coverage statement's dates come to; see `CoverageFact.standing`, which these must agree with."""
