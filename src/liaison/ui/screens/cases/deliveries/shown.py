"""The deliveries of a case with the names of all they refer to, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field

from liaison.domain.cases.case import Kept
from liaison.domain.cases.deliveries import Delivery, DeliveryFacts, Seizure
from liaison.domain.rows import RowKey
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.fields.agency_names import agency_names
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class ShownDeliveries:
    """What is shown.

    Attributes:
        seizures: all of the case, of a delivery or of none.
        chain: the countries of the case's chain, along which a delivery is planned.
        agencies: names by key; those that left the directory are missing.
    """

    case: RowKey
    deliveries: tuple[Delivery, ...] = ()
    seizures: tuple[Kept[Seizure], ...] = ()
    chain: tuple[str, ...] = ()
    agencies: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the officer sees, and acts upon.

    Attributes:
        delivery: the one of the case that is shown; without a key where none is planned.
    """

    shown: ShownDeliveries
    delivery: Delivery
    names: Names

    @classmethod
    def of(cls, shown: ShownDeliveries, names: Names, wanted: RowKey | None) -> Sight:
        """The wanted delivery of a case, else its first, else none."""
        there = shown.deliveries or (Delivery(RowKey(shown.case.scope, ""), shown.case, DeliveryFacts()),)
        return cls(shown, next((one for one in there if one.key == wanted), there[0]), names)

    @property
    def is_planned(self) -> bool:
        """True when there is a delivery."""
        return bool(self.delivery.key.id)

    @property
    def seizures(self) -> tuple[Kept[Seizure], ...]:
        """Those of the delivery, and those that belong to none that is there."""
        others = {one.key.id for one in self.shown.deliveries} - {self.delivery.key.id}
        return tuple(one for one in self.shown.seizures if one.facts.delivery_id not in others)


def read_deliveries(services: DeliveryPageServices, case: RowKey) -> ShownDeliveries:
    """The deliveries of a case. On the store's thread."""
    deliveries = services.deliveries.of_case(case)
    whole = services.cases.case(case)
    named = [one.facts.lead_agency_id for one in deliveries]
    named += [state.facts.authority_id for one in deliveries for state in one.consents]
    return ShownDeliveries(
        case,
        deliveries,
        services.deliveries.seizures_of(case),
        tuple(whole.chain.countries()) if whole is not None else (),
        agency_names(services.directory, named),
    )
