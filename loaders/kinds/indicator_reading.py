"""What a table of indicators holds: its figures, what is asked about them, and the table as a person is shown it."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.figures import ColumnRead, Figure, Region
from loaders.kinds.indicator_tables import IndicatorTable
from loaders.kinds.named_rows import MOST_ASKED
from loaders.kinds.not_used import named
from loaders.kinds.register_contents import is_filled
from loaders.kinds.remembered import region_of, rows_left_out, rows_said, say_remembered, waiting
from loaders.layouts_found import Layouts
from loaders.meaning.about_figures import is_about
from loaders.meaning.area_parts import area_part
from loaders.meaning.around import Around, Findings
from loaders.meaning.header_block import OF_ALL_ROWS
from loaders.meaning.headings import Heading
from loaders.meaning.known import Known
from loaders.meaning.notes import notes_of
from loaders.meaning.reading import read_records
from loaders.meaning.words import Role, fold
from loaders.tables.row_kinds import is_value
from loaders.tables.rows import cell_name
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place
from lsp_data.periods import label

_BESIDE_TARGETS = (Role.THEME, Role.LEAD, Role.OFFICER, Role.CONTRIBUTORS)  # words that no target keeps
_WORD = re.compile(r"[^\W\d_]{3}")
_REFERENCE = re.compile(r"\b(?:no|number|ref|reference|id|code|codes|row|line|page|order|uprn|version|phone|tel)\b")


def read(found: IndicatorTable, known: Known, findings: Findings, layouts: Layouts, *, quiet: bool = False) -> None:
    """Add the table's figures, entries and problems to the findings. ``quiet``: it is our own template, whose places
    need no telling."""
    table, name = found.table, found.table.rows.sheet.name
    said = found.remembered
    if said.found is not None:
        known = known.matched({(one.role, one.text): one.means for one in said.found.layout.matches})
    header, targets = found.header, found.targets
    facts = {OF_ALL_ROWS[fold(one)]: text for one, text in header.facts.items() if fold(one) in OF_ALL_ROWS}
    columns = sum(one.role is Role.FIGURE and one.measure == "actual" and not one.others for one in found.headings)
    ask_rows = not found.codes and len(found.body.records) <= MOST_ASKED
    around = Around(
        name, known, header, found.year, found.own, found.codes, targets, ask_rows, columns,
        facts if targets else {}, found.benchmarks, found.indicator,
        rows_said(said, found.own, layouts.period), found.of_part, notes_of(table.rows),
    )  # fmt: skip
    before = len(findings.figures)
    say_remembered(said, name, table.place, known, findings)
    gone = rows_left_out(said)
    body = replace(found.body, records=tuple(one for one in found.body.records if one.row not in gone))
    read_records(body, around, findings)
    findings.figures[before:] = waiting(said, findings.figures[before:], name, found.own, layouts, findings)
    if found.benchmarks:
        findings.figures[before:] = [one._replace(benchmark=True) for one in findings.figures[before:]]
    if area := found.area:
        findings.figures[before:] = [_in_area(one, area) for one in findings.figures[before:]]
    elif part := area_part(found.above[1]):
        findings.figures[before:] = [_in_area(one, "", part) for one in findings.figures[before:]]
        findings.ask_once(part, "part-above", name, table.place, part)
    elif is_place(found.above[1]):
        findings.figures[before:] = [_in_area(one, "", found.above[1]) for one in findings.figures[before:]]
        findings.ask_once(found.above[1], "other-area-above", name, table.place, found.above[1])
    elif found.above[1]:
        findings.ask_once(found.above[1], "unknown-area-above", name, table.place, found.above[1])
    _say_what_was_left_out(found, name, findings, quiet=quiet)
    asked = any(one.code == "columns-asked" and one.sheet == name for one in findings.problems)
    if not (found.has_figures or asked) and len(findings.figures) == before:
        _say_why_none(found, name, findings)
    named = any(one.indicator for one in findings.figures[before:])
    if not (found.codes or ask_rows or named) and found.body.records:
        findings.tell("no-known-indicator", name, table.place, "")


def _in_area(figure: Figure, area: str, part: str = "") -> Figure:
    """The figure in the area of the whole table, where its row names none; ``part``: the name of one that is no area of
    the catalogue."""
    return figure if figure.area or figure.area_label else figure._replace(area=area or None, area_label=part)


def region(found: IndicatorTable, kind: str) -> Region:
    """The table as it was understood, column by column."""
    table, whole = found.table, found.remembered.whole
    columns = [_column_read(one) for one in found.headings]
    columns += [ColumnRead(one.index, "", "", why="it has no heading, so it is not read") for one in found.beside]
    made = region_of(table, kind, columns, [one.name for one in found.headings], found.remembered, found.heads)
    return replace(
        made,
        title=found.header.facts.get("title", ""),
        area=found.area,
        period=label(found.own) if found.own else "",
        indicator=whole.indicator if whole else "",
        unit=whole.unit if whole else "",
    )


def _column_read(one: Heading) -> ColumnRead:
    period = label(one.period) if one.period else ""
    indicator = "|".join(filter(None, one.indicator or ()))
    measure = one.measure if one.role is Role.FIGURE else ""
    return ColumnRead(
        one.column.index, one.name, one.role.value, measure, period, one.area, one.unit, one.why, indicator
    )


def _say_what_was_left_out(found: IndicatorTable, name: str, findings: Findings, *, quiet: bool) -> None:
    table = found.table
    if table.header[0] > 1 and not quiet:
        findings.tell("header-found", name, table.place, row=table.header[0])
    for leftover in found.body.leftovers:
        cell = leftover.cells[0]
        code = {"total": "total-row-left-out", "line": "line-below-left-out"}.get(leftover.kind)
        if code:
            findings.tell(code, name, cell_name(cell.row, cell.column), cell.text)
    _say_columns(found, name, findings)


def _say_columns(found: IndicatorTable, name: str, findings: Findings) -> None:
    """Ask about the columns of numbers or words in which no meaning was found and of which no person said that nothing
    is to be read from them; tell the others. Beside targets, which keep no words, they are named too."""
    unused = {one.column.index: one.name for one in found.headings if one.role is Role.OTHER}
    said = found.remembered.said
    worded = [index for index in unused if index not in said and _is_worded(found, index)]
    asked = {index: text for index, text in unused.items()
             if index in worded or (index not in said and _counts(found, index, text))}  # fmt: skip
    if worded and found.targets:
        asked |= {one.column.index: one.name for one in found.headings if one.role in _BESIDE_TARGETS}
    told = {index: text for index, text in unused.items() if index not in asked}
    for code, columns in (("columns-asked", asked), ("columns-not-used", told)):
        if columns:
            place = cell_name(found.table.header[-1], min(columns))
            findings.tell(code, name, place, columns=named(columns))


def _is_worded(found: IndicatorTable, column: int) -> bool:
    """Whether words stand in most rows of a column."""
    table = found.table
    cells = [table.rows.at(row, column) for row in range(table.first, table.last + 1)]
    words = sum(
        cell is not None and isinstance(cell.value, str) and _WORD.search(cell.text) is not None for cell in cells
    )
    return is_filled(table, column) and words * 2 > sum(cell is not None for cell in cells)


def _counts(found: IndicatorTable, column: int, heading: str) -> bool:
    """Whether numbers stand in most rows under a heading that names no reference and nothing about other figures."""
    if is_about(heading) or _REFERENCE.search(fold(heading)):
        return False
    cells = [found.table.rows.at(record.row, column) for record in found.body.records]
    counted = [cell for cell in cells if cell is not None and isinstance(cell.value, (int, float)) and not cell.error]
    return 0 < len(cells) <= 2 * len(counted)


def _say_why_none(found: IndicatorTable, name: str, findings: Findings) -> None:
    """Where no figure was read: that numbers stand in columns that were not understood, else that it may be a nil
    return."""
    table = found.table
    unread = {one.column.index: one.name for one in found.headings if one.role is Role.OTHER}
    unread |= {one.index: "" for one in found.beside}
    rows = range(table.first, table.last + 1)
    numbers = {
        index: heading
        for index, heading in unread.items()
        if any((cell := table.rows.at(row, index)) is not None and _is_number(cell) for row in rows)
    }
    if numbers:
        findings.tell("figures-not-understood", name, table.place, "", columns=named(numbers))
    else:
        findings.tell("nil-return", name, table.place, "")


def _is_number(cell: Cell) -> bool:
    return is_value(cell) and any(one.isdigit() for one in cell.text)


def describe(found: IndicatorTable) -> str:
    """What a person is told about the table: "6 rows of indicators, headings in row 1, for Q2 2009/10"."""
    if found.left_out:
        return f"left out, as a person said: the table with headings in row {found.table.header[-1]}"
    rows = len(found.body.records)
    what = "targets" if found.targets else "benchmarks" if found.benchmarks else "indicators"
    period = f", for {label(found.own)}" if found.own else ""
    return f"{rows} row{'' if rows == 1 else 's'} of {what}, headings in row {found.table.header[-1]}{period}"
