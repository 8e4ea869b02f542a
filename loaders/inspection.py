"""A file as a return: read in its own process, each sheet understood by what it holds, nothing stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.as_json import json_lines, problem_json, to_json
from loaders.corrections import corrected
from loaders.figures import Entry, Figure, Header, Region, Return, SheetRead
from loaders.kinds import benchmarks, commitments, indicator_tables, no_table, own_rows, route_map, setup, worded
from loaders.kinds import statistics as statistics_tables
from loaders.kinds.indicator_tables import IndicatorTable
from loaders.kinds.remembered import heads_of
from loaders.kinds.setup_names import Brought, SetupSheet, brought_by
from loaders.layouts_found import Layouts
from loaders.mapping import Layout
from loaders.meaning.around import Findings
from loaders.meaning.checks import without_twins
from loaders.meaning.header_block import LABEL_OF, Block, header_of, read_block, with_partner
from loaders.meaning.headings import is_heading
from loaders.meaning.known import Known, known_of
from loaders.meaning.notes import Notes
from loaders.meaning.words import fold
from loaders.problems import SENT_BACK_SHEET, suggestion
from loaders.stamp import CURRENT_VERSION, Stamp, read_stamp
from loaders.tables.headed import headed_tables
from loaders.tables.rows import Rows, cell_name, rows_of
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Refusal, Sheet
from lsp_data.errors import LspError, Problem
from lsp_data.periods import Period, read_period
from lsp_data.settings import Settings

if TYPE_CHECKING:
    from lsp_data.catalogue import Catalogue

SENT_WITH_IT = "the list of problems that was sent to the partner"
COVER_ROWS = 60  # a longer sheet is no cover
# When a workbook holds several kinds, it is named after the first of these.
KINDS = (
    "setup",
    "route_map",
    "commitments",
    *worded.KINDS,
    *(kind for kind in own_rows.KINDS if kind not in ("route_map", *worded.KINDS)),
    "targets",
    "performance_return",
    "benchmarks",
    "statistics",
)
_TABLES = ("", "targets", "performance_return", "benchmarks")  # kinds that are tables of indicators ("": nobody says)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a person says of a file besides its kind: the partner's id and the period under which it is filed ("", None:
    what it says itself), and the fingerprints of the layouts that were put right in this very file."""

    partner: str = ""
    period: Period | None = None
    put_right: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is understood."""

    rows: Rows
    kind: str = ""
    reason: str = ""
    tables: tuple[IndicatorTable, ...] = ()
    months: route_map.Months | None = None
    matrix: commitments.Matrix | None = None
    decisions: SetupSheet | None = None
    words: worded.Worded | None = None
    own: own_rows.OwnSheet | None = None
    figures: list[Figure] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def inspect(
    path: Path,
    *,
    catalogue: Catalogue,
    settings: Settings,
    today: date | None = None,
    kind: str = "",
    remembered: Mapping[str, Layout] | None = None,
    reading: Callable[[], Book | Refusal] | None = None,
    beside: Beside | None = None,
) -> Return:
    """What a file holds. ``today``, else the reporting date, is the day beyond which no actual figure can lie. ``kind``
    is one of KINDS where a person says what the workbook is; "" leaves it to what its sheets hold. ``remembered`` are
    the layouts that were corrected before, by fingerprint. ``reading``: the reading of this file that has begun.
    ``beside``: what a person says of the file besides.

    Never raises for what is wrong with the file: that is in the return's problems, and ``refused`` says whether the
    file as a whole could not be taken."""
    digest = _sha256(path)
    book = reading() if reading is not None else read_contained(path, settings)
    if isinstance(book, Refusal):
        return Return(path.name, digest, "unknown", problems=book.problems, refused=True)
    known = known_of(catalogue, today or catalogue.partnership.reporting_date)
    return understand(book, path.name, digest, known, said=kind, remembered=remembered, beside=beside)


def understand(
    book: Book,
    name: str,
    digest: str,
    known: Known,
    *,
    said: str = "",
    remembered: Mapping[str, Layout] | None = None,
    beside: Beside | None = None,
) -> Return:
    """A workbook that was read into cells, as a return; ``said``: of the kind that a person says; ``remembered``: the
    layouts that were corrected, by fingerprint; ``beside``: what a person says of the file besides."""
    if said and said not in KINDS:
        raise LspError(f"No kind of workbook is called {said!r}. Known: {', '.join(KINDS)}.")
    stamp = read_stamp(book.properties)
    findings = Findings()
    sheets = [_of_return(sheet) for sheet in book.sheets]
    beside = beside or Beside()
    layouts = Layouts(remembered or {}, digest, beside.partner, beside.period, beside.put_right)
    if layouts.by_fingerprint and not layouts.partner:
        layouts = replace(layouts, partner=_partner(sheets, known, stamp))
    cover = _recognise(sheets, known, said, layouts)
    _read(sheets, book, known, findings, stamp, layouts, statistics=said in ("", "statistics", "benchmarks"))
    kind = next((one for one in KINDS if any(sheet.kind == one for sheet in sheets)), "unknown")
    figures, twins = without_twins([one for sheet in sheets for one in sheet.figures])
    findings.add(twins)
    figures = _without_hidden_twins(sheets, figures, findings)
    header = _header(sheets, cover, known, stamp, findings)
    if kind == "unknown":
        findings.tell("not-this-kind" if said else "no-figures", "", "", said.replace("_", " "))
    ours = {sheet.rows.sheet.name for sheet in sheets if sheet.reason == SENT_WITH_IT}
    noticed = [one for one in book.problems if one.sheet not in ours]
    ret = Return(
        file=name,
        sha256=digest,
        kind=kind,
        sheets=tuple(_sheet_read(sheet) for sheet in sheets),
        figures=tuple(figures),
        entries=tuple([one for sheet in sheets for one in sheet.entries] + findings.entries),
        problems=_ordered([*noticed, *findings.problems], [sheet.name for sheet in book.sheets]),
        header=header,
        layout=_layout(sheets, stamp),
        regions=tuple(region for sheet in sheets for region in sheet.regions),
    )
    return corrected(ret, known.catalogue)


def _of_return(sheet: Sheet) -> _Sheet:
    """A sheet to understand; of the list of problems that came back with a return that was sent back, nothing is."""
    first = sheet.cells.get((1, 1))
    if first is not None and first.text == SENT_BACK_SHEET:
        return _Sheet(Rows(sheet, {}), reason=SENT_WITH_IT)
    return _Sheet(rows_of(sheet))


def _recognise(sheets: Sequence[_Sheet], known: Known, said: str, layouts: Layouts) -> Block:
    """Gives each sheet its kind; returns what the sheets without tables say of the return."""
    covers: dict[int, Block] = {}
    cover = Block()
    for position, sheet in enumerate(sheets):
        if not heads_of(sheet.rows, layouts):
            _register(sheet, said, layouts)
        if sheet.kind:
            cover = cover.joined(read_block(sheet.rows, 1, _first_heading(sheet) - 1))
        elif 0 < len(sheet.rows.numbers) <= COVER_ROWS:
            covers[position] = read_block(sheet.rows, 1, _above_table(sheet.rows))
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


def _register(sheet: _Sheet, said: str, layouts: Layouts) -> None:
    """The register that the sheet is, if any: the first of the kinds that its headings make it."""
    if said in ("", *own_rows.KINDS):
        sheet.own = own_rows.find(sheet.rows, said)
    if sheet.own is not None:
        sheet.kind = sheet.own.kind
        return
    if said in ("", "setup"):
        sheet.decisions = setup.find(sheet.rows)
    if said in ("", "commitments") and sheet.decisions is None:
        sheet.matrix = commitments.find(sheet.rows)
    if said in ("", "route_map") and not (sheet.decisions or sheet.matrix):
        sheet.months = route_map.find(sheet.rows)
    if said in ("", *worded.KINDS) and not (sheet.decisions or sheet.matrix or sheet.months):
        sheet.words = worded.find(sheet.rows, said, layouts)
    named = (("setup", sheet.decisions), ("commitments", sheet.matrix), ("route_map", sheet.months))
    sheet.kind = next((kind for kind, one in named if one is not None), sheet.words.kind if sheet.words else "")


def _kind_of(tables: Sequence[IndicatorTable]) -> str:
    if all(one.targets for one in tables):
        return "targets"
    return "benchmarks" if all(one.benchmarks for one in tables) else "performance_return"


def _above_table(rows: Rows) -> int:
    """The last row that speaks of the return: its headings are no labels ("Period" beside "Value" is no period)."""
    found = headed_tables(rows, is_heading, indicator_tables.enough, lambda *_: True)
    return found[0].header[0] - 1 if found else rows.numbers[-1]


def _first_heading(sheet: _Sheet) -> int:
    """The row in which a register's headings stand."""
    found = (sheet.own, sheet.decisions, sheet.matrix, sheet.months, sheet.words)
    return next(one.row for one in found if one is not None)


