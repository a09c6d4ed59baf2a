"""States, versions and moments in words, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.minutes_unfinished import Open, Unfinished
from liaison.domain.minutes_versions import Agreement, Doubt, FrozenLabels, MinutesState, MinutesVersion
from liaison.ui.date_wording import date_in_words
from liaison.ui.writing.versions.words import DOT, day_of

_OPEN = {
    Open.UNREADABLE_DUE: marked("Due date that is none"),
    Open.NO_OWNER: marked("Follow-up without an owner"),
    Open.NO_DUE: marked("Follow-up without a date"),
    Open.NO_OWNER_NOR_DUE: marked("Follow-up without owner and date"),
    Open.NO_SPEAKER: marked("Statement without a speaker"),
    Open.NO_KIND: marked("Outcome without a kind"),
    Open.NO_MARKING: marked("The meeting has no marking"),
    Open.NO_DATE: marked("The date of the meeting is not known"),
    Open.NO_TITLE: marked("The meeting has no title"),
    Open.NO_SIDES: marked("Nobody is entered as taking part"),
}
_DOUBTS = {
    Doubt.AGREED_BEFORE_SENT: marked("By these dates it was agreed before it was sent."),
    Doubt.SIGNED_BEFORE_SENT: marked("By these dates it was signed before it was sent."),
    Doubt.SIGNED_BEFORE_AGREED: marked("By these dates it was signed before it was agreed."),
}


def open_in_words(one: Unfinished) -> tuple[str, str]:
    """What is missing, and where."""
    if one.line is None:
        return tr(_OPEN[one.what]), tr("in the facts of the meeting")
    where = tr("line {n}", n=one.line + 1)
    return tr(_OPEN[one.what]), f"{where}: {one.text}" if one.text else where


def doubt_in_words(doubt: Doubt) -> str:
    """An order that may be a slip of the pen."""
    return tr(_DOUBTS[doubt])


def state_in_words(state: MinutesState) -> str:
    """`version 2, of 3 Aug 2019 · sent to ICE on 5 Aug 2019`; what stands beside the word for the state itself."""
    return DOT.join(_state(state))


def _state(state: MinutesState) -> Iterator[str]:
    last = state.last
    if state.is_final and last is not None:
        yield tr("version {n}, of {date}", n=last.number, date=day_of(last.finalised_at))
        yield from agreement_in_words(last.agreement)
        return
    yield tr("version {n}", n=state.number)
    if last is not None:
        yield tr("version {n} was final on {date}", n=last.number, date=day_of(last.finalised_at))
        opened = tr("opened again on {date}", date=day_of(last.reopened_at)) if last.reopened_at else ""
        yield from (part for part in (f"{opened}: {last.reason}" if opened and last.reason else opened,) if part)


def agreement_in_words(agreement: Agreement) -> Iterator[str]:
    """What is known of how the other side came to agree, each step by itself."""
    whom, sent = agreement.sent_to, _day(agreement.sent_on)
    if whom or sent:
        yield (
            tr("sent to {whom}, {date}", whom=whom, date=sent)
            if whom and sent
            else tr("sent to {whom}", whom=whom)
            if whom
            else tr("sent {date}", date=sent)
        )
    if agreement.agreed_on:
        yield tr("agreed {date}", date=_day(agreement.agreed_on))
    who, signed = agreement.signed_by, _day(agreement.signed_on)
    if who or signed:
        yield (
            tr("signed by {who}, {date}", who=who, date=signed)
            if who and signed
            else tr("signed by {who}", who=who)
            if who
            else tr("signed {date}", date=signed)
        )
    if agreement.remark:
        yield agreement.remark


def _day(date: PartialDate | None) -> str:
    return date_in_words(date, short=True) if date else ""


def version_in_words(version: MinutesVersion) -> str:
    """The facts and sides of a version as they were called on its day, how far it was agreed, and why it was opened again."""
    opened = tr("opened again on {date}", date=day_of(version.reopened_at)) if version.reopened_at else ""
    reason = f"{opened}: {version.reason}" if opened and version.reason else opened
    facts = _labels(version.labels) if version.labels else ""
    return DOT.join(part for part in (facts, *agreement_in_words(version.agreement), reason) if part)


def _labels(labels: FrozenLabels) -> str:
    header = labels.header
    series = labels.series_name
    if series and labels.ordinal:
        series = f"{series}, {labels.ordinal}"
    sides = ", ".join(side.name for side in labels.delegations)
    return DOT.join(part for part in (header.title, series, _day(header.date), header.city, sides) if part)
