"""Facts as they can be corrected: their fields, and how a corrected one is told beside the pack's value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.opening import worded_hours
from liaison.domain.provenance import AppliedCorrection, CorrectionState, JsonValue
from liaison.domain.rows import RowKey

Corrections = tuple[AppliedCorrection, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value one may choose, and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a fact that can be corrected.

    Attributes:
        name: as `liaison.domain.corrections.CORRECTABLE` has it.
        label: for the person.
        value: in force now.
        pack_value: what the pack says.
        choices: the values allowed; empty for free text.
        is_date: the value is a partial date.
        correction: the record that decides; None while the pack's value stands.
        hint: an example, shown while nothing is typed.
        required: it cannot be left empty.
        several: values parted by semicolons, each of the choices.
        free: the choices only help; anything else may be typed.
    """

    name: str
    label: str
    value: JsonValue
    pack_value: JsonValue
    choices: tuple[Choice, ...] = ()
    is_date: bool = False
    correction: RowKey | None = None
    hint: str = ""
    required: bool = False
    several: bool = False
    free: bool = False

    def worded(self, value: JsonValue) -> str:
        """`value` as a person reads it; empty for none."""
        text = "" if value is None else str(value)
        if self.name == "opening_hours":
            return worded_hours(text)
        return next((choice.label for choice in self.choices if choice.value == text), text)


@dataclass(frozen=True, slots=True)
class Correctable:
    """A fact that can be corrected.

    Attributes:
        table, key: as `liaison.domain.corrections.CORRECTABLE` names facts.
        title: what the fact is about, for the person.
        chosen: the field to begin with.
    """

    table: str
    key: str
    title: str
    fields: tuple[Field, ...]
    chosen: str = ""


def deciding(corrections: Corrections, field: str) -> AppliedCorrection | None:
    """The correction whose value is shown for `field`."""
    return next((one for one in reversed(corrections) if one.field == field and one.state.decides), None)


def correction_note(field: Field, applied: AppliedCorrection) -> str:
    """What the pack says about a corrected field, and whether it changed since."""
    now = field.worded(applied.pack_value) or tr("nothing")
    if applied.state is CorrectionState.CONFIRMED:
        return tr("Your correction; the pack now says the same")
    if applied.state is CorrectionState.CHANGED_UNDERNEATH:
        then = field.worded(applied.correction.pack_value) or tr("nothing")
        return tr("Your correction. The pack has changed since: it said {then}, now it says {now}", then=then, now=now)
    return tr("Your correction. The pack says: {value}", value=now)


class Fields:
    """Makes the fields of one fact.

    Args:
        corrections: of this fact.
    """

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections

    def field(
        self, name: str, label: str, value: JsonValue, choices: Iterable[Choice] = (), is_date: bool = False
    ) -> Field:
        """One field with the value in force; see `Field`."""
        applied = deciding(self._corrections, name)
        if applied is None:
            return Field(name, label, value, value, tuple(choices), is_date)
        key = RowKey(applied.correction.scope, applied.correction.identity)
        return Field(name, label, value, applied.pack_value, tuple(choices), is_date, key)


def as_text(value: object) -> str:
    """A value's text form; empty for none."""
    return "" if value is None else str(value)
