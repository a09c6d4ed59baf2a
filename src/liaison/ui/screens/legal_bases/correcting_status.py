"""Which statements of a country's status can be corrected, and what the pack says beside a corrected one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from liaison.base.translations import tr
from liaison.domain.corrections import PARTY
from liaison.domain.instruments import EUROPEAN_UNION, Instrument, PartyFact, PartyStatus
from liaison.domain.provenance import Origin
from liaison.ui.correcting.facts import Choice, Correctable, Field, Fields, as_text, correction_note, deciding
from liaison.ui.widgets.reference.names import Names


def of_party(fact: PartyFact, instrument: Instrument, names: Names) -> Correctable:
    """What is said of a country under an instrument."""
    title = tr("{country} under {instrument}", country=country_of(fact, names), instrument=instrument.name)
    return Correctable(PARTY, fact.key, title, _fields(fact))


def correctable(facts: Iterable[PartyFact]) -> tuple[PartyFact, ...]:
    """Those the pack states; an officer's own are withdrawn instead."""
    return tuple(fact for fact in facts if fact.origin is Origin.PACK)


def notes(fact: PartyFact) -> Iterator[str]:
    """What the pack says of each corrected field."""
    for field in _fields(fact):
        applied = deciding(fact.corrections, field.name)
        if applied is not None:
            yield tr("{field}: {note}", field=field.label, note=correction_note(field, applied))


def country_of(fact: PartyFact, names: Names) -> str:
    """The country's name, or the Union's."""
    return tr("European Union") if fact.country_iso2 == EUROPEAN_UNION else names.country(fact.country_iso2)


def choose(
    facts: tuple[PartyFact, ...], names: Names, parent: QWidget, at: QPoint, chosen: Callable[[PartyFact], None]
) -> QMenu | None:
    """Ask which of several is meant; the menu, None when there is only one to choose."""
    if len(facts) == 1:
        chosen(facts[0])
        return None
    menu = QMenu(parent)
    for fact in facts:
        day = str(fact.date) if fact.date is not None else tr("date not known")
        action = menu.addAction(f"{country_of(fact, names)}: {fact.status.label}, {day}")
        action.triggered.connect(lambda _, one=fact: chosen(one))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu


def _fields(fact: PartyFact) -> tuple[Field, ...]:
    make = Fields(fact.corrections)
    statuses = (Choice(status.value, status.label) for status in PartyStatus)
    return (
        make.field("status", tr("Status"), fact.status.value, statuses),
        make.field("status_date", tr("Date of the status"), as_text(fact.date), is_date=True),
        make.field("reservation", tr("Reservation or declaration"), fact.reservation),
        make.field("remark", tr("Remark"), fact.remark),
    )
