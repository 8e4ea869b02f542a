"""The grid of a comparison: what stands side by side on a small screen, and how much room its text gets."""

from __future__ import annotations

import pandas as pd
import pytest

from presentation.returns_compare import COLUMNS, ONE_LINE, WIDTHS, WRAPPED, columns_shown, row_height

TICKS, ROOM = 34, 952  # pixels: the column of ticks, the page beside its navigation at 1280 pixels


def frame(**cells: str) -> pd.DataFrame:
    plain = dict.fromkeys(COLUMNS, "") | {"What": "New", "Measure": "Actual", "Area": "Weaver Vale"}
    return pd.DataFrame([plain, plain | {name.replace("_", " "): text for name, text in cells.items()}])


def test_what_decides_stands_side_by_side() -> None:
    assert sum(WIDTHS.values()) + TICKS <= ROOM
    assert columns_shown(frame()) == list(WIDTHS)


def test_measure_and_area_are_shown_where_the_rows_differ_in_them() -> None:
    assert columns_shown(frame(Measure="Target")) == [*WIDTHS, "Measure"]
    assert columns_shown(frame(Area="Chester")) == [*WIDTHS, "Area"]


@pytest.mark.parametrize(
    ("remark", "least"), [("", ONE_LINE), ("Given for Feb 2010, read as the year to date.", WRAPPED)]
)
def test_rows_are_as_high_as_their_longest_text_needs(remark: str, least: int) -> None:
    assert row_height(frame(Remark=remark)) == least
    assert row_height(frame(Remark="word " * 200)) > WRAPPED
    assert row_height(frame(Remark="word " * 200)) == row_height(frame(Remark="word " * 900))
