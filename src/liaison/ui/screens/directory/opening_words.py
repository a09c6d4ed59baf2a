"""Whether an office is open, in words: for the badge that follows the clock, and for the table of its facts."""

from __future__ import annotations

from datetime import datetime

from liaison.base.translations import tr
from liaison.domain.directory import OfficeDetail
from liaison.domain.opening import Opening, OpenState, ZoneFrom
from liaison.ui.screens.directory.page import Badge, Cell, Row, Tone
from liaison.ui.widgets.reference.names import BESIDE

_TONES = {OpenState.OPEN: Tone.OWN, OpenState.CLOSED: Tone.PLAIN, OpenState.NOT_KNOWN: Tone.DERIVED}


def opening_badge(told: Opening) -> Badge:
    """State, local time and next change: "open now · 14:05 there · until 17:00"."""
    parts = [told.state.label]
    if told.there is not None:
        parts.append(tr("{time} there", time=f"{told.there:%H:%M}"))
        if told.changes is not None and told.state is OpenState.OPEN:
            parts.append(tr("until {time}", time=_moment(told.changes, told.there)))
        elif told.changes is not None and told.state is OpenState.CLOSED:
            parts.append(tr("opens {time}", time=_moment(told.changes, told.there)))
    return Badge(BESIDE.join(filter(None, (*parts, told.remark))), _TONES[told.state])


def clock_rows(office: OfficeDetail) -> tuple[Row, ...]:
    """What is derived for the clock, said to be so; and hours that are not known, said to be that and not "closed"."""
    rows, told = [], office.opening
    if not office.opening_hours:
        rows.append(_row(tr("Opening hours"), tr("not known"), tr("which is not “closed”")))
    if told is not None and told.zone_from is not ZoneFrom.STATED:
        why = {
            ZoneFrom.CITY: tr("derived from the city, not stated"),
            ZoneFrom.COUNTRY: tr("derived from the country, not stated"),
        }.get(told.zone_from, tr("the country has several"))
        rows.append(_row(tr("Time zone"), told.zone or tr("not known"), why if office.country_iso2 else ""))
    if told is not None and not told.holidays_known:
        rows.append(_row(tr("Public holidays"), tr("not known"), tr("The program has no list for this country.")))
    return tuple(rows)


def _row(what: str, value: str, note: str) -> Row:
    quiet = Cell("", tone=Tone.QUIET)
    return Row((Cell(what, tone=Tone.QUIET), Cell(value, note, Tone.DERIVED), quiet, quiet))


def _moment(when: datetime, now: datetime) -> str:
    """The hour alone for today, else the day with it."""
    return f"{when:%H:%M}" if when.date() == now.date() else f"{when:%Y-%m-%d %H:%M}"