def _facts_only(block: Block) -> Block:
    return Block(block.facts, block.dates, places=block.places)


def _read(
    sheets: Sequence[_Sheet],
    book: Book,
    known: Known,
    findings: Findings,
    stamp: Stamp | None,
    layouts: Layouts,
    *,
    statistics: bool,
) -> None:
    registers = any(sheet.kind for sheet in sheets)
    brought = brought_by([(sheet.rows, sheet.decisions) for sheet in sheets if sheet.decisions], known)
    key = statistics_tables.key_of(sheet.rows for sheet in sheets) if statistics and not registers else Notes()
    for sheet in sheets:
        before = len(findings.figures)
        if _is_register(sheet):
            _read_register(sheet, book, known, findings, stamp, brought)
        elif sheet.tables:
            for table in sheet.tables:
                if not table.left_out:
                    indicator_tables.read(table, known, findings, layouts, quiet=stamp is not None)
                sheet.regions.append(indicator_tables.region(table, sheet.kind))
            sheet.figures = findings.figures[before:]
            sheet.reason = "; ".join(indicator_tables.describe(table) for table in sheet.tables)
        elif not sheet.rows.numbers:
            sheet.reason = sheet.reason or "empty"
        elif (
            not registers
            and statistics
            and (
                why := no_table.why_none(
                    sheet.rows, [one.name for one in book.sheets if one.name != sheet.rows.sheet.name]
                )
            )
        ):
            sheet.reason = why
        elif not registers and statistics:
            sheet.figures, sheet.reason, kind, sheet.regions = benchmarks.read(
                sheet.rows, known, findings, layouts, key
            )
            sheet.figures = no_table.without_numbering(sheet.figures)
            sheet.kind = kind if sheet.figures else ""
            sheet.reason = sheet.reason if sheet.figures else "no table of figures"
        else:
            sheet.reason = "a cover or notes sheet: no figures; what it says of partner, period and day is used"
        _say_comments_left_out(sheet, findings.figures[before:] if sheet.tables else sheet.figures, findings)


