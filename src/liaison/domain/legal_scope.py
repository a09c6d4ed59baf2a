"""Whether an instrument fits a crime and a kind of request, and under which conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liaison.domain.instruments import LegalKind, Subject
from liaison.domain.legal_reasons import Condition, ConditionKind

# codes of the vocabulary a subject is about; what is narrower is meant with them
_CRIMES: dict[Subject, tuple[str, ...]] = {
    Subject.CUSTOMS: ("smuggling", "drug-smuggling", "cash-smuggling"),
    Subject.DRUGS: ("drug-trafficking",),
    Subject.TERRORISM: ("terrorism",),
    Subject.TERRORIST_FINANCING: ("terrorist-financing",),
    Subject.ORGANISED_CRIME: ("organised-crime",),
    Subject.TRAFFICKING_IN_PERSONS: ("trafficking-in-persons",),
    Subject.MIGRANT_SMUGGLING: ("migrant-smuggling",),
    Subject.FIREARMS: ("arms-trafficking",),
    Subject.CORRUPTION: ("corruption",),
    Subject.CYBERCRIME: ("cybercrime",),
    Subject.MONEY_LAUNDERING: ("money-laundering",),
}
# what lets instruments on a subject reach any other crime: UNTOC articles 2 (b) and 3, UNCAC article 3, the conventions on
# laundering and confiscation, the Budapest Convention's articles 23 and 25, mutual assistance between customs administrations
_REACHES: dict[Subject, ConditionKind] = {
    Subject.ORGANISED_CRIME: ConditionKind.ORGANISED_GROUP,
    Subject.CORRUPTION: ConditionKind.CORRUPTION_INVOLVED,
    Subject.MONEY_LAUNDERING: ConditionKind.PROCEEDS,
    Subject.CYBERCRIME: ConditionKind.ELECTRONIC_EVIDENCE,
    Subject.CUSTOMS: ConditionKind.CUSTOMS_OFFENCE,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """How an instrument fits a question.

    Attributes:
        kinds: of those asked about, what it can be used for; all of them when the source does not say.
        conditions: when it fits; each of them suffices; empty when it fits without any.
        use_stated, subject_stated: False when the source does not say for what, or for which crimes, it can be used.
    """

    kinds: tuple[LegalKind, ...]
    conditions: tuple[Condition, ...]
    use_stated: bool
    subject_stated: bool


@dataclass(frozen=True, slots=True)
class AskedCrime:
    """A crime with its place in the vocabulary.

    Attributes:
        code: empty for any.
        within: itself and what is broader.
    """

    code: str
    within: frozenset[str]
    narrower: frozenset[str]

    @classmethod
    def of(cls, code: str, parents: Mapping[str, str]) -> AskedCrime:
        """The crime of that code; one outside the vocabulary has nothing broader or narrower.

        Args:
            parents: the broader code of each code of the vocabulary; empty at the top.
        """
        below = {other for other in parents if code in _above(other, parents)}
        return cls(code, frozenset((code, *_above(code, parents))), frozenset(below))


def _above(code: str, parents: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    parent = parents.get(code, "")
    while parent and parent not in found:
        found.append(parent)
        parent = parents.get(parent, "")
    return found


def scope_of(
    covers: tuple[LegalKind, ...], subjects: tuple[Subject, ...], crime: AskedCrime, asked: tuple[LegalKind, ...]
) -> Scope | None:
    """How an instrument fits; None when it does not.

    Args:
        asked: the kinds of request in question.
    """
    kinds = tuple(kind for kind in asked if kind in covers) if covers else asked
    if not kinds:
        return None
    if not subjects or Subject.GENERAL in subjects:
        return Scope(kinds, (), bool(covers), bool(subjects))
    fits = [_fit(subject, crime) for subject in subjects]
    if () in fits:
        return Scope(kinds, (), bool(covers), True)
    found = tuple(dict.fromkeys(condition for conditions in fits if conditions for condition in conditions))
    if not any(condition.kind is not ConditionKind.ELECTRONIC_EVIDENCE for condition in found):
        # evidence is a matter of assistance; extradition needs an offence of the convention itself
        kinds = tuple(kind for kind in kinds if kind is LegalKind.MLA)
    return Scope(kinds, found, bool(covers), True) if found and kinds else None


def _fit(subject: Subject, crime: AskedCrime) -> tuple[Condition, ...] | None:
    """Conditions under which the subject fits: none, one, or None when it never does."""
    if not crime.code:
        return (_only_for(subject),) if subject is not Subject.ORGANISED_CRIME else (_reaching(subject),)
    if not crime.within.isdisjoint(_CRIMES[subject]):
        return ()
    if not crime.narrower.isdisjoint(_CRIMES[subject]):
        return (_only_for(subject),)
    return (_reaching(subject),) if subject in _REACHES else None


def _only_for(subject: Subject) -> Condition:
    return Condition(ConditionKind.ONLY_FOR, subject)


def _reaching(subject: Subject) -> Condition:
    return Condition(_REACHES[subject])
