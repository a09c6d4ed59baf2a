"""The legs of a file as they stand there, from CSV and from GraphML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from liaison.base.translations import tr
from liaison.domain.cases.case_errors import ChainFileProblem, ChainFileRejected
from liaison.domain.cases.chain_files import MOST_LEGS, MOST_STEPS, LegColumn, column_of
from liaison.domain.formula_guard import guarded
from liaison.domain.importing import ReadOptions, SourceTable
from liaison.domain.steps import result_of
from liaison.services.cases.leg_cells import RawLeg
from liaison.services.importing.csv_files import read_csv
from liaison.services.importing.rows import clean

_BETWEEN = re.compile(r"[\s,;]+")
_LONGEST_NUMBER = 9

Found = tuple[list[RawLeg], list[ChainFileProblem]]


def of_csv(file: Path, content: bytes) -> Found:
    """The legs of a CSV file in the order of their numbers, and what is wrong with the file. Raises WorldError."""
    table = result_of(read_csv(file, content, ReadOptions()))
    columns = {place: column for place, heading in enumerate(table.headings) if (column := column_of(heading))}
    if not columns:
        raise rejected(file, tr("No column of it is one of a chain: {columns}.", columns=", ".join(LegColumn)))
    if len(table.rows) > MOST_LEGS:
        raise rejected(file, tr("It has more than {n} legs.", n=MOST_LEGS))
    problems = [*_of_headings(table, columns), *_of_encoding(table)]
    given = set(columns.values())
    legs: list[RawLeg] = []
    for at, row in enumerate(table.rows, 1):
        place = tr("row {n}", n=row.number)
        cells = {column: row.cells[spot] for spot, column in columns.items() if spot < len(row.cells)}
        number = cells.get(LegColumn.NUMBER, "") if LegColumn.NUMBER in given else str(at)
        leads_to = tuple(dict.fromkeys(filter(None, _BETWEEN.split(cells.get(LegColumn.LEADS_TO, "")))))
        for column, texts in ((LegColumn.NUMBER, (number,) if number else ()), (LegColumn.LEADS_TO, leads_to)):
            problems += [
                ChainFileProblem(place, column, tr("“{text}” is not the number of a leg.", text=text[:60]))
                for text in texts
                if not _is_number(text)
            ]
        leads_to = tuple(str(int(text)) for text in leads_to if _is_number(text))
        legs.append(RawLeg(place, str(int(number)) if _is_number(number) else "", cells, leads_to))
    problems += _twice(legs, tr("Another leg has this number."))
    legs = _by_number(legs)
    return (legs if LegColumn.LEADS_TO in given else _one_after_another(legs)), problems


def of_graphml(file: Path, content: bytes) -> Found:
    """The legs of a GraphML file in its order, and what is wrong with the file. Raises WorldError."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise rejected(file, tr("It declares a document type or entities, which no graph needs.")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise rejected(file, tr("It is not XML that can be read: {detail}.", detail=error)) from error
    space, _, name = root.tag.rpartition("}")
    space = f"{space}}}" if space else ""
    if name != "graphml":
        raise rejected(file, tr("It is XML, but not GraphML."))
    keys = _keys(root, space)
    if not set(keys.values()) - {LegColumn.NUMBER, LegColumn.LEADS_TO}:
        raise rejected(file, tr("No key of its nodes is one of a chain: {columns}.", columns=", ".join(LegColumn)))
    nodes = list(islice(root.iter(f"{space}node"), MOST_LEGS + 1))
    if len(nodes) > MOST_LEGS:
        raise rejected(file, tr("It has more than {n} legs.", n=MOST_LEGS))
    problems: list[ChainFileProblem] = []
    leads_to: dict[str, dict[str, None]] = {}
    for source, target in _edges(root, space, {node.get("id", "") for node in nodes}, problems):
        leads_to.setdefault(source, {})[target] = None
    legs = []
    for at, node in enumerate(nodes, 1):
        own = node.get("id", "")
        cells = {
            column: _clean(data.text or "")
            for data in node.findall(f"{space}data")
            if (column := keys.get(data.get("key", "")))
        }
        legs.append(RawLeg(tr("node {id}", id=own or at), own, cells, tuple(leads_to.get(own, ()))))
    return legs, [*_twice(legs, tr("Another node has this id.")), *problems]


