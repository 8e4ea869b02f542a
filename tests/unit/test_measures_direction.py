"""Direction: what counts as a change, and which earlier figure a figure is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.direction import direction, same_period_last_year_of, word_of
from lsp_data.measures.series import Accumulation, Polarity
from lsp_data.periods import financial_year, point, quarter, year_to_date
from tests.oracles.given import figure, series

HIGH, LOW = Polarity.HIGH, Polarity.LOW


@pytest.mark.parametrize(
    ("value", "word"), [(101, "improving"), (100.99, "level"), (100, "level"), (99.01, "level"), (99, "worsening")]
)
def test_a_change_of_one_per_cent_is_a_change(value: float, word: str) -> None:
    assert word_of(value, 100, HIGH) == word


def test_any_change_from_nought_is_a_change() -> None:
    assert word_of(0.001, 0, LOW) == "worsening"
    assert word_of(0, 0, LOW) == "level"


def test_the_same_period_last_year_is_of_the_same_stretch() -> None:
    outturn, so_far = figure(financial_year(2008), 400), figure(year_to_date(date(2009, 3, 31)), 401)
    alone = figure(quarter(2008, 4), 90)
    current = figure(year_to_date(date(2010, 3, 31)), 380)
    assert same_period_last_year_of((alone, outturn, current), current) == outturn
    assert same_period_last_year_of((outturn, alone, so_far, current), current) == so_far
    assert same_period_last_year_of((alone, current), current) is None
    state, now = figure(point(date(2009, 3, 31)), 1), figure(point(date(2010, 3, 31)), 2)
    assert same_period_last_year_of((state, now), now) == state
    assert same_period_last_year_of((figure(point(date(2009, 3, 31)), None), now), now) is None


def test_the_setting_says_with_what_to_compare() -> None:
    figures = (figure(quarter(2008, 2), 50), figure(quarter(2009, 1), 70), figure(quarter(2009, 2), 60))
    before = direction(series(*figures), figures)
    assert (before.word, before.compared) == ("worsening", quarter(2009, 1))
    a_year_ago = direction(series(*figures, compare="last_year"), figures)
    assert (a_year_ago.word, a_year_ago.compared) == ("improving", quarter(2008, 2))


def test_a_year_to_date_is_never_compared_with_the_quarter_before() -> None:
    figures = (figure(year_to_date(date(2009, 6, 30)), 50), figure(year_to_date(date(2009, 9, 30)), 100))
    made = series(*figures, accumulation=Accumulation.CUMULATIVE, compare="previous")
    assert direction(made, figures).word == "unknown"


def test_only_figures_of_the_same_basis_are_compared() -> None:
    figures = (
        figure(financial_year(2008), 50),
        figure(quarter(2009, 1), None, marker="na"),
        figure(quarter(2009, 2), 60),
    )
    assert direction(series(*figures), figures).word == "unknown"
