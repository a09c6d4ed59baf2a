"""What an import would change, what it asks, what it refuses; and that it is one step."""

from __future__ import annotations

import pytest
from tests.services.importing.conftest import Plan

from liaison.domain.importing import ChangeKind, Choice, Differing, ImportPlan
from liaison.domain.importing_errors import ImportNotReady
from liaison.domain.steps import Cancelled, Stage
from liaison.services.directory import DirectoryService
from liaison.services.importing.service import ImportService
from liaison.services.journal import JournalService
from liaison.store.engine import Store

LIST = """Agency,Office,City,Country,Covers,Officer,Phone
Criminal Police,Liaison Office Minsk,Minsk,Белоруссия,"BY; Польша, Estland",Anna Nowak,+375 17 1
Criminal Police,Liaison Office Minsk,Minsk,BY,Lettland,Jan Kos,+375 17 2
"""


def lines(plan: ImportPlan, kind: ChangeKind) -> list[tuple[str, str]]:
    return [(change.table, change.name) for change in plan.changes if change.kind is kind]


def test_a_row_may_hold_several_facts_and_all_are_one_step(plan: Plan, service: ImportService, store: Store) -> None:
    found = plan(LIST)
    assert found.problems == () and found.questions == ()
    assert lines(found, ChangeKind.NEW)[:2] == [
        ("agency", "Criminal Police"),
        ("office", "Liaison Office Minsk"),
    ]
    changes = service.apply(found)
    assert changes.label == "import"
    directory = DirectoryService(store)
    (office,) = list(directory.find("Liaison Office Minsk"))
    detail = directory.office(office.id)
    assert [fact.country_iso2 for fact in detail.covers] == ["BY", "EE", "LV", "PL"]
    assert detail.country_iso2 == "BY"
    assert {fact.provenance.source_title for fact in detail.covers} == {"Letter of 2026"}
    journal = JournalService(store)
    assert journal.check().sound
    undone = journal.undo_last()
    assert undone is not None and undone.label == "import"
    assert directory.find("Liaison Office Minsk") == ()
    assert journal.check().sound


def test_the_same_file_again_changes_nothing(plan: Plan, service: ImportService) -> None:
    service.apply(plan(LIST))
    again = plan(LIST)
    assert again.writes == () and again.questions == ()
    assert again.unchanged > 10
    with pytest.raises(ImportNotReady):
        service.apply(again)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("A,O,Minsk,Atlantis,,,", "Country", "Atlantis"),
        ("A,O,Minsk,СССР,,,", "Country", "1991"),
        ("A,O,Minsk,BY,DE; Nowhere,,", "Covers", "Nowhere"),
        (",O,Minsk,BY,,,", "Agency", "agency"),
        (",,,,,,123456", "", "no agency"),
    ],
)
def test_a_wrong_row_is_told_by_row_and_column_and_nothing_is_imported(
    plan: Plan, service: ImportService, row: str, column: str, words: str
) -> None:
    text = f"{LIST}{row}\n"
    found = plan(text)
    (problem,) = found.problems
    assert (problem.file, problem.row, problem.column) == ("list.csv", 4, column)
    assert words in problem.reason
    with pytest.raises(ImportNotReady):
        service.apply(found)
    knowingly = plan(text, leave_out_wrong=True)
    assert knowingly.left_out == 1
    assert knowingly.may_be_applied


def test_every_fact_needs_a_source(plan: Plan) -> None:
    found = plan(LIST, source="")
    assert {problem.row for problem in found.problems} == {2, 3}
    assert not found.may_be_applied


def test_the_packs_agencies_are_met_by_any_of_their_names(plan: Plan, service: ImportService, store: Store) -> None:
    found = plan("Ведомство;Город;Страна;Зона ответственности\nFBI;Tiraspol;Молдавия;Приднестровье/Молдова\n")
    assert [problem.value for problem in found.problems] == ["Приднестровье/Молдова"]
    found = plan(
        "Ведомство;Город;Страна;Зона ответственности\nFederal Bureau of Investigation (FBI);Tiraspol;Молдавия;MDA\n"
    )
    assert lines(found, ChangeKind.NEW) == [("office", "Tiraspol"), ("coverage", "Tiraspol: Moldova")]
    service.apply(found)
    (office,) = DirectoryService(store).find("Tiraspol")
    assert DirectoryService(store).office(office.id).agency.id == "us-fbi"


