"""Rows of a published table whose names say for when they are, and the changes between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.named_periods import changes_between, named_periods
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
HEAD: Rows = [["Youth justice summary"], [None], ["Indicators", "Chester", "Vale Royal", "England"]]
YEAR = ("rolling_year", "2012-07-01", "2013-06-30")


def test_a_row_that_is_named_by_its_period_alone_is_of_it(read_rows: Read) -> None:
    rows: Rows = [*HEAD, ["First time entrants per 100,000"]]
    rows += [["Jul 12 - Jun 13", 472, 402, 407], ["Jul 11 - Jun 12", 557, 454, 464]]
    ret = read_rows([*rows, ["percent change from selected baseline", -15.3, -11.5, -12.3]])
    assert (when(ret, "B5"), at(ret, "B5").label) == (YEAR, "Youth justice summary | First time entrants per 100,000")
    assert (at(ret, "B7").measure, when(ret, "B7")) == ("change", ("rolling_year", "2011-07-01", "2013-06-30"))
    assert at(ret, "B7").label.endswith("| percent change from selected baseline")


@pytest.mark.parametrize("change", ["change from baseline", "percentage point change", "% change", "Difference"])
def test_the_period_in_a_name_is_taken_out_of_it(read_rows: Read, change: str) -> None:
    rows: Rows = [*HEAD, ["Reoffending after 12 months"]]
    rows += [["binary rate - Jan 11 - Dec 11 cohort (latest period)", 33.7, 27.2, 37.8]]
    rows += [["binary rate - Jan 10 - Dec 10 cohort", 39.1, 38, 31.5], [change, -5.4, -10.8, 6.3]]
    ret = read_rows(rows)
    assert when(ret, "C5") == ("calendar_year", "2011-01-01", "2011-12-31")
    assert {at(ret, f"D{row}").label for row in (5, 6)} == {
        "Youth justice summary | Reoffending after 12 months | binary rate"
    }
    assert (at(ret, "B7").measure, when(ret, "B7")[1:]) == ("change", ("2010-01-01", "2011-12-31"))
    assert at(ret, "B7").label.endswith(f"| binary rate | {change}")


def test_a_period_in_one_name_alone_or_beside_dated_columns_stays_in_it(read_rows: Read) -> None:
    alone = read_rows([*HEAD, ["Homes Apr-Dec 2010", 4, 5, 6], ["Sites", 1, 2, 3]])
    assert at(alone, "B4").label.endswith("Homes Apr-Dec 2010")
    rows: Rows = [["Cohorts"], [None], ["Cohort", "2008", "2009", "2010"]]
    dated = read_rows([*rows, ["Entrants of June 2006", 4, 5, 6], ["Entrants of June 2007", 1, 2, 3]])
    assert at(dated, "B4").label.endswith("Entrants of June 2006")


def test_a_change_below_rows_of_other_things_is_between_none_of_them() -> None:
    names = {4: "Entrants - June 2006", 5: "Entrants - June 2007", 6: "Custody - June 2006", 7: "Custody - June 2007"}
    names |= {8: "Beds", 9: "Change"}
    assert changes_between(names, named_periods(names)) == {}
    assert list(changes_between({**names, 8: "Change"}, named_periods(names))) == [8]


def test_ages_are_no_years() -> None:
    assert named_periods({1: "16-17", 2: "18-24", 3: "10-11"}) == {}


def test_figures_without_a_period_are_asked_about_once_a_table(read_rows: Read) -> None:
    ret = read_rows([*HEAD, ["Entrants", 4, 5, 6], ["Custody", 1, 2, 3]])
    assert {one.period_start for one in ret.figures} == {None}
    (question,) = [one for one in ret.problems if one.code == "period-unknown"]
    assert (question.cell, "each of 6 figures of the table" in question.reason) == ("B4", True)
    dated = read_rows([["Youth justice summary 2009/10"], *HEAD[1:], ["Entrants", 4, 5, 6], ["Custody", 1, 2, 3]])
    assert asked(dated, "period-unknown") == []


def test_a_table_that_asks_for_a_period_asks_once(read_rows: Read) -> None:
    rows: Rows = [["Homes"], [None], ["District", "Year to date", "Sites"], ["Chester", 4, 5], ["Congleton", 4, 5]]
    assert asked(read_rows(rows), "period-unknown") == ["B3"]
