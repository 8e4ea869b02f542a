"""What each sheet of a workbook is: a register, tables of indicators, what speaks of the return, or nothing."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.figures import Entry, Figure, Region
from loaders.kinds import (
    benchmarks,
    commitment_list,
    commitments,
    indicator_tables,
    own_rows,
    route_map,
    route_map_months,
    setup,
    worded,
)
from loaders.kinds.found_tables import heads_of_tables
from loaders.kinds.indicator_tables import IndicatorTable
from loaders.kinds.remembered import heads_of
from loaders.kinds.setup_names import Brought, SetupSheet
from loaders.layouts_found import Layouts
from loaders.meaning.around import Findings
from loaders.meaning.header_block import Block, read_block
from loaders.meaning.headings import is_heading
from loaders.meaning.known import Known
from loaders.problems import SENT_BACK_SHEET
from loaders.stamp import Stamp
from loaders.tables.headed import headed_tables
from loaders.tables.rows import Rows, rows_of
from loaders.workbook.grid import Book, Sheet

SENT_WITH_IT = "the list of problems that was sent to the partner"
FEWEST_ACROSS = 3  # cells of a row that is no label with what it says
COVER_ROWS = 60  # a longer sheet is no cover
# When a workbook holds several kinds, it is named after the first of these.
KINDS = (
    "setup",
    "route_map",
    "commitments",
    *worded.KINDS,
    "targets",
    "performance_return",
    "benchmarks",
    "statistics",
)
_TABLES = ("", "targets", "performance_return", "benchmarks")  # kinds that are tables of indicators ("": nobody says)


@dataclass(slots=True)
class SheetFound:
    """One sheet while it is understood."""

    rows: Rows
    kind: str = ""
    reason: str = ""
    tables: tuple[IndicatorTable, ...] = ()
    months: route_map_months.Months | None = None
    matrix: commitments.Matrix | commitment_list.Listing | None = None
    decisions: SetupSheet | None = None
    words: worded.Worded | None = None
    own: own_rows.OwnSheet | None = None
    figures: list[Figure] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def of_return(sheet: Sheet) -> SheetFound:
    """A sheet to understand; of the list of problems that came back with a return that was sent back, nothing is."""
    first = sheet.cells.get((1, 1))
    if first is not None and first.text == SENT_BACK_SHEET:
        return SheetFound(Rows(sheet, {}), reason=SENT_WITH_IT)
    return SheetFound(rows_of(sheet))


def recognise(sheets: Sequence[SheetFound], known: Known, said: str, layouts: Layouts) -> Block:
    """Gives each sheet its kind; returns what the sheets without tables say of the return."""
    covers: dict[int, Block] = {}
    cover = Block()
    for position, sheet in enumerate(sheets):
        heads = heads_of(sheet.rows, layouts)
        if not heads or said in worded.KINDS:
            _register(sheet, said, layouts)
        elif not said:
            _headed_register(sheet, heads, layouts)
        if sheet.kind:
            cover = cover.joined(read_block(sheet.rows, 1, _first_heading(sheet) - 1))
        elif 0 < len(sheet.rows.numbers) <= COVER_ROWS:
            covers[position] = read_block(sheet.rows, 1, _above_table(sheet.rows), heads_of_tables(sheet.rows))
    for position, sheet in enumerate(sheets):
        if sheet.kind:
            continue
        others = Block()
        for place, block in covers.items():
            others = others.joined(_facts_only(block)) if place != position else others
        if said in _TABLES and not (said in ("", "benchmarks") and benchmarks.areas_across(sheet.rows, known)):
            sheet.tables = indicator_tables.find(sheet.rows, known, others, said, layouts)
        if sheet.tables:
            sheet.kind = _kind_of(sheet.tables)
        elif position in covers:
            cover = cover.joined(covers[position])
    return cover


def _register(sheet: SheetFound, said: str, layouts: Layouts) -> None:
    """The register that the sheet is, if any: the first of the kinds that its headings make it."""
    if said in ("", *own_rows.KINDS):
        sheet.own = own_rows.find(sheet.rows, said)
    if sheet.own is not None:
        sheet.kind = sheet.own.kind
        return
    if said in ("", "setup"):
        sheet.decisions = setup.find(sheet.rows)
    if said in ("", "commitments") and sheet.decisions is None:
        sheet.matrix = commitments.find(sheet.rows) or commitment_list.find(sheet.rows)
    if said in ("", "route_map") and not (sheet.decisions or sheet.matrix):
        sheet.months = route_map_months.find(sheet.rows)
    if said in ("", *worded.KINDS) and not (sheet.decisions or sheet.matrix or sheet.months):
        sheet.words = worded.find(sheet.rows, said, layouts)
    named = (("setup", sheet.decisions), ("commitments", sheet.matrix), ("route_map", sheet.months))
    sheet.kind = next((kind for kind, one in named if one is not None), sheet.words.kind if sheet.words else "")


def _headed_register(sheet: SheetFound, heads: Container[int], layouts: Layouts) -> None:
    """The register that the headings are of which a person said where they stand, if they are any register's."""
    words = worded.find(sheet.rows, "", layouts)
    if words is not None and words.row in heads:
        sheet.words, sheet.kind = words, words.kind


