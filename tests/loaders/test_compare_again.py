"""A return that comes again: what is stored once, what is stored anew, and what is asked before it replaces any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.compare import Comparison, compare, to_change
from loaders.figures import Figure
from lsp_data import decisions
from lsp_data.decisions import Edit
from lsp_data.periods import quarter, year_to_date
from lsp_data.store import generations, reads
from presentation.returns_compare import good_part
from tests.loaders.conftest import inspected, saved_beside

AREA = "cheshire-west-and-chester"
Write = Callable[..., Path]


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a return of the council: a header block, then the given rows."""

    def writing(name: str, period: str, returned: date | None, *rows: Sequence[object]) -> Path:
        return saved_beside(
            folder, name, (["Partner", "Council"], ["Return period", period], ["Date returned", returned], [], *rows)
        )

    return writing


def compared(path: Path, folder: Path, **said: object) -> Comparison:
    return compare(inspected(path, folder), generations.current(folder), **said)  # type: ignore[arg-type] # passed on by name


def values(folder: Path, indicator: str) -> list[float]:
    rows = generations.current(folder).rows(
        "SELECT value FROM current_figure WHERE indicator = ? AND measure = 'actual' ORDER BY period_end, basis",
        [indicator],
    )
    return [value for (value,) in rows]


# What is stored, and how often


