"""A file that comes beside one that is held: the same bytes, a copy saved anew, an older or a newer version, another
file for the same period, a template of another time or for another partner. Each is answered in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from loaders import templates
from loaders.compare import Comparison, compare, to_change
from loaders.compare.filing import Filing, filed
from loaders.compare.versions import one_is_later, version_of
from loaders.stamp import PARTNER, PERIOD, VERSION
from lsp_data import decisions
from lsp_data.decisions import Edit
from lsp_data.periods import quarter
from lsp_data.store import generations, reads
from presentation.returns_compare import good_part
from tests.loaders.conftest import inspected, saved_beside

Write = Callable[..., Path]
HEAD = ["Ref", "Indicator", "Q2 2009/10", "Comments"]
DAYS, RECYCLED, FIRES = (
    ["NI 181", "Days", 5, "slow"], ["NI 192", "Recycling", 40, None], ["NI 151", "Employment", 70, None],
)  # fmt: skip


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a return of the council for the second quarter of 2009/10 with the given rows."""

    def writing(
        name: str, *rows: Sequence[object], returned: date | None = date(2009, 10, 30), version: object = None
    ) -> Path:
        above = [["Partner", "Council"], ["Return period", "Q2 2009/10"], ["Date returned", returned]]
        return saved_beside(folder, name, (*above, ["Version", version], [], HEAD, *rows))

    return writing


def compared(path: Path, folder: Path) -> Comparison:
    return compare(inspected(path, folder), generations.current(folder))


def answer(found: Comparison, *leave: str) -> tuple[str, str, str]:
    """The one thing that is said of the file as a whole: its code, severity and reason."""
    others = ("missing-since-last-time", *leave)
    said = [one for one in found.problems if not one.cell and one.code not in others]
    assert len(said) == 1, [one.code for one in said]
    assert said[0].mend
    return said[0].code, said[0].severity.value, said[0].reason


def saved_anew(path: Path, name: str) -> Path:
    """The same content in other bytes: another author, another sheet colour, other widths."""
    book = openpyxl.load_workbook(path)
    book.properties.title = "Saved again"
    for sheet in book.worksheets:
        sheet.column_dimensions["A"].width = 40
        sheet["A1"].fill = PatternFill("solid", fgColor="FFEEDD")
    copy = path.parent / name
    book.save(copy)
    assert copy.read_bytes() != path.read_bytes()
    return copy


