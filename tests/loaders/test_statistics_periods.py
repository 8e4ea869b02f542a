"""Periods in headings and titles: which words make a state, a span, a year with a status, and what months belong to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.test_statistics import PLACES, Rows, cells, span

Read = Callable[..., Return]
YEAR_2010 = ("2010-04-01", "2011-03-31")


def test_a_date_in_one_heading_beats_the_period_of_the_title(read_rows: Read) -> None:
    rows: Rows = [["Components of change, 1 July 2008 to 30 June 2009"], [None]]
    rows += [["Area", "Population at 30 June 2008 (thousands)", "Births", "Deaths", "Growth since 2001", "Aged 15-16"]]
    rows += [[place, 88, 5, 4, 2, 3] for place in PLACES]
    found = cells(read_rows(rows))
    assert span(found["B4"]) == ("2008-06-30", "2008-06-30")
    assert found["B4"].label.endswith("Population (thousands)")
    flow = ("2008-07-01", "2009-06-30")
    assert [span(found[one]) for one in ("C4", "D4", "E4", "F4")] == [flow] * 4


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Referrals in the year ending 31 March 2011", YEAR_2010),
        ("Referrals (year to 31 March 2011)", YEAR_2010),
        ("Year ended 31 March 2011 referrals", YEAR_2010),
        ("Referrals in the 12 months to June 2011", ("2010-07-01", "2011-06-30")),
        ("Referrals, quarter ended 30 June 2010", ("2010-04-01", "2010-06-30")),
        ("Referrals during the three months to June 2010", ("2010-04-01", "2010-06-30")),
        ("Referrals subject of a plan at 31 March 2011", ("2011-03-31", "2011-03-31")),
        ("Referrals open at June 2010", ("2010-06-30", "2010-06-30")),
    ],
)
def test_words_before_a_date_make_a_span_or_a_state(read_rows: Read, heading: str, period: tuple[str, str]) -> None:
    rows: Rows = [["Children in need, 2009/10"], [None], ["Area", "Plans", "Visits", "Reviews", heading]]
    rows += [[place, 88, 5, 4, 2] for place in PLACES]
    found = cells(read_rows(rows))
    assert span(found["E4"]) == period
    assert found["E4"].label.lower().endswith(("referrals", "referrals open", "referrals subject of a plan"))
    assert span(found["B4"]) == ("2009-04-01", "2010-03-31")
