"""From a wish to a kept entry: the form, the save, and what happens when it fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.entries import ENDING, EntryError, EntryKind, GivenSource, OwnEntry
from liaison.domain.people import PersonLine
from liaison.domain.rows import ChangeSet
from liaison.services.directory_editing import Added, DirectoryEditingService
from liaison.services.people import PeopleService
from liaison.ui.doors import Doors
from liaison.ui.screens.directory.additions import Addition
from liaison.ui.screens.directory.choices import Choices
from liaison.ui.screens.directory.entry_fields import Lists, form_fields, person_field, until_field
from liaison.ui.screens.directory.entry_form import EntryForm, FormContent
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import OwnRecord, Place

Keep = Callable[[Mapping[str, str], GivenSource], Added | ChangeSet]
_PLACES = {EntryKind.AGENCY: Kind.AGENCY, EntryKind.OFFICE: Kind.OFFICE}
_ALIKE = "directory.alike"


@dataclass(frozen=True, slots=True)
class _Known:
    """What forms let one choose from and the tree does not know: people, and treaties by identity and title."""

    people: tuple[PersonLine, ...]
    instruments: tuple[tuple[str, str], ...]


class Editing(QObject):
    """Its forms stand over the screen it belongs to.

    Args:
        choices: what the lists hold; None while nothing was read yet.
        screen: names itself as the author of the changes.
    """

    changed = Signal(object, object)
    """An entry was kept: its ChangeSet, and the Place to go to (None to stay)."""

    removed = Signal(str, str)
    """An entry was removed: a sentence, and the label of the change, which can be taken back."""

    def __init__(
        self,
        editing: DirectoryEditingService,
        people: PeopleService,
        doors: Doors,
        choices: Callable[[], Choices | None],
        screen: QWidget,
    ) -> None:
        super().__init__(screen)
        self._editing, self._people, self._doors = editing, people, doors
        self._choices, self._screen = choices, screen

    def add(self, addition: Addition) -> None:
        """Ask for a new entry."""
        kind, add = addition.kind, self._editing.add

        def opened(known: _Known) -> None:
            fields = form_fields(kind, addition.given, self._lists(known), new=True)
            content = FormContent(
                tr("Add to the directory"), _heading(kind, addition.about), "", fields, None, tr("Add")
            )
            asked = {field.name for field in fields}
            fixed = {name: value for name, value in addition.given.items() if name not in asked}
            self._open(content, kind, lambda values, source: add(kind, {**fixed, **values}, source), fixed)

        self._doors.read(self._known, opened, self._screen)

    def edit(self, record: OwnRecord) -> None:
        """Ask for other values of an entry."""
        entry, read_known, kind = self._editing.entry, self._known, record.kind
        if kind is EntryKind.COVERAGE:
            self.end(record)
            return

        def opened(found: tuple[OwnEntry, _Known]) -> None:
            present, known = found
            fields = form_fields(kind, present.values, self._lists(known), new=False)
            content = FormContent(
                tr("Change an entry"), _heading(kind, record.title), "", fields, present.source, tr("Save")
            )
            asked = {field.name for field in fields}
            fixed = {name: value for name, value in present.values.items() if name not in asked}
            edit = self._editing.edit
            self._open(
                content,
                kind,
                lambda values, source: edit(kind, record.id, {**fixed, **values}, source),
                fixed,
                record.id,
            )

        self._doors.read(lambda: (entry(kind, record.id), read_known()), opened, self._screen)

    def end(self, record: OwnRecord) -> None:
        """Ask for the date on which an entry ends."""
        end, field = self._editing.end, ENDING[record.kind]
        content = FormContent(
            tr("End an entry"),
            _heading(record.kind, record.title),
            tr("It stays in the directory as what was true until then."),
            (until_field(tr("Until"), field, ""),),
            None,
            tr("End"),
        )

        def keep(values: Mapping[str, str], source: GivenSource) -> ChangeSet:
            return end(record.kind, record.id, _date(values[field], field), source)

        self._open(content, record.kind, keep)

    def hand_over(self, post: OwnRecord) -> None:
        """Ask who takes a post over, and on which day."""
        hand_over = self._editing.hand_over

        def keep(values: Mapping[str, str], source: GivenSource) -> Added:
            return hand_over(post.id, values["person"], _date(values["held_from"], "held_from"), source)

        def opened(known: _Known) -> None:
            content = FormContent(
                tr("Hand a post over"),
                _heading(EntryKind.POST, post.title),
                tr("Who holds it now leaves it on that day, and stays listed as an earlier holder."),
                (person_field(self._lists(known)), until_field(tr("On"), "held_from", "")),
                None,
                tr("Hand over"),
            )
            self._open(content, EntryKind.HOLDING, keep)

        self._doors.read(self._known, opened, self._screen)

    def remove(self, record: OwnRecord) -> None:
        """Remove an entry at once; it can be taken back."""
        remove = self._editing.remove

        def gone(changes: ChangeSet) -> None:
            self.changed.emit(changes, None)
            self.removed.emit(tr("“{name}” was removed.", name=record.title), changes.label)

        self._doors.write(lambda: remove(record.kind, record.id), gone, self._screen)

    def _known(self) -> _Known:
        """On the store's thread."""
        return _Known(self._people.people(), self._editing.instruments())

    def _lists(self, known: _Known) -> Lists:
        choices = self._choices()
        return Lists(choices or Choices((), (), (), ()), known.people, known.instruments)

    def _open(
        self, content: FormContent, kind: EntryKind, keep: Keep, fixed: Mapping[str, str] | None = None, but: str = ""
    ) -> None:
        form = EntryForm(content, self._screen)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.given.connect(lambda values, source: self._keep(form, lambda: keep(values, source)))
        alike = self._editing.alike
        form.paused.connect(
            lambda values: self._doors.read(
                lambda: alike(kind, {**(fixed or {}), **values}, but), form.show_alike, form, _ALIKE
            )
        )
        form.open()

    def _keep(self, form: EntryForm, keep: Callable[[], Added | ChangeSet]) -> None:
        def kept(done: Added | ChangeSet) -> None:
            if isValid(form):
                form.saved()
            if isinstance(done, Added):
                place = Place(_PLACES[done.kind], done.id) if done.kind in _PLACES else None
                self.changed.emit(done.changes, place)
            else:
                self.changed.emit(done, None)

        self._doors.write(keep, kept, self._screen, lambda error: self._not_kept(error, form))

    def _not_kept(self, error: Exception, form: EntryForm) -> None:
        ours = not isinstance(error, WorldError)
        sentence = tr("The entry was not saved. What you typed is still here.") if ours else str(error)
        if isinstance(error, EntryError):
            sentence = error.sentence
        if isValid(form):
            form.not_saved(sentence, error.field if isinstance(error, EntryError) else "")
        if ours:
            self._doors.broke.emit(error)


def _heading(kind: EntryKind, about: str) -> str:
    return f"{kind.label} – {about}" if about else kind.label


def _date(text: str, field: str) -> PartialDate:
    if not text:
        raise EntryError(field, tr("Say from which day on."))
    return PartialDate.parse(text)
