"""vCard files (3.0 and 4.0, many cards in one): each card becomes a row of a table whose columns are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from liaison.base.translations import tr
from liaison.domain.country_names import folded_name
from liaison.domain.coverage import OfficeKind
from liaison.domain.importing import FileKind, ReadOptions, SourceRow, SourceTable
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.domain.importing_fields import Field
from liaison.domain.steps import Stage, Step
from liaison.services.importing.rows import LONGEST_CELL, MOST_ROWS, clean
from liaison.services.importing.text_files import decoded

_SLICE = 50
_LONGEST_CARD = 2_000_000
_FOLD = re.compile(r"\r?\n[ \t]")
_QUOTED = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([A-Za-z0-9-]{3,20})\"?", re.IGNORECASE)
_TAKEN = frozenset(
    ["FN", "N", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "ADR", "URL", "NOTE", "LANG", "KIND", "X-ABSHOWAS", "VERSION"]
)
_LONGEST_HEAD = 1_000
_COLUMNS = (
    Field.PERSON,
    Field.FAMILY_NAME,
    Field.GIVEN_NAME,
    Field.POST,
    Field.AGENCY,
    Field.OFFICE,
    Field.OFFICE_KIND,
    Field.ADDRESS,
    Field.CITY,
    Field.COUNTRY,
    Field.PHONE,
    Field.EMAIL,
    Field.AGENCY_WEBSITE,
    Field.LANGUAGES,
    Field.REMARK,
)


def read_cards(file: Path, content: bytes, options: ReadOptions) -> Iterator[Step[SourceTable]]:
    """The cards in `content`, in slices; one that cannot be read is a row with its problem. Raises WorldError."""
    text, encoding = decoded(content, options.encoding, file.name)
    rows: list[SourceRow] = []
    for number, card in enumerate(_cards(text), start=1):
        if number > MOST_ROWS:
            raise ImportTooLarge(file.name, tr("it has more than {n} cards.", n=MOST_ROWS))
        rows.append(_row(number, card))
        if number % _SLICE == 0:
            yield Step(Stage.READING, number)
    if not rows:
        raise ImportFileError(file.name, tr("it holds no card."), tr("A card begins with the line BEGIN:VCARD."))
    headings = tuple(field.about.name for field in _COLUMNS)
    notes = (tr("Read as {encoding}; a row is a card, counted from 1.", encoding=encoding.upper()),)
    table = SourceTable(file, FileKind.VCARD, headings, tuple(rows), encoding, notes=notes)
    yield Step(Stage.READING, len(rows), len(rows), table)


def _cards(text: str) -> Iterator[str]:
    """The text of each card, and of what begins as one and never ends."""
    parts = re.split(r"(?im)^BEGIN:VCARD[ \t]*\r?$", text)
    for part in parts[1:]:
        body, end, _ = part.partition("END:VCARD")
        if not end:
            body, end, _ = part.partition("end:vcard")
        yield f"BEGIN:VCARD{body}END:VCARD\r\n" if end else part


def _plain(card: str) -> str:
    """The lines that are taken, with nothing before the colon but what the value is written in.

    vobject's pattern for a line takes exponential time on hostile parameters, so it sees none of them.
    """
    kept = []
    lines = iter(_FOLD.sub("", card).splitlines())
    for line in lines:
        head, colon, value = _parted(line)
        name = head.partition(";")[0].rpartition(".")[2].upper()
        if not colon or name not in _TAKEN or len(head) > _LONGEST_HEAD:
            continue
        quoted = _QUOTED.search(head)
        while quoted and value.endswith("="):
            value = value[:-1] + next(lines, "")
        charset = _CHARSET.search(head)
        said = ";ENCODING=QUOTED-PRINTABLE" if quoted else ""
        said += f";CHARSET={charset[1]}" if quoted and charset else ""
        kept.append(f"{name}{said}:{value[: LONGEST_CELL * 2]}")
    return "\r\n".join(("BEGIN:VCARD", *kept, "END:VCARD", ""))


def _parted(line: str) -> tuple[str, str, str]:
    """What stands before the first colon that is not in quotation marks, and what behind it."""
    inside = False
    for place, character in enumerate(line[: _LONGEST_HEAD + 1]):
        if character == '"':
            inside = not inside
        elif character == ":" and not inside:
            return line[:place], ":", line[place + 1 :]
    return line[:_LONGEST_HEAD], "", ""


def _row(number: int, card: str) -> SourceRow:
    import vobject

    nothing = ("",) * len(_COLUMNS)
    if len(card) > _LONGEST_CARD:
        return SourceRow(number, nothing, tr("the card is longer than {n} characters", n=_LONGEST_CARD))
    if not card.startswith("BEGIN:VCARD"):
        return SourceRow(number, nothing, tr("the card has no end (END:VCARD)"))
    try:
        read = vobject.readOne(_plain(card), allowQP=True)
        values = _values(read)
    except Exception:  # a damaged card makes vobject raise anything  # noqa: BLE001
        return SourceRow(number, nothing, tr("the card is damaged"))
    cells = tuple(clean(values.get(field, "")) for field in _COLUMNS)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return SourceRow(number, nothing, tr("a cell is longer than {n} characters", n=LONGEST_CELL))
    if not any(cells):
        return SourceRow(number, nothing, tr("the card is empty"))
    return SourceRow(number, cells)


def _values(card: Any) -> dict[Field, str]:
    full = _first(card, "fn")
    family, given = _names(card)
    units = _organisation(card)
    address, city, country = _address(card)
    agency, office = (units[0] if units else ""), "; ".join(units[1:])
    is_organisation = _first(card, "kind").casefold() == "org" or _first(card, "x-abshowas").casefold() == "company"
    is_organisation = is_organisation or (not family and not given and full in ("", agency, office))
    values = {
        Field.AGENCY: agency,
        Field.OFFICE: office,
        Field.ADDRESS: address,
        Field.CITY: city,
        Field.COUNTRY: country,
        Field.PHONE: "; ".join(_all(card, "tel", lambda text: text.removeprefix("tel:"))),
        Field.EMAIL: "; ".join(_all(card, "email", lambda text: text.removeprefix("mailto:"))),
        Field.AGENCY_WEBSITE: _first(card, "url"),
    }
    if is_organisation:
        # an organisation's card: its name is the office's where the agency is said beside it
        named = full if agency and full != agency else ""
        return values | {
            Field.AGENCY: agency or full,
            Field.OFFICE: office or named,
            Field.OFFICE_KIND: _first(card, "role"),
        }
    return values | {
        Field.PERSON: full or f"{given} {family}".strip(),
        Field.FAMILY_NAME: family,
        Field.GIVEN_NAME: given,
        Field.POST: _first(card, "title") or _first(card, "role"),
        Field.LANGUAGES: ", ".join(_all(card, "lang")),
        Field.REMARK: _first(card, "note"),
    }


def _kind(role: str) -> str:
    """The role when it is a kind of office; another program's role says something else."""
    return role if folded_name(role) in {folded_name(kind.label) for kind in OfficeKind} else ""


