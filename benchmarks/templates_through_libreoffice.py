"""Whether every template survives LibreOffice: filled in, saved by it as .xlsx, .xls and .ods, and read again.

usage: python -m benchmarks.templates_through_libreoffice [FOLDER]
Needs soffice on the PATH. The sample partnership is loaded into a folder of its own; each template's coloured cells are
filled (choices from their lists, codes, numbers and words elsewhere), the workbook is converted, and what is read from
each conversion is compared with what is read from the template itself: every figure and every entry, field by field.
Then the sample's registers are exported as they stand, converted, and compared with the store: every row of every
register has to be there, and the same.
Exits 1 when anything is lost or changed. FOLDER keeps the workbooks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from loaders import compare, templates
from loaders.figures import Return
from loaders.inspection import inspect
from loaders.register_books import BOOKS
from lsp_data import reports
from lsp_data.periods import financial_year, label, quarter
from lsp_data.settings import Settings
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from sample_data.load import load_sample

FORMATS = ("xlsx", "xls", "ods")
YEARS = (financial_year(2009), financial_year(2010))
REPORTED = date(2011, 2, 14)
ROWS = 6  # rows of each sheet that are filled in
CODES = ("NI 4", "NI 21", "NI 117")
NUMBERS = frozenset({"Value", "Baseline", "Numerator", "Denominator", "Sample size"})
AREAS = ("Halton", "Warrington", "St Helens")
# Fields of a figure that a format cannot say otherwise; `text` is how the program shows the number.
FIGURE = ("sheet", "cell", "indicator", "sub_measure", "area", "area_label", "measure", "period_basis", "period_start",
          "period_end", "reads", "marker", "status", "note", "unit", "held")  # fmt: skip


def main(folder: Path) -> int:
    """Convert and compare every template and every register of the sample; the number of differences."""
    generation = load_sample(folder / "data")
    return _templates(generation, folder) + _registers(generation, folder)


def _templates(generation: Generation, folder: Path) -> int:
    lost = 0
    filled = list(_filled(generation, folder))
    converted = _converted([path for _, path in filled])
    for kind, path in filled:
        ours = _read(path, generation, folder)
        print(f"{kind}: {len(ours.figures)} figures, {len(ours.entries)} entries, read as {ours.kind}")
        if ours.kind != kind or not (ours.figures or ours.entries):
            print("  NOTHING was read of it, or it was read as something else")
            lost += 1
        for ending in FORMATS:
            differences = list(_differences(ours, _read(converted[path, ending], generation, folder), ending))
            print(f"  .{ending}: " + (f"{len(differences)} differences" if differences else "nothing lost"))
            for one in differences[:5]:
                print(f"    {one}")
            lost += len(differences)
    return lost


def _registers(generation: Generation, folder: Path) -> int:
    """Export, convert and read back the registers as they stand; the number of rows that are lost or changed."""
    lost = 0
    written = {}
    for name, rows, write in _exports(generation):
        path = folder / f"register-{name}.xlsx"
        write(path)
        written[path] = rows
    converted = _converted(list(written))
    for path, rows in written.items():
        print(f"{path.stem}: {rows} rows")
        for ending in ("as exported", *FORMATS):
            ret = _read(converted.get((path, ending), path), generation, folder)
            compared = compare.compare(ret, generation, known_at=REPORTED).registers
            changes = [f"{one.change}: {one.item} {dict(one.fields)}" for one in compared if one.change != "same"]
            short = rows - len(compared)
            print(f"  {ending}: " + (f"{len(changes)} changed, {short} lost" if changes or short else "nothing lost"))
            for one in changes[:5]:
                print(f"    {one}")
            lost += len(changes) + abs(short)
    return lost


def _exports(generation: Generation) -> Iterator[tuple[str, int, Any]]:
    """Each register of the sample: its name, how many rows it holds, and what writes its workbook."""
    for kind in (one.register.kind for one in BOOKS):
        if kind == "activity":
            for year in YEARS:
                rows = len(reports.route_map(generation, label(year)))
                yield (
                    f"route-map-{year.start.year}", rows,
                    lambda out, year=year: templates.write_route_map(generation, year, out),
                )  # fmt: skip
            continue
        rows = len(reports.register(generation, kind))
        yield kind, rows, lambda out, kind=kind: templates.write_register(generation, kind, out)
    roles = next(one for one in templates.others(2010) if one.kind == "commitments")
    yield "commitment_role", len(reports.commitments(generation)), lambda out: roles.write(generation, out)


def _filled(generation: Generation, folder: Path) -> Iterator[tuple[str, Path]]:
    catalogue = reads.catalogue_of(generation)
    lead = next(str(one) for one in catalogue.in_use["lead"] if one)
    made: list[tuple[str, Any]] = [
        ("performance_return", lambda out: templates.write_template(generation, lead, quarter(2010, 2), out))
    ]
    for one in templates.others(catalogue.partnership.last_year):
        made.append((one.kind, lambda out, one=one: one.write(generation, out)))
    for kind, write in made:
        path = folder / f"{kind}.xlsx"
        write(path)
        _fill(path, kind)
        yield kind, path


def _fill(path: Path, kind: str) -> None:
    book = openpyxl.load_workbook(path)
    for row in book["Cover"].iter_rows(min_row=2, max_row=12, max_col=2):
        if "date" in str(row[0].value).lower() and not row[1].protection.locked:
            row[1].value = datetime(2010, 11, 2)
    for sheet in book.worksheets[1:]:
        if kind == "setup":
            continue  # it is filled in already, and its fields take what the partnership knows
        for number in range(2, min(sheet.max_row, ROWS + 1) + 1):
            for cell in sheet[number]:
                if cell.value is None and not cell.protection.locked:
                    cell.value = _content(sheet, cell, number, kind)
    book.save(path)


def _content(sheet: Any, cell: Any, row: int, kind: str) -> object:
    """What a person may write there: a choice of its list, a number under a heading for one, an area, a code, words."""
    heading = str(sheet.cell(1, cell.column).value)
    choices = _choices(sheet, cell)
    if heading == "Reason if no value" or (kind == "targets" and heading in ("In reward", "Baseline period")):
        return None
    if choices:
        return choices[row % len(choices)]
    if heading == "Area":
        return AREAS[row % len(AREAS)]
    if heading == "Indicator" or heading == "Indicators":
        return CODES[row % len(CODES)]
    if heading in ("Sub-measure", "Title"):
        return None
    if heading == "Period":
        return "2009/10"
    if heading == "Number":
        return str(row)
    if heading in NUMBERS or ("target" in heading.lower() and kind == "targets") or "milestone" in heading.lower():
        return row * 1.25
    return f"{heading} of row {row}: 90% by 2011, “quoted” & <marked>, naïve – 3 < 5"


def _choices(sheet: Any, cell: Any) -> list[str]:
    for rule in sheet.data_validations.dataValidation:
        if cell.coordinate in rule.sqref and str(rule.formula1).startswith('"'):
            return str(rule.formula1).strip('"').split(",")
    return []


def _converted(paths: Sequence[Path]) -> dict[tuple[Path, str], Path]:
    """Every workbook in every format, by its path and ending; all of a format in one start of the program."""
    folder = paths[0].parent
    for ending in FORMATS:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", ending,
                   "--outdir", str(folder / ending), *map(str, paths)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
    return {(path, ending): folder / ending / f"{path.stem}.{ending}" for path in paths for ending in FORMATS}


def _read(path: Path, generation: Generation, folder: Path) -> Return:
    return inspect(path, catalogue=reads.catalogue_of(generation), settings=Settings(data=folder / "data"))


def _differences(ours: Return, theirs: Return, ending: str) -> Iterator[str]:
    """What the conversion changed, in words."""
    if ours.kind != theirs.kind:
        yield f"read as {theirs.kind}, not {ours.kind}"
    for what, before, after in (
        ("figures", _figures(ours), _figures(theirs)),
        ("entries", _entries(ours), _entries(theirs)),
    ):
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                yield f"{what} {key}: {before.get(key)} became {after.get(key)}"


def _figures(ret: Return) -> dict[object, object]:
    return {(one.sheet, one.cell): tuple(getattr(one, name) for name in FIGURE) for one in ret.figures}


def _entries(ret: Return) -> dict[object, object]:
    return {(one.sheet, one.cell, position): (one.kind, dict(one.fields)) for position, one in enumerate(ret.entries)}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        sys.exit(1 if main(Path(sys.argv[1]).resolve()) else 0)
    with tempfile.TemporaryDirectory() as made:
        sys.exit(1 if main(Path(made)) else 0)
