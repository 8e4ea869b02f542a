"""Rows of plain values on their way into the store, by column.

They stand in for frames: a publication needs nothing that a frame can do, and what reads a store or starts the
dashboard need not wait for pandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The cells of each column, as many in one as in another (None: missing). False where there is none."""

    cells: Mapping[str, Sequence[object]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(next(iter(self.cells.values()), ()))

    def __getitem__(self, column: str) -> Sequence[object]:
        return self.cells[column]

    def __contains__(self, column: str) -> bool:
        return column in self.cells

    def texts(self, column: str) -> list[str]:
        """The cells of a column as text; [] where there is no line at all."""
        return [str(one) for one in self.cells[column]] if self else []

    def assign(self, **columns: object) -> Lines:
        """The same with these columns new or other: a list is a cell for each line, anything else stands in all."""
        given = {name: one if isinstance(one, list) else [one] * len(self) for name, one in columns.items()}
        return Lines({**self.cells, **given})


NOTHING = Lines()


def lines_of(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Lines:
    """Lines from rows of cells in the order of these columns."""
    return Lines(dict(zip(columns, zip(*rows, strict=True), strict=True))) if rows else NOTHING


def joined(parts: Iterable[Lines]) -> Lines:
    """The lines of all parts below each other; what a part has no column for is missing there."""
    held = [one for one in parts if one]
    names = dict.fromkeys(name for one in held for name in one.cells)
    return Lines({name: [cell for one in held for cell in one.cells.get(name, [None] * len(one))] for name in names})
