"""A file as a return: read in its own process, each sheet understood by what it holds, nothing stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.as_json import json_lines, problem_json, to_json
from loaders.corrections import corrected
from loaders.figures import Figure, Header, Return, SheetRead
from loaders.kinds.titles import TITLES, headings_that_do
from loaders.layouts_found import Layouts
from loaders.mapping import Layout
from loaders.meaning.around import Findings
from loaders.meaning.checks import without_twins
from loaders.meaning.header_block import LABEL_OF, Block, header_of, read_block, with_partner
from loaders.meaning.known import Known, known_of
from loaders.meaning.words import fold
from loaders.problems import suggestion
from loaders.recognising import (
    COVER_ROWS,
    KINDS,
    SENT_WITH_IT,
    SheetFound,
    of_return,
    recognise,
)
from loaders.sheet_by_sheet import read_sheets
from loaders.stamp import CURRENT_VERSION, Stamp, read_stamp
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Refusal
from lsp_data.errors import LspError, Problem
from lsp_data.periods import Period, read_period
from lsp_data.settings import Settings

if TYPE_CHECKING:
    from lsp_data.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Beside:
    """What a person says of a file besides its kind: the partner's id and the period under which it is filed ("", None:
    what it says itself), and the fingerprints of the layouts that were put right in this very file."""

    partner: str = ""
    period: Period | None = None
    put_right: frozenset[str] = frozenset()


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
    sheets = [of_return(sheet) for sheet in book.sheets]
    beside = beside or Beside()
    layouts = Layouts(remembered or {}, digest, beside.partner, beside.period, beside.put_right)
    if layouts.by_fingerprint and not layouts.partner:
        layouts = replace(layouts, partner=_partner(sheets, known, stamp))
    cover = recognise(sheets, known, said, layouts)
    read_sheets(sheets, book, known, findings, stamp, layouts, said)
    kind = next((one for one in KINDS if any(sheet.kind == one for sheet in sheets)), "unknown")
    figures, twins = without_twins([one for sheet in sheets for one in sheet.figures])
    findings.add(twins)
    figures = _without_hidden_twins(sheets, figures, findings)
    header = _header(sheets, cover, known, stamp, findings)
    if kind == "unknown":
        findings.tell(
            "not-this-kind" if said else "no-figures", "", "", TITLES.get(said, ""), headings=headings_that_do(said)
        )
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


def _without_hidden_twins(sheets: Sequence[SheetFound], figures: Sequence[Figure], findings: Findings) -> list[Figure]:
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


def _header(
    sheets: Sequence[SheetFound], cover: Block, known: Known, stamp: Stamp | None, findings: Findings
) -> Header:
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


def _partner(sheets: Sequence[SheetFound], known: Known, stamp: Stamp | None) -> str:
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


def _sheet_read(sheet: SheetFound) -> SheetRead:
    cells = sheet.rows.cells
    columns = max((row[-1].column for row in cells.values()), default=0)
    used = bool(sheet.kind)
    return SheetRead(sheet.rows.sheet.name, sheet.rows.sheet.hidden, max(cells, default=0), columns, used, sheet.reason)


def _layout(sheets: Sequence[SheetFound], stamp: Stamp | None) -> str:
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
