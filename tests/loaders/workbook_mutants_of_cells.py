"""What chance does to the cells of a workbook before they are written, in any format."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.loaders.workbook_goods import WRITERS, Good, Grid, Value

ODD: tuple[Value, ...] = (
    "",
    " ",
    "-",
    "..",
    "n/a",
    "#DIV/0!",
    "TBC",
    "[x]",
    "*",
    "14.2²",
    "1,5",
    "12.345,6",
    "1e308",
    "-0",
    "5%",
    "£1.2m",
    "<5",
    "2009/10",
    "2009/10 Q2",
    "Q3",
    "Apr-10",
    "March 2011",
    "31/03/2010",
    "30/02/2010",
    "2010",
    "1899-12-31",
    "Year to date",
    "9999-12-31",
    "0001-01-01",
    "NI 33",
    "NI 33|i",
    "NI 999",
    "ni154",
    "Baseline",
    "Target",
    "Milestone",
    "Actual",
    "Value",
    "Indicator",
    "Period",
    "Area",
    "Partner",
    "Date",
    "Lower",
    "Upper",
    "Total",
    "Jan to Mar 2099",
    "Q5 2010",
    "2010/09",
    "½",
    "٣",
    "１２",
    "x" * 400,
    "=1+1",
    "@cmd",
    "<b>x</b>",
    "{{7*7}}",
    "\u202e12",
    "a\nb",
    "🙂",
    "'12",
    "(3)",
    "3 of 4",
    0.0,
    -0.0,
    1e-320,
    1e308,
    -1e308,
    0.1 + 0.2,
    2010.0,
    40000.0,
    60.0,
    2_958_466.0,
    -1.0,
    1e15,
    True,
    False,
    None,
)


def changed_cells(
    start: Grid, words: Sequence[Value], others: Sequence[Good], dice: random.Random
) -> tuple[bytes, str]:
    """A grid in which cells, rows and columns are changed: its bytes in any format, and their ending."""
    grid = {name: [list(row) for row in rows] for name, rows in start.items()}
    filled = [name for name in grid if grid[name]]
    for _ in range(dice.randint(1, 8) if filled else 0):
        _change(grid[dice.choice(filled)], words, dice)
    if dice.random() < 0.1 and filled:
        other = dice.choice(others).grid
        grid |= {f"{name} (2)"[-31:]: rows for name, rows in other.items()}
    suffix = dice.choice(list(WRITERS))
    return WRITERS[suffix](grid or {"Sheet1": []}), suffix


def _change(rows: list[list[Value]], words: Sequence[Value], dice: random.Random) -> None:
    at = dice.randrange(len(rows))
    row = rows[at]
    column = dice.randrange(len(row)) if row else 0
    match dice.randrange(10):
        case 0 if len(rows) > 1:
            del rows[at]
        case 1:
            rows.insert(dice.randrange(len(rows)), list(row))
        case 2:
            other = dice.randrange(len(rows))
            rows[at], rows[other] = rows[other], rows[at]
        case 3:
            for one in rows:
                one[column : column + 1] = []
        case 4:
            value = any_value(words, dice)
            for one in rows[at:]:
                one[column : column + 1] = [value]
        case 5:
            rows[at] = [None, *row]
        case _:
            row[column : column + 1] = [any_value(words, dice)]


def any_value(words: Sequence[Value], dice: random.Random) -> Value:
    """An odd value, or one of the words of good workbooks."""
    return dice.choice(ODD if dice.random() < 0.5 or not words else words)
