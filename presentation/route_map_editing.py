"""The months of a route map as a table to write in, and what was written there as edits of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lsp_data.measures.route_map import called, first_year, of_year, with_year
from lsp_data.registering import RowEdit
from presentation.route_map import MONTHS, by_month
from presentation.route_map_marks import STATES
from presentation.words import times

_GLYPHS = {"planned": "▬", "milestone": "◆", "done": "✓", "slipped": "▨"}
_LETTERS = 4  # of a word, so that twelve months stand beside the activity on a screen of 1280
_SHOWN = {state: f"{_GLYPHS[state]} {words[:_LETTERS]}" for state, (words, _) in STATES.items()}
WORDS = {shown: state for state, shown in _SHOWN.items()}
KEY = ", ".join(
    f"{_SHOWN[state]} ({words.lower()})" if len(words) > _LETTERS else _SHOWN[state]
    for state, (words, _) in STATES.items()
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a person looks at. ``table``: a row an activity with its words and a column a month ("04" … "03"), None
    where the plan has nothing; ``seen``: by row the id, and its months as the store has them."""

    table: pd.DataFrame
    seen: tuple[tuple[str, Mapping[str, str] | None], ...]
    year: int | None


def to_write_in(activities: pd.DataFrame, year: str) -> Opened:
    """The table of a year's activities. In: their rows of the register (``reports.register``)."""
    begun = first_year(year)
    records = activities.to_dict("records")
    rows = []
    for row in records:
        held = by_month(row["months"] or {}, begun)
        named = f"{called(row['workstream'] or '', row['number'] or '')} {row['activity']}".strip()
        rows.append([named, *(_SHOWN[held[month]] if month in held else None for month in MONTHS)])
    seen = tuple((str(row["item"]), row["months"]) for row in records)
    table = pd.DataFrame(rows, columns=["activity", *MONTHS])
    return Opened(table, seen, begun)


def edits_of(opened: Opened, edited: Mapping[Any, Mapping[str, Any]]) -> list[RowEdit]:
    """What was written, as edits: the months of each row that differ from what was seen. ``edited``: row → month →
    word, None for a cell that was emptied. Months of other years stay as they are."""
    edits = []
    for place, cells in sorted((int(place), cells) for place, cells in edited.items()):
        item, seen = opened.seen[place]
        months = of_year(seen or {}, opened.year)
        for month, word in cells.items():
            written = with_year(month, opened.year)
            months.pop(written, None)
            if word:
                months[written] = WORDS[word]
        months = of_year(months, opened.year)
        if months != of_year(seen or {}, opened.year):
            edits.append(RowEdit(item, {"months": months or None}, {"months": seen}))
    return edits


def differ(opened: Opened, now: Opened) -> bool:
    """Whether the activities or their months are others than when they were opened."""
    return opened.seen != now.seen or not opened.table.equals(now.table)


def saved(count: int) -> str:
    """What is said once the edits are stored."""
    return f"The months of {times(count, 'activity', 'activities')} are saved."
