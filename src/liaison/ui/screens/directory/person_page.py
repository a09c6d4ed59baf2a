"""The page of a person: posts over time, how to reach them, the meetings where they sat."""

from __future__ import annotations

from liaison.base.translations import tr, trn
from liaison.domain.entries import EntryKind
from liaison.domain.people import Holding, Person, PersonMeeting, Post
from liaison.ui.screens.directory import fact_rows
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Badge, Cell, Column, Crumb, OwnRecord, Page, Place, Row, Section, Tone


def person_page(person: Person, context: Context) -> Page:
    """Lay out everything known about a person."""
    record = OwnRecord(EntryKind.PERSON, person.id, person.name)
    sections = (_posts_section(person, context), _about_section(person, record, context), _meetings_section(person))
    posts = {post.id: post for post in person.posts}
    present = [posts[one.post_id] for one in person.holdings if one.holds(context.names.today) and one.post_id in posts]
    badges = [Badge(_where(post)) for post in present] or [Badge(tr("In no post that is known"), Tone.DERIVED)]
    return Page(
        own=Place(Kind.PERSON, person.id),
        title=person.name,
        crumbs=(*(Crumb(_where(post), _place(post)) for post in present[:1]), Crumb(person.name, None)),
        badges=(*badges, Badge(context.names.dated(person.provenance))),
        map=None,
        sections=tuple(section for section in sections if section is not None),
        sources=context.sources.all(),
        record=record,
    )


def _posts_section(person: Person, context: Context) -> Section | None:
    posts = {post.id: post for post in person.posts}
    rows = tuple(_post_row(one, posts.get(one.post_id), person, context) for one in person.holdings)
    return Section(tr("Posts"), fact_rows.dated_columns(tr("Post"), tr("Held")), rows) if rows else None


def _post_row(holding: Holding, post: Post | None, person: Person, context: Context) -> Row:
    present = holding.holds(context.names.today)
    lasting = fact_rows.lasting(holding.held_from, holding.held_to) or tr("date not known")
    where = ", ".join(filter(None, (post.agency_name, post.office_name))) if post else ""
    cells = (
        Cell(post.title if post else tr("a post that was removed"), where, Tone.PLAIN if present else Tone.QUIET),
        Cell(lasting, tr("now") if present else tr("earlier")),
        *fact_rows.source_cells(holding.provenance, (), context),
    )
    own = OwnRecord(EntryKind.HOLDING, holding.id, f"{person.name}, {holding.post_title}", holding.held_to is not None)
    return Row(cells, _place(post), owns=(own,))


def _place(post: Post | None) -> Place | None:
    if post is None:
        return None
    if post.office_id:
        return Place(Kind.OFFICE, post.office_id)
    return Place(Kind.AGENCY, post.agency_id) if post.agency_id else None


def _where(post: Post) -> str:
    return ", ".join(filter(None, (post.title, post.office_name or post.agency_name)))


def _about_section(person: Person, record: OwnRecord, context: Context) -> Section:
    facts = (
        (tr("Name"), person.name),
        (tr("Family name"), person.family_name),
        (tr("Given name"), person.given_name),
        (tr("Languages"), person.languages),
        (tr("Telephone"), person.phone),
        (tr("E-mail"), person.email),
        (tr("Remark"), person.remark),
    )
    source = fact_rows.source_cells(person.provenance, (), context)
    rows = tuple(
        Row((Cell(what, tone=Tone.QUIET), Cell(value), *source), owns=(record,)) for what, value in facts if value
    )
    return Section(tr("About this person"), fact_rows.dated_columns(tr("What"), tr("Value"), (22, 40)), rows)


def _meeting_row(meeting: PersonMeeting) -> Row:
    derived = tr("derived: the name and the agency are the same") if meeting.by_name else ""
    title = Cell(meeting.title or tr("Meeting without a title"), derived, Tone.DERIVED if derived else Tone.PLAIN)
    return Row((title, Cell(str(meeting.day) if meeting.day else "—")))


def _meetings_section(person: Person) -> Section | None:
    if not person.meeting_count:
        return None
    rows = tuple(_meeting_row(meeting) for meeting in person.meetings)
    more = person.meeting_count - len(rows)
    note = trn("and {n} earlier meeting", "and {n} earlier meetings", more) if more else ""
    title = trn("{n} meeting", "{n} meetings", person.meeting_count)
    return Section(title, (Column(tr("Meeting"), 75), Column(tr("Date"), 25)), rows, note)
