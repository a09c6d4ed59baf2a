"""Controlled deliveries in words: what is written down, and loudly what is not; nothing is concluded from silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Check, Consent, Delivery, DeliveryFacts, HandOver, Seizure, StateConsent
from liaison.domain.opening import OpenState
from liaison.services.opening import Seat, opening
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.cases.fields.cells import NOT_WRITTEN, OPEN, Cell, Tone, missing
from liaison.ui.screens.cases.fields.reading import amount_text
from liaison.ui.widgets.reference.names import BESIDE, Names

DONE, REFUSED = "✓\u00a0", "✕\u00a0"
"""Marks of what is agreed and of what was refused; a consent that is open has the mark `OPEN`."""


def consent_cell(consent: Consent | None, *, is_agreed: bool) -> Cell:
    """What a state said, loud unless it settles the matter."""
    if consent is None:
        return Cell(OPEN + tr(NOT_WRITTEN), tone=Tone.WARN, is_chip=True)
    if consent is Consent.REFUSED:
        return Cell(REFUSED + consent.label, tone=Tone.BAD, is_chip=True)
    if is_agreed:
        return Cell(DONE + consent.label, tone=Tone.GOOD, is_chip=True)
    return Cell(OPEN + consent.label, tone=Tone.WARN, is_chip=True)


def state_cells(
    state: StateConsent, agencies: Mapping[str, str], names: Names, *, is_first: bool, is_last: bool
) -> tuple[Cell, ...]:
    """A state on the route, column by column."""
    place = tr("the route begins here") if is_first else tr("the route ends here") if is_last else ""
    authority = agencies.get(state.authority_id) or state.authority_name or state.authority_id
    paper = (state.reference, date_in_words(state.given_on, short=True) if state.given_on is not None else "")
    noted = BESIDE.join(part for part in paper if part)
    return (
        Cell(names.country(state.country_iso2), place, is_bold=True),
        _movement(state.entry, applies=not is_first),
        _movement(state.transit, applies=not is_first and not is_last),
        _movement(state.leaving, applies=not is_last),
        consent_cell(state.supervision, is_agreed=state.supervision is Consent.GIVEN),
        Cell(authority, noted) if authority else Cell(missing().text, noted, Tone.WARN),
        Cell(state.conditions) if state.conditions else Cell(tr(NOT_WRITTEN), tone=Tone.QUIET),
        _contact(state),
    )


def hand_over_cells(one: HandOver, names: Names) -> tuple[Cell, ...]:
    """Where one state's officers give the consignment to the next's."""
    day = date_in_words(one.happens_on, short=True) if one.happens_on is not None else ""
    hour = f"{one.at} ({one.time_zone})" if one.at and one.time_zone else one.at or one.time_zone
    lacking = ((tr("day"), day), (tr("hour"), one.at), (tr("time zone"), one.time_zone))
    open_parts = ", ".join(name for name, written in lacking if not written)
    known = ", ".join(part for part in (day, hour) if part)
    told = f"{OPEN}{tr('not written down: {parts}', parts=open_parts)}" if open_parts else ""
    return (
        Cell(f"{names.country(one.from_iso2)} → {names.country(one.to_iso2)}", is_bold=True),
        Cell(one.place) if one.place else missing(),
        Cell(known, told, note_tone=Tone.WARN) if known else Cell(told, tone=Tone.WARN),
        Cell(one.remark),
    )


def seizure_cells(one: Seizure, names: Names) -> tuple[Cell, ...]:
    """What was taken, where, and who was arrested; what is not known is said to be that."""
    place = ", ".join(part for part in (names.country(one.country_iso2) if one.country_iso2 else "", one.place) if part)
    arrested = str(one.arrested) if one.arrested is not None else ""
    return (
        Cell(one.goods, "" if one.delivery_id else tr("not of this delivery"), is_bold=True),
        _told(amount_text(one.amount, one.unit)),
        _told(place),
        _told(date_in_words(one.seized_on, short=True) if one.seized_on is not None else ""),
        _told(arrested),
        _told(one.source, one.remark),
    )


def facts_of(facts: DeliveryFacts, agencies: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    """The delivery as a whole: names of facts, what is written, and whether it has to be."""
    yield tr("Goods"), facts.goods, True
    yield tr("Amount"), amount_text(facts.amount, facts.unit), False
    substituted = facts.substitution.label if facts.substitution is not None else ""
    if facts.substituted_by:
        substituted = ", ".join(part for part in (substituted, facts.substituted_by) if part)
    yield tr("Substitution"), substituted, facts.substitution is None
    yield tr("Lead agency"), agencies.get(facts.lead_agency_id) or facts.lead_name or facts.lead_agency_id, True
    yield tr("Begins"), date_in_words(facts.begins_on) if facts.begins_on is not None else "", True
    yield tr("State"), facts.state.label, False


def further_facts(facts: DeliveryFacts) -> Iterator[tuple[str, str, bool]]:
    """What takes more room: when it is stopped, what came of it, how it may be passed on."""
    yield tr("Stopped and seized at once"), facts.stop_conditions, True
    ended = date_in_words(facts.ended_on) if facts.ended_on is not None else ""
    told = (
        (tr("Result"), ": ".join(part for part in (ended, facts.result) if part)),
        (tr("Marking"), facts.tlp.value if facts.tlp is not None else ""),
        (tr("Handling code"), facts.handling_code),
        (tr("Conditions of use"), facts.conditions_of_use),
        (tr("Originator"), facts.originator),
    )
    yield from ((name, text, False) for name, text in told if text)


def check_cell(check: Check, names: Names) -> Cell:
    """What is not agreed, with the state it is about: a refusal louder than silence."""
    sentence = check.sentence
    if check.country_iso2:
        sentence = f"{names.country(check.country_iso2)}: {sentence}"
    if check.is_refused:
        return Cell(f"{REFUSED}{sentence}: {Consent.REFUSED.label}", tone=Tone.BAD)
    return Cell(OPEN + sentence)


def name_of(delivery: Delivery) -> str:
    """What one of several deliveries is called."""
    facts = delivery.facts
    when = date_in_words(facts.begins_on, short=True) if facts.begins_on is not None else ""
    return " · ".join(part for part in (facts.goods or tr("goods not written down"), when, facts.state.label) if part)


def _movement(consent: Consent | None, *, applies: bool) -> Cell:
    if applies:
        return consent_cell(consent, is_agreed=consent is not None and consent.settles)
    # a movement the route does not have needs no consent, but what was written down is not hidden
    return Cell(consent.label if consent is not None else "—", tone=Tone.QUIET)


def _told(text: str, note: str = "") -> Cell:
    return Cell(text, note) if text else Cell(tr(NOT_WRITTEN), note, Tone.QUIET)


def _contact(state: StateConsent) -> Cell:
    if not state.contact_name and not state.contact_phone:
        return missing()
    clock = opening_in_words(state)
    if state.contact_name and state.contact_phone:
        return Cell(state.contact_name, f"{state.contact_phone}\n{clock}")
    lacking = tr("no telephone written down") if state.contact_name else tr("no name written down")
    return Cell(OPEN + lacking, f"{state.contact_name or state.contact_phone}\n{clock}", Tone.WARN)


def opening_in_words(state: StateConsent) -> str:
    """Whether the contact can be reached now, by their own clock; a zone nobody stated is said to be derived."""
    told = opening(Seat(state.contact_hours, state.contact_zone, "", state.country_iso2))
    mark = DONE if told.state is OpenState.OPEN else ""
    parts = [mark + told.state.label]
    if told.there is not None:
        parts.append(tr("{time} there", time=f"{told.there:%H:%M}"))
        if told.zone_from.derived:
            parts.append(tr("time zone taken from the country, not stated"))
    return BESIDE.join(parts)
