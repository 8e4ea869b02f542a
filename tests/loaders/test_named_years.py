"""Years that belong to a name, of a law or of a base, and full ranges of dates beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]
SPRING = ("quarter", "2010-04-01", "2010-06-30")
YEAR_2010 = ("calendar_year", "2010-01-01", "2010-12-31")


def table(title: str, *headings: object) -> Rows:
    return [[title], [None], ["Area", *(headings or ("Accepted", "Refused"))], *([place, 45, 46] for place in PLACES)]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Decisions under the 1985 and 1996 Housing Acts: 1 April to 30 June 2010", SPRING),
        ("Decisions under the 1996 Housing Act: April to June 2010", SPRING),
        ("Decisions under the Housing Act 1996, quarter ending 30 June 2010", SPRING),
        ("Decisions under the Housing Acts 1985 and 1996, Apr-Jun 2010", SPRING),
        ("Offences under the Control of Noise (Appeals) Regulations 1995, 2010", YEAR_2010),
        ("Orders under the 1998 Crime and Disorder Act, 2010", YEAR_2010),
        ("2008-based projections of households, 2010", YEAR_2010),
        ("Households in 2010 (2008-based projections)", YEAR_2010),
        ("Deaths, age groups as in 2001: 1 April to 30 June 2010", SPRING),
        ("Deaths, based on 2001 areas: April to June 2010", SPRING),
        ("Deaths 2010 (April to June 2010)", SPRING),
        ("Deaths in 2010 by area: 1 April to 30 June 2010", SPRING),
        ("Acts of violence 2010", YEAR_2010),
        ("Violent Acts 2010", YEAR_2010),
        ("Number of Violent Acts 2010", YEAR_2010),
        ("The Number of Violent Acts 2010", YEAR_2010),
        ("2010 Crimes and Violent Acts", YEAR_2010),
        ("2010 Bill payments by council", YEAR_2010),
        ("Prosecutions, 2010 Act Now campaign", YEAR_2010),
        ("Applications under the 1996 Housing Act accepted in 2010", YEAR_2010),
        ("Plans under the Social Care Bill 2009, 2010", YEAR_2010),
    ],
)
def test_the_year_of_a_name_is_no_period(read_rows: Read, title: str, period: tuple[str, str, str]) -> None:
    assert when(read_rows(table(title)), "B4") == period


@pytest.mark.parametrize(
    "title",
    [
        "Decisions under the 1985 and 1996 Housing Acts",
        "Deaths 2009 (June 2010)",
        "Deaths 2008/09: 1 April to 30 June 2010",
        "2009 Bill payments against 2010",
        "2009 Violent Acts against 2010 baseline",
        "2009 Road Traffic Acts of vandalism 2008",
        "Place survey 2010 (fieldwork: April to June 2010)",
        "Place survey 2010, fieldwork: April to June 2010",
        "Survey of 2009 – interviews: March to May 2010",
        "Accounts 2009: April to June 2010",
        "Deaths 2009 (January to March 2011)",
        "Births 2009 (Q1: January to March 2011)",
    ],
)
def test_a_title_that_says_nothing_else_gives_no_period(read_rows: Read, title: str) -> None:
    ret = read_rows(table(title))
    assert when(ret, "B4") == (None, "None", "None")
    assert asked(ret, "period-unknown")


def test_the_base_of_projections_is_not_the_period_of_their_column(read_rows: Read) -> None:
    ret = read_rows(table("Households, 2010", "2008-based projections", "Counted"))
    assert when(ret, "B4") == YEAR_2010
    assert at(ret, "B4").label.endswith("2008-based projections")


@pytest.mark.parametrize("words", ["Violent Acts", "Average Bill"])
def test_a_word_that_is_no_law_leaves_columns_their_years(read_rows: Read, words: str) -> None:
    ret = read_rows(table("By area", f"{words} 2009", f"{words} 2010"))
    assert when(ret, "B4") == ("calendar_year", "2009-01-01", "2009-12-31")
    assert when(ret, "C4") == YEAR_2010