def rejected(file: Path, sentence: str) -> ChainFileRejected:
    """The refusal of a whole file for one reason."""
    return ChainFileRejected(file.name, (ChainFileProblem("", "", sentence),))


def _of_headings(table: SourceTable, columns: dict[int, LegColumn]) -> Iterator[ChainFileProblem]:
    seen: set[LegColumn] = set()
    for place, heading in enumerate(table.headings):
        column = columns.get(place)
        if column in seen:
            yield ChainFileProblem("", heading, tr("Another column holds the same."))
        elif column is not None:
            seen.add(column)
        elif any(place < len(row.cells) and row.cells[place] for row in table.rows):
            known = ", ".join(LegColumn)
            yield ChainFileProblem("", heading, tr("This is no column of a chain; those are {columns}.", columns=known))


def _of_encoding(table: SourceTable) -> Iterator[ChainFileProblem]:
    if table.encoding.startswith("cp") and any("\ufffd" in cell for row in table.rows for cell in row.cells):
        sentence = tr("Some letters could not be read: save the file as UTF-8.")
        yield ChainFileProblem("", "", sentence)


def _twice(legs: list[RawLeg], sentence: str) -> Iterator[ChainFileProblem]:
    seen: set[str] = set()
    for leg in legs:
        if leg.number and leg.number in seen:
            yield ChainFileProblem(leg.row, LegColumn.NUMBER, sentence)
        seen.add(leg.number)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _by_number(legs: list[RawLeg]) -> list[RawLeg]:
    """In the order of their numbers where each has one, whatever the rows were sorted by."""
    return sorted(legs, key=lambda leg: int(leg.number)) if all(leg.number for leg in legs) else legs


def _one_after_another(legs: list[RawLeg]) -> list[RawLeg]:
    # by place and not by number, for not every leg need have one
    return [
        RawLeg(leg.row, str(at), leg.cells, (str(at + 1),) if at < len(legs) else ()) for at, leg in enumerate(legs, 1)
    ]


def _keys(root: Element, space: str) -> dict[str, LegColumn]:
    """The column each key stands for; those that stand for none are left out."""
    found = {}
    for key in root.findall(f"{space}key"):
        column = column_of(key.get("attr.name", "")) if key.get("for", "all") in ("node", "all") else None
        if column is not None:
            found[key.get("id", "")] = column
    return found


def _edges(root: Element, space: str, known: set[str], problems: list[ChainFileProblem]) -> Iterator[tuple[str, str]]:
    count = 0
    for graph in root.iter(f"{space}graph"):
        for edge in graph.findall(f"{space}edge"):
            count += 1
            if count > MOST_STEPS:
                problems.append(ChainFileProblem("", "", tr("It has more than {n} edges.", n=MOST_STEPS)))
                return
            source, target = edge.get("source", ""), edge.get("target", "")
            place = tr("edge {id}", id=edge.get("id") or f"{source} → {target}")
            if edge.get("directed", "false" if graph.get("edgedefault") == "undirected" else "true") == "false":
                problems.append(
                    ChainFileProblem(place, "", tr("It has no direction, so that either leg could be first."))
                )
            elif source not in known or target not in known:
                missing = target if source in known else source
                problems.append(ChainFileProblem(place, "", tr("There is no node “{id}”.", id=missing[:60])))
            else:
                yield source, target
        if graph.find(f"{space}hyperedge") is not None:
            problems.append(ChainFileProblem("", "hyperedge", tr("A step leads from one leg to one other.")))


def _clean(text: str) -> str:
    # `clean` takes a formula guard off, which nobody puts on in XML
    return clean(guarded(text))
