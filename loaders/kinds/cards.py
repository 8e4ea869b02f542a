"""Papers kept as cards: the fields stand as labels down the side, what they hold beside them, one card below another or
side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.kinds.register_kinds import ACTION_PLAN
from loaders.kinds.register_words import Register, candidates
from loaders.kinds.shared_kinds import DELIVERY_PLAN, GOOD_PRACTICE, SAID_DID
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

OF_CARDS = (DELIVERY_PLAN, ACTION_PLAN, GOOD_PRACTICE, SAID_DID)
FEWEST_FIELDS = 4  # labels of a card
MOST_ROWS = 600  # a longer sheet is no pile of cards
LONGEST_LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class Card:
    """One card: by field, the cell that holds it."""

    cells: dict[str, Cell]

    @property
    def first(self) -> Cell:
        """Its first cell."""
        return min(self.cells.values(), key=lambda cell: (cell.row, cell.column))


@dataclass(frozen=True, slots=True)
class Cards:
    """A sheet of cards: of which register, and the rows whose labels are none of its fields."""

    register: Register
    cards: tuple[Card, ...]
    strange: tuple[Cell, ...]

    @property
    def row(self) -> int:
        """The row in which the first card begins."""
        return min(card.first.row for card in self.cards)


def find(rows: Rows, only: str = "") -> Cards | None:
    """The cards of a sheet; None where its labels make none. ``only``: a person says that it is this kind."""
    if len(rows.numbers) > MOST_ROWS:
        return None
    found = [cards for one in OF_CARDS if only in ("", one.kind) and (cards := _of(rows, one)) is not None]
    return max(found, key=lambda one: sum(len(card.cells) for card in one.cards), default=None)


def _of(rows: Rows, register: Register) -> Cards | None:
    labels = min((cells[0].column for cells in rows.worded.values()), default=0)
    cards: list[Card] = []
    strange: list[Cell] = []
    for block in _blocks(rows, labels, register):
        for column in sorted({cell.column for row, _ in block for cell in rows.row(row) if cell.column > labels}):
            held = {name: cell for row, name in block if name and (cell := rows.at(row, column)) is not None}
            if register.key in held and len({name for _, name in block if name}) >= FEWEST_FIELDS:
                cards.append(Card(held))
        strange += [cell for row, name in block if not name for cell in rows.row(row)[:1]]
    known = sum(len(card.cells) for card in cards)
    return Cards(register, tuple(cards), tuple(strange)) if cards and len(strange) * 3 <= known else None


def _blocks(rows: Rows, labels: int, register: Register) -> Iterator[Sequence[tuple[int, str]]]:
    """The rows of each card, each with the field that its label names ("" for none); a field again begins the next."""
    block: list[tuple[int, str]] = []
    for number, cells in rows.cells.items():
        if len(cells) < 2 or cells[0].column != labels:
            continue
        text = cells[0].text if isinstance(cells[0].value, str) else ""
        named = candidates(register, text.rstrip(" :")) if len(text) <= LONGEST_LABEL else ()
        taken = {name for _, name in block}
        name = next((one.name for one in named if one.name not in taken), "")
        if named and not name:
            yield block
            block, name = [], named[0].name
        block.append((number, name))
    yield block