def _is_register(sheet: _Sheet) -> bool:
    """Whether the sheet is read into entries."""
    return any(one is not None for one in (sheet.own, sheet.decisions, sheet.matrix, sheet.months, sheet.words))


def _read_register(
    sheet: _Sheet, book: Book, known: Known, findings: Findings, stamp: Stamp | None, brought: Brought
) -> None:
    """The entries of a sheet that is a register, and what a person is told about it."""
    if sheet.own:
        sheet.entries = own_rows.read(sheet.rows, sheet.own, known, findings)
        sheet.reason = own_rows.describe(sheet.own, sheet.entries)
    elif sheet.decisions:
        sheet.entries = setup.read(sheet.rows, sheet.decisions, known, findings, brought)
        sheet.reason = f"{len(sheet.entries)} settings"
    elif sheet.matrix:
        sheet.entries = commitments.read(sheet.rows, sheet.matrix, findings)
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


def _say_comments_left_out(sheet: _Sheet, figures: Sequence[Figure], findings: Findings) -> None:
    """A comment on a figure is kept with it; one on an empty cell or a label is at least told."""
    if not sheet.rows.commented:
        return
    kept = {one.cell for one in figures}
    cells = sorted((cell.row, cell.column) for cell in sheet.rows.commented)
    places = [place for one in cells if (place := cell_name(*one)) not in kept]
    if places:
        shown = ", ".join(places[:8]) + (" …" if len(places) > 8 else "")
        findings.tell("comments-left-out", sheet.rows.sheet.name, places[0], count=len(places), cells=shown)