def _all(card: Any, name: str, changed: Any = None) -> list[str]:
    texts = [_text(part.value) for part in card.contents.get(name, ())]
    return list(dict.fromkeys(changed(text) if changed else text for text in texts if text))


def _first(card: Any, name: str) -> str:
    return next(iter(_all(card, name)), "")


def _names(card: Any) -> tuple[str, str]:
    for part in card.contents.get("n", ()):
        value = part.value
        additional = _text(getattr(value, "additional", ""))
        given = " ".join(filter(None, (_text(getattr(value, "given", "")), additional)))
        return _text(getattr(value, "family", "")), given
    return "", ""


def _organisation(card: Any) -> list[str]:
    for part in card.contents.get("org", ()):
        value = part.value if isinstance(part.value, list) else [part.value]
        return [_text(unit) for unit in value if _text(unit)]
    return []


def _address(card: Any) -> tuple[str, str, str]:
    for part in card.contents.get("adr", ()):
        value = part.value
        if isinstance(value, str):
            return value, "", ""
        code, city = _text(getattr(value, "code", "")), _text(getattr(value, "city", ""))
        lines = [_text(getattr(value, name, "")) for name in ("box", "extended", "street")]
        lines += [" ".join(filter(None, (code, city)))] if any(lines) and code else []
        return ", ".join(filter(None, lines)), city, _text(getattr(value, "country", ""))
    return "", "", ""


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value if one)
    return "" if value is None else str(value).strip()