def test_the_same_bytes_say_on_which_day_they_were_accepted(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    path = write("a.xlsx", DAYS, RECYCLED)
    accept(path)
    said = "The same file was already accepted on 14 February 2011; loading it again changes nothing."
    assert answer(compared(path, folder)) == ("same-file-again", "note", said)


def test_the_same_bytes_after_a_revision_say_what_they_would_bring_back(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    first = write("a.xlsx", DAYS, RECYCLED)
    accept(first)
    accept(write("b.xlsx", ["NI 181", "Days", 7], returned=date(2009, 11, 30)))
    code, _, reason = answer(compared(first, folder))
    assert code == "same-file-again"
    assert "1 of its figures was replaced since" in reason


def test_a_file_that_was_taken_back_says_why(folder: Path, write: Write, accept: Callable[..., Comparison]) -> None:
    path = write("a.xlsx", DAYS)
    accept(path)
    ids = generations.current(folder).rows("SELECT return_id FROM accepted_return")
    decisions.take_back(folder, str(ids[0][0]), made_by="Analyst", reason="a draft")
    code, severity, reason = answer(compared(path, folder))
    assert (code, severity) == ("taken-back-before", "query")
    assert "a draft" in reason


def test_a_copy_saved_anew_brings_nothing_and_says_of_what_it_is_one(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    path = write("a.xlsx", DAYS, RECYCLED)
    accept(path)
    copy = saved_anew(path, "copy.xlsx")
    found = compared(copy, folder)
    assert answer(found)[0] == "same-content-again"
    assert "“a.xlsx” (known on 30 October 2009): this file is a copy" in answer(found)[2]
    assert (found.proposed(), found.stored_before) == (frozenset(), True)
    accept(copy)
    held = generations.current(folder).rows("SELECT count(*) FROM live_entry WHERE kind = 'commentary'")
    assert held == [(1,)]


def test_a_copy_of_a_set_up_or_a_route_map_brings_nothing(folder: Path, accept: Callable[..., Comparison]) -> None:
    path = folder.parent / "plan.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    for line in (["Route map 2009/10"], ["Activity", *months], ["Publish the needs assessment", "*"],
                 ["Agree the plan", None, None, "*"]):  # fmt: skip
        sheet.append(line)
    book.save(path)
    first = accept(path)
    assert not first.stored_before
    found = compared(saved_anew(path, "plan copy.xlsx"), folder)
    assert (found.stored_before, answer(found)[0]) == (True, "same-content-again")
    sheet["D4"] = None
    book.save(path)
    assert not compared(path, folder).stored_before


def test_the_same_figures_beside_other_words_are_no_copy(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS))
    found = compared(write("b.xlsx", ["NI 181", "Days", 5, "slow; two officers absent"]), folder)
    assert answer(found)[0] == "same-content-again"
    assert not found.stored_before


def test_an_older_version_says_what_it_would_undo_and_takes_none_of_it(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("new.xlsx", ["NI 181", "Days", 7], RECYCLED, returned=date(2009, 11, 30)))
    found = compared(write("old.xlsx", DAYS, RECYCLED), folder)
    code, severity, reason = answer(found)
    assert (code, severity) == ("older-version", "query")
    assert "“new.xlsx” (known on 30 November 2009); this is returned on 30 October 2009. It would undo 1 fig" in reason
    assert found.proposed() == frozenset()
    more = write("older.xlsx", DAYS, FIRES)
    found = compared(more, folder)
    assert (found.proposed(), good_part(inspected(more, folder), found)) == (frozenset(), frozenset())
    assert "not-in-later" in {row.reason for row in found.rows}
    other = compared(write("part.xlsx", FIRES), folder)
    assert {row.accept for row in other.rows if row.figure} == {True}


def test_the_files_own_version_counts_before_the_day(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("two.xlsx", ["NI 181", "Days", 7], RECYCLED, version="v2"))
    older = compared(write("one.xlsx", DAYS, RECYCLED, returned=None, version="1.1"), folder)
    assert (answer(older)[0], older.proposed()) == ("older-version", frozenset())
    assert [row.reason for row in older.rows] == ["older-version", ""]
    newer = compared(write("three.xlsx", ["NI 181", "Days", 9], RECYCLED, version="version 3"), folder)
    assert answer(newer) == (
        "newer-version", "note",
        "This is a newer version of “two.xlsx” (known on 30 October 2009): it changes 1 figure and repeats 1 figure.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("v1.0", "v1.1"), ("Version 9", "Version 10"), ("1st draft", "2nd draft"), ("V2", "V2b"), ("Draft 2", "Final 1"),
     ("v1.9", "v1.10")],
)  # fmt: skip
def test_versions_are_read_in_the_words_that_people_use(earlier: str, later: str) -> None:
    assert () != version_of({"version": earlier}) < version_of({"version": later})


@pytest.mark.parametrize(
    "text", ["12 October 2009", "3 Nov", "12/10/2009", "12.10.2009", "12.10.09", "October 2009 v2", "2009/10", "2 of 3"]
)
def test_a_date_is_no_version(text: str) -> None:
    assert version_of({"version": text}) == ()


def test_a_date_as_version_leaves_it_to_the_day_of_the_return(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("one.xlsx", DAYS, RECYCLED, returned=date(2009, 10, 12), version="12 October 2009"))
    later = write("two.xlsx", ["NI 181", "Days", 7], RECYCLED, returned=date(2009, 11, 3), version="3 November 2009")
    assert answer(compared(later, folder))[0] == "newer-version"


def test_the_same_version_in_other_words_and_a_draft_beside_a_version_are_none_later() -> None:
    assert version_of({"version": "v1"}) == version_of({"version": "Version 1.0"}) != ()
    assert not one_is_later(version_of({"version": "Draft 3"}), version_of({"version": "v2"}))


