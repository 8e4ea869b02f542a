"""Words: every value, date and state is readable; what is missing says so."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import words
from presentation.abbreviations import abbreviations_in

UNITS = ["%", "% points", "number", "GBP per week (or hourly)", "per 1000 population", "score", ""]
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (38.5, "%", "38.5%"),
        (38, "%", "38.0%"),
        (38.25, "%", "38.3%"),
        (0.004, "%", "0.004%"),
        (-0.04, "%", "−0.04%"),
        (4512, "number", "4,512"),
        (4512.4, "number", "4,512"),
        (412.37, "per 100000 population", "412.4"),
        (14.22, "per 1000 population", "14.22"),
        (9.5, "days", "9.5"),
        (0.125, "score", "0.125"),
        (3.2, "% points", "3.2"),
        (1234.5, "GBP per week (or hourly)", "£1,235"),
        (-1234.5, "GBP per week (or hourly)", "−£1,235"),
        (-1e300, "number", "−1e+300"),
        (0, "number", "0"),
        (-0.0, "number", "0"),
    ],
)
def test_a_number_is_shown_in_its_unit(value: float, unit: str, shown: str) -> None:
    assert words.number(value, unit) == shown


@given(NUMBERS, st.sampled_from(UNITS))
def test_a_number_reads_back_within_its_rounding_and_never_loses_its_sign(value: float, unit: str) -> None:
    shown = words.number(value, unit)
    read = float(re.sub(r"[£%,]", "", shown).replace("−", "-"))
    assert abs(read - value) <= max(0.5, 0.006 * abs(value)) if abs(value) >= 1 else abs(read - value) <= 0.0501
    assert (read == 0) == (abs(value) < 5e-10)
    assert read * value >= 0


@pytest.mark.parametrize("nothing", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_what_is_missing_says_so(nothing: object) -> None:
    assert words.missing(nothing)
    assert words.number(nothing, "%") == "no figure"
    assert words.number(nothing, "%", marker="suppressed") == "suppressed (small numbers)"
    assert words.number(nothing, "%", marker="some_new_marker") == "some new marker"
    assert words.said(nothing, "none") == "none"
    assert words.day(nothing) == "no date"
    assert words.days(nothing) == ""
    assert words.period(nothing, nothing, "quarter") == "no period"


def test_an_infinite_value_is_not_shown_as_a_number() -> None:
    assert words.number(math.inf, "%") == "no figure"


def test_a_bound_says_on_which_side_it_lies() -> None:
    assert words.number(5, "number", marker="less_than") == "under 5"
    assert words.number(95, "%", marker="greater_than") == "over 95.0%"


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("%", "per cent"),
        ("% points", "percentage points"),
        ("per 1000 population", "per 1,000 population"),
        ("per 100000 aged 10-17", "per 100,000 aged 10-17"),
        ("GBP thousand", "pounds thousand"),
        ("days", "days"),
    ],
)
def test_a_unit_is_spelt_out(unit: str, told: str) -> None:
    assert words.unit(unit) == told


def test_an_amount_has_its_unit_once() -> None:
    assert words.amount(12.4, "per 1000 population") == "12.4 per 1,000 population"
    assert words.amount(38.5, "%") == "38.5%"
    assert words.amount(3.2, "% points") == "3.2 percentage points"
    assert words.amount(412, "number") == "412"
    assert words.amount(None, "days", marker="tbc") == "to be confirmed"


@pytest.mark.parametrize(
    "written", [date(2011, 2, 14), datetime(2011, 2, 14, 9, 30), pd.Timestamp("2011-02-14"), "2011-02-14"]
)
def test_a_day_is_written_in_words(written: object) -> None:
    assert words.day(written) == "14 Feb 2011"
    assert words.month(written) == "Feb 2011"
    assert words.short_month(written) == "Feb 11"


@given(st.text())
def test_whatever_an_address_holds_is_a_date_or_none(written: str) -> None:
    found = words.as_date(written)
    assert found is None or isinstance(found, date)


def test_periods_ages_and_counts() -> None:
    assert words.period("2009-07-01", "2009-09-30", "quarter") == "Q2 2009/10"
    told = [words.days(count) for count in (1, 45, 200, 700, 6037)]
    assert told == ["1 day", "45 days", "7 months", "23 months", "17 years"]
    assert (words.times(1, "figure"), words.times(2, "activity", "activities")) == ("1 figure", "2 activities")
    assert [words.difference(now, before) for now, before in ((3, 3), (5, 3), (2, 3))] == [
        "no change",
        "2 more",
        "1 fewer",
    ]


def test_an_indicator_has_a_name_to_read_and_one_for_addresses() -> None:
    assert (words.indicator("NI 33", "i"), words.indicator("NI 16", "")) == ("NI 33 (i)", "NI 16")
    assert (words.indicator_key("NI 33", "i"), words.indicator_key("NI 16", np.nan)) == ("NI 33|i", "NI 16")


def test_abbreviations_are_found_as_words_only() -> None:
    assert abbreviations_in("Central PCT and the LSP's (NEET) group", "KSNIX") == [
        ("LSP", "Local Strategic Partnership"),
        ("NEET", "not in education, employment or training"),
        ("PCT", "Primary Care Trust"),
    ]


def test_months_of_an_activity_are_told_in_the_order_of_the_year() -> None:
    assert (
        words.month_words({"2010-01": "planned", "2009-06": "milestone"}) == "Jun 2009 (milestone), Jan 2010 (planned)"
    )
    assert words.month_words({"01": "planned", "06": "milestone"}) == "Jun (milestone), Jan (planned)"
    assert words.month_words({}) == "undated"
