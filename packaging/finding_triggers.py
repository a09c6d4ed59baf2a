"""The full-text tables of Find, and the triggers that queue what a change touched, for the baseline migration.

Triggers, and not the write door, because whatever writes a row (a change, an import, the fold of the journal) then queues it in its
own transaction, and nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

_TABLES = ("find_beginnings", "find_phrases", "find_record_beginnings", "find_record_phrases")
# the tokenizer takes every character above ASCII for a letter: words come in Latin letters, what is no word begins with a thorn
_KINDS = {"beginnings": "detail = none, prefix = '1 2 3 4 5', ", "phrases": ""}
FULL_TEXT = (
    *(
        f"CREATE VIRTUAL TABLE {table} USING fts5(words, content = '', contentless_delete = 1, "
        f"{_KINDS[table.rpartition('_')[2]]}tokenize = 'ascii')"
        for table in _TABLES
    ),
    # merging is done in idle slices: done on a save it costs up to 50 ms
    *(
        f"INSERT INTO {table} ({table}, rank) VALUES ('{setting}', {value})"
        for table in _TABLES
        for setting, value in (("automerge", 0), ("crisismerge", 1000))
    ),
)

_ITSELF = ("follow_up", "statement", "outcome", "treaty_wish", "attachment", "case_file", "person", "meeting")
_OF_MEETING = ("note", "delegation", "participant", "follow_up")
_OF_CASE = ("case_side", "case_number", "case_interest", "case_happening", "case_leg", "request", "note")
_OF_DIRECTORY = ("agency", "office", "body", "instrument")


def _itself(source: str, scope: str = "{row}.scope") -> str:
    return f"INSERT OR IGNORE INTO find_queue (source, row_id, scope) VALUES ('{source}', {{row}}.id, {scope})"


def _row(source: str, identity: str, scope: str = "{row}.scope", condition: str = "") -> str:
    wanted = f"{identity} IS NOT NULL" + (f" AND {condition}" if condition else "")
    return (
        "INSERT OR IGNORE INTO find_queue (source, row_id, scope) "
        f"SELECT '{source}', {identity}, {scope} WHERE {wanted}"
    )


def _rows(source: str, identity: str, scope: str, origin: str) -> str:
    return (
        f"INSERT OR IGNORE INTO find_queue (source, row_id, scope) SELECT '{source}', {identity}, {scope} FROM {origin}"
    )


_OFFICES_OF_AGENCY = (
    _rows("office", "id", "''", "office WHERE agency_id = {row}.id"),
    _rows("office", "id", "''", "ref_office WHERE agency_id = {row}.id"),
)
_QUEUED: tuple[tuple[str, str], ...] = (
    *((table, _itself(table)) for table in _ITSELF),
    *((table, _row("meeting", "{row}.meeting_id")) for table in _OF_MEETING),
    ("topic", _row("meeting", "{row}.target_id", condition="{row}.target_table = 'meeting'")),
    ("topic", _row("case_file", "{row}.target_id", condition="{row}.target_table = 'case_file'")),
    ("meeting_series", _rows("meeting", "id", "scope", "meeting WHERE series_id = {row}.id")),
    *((table, _row("case_file", "{row}.case_id")) for table in _OF_CASE),
    ("post_holder", _row("person", "{row}.person_id")),
    ("post", _rows("person", "person_id", "scope", "post_holder WHERE post_id = {row}.id AND person_id IS NOT NULL")),
    ("name", _row("person", "{row}.target_id", condition="{row}.target_table = 'person'")),
    *((table, _itself(table, "''")) for table in _OF_DIRECTORY),
    *(("agency", statement) for statement in _OFFICES_OF_AGENCY),
    ("name", _row("agency", "{row}.target_id", "''", "{row}.target_table = 'agency'")),
    ("coverage", _row("office", "{row}.office_id", "''")),
    ("competence", _row("agency", "{row}.agency_id", "''")),
    ("membership", _row("body", "{row}.body_id", "''")),
    ("party", _row("instrument", "{row}.instrument_id", "''")),
    ("correction", _row("agency", "{row}.target_key", "''", "{row}.target_table = 'agency'")),
    ("correction", _row("office", "{row}.target_key", "''", "{row}.target_table = 'office'")),
    # the key of a coverage statement begins with its office
    (
        "correction",
        _row(
            "office",
            "substr({row}.target_key, 1, instr({row}.target_key, '|') - 1)",
            "''",
            "{row}.target_table = 'coverage' AND instr({row}.target_key, '|') > 1",
        ),
    ),
    ("attachment_text", _rows("attachment", "id", "scope", "attachment WHERE sha256 = {row}.sha256")),
)
# what hangs on a meeting, or a case, is found by its day, is marked at least as it is, and goes with it
_HANGS_ON = (
    ("meeting", "date", "meeting_id", ("follow_up", "statement", "outcome", "treaty_wish")),
    ("case_file", "opened_on", "case_id", ("follow_up",)),
)
_LEADS_ON = (
    "CREATE TRIGGER {table}_leads_on AFTER UPDATE OF deleted, {day}, tlp ON {table} "
    "WHEN old.deleted <> new.deleted OR old.{day} IS NOT new.{day} OR old.tlp IS NOT new.tlp BEGIN {statements} END"
)
# records are marked as deleted and stay; what goes for good is left out when it is read, and a check tells of it
_TIMES = (("INSERT", "new"), ("UPDATE", "new"))


def triggers() -> Iterator[str]:
    """One trigger for each table and each way to change it."""
    for table in sorted({table for table, _ in _QUEUED}):
        statements = [statement for queued, statement in _QUEUED if queued == table]
        for time, row in _TIMES:
            body = " ".join(f"{statement.format(row=row)};" for statement in statements)
            yield f"CREATE TRIGGER {table}_queued_on_{time.lower()} AFTER {time} ON {table} BEGIN {body} END"
    for owner, day, field, hanging in _HANGS_ON:
        origins = [(table, f"{table} WHERE {field} = new.id") for table in hanging]
        origins.append(("attachment", "attachment WHERE target_id = new.id"))
        leads = " ".join(f"{_rows(table, 'id', 'scope', origin)};" for table, origin in origins)
        yield _LEADS_ON.format(table=owner, day=day, statements=leads)
