"""Who holds which post: the present holder first, earlier ones below, vacant posts said to be so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from liaison.base.translations import tr
from liaison.domain.entries import EntryKind
from liaison.domain.freshness import FactKind, FactName
from liaison.domain.people import Holding, Post
from liaison.ui.screens.directory import fact_rows
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Cell, OwnRecord, Place, Row, Section, Tone


def people_section(posts: Iterable[Post], context: Context, office: str = "") -> Section | None:
    """One row for each holder of each post; None when no post is known. Of `office`, whose page it is, nothing is said."""
    told = (replace(post, office_name="") if post.office_id == office else post for post in posts)
    rows = tuple(row for post in told for row in _post_rows(post, context))
    columns = fact_rows.dated_columns(tr("Post"), tr("Person"), (32, 30))
    return Section(tr("People"), columns, rows) if rows else None


def _post_rows(post: Post, context: Context) -> Iterable[Row]:
    record = OwnRecord(EntryKind.POST, post.id, post.title)
    if not post.present(context.names.today):
        nobody = tr("vacant, or nobody known") if not post.holders else tr("vacant since the last holder left")
        source = fact_rows.source_cells(post.provenance, (), context)
        yield Row((Cell(post.title, post.office_name), Cell(nobody, tone=Tone.DERIVED), *source), owns=(record,))
    for holding in post.holders:
        yield _holder_row(post, holding, record, context)


def _holder_row(post: Post, holding: Holding, record: OwnRecord, context: Context) -> Row:
    present = holding.holds(context.names.today)
    lasting = fact_rows.lasting(holding.held_from, holding.held_to)
    when = lasting if present else tr("earlier; {when}", when=lasting) if lasting else tr("earlier")
    tone = Tone.PLAIN if present else Tone.QUIET
    own = OwnRecord(EntryKind.HOLDING, holding.id, f"{holding.person_name}, {post.title}", holding.held_to is not None)
    person = OwnRecord(EntryKind.PERSON, holding.person_id, holding.person_name)
    cells = (
        Cell(post.title, post.office_name, tone),
        Cell(holding.person_name or tr("a person who was removed"), when, tone),
        *fact_rows.source_cells(holding.provenance, (), context, FactName(FactKind.POST, holding.id)),
    )
    return Row(cells, Place(Kind.PERSON, holding.person_id), owns=(own, record, person))
