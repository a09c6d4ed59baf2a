"""A letter to an agency or office that lists what is held about it, with room to tick and to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr
from liaison.domain.coverage import CoverageFact
from liaison.domain.directory import AgencyDetail, Competence, NameKind, OfficeDetail
from liaison.domain.fact_names import competence_name
from liaison.domain.freshness import FactKind, FactName
from liaison.domain.opening import worded_hours
from liaison.domain.people import Post
from liaison.domain.provenance import Provenance, Strength
from liaison.export.paper import Block, Cell, Column, Heading, Paper, Table, Tone, Words
from liaison.export.wording import Naming

_BOX = "☐"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One thing that is asked about.

    Attributes:
        name: the fact, as verifications name it.
        held: what is held to be true; empty when nothing is known and it is to be filled in.
        dated: how old that is; empty when nothing is held.
    """

    name: FactName
    what: str
    held: str
    dated: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter is made from.

    Attributes:
        addressee: to whom, as written on it.
        language: of its words, ISO 639-1; whoever makes the paper speaks it.
    """

    addressee: str
    language: str
    day: date
    lines: tuple[LetterLine, ...]


def lines_about_office(office: OfficeDetail, naming: Naming, today: date) -> tuple[LetterLine, ...]:
    """What is asked of an office: its own facts, its people, the countries it covers."""
    country = naming.country(office.country_iso2) if office.country_iso2 else ""
    hours = worded_hours(office.opening_hours) if office.opening_hours else ""
    own = (
        (tr("Name"), office.name),
        (tr("Kind"), office.kind.label),
        (tr("Agency"), office.agency.name),
        (tr("City and country"), ", ".join(filter(None, (office.city, country)))),
        (tr("Address"), office.address),
        (tr("Phone"), office.phone),
        (tr("E-mail"), office.email),
        (tr("Opening hours"), " ".join(filter(None, (hours, office.time_zone)))),
    )
    name = FactName(FactKind.OFFICE, office.id)
    return (
        *(_line(name, what, held, office.provenance) for what, held in own),
        *_people(office.posts, today),
        *(_covered(fact, naming) for fact in _each_country(office.covers)),
    )


def lines_about_agency(agency: AgencyDetail, naming: Naming, today: date) -> tuple[LetterLine, ...]:
    """What is asked of an agency: its own facts, its people, its offices, its competence in the words held."""
    natives = ", ".join(name.text for name in agency.names if name.kind is NameKind.NATIVE)
    own = (
        (tr("Name in English"), agency.name),
        (tr("Name in its own language"), natives),
        (tr("Short name"), agency.short_name),
        (tr("Belongs to"), agency.chain[-1].name if agency.chain else ""),
        (tr("Website"), agency.website),
        (tr("Phone"), agency.phone),
        (tr("E-mail"), agency.email),
    )
    name = FactName(FactKind.AGENCY, agency.id)
    stated = [one for one in agency.competences if one.strength is Strength.STATED]
    return (
        *(_line(name, what, held, agency.provenance) for what, held in own),
        *_people(agency.posts, today),
        *(_competent(one) for one in stated),
        *(
            LetterLine(
                FactName(FactKind.OFFICE, one.id), tr("Office"), ", ".join(filter(None, (one.name, one.city))), ""
            )
            for one in agency.offices
        ),
    )


def verification_letter(letter: Letter) -> Paper:
    """The letter, in the language in use."""
    rows = tuple(_row(number, line) for number, line in enumerate(letter.lines, 1))
    columns = (
        Column(tr("No."), 5),
        Column(tr("What"), 19),
        Column(tr("Held on file"), 34),
        Column(tr("Correct"), 9),
        Column(tr("If not: what is correct"), 33),
    )
    blocks: tuple[Block, ...] = (
        Words(tr("Dear colleagues,")),
        Words(
            tr(
                "To keep our contact and competence data right, we ask you to look through what we hold about you. "
                "Please tick what is correct, and write beside it what is not. Empty lines may be filled in."
            )
        ),
        Table(columns, rows),
        Heading(tr("Anything else we should know")),
        *(Words("_" * 88) for _ in range(2)),
        Heading(tr("Answered by")),
        Table(
            tuple(Column("", share) for share in (22, 78)),
            tuple(
                (Cell.of(what), Cell.of(" "))
                for what in (tr("Name and post"), tr("Date"), tr("Signature"), tr("May we name you as the source?"))
            ),
        ),
        Words(tr("Thank you. Please send the sheets back to the liaison officer who gave them to you."), Tone.QUIET),
    )
    about = (tr("To: {addressee}", addressee=letter.addressee), tr("Date: {date}", date=letter.day))
    title = tr("Request to check contact and competence data")
    return Paper(title, about, blocks, tr("Request of {date}", date=letter.day), language=letter.language)


def _row(number: int, line: LetterLine) -> tuple[Cell, ...]:
    held = Cell.of(line.held, line.dated) if line.held else Cell.of("", tr("not known to us"))
    return Cell.of(str(number)), Cell.of(line.what), held, Cell.of(_BOX), Cell.of(" ")


def _line(name: FactName, what: str, held: str, provenance: Provenance) -> LetterLine:
    return LetterLine(name, what, held, provenance.dated if held else "")


def _people(posts: Iterable[Post], today: date) -> Iterator[LetterLine]:
    for post in posts:
        for holding in post.present(today):
            name = FactName(FactKind.POST, holding.id)
            yield _line(name, post.title, holding.person_name, holding.provenance)


def _each_country(facts: Iterable[CoverageFact]) -> list[CoverageFact]:
    return list({(fact.country_iso2, fact.crime_type): fact for fact in reversed(tuple(facts))}.values())[::-1]


def _covered(fact: CoverageFact, naming: Naming) -> LetterLine:
    limit = naming.crime(fact.crime_type) if fact.crime_type else ""
    held = ", ".join(filter(None, (naming.country(fact.country_iso2), fact.role.label, limit)))
    return _line(FactName(FactKind.COVERAGE, fact.key), tr("Covers"), held, fact.provenance)


def _competent(one: Competence) -> LetterLine:
    return _line(competence_name(one), tr("Competence"), one.wording, one.provenance)
