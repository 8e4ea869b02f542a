"""Headers read together, and date cells that may once have been something else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from lsp_data.periods import (
    Ambiguous,
    Basis,
    DateCell,
    Period,
    Unread,
    average,
    calendar_quarter,
    financial_year,
    month,
    period_of_date,
    point,
    quarter,
    read_periods,
)


def test_a_run_of_years_settles_itself() -> None:
    """As months they would lie thirteen months apart."""
    read = read_periods(["2007-08", "2008-09", "2009-10"])
    assert read == [financial_year(2007), financial_year(2008), financial_year(2009)]


def test_a_run_that_goes_backwards_settles_itself() -> None:
    read = read_periods(["2009-10", "2008-09", "2007-08"])
    assert read == [financial_year(2009), financial_year(2008), financial_year(2007)]


def test_a_run_of_months_settles_itself() -> None:
    read = read_periods(["2008-08", "2008-09", "2008-10"])
    assert read == [month(2008, 8), month(2008, 9), month(2008, 10)]


def test_an_unambiguous_sibling_settles_the_others() -> None:
    assert read_periods(["2008-09", "2012-13"]) == [financial_year(2008), financial_year(2012)]
    assert read_periods(["2008-09", "2008/09 target"]) == [financial_year(2008), financial_year(2008)]


def test_the_order_of_day_and_month_is_settled_by_a_sibling() -> None:
    read = read_periods(["08/09/2008", "22/09/2008"])
    assert read == [point(date(2008, 9, 8)), point(date(2008, 9, 22))]
    read = read_periods(["08/09/2008", "09/22/2008"])
    assert read == [point(date(2008, 8, 9)), point(date(2008, 9, 22))]


def test_quarters_of_one_year_are_settled_by_the_years_beside_them() -> None:
    assert read_periods(["2011", "2011 Q4"])[1] == calendar_quarter(2011, 4)
    assert read_periods(["2011/12", "2011 Q4"])[1] == quarter(2011, 4)
    assert isinstance(read_periods(["2011 Q3", "2011 Q4"])[1], Ambiguous)
    assert isinstance(read_periods(["2011", "2011/12", "2011 Q4"])[2], Ambiguous)


def test_spans_of_one_length_settle_each_other() -> None:
    """As months they would lie 26 months apart."""
    assert [one.candidates for one in read_periods(["2004–06", "2006–08"]) if isinstance(one, Ambiguous)] == [
        (average(2004, 2006),),
        (average(2006, 2008),),
    ]
    for unlike in (["2004-06", "2006-09"], ["2001-03", "2005-07"], ["2004/05", "2006-08", "2008-10"]):
        left = [one for one in read_periods(unlike) if isinstance(one, Ambiguous)]
        assert [len(one.candidates) for one in left] == [2, 2]


def test_two_texts_that_are_no_run_stay_questions() -> None:
    first, second = read_periods(["2008-09", "2010-11"])
    assert isinstance(first, Ambiguous)
    assert isinstance(second, Ambiguous)


def test_a_single_ambiguous_text_stays_a_question() -> None:
    first, second = read_periods(["2008-09", "Indicator"])
    assert isinstance(first, Ambiguous)
    assert isinstance(second, Unread)


def test_siblings_that_contradict_settle_nothing() -> None:
    read = read_periods(["2008-09", "2009-04", "2012-13"])
    assert isinstance(read[0], Ambiguous)
    assert read[1:] == [month(2009, 4), financial_year(2012)]


def test_an_average_among_years_is_settled_by_its_basis_only() -> None:
    read = read_periods(["2005-07", "2008"], basis=Basis.AVERAGE)
    assert read[0] == average(2005, 2007)


def test_within_reaches_every_text() -> None:
    assert read_periods(["Q1", "Q2"], within=financial_year(2009)) == [quarter(2009, 1), quarter(2009, 2)]


@pytest.mark.parametrize(
    ("day", "number_format", "period"),
    [
        (date(2008, 9, 1), "mmm-yy", month(2008, 9)),
        (date(2008, 9, 1), "mmmm yyyy", month(2008, 9)),
        (date(2008, 9, 1), '[$-809]mmm"-"yy', month(2008, 9)),
        (date(2008, 9, 1), "dd/mm/yyyy", point(date(2008, 9, 1))),
        (date(2008, 9, 30), "dd-mmm-yy", point(date(2008, 9, 30))),
        (date(2008, 9, 30), "", point(date(2008, 9, 30))),
        (date(2008, 9, 30), "mmm-yy", month(2008, 9)),
    ],
)
def test_the_format_says_what_a_date_is(day: date, number_format: str, period: Period) -> None:
    assert period_of_date(day, number_format=number_format) == period


def test_the_first_of_a_month_without_a_format_is_a_question() -> None:
    read = period_of_date(date(2008, 9, 1))
    assert isinstance(read, Ambiguous)
    assert set(read.candidates) == {point(date(2008, 9, 1)), month(2008, 9), financial_year(2008)}


def test_a_typed_year_that_became_a_day_is_a_question() -> None:
    """ "08/09" typed into a sheet becomes 8 September of the year of typing."""
    read = period_of_date(date(2010, 9, 8), number_format="d-mmm")
    assert isinstance(read, Ambiguous)
    assert financial_year(2008) in read.candidates


def test_a_known_basis_reads_month_end_dates() -> None:
    assert period_of_date(date(2009, 9, 30), basis=Basis.QUARTER) == quarter(2009, 2)
    assert period_of_date(datetime(2009, 3, 31), basis=Basis.FINANCIAL_YEAR) == financial_year(2008)
    assert period_of_date(date(2008, 9, 1), number_format="mmm-yy", basis=Basis.FINANCIAL_YEAR) == financial_year(2008)


def test_years_that_a_sheet_turned_into_months_are_years_again() -> None:
    cells = [DateCell(date(2007, 8, 1), "mmm-yy"), DateCell(date(2008, 9, 1), "mmm-yy")]
    assert read_periods(cells) == [financial_year(2007), financial_year(2008)]
    assert read_periods(cells[1:]) == [month(2008, 9)]
    assert read_periods([cells[1], "2009/10"]) == [financial_year(2008), financial_year(2009)]


def test_months_beside_each_other_stay_months() -> None:
    cells = [DateCell(date(2008, number, 1), "mmm-yy") for number in (7, 8, 9, 10)]
    assert read_periods(cells) == [month(2008, number) for number in (7, 8, 9, 10)]


def test_a_date_far_from_any_plausible_year_is_unread() -> None:
    assert isinstance(period_of_date(date(1900, 1, 1)), Unread)
    assert isinstance(read_periods([date(2999, 1, 1)])[0], Unread)


def test_a_stretch_over_new_year_between_two_certain_ones_is_the_one_that_lies_between() -> None:
    texts = ["Aug-Oct 2009", "Nov-Jan 2010", "Feb-Apr 2010"]
    for order in (texts, texts[::-1]):
        read = read_periods(order)[1]
        assert isinstance(read, Ambiguous)  # what it measures is still asked
        assert [(one.start, one.end) for one in read.candidates] == [(date(2009, 11, 1), date(2010, 1, 31))]
    alone = read_periods(texts[:2])[1]
    assert isinstance(alone, Ambiguous)
    assert len(alone.candidates) == 2


def test_a_date_cell_shown_as_the_end_of_a_week_is_that_week() -> None:
    week = Period(date(2023, 1, 2), date(2023, 1, 8), Basis.AVERAGE)
    assert period_of_date(date(2023, 1, 8), number_format='"Week ending "dd/mm/yyyy') == week
    assert period_of_date(date(2023, 1, 2), number_format='"w/c" dd mmm yyyy') == week
