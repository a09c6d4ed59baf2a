"""Writes a request down, or changes what it asks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.requests import Channel, RequestFacts, RequestKind, Urgency
from liaison.domain.language_names import language_code, language_name
from liaison.domain.measures import MEASURES, measure_label
from liaison.domain.meetings import Direction
from liaison.ui.doors import Doors
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.screens.cases.fields.authority_field import AuthorityField
from liaison.ui.screens.cases.fields.careful_dialog import CarefulDialog
from liaison.ui.screens.cases.fields.marking import MARKINGS
from liaison.ui.screens.cases.fields.reading import date_text
from liaison.ui.screens.cases.requests.basis_field import BasisField, BasisQuestion
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.requests.shown import Known
from liaison.ui.screens.cases.requests.words import direction_in_words
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices, crime_choices, listed_choices
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class _Way:
    """A direction as a list shows it."""

    direction: Direction

    @property
    def value(self) -> str:
        return self.direction.value

    @property
    def label(self) -> str:
        return direction_in_words(self.direction)


_WAYS = {direction: _Way(direction) for direction in Direction}


class RequestDialog(CarefulDialog):
    """Gives `RequestFacts`. The fields are those of the own side and of the other, whoever of them asks.

    Args:
        facts: what the fields hold at first.
        known: names of what they refer to.
        crime: code of the crime type for which a basis is looked for at first.
        is_new: words of the heading.
    """

    def __init__(
        self,
        facts: RequestFacts,
        known: Known,
        crime: str,
        names: Names,
        services: RequestPageServices,
        doors: Doors,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        hint = tr("What one authority asks of another. Only what is known has to be filled in.")
        super().__init__(tr("New request") if is_new else tr("Request"), hint, tr("Save request"), parent)
        self.setMinimumWidth(680)
        self._facts = facts
        self.direction = EnumBox(tr("Direction"), _WAYS.values())
        self.kind = EnumBox(tr("Kind"), RequestKind)
        self.own_state = ChoiceField(country_choices(names), "", tr("name or code"))
        self.other_state = ChoiceField(country_choices(names), "", tr("name or code"))
        self.own_authority = AuthorityField(services.directory, doors)
        self.other_authority = AuthorityField(services.directory, doors)
        measures = ((code, measure_label(code)) for code in MEASURES)
        self.measure = ChoiceField(listed_choices(measures), "", tr("not stated"))
        self.subject, self.offence = QLineEdit(), QLineEdit()
        self.case_facts, self.persons, self.questions = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
        self.crime = ChoiceField(crime_choices(names), "", tr("any crime"))
        self.basis = BasisField(services.bases, doors, names, self._question)
        self.channel = EnumBox(tr("Channel"), Channel, tr("not stated"))
        self.urgency = EnumBox(tr("Urgency"), Urgency, tr("not stated"))
        self.language, self.due = QLineEdit(), QLineEdit()
        self.reference, self.their_reference = QLineEdit(), QLineEdit()
        self.marking = EnumBox(tr("Marking"), MARKINGS.values(), tr("not marked"))
        self.handling, self.conditions, self.originator = QLineEdit(), QLineEdit(), QLineEdit()
        self._lay_out_fields()
        self._fill(known, crime)
        self._connect()
        self.fill_done()
        self.fit()

    def read(self) -> RequestFacts:
        """The request as it stands in the fields."""
        direction = self.direction.value().direction
        own, other = self.chosen(self.own_state), self.chosen(self.other_state)
        if own and own == other:
            raise NotUnderstood(tr("These are one and the same country."), self.other_state)
        language = self.language.text().strip()
        basis, marking = self.basis.basis(), self.marking.chosen()
        facts = replace(
            self._facts,
            kind=self.kind.value(),
            instrument_id=basis.instrument_id,
            basis_trace=basis.trace,
            basis_as_of=basis.as_of,
            measure=self.chosen(self.measure),
            channel=self.channel.chosen(),
            language=language_code(language) or language,
            urgency=self.urgency.chosen(),
            subject=self.subject.text().strip(),
            reference=self.reference.text().strip(),
            their_reference=self.their_reference.text().strip(),
            case_facts=self.case_facts.toPlainText().strip(),
            offence=self.offence.text().strip(),
            persons=self.persons.toPlainText().strip(),
            questions=self.questions.toPlainText().strip(),
            due=typed_date(self.due),
            tlp=marking.tlp if marking is not None else None,
            handling_code=self.handling.text().strip(),
            conditions_of_use=self.conditions.text().strip(),
            originator=self.originator.text().strip(),
        )
        asking = (own, self.own_authority.key(), self.own_authority.name())
        asked = (other, self.other_authority.key(), self.other_authority.name())
        return _between(facts, direction, asking, asked)

    def _question(self) -> BasisQuestion:
        legal = self.kind.value().legal_kind
        return BasisQuestion(self.own_state.key(), self.other_state.key(), legal, self.crime.key())

    def _lay_out_fields(self) -> None:
        self.add_heading(tr("Who asks whom"))
        self.add(tr("Direction"), self.direction)
        self.add(tr("Kind"), self.kind)
        for field in (self.own_state, self.own_authority, self.other_state, self.other_authority):
            # named by the direction
            self.add(" ", field)
        self.add_heading(tr("What is asked"))
        self.add(tr("Measure"), self.measure)
        self.add(tr("Subject"), self.subject, tr("in a few words"))
        self.add(tr("Offence"), self.offence, tr("as the law of the requesting state names it"))
        self.add(tr("Facts of the case"), self.case_facts)
        self.add(tr("Persons"), self.persons, tr("whom it is about, as they are written in the source"))
        self.add(tr("Questions"), self.questions, tr("what exactly is wanted"))
        self.add_heading(tr("On what basis"))
        self.add(tr("For which crime"), self.crime)
        self.add(tr("Legal basis"), self.basis)
        self.add_heading(tr("By which way, until when"))
        self.add(tr("Channel"), self.channel)
        self.add(tr("Language"), self.language, tr("name or code"))
        self.add(tr("Urgency"), self.urgency)
        self.add(tr("Due"), self.due, tr("a day, a month or a year"))
        self.add(tr("Own reference"), self.reference)
        self.add(tr("Their reference"), self.their_reference)
        self.add_heading(tr("How it may be passed on"))
        self.add(tr("Marking"), self.marking)
        self.add(tr("Handling code"), self.handling)
        self.add(tr("Conditions of use"), self.conditions)
        self.add(tr("Originator"), self.originator)

    def _fill(self, known: Known, crime: str) -> None:
        facts = self._facts
        requesting = (facts.requesting_iso2, facts.requesting_agency_id, known.requesting(facts))
        requested = (facts.requested_iso2, facts.requested_agency_id, known.requested(facts))
        own, other = (requesting, requested) if facts.direction is Direction.OURS else (requested, requesting)
        self.direction.show_value(_WAYS[facts.direction])
        self.kind.show_value(facts.kind)
        self.own_state.show_key(own[0])
        self.own_authority.show_authority(*own[1:])
        self.other_state.show_key(other[0])
        self.other_authority.show_authority(*other[1:])
        self.measure.show_key(facts.measure)
        self.channel.show_value(facts.channel)
        self.urgency.show_value(facts.urgency)
        self.marking.show_value(MARKINGS.get(facts.tlp) if facts.tlp is not None else None)
        for line, text in (
            (self.subject, facts.subject),
            (self.offence, facts.offence),
            (self.language, language_name(facts.language)),
            (self.due, date_text(facts.due)),
            (self.reference, facts.reference),
            (self.their_reference, facts.their_reference),
            (self.handling, facts.handling_code),
            (self.conditions, facts.conditions_of_use),
            (self.originator, facts.originator),
        ):
            line.setText(text)
        self.case_facts.setPlainText(facts.case_facts)
        self.persons.setPlainText(facts.persons)
        self.questions.setPlainText(facts.questions)
        self.crime.show_key(crime)
        self.basis.show_basis(facts, known.instrument)
        self._name_sides()
        first = self.subject if other[0] else self.other_state
        first.setFocus()

    def _connect(self) -> None:
        self.direction.currentIndexChanged.connect(lambda _: self._name_sides())
        self.kind.currentIndexChanged.connect(lambda _: self.basis.look_again())
        for field in (self.own_state, self.other_state, self.crime):
            field.key_changed.connect(lambda _: self.basis.look_again())
        # once the form has grown by it
        self.basis.shown.connect(lambda: QTimer.singleShot(0, self, self._show_found))

    def _show_found(self) -> None:
        self._scrolled.ensureWidgetVisible(self.basis.found)

    def _name_sides(self) -> None:
        """Who of the two asks is said with each field."""
        if self.direction.value().direction is Direction.OURS:
            own = tr("Requesting state (ours)"), tr("Requesting authority (ours)")
            other = tr("Requested state"), tr("Requested authority")
        else:
            own = tr("Requested state (ours)"), tr("Requested authority (ours)")
            other = tr("Requesting state"), tr("Requesting authority")
        fields = (self.own_state, self.own_authority, self.other_state, self.other_authority)
        for field, name in zip(fields, (*own, *other), strict=True):
            label = self.form.labelForField(field)
            if isinstance(label, QLabel):
                label.setText(name)
            field.setAccessibleName(name)


def _between(
    facts: RequestFacts, direction: Direction, own: tuple[str, str, str], other: tuple[str, str, str]
) -> RequestFacts:
    """The two sides, each with state, key and name of its authority, as the one that asks and the one that is asked."""
    asking, asked = (own, other) if direction is Direction.OURS else (other, own)
    return replace(
        facts,
        direction=direction,
        requesting_iso2=asking[0],
        requesting_agency_id=asking[1],
        requesting_name=asking[2],
        requested_iso2=asked[0],
        requested_agency_id=asked[1],
        requested_name=asked[2],
    )
