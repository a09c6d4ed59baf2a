"""What the answer's lines and the matrix say, without a window: no "no" where a source is incomplete, ages told, old ones loud."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus
from liaison.domain.legal_bases import LegalAnswer, SideStanding, Verdict
from liaison.domain.treaty_wishes import NewTreatyWish
from liaison.services.instruments import NewInstrument, NewParty, StatedIn
from liaison.store.engine import Store
from liaison.ui.screens.legal_bases.answer_text import answer_text
from liaison.ui.screens.legal_bases.explanation import explain
from liaison.ui.screens.legal_bases.lines import Line, LineKind, Tone, lines_of, narrowed
from liaison.ui.screens.legal_bases.matrix_content import matrix_content
from liaison.ui.screens.legal_bases.services import LegalServices
from liaison.ui.widgets.matrix import MarkKind
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)


@pytest.fixture
def names(filled: Store, services: LegalServices) -> Names:
    return Names(services.names.countries(), services.names.crime_types(), "en", TODAY)


@pytest.fixture
def answer(filled: Store, services: LegalServices) -> LegalAnswer:
    return services.bases.between("BY", "US", "drug-trafficking")


def test_every_kind_has_a_heading_a_bilateral_line_and_its_instruments(answer: LegalAnswer, names: Names) -> None:
    lines = lines_of(answer, names, ())
    for kind in LegalKind:
        about = [line for line in lines if line.about is kind]
        assert about[0].kind is LineKind.HEADING
        assert sum(line.kind is LineKind.BILATERAL for line in about) <= 1
        assert about[0].verdict is not Verdict.NO, "nobody lists every instrument there is"


def test_what_is_not_known_is_never_called_missing(answer: LegalAnswer, names: Names) -> None:
    for line in lines_of(answer, names, ()):
        said = line.spoken
        if line.kind is LineKind.BILATERAL and line.verdict is Verdict.NOT_KNOWN:
            assert "Missing" not in said
            assert "If it is missing" in said
        elif line.kind is LineKind.BILATERAL:
            assert "Missing: Ctrl+N" in said


def test_a_wish_takes_the_place_of_the_offer(answer: LegalAnswer, services: LegalServices, names: Names) -> None:
    services.wishes.add(NewTreatyWish("US", "BY", LegalKind.EXTRADITION, raised_by="Investigative Committee"))
    lines = lines_of(answer, names, services.wishes.between("BY", "US"))
    extradition, assistance = (
        next(line for line in lines if line.about is kind and line.kind is LineKind.BILATERAL)
        for kind in (LegalKind.EXTRADITION, LegalKind.MLA)
    )
    assert "On the wish list: Investigative Committee" in extradition.spoken
    assert "Ctrl+N" not in extradition.spoken
    assert "wish list" not in assistance.spoken


def basis(lines: tuple[Line, ...], name: str) -> Line:
    return next(line for line in lines if line.instrument is not None and name in line.title)


def test_an_old_source_is_loud_where_something_rests_on_it(answer: LegalAnswer, names: Names) -> None:
    lines = lines_of(answer, names, ())
    old = [detail.text for detail in basis(lines, "1988").details if detail.tone is Tone.LOUD]
    assert old and all(text.endswith("old") and "12 years ago" in text for text in old)
    assert all(
        detail.tone is not Tone.LOUD for line in lines if line.verdict is Verdict.NOT_KNOWN for detail in line.details
    )


def test_what_an_officer_entered_is_said_to_be_so(filled: Store, services: LegalServices, names: Names) -> None:
    parties = tuple(NewParty("", country, PartyStatus.IN_FORCE, None) for country in ("BY", "US"))
    treaty = NewInstrument("Agreement on extradition", covers=(LegalKind.EXTRADITION,), form=InstrumentForm.BILATERAL)
    services.instruments.add_instrument(treaty, StatedIn("Official gazette"), parties)
    line = basis(lines_of(services.bases.between("BY", "US"), names, ()), "Agreement on extradition")
    assert any("Official gazette" in detail.text and "entered by an officer" in detail.text for detail in line.details)


def test_narrowing_keeps_the_headings_of_what_is_left(answer: LegalAnswer, names: Names) -> None:
    lines = lines_of(answer, names, ())
    found = narrowed(lines, "budapest")
    assert {line.about for line in found if line.kind is LineKind.HEADING} == {
        line.about for line in found if line.kind is LineKind.INSTRUMENT
    }
    assert narrowed(lines, "  ") == lines
    assert narrowed(lines, "no such thing") == ()


def test_every_line_can_be_explained_with_its_sources(answer: LegalAnswer, names: Names) -> None:
    for line in lines_of(answer, names, ()):
        sections = explain(line, answer, names, ())
        assert sections and all(section.details for section in sections), line.title


def test_the_text_says_what_the_lines_say_in_the_language_in_use(
    filled: Store, services: LegalServices, answer: LegalAnswer
) -> None:
    use_language("ru", resources() / "languages")
    names = Names(services.names.countries(), services.names.crime_types(), "ru", TODAY)
    text = answer_text(answer, lines_of(answer, names, ()), names)
    assert text.startswith("Беларусь – Соединенные Штаты")
    for english in ("Bilateral", "Not known", "Yes", "Condition", "as of"):
        assert english not in text


def test_the_matrix_says_no_only_where_a_list_is_complete(filled: Store, services: LegalServices, names: Names) -> None:
    codes = tuple(country.iso2 for country in names.countries)
    matrix = services.bases.matrix(codes)
    content = matrix_content(matrix, frozenset(("BY",)), names)
    seen: set[MarkKind] = set()
    for group in content.groups:
        for row in group.rows:
            marks = content.marks(row.key)
            for code in codes:
                cell, mark = matrix.cell(row.key, code), marks.get(code)
                if mark is None:
                    assert cell.standing is SideStanding.NOT_LISTED
                    continue
                seen.add(mark.kind)
                assert (mark.kind in (MarkKind.YES, MarkKind.SLIGHT)) == (cell.verdict is Verdict.YES)
                assert (mark.kind in (MarkKind.NO, MarkKind.ENDED)) == (cell.verdict is Verdict.NO)
                assert cell.verdict.label in mark.text
    assert {MarkKind.YES, MarkKind.SLIGHT, MarkKind.ENDED, MarkKind.NOT_KNOWN} <= seen
    assert [column.group for column in content.columns if column.key == "BY"] == ["Asked"]
