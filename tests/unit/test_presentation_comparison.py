"""The grid of a comparison: what stands side by side on a small screen, and how much room its text gets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from loaders.compare import Comparison, Row
from loaders.figures import Entry, Figure, Return
from lsp_data.errors import Problem, Severity
from lsp_data.periods import quarter
from lsp_data.store.reads import catalogue_after
from presentation import returns_compare as compared
from presentation import returns_taken, returns_upload
from presentation.returns_compare import COLUMNS, ONE_LINE, WIDTHS, WRAPPED, columns_shown, row_height

TICKS, ROOM = 34, 952  # pixels: the column of ticks, the page beside its navigation at 1280 pixels


def frame(**cells: str) -> pd.DataFrame:
    plain = dict.fromkeys(COLUMNS, "") | {"What": "New", "Measure": "Actual", "Area": "Weaver Vale"}
    return pd.DataFrame([plain, plain | {name.replace("_", " "): text for name, text in cells.items()}])


def test_what_decides_stands_side_by_side() -> None:
    assert sum(WIDTHS.values()) + TICKS <= ROOM
    assert columns_shown(frame()) == [name for name in WIDTHS if name != "Area"]


def test_the_area_is_shown_where_the_rows_differ_in_it_and_the_measure_with_the_indicator() -> None:
    assert columns_shown(frame(Measure="Target")) == [name for name in WIDTHS if name != "Area"]
    assert columns_shown(frame(Area="Chester")) == list(WIDTHS)
    assert list(WIDTHS)[1:3] == ["Indicator", "Area"]


@pytest.mark.parametrize(
    ("remark", "least"), [("", ONE_LINE), ("Given for Feb 2010, read as the year to date.", WRAPPED)]
)
def test_rows_are_as_high_as_their_longest_text_needs(remark: str, least: int) -> None:
    assert row_height(frame(Remark=remark)) == least
    assert row_height(frame(Remark="word " * 200)) > WRAPPED
    assert row_height(frame(Remark="word " * 200)) == row_height(frame(Remark="word " * 900))


def row(number: int, kind: str = "new", *, accept: bool = True, **more: Any) -> Row:
    measure = more.pop("measure", "actual")
    unit = more.pop("unit", "%")
    read = Figure("Return", f"D{number + 1}", "", "", measure, "NI 53", unit=unit, status=more.pop("status", None))
    stretch = quarter(2010, 3)
    return Row(number, kind, "NI 53", "", "home", measure, stretch, read, more.pop("value", 41.2), unit=unit,
               accept=accept, **more)  # fmt: skip


def beside(*rows: Row, problems: tuple[Problem, ...] = ()) -> tuple[Return, Comparison]:
    figures = tuple(one.figure for one in rows if one.figure)
    read = Return("north.xlsx", "a" * 64, "performance_return", figures=figures, problems=())
    return read, Comparison("north", None, None, rows, problems=problems)


DOUBTED = Problem("Return", "D3", Severity.QUERY, "larger-jump", "700", "The step is large.", "Check it.")


def test_all_is_offered_first_where_nothing_is_asked() -> None:
    read, found = beside(row(0), row(1))
    assert compared.offers(read, found, frozenset({0, 1})) == [("Accept all", frozenset({0, 1}), True)]


def test_what_is_not_proposed_goes_in_only_where_it_is_ticked() -> None:
    target = row(1, "changed", accept=False, measure="target", old_value=17.0, value=24.0)
    read, found = beside(row(0), target)
    assert compared.offers(read, found, frozenset({0})) == [("Accept what is proposed", frozenset({0}), True)]
    both = frozenset({0, 1})
    assert compared.offers(read, found, both)[0] == ("Accept the ticked part", both, False)
    assert returns_taken.takes(read, found, both) == "1 figure, 1 target"


def test_comments_that_are_stored_already_are_not_said_to_be_taken() -> None:
    read, found = beside(row(0))
    told = tuple(Entry("Return", f"G{line}", "commentary", {"text": "Late"}) for line in (1, 2))
    held = replace(found, entries_held=frozenset({("Return", "G1", "commentary")}))
    assert returns_taken.takes(replace(read, entries=told), found, frozenset({0})) == "1 figure, 2 comments"
    assert returns_taken.takes(replace(read, entries=told), held, frozenset({0})) == "1 figure, 1 comment"


def test_a_button_names_what_it_leaves_and_a_milestone_is_no_target() -> None:
    milestone = row(1, accept=False, measure="milestone", reason="milestone-differs")
    read, found = beside(row(0), milestone)
    assert returns_taken.offered(read, found, frozenset({0})) == (
        f"1 figure, 1 milestone not ticked ({milestone.indicator})"
    )
    assert returns_taken.offered(read, found, frozenset({0, 1})) == "1 figure, 1 milestone"


def test_what_is_asked_about_is_a_choice_of_its_own() -> None:
    read, found = beside(row(0), row(1), row(2, "jump", doubt="larger"), problems=(DOUBTED,))
    offered = compared.offers(read, found, frozenset({0, 1}))
    assert offered == [
        ("Accept the ticked part", frozenset({0, 1}), True),
        ("Accept what is asked about too", frozenset({0, 1, 2}), False),
    ]


def test_nothing_is_offered_where_only_unproposed_rows_are_left_and_none_is_ticked() -> None:
    read, found = beside(row(0, "changed", accept=False, reason="marker-over-figure", old_value=5.8, value=None))
    assert compared.offers(read, found, frozenset()) == []


@pytest.mark.parametrize(
    ("beside_it", "asks"),
    [
        ({"old_value": 40.0, "old_status": None}, True),
        ({"old_value": 40.0, "old_status": "provisional"}, False),
        ({"old_value": 40.0, "status": "revised"}, False),
        ({"old_value": 41.2, "old_status": "provisional", "how": "status"}, False),
    ],
)
def test_a_file_that_replaces_a_settled_figure_without_saying_so_is_looked_at(
    beside_it: dict[str, Any], *, asks: bool
) -> None:
    read, found = beside(row(0, "changed", **beside_it))
    assert compared.unquestioned(read, found) is not asks


def test_a_second_file_for_the_same_period_is_looked_at() -> None:
    again = Problem("", "", Severity.NOTE, "same-period-again", "", "Another file is held.", "Check that both count.")
    read, found = beside(row(0), problems=(again,))
    assert not compared.unquestioned(read, found)


def test_what_is_counted_beside_a_percentage_is_named_and_has_no_unit() -> None:
    rows = [row(0), row(1, measure="numerator", value=412.0), row(2, measure="denominator", value=1000.0)]
    drawn = compared.table(rows, catalogue_after([]))
    assert drawn["In this return"].tolist() == ["41.2%", "412", "1,000"]
    assert [name.partition(": ")[0] for name in drawn["Indicator"][1:]] == ["NI 53 numerator", "NI 53 denominator"]


def test_values_are_shown_with_the_digits_that_tell_them_apart() -> None:
    rows = [
        row(0, value=0.057),
        row(1, value=0.111),
        row(2, "changed", value=41.2, old_value=41.23),
        row(3, value=1 / 3),
    ]
    drawn = compared.table(rows, catalogue_after([]))
    assert drawn["In this return"].tolist() == ["0.057%", "0.111%", "41.2%", "0.3333%"]
    assert drawn["Held"].tolist()[2] == "41.23%"


def test_a_row_says_what_is_asked_at_its_cell_where_it_does_not_tell_it_itself() -> None:
    again = replace(DOUBTED, code="percent-or-fraction")
    unit = Problem("Return", "D1", Severity.QUERY, "unit-conflict", "%", "The return says “%”.", "Confirm the unit.")
    read, found = beside(row(0), row(1), row(2, "jump", doubt="larger"), problems=(unit, DOUBTED, again))
    drawn = compared.table(found.rows, catalogue_after([]), compared.asked_at(read, found))
    assert drawn["Remark"].tolist() == ["The return says “%”.", "", "The step is larger."]


def test_what_was_not_taken_is_said_with_its_names() -> None:
    waits = Figure("Return", "F5", "Performance | Litter", "5", "actual")
    read, found = beside(row(0), row(1, "jump", doubt="larger"))
    found = replace(found, held=(waits, waits._replace(cell="F6", label="Performance | Graffiti")))
    said = returns_taken.taken_words(read, found, frozenset({0}), catalogue_after([]))
    assert said == "1 figure (home); not taken: 1 figure not ticked (NI 53), 2 figures held back (Litter, Graffiti)"
    assert returns_taken.taken_words(read, replace(found, held=()), frozenset({0, 1}), catalogue_after([])) == (
        "2 figures (home)"
    )


def test_a_doubtful_step_says_from_what_and_of_when_and_shows_nothing_as_held() -> None:
    jump = row(0, "jump", doubt="larger than any before (93)", before=(1316.0, "Apr–Dec 2009"), unit="number")
    assert compared.held_words(jump) == ""
    assert compared.remark(jump) == "The step from 1,316 in Apr–Dec 2009 is larger than any before (93)."


def test_what_was_taken_is_said_file_by_file() -> None:
    assert returns_taken.accepted_words(["a.xlsx"], ["1 figure"]) == "a.xlsx is accepted: 1 figure."
    said = returns_taken.accepted_words(["a.xlsx", "b.xlsx"], ["1 figure", "2 figures, 1 target"])
    assert said == "2 files are accepted. a.xlsx: 1 figure; b.xlsx: 2 figures, 1 target."


def test_nothing_new_is_said_only_where_nothing_waits() -> None:
    waits = Figure("Return", "F5", "Litter", "5", "actual", held="no-indicator-code")
    read, found = beside()
    assert compared.nothing_words(found) == "There is nothing new in it: accepting it would change nothing."
    held = replace(found, held=(waits,))
    assert "Nothing of it can be stored yet; 1 figure is held back" in compared.nothing_words(held)
    assert compared.stands(replace(read, figures=(waits,)), held) == ("Nothing can be stored yet: 1 held back", "amber")
    same = replace(held, rows=(row(0, "same", accept=False),))
    assert "What else it holds is stored already" in compared.nothing_words(same)


def test_a_file_whose_figures_are_all_of_one_quarter_is_not_of_several_periods() -> None:
    def of(number: int) -> Figure:
        one = quarter(2010, number)
        return Figure("S", "A1", "", "1", "actual", period_basis="quarter", period_start=one.start, period_end=one.end)

    def said(*figures: Figure) -> str:
        return returns_upload.period_words(None, Return("a.xlsx", "0", "performance_return", figures=figures))

    assert [said(of(3), of(3)), said(of(2), of(3)), said()] == ["Q3 2010/11", "several periods", "not said"]
    assert returns_upload.period_words(quarter(2010, 1), Return("a.xlsx", "0", "unknown")) == "Q1 2010/11"
