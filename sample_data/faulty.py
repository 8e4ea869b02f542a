"""Returns with the faults that partners' returns have, and what must be said about each.

``expected.csv`` lists, a row each: the file, the code of a problem that must be found, the cell it names ("" where it
is about the file), whether it is found by reading or only by comparing with the store, how many figures of the file
can be read all the same, and how many of those bring the loaded sample something new without a question.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sample_data.draft import CellContent, SheetDraft, save_xlsx
from sample_data.house_styles.blocks import header, pairs_of
from sample_data.partners import partner_name
from sample_data.truth import all_series
from sample_data.wording import HEADING, title_of

HEADINGS = ["NI", "Indicator", "Area", "Period", "Value", "Unit", "Comments"]
FIRST = 9  # the row of the first figure
AREA = "Cheshire West and Chester"
TO_JANUARY = "Apr 2010-Jan 2011 (year to date)"
Line = tuple[str, str, CellContent, str]  # code, period, value, unit


@dataclass(frozen=True, slots=True)
class Expected:
    """A problem that must be found, and the cell that it must name."""

    code: str
    cell: str = ""
    when: str = "read"  # read | compare: found only against what is stored


@dataclass(frozen=True, slots=True)
class Faulty:
    """One faulty file: what is wrong with it in words, its sheets, what must be found, how many figures can be read all
    the same, and how many of them are new to the loaded sample and raise no question."""

    name: str
    what: str
    make: Callable[[], list[SheetDraft]]
    expected: tuple[Expected, ...]
    usable: int
    new: int


def _sheet(partner: str, period_text: str, lines: list[Line], known_at: date = date(2011, 2, 14)) -> SheetDraft:
    draft = SheetDraft("Return")
    row = header(draft, "Return with faults", pairs_of(partner, period_text, known_at))
    draft.row(row, HEADINGS, HEADING)
    for number, (code, period, value, unit) in enumerate(lines, FIRST):
        known = (code, "") in all_series()
        draft.row(number, [code, title_of(code, "") if known else "", AREA, period, value, unit])
    return draft


def _with_cells(draft: SheetDraft, cells: Mapping[tuple[int, int], CellContent]) -> SheetDraft:
    for (row, column), content in cells.items():
        draft.put(row, column, content)
    return draft


def _wrong_unit() -> list[SheetDraft]:
    lines: list[Line] = [
        ("NI 130", "Q3 2010/11", 249.0, "per 100,000"),
        ("NI 135", TO_JANUARY, 20.1, "%"),
    ]
    return [_sheet("council-adults", "Jan 2011", lines)]


def _unknown_indicator() -> list[SheetDraft]:
    lines: list[Line] = [("NI 250", "Q3 2010/11", 12.0, ""), ("NI 16", TO_JANUARY, 7.41, "")]
    return [_sheet("police", "Jan 2011", lines)]


def _duplicates() -> list[SheetDraft]:
    lines: list[Line] = [
        ("NI 16", "Apr-Dec 2010 (year to date)", 6.63, ""),
        ("NI 16", "Apr-Dec 2010 (year to date)", 6.93, ""),
        ("NI 20", TO_JANUARY, 6.12, ""),
    ]
    return [_sheet("police", "Jan 2011", lines)]


def _no_numbers() -> list[SheetDraft]:
    lines: list[Line] = [
        ("NI 39", "Apr-Sep 2010 (year to date)", "NaN", ""),
        ("NI 123", "Apr-Sep 2010 (year to date)", "1e999", ""),
        ("NI 53", "Q2 2010/11", "#DIV/0!", "%"),
        ("NI 40", "12 months to Dec 2010", 1104.0, ""),
    ]
    return [_sheet("primary-care-trust", "Q3 2010/11", lines)]


def _future() -> list[SheetDraft]:
    lines: list[Line] = [("NI 117", "Jun 2012", 5.0, "%"), ("NI 112", "2009", 36.4, "per 1000 females aged 15-17")]
    return [_sheet("council-children", "Q3 2010/11", lines)]


def _other_partnership() -> list[SheetDraft]:
    draft = _sheet("fire-and-rescue", "Q3 2010/11", [("NI 40", "12 months to Sep 2010", 901.0, "")])
    return [_with_cells(draft, {(3, 2): "Cheshire East demonstration partnership"})]


def _ambiguous() -> list[SheetDraft]:
    draft = _sheet(
        "council-regeneration",
        "Q3 2010/11",
        [("NI 151", "", 74.3, "%"), ("NI 151", "12 months to Dec 2010", 74.4, "%")],
    )
    return [_with_cells(draft, {(FIRST, 4): date(2008, 9, 1)})]


def _total_row() -> list[SheetDraft]:
    lines: list[Line] = [("NI 155", TO_JANUARY, 176.0, ""), ("NI 154", "2009/10", 668.0, "")]
    draft = _sheet("housing-trust", "Jan 2011", lines)
    return [_with_cells(draft, {(FIRST + 2, 1): "Total", (FIRST + 2, 5): 844.0})]


def _wrong_partner() -> list[SheetDraft]:
    period = "Apr-Dec 2010 (year to date)"
    draft = _sheet("police", "Q3 2010/11", [("NI 16", period, 6.6, ""), ("NI 20", period, 5.58, "")])
    draft.put(8, 8, "Partner", HEADING)
    for row, partner in ((FIRST, "probation"), (FIRST + 1, "police")):
        draft.put(row, 8, partner_name(partner))
    return [draft]


def faulty() -> list[Faulty]:
    """All faulty files."""
    return [
        Faulty("01-council-adults-wrong-unit.xlsx", "a rate per 100,000 where a percentage is agreed", _wrong_unit,
               (Expected("out-of-range", f"E{FIRST}"), Expected("unit-conflict", f"F{FIRST}")), 1, 1),
        Faulty("02-police-unknown-indicator.xlsx", "an indicator that does not exist", _unknown_indicator,
               (Expected("unknown-indicator", f"A{FIRST}"),), 1, 1),
        Faulty("03-police-rows-that-differ.xlsx", "two values for one indicator and period", _duplicates,
               (Expected("duplicate-conflict", f"E{FIRST + 1}"),), 1, 1),
        Faulty("04-health-trust-no-numbers.xlsx", "NaN, a number beyond all bounds and an error in place of figures",
               _no_numbers, (Expected("not-finite", f"E{FIRST}"), Expected("not-finite", f"E{FIRST + 1}"),
                             Expected("cell-error", f"E{FIRST + 2}")), 1, 1),
        Faulty("05-children-future-period.xlsx", "a figure for a month that has not begun", _future,
               (Expected("future-period", f"E{FIRST}"),), 1, 1),
        Faulty("06-fire-other-partnership.xlsx", "a return for another partnership", _other_partnership,
               (Expected("other-partnership", "", "compare"),), 0, 0),
        Faulty("07-regeneration-period-as-date.xlsx", "a period that the spreadsheet turned into a date", _ambiguous,
               (Expected("period-turned-into-date", f"D{FIRST}"),), 1, 1),
        Faulty("08-housing-total-row.xlsx", "a total of indicators that cannot be added", _total_row,
               (Expected("total-row-left-out", f"A{FIRST + 2}"),), 2, 1),
        Faulty("09-police-other-partner-in-row.xlsx", "a row that names another partner", _wrong_partner,
               (Expected("partner-differs", f"H{FIRST}"),), 2, 1),
    ]  # fmt: skip


def build_faulty(folder: Path) -> None:
    """Writes faulty/*.xlsx and faulty/expected.csv into the folder; files of an earlier build are removed."""
    books = folder / "faulty"
    books.mkdir(parents=True, exist_ok=True)
    for old in books.iterdir():
        old.unlink()
    with (books / "expected.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "what", "code", "cell", "when", "usable_figures", "new_figures"))
        for one in faulty():
            save_xlsx(books / one.name, one.make())
            for problem in one.expected:
                writer.writerow((one.name, one.what, problem.code, problem.cell, problem.when, one.usable, one.new))