def _kind_of(tables: Sequence[IndicatorTable]) -> str:
    if all(one.targets for one in tables):
        return "targets"
    return "benchmarks" if all(one.benchmarks for one in tables) else "performance_return"


def _above_table(rows: Rows) -> int:
    """The last row that speaks of the return: its headings are no labels ("Period" beside "Value" is no period)."""
    found = headed_tables(rows, is_heading, indicator_tables.enough, lambda *_: True)
    return found[0].header[0] - 1 if found else rows.numbers[-1]


def _first_heading(sheet: SheetFound) -> int:
    """The row in which a register's headings stand."""
    found = (sheet.own, sheet.decisions, sheet.matrix, sheet.months, sheet.words)
    return next(one.row for one in found if one is not None)


def _facts_only(block: Block) -> Block:
    return Block(block.facts, block.dates, places=block.places)


def is_register(sheet: SheetFound) -> bool:
    """Whether the sheet is read into entries."""
    return any(one is not None for one in (sheet.own, sheet.decisions, sheet.matrix, sheet.months, sheet.words))


def holds_a_table(rows: Rows) -> bool:
    """Whether a visible sheet looks like a table: two rows, one below the other, with three cells or more."""
    wide = [number for number in rows.numbers if len(rows.row(number)) >= FEWEST_ACROSS]
    return not rows.sheet.hidden and any(below == above + 1 for above, below in pairwise(wide))


def read_register(
    sheet: SheetFound, book: Book, known: Known, findings: Findings, stamp: Stamp | None, brought: Brought
) -> None:
    """The entries of a sheet that is a register, and what a person is told about it."""
    if sheet.own:
        sheet.entries = own_rows.read(sheet.rows, sheet.own, known, findings)
        sheet.reason = own_rows.describe(sheet.own, sheet.entries)
    elif sheet.decisions:
        sheet.entries = setup.read(sheet.rows, sheet.decisions, known, findings, brought)
        sheet.reason = f"{len(sheet.entries)} settings"
    elif sheet.matrix:
        if isinstance(sheet.matrix, commitment_list.Listing):
            sheet.entries = commitment_list.read(sheet.rows, sheet.matrix, known, findings)
        else:
            sheet.entries = commitments.read(sheet.rows, sheet.matrix, known, findings)
        sheet.reason = f"{len(sheet.entries)} roles in commitments"
    elif sheet.months:
        sheet.entries = route_map.read(
            sheet.rows, sheet.months, known, findings, book.format, template=stamp is not None
        )
        sheet.reason = f"{len(sheet.entries)} rows of a route map, months in row {sheet.months.row}"
    elif sheet.words:
        sheet.entries = worded.read(sheet.rows, sheet.words, known, findings)
        sheet.regions = worded.regions(sheet.words)
        sheet.reason = worded.describe(sheet.words, len(sheet.entries))
