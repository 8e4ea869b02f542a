"""Papers kept as cards: the fields stand as labels down the side, what they hold beside them, one card below another or
side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.kinds.nothing_said import is_blank
from loaders.kinds.register_kinds import ACTION_PLAN
from loaders.kinds.register_words import Register, candidates
from loaders.kinds.shared_kinds import DELIVERY_PLAN, GOOD_PRACTICE, SAID_DID
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

OF_CARDS = (DELIVERY_PLAN, ACTION_PLAN, GOOD_PRACTICE, SAID_DID)
FEWEST_FIELDS = 4  # labels of a card that is enough by itself
FEWEST_REPEATED = 3  # of two cards that make each other sure
FEWEST_FURTHER = 2  # of a card beside those that are sure
MOST_ROWS = 600  # a longer sheet is no pile of cards
LONGEST_LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class Card:
    """One card: by field, the cells that hold it, each with what goes on beside or below it."""

    cells: Mapping[str, tuple[Cell, ...]]

    @property
    def first(self) -> Cell:
        """Its first cell."""
        return min((cells[0] for cells in self.cells.values()), key=lambda cell: (cell.row, cell.column))


@dataclass(frozen=True, slots=True)
class Cards:
    """A sheet of cards: of which register, the rows whose labels are none of its fields, and the first cells of cards
    that lack what names them."""

    register: Register
    cards: tuple[Card, ...]
    strange: tuple[Cell, ...]
    nameless: tuple[Cell, ...]

    @property
    def row(self) -> int:
        """The row in which the first card begins."""
        return min(card.first.row for card in self.cards)


@dataclass(slots=True)
class _Block:
    """The rows of one card, or of several side by side: by field its rows, the first with the label; the labels that
    are no field's, and the rows below one of those."""

    fields: dict[str, list[int]]
    strange: list[Cell]
    beside: list[int]


def find(rows: Rows, only: str = "") -> Cards | None:
    """The cards of a sheet; None where its labels make none. ``only``: a person says that it is this kind."""
    if len(rows.numbers) > MOST_ROWS:
        return None
    found = [cards for one in OF_CARDS if only in ("", one.kind) and (cards := _of(rows, one)) is not None]
    return max(found, key=lambda one: sum(len(card.cells) for card in one.cards), default=None)


def _of(rows: Rows, register: Register) -> Cards | None:
    labels = min((cells[0].column for cells in rows.worded.values()), default=0)
    blocks = [one for one in _blocks(rows, labels, register) if one.fields]
    keyed = [len(one.fields) for one in blocks if register.key in one.fields]
    if max(keyed, default=0) < FEWEST_FIELDS and sum(count >= FEWEST_REPEATED for count in keyed) < 2:
        return None
    made = [card for one in blocks if len(one.fields) >= FEWEST_FURTHER for card in _cards(rows, labels, one, register)]
    cards = [card for card in made if register.key in card.cells]
    strange = [cell for one in blocks for cell in one.strange]
    nameless = tuple(card.first for card in made if register.key not in card.cells)
    known = sum(len(card.cells) for card in cards)
    if not cards or len(strange) * 3 > known:
        return None
    strange += [rows.row(number)[0] for one in blocks for number in one.beside]
    return Cards(register, tuple(cards), tuple(strange), nameless)


def _cards(rows: Rows, labels: int, block: _Block, register: Register) -> list[Card]:
    """The cards of a block: one a column that holds most of its fields and what names it; what else stands beside a
    value goes on with it."""
    held = [cell for lines in block.fields.values() for row in lines for cell in rows.row(row) if cell.column > labels]
    values = [cell for cell in held if not is_blank(cell.text)]
    columns = sorted({cell.column for cell in values})
    own = [
        column
        for column in columns
        if rows.at(block.fields.get(register.key, [0])[0], column) is not None
        and sum(rows.at(lines[0], column) is not None for lines in block.fields.values()) * 2 > len(block.fields)
    ]
    starts = [*columns[:1], *(column for column in own if column != columns[0])]
    found: list[Card] = []
    for start, end in zip(starts, [*starts[1:], columns[-1] + 1 if columns else 0], strict=True):
        mine = {
            name: tuple(cell for cell in values if cell.row in lines and start <= cell.column < end)
            for name, lines in block.fields.items()
        }
        found.append(Card({name: cells for name, cells in mine.items() if cells}))
    return found


def _blocks(rows: Rows, labels: int, register: Register) -> Iterator[_Block]:
    """The rows of each card, by the field that their labels name; a field again begins the next. A row right below
    without a label goes on with the field above; a label without a value is a field that was left empty, or (where the
    card has not begun, or has that field) a heading."""
    block, last = _Block({}, [], []), 0
    name = ""
    for number, cells in rows.cells.items():
        if cells[0].column != labels:
            if number == last + 1:
                (block.fields[name] if name else block.beside).append(number)
                last = number
            continue
        text = cells[0].text if isinstance(cells[0].value, str) else ""
        named = candidates(register, text.rstrip(" :")) if len(text) <= LONGEST_LABEL else ()
        again = bool(named) and all(one.name in block.fields for one in named)
        if len(cells) == 1 and (again or not block.fields):
            name, last = "", number
            continue
        if again:
            yield block
            block = _Block({}, [], [])
        name, last = next((one.name for one in named if one.name not in block.fields), ""), number
        if name:
            block.fields[name] = [number]
        elif any(not is_blank(cell.text) for cell in cells[1:]):
            block.strange.append(cells[0])
    yield block
