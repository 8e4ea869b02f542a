"""A figure of a published table that says itself when it is of: "75.1 (2004-06 average)"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]


@pytest.mark.parametrize("heads", [("Male", "Female"), ("2008", "2009")])
def test_the_period_beside_a_value_is_that_of_the_figure(read_rows: Read, heads: tuple[str, str]) -> None:
    rows: Rows = [["Life expectancy, 2009"], [None], ["Area", *heads], ["Chester", "75.1 (2004-06 average)", 79.2]]
    ret = read_rows([*rows, ["Neston", 77, "80.2 (2007/08)"], ["Ely", "76.5 (2004-2006)", 80]])
    assert when(ret, "B4") == when(ret, "B6") == ("average", "2004-01-01", "2006-12-31")
    assert when(ret, "C5") == ("financial_year", "2007-04-01", "2008-03-31")
    assert when(ret, "C4")[1:] == ("2009-01-01", "2009-12-31")
    assert at(ret, "B4").value == 75.1


def test_a_period_beside_a_value_that_can_be_two_is_asked_about_once(read_rows: Read) -> None:
    rows: Rows = [["Life expectancy, 2009"], [None], ["Area", "Male", "Female"], ["Chester", "75.1 (2004-06)", 79.2]]
    ret = read_rows([*rows, ["Neston", "77.0 (2005-07)", 80.2]])
    assert when(ret, "B4") == when(ret, "B5") == (None, "None", "None")
    assert asked(ret, "ambiguous-period") == ["B4"]


def test_a_number_in_brackets_beside_a_value_is_no_period(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009"], [None], ["Area", "All", "Home"], ["Chester", "75 (12)", 79], ["Neston", 77, "8 (2)"]]
    assert {when(read_rows(rows), cell)[1] for cell in ("B4", "C5")} == {"2009-01-01"}
