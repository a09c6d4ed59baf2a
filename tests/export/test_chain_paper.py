"""A chain on one page: boxes apart from each other, arrows that run through none, black on white, nothing left out that matters."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from liaison.domain.cases.chain_order import Spot
from liaison.domain.cases.chain_paper import ChainPaper, LegBox, legend
from liaison.domain.cases.chains import LegState
from liaison.domain.meetings import Tlp
from liaison.export.chain_layout import Area, Layout, Point, laid_out
from liaison.export.chain_paper import page_of
from liaison.export.chain_wrapping import Placed
from liaison.export.drawn_page import Letters

PAGE = Area(10, 25, 277, 162)
TOUCH = 0.001


@st.composite
def chains(draw: st.DrawFn) -> list[Placed]:
    """Up to 30 legs in columns and lanes; some lead back, as legs of a circle do."""
    count = draw(st.integers(1, 30))
    spots = draw(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), min_size=count, max_size=count, unique=True)
    )
    numbers = st.integers(1, count)
    return [
        Placed(number, column, lane, tuple(sorted(draw(st.sets(numbers, max_size=3)))))
        for number, (column, lane) in enumerate(sorted(spots), 1)
    ]


def inside(area: Area) -> bool:
    return (
        area.x >= PAGE.x - TOUCH
        and area.y >= PAGE.y - TOUCH
        and area.x + area.width <= PAGE.x + PAGE.width + TOUCH
        and area.y + area.height <= PAGE.y + PAGE.height + TOUCH
    )


def meet(one: Area, other: Area) -> bool:
    beside = one.x + one.width <= other.x + TOUCH or other.x + other.width <= one.x + TOUCH
    return not (beside or one.y + one.height <= other.y + TOUCH or other.y + other.height <= one.y + TOUCH)


def runs_through(points: tuple[Point, ...], area: Area) -> bool:
    return any(
        min(x1, x2) < area.x + area.width - TOUCH
        and max(x1, x2) > area.x + TOUCH
        and min(y1, y2) < area.y + area.height - TOUCH
        and max(y1, y2) > area.y + TOUCH
        for (x1, y1), (x2, y2) in pairwise(points)
    )


def line_of(count: int) -> list[Placed]:
    return [Placed(one, one - 1, 0, (one + 1,) if one < count else ()) for one in range(1, count + 1)]


@settings(max_examples=150, deadline=None)
@given(chains())
def test_however_a_chain_branches_boxes_stand_apart_and_arrows_run_between_them(placed: list[Placed]) -> None:
    layout = laid_out(placed, PAGE)
    areas = list(layout.boxes.values())
    assert len(areas) == len(placed) and all(inside(area) and min(area.width, area.height) > 5 for area in areas)
    assert not any(meet(one, other) for one, other in combinations(areas, 2))
    assert sorted((one.start, one.end) for one in layout.arrows) == sorted(
        (one.number, other) for one in placed for other in one.leads_to
    )
    for arrow in layout.arrows:
        assert not any(runs_through(arrow.points, area) for area in areas)
        goal = layout.boxes[arrow.end]
        x, y = arrow.points[-1]
        assert abs(x - goal.x) < TOUCH and goal.y < y < goal.y + goal.height


def apart(layout: Layout, one: int, other: int) -> bool:
    return layout.boxes[one].y != layout.boxes[other].y


def test_a_long_line_wraps_into_rows_and_a_short_one_is_not_blown_up() -> None:
    long = laid_out(line_of(30), PAGE)
    assert len({area.y for area in long.boxes.values()}) == 5
    assert min(area.width for area in long.boxes.values()) > 38 and apart(long, 1, 30)
    short = laid_out(line_of(2), PAGE)
    assert not apart(short, 1, 2) and short.boxes[1].width < 90
    assert laid_out([], PAGE) == Layout({}, ())


def paper(boxes: tuple[LegBox, ...]) -> ChainPaper:
    return ChainPaper(
        "Chain of a case",
        "en",
        "C-2019-0001 · A long title " * 6,
        "Drug trafficking",
        Tlp.AMBER,
        date(2026, 11, 22),
        boxes,
        legend(),
        "Nobody known",
        ("Offices: as of 2019",),
    )


def box(number: int, count: int, words: str = "opiates, 40 kg") -> LegBox:
    states = (LegState.KNOWN, LegState.SUSPECTED, LegState.DISMANTLED, None)
    return LegBox(
        number,
        Spot(number - 1, 0),
        (number + 1,) if number < count else (),
        states[number % 4],
        "NOBODY KNOWN" if number % 3 == 0 else "",
        f"Country{number}, Душанбе",
        ("Transit · by road", words, f"Call first: Office{number}, +375 17 000"),
    )


def pdf_page(made: ChainPaper) -> Any:
    pages = PdfReader(io.BytesIO(page_of(made).file)).pages
    assert len(pages) == 1
    return pages[0]


@pytest.mark.parametrize("count", [0, 1, 7, 30])
def test_every_leg_is_on_the_one_page_which_lies(count: int) -> None:
    page = pdf_page(paper(tuple(box(number, count) for number in range(1, count + 1))))
    assert page.mediabox.width > page.mediabox.height
    text = " ".join(page.extract_text().split())
    for number in range(1, count + 1):
        assert f"{number} Country{number}" in text and f"Office{number}," in text
    assert text.count("NOBODY KNOWN") == count // 3
    assert "TLP:AMBER" in text and "Dismantled" in text and "Offices: as of 2019" in text


def test_nothing_on_it_has_a_colour() -> None:
    content = (
        pdf_page(paper(tuple(box(number, 9) for number in range(1, 10)))).get_contents().get_data().decode("latin-1")
    )
    coloured = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", content)
    assert all(red == green == blue for red, green, blue in coloured)
    assert " d\n" in content, "no line is dashed"


def test_more_words_than_there_is_room_for_end_in_an_ellipsis() -> None:
    boxes = tuple(box(number, 30, "heroin in dried fruit; " * 60) for number in range(1, 31))
    assert "…" in pdf_page(paper(boxes)).extract_text()


def test_the_same_paper_gives_the_same_bytes() -> None:
    made = paper((box(1, 2), replace(box(2, 2), head="Қазақстан")))
    assert page_of(made) == page_of(made)


def test_what_is_drawn_elsewhere_is_what_the_file_has() -> None:
    made = page_of(paper((box(1, 2), replace(box(2, 2), head="Қазақстан"))))
    letters = [mark for mark in made.marks if isinstance(mark, Letters)]
    written = " ".join(pdf_page(paper((box(1, 2), replace(box(2, 2), head="Қазақстан")))).extract_text().split())
    assert all(word in written for mark in letters for word in mark.text.split())
    assert "Қазақстан" in " ".join(mark.text for mark in letters)
    assert all(
        0 <= x <= 297 and 0 <= y <= 210 for mark in made.marks if not isinstance(mark, Letters) for x, y in mark.points
    )
    assert made.marking == "TLP:AMBER" and "2 Қазақстан" in made.spoken
