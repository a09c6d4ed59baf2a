"""The keys of the program and what they do, by where they work."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.base.translations import marked


@dataclass(frozen=True, slots=True)
class Keys:
    """One line.

    Attributes:
        keys: as a keyboard names them, or signs that are typed.
        meaning: what they do; a key of translation.
    """

    keys: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that work in one place.

    Attributes:
        title: the place; a key of translation.
        room: in which room that is; empty for everywhere.
    """

    title: str
    room: str
    lines: tuple[Keys, ...]


def _keys(keys: str, meaning: str) -> Keys:
    return Keys(tuple(keys.split(", ")), meaning)


EVERYWHERE = KeyGroup(
    marked("Everywhere"),
    "",
    (
        _keys("Ctrl+1 … Ctrl+6", marked("Today, Coverage, Directory, Meetings, Cases, Legal bases")),
        _keys(
            "Ctrl+K",
            marked("Find anything: people, offices, meetings and their lines, cases, treaties, files, commands"),
        ),
        _keys(
            "Ctrl+N",
            marked(
                "New meeting, entry (in Directory), case, treaty wish (in Legal bases); keep the route as a case (in Coverage)"
            ),
        ),
        _keys("F6, Shift+F6", marked("Next and previous part of the screen")),
        _keys("Tab, Shift+Tab", marked("Next and previous field")),
        _keys("F9", marked("Brief before a meeting, or on a country, agency or office")),
        _keys("Ctrl+Shift+A", marked("Who is competent")),
        _keys("Ctrl+P", marked("Print or save as PDF: minutes, a brief, a call list, a hand-over sheet")),
        _keys("Ctrl+Alt+Z", marked("Undo the last change")),
        _keys("Ctrl+Shift+I, Ctrl+Shift+E", marked("Import a list, export the directory")),
        _keys("Ctrl+Shift+B", marked("Back up")),
        _keys("Ctrl+L", marked("Lock")),
        _keys("Ctrl+,", marked("Settings")),
        _keys("Alt+M", marked("Menu")),
        _keys("F11", marked("Full screen")),
        _keys("F1", marked("This page")),
        _keys("Ctrl+Q", marked("Quit")),
    ),
)

FINDING = KeyGroup(
    marked("Finding"),
    "",
    (
        _keys("Down, Up, Enter", marked("To a hit, and to where it stands")),
        _keys("Ctrl+Enter", marked("Keep only what matches in the screen in front; Escape takes it back")),
        _keys("Ctrl+S, Del", marked("Keep the search, forget a kept one (in the empty field)")),
        _keys("“…”", marked("Words in a row, and whole words")),
        _keys("or, not, -, ( )", marked("One or the other, without, together; words side by side mean all of them")),
        _keys("who:, agency:, country:, crime:", marked("Who and what it has to do with, in any language")),
        _keys("date:", marked("2019-05, 2019-05..2019-08, >=2019, ..2018, today")),
        _keys("open:", marked("Open promises, wishes and cases: yes, no, overdue")),
        _keys("marking:, kind:", marked("Marked so, or ..green for at most so; one kind of record")),
    ),
)

