"""What an officer does with controlled deliveries here: each a step that can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Check, DeliveryFacts, HandOver, Matter, Seizure, StateConsent
from liaison.domain.rows import RowKey
from liaison.services.cases.deliveries import route_of
from liaison.ui.doors import Doors
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.deliveries.delivery_dialog import DeliveryDialog
from liaison.ui.screens.cases.deliveries.hand_over_dialog import HandOverDialog
from liaison.ui.screens.cases.deliveries.route_places import placed, put_between
from liaison.ui.screens.cases.deliveries.seizure_dialog import SeizureDialog
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.deliveries.shown import Sight
from liaison.ui.screens.cases.deliveries.state_dialog import StateDialog


class DeliveryEditing(QObject):
    """Opens the forms and keeps what they give; rows are those of what is seen.

    Args:
        page: the forms stand over it.
    """

    changed = Signal()
    """Something was kept, removed or taken back."""

    made = Signal(object)
    """The `RowKey` of a new delivery."""

    def __init__(self, services: DeliveryPageServices, doors: Doors, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._doors, self._page = services, doors, page
        self._keeping = Keeping(doors, services.journal, notice, page)
        self._keeping.changed.connect(self.changed)

    # The delivery as a whole --------------------------------------------------------------------------------------------

    def plan(self, sight: Sight) -> None:
        """Plan a delivery along the chain of the case."""
        plan, case = self._services.deliveries.plan, sight.shown.case
        along = " → ".join(sight.names.country(country) for country in sight.shown.chain)
        hint = tr("Along {route}. Nothing counts as agreed before it is written down.", route=along)
        if not along:
            hint = tr("The case has no chain yet, so the states on the route are added by hand.")
        dialog = self._dialog(DeliveryFacts(), sight, hint, Matter.GOODS, is_new=True)
        done, label = tr("The controlled delivery was added."), "controlled_delivery.create"
        self._keeping.open(dialog, lambda given: plan(case, given), done, label, lambda made: self.made.emit(made.key))

    def change(self, sight: Sight, about: Matter = Matter.GOODS) -> None:
        """Change what is agreed of it as a whole."""
        edit, delivery = self._services.deliveries.edit, sight.delivery
        hint = tr("What is agreed for the whole route. What is not written down counts as not agreed.")
        dialog = self._dialog(delivery.facts, sight, hint, about, is_new=False)
        done, label = tr("The controlled delivery was changed."), "controlled_delivery.edit"
        self._keeping.open(dialog, lambda given: edit(delivery.key, given), done, label)

    def remove(self, sight: Sight) -> None:
        """Take the delivery out, with all that is written down of it."""
        delete, key, label = self._services.deliveries.delete, sight.delivery.key, "controlled_delivery.delete"
        self._keeping.write(lambda: delete(key), tr("The controlled delivery was removed."), label)

    def _dialog(self, facts: DeliveryFacts, sight: Sight, hint: str, about: Matter, *, is_new: bool) -> DeliveryDialog:
        agencies, directory = sight.shown.agencies, self._services.directory
        return DeliveryDialog(
            facts, agencies, directory, self._doors, is_new=is_new, hint=hint, about=about, parent=self._page
        )

    # States -------------------------------------------------------------------------------------------------------------

    def add_state(self, sight: Sight) -> None:
        """Put one more state on the route."""
        cases, delivery = self._services.cases, sight.delivery
        dialog = self._state_dialog(StateConsent(""), sight, None, is_new=True)
        done, label = tr("The state was added."), "delivery_consent.create"
        self._keeping.open(dialog, lambda given: put_between(cases, delivery, given.state, given.at), done, label)

    def change_state(self, sight: Sight, row: int, about: Matter | None = None) -> None:
        """Write down what a state said."""
        edit, state = self._services.cases.edit_part, sight.delivery.consents[row]
        dialog = self._state_dialog(state.facts, sight, about, is_new=False)
        done, label = tr("The state was changed."), "delivery_consent.edit"
        self._keeping.open(dialog, lambda given: edit(state.key, given.state), done, label)

    def remove_state(self, sight: Sight, row: int) -> None:
        """Take a state off the route."""
        key = sight.delivery.consents[row].key
        self._remove(key, StateConsent, tr("The state was taken off the route."), "delivery_consent.delete")

    def _state_dialog(self, state: StateConsent, sight: Sight, about: Matter | None, *, is_new: bool) -> StateDialog:
        return StateDialog(
            state,
            route_of(sight.delivery),
            sight.shown.agencies,
            sight.names,
            self._services.directory,
            self._doors,
            is_new=is_new,
            about=about,
            parent=self._page,
        )

    # Hand-overs ---------------------------------------------------------------------------------------------------------

    def add_hand_over(self, sight: Sight, here: str = "", there: str = "") -> None:
        """Write a hand-over down, between two states where they are known."""
        cases, delivery = self._services.cases, sight.delivery
        dialog = HandOverDialog(HandOver("", here, there), sight.names, is_new=True, parent=self._page)
        done, label = tr("The hand-over was added."), "delivery_hand_over.create"
        self._keeping.open(dialog, lambda given: cases.add(delivery.key, placed(given, delivery)), done, label)

    def change_hand_over(self, sight: Sight, row: int) -> None:
        """Change a hand-over."""
        edit, delivery = self._services.cases.edit_part, sight.delivery
        one = delivery.hand_overs[row]
        dialog = HandOverDialog(one.facts, sight.names, is_new=False, parent=self._page)
        done, label = tr("The hand-over was changed."), "delivery_hand_over.edit"
        self._keeping.open(dialog, lambda given: edit(one.key, placed(given, delivery)), done, label)

    def remove_hand_over(self, sight: Sight, row: int) -> None:
        """Take a hand-over out."""
        key = sight.delivery.hand_overs[row].key
        self._remove(key, HandOver, tr("The hand-over was removed."), "delivery_hand_over.delete")

    # Seizures -----------------------------------------------------------------------------------------------------------

    def add_seizure(self, sight: Sight) -> None:
        """Write a seizure down: of the delivery that is shown, where there is one."""
        add, case, own = self._services.cases.add, sight.shown.case, sight.delivery.key.id
        dialog = SeizureDialog(Seizure("", own), own, sight.names, is_new=True, parent=self._page)
        self._keeping.open(dialog, lambda given: add(case, given), tr("The seizure was added."), "seizure.create")

    def change_seizure(self, sight: Sight, row: int) -> None:
        """Change a seizure."""
        edit, one = self._services.cases.edit_part, sight.seizures[row]
        dialog = SeizureDialog(one.facts, sight.delivery.key.id, sight.names, is_new=False, parent=self._page)
        done = tr("The seizure was changed.")
        self._keeping.open(dialog, lambda given: edit(one.key, given), done, "seizure.edit")

    def remove_seizure(self, sight: Sight, row: int) -> None:
        """Take a seizure out."""
        self._remove(sight.seizures[row].key, Seizure, tr("The seizure was removed."), "seizure.delete")

    def _remove(self, key: RowKey, kind: type, done: str, label: str) -> None:
        remove = self._services.cases.remove_part
        self._keeping.write(lambda: remove(key, kind), done, label)

    # The checklist ------------------------------------------------------------------------------------------------------

    def settle(self, sight: Sight, check: Check) -> None:
        """Open the form in which a matter is written down, at its field."""
        delivery = sight.delivery
        if check.matter is Matter.ROUTE:
            self.add_state(sight)
        elif check.matter is Matter.HAND_OVER:
            between = (check.country_iso2, check.to_iso2)
            pairs = [(one.facts.from_iso2, one.facts.to_iso2) for one in delivery.hand_overs]
            if between in pairs:
                self.change_hand_over(sight, pairs.index(between))
            else:
                self.add_hand_over(sight, *between)
        elif check.country_iso2:
            states = [one.facts.country_iso2 for one in delivery.consents]
            self.change_state(sight, states.index(check.country_iso2), check.matter)
        else:
            self.change(sight, check.matter)
