"""Everything an officer does with cases over one store, as the program puts it together: what the tests of this folder ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.chains import Chain, chain_of_countries
from liaison.domain.cases.register import CaseRow, RegisterFilter
from liaison.domain.cases.requests import RequestStep, StepKind
from liaison.domain.dates import PartialDate
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import Case, CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.cases.likenesses import LikenessService
from liaison.services.cases.register import CaseRegister
from liaison.services.cases.requests import RequestService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.journal import JournalService
from liaison.store.engine import Store

TODAY = date(2019, 9, 1)
PARTS = (
    "case_side",
    "case_number",
    "case_interest",
    "case_happening",
    "case_leg",
    "case_step",
    "request",
    "topic",
    "link",
)


@dataclass
class Casework:
    """A store, and what is done with its cases on one day."""

    store: Store

    def __post_init__(self) -> None:
        self.indexing = FindIndexing(self.store)
        self.cases = CaseService(self.store, lambda: TODAY)
        self.register = CaseRegister(self.store, self.indexing)
        self.chains = ChainService(self.store)
        self.requests = RequestService(self.store, lambda: TODAY)
        self.deliveries = DeliveryService(self.store)
        self.answers = ChainAnswerService(self.store, lambda: TODAY)
        self.alike = LikenessService(self.store, self.indexing)
        self.journal = JournalService(self.store)

    def new(self, title: str = "A case", *countries: str, opened: str = "", **facts: Any) -> RowKey:
        """Keep a case, with a chain through these countries."""
        whole = CaseFacts(title, opened_on=day(opened), **facts)
        return self.cases.create(whole, legs=tuple(chain_of_countries(countries))).key

    def whole(self, key: RowKey) -> Case:
        """One case that is there."""
        case = self.cases.case(key)
        assert case is not None
        return case

    def found(self, text: str = "", **wanted: Any) -> list[str]:
        """The titles of what the register shows."""
        return [row.title for row in self.register.page(RegisterFilter(text, **wanted), limit=1000)]

    def rows(self) -> dict[str, CaseRow]:
        """The whole register by titles."""
        return {row.title: row for row in self.register.page(RegisterFilter(), limit=1000)}

    def undo(self) -> ChangeSet:
        """Take the last change back; afterwards all rows still are what the journal makes of them."""
        undone = self.journal.undo_last()
        assert undone is not None
        assert self.journal.check().sound
        return undone

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that is kept of cases, and how many operations the journal has: to see that nothing was changed."""
        tables = ("case_file", "request_step", "controlled_delivery", "delivery_consent", *PARTS)
        found = {one: self.store.outside_transaction(f"SELECT * FROM {one} ORDER BY scope, id") for one in tables}
        return found | {"journal": self.store.outside_transaction("SELECT count(*) FROM journal")}


def day(text: str) -> PartialDate | None:
    """A date; None for an empty text."""
    return PartialDate.parse(text) if text else None


def step(kind: StepKind, when: str = "", **more: Any) -> RequestStep:
    """A step of a request."""
    return RequestStep(kind, day(when), **more)


def countries(chain: Chain) -> list[str]:
    """The countries of the legs in their order."""
    return [leg.facts.country_iso2 for leg in chain.in_order()]
