"""Any other table of figures: what its headings and labels say is kept, so that a person can match it later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.figures import Figure
from loaders.meaning.around import Findings
from loaders.meaning.cells import value_of
from loaders.meaning.headings import Heading, read_heading
from loaders.meaning.known import Known
from loaders.meaning.timing import settled_by_siblings
from loaders.meaning.words import fold, tidy, without_marks
from loaders.tables.blocks import Block, blocks
from loaders.tables.headed import Column
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.errors import Severity
from lsp_data.periods import Ambiguous, Period, read_period

_AREA_WORDS = re.compile(
    r"\b(?:area|authority|authorities|council|region|district|country|county|ward|constituency|force|board|geography"
    r"|la)\b"
)
_CODE_WORDS = re.compile(r"\bcodes?\b")
_CODE = re.compile(r"^[A-Z]\d{8}$|^\d{2}[A-Z]{2}$|^[A-Z]{1,3}\d{2,4}$")
_PLACES = frozenset(
    """england|scotland|wales|northern ireland|united kingdom|uk|great britain|north east|north west
        |yorkshire and the humber
    |east midlands|west midlands|east of england|east|london|south east|south west|england and wales""".replace(
        "\n    ", ""
    ).split("|")
)
_MEASURES = frozenset({"change", "lower", "upper", "target", "baseline", "forecast"})
_PERIOD_IN_TITLE = re.compile(r"\b(?:(?:19|20)\d\d\s?[/–-]\s?\d\d(?:\d\d)?|(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the label columns of one group of value columns are."""

    areas: tuple[int, ...]  # more than one: names indented over several columns, one in each row
    period: int
    others: tuple[int, ...]


def read(rows: Rows, known: Known, findings: Findings) -> tuple[list[Figure], str]:
    """The figures of every table on the sheet, and a sentence about them."""
    found = blocks(rows)
    figures: list[Figure] = []
    for block in found:
        if len(block.rows) * len(block.values) >= 2:
            figures.extend(_block(rows, block, known, findings, several=len(found) > 1))
    tables = len(found)
    return figures, f"{tables} table{'' if tables == 1 else 's'} of figures, {len(figures):,} cells"


def _block(rows: Rows, block: Block, known: Known, findings: Findings, *, several: bool) -> list[Figure]:
    labels = _roles(rows, block, known)
    title_period = _in_titles([*block.titles[-3:], rows.sheet.name])
    headings = _headings(rows, block)
    title = [block.titles[-1]] if several and block.titles else []
    figures = []
    row_period: Period | None = None
    for number in block.rows:
        cells = {cell.column: cell for cell in rows.row(number)}
        names = _names(rows, labels, number, block)
        area = next((text for column in reversed(labels.areas) if (text := _label(rows, number, column))), "")
        place = known.catalogue.find_area(area) if area else None
        row_period = _row_period(rows, number, labels.period, title_period) if labels.period else None
        for column in block.values:
            cell = cells.get(column)
            if cell is not None:
                path, period, measure = headings[column]
                when = period or row_period or title_period
                figure = _figure(rows, cell, when, measure, findings)
                label = " | ".join(dict.fromkeys(part for part in (*title, *path, *names) if part))
                figures.append(replace(figure, label=label, area=place, area_label=area))
    return figures


def _figure(rows: Rows, cell: Cell, period: Period | None, measure: str, findings: Findings) -> Figure:
    """The figure in a cell, without its labels."""
    read, problems = value_of(cell, rows.sheet.name)
    findings.add(problem for problem in problems if problem.severity is not Severity.NOTE)
    return Figure(
        sheet=rows.sheet.name,
        cell=cell_name(cell.row, cell.column),
        label="",
        text=cell.text,
        measure=measure,
        scale=read.scale,
        period_basis=period.basis.value if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        value=read.value,
        marker=read.marker,
        status=read.status,
        note=read.note,
        unit=read.unit,
    )