def test_a_file_whose_figures_were_replaced_since_brings_them_again(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    day, head = date(2009, 10, 30), ["Ref", "Indicator", "Q2 2009/10"]
    first = write("first.xlsx", "Q2 2009/10", day, head, ["NI 181", "Days", 5], ["NI 192", "Recycling", 40])
    second = write("second.xlsx", "Q2 2009/10", day, head, ["NI 181", "Days", 7])
    for path, value in ((first, 5), (second, 7), (first, 5), (second, 7), (first, 5)):
        accept(path)
        assert values(folder, "NI 181") == [value]
        number = generations.current(folder).number
        accept(path)
        assert generations.current(folder).number == number
    assert values(folder, "NI 192") == [40]


def test_one_comparison_is_stored_once_however_often_it_is_accepted(folder: Path, write: Write) -> None:
    path = write("a.xlsx", "Q2 2009/10", date(2009, 10, 30), ["Ref", "Indicator", "Q2 2009/10"], ["NI 181", "Days", 5])
    ret, found = inspected(path, folder), compared(path, folder)
    for _ in range(2):
        decisions.accept(folder, to_change(ret, found, made_by="Analyst"), path.read_bytes())
    assert generations.current(folder).rows("SELECT count(*) FROM accepted_return") == [(1,)]


def test_a_file_read_otherwise_after_a_decision_is_stored_as_it_is_read_now(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    decisions.save_edits(folder, [Edit("indicator", "NI 155", "accumulation", "point")], made_by="Analyst")
    head = ["Ref", "Indicator", "Q1 2009/10", "Q2 2009/10"]
    path = write("a.xlsx", "Q2 2009/10", date(2009, 10, 30), head, ["NI 155", "Homes", 12, 31])
    accept(path)
    decisions.save_edits(folder, [Edit("indicator", "NI 155", "accumulation", "cumulative")], made_by="Analyst")
    assert [row.accept for row in accept(path).rows] == [True, True]
    stored = reads.current_version(
        generations.current(folder), "NI 155", "", AREA, "actual", year_to_date(date(2009, 9, 30))
    )
    assert stored is not None
    assert stored["value"] == 31


def test_a_file_that_was_moved_can_be_accepted_for_its_old_period_as_well(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    path = write("a.xlsx", "Q1 2009/10", date(2009, 10, 30), ["Ref", "Indicator", "Value"], ["NI 181", "Days", 5])
    accept(path)
    return_id = str(generations.current(folder).rows("SELECT return_id FROM accepted_return")[0][0])
    decisions.move_return(folder, return_id, period=quarter(2009, 2), made_by="Analyst", reason="wrong quarter")
    accept(path)
    ends = generations.current(folder).rows("SELECT period_end FROM current_figure ORDER BY 1")
    assert ends == [(date(2009, 6, 30),), (date(2009, 9, 30),)]


def test_register_rows_of_a_file_accepted_in_two_parts_are_written_once(folder: Path, write: Write) -> None:
    path = write("a.xlsx", "Q2 2009/10", date(2009, 10, 30), ["Ref", "Indicator", "Q2 2009/10", "Comments"],
                 ["NI 181", "Days", 5, "slow"], ["NI 192", "Recycling", 40, "well"])  # fmt: skip
    ret = inspected(path, folder)
    for wanted in ("NI 181", "NI 192"):
        found = compared(path, folder)
        numbers = [row.number for row in found.rows if row.indicator == wanted]
        decisions.accept(folder, to_change(ret, found, numbers, made_by="Analyst"), path.read_bytes())
    g = generations.current(folder)
    assert g.rows("SELECT kind, count(*) FROM live_entry GROUP BY kind") == [("commentary", 2)]
    assert g.rows("SELECT figures, entries FROM accepted_return ORDER BY publication") == [(1, 2), (1, 0)]
    ids = g.rows("SELECT return_id FROM accepted_return ORDER BY publication")
    decisions.take_back(folder, str(ids[0][0]), made_by="Analyst", reason="wrong file")
    again = to_change(ret, compared(path, folder), made_by="Analyst")
    g = decisions.accept(folder, again, path.read_bytes())
    assert g.rows("SELECT kind, count(*) FROM live_entry GROUP BY kind") == [("commentary", 2)]


# The day that counts as today


def test_today_decides_what_lies_ahead_and_when_a_figure_became_known(folder: Path, write: Write) -> None:
    decisions.save_edits(folder, [Edit("partnership", "", "reporting_date", "")], made_by="Analyst")
    path = write("a.xlsx", "Q1 2035/36", None, ["Ref", "Indicator", "Q1 2035/36"], ["NI 181", "Days", 5])
    late = compared(path, folder, today=date(2035, 7, 20))
    assert (late.refused, late.known_at) == (False, date(2035, 7, 20))
    early = compared(path, folder, today=date(2035, 3, 31))
    assert "future-period" in {one.code for one in early.problems if not one.cell}
    made = generations.current(folder).rows("SELECT max(made_at) FROM publication")[0][0].date()
    assert compared(path, folder).known_at == made


# Targets: what stands beside their value

TARGETS = ["Indicator", "Title", "Baseline 2007/08", "Target 2010/11", "Version", "Class", "In reward"]


@pytest.mark.parametrize(
    ("line", "said", "stored"),
    [
        ([6.4, 5, None, None, None], "baseline 6.4 (was none)", (6.4, date(2008, 3, 31), "June 2008", None)),
        ([None, 5, "March 2010", None, None], "version March 2010 (was June 2008)", (None, None, "March 2010", None)),
        ([None, 5, None, None, "Yes"], "in the reward", (None, None, "June 2008", True)),
    ],
)
def test_a_baseline_and_the_like_can_be_added_to_a_target_that_stands(
    folder: Path, write: Write, accept: Callable[..., Comparison], line: list[object], said: str, stored: object
) -> None:
    accept(write("one.xlsx", "", date(2010, 4, 1), TARGETS,
                 ["NI 117", "NEET", None, 5, "June 2008", "designated", None]))  # fmt: skip
    found = accept(write("two.xlsx", "", date(2010, 6, 1), TARGETS, ["NI 117", "NEET", *line]))
    assert [(row.kind, row.how, row.accept) for row in found.rows] == [("changed", said, True)]
    assert said in next(one.reason for one in found.problems if one.code == "changed-figure")
    versions = reads.target_versions(generations.current(folder), "NI 117", "", AREA, None)
    newest = generations.current(folder).rows(
        "SELECT baseline, baseline_end, version, in_reward FROM live_target ORDER BY known_at DESC LIMIT 1"
    )
    assert newest == [stored]
    assert versions["class"].tolist() == ["designated", "designated"]
    assert [row.kind for row in compared(folder.parent / "two.xlsx", folder).rows] == ["same"]


def test_a_baseline_is_corrected_and_keeps_what_the_return_does_not_say(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    row = ["NI 117", "NEET", 6.4, 5, "June 2008", "designated", "Yes"]
    accept(write("one.xlsx", "", date(2010, 4, 1), TARGETS, row))
    found = accept(write("two.xlsx", "", date(2010, 6, 1), TARGETS, ["NI 117", "NEET", 6.6, 5, None, None, None]))
    assert [row.how for row in found.rows] == ["baseline 6.6 (was 6.4)"]
    newest = generations.current(folder).rows(
        "SELECT baseline, version, class, in_reward FROM live_target ORDER BY known_at DESC LIMIT 1"
    )
    assert newest == [(6.6, "June 2008", "designated", True)]
    same_again = compared(write("three.xlsx", "", date(2010, 7, 1), TARGETS, ["NI 117", "NEET", 6.6, 5]), folder)
    assert [row.kind for row in same_again.rows] == ["same"]


# Quarters of a running count, one a return


def quarter_of_homes(write: Write, number: int, value: object, returned: date) -> Path:
    head = f"Q{number} 2009/10"
    return write(f"q{number}-{value}.xlsx", head, returned, ["Ref", "Indicator", head], ["NI 155", "Homes", value])


def test_a_quarter_below_the_year_to_date_that_is_held_is_asked_about(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(quarter_of_homes(write, 1, 10, date(2009, 8, 1)))
    found = accept(quarter_of_homes(write, 2, 8, date(2009, 11, 1)))
    assert [(row.kind, row.accept, row.reason) for row in found.rows] == [("new", False, "cumulative-or-not")]
    said = [(one.code, one.cell) for one in found.problems if one.code != "other-lead"]  # the council leads no homes
    assert said == [("cumulative-or-not", "C6")]
    assert values(folder, "NI 155") == [10]
    risen = accept(quarter_of_homes(write, 2, 18, date(2009, 11, 2)))
    assert [(row.accept, "read as the year to date" in row.how) for row in risen.rows] == [(True, True)]
    late = compared(quarter_of_homes(write, 1, 19, date(2009, 11, 3)), folder)
    assert [(row.kind, row.accept) for row in late.rows] == [("changed", False)]


def test_a_year_to_date_that_says_so_may_fall_and_is_asked_about(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(quarter_of_homes(write, 1, 10, date(2009, 8, 1)))
    said = "Apr to Sep 2009 (year to date)"
    found = accept(write("b.xlsx", "Q2 2009/10", date(2009, 11, 1), ["Ref", "Period", "Value"], ["NI 155", said, 8]))
    assert [(row.kind, row.accept, row.reason) for row in found.rows] == [("new", True, "year-falls")]
    said = next(one for one in found.problems if one.code == "year-falls")
    assert "8 is read for Apr–Sep 2009 (year to date), and 10 is held for Apr–Jun 2009 (year to date)" in said.reason
    assert values(folder, "NI 155") == [10, 8]


def test_every_single_quarter_is_asked_about_though_the_file_replaces_the_year_to_date(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    """The third quarter alone is above the second alone, and below the year to date that is held for the second."""
    accept(quarter_of_homes(write, 1, 142, date(2009, 8, 1)))
    accept(quarter_of_homes(write, 2, 289, date(2009, 11, 1)))
    head = ["Ref", "Indicator", "Q1 2009/10", "Q2 2009/10", "Q3 2009/10"]
    path = write("q3.xlsx", "Q3 2009/10", date(2010, 2, 1), head, ["NI 155", "Homes", 142, 147, 158])
    found = compared(path, folder)
    asked = {one.cell: one.reason for one in found.problems if one.code == "cumulative-or-not"}
    assert list(asked) == ["E6"]  # D6 is a doubtful jump already, and waits with it
    assert "289 is held for Apr–Sep 2009" in asked["E6"]
    assert good_part(inspected(path, folder), found) == frozenset()


def test_another_year_to_date_in_the_same_row_is_named(folder: Path, write: Write) -> None:
    head = ["Ref", "Indicator", "Q2 2009/10", "Q3 2009/10", "Year to date"]
    path = write("ytd.xlsx", "", date(2010, 2, 1), head, ["NI 155", "Homes", 147, 158, 447])
    found = compared(path, folder)
    asked = {one.cell: one.reason for one in found.problems if one.code == "cumulative-or-not"}
    assert len(asked) == 1
    assert "its year to date is neither the last of its quarters nor their sum" in next(iter(asked.values()))
    assert [one.cell for one in found.held] == ["C6", "D6"]
    assert [(row.value, row.accept) for row in found.rows] == [(447, True)]


def test_months_are_called_months(folder: Path, write: Write) -> None:
    head = ["Ref", "Indicator", "Apr 2009", "May 2009"]
    found = compared(write("m.xlsx", "", date(2009, 7, 1), head, ["NI 155", "Homes", 15, 9]), folder)
    said = next(one.reason for one in found.problems if one.code == "cumulative-or-not")
    assert "its months fall" in said


# A word in the place of a figure


def test_a_word_does_not_replace_a_figure_unasked(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    head = ["Ref", "Indicator", "Q2 2009/10"]
    accept(write("a.xlsx", "Q2 2009/10", date(2009, 10, 30), head, ["NI 181", "Days", 5]))
    path = write("b.xlsx", "Q2 2009/10", date(2009, 11, 30), head, ["NI 181", "Days", "TBC"])
    found = accept(path)
    assert [(row.kind, row.accept, row.reason) for row in found.rows] == [("changed", False, "marker-over-figure")]
    assert "marker-over-figure" in {one.code for one in found.problems if one.severity == "query"}
    assert values(folder, "NI 181") == [5]
    again = compared(path, folder)
    chosen = to_change(inspected(path, folder), again, [row.number for row in again.rows], made_by="Analyst")
    decisions.accept(folder, chosen, path.read_bytes())
    assert values(folder, "NI 181") == [None]


# Fractions


@given(st.integers(min_value=-9999, max_value=9999))
def test_a_percentage_stored_as_a_fraction_reads_as_it_was_written(thousandths: int) -> None:
    """However a percentage with one place is kept, it reads as the number that was written."""
    one = Figure("Return", "A1", "", "", "actual", value=thousandths / 1000, scale=0.01)
    assert one.reads == thousandths / 10


def test_a_number_that_is_no_fraction_is_left_as_it_is() -> None:
    assert Figure("Return", "A1", "", "", "actual", value=1 / 3).reads == 1 / 3
    assert Figure("Return", "A1", "", "", "actual", scale=0.01).reads is None


@pytest.mark.parametrize(("returned", "reason"), [(None, "which-counts"), (date(2010, 2, 1), "")])
def test_a_file_without_a_period_is_asked_before_it_replaces_a_single_figure(
    folder: Path, write: Write, accept: Callable[..., Comparison], returned: date | None, reason: str
) -> None:
    """Its columns say the periods, nobody says which of them it is the return of: it may be of any age."""
    head = ["Ref", "Indicator", "Q2 2009/10", "Q3 2009/10"]
    accept(write("a.xlsx", "Q2 2009/10", date(2009, 10, 30), head, ["NI 181", "Days", 5, None]))
    path = write("b.xlsx", "", returned, head, ["NI 181", "Days", 6, 7])
    found = compared(path, folder)
    assert found.period is None
    assert [(row.value, row.reason) for row in found.rows] == [(6, reason), (7, "")]
    ticked = good_part(inspected(path, folder), found)
    assert [row.value for row in found.rows if row.number in ticked] == ([7] if reason else [6, 7])
