"""Blocks of indicators down a sheet, each headed by its quarter: its targets are of that quarter, too."""

from __future__ import annotations

from collections.abc import Callable

from loaders.figures import Return
from tests.loaders.what_was_read import at, when

Rows = list[list[object]]
Read = Callable[..., Return]
HEADS: list[object] = ["Ref", "Indicator", "Good is", "Target", "Annual target", "Forecast", "Actual", "RAG"]
BANNERS = ("QUARTER 1: APRIL - JUNE 2011", "QUARTER 2: JULY - SEPTEMBER 2011", "YEAR TO DATE: APRIL - SEPTEMBER 2011")


def _blocks(*banners: str) -> Rows:
    rows: Rows = [["Halton Partnership"], ["Performance dashboard 2011/12"], []]
    for banner in banners:
        rows += [[banner], HEADS, ["SH1", "Serious acquisitive crimes", "Low", 310, 1240, 1190, 311, "R"]]
        rows += [["SH2", "Anti-social behaviour", "Low", 130, 520, 500, 133, "A"], []]
    return rows


def test_targets_in_blocks_of_quarters_are_of_their_quarter(read_rows: Read) -> None:
    ret = read_rows(_blocks(*BANNERS))
    assert at(ret, "D6").measure == "target"
    assert when(ret, "D6") == ("quarter", "2011-04-01", "2011-06-30")
    assert when(ret, "D11") == ("quarter", "2011-07-01", "2011-09-30")
    assert when(ret, "D16") == ("year_to_date", "2011-04-01", "2011-09-30")
    year = ("financial_year", "2011-04-01", "2012-03-31")
    assert when(ret, "E11") == when(ret, "F11") == year


def test_a_target_in_a_return_of_one_quarter_stays_that_of_the_year(read_rows: Read) -> None:
    ret = read_rows(_blocks(BANNERS[1]))
    assert when(ret, "G6") == ("quarter", "2011-07-01", "2011-09-30")
    assert when(ret, "D6") == ("financial_year", "2011-04-01", "2012-03-31")
