"""Makes the sample's workbooks, the manifest of their loading and the list of what is in them.

Run from the project's folder: ``python -m sample_data.build``. The same definition gives the same contents on every
machine; nothing here reads the clock.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lsp_data.periods import Period
from sample_data import benchmarks
from sample_data.agreed import VERSIONS
from sample_data.draft import Kept, Placed, SheetDraft, save_csv, save_xlsx
from sample_data.faulty import build_faulty
from sample_data.house_styles import SELF_DECLARED, STYLES
from sample_data.house_styles.blocks import cover, pairs_of
from sample_data.house_styles.papers import commitments, route_map, setup, targets
from sample_data.house_styles.places import places
from sample_data.house_styles.template import stamp
from sample_data.partners import partner_rows
from sample_data.register_papers import register_papers
from sample_data.returns import SampleReturn, all_returns

HERE = Path(__file__).parent
LEAD = "council"  # the partner that sends the partnership's own papers
BENCHMARKED = date(2011, 2, 14)
MANIFEST_COLUMNS = (
    "order", "file", "kind", "partner", "period_start", "period_end", "period_basis", "known_at", "figures", "entries"
)  # fmt: skip
TRUTH_COLUMNS = (
    "file", "sheet", "cell", "indicator", "sub_measure", "area", "measure", "basis", "period_start", "period_end",
    "value", "marker", "status", "known_at",
)  # fmt: skip
REGISTER_COLUMNS = ("file", "entry", "sheet", "row", "register", "field", "value", "known_at")


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of the sample."""

    slug: str
    kind: str
    partner: str
    known_at: date
    make: Callable[[], list[SheetDraft]]
    period: Period | None = None
    file_format: str = "xlsx"
    properties: Mapping[str, str] = field(default_factory=dict)  # custom document properties


def papers() -> list[Paper]:
    """All files in the order in which they became known."""
    agreements = {
        "June 2008": "targets-june-2008",
        "March 2009": "targets-march-2009",
        "March 2010": "targets-march-2010",
    }
    found = [Paper("set-up", "setup", LEAD, date(2008, 6, 16), setup)]
    for version, slug in agreements.items():
        found.append(Paper(slug, "targets", LEAD, VERSIONS[version], _agreement(version)))
    found.append(
        Paper("route-map-2009-10", "route_map", LEAD, date(2009, 4, 30), lambda: route_map(2009, date(2009, 4, 30)))
    )
    found.append(
        Paper("route-map-2010-11", "route_map", LEAD, date(2011, 1, 27), lambda: route_map(2010, date(2011, 1, 27)))
    )
    found.append(Paper("commitments", "commitments", LEAD, date(2010, 7, 29), lambda: commitments(date(2010, 7, 29))))
    found.append(Paper("benchmarks", "benchmarks", LEAD, BENCHMARKED, lambda: benchmarks.sheets(BENCHMARKED)))
    found += [_return(one) for one in all_returns()]
    found += _area_papers()
    found += [
        Paper(one.slug, one.kind, one.partner, one.known_at, one.sheets, properties=one.properties)
        for one in register_papers()
    ]
    return sorted(found, key=lambda one: (one.known_at, one.kind != "setup", one.partner, one.slug))


def _agreement(version: str) -> Callable[[], list[SheetDraft]]:
    return lambda: targets(version, VERSIONS[version])


def _return(one: SampleReturn) -> Paper:
    def make() -> list[SheetDraft]:
        sheets = [STYLES[sheet.style](sheet, one) for sheet in one.sheets]
        if one.sheets[0].style in SELF_DECLARED:
            return sheets
        title = f"Return of {partner_rows()[one.partner]['short_name']}"
        return [cover(title, pairs_of(one.partner, one.period_text, one.known_at)), *sheets]

    properties = stamp(one) if one.sheets[0].style == "template" else {}
    return Paper(
        one.slug, "performance_return", one.partner, one.known_at, make, one.period, one.file_format, properties
    )


def _area_papers() -> list[Paper]:
    def paper(slug: str, title: str, period_text: str, known_at: date) -> Paper:
        one = SampleReturn(slug, LEAD, period_text, known_at, ())
        make = lambda: [places(slug, title, LEAD, period_text, known_at)]  # noqa: E731 - a thunk, as beside it
        return Paper(slug, "performance_return", LEAD, known_at, make, one.period)

    return [
        paper("county-districts", "The county of Cheshire by district", "2008/09", date(2009, 5, 22)),
        paper("east-and-west", "The two new council areas, also before they began", "2009/10", date(2010, 7, 15)),
        paper("boards", "By area partnership board", "Q2 2010/11", date(2010, 11, 16)),
    ]


def build(folder: Path) -> None:
    """Writes workbooks/, faulty/, the manifest and both lists of what was written; an earlier build is removed."""
    books = folder / "workbooks"
    books.mkdir(parents=True, exist_ok=True)
    for old in books.iterdir():
        old.unlink()
    manifest: list[Sequence[object]] = []
    truth: list[Sequence[object]] = []
    kept: list[Sequence[object]] = []
    for number, paper in enumerate(papers(), 1):
        name = f"{number:02d}-{paper.partner}-{paper.slug}.{paper.file_format}"
        sheets = paper.make()
        if paper.file_format == "csv":
            save_csv(books / name, sheets[0])
        else:
            save_xlsx(books / name, sheets, paper.properties)
        placed = [one for sheet in sheets for one in sheet.placed]
        truth += [_truth_row(name, paper, one) for one in placed]
        rows = enumerate((one for sheet in sheets for one in sheet.kept), 1)
        kept += [(name, entry, *line, paper.known_at) for entry, one in rows for line in _fields_of(one)]
        start, end, basis = ("", "", "") if paper.period is None else (*_days(paper.period), paper.period.basis.value)
        figures = len(placed) + sum(sheet.agreed for sheet in sheets)
        entries = sum(len(sheet.said) + len(sheet.kept) for sheet in sheets)
        manifest.append((number, name, paper.kind, paper.partner, start, end, basis, paper.known_at, figures, entries))
    _write(folder / "manifest.csv", MANIFEST_COLUMNS, manifest)
    _write(folder / "truth.csv", TRUTH_COLUMNS, truth)
    _write(folder / "truth_registers.csv", REGISTER_COLUMNS, kept)
    build_faulty(folder)


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def _truth_row(name: str, paper: Paper, one: Placed) -> Sequence[object]:
    fact = one.fact
    value = "" if fact.value is None else repr(fact.value)
    sheet = "Sheet1" if paper.file_format == "csv" else one.sheet
    return (
        name, sheet, one.cell, fact.indicator, fact.sub_measure, fact.area, fact.measure, fact.period.basis.value,
        *_days(fact.period), value, fact.marker or "", fact.status or "", paper.known_at,
    )  # fmt: skip


def _fields_of(one: Kept) -> Iterator[Sequence[object]]:
    """Sheet, row, register, field and its value as JSON, for each field that a register's row says something of."""
    for name, value in one.fields.items():
        yield one.sheet, one.row, one.register, name, json.dumps(value, ensure_ascii=False)


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