def _without_hidden_twins(sheets: Sequence[_Sheet], figures: Sequence[Figure], findings: Findings) -> list[Figure]:
    """Holds back what stands on a hidden sheet while a visible one returns the same indicators: nobody saw it."""
    held: set[str] = set()
    for hidden in sheets:
        if not hidden.rows.sheet.hidden or not hidden.tables:
            continue
        series = {(one.indicator, one.sub_measure) for one in hidden.figures if one.indicator}
        for visible in sheets:
            shown = {(one.indicator, one.sub_measure) for one in visible.figures if one.indicator}
            if visible is not hidden and not visible.rows.sheet.hidden and (series & shown):
                name = hidden.rows.sheet.name
                findings.tell("hidden-sheet-differs", name, hidden.tables[0].table.place, other=visible.rows.sheet.name)
                held.add(name)
                break
    return [one._replace(held="hidden-sheet-differs") if one.sheet in held else one for one in figures]


def _header(sheets: Sequence[_Sheet], cover: Block, known: Known, stamp: Stamp | None, findings: Findings) -> Header:
    tables = [table for sheet in sheets if not sheet.rows.sheet.hidden for table in sheet.tables]
    header = tables[0].header if tables else header_of(cover)
    lines = header_of(cover).facts if tables else {}
    header = replace(header, facts={**lines, **header.facts}, template_version=stamp.version if stamp else "")
    if stamp is not None:
        header = replace(
            header, template_partner=stamp.partner, template_period=stamp.period,
            template_generation=int(stamp.generation) if stamp.generation.isdigit() else None,
        )  # fmt: skip
        if stamp.version != CURRENT_VERSION:
            findings.tell("template-outdated", "", "", stamp.version, current=CURRENT_VERSION)
    header = _stamped(header, known, stamp)
    for label, text in header.facts.items():
        if LABEL_OF.get(fold(label)) == "known_at":
            findings.tell("known-at-unread", "", "", text)
    if not header.partner_text:
        return header
    partner = known.catalogue.find_partner(header.partner_text)
    if partner is None:
        names = suggestion(known.catalogue.suggest_partner(header.partner_text))
        findings.ask_once(fold(header.partner_text), "unknown-partner", "", "", header.partner_text, suggestion=names)
    return with_partner(header, partner)


def _partner(sheets: Sequence[_Sheet], known: Known, stamp: Stamp | None) -> str:
    """The id of the partner that the file names above its tables or on its cover; "" where it names none."""
    texts = [stamp.partner] if stamp is not None else []
    texts += [header_of(read_block(one.rows, 1, COVER_ROWS)).partner_text for one in sheets]
    return next((found for text in texts if text and (found := known.catalogue.find_partner(text))), "")


def _stamped(header: Header, known: Known, stamp: Stamp | None) -> Header:
    """What our template was made for, where the cover that says so was deleted."""
    if stamp is None:
        return header
    if not header.partner_text and known.catalogue.find_partner(stamp.partner):
        header = replace(header, partner_text=known.catalogue.partner_name(stamp.partner))
    period = read_period(stamp.period) if stamp.period and not header.period_text else None
    if isinstance(period, Period) and header.period_start is None:
        header = replace(header, period_text=stamp.period, period_start=period.start, period_end=period.end)
    return header


def _sheet_read(sheet: _Sheet) -> SheetRead:
    cells = sheet.rows.cells
    columns = max((row[-1].column for row in cells.values()), default=0)
    used = bool(sheet.kind)
    return SheetRead(sheet.rows.sheet.name, sheet.rows.sheet.hidden, max(cells, default=0), columns, used, sheet.reason)


def _layout(sheets: Sequence[_Sheet], stamp: Stamp | None) -> str:
    if stamp is not None:
        return f"our template: {stamp.kind}"
    tables = [table for sheet in sheets for table in sheet.tables]
    if not tables:
        return next((sheet.kind for sheet in sheets if sheet.kind), "")
    return tables[0].layout


def _ordered(problems: Sequence[Problem], names: Sequence[str]) -> tuple[Problem, ...]:
    """By sheet, in the workbook's order; within a sheet as they were found. The same remark once."""
    places = {name: position for position, name in enumerate(names)}
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: places.get(one.sheet, -1)))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = ["inspect", "json_lines", "problem_json", "to_json", "understand"]
