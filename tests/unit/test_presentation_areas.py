"""Areas drawn: periods and levels offered, what is missing, and a chart that says the same in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lsp_data.reports.areas import BY_AREA
from presentation import area_chart, areas
from presentation.figures import ready
from tests.unit.report_rows import where

Q1, Q2 = ("2010-04-01", "2010-06-30", "Q1 2010/11"), ("2010-07-01", "2010-09-30", "Q2 2010/11")


def figure(area: str, kind: str, parent: str, period: tuple[str, str, str] | None, value: float | None = None,
           **more: Any) -> dict[str, Any]:  # fmt: skip
    days = ("begun", "ended", "period_start", "period_end", "known_at")
    row: dict[str, Any] = {name: pd.NaT if name in days else None for name in BY_AREA}
    row |= {"area": area, "area_name": area.title(), "kind": kind, "parent": parent, "own": False, "rebuilt": False}
    if period:
        row |= {"period_start": pd.Timestamp(period[0]), "period_end": pd.Timestamp(period[1]), "period": period[2],
                "basis": "quarter", "file_name": "a.xlsx", "sheet": "S", "cell": "E5", "partner": "police",
                "return_id": "r"}  # fmt: skip
    return row | {"value": value} | more


FRAME = pd.DataFrame(
    [
        figure("county", "county", "", Q1, 10.0),
        figure("old", "district", "county", Q1, 8.0, ended=pd.Timestamp("2010-06-30")),
        figure("west", "unitary", "county", Q1, 12.0, own=True, rebuilt=True),
        figure("west", "unitary", "county", Q2, 11.0, own=True),
        figure("east", "unitary", "county", None),
        figure("new", "board", "west", Q2, None, marker="suppressed"),
    ]
)
PERIOD_1, PERIOD_2 = "2010-04-01_2010-06-30", "2010-07-01_2010-09-30"


def test_periods_that_areas_share_come_first_and_levels_from_the_widest_down() -> None:
    assert list(areas.periods(FRAME)) == [PERIOD_2, PERIOD_1]
    assert areas.periods(FRAME)[PERIOD_1] == "Q1 2010/11 (3 areas)"
    assert areas.periods(FRAME.drop(index=5))[PERIOD_2] == "Q2 2010/11 (1 area)"
    assert list(areas.periods(FRAME.drop(index=5))) == [PERIOD_1, PERIOD_2]
    assert list(areas.levels(FRAME)) == ["county", "district", "unitary", "board"]


def test_each_area_has_one_row_with_its_figure_or_why_there_is_none() -> None:
    shown = areas.at(FRAME, PERIOD_2, list(areas.KINDS))
    assert dict(zip(shown["area"], shown["missing"], strict=True)) == {
        "county": "none for this period; the last is of Q1 2010/11", "west": "", "east": "no figure is known",
        "new": "suppressed (small numbers)",
    }  # fmt: skip
    assert areas.counted(shown, "%") == "1 area with a figure, 3 without. Unit: per cent."
    assert list(areas.at(FRAME, PERIOD_1, ["unitary"])["whole"].dropna()) == [10.0, 10.0]


def test_an_area_that_began_later_says_so() -> None:
    late = FRAME.assign(begun=pd.Timestamp("2010-07-01"))
    shown = areas.at(late, PERIOD_1, ["unitary"])
    assert shown.loc[shown["area"] == "east", "missing"].iloc[0] == "began on 1 Jul 2010, after this period"


@pytest.mark.parametrize(
    ("unit", "polarity", "value", "words"),
    [
        ("%", "high", 12.0, "2 percentage points higher than County, better"),
        ("per 1000 population", "low", 12.0, "2 per 1,000 population higher than County, worse"),
        ("per 1000 population", "neither", 8.0, "2 per 1,000 population lower than County"),
        ("%", "low", 10.0, "the same as County"),
        ("number", "high", 4.0, "40.0% of County's 10"),
    ],
)
def test_an_area_beside_the_one_it_lies_in(unit: str, polarity: str, value: float, words: str) -> None:
    row = {"value": value, "whole": 10.0, "whole_name": "County"}
    assert areas.beside_whole(row, unit, polarity) == words


def test_the_table_and_the_chart_hold_every_area_and_escape_names() -> None:
    shown = areas.at(FRAME, PERIOD_1, list(areas.KINDS)).assign(area_name=lambda rows: rows["area_name"] + " <b>")
    drawn = areas.area_table(shown, "%", "high", {"police": "Police"}, where, ("NI 20", ""))
    assert drawn.count('scope="row"') == len(shown) == 5
    assert "West &lt;b&gt;" in drawn and "S E5, Police" in drawn
    chart = area_chart.bars(shown, "%")
    assert chart["data"][0]["x"] == [10.0, 8.0, 12.0, None, None]
    assert chart["layout"]["yaxis"]["ticktext"][1] == "Old &lt;b&gt;  <b>8.0%</b>"
    assert chart["data"][1]["x"] == [10.0, 10.0]  # the county, beside the district and the council
    ready(chart)
    assert area_chart.told(shown, "%") == (
        "Bars by area, highest first: West <b> 12.0%, County <b> 10.0%, Old <b> 8.0%. No figure: East <b>, New <b>."
    )
    assert len(area_chart.bars(shown, "number")["data"]) == 1  # no count is a level for another
    assert "Striped" in area_chart.key(shown, "%") and "lies in" not in area_chart.key(shown, "number")
