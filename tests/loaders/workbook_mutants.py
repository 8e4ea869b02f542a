"""Good workbooks of every format, and what chance makes of them: bits, zip parts, elements, cells.

A mutant is settled by its seed and number alone, so that it can be made again.
"""

# ruff: noqa: E501 — lists are kept on one line
from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import sample_data
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Refusal
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import ods_parts, parts, sheet, xls_of

SAMPLE = Path(sample_data.__file__).parent
LARGEST = 60_000  # bytes of a workbook to start from
MOST_ROWS = 60  # of a grid to start from
Value = str | float | bool | None
Grid = dict[str, list[list[Value]]]  # sheet name → rows of cells

PIECES = (
    b"<", b">", b'"', b"&amp;", b"&#0;", b"&#x1F600;", b"-1", b"0", b"99999999", b"1e999", b"NaN", b"XFD1048577", b"<!--",
    b"<?x?>", b"../", b"]]>", b"<![CDATA[", b"\x00", b"\xff\xfe", b"4294967295", b"true", b"yyyy-mm-dd", b"_x0041_",
)  # fmt: skip
ODD: tuple[Value, ...] = (
    "", " ", "-", "..", "n/a", "#DIV/0!", "TBC", "[x]", "*", "14.2²", "1,5", "12.345,6", "1e308", "-0", "5%", "£1.2m", "<5",
    "2009/10", "2009/10 Q2", "Q3", "Apr-10", "March 2011", "31/03/2010", "30/02/2010", "2010", "1899-12-31", "Year to date",
    "9999-12-31", "0001-01-01", "NI 33", "NI 33|i", "NI 999", "ni154", "Baseline", "Target", "Milestone", "Actual", "Value",
    "Indicator", "Period", "Area", "Partner", "Date", "Lower", "Upper", "Total", "Jan to Mar 2099", "Q5 2010", "2010/09",
    "½", "٣", "１２", "x" * 400, "=1+1", "@cmd", "<b>x</b>", "{{7*7}}", "\u202e12", "a\nb", "🙂", "'12", "(3)", "3 of 4",
    0.0, -0.0, 1e-320, 1e308, -1e308, 0.1 + 0.2, 2010.0, 40000.0, 60.0, 2_958_466.0, -1.0, 1e15, True, False, None,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Good:
    """A workbook to start from: its bytes, the ending of its name, and its cells where they were small enough."""

    name: str
    suffix: str
    content: bytes
    grid: Grid


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed workbook, and what was done to it."""

    name: str
    content: bytes
    how: str


def good_workbooks(more: Sequence[Path] = ()) -> list[Good]:
    """The sample's workbooks, good and faulty, the same cells in the other formats, and ``more`` files."""
    found = []
    for path in [*sorted((SAMPLE / "workbooks").iterdir()), *sorted((SAMPLE / "faulty").glob("*.xlsx")), *more]:
        content = path.read_bytes()
        if len(content) <= LARGEST:
            found.append(Good(path.stem, path.suffix, content, grid_of(path)))
    every_sixth = [one for one in found[::6] if one.suffix == ".xlsx"]
    return found + [
        Good(one.name, suffix, write(one.grid), one.grid)
        for one in every_sixth
        for suffix, write in (WRITERS.items())
        if suffix != ".xlsx"
    ]


def grid_of(path: Path) -> Grid:
    """The first rows of each sheet of a good file."""
    book = read_contained(path, Settings())
    if isinstance(book, Refusal):
        return {}
    found: Grid = {}
    for page in book.sheets:
        cells = [cell for cell in page.cells.values() if cell.row <= MOST_ROWS and cell.column <= 200]
        rows: list[list[Value]] = (
            [[None] * max(cell.column for cell in cells) for _ in range(MOST_ROWS)] if cells else []
        )
        for cell in cells:
            value = cell.value
            rows[cell.row - 1][cell.column - 1] = value.isoformat() if isinstance(value, date) else value
        found[page.name] = rows
    return found


# What writes cells in each format


def xlsx_of(grid: Grid) -> bytes:
    sheets = {escape(name, {'"': "&quot;"}): sheet(_xlsx_rows(rows)) for name, rows in grid.items()}
    return zipped(parts(sheets))


def _xlsx_rows(rows: list[list[Value]]) -> str:
    made = []
    for number, row in enumerate(rows, 1):
        cells = [_xlsx_cell(f"{_letters(column)}{number}", value) for column, value in enumerate(row, 1)]
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(made)


def _xlsx_cell(place: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _letters(column: int) -> str:
    return _letters((column - 1) // 26) + chr(65 + (column - 1) % 26) if column else ""


def ods_of(grid: Grid) -> bytes:
    tables = []
    for name, rows in grid.items():
        inside = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        named = escape(name, {'"': "&quot;"})
        tables.append(f'<table:table table:name="{named}">{inside}</table:table>')
    return zipped(ods_parts("".join(tables)))


def _ods_cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        told, shown = f'boolean" office:boolean-value="{str(value).lower()}', str(value).upper()
    elif isinstance(value, float):
        told, shown = f'float" office:value="{value!r}', f"{value:.6g}"
    else:
        told, shown = "string", escape(value)
    return f'<table:table-cell office:value-type="{told}"><text:p>{shown}</text:p></table:table-cell>'


def csv_of(grid: Grid) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(max(grid.values(), key=len, default=[]))
    return text.getvalue().encode("utf-8", "replace")


WRITERS: dict[str, Callable[[Grid], bytes]] = {".xlsx": xlsx_of, ".ods": ods_of, ".xls": xls_of, ".csv": csv_of}


def zipped(content: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return file.getvalue()


# What chance does


class Mutator:
    """Makes mutant after mutant of the good workbooks; each number always gives the same one."""

    def __init__(self, goods: Sequence[Good], seed: int) -> None:
        self.goods, self.seed = goods, seed
        texts = {
            cell for one in goods for rows in one.grid.values() for row in rows for cell in row if isinstance(cell, str)
        }
        self.words: list[Value] = sorted(text for text in texts if len(text) <= 80)

    def mutant(self, number: int) -> Mutant:
        dice = random.Random(f"{self.seed} {number}")
        good = dice.choice(self.goods)
        zips = good.suffix in (".xlsx", ".ods")
        ways = [self._bits, self._cells, self._cells, self._cells]
        ways += [self._members, self._elements, self._elements, self._moved_cells] if zips else [self._bits]
        way = dice.choice(ways)
        content, suffix = way(good, dice)
        return Mutant(f"{number:05d}-{good.name}{suffix}", content, way.__name__.strip("_"))

    def _bits(self, good: Good, dice: random.Random) -> tuple[bytes, str]:
        return changed_bytes(good.content, dice), good.suffix

    def _members(self, good: Good, dice: random.Random) -> tuple[bytes, str]:
        """Parts that are missing, empty, doubled, renamed, exchanged or packed otherwise."""
        held = unzipped(good.content)
        for _ in range(dice.randint(1, 2)):
            one, other = dice.choice(list(held)), dice.choice(list(held))
            match dice.randrange(6):
                case 0 if len(held) > 1:
                    del held[one]
                case 1:
                    held[one] = b""
                case 2:
                    held[one], held[other] = held[other], held[one]
                case 3:
                    held[dice.choice((one.upper(), f"{one}.bak", f"../{one}", one.replace("/", "\\")))] = held[one]
                case 4:
                    held[one] = held[one][: dice.randrange(len(held[one]) + 1)]
                case _:
                    held[one] += held[other]
        packed = zipped(held, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED)))
        return (changed_bytes(packed, dice) if dice.random() < 0.1 else packed), good.suffix

    def _elements(self, good: Good, dice: random.Random) -> tuple[bytes, str]:
        """Tags and texts of a part that are dropped, doubled, exchanged or said otherwise."""
        held = unzipped(good.content)
        name = dice.choice([one for one in held if held[one].lstrip().startswith(b"<")])
        tokens = re.findall(rb"<[^>]*>|[^<]+", held[name])
        for _ in range(dice.randint(1, 4)):
            at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
            match dice.randrange(6):
                case 0 if len(tokens) > 1:
                    del tokens[at]
                case 1:
                    tokens.insert(other, tokens[at])
                case 2:
                    tokens[at], tokens[other] = tokens[other], tokens[at]
                case 3:
                    tokens[at] = changed_bytes(tokens[at], dice)
                case _:
                    tokens[at] = self._said_otherwise(tokens[at], dice)
        held[name] = b"".join(tokens)
        return zipped(held), good.suffix

    def _said_otherwise(self, token: bytes, dice: random.Random) -> bytes:
        if not token.startswith(b"<"):
            return escape(str(self._value(dice))).encode("utf-8", "replace")
        values = list(re.finditer(rb'"([^"]*)"', token))
        if not values:
            return token
        chosen = dice.choice(values)
        other = dice.choice(values)[1] if dice.random() < 0.3 else dice.choice(PIECES).replace(b'"', b"")
        return token[: chosen.start(1)] + other + token[chosen.end(1) :]

    def _moved_cells(self, good: Good, dice: random.Random) -> tuple[bytes, str]:
        """Cells and rows as they are written, with formats and all, that change places or are said twice."""
        held = unzipped(good.content)
        names = [one for one in held if re.search(r"sheet\d+\.xml$|content\.xml$", one)]
        if not names:
            return self._elements(good, dice)
        name = dice.choice(names)
        pattern = dice.choice(
            (rb"<v>[^<]*</v>", rb'(?<= )s="\d+"', rb"<row .*?</row>|<table:table-row.*?</table:table-row>")
        )
        for _ in range(dice.randint(1, 6)):
            found = list(re.finditer(pattern, held[name], re.DOTALL))
            if len(found) < 2:
                break
            one, other = dice.choice(found), dice.choice(found)
            held[name] = (
                held[name][: one.start()] + (other[0] if dice.random() < 0.9 else b"") + held[name][one.end() :]
            )
        return zipped(held), good.suffix

    def _cells(self, good: Good, dice: random.Random) -> tuple[bytes, str]:
        """A grid in which cells, rows and columns are said otherwise, dropped or exchanged, in any format."""
        grid = {name: [list(row) for row in rows] for name, rows in good.grid.items()}
        filled = [name for name in grid if grid[name]]
        for _ in range(dice.randint(1, 8) if filled else 0):
            self._change(grid[dice.choice(filled)], dice)
        if dice.random() < 0.1 and filled:
            other = dice.choice(self.goods).grid
            grid |= {f"{name} (2)"[-31:]: rows for name, rows in other.items()}
        suffix = dice.choice(list(WRITERS))
        return WRITERS[suffix](grid or {"Sheet1": []}), suffix

    def _change(self, rows: list[list[Value]], dice: random.Random) -> None:
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
                value = self._value(dice)
                for one in rows[at:]:
                    one[column : column + 1] = [value]
            case 5:
                rows[at] = [None, *row]
            case _:
                row[column : column + 1] = [self._value(dice)]

    def _value(self, dice: random.Random) -> Value:
        return dice.choice(ODD if dice.random() < 0.5 or not self.words else self.words)


def changed_bytes(data: bytes, dice: random.Random) -> bytes:
    """A few changes anywhere: bits turned, pieces put in, taken out or said twice, the end cut off."""
    held = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(held) + 1)
        size = dice.choice((1, 1, 2, 4, 16, 200))
        match dice.randrange(6):
            case 0:
                del held[at : at + size]
            case 1:
                held[at:at] = held[at : at + size]
            case 2:
                held[at : at + dice.randrange(4)] = dice.choice(PIECES)
            case 3 if dice.random() < 0.3:
                del held[at:]
            case _ if at < len(held):
                held[at] ^= 1 << dice.randrange(8)
            case _:
                held.append(dice.randrange(256))
    return bytes(held)


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}
