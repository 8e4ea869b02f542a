"""Rows of a published table that say in a column of codes what their figures are: "Target" below "SH1"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.meaning.notes import Notes
from loaders.meaning.row_labels import NO_LABEL, Labels, label
from loaders.meaning.row_measures import MEASURES_OF_ROWS
from loaders.meaning.words import MEASURE_OF, fold
from loaders.tables.rows import Rows


class Measured(NamedTuple):
    """Such a row: the word, as the only one of a tuple, and the names of the row that it stands under."""

    word: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def measured_by_code(
    rows: Rows, codes: Iterable[Labels], names: Sequence[Labels], numbers: Sequence[int], notes: Notes
) -> dict[int, Measured]:
    """The rows that say so by number; without names where the row right above them is none of theirs. ``codes`` and
    ``names``: the labels of the columns that hold them."""
    words: dict[int, str] = {}
    for column in codes:
        for number, (text, _) in column.items():
            if text and MEASURE_OF.get(fold(text)) in MEASURES_OF_ROWS:
                words.setdefault(number, text)
    found: dict[int, Measured] = {}
    known = frozenset(numbers)
    for number, word in sorted(words.items()):
        if number - 1 in found:
            over = found[number - 1].names
        elif number - 1 in known:
            over = tuple(text for column in names if (text := column.get(number - 1, NO_LABEL)[0]))
        else:
            over = _names_alone(rows, number, notes)
        found[number] = Measured((word,), over)
    return found


def _names_alone(rows: Rows, number: int, notes: Notes) -> tuple[str, ...]:
    """The texts of the row right above that stand left of all figures, where nothing stands over these."""
    figures = min((one.column for one in rows.row(number) if not isinstance(one.value, str)), default=0)
    above = rows.row(number - 1)
    if any(one.column >= figures for one in above):
        return ()
    return tuple(label(rows, number - 1, one.column, notes)[0] for one in above)
