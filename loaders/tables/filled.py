"""Rows of a table without numbers that do not end it: one short word in place of every figure ("DNS" for an authority
that sent nothing), amounts in words ("11.5 days"), and ratings or remarks on the figures above."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from loaders.tables.row_kinds import names_labels
from loaders.tables.rows import COLUMN, Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place

LONGEST_WORD = 15  # characters
SHORTEST_REMARK = 60  # characters; headings of columns are seldom longer
_AMOUNT = re.compile(r"[<>~≤≥]?\s*[£$€]?\s*([-−]?\d[\d,]*(?:\.\d+)?)\s*([a-z][a-z .]{0,20})", re.IGNORECASE)
# What a row under figures says of them where they stand across: a colour, an arrow, a verdict.
_RATINGS = frozenset(
    """r|a|g|b|n/a|na|red|amber|green|grey|gray|blue|yellow|amber/green|amber/red|amber green|amber red|↑|↓|→|↔|←|↗|↘
    |▲|▼|►|◄|▶|◀|⬆|⬇|➡|●|✓|✔|✗|✘|x|-|–|up|down|same|level|static|stable|steady|better|worse|improving|improved|improvement
    |declining|declined|deteriorating|no change|on target|off target|on track|off track|at risk|met|not met|achieved
    |not achieved|yes|no|tbc""".replace("\n    ", "").split("|")
)


def filled_rows(rows: Rows, numeric: Mapping[int, Sequence[Cell]], kinds: Mapping[int, str]) -> dict[int, str]:
    """Row → the word that stands in place of its figures, where the row follows one of values and its labels go on like
    the labels above."""
    found: dict[int, str] = {}
    values: Sequence[Cell] = ()  # of the last row of values
    above = 0
    for number, kind in kinds.items():
        if above and number == above + 1 and len(numeric[number]) < len(values):
            figures = frozenset(map(COLUMN, values))
            word = _word(rows, number, figures)
            if word and _goes_on(rows, above, number, figures):
                found[number] = word
                above = number
                continue
        above = number if kind == "values" else 0
        values = numeric[number] if above else values
    return found


def rows_of_amounts(
    rows: Rows, numeric: Mapping[int, Sequence[Cell]], kinds: Mapping[int, str]
) -> dict[int, list[Cell]]:
    """Row → its figures, where they are written with their unit below a row of values: "10 days | 11.5 days | TBC"."""

    def belongs(number: int, figures: frozenset[int]) -> bool:
        return _amounts(rows, number, figures, numeric[number])

    return {number: _among(rows, number, over) for number, over in _below(numeric, kinds, belongs).items()}


def _amounts(rows: Rows, number: int, figures: frozenset[int], numeric: Sequence[Cell]) -> bool:
    """Whether most columns of figures hold amounts of one unit, which do not count up as headings do ("1 year", "2
    years"), the others marks, and a label stands before them."""
    cells = [cell for cell in _among(rows, number, figures) if cell not in numeric]
    read = [found for cell in cells if (found := _AMOUNT.fullmatch(cell.text.strip()))]
    units = {one[2].strip(" .").lower().rstrip("s") for one in read}
    labels = [cell for cell in rows.row(number) if cell.column < min(figures)]
    if len(read) < len(cells) or len(units) != 1 or not labels or any(map(names_labels, _texts(labels))):
        return False
    sizes = [float(one[1].replace("−", "-").replace(",", "")) for one in read]
    return len(read) * 2 >= len(figures) and (len(sizes) == 1 or not all(b - a == 1 for a, b in pairwise(sizes)))


def _among(rows: Rows, number: int, figures: frozenset[int]) -> list[Cell]:
    return [cell for cell in rows.row(number) if min(figures) <= cell.column <= max(figures)]


def rows_beside(rows: Rows, numeric: Mapping[int, Sequence[Cell]], kinds: Mapping[int, str]) -> frozenset[int]:
    """The rows right below rows of values that rate them or remark on them, in the same columns: "RAG | G | A | R"."""
    return frozenset(_below(numeric, kinds, partial(_speaks_of, rows)))


def _below(
    numeric: Mapping[int, Sequence[Cell]], kinds: Mapping[int, str], belongs: Callable[[int, frozenset[int]], bool]
) -> dict[int, frozenset[int]]:
    """The rows of texts that belong to the rows of values right above them, and the columns in which those hold
    figures. ``belongs``: whether one does, by its number and those columns."""
    found: dict[int, frozenset[int]] = {}
    above = last = 0  # the row above that belongs, the last row of values
    for number, kind in kinds.items():
        if kind == "values":
            above = last = number
        elif kind == "texts" and above and number == above + 1:
            figures = frozenset(map(COLUMN, numeric[last]))
            if belongs(number, figures):
                found[number] = figures
                above = number
    return found


def _speaks_of(rows: Rows, number: int, figures: frozenset[int]) -> bool:
    cells = rows.row(number)
    said = [cell.text.strip().lower() for cell in cells if cell.column in figures]
    labels = [cell for cell in cells if cell.column < min(figures)]
    if not labels or not said or len(said) + len(labels) < len(cells) or any(map(names_labels, _texts(labels))):
        return False
    return all(text in _RATINGS for text in said) or max(map(len, said)) >= SHORTEST_REMARK


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text.strip() for cell in cells]


def _word(rows: Rows, number: int, figures: frozenset[int]) -> str:
    """The one word in most columns of figures; "" where they say different things or there are fewer than two."""
    texts = [cell.text.strip() for cell in rows.worded.get(number, ()) if cell.column in figures]
    one = len(texts) >= 2 and len(texts) * 2 > len(figures) and len(set(texts)) == 1
    return texts[0] if one and len(texts[0]) <= LONGEST_WORD else ""


def _goes_on(rows: Rows, above: int, number: int, figures: frozenset[int]) -> bool:
    """Whether the labels of a row are of the kind of those above: in the same columns, none the name of a label column,
    and one of them the same, a code or period like the one above, or a place."""
    before, here = ({cell.column: cell.text.strip() for cell in _labels(rows, one, figures)} for one in (above, number))
    if not here or set(here) != set(before) or any(map(names_labels, here.values())):
        return False
    return any(
        text == before[column] or is_place(text) or (_has_digit(text) and _has_digit(before[column]))
        for column, text in here.items()
    )


def _labels(rows: Rows, number: int, figures: frozenset[int]) -> list[Cell]:
    return [cell for cell in rows.worded.get(number, ()) if cell.column not in figures]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
