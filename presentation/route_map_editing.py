"""The months of a route map as a table to write in, and what was written there as edits of the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lsp_data.measures.route_map import Months, called, done_ahead, first_year, of_year, slipped_ahead, with_year
from lsp_data.registering import RowEdit
from presentation.route_map import MONTHS, by_month
from presentation.route_map_marks import STATES
from presentation.words import iso_month_words, times

_GLYPHS = {"planned": "▬", "milestone": "◆", "done": "✓", "slipped": "▨"}
_LETTERS = 4  # of a word, so that twelve months stand beside the activity on a screen of 1280
_SHOWN = {state: f"{_GLYPHS[state]} {words[:_LETTERS]}" for state, (words, _) in STATES.items()}
WORDS = {shown: state for state, shown in _SHOWN.items()}
KEY = ", ".join(
    f"{_SHOWN[state]} ({words.lower()})" if len(words) > _LETTERS else _SHOWN[state]
    for state, (words, _) in STATES.items()
)


# What was typed or filled in the table: row → month → word, None for a cell that was emptied.
Edited = Mapping[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Fill:
    """A block of months of one row of the table, from one month to another ("04" … "03"), to hold a word ("": none)."""

    row: int
    first: str
    last: str
    word: str


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
    table = pd.DataFrame(rows, columns=["activity", *MONTHS], dtype=object)
    return Opened(table, seen, begun)


def edits_of(opened: Opened, edited: Edited) -> list[RowEdit]:
    """What was written, as edits: the months of each row that differ from what was seen. Months of other years stay as
    they are."""
    edits = []
    for place, words in sorted(edited.items()):
        item, seen = opened.seen[place]
        before = of_year(seen or {}, opened.year)
        held = by_month(before, opened.year)
        words = {month: word for month, word in words.items() if WORDS.get(word or "") != held.get(month)}
        months = {month: state for month, state in before.items() if _column(month, opened.year) not in words}
        months |= {with_year(month, opened.year): WORDS[word] for month, word in words.items() if word}
        months = of_year(months, opened.year)
        if months != before:
            edits.append(RowEdit(item, {"months": months or None}, {"months": seen}))
    return edits


def _column(month: str, year: int | None) -> str:
    """The column of the table in which a month stands; "" for one of another year."""
    return month[-2:] if year is None or month == with_year(month[-2:], year) else ""


def filled(edited: Edited, fill: Fill) -> Edited:
    """What stands written once a block of months of one row is filled; what was typed beside it stays."""
    first, last = sorted((MONTHS.index(fill.first), MONTHS.index(fill.last)))
    return typed_over(edited, {fill.row: dict.fromkeys(MONTHS[first : last + 1], fill.word or None)})


def typed_over(before: Edited, edited: Edited) -> Edited:
    """What was written earlier, and what was typed over it since."""
    return {place: {**before.get(place, {}), **edited.get(place, {})} for place in {**before, **edited}}


def table_of(opened: Opened, edited: Edited) -> pd.DataFrame:
    """The table that was opened, with what was written in it since."""
    table = opened.table.copy()
    for place, words in edited.items():
        table.loc[place, list(words)] = list(words.values())
    return table


def too_early(edits: Sequence[RowEdit], opened: Opened, day: date) -> str:
    """Why months after the day's cannot be marked as they were, and what to do; "" where none was so marked."""
    told = []
    if done := _named(done_ahead, edits, opened, day):
        told.append(f"Nothing is done before its time: {done}. Mark it as planned.")
    if slipped := _named(slipped_ahead, edits, opened, day):
        told.append(f"What is still to come has not slipped: {slipped}. To move it, empty that month and mark another.")
    return " ".join([*told, "Nothing was saved."]) if told else ""


def _named(
    ahead: Callable[[Months, Months, date], Sequence[str]], edits: Sequence[RowEdit], opened: Opened, day: date
) -> str:
    """The months that the rule finds, by the names of their activities; "" for none."""
    named = {item: str(words) for (item, _), words in zip(opened.seen, opened.table["activity"], strict=True)}
    found = []
    for edit in edits:
        seen, months = edit.seen["months"], edit.fields["months"]
        before = of_year(seen if isinstance(seen, Mapping) else {}, opened.year)
        found += [
            f"{iso_month_words(month)} of “{named[edit.item]}”"
            for month in ahead(months if isinstance(months, Mapping) else {}, before, day)
        ]
    return ", ".join(found)


def differ(opened: Opened, now: Opened) -> bool:
    """Whether the activities or their months are others than when they were opened."""
    return opened.seen != now.seen or not opened.table.equals(now.table)


def saved(count: int) -> str:
    """What is said once the edits are stored."""
    return f"The months of {times(count, 'activity', 'activities')} are saved."
