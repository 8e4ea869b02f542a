"""The grid of a comparison: what stands side by side on a small screen, and how much room its text gets."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from loaders.compare import Comparison, Row
from loaders.figures import Figure, Return
from lsp_data.errors import Problem, Severity
from lsp_data.periods import quarter
from lsp_data.store.reads import catalogue_after
from presentation import returns_compare as compared
from presentation.returns_compare import COLUMNS, ONE_LINE, WIDTHS, WRAPPED, columns_shown, row_height

TICKS, ROOM = 34, 952  # pixels: the column of ticks, the page beside its navigation at 1280 pixels


def frame(**cells: str) -> pd.DataFrame:
    plain = dict.fromkeys(COLUMNS, "") | {"What": "New", "Measure": "Actual", "Area": "Weaver Vale"}
    return pd.DataFrame([plain, plain | {name.replace("_", " "): text for name, text in cells.items()}])


def test_what_decides_stands_side_by_side() -> None:
    assert sum(WIDTHS.values()) + TICKS <= ROOM
    assert columns_shown(frame()) == list(WIDTHS)


def test_the_area_is_shown_where_the_rows_differ_in_it_and_the_measure_with_the_indicator() -> None:
    assert columns_shown(frame(Measure="Target")) == list(WIDTHS)
    assert columns_shown(frame(Area="Chester")) == [*WIDTHS, "Area"]


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
    assert compared.offers(read, found, frozenset({0})) == [("Accept all", frozenset({0}), True)]
    both = frozenset({0, 1})
    assert compared.offers(read, found, both)[0] == ("Accept the ticked part", both, False)
    assert compared.takes(read, found, both) == "1 figure, 1 target"


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
    assert [name.rpartition(": ")[2] for name in drawn["Indicator"][1:]] == ["numerator", "denominator"]


def test_a_doubtful_step_says_from_what_and_of_when_and_shows_nothing_as_held() -> None:
    jump = row(0, "jump", doubt="larger than any before (93)", before=(1316.0, "Apr–Dec 2009"), unit="number")
    assert compared.held_words(jump) == ""
    assert compared.remark(jump) == "The step from 1,316 in Apr–Dec 2009 is larger than any before (93)."


def test_what_was_taken_is_said_file_by_file() -> None:
    assert compared.accepted_words(["a.xlsx"], ["1 figure"]) == "a.xlsx is accepted: 1 figure."
    said = compared.accepted_words(["a.xlsx", "b.xlsx"], ["1 figure", "2 figures, 1 target"])
    assert said == "2 files are accepted. a.xlsx: 1 figure; b.xlsx: 2 figures, 1 target."
