"""Each usual way to write a period, and what must not be guessed."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.periods import (
    Ambiguous,
    Basis,
    Period,
    Unread,
    academic_year,
    average,
    calendar_quarter,
    calendar_year,
    financial_year,
    label,
    month,
    point,
    quarter,
    read_period,
    rolling_year,
    survey,
    term,
    year_to_date,
)

Q2 = quarter(2009, 2)
YEAR = financial_year(2008)
SO_FAR = year_to_date(date(2009, 9, 30))
TO_NOVEMBER = rolling_year(date(2009, 11, 30))


def stretch(start: str, end: str, basis: Basis) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end), basis)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2008/09", YEAR),
        ("08-09", YEAR),
        ("08/09", YEAR),
        ("2008-2009", YEAR),
        ("2008/2009", YEAR),
        ("2008/9", YEAR),
        ("0809", YEAR),
        ("FY 2008-09", YEAR),
        ("FY2008/09", YEAR),
        ("Financial year 2008-09", YEAR),
        ("08-09 outturn", YEAR),
        ("2008/09 Target", YEAR),
        ("Outturn 2008/09 (provisional)", YEAR),
        ("2008/09¹", YEAR),
        ("2008/09 [note 2]", YEAR),
        ("Year end 2008/09", YEAR),
        ("1999/00", financial_year(1999)),
        ("99/00", financial_year(1999)),
        ("year ending March 2009", YEAR),
        ("1 April 2008 to 31 March 2009", YEAR),
        ("Apr 08 - Mar 09", YEAR),
        ("Q2 2009/10", Q2),
        ("2009-10 Q2", Q2),
        ("2009/10 (Q2)", Q2),
        ("2009/10-Q2", Q2),
        ("Q2 09/10", Q2),
        ("Q2 2009-10", Q2),
        ("Qtr 2 2009/10", Q2),
        ("Qtr. 2 09-10", Q2),
        ("Quarter 2 2009/10", Q2),
        ("Quarter Two 2009/10", Q2),
        ("2nd quarter 2009/10", Q2),
        ("second quarter of 2009/10", Q2),
        ("4th quarter 2009/10", quarter(2009, 4)),
        ("Apr-Jun 2009/10", quarter(2009, 1)),
        ("Q2 (Jul-Sep 2009)", Q2),
        ("Q2 2009/10 (Jul-Sep)", Q2),
        ("Jul-Sep 2009", Q2),
        ("Jul–Sep 09", Q2),
        ("July to September 2009", Q2),
        ("Jul/Sep 2009", Q2),
        ("Jul.-Sep. 2009", Q2),
        ("Jul-Sep 2009/10", Q2),
        ("quarter ending Sep 2009", Q2),
        ("Quarter ended 30 September 2009", Q2),
        ("3 months to Sep 2009", Q2),
        ("01/07/2009 - 30/09/2009", Q2),
        ("Jan-Mar 2009", quarter(2008, 4)),
        ("Jan-Mar 2008/09", quarter(2008, 4)),
        ("Apr-Sep 2009", SO_FAR),
        ("Apr 09 - Sep 09", SO_FAR),
        ("Apr-Sep 2009 (Q2)", SO_FAR),
        ("Year to date Sept 09", SO_FAR),
        ("YTD Sep-09", SO_FAR),
        ("Sep 09 YTD", SO_FAR),
        ("Q2 2009/10 YTD", SO_FAR),
        ("Year to date (Apr - Sep 09)", SO_FAR),
        ("cumulative to Q2 2009/10", SO_FAR),
        ("Q1-Q2 2009/10", SO_FAR),
        ("6 months to Sep 2009", SO_FAR),
        ("H1 2009/10", SO_FAR),
        ("to Nov 09", year_to_date(date(2009, 11, 30))),
        ("to 15 November 2009", year_to_date(date(2009, 11, 15))),
        ("12 months to Nov 2009", TO_NOVEMBER),
        ("12 mths to Nov 09", TO_NOVEMBER),
        ("Twelve months ending 30 November 2009", TO_NOVEMBER),
        ("rolling 12 months to Nov 2009", TO_NOVEMBER),
        ("12-month rolling to Nov 09", TO_NOVEMBER),
        ("year to Nov 2009", TO_NOVEMBER),
        ("YE Nov 09", TO_NOVEMBER),
        ("Dec 2008 - Nov 2009", TO_NOVEMBER),
        ("Rolling year Q2 2009/10", rolling_year(date(2009, 9, 30))),
        ("4 quarters to Q2 2009/10", rolling_year(date(2009, 9, 30))),
        ("Sept-09", month(2009, 9)),
        ("Sep 09", month(2009, 9)),
        ("Sep '09", month(2009, 9)),
        ("September 2009", month(2009, 9)),
        ("2009 Sep", month(2009, 9)),
        ("2009-Sep", month(2009, 9)),
        ("Sep 2009/10", month(2009, 9)),
        ("Feb 2009/10", month(2010, 2)),
        ("2019 Jul (p)", month(2019, 7)),
        ("2006Oct", month(2006, 10)),
        ("2009-04", month(2009, 4)),
        ("200904", month(2009, 4)),
        ("04/2009", month(2009, 4)),
        ("2009 09", month(2009, 9)),
        ("month ending Sep 2009", month(2009, 9)),
        ("2008", calendar_year(2008)),
        ("2008 (calendar)", calendar_year(2008)),
        ("Calendar year 2008", calendar_year(2008)),
        ("Jan-Dec 2008", calendar_year(2008)),
        ("Q2 2009 (calendar)", calendar_quarter(2009, 2)),
        ("Academic year 2008/09", academic_year(2008)),
        ("2008/09 academic", academic_year(2008)),
        ("2008-09 (academic year)", academic_year(2008)),
        ("AY 2008/09", academic_year(2008)),
        ("Sep 2008 to Aug 2009", academic_year(2008)),
        ("Spring term 2009", term(2008, 2)),
        ("Autumn term 2008", term(2008, 1)),
        ("Summer term 2008/09", term(2008, 3)),
        ("2005-2007 ave", average(2005, 2007)),
        ("2005-07 average", average(2005, 2007)),
        ("average 2005 to 2007", average(2005, 2007)),
        ("3 yr average 2005-07", average(2005, 2007)),
        ("Three-year average 2005-2007", average(2005, 2007)),
        ("2005/06-2007/08 average", stretch("2005-04-01", "2008-03-31", Basis.AVERAGE)),
        ("Place Survey 2008", survey(2008)),
        ("2008/09 survey", stretch("2008-04-01", "2009-03-31", Basis.SURVEY)),
        ("Autumn 2008 survey", stretch("2008-09-01", "2008-11-30", Basis.SURVEY)),
        ("Winter 2008/09 survey", stretch("2008-12-01", "2009-02-28", Basis.SURVEY)),
        ("Spring 2008/09 survey", stretch("2009-03-01", "2009-05-31", Basis.SURVEY)),
        ("Survey Sep-Dec 2008", stretch("2008-09-01", "2008-12-31", Basis.SURVEY)),
        ("As at 30 June 2015 (Q1)", point(date(2015, 6, 30))),
        ("as at Sep 2009", point(date(2009, 9, 30))),
        ("at end of Sep 2009", point(date(2009, 9, 30))),
        ("30/06/2009", point(date(2009, 6, 30))),
        ("30.06.2009", point(date(2009, 6, 30))),
        ("30-Jun-09", point(date(2009, 6, 30))),
        ("30th June 2009", point(date(2009, 6, 30))),
        ("June 30th, 2009", point(date(2009, 6, 30))),
        ("June 30, 2009", point(date(2009, 6, 30))),
        ("2009-06-30", point(date(2009, 6, 30))),
        ("2009-06-30 00:00:00", point(date(2009, 6, 30))),
        ("2009-06-30T00:00:00", point(date(2009, 6, 30))),
        ("20090630", point(date(2009, 6, 30))),
        ("05/05/2009", point(date(2009, 5, 5))),
    ],
)
def test_usual_writings(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("2008-09", {YEAR, month(2008, 9)}),
        ("200809", {YEAR, month(2008, 9)}),
        ("FY09", {YEAR, financial_year(2009)}),
        ("Academic year 2008", {academic_year(2007), academic_year(2008)}),
        ("Q2 2008", {quarter(2008, 2), calendar_quarter(2008, 2)}),
        ("2005-07", {average(2005, 2007), month(2005, 7)}),
        ("2005-2007", {average(2005, 2007)}),
        ("04/09", {month(2009, 4), average(2004, 2009)}),
        ("08/09/2008", {point(date(2008, 9, 8)), point(date(2008, 8, 9))}),
        ("Spring 2009", {term(2008, 2), stretch("2009-03-01", "2009-05-31", Basis.SURVEY)}),
        (
            "Nov-Jan 2009",
            {stretch("2008-11-01", "2009-01-31", Basis.SURVEY), stretch("2009-11-01", "2010-01-31", Basis.SURVEY)},
        ),
        ("09-Sep", {month(2009, 9)}),
        ("Sep-Dec 2008", {term(2008, 1), stretch("2008-09-01", "2008-12-31", Basis.SURVEY)}),
        ("Nov 2008 - Dec 2008", {stretch("2008-11-01", "2008-12-31", Basis.SURVEY)}),
        ("as at Q2 2009/10", {Q2, point(date(2009, 9, 30))}),
    ],
)
def test_what_can_be_read_in_two_ways_is_a_question(text: str, candidates: set[Period]) -> None:
    read = read_period(text)
    assert isinstance(read, Ambiguous)
    assert set(read.candidates) == candidates
    assert read.text == text
    assert all(label(candidate) in read.reason for candidate in candidates)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/02/2008", "calendar"),
        ("30 February 2009", "calendar"),
        ("1899", "1899 is outside 1990 to 2035"),
        ("2038/39", "2038 is outside"),
        ("31/12/2099", "2099 is outside"),
        ("Q2", "no year"),
        ("Apr", "no year"),
        ("Jul-Sep", "no year"),
        ("YTD", "No year"),
        ("2009/10 YTD", "month to which it runs"),
        ("Apr 2009 to date", "not to when"),
        ("Q5 2009/10", "no quarter 5"),
        ("12 June 2009 to 14 June 2009", "no whole months"),
        ("Apr 2007 - Oct 2008", "19 months"),
        ("13 months to Sep 2009", "13 months"),
        ("12.5", "is a number"),
        ("09", "too short"),
        ("7", "neither a year"),
        ("Number of households", "“number”"),
        ("Q2 (Oct-Dec 2009)", "do not fit"),
        ("3 yr average 2005-08", "do not agree"),
        ("2009/10 2010/11", "More than one period"),
        ("", "No year"),
        ("   ", "No year"),
        ("()", "No year"),
        ("a long remark " * 30, "too long"),
    ],
)
def test_what_is_no_period_says_why(text: str, words: str) -> None:
    read = read_period(text)
    assert isinstance(read, Unread)
    assert words in read.reason


@pytest.mark.parametrize(
    ("text", "within", "period"),
    [
        ("Q2", financial_year(2009), Q2),
        ("Quarter 4", financial_year(2009), quarter(2009, 4)),
        ("Qtr 2", Q2, Q2),
        ("Apr", financial_year(2009), month(2009, 4)),
        ("Feb", financial_year(2009), month(2010, 2)),
        ("Feb", calendar_year(2009), month(2009, 2)),
        ("Feb", academic_year(2009), month(2010, 2)),
        ("Jul-Sep", financial_year(2009), Q2),
        ("Year to date", Q2, SO_FAR),
        ("YTD", point(date(2009, 9, 30)), SO_FAR),
        ("Full year", financial_year(2009), financial_year(2009)),
        ("Q2 2008/09", financial_year(2009), quarter(2008, 2)),
    ],
)
def test_a_header_gives_the_year(text: str, within: Period, period: Period) -> None:
    assert read_period(text, within=within) == period


def test_a_quarter_under_a_calendar_year_stays_a_question() -> None:
    read = read_period("Q2", within=calendar_year(2009))
    assert isinstance(read, Ambiguous)
    assert set(read.candidates) == {quarter(2009, 2), calendar_quarter(2009, 2)}


@pytest.mark.parametrize(
    ("text", "basis", "period"),
    [
        ("2008-09", Basis.FINANCIAL_YEAR, YEAR),
        ("2008-09", Basis.MONTH, month(2008, 9)),
        ("2008/09", Basis.ACADEMIC_YEAR, academic_year(2008)),
        ("2008-09", Basis.ACADEMIC_YEAR, academic_year(2008)),
        ("2005-07", Basis.AVERAGE, average(2005, 2007)),
        ("2008", Basis.SURVEY, survey(2008)),
        ("Q2 2009", Basis.FINANCIAL_YEAR, Q2),
        ("Q2 2009", Basis.CALENDAR_YEAR, calendar_quarter(2009, 2)),
        ("to Nov 09", Basis.ROLLING_YEAR, TO_NOVEMBER),
        ("Apr-Jun 2009", Basis.YEAR_TO_DATE, year_to_date(date(2009, 6, 30))),
        ("Apr 2009 - Mar 2010", Basis.YEAR_TO_DATE, year_to_date(date(2010, 3, 31))),
        ("Apr 2009 - Mar 2010", Basis.ROLLING_YEAR, rolling_year(date(2010, 3, 31))),
        ("Apr 2009 - Mar 2010", Basis.MONTH, financial_year(2009)),
        ("30/06/2009", Basis.QUARTER, quarter(2009, 1)),
        ("30/06/2009", Basis.MONTH, month(2009, 6)),
        ("30/06/2009", Basis.YEAR_TO_DATE, year_to_date(date(2009, 6, 30))),
        ("30/06/2009", Basis.FINANCIAL_YEAR, point(date(2009, 6, 30))),
        ("31/03/2009", Basis.FINANCIAL_YEAR, YEAR),
        ("12/06/2009", Basis.FINANCIAL_YEAR, None),
        ("Spring 2009", Basis.ACADEMIC_YEAR, term(2008, 2)),
        ("Q2 2009/10", Basis.CALENDAR_YEAR, Q2),
    ],
)
def test_a_known_basis_settles_only_what_the_text_leaves_open(text: str, basis: Basis, period: Period | None) -> None:
    read = read_period(text, basis=basis)
    if period is None:
        assert isinstance(read, Ambiguous)
    else:
        assert read == period


def test_a_bare_year_of_a_financial_series_may_begin_or_end_then() -> None:
    read = read_period("2008", basis=Basis.FINANCIAL_YEAR)
    assert isinstance(read, Ambiguous)
    assert set(read.candidates) == {financial_year(2007), financial_year(2008)}


@pytest.mark.parametrize("text", ["mid-2009", "Mid 2009", "mid-year 2009", "Mid\N{EN DASH}2009 (provisional)"])
def test_the_middle_of_a_year_is_the_state_on_its_day(text: str) -> None:
    assert read_period(text) == point(date(2009, 6, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Week ending 8 January 2023",
        "w/e 8 Jan 2023",
        "Week to 8 Jan 2023",
        "week commencing 2 January 2023",
        "W/C 2 Jan 2023",
    ],
)
def test_a_week_is_its_seven_days(text: str) -> None:
    week = stretch("2023-01-02", "2023-01-08", Basis.AVERAGE)
    assert read_period(text) == week
    assert read_period(label(week)) == week


@pytest.mark.parametrize(
    "text",
    [
        "week 2009",
        "week ending January 2010",
        "starting April 2009",
        "weekly 2009/10",
        "Weekly to 31 March 2010",
        "weeks to 31 March 2010",
    ],
)
def test_a_week_without_its_day_is_no_period(text: str) -> None:
    assert isinstance(read_period(text), Unread)


@pytest.mark.parametrize("text", [">8-13", "≥ 18-26", "<2009", "≤ 10/11"])
def test_what_begins_with_a_comparison_is_a_band_and_no_period(text: str) -> None:
    assert isinstance(read_period(text), Unread)


def test_a_term_with_its_months_is_one_period() -> None:
    assert read_period("Autumn term (Sep-Dec 2009)") == stretch("2009-09-01", "2009-12-31", Basis.ACADEMIC_YEAR)
    assert read_period("Summer term (Apr-Jul 2010)") == stretch("2010-04-01", "2010-07-31", Basis.YEAR_TO_DATE)
    assert isinstance(read_period("Sep-Dec 2009"), Ambiguous)
