"""Pairs of years over school results, absence and exclusions are academic years; over money they are financial ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.school_years import counts_by_school_year
from tests.loaders.what_was_read import when

Rows = list[list[object]]
Read = Callable[..., Return]
ACADEMIC = ("academic_year", "2008-09-01", "2009-08-31")
FINANCIAL = ("financial_year", "2008-04-01", "2009-03-31")


def _across(title: str, *headings: str) -> Rows:
    rows: Rows = [[title], [None], ["Local authority", *headings]]
    return [*rows, *[[place, *range(51, 51 + len(headings))] for place in ("Halton", "Medway", "Cornwall")]]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Table 5: results of pupils at the end of Key Stage 4 by local authority", ACADEMIC),
        ("GCSE results by local authority", ACADEMIC),
        ("Persistent absence from secondary schools", ACADEMIC),
        ("Permanent exclusions by local authority", ACADEMIC),
        ("Pupils by local authority, academic years", ACADEMIC),
        ("Spending on Key Stage 4 pupils", FINANCIAL),
        ("Pupils who eat at school", FINANCIAL),  # nothing says by which year
        ("A level of service that satisfies", FINANCIAL),
    ],
)
def test_the_title_says_whether_years_are_academic(read_rows: Read, title: str, period: tuple[str, str, str]) -> None:
    ret = read_rows(_across(title, "2008/09", "2009/10 (provisional)"))
    assert when(ret, "B4") == period
    assert when(ret, "C6")[1:] == (period[1].replace("2008", "2009"), period[2].replace("2009", "2010"))


def test_years_in_rows_and_in_the_title_itself_are_academic_too(read_rows: Read) -> None:
    rows: Rows = [["Key Stage 2 results, Halton"], [None], ["Year", "English", "Maths"]]
    ret = read_rows([*rows, ["2007/08", 78, 75], ["2008/09", 79, 77]])
    assert when(ret, "C5") == ACADEMIC
    assert when(read_rows(_across("Key Stage 2 results, 2008/09", "English", "Maths")), "B4") == ACADEMIC


def test_a_year_of_its_own_and_a_single_year_stay_what_they_are(read_rows: Read) -> None:
    ret = read_rows(_across("Key Stage 2 results of looked after children, years ending 30 September", "2008", "2009"))
    assert when(ret, "B4")[1:] == ("2007-10-01", "2008-09-30")
    assert when(read_rows(_across("Key Stage 2 results", "2008", "2009")), "C4")[0] == "calendar_year"


def test_a_heading_speaks_for_its_own_columns(read_rows: Read) -> None:
    ret = read_rows(_across("Children: profile", "Key Stage 4 results 2008/09", "Referrals 2008/09"))
    assert when(ret, "B4") == ACADEMIC
    assert when(ret, "C4") == FINANCIAL


def test_the_title_of_the_first_table_says_nothing_of_the_next(read_rows: Read) -> None:
    first = _across("GCSE results", "2007/08", "2008/09")
    ret = read_rows([*first, [None], *_across("Referrals to social care", "2007/08", "2008/09")])
    assert when(ret, "C4") == ACADEMIC
    assert when(ret, "C11") == FINANCIAL


@pytest.mark.parametrize(
    ("text", "speaks"), [("KS2 attainment", True), ("A-levels", True), ("Keys and stages", False), ("", False)]
)
def test_which_words_speak_of_school_years(text: str, speaks: bool) -> None:
    assert counts_by_school_year(text) is speaks