_MEETINGS = (
    KeyGroup(
        marked("Meeting: the note"),
        "meetings",
        (
            _keys("##", marked("Begins an agenda item; “(15 min)” plans its time")),
            _keys("> Name:", marked("Begins a statement: who sits at the table is offered")),
            _keys("- [ ]", marked("Begins a follow-up; @ says who, due:2019-08-16 until when")),
            _keys("=>", marked("Begins an outcome: its kinds are offered")),
            _keys("@, [[, #", marked("Names of people and things, and topics: Down and Enter, or Tab")),
            _keys("Ctrl+T", marked("Put the time")),
            _keys("Ctrl+Enter", marked("To what a name in the note stands for")),
            _keys("Ctrl+F, F3, Shift+F3", marked("Find, the next and the previous one")),
            _keys("Ctrl+H", marked("Find and replace")),
            _keys("Alt+C, Alt+W, Alt+A", marked("Case counts, whole words only, replace all (while finding)")),
            _keys("Ctrl+Z, Ctrl+Y", marked("Undo and redo typing")),
            _keys("Ctrl+Shift+V", marked("Paste the bare text")),
            _keys("Ctrl+Shift+P", marked("Put in what is open from earlier meetings")),
            _keys("Alt+Shift+Up, Alt+Shift+Down", marked("Move the agenda item up or down")),
            _keys("F12", marked("The note alone on the screen, and back")),
        ),
    ),
    KeyGroup(
        marked("Meeting: the page"),
        "meetings",
        (
            _keys("Esc", marked("Back to the list, saved; closes a window of its own")),
            _keys("Alt+O", marked("What can be done with this meeting")),
            _keys("Ctrl+I", marked("Details: date, place, host and the rest")),
            _keys("F9", marked("Brief before the meeting")),
            _keys("Ctrl+Shift+S", marked("Series and sub-sessions")),
            _keys("Alt+PgUp, Alt+PgDown", marked("Previous and next meeting of the series")),
            _keys("Ctrl+Shift+L", marked("Agenda, and what earlier meetings left")),
            _keys("Ctrl+Shift+T", marked("New meeting from a template")),
            _keys("Ctrl+Shift+O", marked("Attach files")),
            _keys("Ctrl+Shift+F", marked("Finalise the minutes, or reopen them as a new version")),
            _keys("Ctrl+Shift+G", marked("Agreed text: sent, agreed, signed")),
            _keys("Ctrl+Shift+H", marked("Versions: read, compare, bring back earlier texts")),
            _keys("Ctrl+Shift+M", marked("Minutes out: see what leaves, save or print it")),
            _keys("Ctrl+Shift+N", marked("Another meeting, or this one, in a window of its own")),
        ),
    ),
    KeyGroup(
        marked("Meeting: who sits there"),
        "meetings",
        (
            _keys("Alt+D, Alt+P", marked("Add a delegation, a person; Down offers who held the posts that day")),
            _keys("Alt+B", marked("Seat all members of the body")),
            _keys("Alt+K", marked("Keep the chosen person in the directory")),
            _keys("H, I", marked("Head of the delegation, interpreter")),
            _keys("A, C", marked("Attendance of a person, capacity of a delegation")),
            _keys("O", marked("Our own side")),
            _keys("K", marked("Keep the chosen person in the directory")),
            _keys("Alt+Up, Alt+Down", marked("Move the delegation or person")),
            _keys("Enter, F2", marked("Correct the name")),
            _keys("Del", marked("Remove")),
        ),
    ),
    KeyGroup(
        marked("Meeting: in the note, attachments, what is open"),
        "meetings",
        (
            _keys("Enter", marked("To its line; shows an attachment")),
            _keys("F2", marked("Edit in place; the caption of an attachment")),
            _keys("Space", marked("Check off a follow-up, or a promise of an earlier meeting")),
            _keys("Del", marked("Remove the line, or the attachment")),
            _keys("Ctrl+E", marked("More of a statement: translation, quoting, grades")),
            _keys("Ctrl+C", marked("Copy how the note refers to an attachment")),
        ),
    ),
    KeyGroup(
        marked("Meeting: in its windows"),
        "meetings",
        (
            _keys("Alt+Up, Alt+Down", marked("Previous and next change (versions); move an item (agenda)")),
            _keys("Space", marked("Whether an item of the minutes leaves (minutes out)")),
            _keys("Ctrl+S, Ctrl+P", marked("Save, print (minutes out)")),
            _keys("Ctrl+Enter", marked("Accept (more of a statement)")),
        ),
    ),
    KeyGroup(
        marked("List of meetings"),
        "meetings",
        (
            _keys("Enter, Ctrl+Enter", marked("Open the meeting, here or in a window of its own")),
            _keys("Alt+F", marked("Filter the meetings")),
            _keys("Ctrl+Shift+T", marked("New meeting from a template")),
            _keys("Home, End", marked("First and last meeting")),
            _keys("Del", marked("Delete the meeting")),
        ),
    ),
)