def test_a_newer_version_says_what_it_adds_changes_and_leaves_out(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    found = compared(write("b.xlsx", ["NI 181", "Days", 6], FIRES, returned=date(2009, 11, 30)), folder)
    code, severity, reason = answer(found)
    assert (code, severity) == ("newer-version", "note")
    assert "it adds 1 figure, changes 1 figure and leaves out 1 figure." in reason


def test_a_period_that_is_complete_from_another_file_is_asked_about(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    found = compared(write("other.xlsx", ["NI 181", "Days", 6], RECYCLED), folder)
    code, severity, reason = answer(found)
    assert (code, severity) == ("period-complete", "query")
    assert "held already from “a.xlsx”" in reason
    assert "changes 1 figure and repeats 1 figure" in reason
    assert [row.reason for row in found.rows] == ["which-counts", ""]
    assert good_part(inspected(folder.parent / "other.xlsx", folder), found) == frozenset()


def test_a_second_file_that_brings_more_and_replaces_a_figure_is_asked_about(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    path = write("other.xlsx", ["NI 181", "Days", 6], FIRES)
    found = compared(path, folder)
    assert answer(found)[:2] == ("which-counts", "query")
    assert [row.indicator for row in found.rows if row.number in good_part(inspected(path, folder), found)] == []
    revised = compared(write("revised.xlsx", ["NI 181", "Days", "6 (r)"], FIRES), folder)
    assert answer(revised)[0] == "same-period-again"


def test_the_day_on_which_a_file_is_looked_at_does_not_make_it_newer(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    ret = inspected(write("b.xlsx", ["NI 181", "Days", 6], FIRES, returned=None), folder)
    generation = generations.current(folder)
    day = date(2011, 2, 14)
    as_filed = filed(ret, Filing("council", None, day), reads.catalogue_of(generation))
    found = compare(as_filed, generation, today=day)
    assert (found.known_at, answer(found)[0]) == (day, "which-counts")
    first = write("c.xlsx", ["NI 181", "Days", 6], FIRES, returned=date(2009, 11, 30), version=1)
    assert answer(compared(first, folder))[0] == "which-counts"


def test_a_file_of_which_something_is_held_back_is_not_said_to_be_stored_already(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    found = compared(write("b.xlsx", DAYS, RECYCLED, ["NI 999", "Litter", 6]), folder)
    code, severity, reason = answer(found)
    assert (code, severity) == ("same-but-held-back", "note")
    assert "1 figure more" in reason


def test_another_part_of_a_period_is_no_version(folder: Path, write: Write, accept: Callable[..., Comparison]) -> None:
    accept(write("a.xlsx", DAYS, RECYCLED))
    found = compared(write("b.xlsx", FIRES), folder)
    assert [one.code for one in found.problems if not one.cell] == []
    both = compared(write("c.xlsx", FIRES, DAYS, RECYCLED), folder)
    assert answer(both)[0] == "same-period-again"


def test_a_template_for_somebody_else_or_of_another_time_is_told(folder: Path) -> None:
    path = folder.parent / "template.xlsx"
    templates.write_template(generations.current(folder), "council", quarter(2010, 2), path)
    assert not _of_templates(path, folder)

    def changed(**said: str) -> set[str]:
        book: Any = openpyxl.load_workbook(path)
        for one in book.custom_doc_props.props:
            one.value = {"version": {VERSION: "0"}, "partner": {PARTNER: "police"}, "period": {PERIOD: "Q1 2010/11"}}[
                next(iter(said))
            ].get(one.name, one.value)
        book.save(folder.parent / "changed.xlsx")
        return _of_templates(folder.parent / "changed.xlsx", folder)

    assert changed(version="old") == {"template-outdated"}
    assert changed(partner="another") == {"template-other-partner"}
    assert changed(period="another") == {"template-other-period"}


def _of_templates(path: Path, folder: Path) -> set[str]:
    told = [*inspected(path, folder).problems, *compared(path, folder).problems]
    return {one.code for one in told if one.code.startswith("template-")}


def test_a_set_up_that_is_saved_anew_decides_nothing_again(folder: Path, accept: Callable[..., Comparison]) -> None:
    path = folder.parent / "setup.xlsx"
    next(one for one in templates.others(2010) if one.kind == "setup").write(generations.current(folder), path)
    found = compared(path, folder)
    ret = inspected(path, folder)
    assert {one.kind for one in ret.entries} == {"edit"}
    decisions.accept(folder, to_change(ret, found, made_by="Analyst"), path.read_bytes())
    copy = compared(saved_anew(path, "setup copy.xlsx"), folder)
    assert (copy.stored_before, answer(copy)[0]) == (True, "same-content-again")
    decisions.save_edits(folder, [Edit("partnership", "", "name", "Dane Valley Partnership")], made_by="Analyst")
    assert not compared(folder.parent / "setup copy.xlsx", folder).stored_before
