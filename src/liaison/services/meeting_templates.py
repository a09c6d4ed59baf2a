"""Templates of meetings: shipped ones from their files, one's own from the store, and meetings that begin with one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from liaison.base.paths import resources
from liaison.base.translations import language
from liaison.domain.meeting_templates import MeetingTemplate, read_template_file
from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store import meeting_rows, template_rows
from liaison.store.engine import OWN, Store
from liaison.store.final_minutes import refuse_final
from liaison.store.journal.change import Change

FOLDER = "meeting-templates"


@dataclass(frozen=True, slots=True)
class MadeFromTemplate:
    """A meeting or a template that was added, and what that touched."""

    key: RowKey
    changes: ChangeSet


class MeetingTemplateService:
    """What an officer does with templates; every method runs on the store's thread.

    Args:
        store: the open store.
        folder: of the shipped files; the program's own when None.
    """

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder or resources() / FOLDER

    def all(self) -> tuple[MeetingTemplate, ...]:
        """One's own, then the shipped ones in the language in use."""
        with self._store.read() as connection:
            own = template_rows.own_templates(connection)
        return own + shipped(self._folder, language())

    def save(self, template: MeetingTemplate) -> MadeFromTemplate:
        """Keep a template of one's own; one of that name is replaced."""
        with self._store.change("meeting_template.create") as change:
            name = template.name.casefold()
            same = [one for one in template_rows.own_templates(change.connection) if one.name.casefold() == name]
            values = template_rows.template_values(template)
            if same and same[0].key is not None:
                key = same[0].key
                change.update("meeting_template", (key.scope, key.id), values)
            else:
                values["position"] = template_rows.next_position(change.connection)
                key = RowKey(OWN, change.insert("meeting_template", values, scope=OWN))
        return MadeFromTemplate(key, change.changes)

    def rename(self, key: RowKey, name: str) -> ChangeSet:
        """Call one's own template otherwise."""
        with self._store.change("meeting_template.edit") as change:
            change.update("meeting_template", (key.scope, key.id), {"name": name})
        return change.changes

    def delete(self, key: RowKey) -> ChangeSet:
        """Mark one's own template as deleted; undo brings it back."""
        with self._store.change("meeting_template.delete") as change:
            change.delete("meeting_template", (key.scope, key.id))
        return change.changes

    def begin(self, template: MeetingTemplate, start: MeetingHeader) -> MadeFromTemplate:
        """Add a meeting that begins with a template; all of it one change."""
        with self._store.change("meeting.create") as change:
            key = meeting_rows.insert(change, OWN, template.header(start))
            self._write(change, key, template.body)
            for position, side in enumerate(template.delegations):
                meeting_rows.insert_delegation(change, key, side, position)
        return MadeFromTemplate(key, change.changes)

    def apply(self, template: MeetingTemplate, key: RowKey) -> ChangeSet:
        """Give a meeting that is there what a template has: facts where none are known, sides that do not sit there yet.

        What is written already stays above the template's text.
        """
        with self._store.change("meeting.template") as change:
            meeting = meeting_rows.meeting_of(change.connection, key)
            if meeting is None:
                raise LookupError(key.id)
            refuse_final(change.connection, key)
            meeting_rows.update(change, key, template.header(meeting.header))
            seated = {side.name.casefold() for side in meeting.delegations}
            position = meeting_rows.next_position(change.connection, "delegation", "meeting_id", key)
            for number, side in enumerate(side for side in template.delegations if side.name.casefold() not in seated):
                meeting_rows.insert_delegation(change, key, side, position + number)
            above = meeting.note.text.rstrip()
            self._write(change, key, f"{above}\n\n{template.body}" if above else template.body)
        return change.changes

    def _write(self, change: Change, key: RowKey, text: str) -> None:
        meeting = meeting_rows.meeting_of(change.connection, key)
        if meeting is not None and text:
            note = meeting.note.key
            change.write_text("note", (note.scope, note.id), "body", text)


def shipped(folder: Path, code: str) -> tuple[MeetingTemplate, ...]:
    """The shipped templates in a language, English where a file has no other, in the order of their file names."""
    return _shipped(folder, code)


@cache
def _shipped(folder: Path, code: str) -> tuple[MeetingTemplate, ...]:
    names = sorted({path.name.split(".")[0] for path in folder.glob("*.*.md")})
    found = []
    for name in names:
        path = folder / f"{name}.{code}.md"
        path = path if path.exists() else folder / f"{name}.en.md"
        if path.exists():
            found.append(replace(read_template_file(path.name, path.read_text(encoding="utf-8")), key=None))
    return tuple(found)
