"""Each sheet of a workbook as what it was recognised as; what stands on a sheet that is none is read or told."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.figures import Figure
from loaders.kinds import benchmarks, indicator_reading, no_table
from loaders.kinds.found_tables import is_table, key_of
from loaders.kinds.open_periods import ask_of_undated
from loaders.kinds.setup_names import brought_by
from loaders.layouts_found import Layouts
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.notes import Notes
from loaders.recognising import SheetFound, holds_a_table, is_register, read_register
from loaders.stamp import Stamp
from loaders.tables.blocks import blocks
from loaders.tables.rows import cell_name
from loaders.workbook.grid import Book

_COVER = "a cover or notes sheet: no figures; what it says of partner, period and day is used"
_STATISTICS = ("", "statistics", "benchmarks")  # kinds that are tables of any figures ("": nobody says)


def read_sheets(
    sheets: Sequence[SheetFound],
    book: Book,
    known: Known,
    findings: Findings,
    stamp: Stamp | None,
    layouts: Layouts,
    said: str,
) -> None:
    """Gives each sheet its figures, entries and tables, and the sentence about it; ``said``: the kind of workbook that
    a person says."""
    alone = said in _STATISTICS and not any(sheet.kind for sheet in sheets)
    beside = said in _STATISTICS and stamp is None and not any(map(is_register, sheets))
    brought = brought_by([(sheet.rows, sheet.decisions) for sheet in sheets if sheet.decisions], known)
    key = key_of(sheet.rows for sheet in sheets) if alone or beside else Notes()
    for sheet in sheets:
        before = len(findings.figures)
        others = [one.name for one in book.sheets if one.name != sheet.rows.sheet.name]
        if is_register(sheet):
            read_register(sheet, book, known, findings, stamp, brought)
        elif sheet.tables:
            _indicators(sheet, known, findings, layouts, key, quiet=stamp is not None)
        elif not sheet.rows.numbers:
            sheet.reason = sheet.reason or "empty"
        elif alone and (why := no_table.why_none(sheet.rows, others)):
            sheet.reason = why
        elif alone:
            _figures(sheet, known, findings, layouts, key)
            sheet.reason = sheet.reason if sheet.kind else "no table of figures"
        else:
            sheet.reason = _COVER
            if beside and not sheet.rows.sheet.hidden and not no_table.why_none(sheet.rows, others):
                _dated_figures(sheet, known, findings, layouts, key)
            if not sheet.kind and stamp is None:
                _say_left_out(sheet, findings, worded=any(map(is_register, sheets)))
        _say_comments_left_out(sheet, findings.figures[before:] if sheet.tables else sheet.figures, findings)


def _indicators(
    sheet: SheetFound, known: Known, findings: Findings, layouts: Layouts, key: Notes, *, quiet: bool
) -> None:
    before = len(findings.figures)
    below: list[SheetFound] = []
    for table in sheet.tables:
        if not table.left_out:
            indicator_reading.read(table, known, findings, layouts, quiet=quiet)
        sheet.regions.append(indicator_reading.region(table, sheet.kind))
        if table.beneath is not None:
            below.append(SheetFound(table.beneath))
            _dated_figures(below[-1], known, findings, layouts, key)
    sheet.figures = findings.figures[before:]
    sheet.reason = "; ".join(indicator_reading.describe(table) for table in sheet.tables)
    for one in below:
        if one.kind:
            sheet.figures += one.figures
            sheet.regions += one.regions
            sheet.reason += f"; {one.reason}"
        else:
            _say_left_out(one, findings, worded=False)


def _figures(sheet: SheetFound, known: Known, findings: Findings, layouts: Layouts, key: Notes) -> None:
    figures, sheet.reason, kind, sheet.regions = benchmarks.read(sheet.rows, known, findings, layouts, key)
    sheet.figures = no_table.without_numbering(figures)
    sheet.kind = kind if sheet.figures else ""
    ask_of_undated(sheet.regions, sheet.figures, findings)


def _dated_figures(sheet: SheetFound, known: Known, findings: Findings, layouts: Layouts, key: Notes) -> None:
    """The figures of a sheet beside a return, where each says when it is: a choice list or a sum beside it does not."""
    own = Findings()
    _figures(sheet, known, own, layouts, key)
    if sheet.figures and all(one.period_start for one in sheet.figures):
        findings.add(own.problems)
        return
    sheet.figures, sheet.regions, sheet.kind, sheet.reason = [], [], "", _COVER


def _say_left_out(sheet: SheetFound, findings: Findings, *, worded: bool) -> None:
    """Tells a table on a visible sheet that was not read: one of figures, beside papers one of words, too."""
    place = sheet.rows.sheet.name, cell_name(sheet.rows.numbers[0], 1)
    if worded and holds_a_table(sheet.rows):
        sheet.reason = "left out: it looks like a table, and no paper was recognised in it"
        findings.tell("sheet-left-out", *place)
    elif not sheet.rows.sheet.hidden and any(is_table(sheet.rows, one) for one in blocks(sheet.rows)):
        sheet.reason = "left out: it holds a table of figures, and nothing says for when they are"
        findings.tell("figures-left-out", *place)


def _say_comments_left_out(sheet: SheetFound, figures: Sequence[Figure], findings: Findings) -> None:
    """A comment on a figure is kept with it; one on an empty cell or a label is at least told."""
    if not sheet.rows.commented:
        return
    kept = {one.cell for one in figures}
    cells = sorted((cell.row, cell.column) for cell in sheet.rows.commented)
    places = [place for one in cells if (place := cell_name(*one)) not in kept]
    if places:
        shown = ", ".join(places[:8]) + (" …" if len(places) > 8 else "")
        findings.tell("comments-left-out", sheet.rows.sheet.name, places[0], count=len(places), cells=shown)