def _roles(rows: Rows, block: Block, known: Known) -> _Labels:
    """Which label column names the area and which the period, by its heading and by what it holds."""
    areas: list[int] = []
    period, others = 0, []
    first = block.values[0]
    for column in block.labels:
        if column > block.values[-1]:
            continue  # notes beside the figures
        heading = fold(" ".join(_path(rows, block, column)))
        texts = [text for number in block.rows[:80] if (text := _label(rows, number, column))]
        if not texts or _CODE_WORDS.search(heading) or sum(bool(_CODE.match(one)) for one in texts) * 2 > len(texts):
            continue
        periods = sum(isinstance(read_period(text), (Period, Ambiguous)) for text in texts[:20])
        if periods * 2 > len(texts[:20]):
            period = period or column
            continue
        places = sum(fold(one) in _PLACES or known.catalogue.find_area(one) is not None for one in texts)
        named = bool(_AREA_WORDS.search(heading)) or places * 10 >= len(texts)
        if column < first and (named or (areas and _indented(rows, block, (*areas, column)))):
            areas.append(column)
        else:
            others.append(column)
    return _Labels(tuple(areas), period, tuple(others))


def _indented(rows: Rows, block: Block, columns: Sequence[int]) -> bool:
    """Whether the columns together hold one name a row: a list indented over them."""
    shown = block.rows[:200]
    return sum(sum(bool(_label(rows, number, column)) for column in columns) <= 1 for number in shown) * 10 >= 9 * len(
        shown
    )


def _names(rows: Rows, labels: _Labels, number: int, block: Block) -> list[str]:
    return [text for column in labels.others if (text := _label(rows, number, column))]


def _label(rows: Rows, number: int, column: int) -> str:
    cell = rows.at(number, column)
    if cell is None:
        return ""
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return without_marks(cell.text)[0]


def _row_period(rows: Rows, number: int, column: int, within: Period | None) -> Period | None:
    read = read_period(_label(rows, number, column), within=within)
    if isinstance(read, Ambiguous):
        return read.candidates[0] if len(read.candidates) == 1 else None
    return read if isinstance(read, Period) else None


def _path(rows: Rows, block: Block, column: int) -> list[str]:
    """The headings over a column, outermost first; a heading that is not merged reaches right to the next one."""
    path: list[str] = []
    for number in block.header:
        cell = rows.at(number, column)
        if cell is None and number != block.header[-1] and (number, column) not in rows.covered:
            left = [one for one in rows.row(number) if one.column < column]
            cell = left[-1] if left and left[-1].column >= block.values[0] else None
        if cell is not None:
            text = (
                str(int(cell.value)) if isinstance(cell.value, float) and cell.value.is_integer() else tidy(cell.text)
            )
            path.append(text)
    return list(dict.fromkeys(path))


def _headings(rows: Rows, block: Block) -> dict[int, tuple[list[str], Period | None, str]]:
    """By column: the parts of its heading that name it, its period, and its measure. Headings settle each other."""
    found = {}
    for column in block.values:
        path = _path(rows, block, column)
        cell = next((cell for number in reversed(block.header) if (cell := rows.at(number, column)) is not None), None)
        if path and cell is not None:
            found[column] = read_heading(Column(column, tuple(path), cell))
    settled = {heading.column.index: heading for heading in settled_by_siblings(list(found.values()), None)}
    return {column: _named(settled.get(column)) for column in block.values}


def _named(heading: Heading | None) -> tuple[list[str], Period | None, str]:
    if heading is None:
        return [], None, "actual"
    measure = heading.measure if heading.measure in _MEASURES else "actual"
    parts = [part for part in heading.column.path if not isinstance(read_period(part), (Period, Ambiguous))]
    return [without_marks(part)[0] for part in parts], heading.period, measure


def _in_titles(texts: Sequence[str]) -> Period | None:
    """The one period that the titles name."""
    found: list[Period] = []
    for text in texts:
        for match in _PERIOD_IN_TITLE.finditer(text):
            read = read_period(match.group())
            if isinstance(read, Period) and read not in found:
                found.append(read)
    return found[0] if len(found) == 1 else None
