"""Lines are counted, not listed: every line has its row, every row its line, whatever is closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.ui.widgets.matrix.content import Row, RowGroup
from liaison.ui.widgets.matrix.lines import Lines


@st.composite
def groups(draw: st.DrawFn) -> tuple[RowGroup, ...]:
    """Groups with and without a name, with and without rows."""
    sizes = draw(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8))
    return tuple(
        RowGroup(f"g{at}", f"Group {at}" if named else "", tuple(Row(f"{at}-{n}", "") for n in range(size)))
        for at, (size, named) in enumerate(sizes)
    )


@given(groups(), st.sets(st.integers(0, 8)))
def test_lines_and_rows_agree(made: tuple[RowGroup, ...], closed: set[int]) -> None:
    lines = Lines(made, {f"g{at}" for at in closed})
    expected: list[tuple[str, str | None]] = []
    for group in made:
        if group.name:
            expected.append((group.key, None))
        if lines.is_open(group):
            expected.extend((group.key, row.key) for row in group.rows)
    shown = []
    for line in range(lines.count):
        row = lines.row(line)
        shown.append((lines.group(line).key, row.key if row is not None else None))
    assert shown == expected
    for group in made:
        for row in group.rows:
            place = lines.line_of(row.key)
            assert place is not None
            found = lines.row(place)
            assert found == row if lines.is_open(group) else found is None
            assert lines.group(place).key == group.key
    assert lines.line_of("unknown") is None
