"""Lists of a meeting: the counts of each status by theme."""

from __future__ import annotations

from datetime import date

import pandas as pd

from presentation import lists
from tests.unit.report_rows import where


def test_counts_are_told_with_their_change() -> None:
    counts = pd.DataFrame(
        [
            {
                "theme": "a",
                "theme_name": "A",
                "red": 2,
                "amber": 0,
                "green": 1,
                "grey": 0,
                "red_before": 1,
                "amber_before": 0,
                "green_before": 2,
                "grey_before": 0,
            },
        ]
    )
    tiles = lists.status_tiles(counts, date(2010, 11, 14))
    assert "1 more than on 14 Nov 2010" in tiles
    assert "1 fewer than on 14 Nov 2010" in tiles
    assert tiles.count("no change since 14 Nov 2010") == 2
    drawn = lists.counts_table(counts, where)
    assert 'href="theme?as_at=2010-11-30&amp;theme=a"' in drawn
    assert "2 off track. " in drawn
    assert "1 more" in drawn