GROUPS: tuple[KeyGroup, ...] = (
    EVERYWHERE,
    FINDING,
    *_MEETINGS,
    KeyGroup(
        marked("Today"),
        "today",
        (
            _keys("Enter", marked("To the line where it stands")),
            _keys("Space", marked("Check off a follow-up")),
        ),
    ),
    KeyGroup(
        marked("Coverage"),
        "coverage",
        (
            _keys("Up, Alt+Up, Alt+Down", marked("From the question to its chips; earlier and later questions")),
            _keys("Enter, Del, Alt+Left, Alt+Right", marked("Choose anew, remove or move the chip of a question")),
            _keys("Alt+1, Alt+2, Alt+3", marked("Map, matrix, both")),
            _keys("Alt+C", marked("Compare with another date")),
            _keys("Ctrl+Shift+C", marked("Copy the call list")),
            _keys("+, -, 0", marked("Nearer, farther, the whole map")),
        ),
    ),
    KeyGroup(
        marked("Matrix"),
        "coverage",
        (
            _keys("Ctrl+Space, Shift+Space", marked("Choose the column or row by its heading")),
            _keys("F3", marked("Find the next one")),
            _keys("+, -", marked("Unfold and fold a group")),
        ),
    ),
    KeyGroup(
        marked("Directory"),
        "directory",
        (
            _keys("Ctrl+E", marked("Correct or change the selected fact")),
            _keys("Del", marked("Remove the focused entry of your own")),
            _keys("Ctrl+Enter", marked("Checked today (among stale facts)")),
        ),
    ),
    KeyGroup(
        marked("Cases"),
        "cases",
        (
            _keys("Ctrl+Tab, Ctrl+Shift+Tab", marked("Next and previous part of the case")),
            _keys("Ctrl+E", marked("Change the case, or the leg one is on")),
            _keys("Ins, Enter, Del", marked("Add, change, remove what a list of the case holds")),
            _keys("Alt+R", marked("All requests, and how long each country has been waited for")),
            _keys("S, Alt+D", marked("Add a step to the request; what it lacks, and its draft")),
            _keys("Ctrl+Shift+O, Ctrl+Shift+H", marked("Attach files to the case; earlier texts of its notes")),
            _keys("@, [[, Ctrl+T, Ctrl+F", marked("Notes: offer names, put the time, find, as in meetings")),
        ),
    ),
    KeyGroup(
        marked("Chain"),
        "cases",
        (
            _keys("Left, Right, Up, Down", marked("Walk along the chain and from lane to lane")),
            _keys("Ins, Shift+Ins, Ctrl+Ins", marked("Add a leg behind, as a branch, before")),
            _keys("Enter, Del", marked("Change, remove the leg; its neighbours are joined")),
            _keys("Ctrl+J", marked("Join the leg to another one, or cut it off")),
            _keys("Alt+A", marked("Ask Coverage about the chain")),
        ),
    ),
    KeyGroup(
        marked("Legal bases"),
        "legal-bases",
        (
            _keys("Ctrl+Tab, Ctrl+Shift+Tab", marked("Next and previous view")),
            _keys("Ctrl+E", marked("Correct or change the selected fact")),
            _keys("Ctrl+Shift+C", marked("Copy the answer between two countries")),
            _keys("Del", marked("Withdraw a treaty wish")),
        ),
    ),
    KeyGroup(
        marked("Who is competent"),
        "",
        (
            _keys("Alt+Left, Backspace", marked("One answer back")),
            _keys("Ctrl+Shift+C", marked("Copy the answer")),
        ),
    ),
)


def groups_for(room: str) -> tuple[KeyGroup, ...]:
    """All of them, those of a room first."""
    return tuple(sorted(GROUPS, key=lambda group: group.room != room if room else False))
