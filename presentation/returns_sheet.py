"""A sheet as the partner drew it: a window of its rows and columns, what was read of each cell, and what is wrong."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from loaders.compare import Comparison
from loaders.figures import Entry, Figure, Region, Return
from loaders.layout_words import RowWords, row_words
from loaders.tables.rows import COLUMN, holds
from loaders.workbook.faults import address, column_letters, place
from loaders.workbook.grid import Book, Cell, Sheet
from loaders.workbook.stored import StoredCells
from lsp_data.errors import Problem, Severity
from presentation import words
from presentation.markup import Child, Html, element, hidden, join
from presentation.returns_compare import every_problem
from presentation.returns_tables import roles_at

ROWS, COLUMNS = 50, 20  # of one window
LONGEST = 160  # characters of a cell that are drawn; the whole text stands beside the sheet
SIGNS = {Severity.ERROR: ("✖", "error"), Severity.QUERY: ("?", "question"), Severity.NOTE: ("i", "note")}
READ = "✓"
Place = tuple[int, int]  # row and column, from 1
T = TypeVar("T")
_COLOUR = re.compile("[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet with the last row and column that there is to draw."""

    sheet: Sheet
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of the cells of one sheet, by their places."""

    figures: Mapping[Place, tuple[Figure, ...]] = field(default_factory=dict)
    entries: Mapping[Place, tuple[Entry, ...]] = field(default_factory=dict)
    problems: Mapping[Place, tuple[Problem, ...]] = field(default_factory=dict)
    whole: tuple[Problem, ...] = ()  # of the sheet, at no cell of its own
    roles: Mapping[Place, str] = field(default_factory=dict)  # what a column holds, at its heading


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a sheet is drawn: its first and last row and column, all included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, at: Place) -> bool:
        """Whether a place lies in it."""
        return self.top <= at[0] <= self.bottom and self.left <= at[1] <= self.right


def drawn_sheets(book: Book) -> tuple[Drawn, ...]:
    """The sheets of a file as they stand, to be drawn."""
    return tuple(_drawn(sheet) for sheet in book.sheets)


def _drawn(sheet: Sheet) -> Drawn:
    if isinstance(sheet.cells, StoredCells):
        return Drawn(sheet, *sheet.cells.size())
    rows, columns = zip(*sheet.cells, strict=True) if sheet.cells else ((0,), (0,))
    return Drawn(sheet, max(rows), max(columns))


def understood(ret: Return, comparison: Comparison | None, sheet: str) -> Understood:
    """What the reading and the comparison say of the cells of a sheet."""
    problems = [one for one in every_problem(ret, comparison) if one.sheet == sheet]
    return Understood(
        _by_place((one.cell, one) for one in ret.figures if one.sheet == sheet),
        _by_place((one.cell, one) for one in ret.entries if one.sheet == sheet),
        _by_place((one.cell, one) for one in problems),
        tuple(one for one in problems if not place(one.cell)),
        roles_at(ret.regions, sheet),
    )


def _by_place(named: Iterable[tuple[str, T]]) -> dict[Place, tuple[T, ...]]:
    found: dict[Place, list[T]] = defaultdict(list)
    for cell, one in named:
        if (at := place(cell)) is not None:
            found[at].append(one)
    return {where: tuple(many) for where, many in found.items()}


def sheet_choices(drawn: Sequence[Drawn], ret: Return, comparison: Comparison | None) -> list[str]:
    """How each sheet is named in a list of choices: "Return", "Calc (hidden)", "Q2 (3 problems)"."""
    counts = Counter(one.sheet for one in every_problem(ret, comparison))
    return [_named(one.sheet, counts[one.sheet.name]) for one in drawn]


def _named(sheet: Sheet, problems: int) -> str:
    told = ["hidden"] if sheet.hidden else []
    told += [words.times(problems, "problem")] if problems else []
    return sheet.name + (f" ({', '.join(told)})" if told else "")


def window_at(drawn: Drawn, top: int, left: int) -> Window:
    """The window that begins at a row and column, moved back where it would begin behind the last page."""
    top = min(max(top, 1), max(drawn.rows, 1))
    left = min(max(left, 1), max(drawn.columns, 1))
    return Window(
        top, left, min(top + ROWS - 1, max(drawn.rows, top)), min(left + COLUMNS - 1, max(drawn.columns, left))
    )


def window_of(drawn: Drawn, at: Place) -> Window:
    """The window of its usual pages that holds a place."""
    return window_at(drawn, (at[0] - 1) // ROWS * ROWS + 1, (at[1] - 1) // COLUMNS * COLUMNS + 1)


def texts_of(drawn: Drawn, first: int, last: int) -> list[str]:
    """What stands in the cells of some rows, row by row from left to right."""
    cells = [one for one in _cells(drawn.sheet, first, last) if holds(one)]
    return [one.text for one in sorted(cells, key=lambda one: (one.row, one.column))]


def row_of(drawn: Drawn, region: Region, row: int) -> RowWords | None:
    """By what words a row of a table is found again; None for one of its headings, or one that says nothing."""
    if not region.first <= row <= region.last:
        return None
    rows: dict[int, list[Cell]] = defaultdict(list)
    for one in _cells(drawn.sheet, region.first, row):
        if holds(one):
            rows[one.row].append(one)
    ordered = ((number, sorted(rows[number], key=COLUMN)) for number in sorted(rows))
    return row_words(ordered, {one.index: one.role for one in region.columns}).get(row)


def asked_place(text: str, drawn: Drawn) -> Place | None:
    """The place that a person names ("f14", "$F$14"); None where it names none of the sheet."""
    found = place(text.strip().upper().replace("$", ""))
    return found if found and found[0] <= max(drawn.rows, 1) and found[1] <= max(drawn.columns, 1) else None


def problem_places(known: Understood) -> list[Place]:
    """The places of the sheet that have a problem, the grave ones first."""
    order = list(SIGNS)
    return sorted(known.problems, key=lambda at: (order.index(worst(known.problems[at])), at))


def worst(problems: Iterable[Problem]) -> Severity:
    """The gravest weight among problems."""
    return min((one.severity for one in problems), key=list(SIGNS).index)


def anchor_of(sheet: Sheet, at: Place) -> Place:
    """The first cell of the merged area that covers a place; the place itself where none does."""
    return next((area[:2] for area in sheet.merges if _inside(area, at)), at)


def _inside(area: tuple[int, int, int, int], at: Place) -> bool:
    return area[0] <= at[0] <= area[2] and area[1] <= at[1] <= area[3]


def cell_at(drawn: Drawn, at: Place) -> Cell | None:
    """The cell at a place; None where there is none."""
    return next((one for one in _cells(drawn.sheet, at[0], at[0]) if one.column == at[1]), None)


def _cells(sheet: Sheet, top: int, bottom: int) -> Iterator[Cell]:
    if isinstance(sheet.cells, StoredCells):
        return sheet.cells.between(top, bottom)
    return (one for one in sheet.cells.values() if top <= one.row <= bottom)


def grid(drawn: Drawn, seen: Window, known: Understood, *, name: str, low: bool = False) -> Html:
    """The window as a table with row numbers and column letters. ``name`` tells this grid from others (``data-sheet``),
    ``low`` leaves room below it for what is done about a chosen cell; each cell carries its place (``data-cell``), so
    that it can be chosen."""
    sheet = drawn.sheet
    known = replace(known, roles=_roles_drawn(sheet, seen, known))
    cells = {
        (one.row, one.column): one
        for one in _cells(sheet, seen.top, seen.bottom)
        if seen.left <= one.column <= seen.right
    }
    spans, covered = _merged(sheet, seen)
    across = range(seen.left, seen.right + 1)
    rows = [element("tr", element("td", class_="lsp-corner"), *(_letters(sheet, one) for one in across))]
    for row in range(seen.top, seen.bottom + 1):
        drawn_cells = []
        for column in across:
            at = (row, column)
            if at in covered:
                continue
            first, down, right = spans.get(at, (at, 1, 1))
            cell = cells.get(first) or (cell_at(drawn, first) if first != at else None)
            drawn_cells.append(_cell(first, cell, known, down, right))
        gone = row in sheet.hidden_rows
        rows.append(element("tr", _number(row, gone=gone), *drawn_cells, class_="lsp-gone" if gone else None))
    caption = f"Sheet {sheet.name}, rows {seen.top} to {seen.bottom}, columns {column_letters(seen.left)} to "
    table = element(
        "table",
        element("caption", caption + column_letters(seen.right), class_="lsp-hidden"),
        element("tbody", *rows),
        class_="lsp-grid",
        role="grid",
        data_sheet=name,
    )
    about = f"Cells of the sheet {sheet.name}: move with the arrow keys, choose with Enter"
    return element(
        "div",
        table,
        class_=f"lsp-grid-frame{' lsp-grid-low' if low else ''}",
        tabindex=0,
        role="group",
        aria_label=about,
    )


def _roles_drawn(sheet: Sheet, seen: Window, known: Understood) -> dict[Place, str]:
    """What columns hold, at the cells in which their headings are drawn: of a merged heading its first."""
    found: dict[Place, str] = {}
    for at, role in known.roles.items():
        if seen.holds(at):
            found.setdefault(anchor_of(sheet, at), role)
    return found


def _letters(sheet: Sheet, column: int) -> Html:
    gone = column in sheet.hidden_columns
    return element(
        "th", column_letters(column), _hidden_sign(gone=gone), scope="col", class_="lsp-gone" if gone else None
    )


def _number(row: int, *, gone: bool) -> Html:
    return element("th", row, _hidden_sign(gone=gone), scope="row")


def _hidden_sign(*, gone: bool) -> Html:
    return join([element("span", " ⊘", aria_hidden="true"), hidden(" hidden")]) if gone else Html("")


def _merged(sheet: Sheet, seen: Window) -> tuple[dict[Place, tuple[Place, int, int]], set[Place]]:
    """Of each merged area that shows in the window: where its part of the window begins → (its first cell, rows and
    columns that it covers here); and the other places that it covers."""
    spans: dict[Place, tuple[Place, int, int]] = {}
    covered: set[Place] = set()
    for top, left, bottom, right in sheet.merges:
        first, last = max(top, seen.top), min(bottom, seen.bottom)
        start, end = max(left, seen.left), min(right, seen.right)
        if first > last or start > end or (first, start) in covered:
            continue
        spans[(first, start)] = ((top, left), last - first + 1, end - start + 1)
        covered.update((row, column) for row in range(first, last + 1) for column in range(start, end + 1))
        covered.discard((first, start))
    return spans, covered


def _cell(at: Place, cell: Cell | None, known: Understood, down: int, right: int) -> Html:
    name, problems = address(*at), known.problems.get(at, ())
    read = at in known.figures or at in known.entries
    said: list[Child] = [_shown(cell)] if cell else []
    if problems:
        sign, word = SIGNS[worst(problems)]
        said += [element("b", sign, aria_hidden="true", class_=f"lsp-sign lsp-sign-{word}"), hidden(f" {word}")]
    if read:
        said += [element("b", READ, aria_hidden="true", class_="lsp-sign lsp-sign-read"), hidden(" read")]
    if role := known.roles.get(at):
        said.append(element("span", hidden(" understood as "), role, class_="lsp-role"))
    looks = [_number_like(cell), "lsp-bold" if cell and cell.bold else "", "lsp-as-read" if read else ""]
    return element(
        "td",
        *said,
        class_=" ".join(filter(None, looks)) or None,
        style=fill_style(cell.fill) or None if cell else None,
        rowspan=down if down > 1 else None,
        colspan=right if right > 1 else None,
        data_cell=name,
        tabindex=-1,
        role="gridcell",
    )


def _shown(cell: Cell) -> Html:
    text = cell.text if len(cell.text) <= LONGEST else cell.text[: LONGEST - 1] + "…"
    drawn: list[Child] = [text]
    if cell.superscript:
        drawn.append(element("sup", cell.superscript))
    if cell.struck:
        drawn.append(element("s", cell.struck))
    if cell.comment:
        drawn += [element("span", " ✎", aria_hidden="true"), hidden(" with a comment")]
    return join(drawn)


def _number_like(cell: Cell | None) -> str:
    return "lsp-right" if cell is not None and isinstance(cell.value, float) else ""


def fill_style(fill: str) -> str:
    """The partner's own fill, under whichever of black and white can be read on it; "" where it is no colour."""
    if not _COLOUR.fullmatch(fill):
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    dark = 299 * red + 587 * green + 114 * blue < 128_000  # W3C's brightness
    return f"background:#{fill};color:{'#fff' if dark else '#000'}"