def test_a_name_that_may_be_known_is_asked_and_never_guessed(plan: Plan, service: ImportService, store: Store) -> None:
    text = "Agency,Office,City,Country,Covers\nFBI,FBI Legal Attaché in Dakar,Dakar,SN,IS\n"
    asked = plan(text)
    (question,) = asked.questions
    assert question.table == "office" and "Dakar" in question.candidates[0].description
    assert not asked.may_be_applied
    assert asked.open_questions == 1
    same = plan(text, undecided=Choice.SAME)
    assert same.may_be_applied
    assert all(change.table != "office" for change in same.changes if change.kind is ChangeKind.NEW)
    new = plan(text, undecided=Choice.NEW)
    assert ("office", "FBI Legal Attaché in Dakar") in lines(new, ChangeKind.NEW)
    skipped = plan(text, undecided=Choice.SKIP)
    assert not skipped.may_be_applied
    assert lines(skipped, ChangeKind.SKIPPED) == [("office", "FBI Legal Attaché in Dakar")]


def test_a_name_nearly_that_of_an_earlier_row_is_asked_too(plan: Plan) -> None:
    found = plan(
        "Agency,Agency's country\nState Customs Committee of Ruritania,\nState Customs Comittee of Ruritania,\n"
    )
    (question,) = found.questions
    assert question.row == 3
    assert "further up" in question.candidates[0].description


def test_what_differs_stays_unless_the_file_shall_win(plan: Plan, service: ImportService, store: Store) -> None:
    text = "Agency,Website\nFBI,https://example.org\n"
    kept = plan(text)
    (change,) = kept.changes
    assert change.kind is ChangeKind.KEPT and change.old == "https://www.fbi.gov"
    replaced = plan(text, differing=Differing.REPLACE)
    (change,) = replaced.changes
    assert (change.kind, change.old, change.new) == (
        ChangeKind.CORRECTION,
        "https://www.fbi.gov",
        "https://example.org",
    )
    service.apply(replaced)
    assert DirectoryService(store).agency("us-fbi").website == "https://example.org"
    JournalService(store).undo_last()
    assert DirectoryService(store).agency("us-fbi").website == "https://www.fbi.gov"


def test_an_import_that_is_stopped_changes_nothing(plan: Plan, service: ImportService, store: Store) -> None:
    def stop(stage: Stage, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        service.apply(plan(LIST), stop)
    assert DirectoryService(store).find("Criminal Police") == ()
    assert JournalService(store).last_change() is None
    service.apply(plan(LIST))
    assert JournalService(store).check().sound


def test_a_closed_statement_is_closed_and_not_written_over(plan: Plan, service: ImportService, store: Store) -> None:
    service.apply(plan(LIST))
    found = plan(
        "Agency,Office,Covers,Covers until\nCriminal Police,Liaison Office Minsk,PL,2026-11\n", source="Newer letter"
    )
    (change,) = found.changes
    assert (change.kind, change.table, change.field, change.new) == (
        ChangeKind.UPDATE,
        "coverage",
        "valid_to",
        "2026-11",
    )
    service.apply(found)
    directory = DirectoryService(store)
    (office,) = directory.find("Liaison Office Minsk")
    detail = directory.office(office.id)
    closed = [fact for fact in (*detail.covers, *detail.covered) if fact.country_iso2 == "PL"]
    assert [str(fact.valid_to) for fact in closed] == ["2026-11"]
    assert closed[0].provenance.source_title == "Newer letter"
    JournalService(store).undo_last()
    detail = directory.office(office.id)
    assert [fact.valid_to for fact in detail.covers if fact.country_iso2 == "PL"] == [None]
    assert {fact.provenance.source_title for fact in detail.covers} == {"Letter of 2026"}


def test_an_own_record_is_filled_where_it_is_empty(plan: Plan, service: ImportService, store: Store) -> None:
    service.apply(plan(LIST))
    found = plan("Agency,Office,Address,City\nCriminal Police,Liaison Office Minsk,Main street 1,Mínsk\n", source="B")
    (change,) = found.changes
    assert (change.kind, change.field, change.old, change.new) == (ChangeKind.UPDATE, "address", "", "Main street 1")
    service.apply(found)
    assert plan("Agency,Office,Address\nCriminal Police,Liaison Office Minsk,Main street 1\n").writes == ()


def test_a_person_met_elsewhere_is_asked_and_one_in_the_same_place_is_the_same(
    plan: Plan, service: ImportService
) -> None:
    service.apply(plan(LIST))
    known = plan("Agency,Office,Officer,Position\nCriminal Police,Liaison Office Minsk,Anna Nowak,Head\n")
    assert known.questions == ()
    assert lines(known, ChangeKind.NEW) == [("post", "Head"), ("post_holder", "Anna Nowak, Head")]
    moved = plan("Agency,Officer\nFBI,Anna Nowak\n")
    (question,) = moved.questions
    assert question.table == "person"
