"""Laws that hold for every period: labels read back, neighbours tile, reading never raises."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.periods import (
    Ambiguous,
    Basis,
    DateCell,
    Period,
    Unread,
    academic_year,
    average,
    calendar_year,
    financial_year,
    financial_year_of,
    following,
    label,
    label_of_days,
    month,
    month_end,
    plausible,
    point,
    previous,
    quarter,
    quarter_of,
    quarters,
    read_period,
    read_periods,
    rolling_year,
    same_period_last_year,
    sequence,
    shift_months,
    survey,
    term,
    whole_months,
    year_to_date,
)

years = st.integers(1992, 2033)
month_ends = st.builds(month_end, years, st.integers(1, 12))
usual_periods = st.one_of(
    st.builds(month, years, st.integers(1, 12)),
    st.builds(quarter, years, st.integers(1, 4)),
    st.builds(year_to_date, month_ends),
    st.builds(financial_year, years),
    st.builds(calendar_year, years),
    st.builds(academic_year, years),
    st.builds(term, years, st.integers(1, 3)),
    st.builds(rolling_year, month_ends),
    st.builds(lambda first, length: average(first, first + length), st.integers(1992, 2025), st.integers(1, 8)),
    st.builds(survey, years),
    st.builds(lambda year: Period(date(year, 9, 1), date(year, 12, 31), Basis.SURVEY), years),
    st.builds(lambda year: Period(date(year, 4, 1), date(year + 1, 3, 31), Basis.SURVEY), years),
    st.builds(point, st.dates(date(1992, 1, 1), date(2033, 12, 31))),
)
odd_texts = st.text(alphabet="0123456789/-–.' ()[]QqJanFebSeptoYTDave,&%ytd months", max_size=24)


@given(usual_periods)
def test_every_label_reads_back_as_its_period(period: Period) -> None:
    assert read_period(label(period)) == period


@given(usual_periods)
def test_a_label_is_not_changed_by_a_wrong_basis(period: Period) -> None:
    """What the text settles, a hint does not unsettle, except that a survey hint makes a wave of any stretch."""
    for basis in (Basis.MONTH, Basis.CALENDAR_YEAR, Basis.FINANCIAL_YEAR):
        if period.basis is not Basis.POINT:
            assert read_period(label(period), basis=basis) == period


@given(st.text(max_size=60) | odd_texts, st.none() | usual_periods, st.none() | st.sampled_from(list(Basis)))
def test_reading_never_raises_and_never_goes_astray(text: str, within: Period | None, basis: Basis | None) -> None:
    read = read_period(text, within=within, basis=basis)
    if isinstance(read, Period):
        assert plausible(read) or read == within
    elif isinstance(read, Ambiguous):
        assert read.candidates
        assert len(set(read.candidates)) == len(read.candidates)
        assert read.reason
    else:
        assert isinstance(read, Unread)
        assert read.reason


@given(st.lists(odd_texts | st.dates().map(lambda day: DateCell(day, "mmm-yy")) | st.dates(), max_size=6))
def test_reading_a_header_never_raises_and_keeps_its_order(items: list[str | DateCell | date]) -> None:
    read = read_periods(items)
    assert len(read) == len(items)
    for item, one in zip(items, read, strict=True):
        alone = read_period(item) if isinstance(item, str) else one
        if isinstance(alone, Period):
            assert one == alone


@given(usual_periods)
def test_previous_and_following_undo_each_other(period: Period) -> None:
    if period.basis is not Basis.POINT or period.end == month_end(period.end.year, period.end.month):
        assert previous(following(period)) == period
        assert following(previous(period)) == period


@given(usual_periods)
def test_the_same_period_last_year_is_a_year_before(period: Period) -> None:
    earlier = same_period_last_year(period)
    assert earlier.basis is period.basis
    assert earlier.end == shift_months(period.end, -12)
    assert whole_months(earlier.start, earlier.end) == whole_months(period.start, period.end)


@given(st.sampled_from([month(2009, 1), quarter(2009, 1), financial_year(2009), academic_year(2009), term(2009, 2)]))
def test_neighbours_leave_no_day_between_them(period: Period) -> None:
    assert following(period).start == period.end + timedelta(days=1)


@given(years)
def test_quarters_and_months_tile_the_year(year: int) -> None:
    whole = financial_year(year)
    for parts in (quarters(year), sequence(month(year, 4), month(year + 1, 3))):
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
        assert all(one.end + timedelta(days=1) == two.start for one, two in pairwise(parts))


@given(st.dates(date(1992, 1, 1), date(2033, 12, 31)))
def test_every_day_lies_in_its_quarter_and_year(day: date) -> None:
    for period in (quarter_of(day), financial_year_of(day)):
        assert period.start <= day <= period.end
    assert quarter_of(day) in quarters(financial_year_of(day).start.year)


def test_the_year_to_date_starts_anew_in_april() -> None:
    june = year_to_date(date(2009, 6, 30))
    assert previous(june) == year_to_date(date(2009, 3, 31))
    assert previous(june, months=1) == year_to_date(date(2009, 5, 31))
    assert previous(june, months=1).start == date(2009, 4, 1)
    assert following(year_to_date(date(2009, 3, 31)), months=1) == year_to_date(date(2009, 4, 30))


def test_a_sequence_that_ends_before_its_start_is_empty() -> None:
    assert sequence(quarter(2009, 2), quarter(2009, 1)) == ()
    assert sequence(quarter(2009, 1), quarter(2009, 3)) == (quarter(2009, 1), quarter(2009, 2), quarter(2009, 3))


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before its start"):
        Period(date(2009, 4, 2), date(2009, 4, 1), Basis.POINT)
    for wrong in (lambda: quarter(2009, 5), lambda: term(2009, 0)):
        with pytest.raises(ValueError, match="there is no"):
            wrong()


def test_implausible_years_are_told_apart() -> None:
    assert plausible(financial_year(2008))
    assert not plausible(calendar_year(1899))
    assert not plausible(financial_year(2035))


def test_labels_of_the_usual_kinds() -> None:
    assert label(quarter(2009, 2)) == "Q2 2009/10"
    assert label(year_to_date(date(2009, 9, 30))) == "Apr–Sep 2009 (year to date)"
    assert label(year_to_date(date(2010, 1, 31))) == "Apr 2009–Jan 2010 (year to date)"
    assert label(financial_year(2008)) == "2008/09"
    assert label(rolling_year(date(2009, 11, 30))) == "12 months to Nov 2009"
    assert label(month(2009, 9)) == "Sep 2009"
    assert label(calendar_year(2009)) == "2009 calendar year"
    assert label(academic_year(2008)) == "Academic year 2008/09"
    assert label(term(2008, 2)) == "Spring term 2009"
    assert label(average(2005, 2007)) == "2005–2007 average"
    assert label(point(date(2009, 6, 30))) == "30 Jun 2009"
    assert label(survey(2008)) == "Survey 2008"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2010, 7, 1), date(2010, 9, 30), "Q2 2010/11"),
        (date(2011, 1, 1), date(2011, 1, 31), "Jan 2011"),
        (date(2010, 4, 1), date(2011, 3, 31), "2010/11"),
        (date(2010, 4, 1), date(2011, 1, 31), "Apr 2010–Jan 2011 (year to date)"),
        (date(2009, 10, 1), date(2010, 9, 30), "Oct 2009–Sep 2010"),
        (date(2010, 4, 1), date(2012, 3, 31), "Apr 2010–Mar 2012"),
        (date(2010, 4, 2), date(2010, 6, 30), "2 Apr 2010–30 Jun 2010"),
    ],
)
def test_a_stretch_of_days_is_named_as_what_it_is(first: date, last: date, words: str) -> None:
    assert label_of_days(first, last) == words
