"""What several returns state alike: when a repeat has to be published."""

from __future__ import annotations

from datetime import date

from lsp_data.measures.repeats import Statement, to_publish


def said(month: int, value: float, publication: int = 1, status: str | None = None) -> Statement:
    return Statement(date(2010, month, 1), publication, 0, value, (), status)


def test_what_no_version_says_any_more_is_published_once() -> None:
    first, second = said(9, 6.4, 2), said(11, 6.4, 3)
    assert to_publish([said(8, 6.4)], [], [second, first]) == [first]


def test_what_a_version_says_before_or_after_is_not() -> None:
    assert to_publish([], [said(8, 6.4)], [said(11, 6.4)]) == []
    assert to_publish([], [said(11, 6.4)], [said(8, 6.4)]) == []


def test_what_counted_until_another_number_came_counts_until_then() -> None:
    assert to_publish([said(8, 6.4), said(12, 7.0)], [said(12, 7.0)], [said(11, 6.4)]) == [said(11, 6.4)]


def test_what_another_version_had_replaced_stays_replaced() -> None:
    assert to_publish([said(8, 6.4), said(10, 7.0)], [said(10, 7.0)], [said(11, 6.4)]) == []


def test_a_number_that_was_the_newest_counts_over_the_one_before_it() -> None:
    assert to_publish([said(7, 7.0), said(8, 6.4)], [said(7, 7.0)], [said(11, 6.4)]) == [said(11, 6.4)]


def test_a_confirmed_figure_is_not_said_by_a_provisional_one() -> None:
    provisional, confirmed = said(8, 6.4, status="provisional"), said(10, 6.4)
    assert to_publish([provisional, confirmed], [provisional], [said(11, 6.4)]) == [said(11, 6.4)]
    assert to_publish([provisional], [provisional], [said(8, 6.4, 2)]) == []
