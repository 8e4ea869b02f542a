"""What a reader should be told about a sheet that was read: the hidden, the marked, the odd."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from loaders.workbook.columns import COLUMN_BITS, COLUMN_MASK, DATE, KIND_BITS, KIND_MASK, NUMBER, TEXT, Columns, named
from loaders.workbook.date_formats import LAST_SERIAL, has_day, iso_text
from loaders.workbook.faults import Remarks, column_letters, listed
from loaders.workbook.number_formats import number_format
from loaders.workbook.texts import Texts
from loaders.workbook.xlsx_styles import Style

_FAR_ROWS, _FAR_COLUMNS = 5_000, 1_000  # empty rows or columns between a stray cell and the rest
_MANY_BLANK_ROWS = 1_000
_FIRST_LIKELY_DAY = 367  # serials below stand for days of 1900: a plain number in a date format
NOTHING = "Nothing to do."


def remark_on_sheet(
    sheet: Columns, texts: Texts, styles: list[Style], remarks: Remarks, *, from_1904: bool = False
) -> None:
    """Add what is worth telling; call before :meth:`Columns.settle`."""
    _on_hidden(sheet, remarks)
    _on_far_cells(sheet, remarks)
    _on_formulas(sheet, remarks)
    _on_texts(sheet, texts, remarks)
    _on_styles(sheet, texts, styles, remarks, from_1904=from_1904)
    blank = sheet.row_elements - sheet.rows
    if blank > _MANY_BLANK_ROWS:
        _add(
            remarks, sheet, "note", "blank-rows-skipped", f"{blank:,} formatted rows without a value were passed over.",
            "Delete the rows below the last figure to make the file smaller.",
        )  # fmt: skip


def _add(
    remarks: Remarks,
    sheet: Columns,
    severity: str,
    code: str,
    reason: str,
    mend: str,
    cell: str = "",
    *,
    value: str = "",
) -> None:
    remarks.add(severity, code, reason, mend, sheet=sheet.name, cell=cell, value=value)


def _on_hidden(sheet: Columns, remarks: Remarks) -> None:
    if not sheet.at:
        return
    if sheet.hidden:
        figures = any(code & KIND_MASK == NUMBER for code in set(sheet.code))
        _add(
            remarks, sheet, "query" if figures else "note", "hidden-sheet",
            f"The sheet “{sheet.name}” is hidden, so that a person who opens the workbook does not see it; it holds "
            f"{len(sheet.at):,} cells.",
            "Unhide the sheet to check it, or delete it if it is not meant.",
        )  # fmt: skip
    used = (
        sorted({place >> COLUMN_BITS for place in sheet.at}.intersection(sheet.hidden_rows))
        if sheet.hidden_rows
        else []
    )
    if used:
        _add(
            remarks, sheet, "note", "hidden-rows", f"{len(used):,} hidden rows hold cells: {_spans(used)}.",
            "Unhide the rows (or clear the filter) to check them.", f"A{used[0]}", value=" ".join(map(str, used)),
        )  # fmt: skip
    if sheet.hidden_columns:
        present = {(place & COLUMN_MASK) + 1 for place in sheet.at}
        gone = sorted(c for c in present if any(first <= c <= last for first, last in sheet.hidden_columns))
        if gone:
            _add(
                remarks, sheet, "note", "hidden-columns",
                f"{len(gone):,} hidden columns hold cells: {listed(map(column_letters, gone), len(gone))}.",
                "Unhide the columns to check them.", f"{column_letters(gone[0])}1",
                value=" ".join(map(column_letters, gone)),
            )  # fmt: skip


def _on_far_cells(sheet: Columns, remarks: Remarks) -> None:
    """A stray cell far below or to the right of all others is kept, and named."""
    if len(sheet.at) < 2:
        return
    cell = ""
    last = sheet.at[-1]
    if (last >> COLUMN_BITS) - (sheet.at[-2] >> COLUMN_BITS) > _FAR_ROWS:
        cell = named(last)
    if not cell and sheet.widest > _FAR_COLUMNS:
        columns = sorted({place & COLUMN_MASK for place in sheet.at})
        gap = next((b for a, b in pairwise(columns) if b - a > _FAR_COLUMNS), None)
        cell = next((named(place) for place in sheet.at if place & COLUMN_MASK == gap), "") if gap is not None else ""
    if cell:
        _add(
            remarks, sheet, "note", "far-cell",
            f"The cell {cell} stands far away from all others; it was read with them.",
            "Delete the stray cell if it is not meant.", cell,
        )  # fmt: skip


def _on_formulas(sheet: Columns, remarks: Remarks) -> None:
    solved = len(sheet.formulas) - len(sheet.unsolved)
    if solved:
        missing = set(sheet.unsolved)
        first = [place for place in sheet.formulas if place not in missing]
        _add(
            remarks, sheet, "note", "formula-results",
            f"{_cells(solved)} a formula; the stored result was read, nothing was computed ({_named(first)}).",
            NOTHING, named(first[0]),
        )  # fmt: skip
    if sheet.unsolved:
        _add(
            remarks, sheet, "query", "formula-without-result",
            f"{_cells(len(sheet.unsolved))} a formula without a stored result ({_named(sheet.unsolved)}).",
            "Open the workbook in Excel, let it calculate, save, and send it again.", named(sheet.unsolved[0]),
        )  # fmt: skip


def _on_texts(sheet: Columns, texts: Texts, remarks: Remarks) -> None:
    raised = {number for number, (superscript, _) in texts.marks.items() if superscript}
    struck = {number for number, (_, struck) in texts.marks.items() if struck}
    code_like, long = texts.code_like(), texts.long()
    flagged = raised | struck | texts.broken | code_like | long
    if not flagged:
        return
    found = [
        (place, int(number))
        for place, code, number in zip(sheet.at, sheet.code, sheet.number, strict=True)
        if number in flagged and code & KIND_MASK == TEXT
    ]
    for numbers, code, reason, mend in (
        (raised, "superscript-separated",
         "raised characters at the end were read as note marks, not as part of the text or number", NOTHING),
        (struck, "struck-text", "struck-out text was left out", "Delete what no longer counts."),
        (texts.broken, "unreadable-characters", "characters that cannot be stored show as \ufffd",
         "Type the text again."),
        (code_like, "code-like-text",
         "text that looks like a formula, mark-up or a template is kept as typed and never run", NOTHING),
        (long, "long-text", "very long texts are kept whole and shown shortened", NOTHING),
    ):  # fmt: skip
        _at(sheet, remarks, "note", code, [place for place, number in found if number in numbers], reason, mend)


def _on_styles(sheet: Columns, texts: Texts, styles: list[Style], remarks: Remarks, *, from_1904: bool) -> None:
    codes = set(sheet.code)
    for mark, code, reason in (
        ("struck", "struck-text", "struck out as a whole, and read as empty"),
        ("superscript", "superscript-separated", "raised as a whole, and read as a note mark"),
    ):
        marked = {one for one in codes if styles[one >> KIND_BITS][4] == mark}
        if marked:
            _at(sheet, remarks, "note", code, _with(sheet, marked), reason, NOTHING)
    earliest = {
        one: _earliest(styles[one >> KIND_BITS][0], from_1904=from_1904) for one in codes if one & KIND_MASK == NUMBER
    }
    dated = {one: first for one, first in earliest.items() if first is not None}
    if dated:
        odd = [
            place
            for place, code, number in zip(sheet.at, sheet.code, sheet.number, strict=True)
            if code in dated and not dated[code] <= number <= LAST_SERIAL
        ]
        _at(
            sheet, remarks, "query", "unlikely-date", odd,
            "formatted as a date, but a plain number (a day of the year 1900, or none)",
            "Format the cell as a number, or type the date again.",
        )  # fmt: skip
    iso = {one for one in codes if one & KIND_MASK == DATE}
    if iso:
        _on_iso_dates(sheet, texts, iso, remarks)


def _on_iso_dates(sheet: Columns, texts: Texts, iso: set[int], remarks: Remarks) -> None:
    places = _with(sheet, iso)
    bad = [
        place
        for place, code, number in zip(sheet.at, sheet.code, sheet.number, strict=True)
        if code in iso and iso_text(texts.texts[int(number)]) is None
    ]
    reason = "dates in a rare but lawful form (ISO 8601) were read"
    _at(sheet, remarks, "note", "iso-dates", places, reason, NOTHING)
    reason = "marked as a date but holds none; read as text"
    _at(sheet, remarks, "query", "bad-date-cell", bad, reason, "Type the date again.")


def _with(sheet: Columns, codes: set[int]) -> list[int]:
    return [place for place, code in zip(sheet.at, sheet.code, strict=True) if code in codes]


def _at(sheet: Columns, remarks: Remarks, severity: str, code: str, places: list[int], reason: str, mend: str) -> None:
    """One remark for many cells."""
    if places:
        _add(remarks, sheet, severity, code, f"{_named(places)}: {reason}.", mend, named(places[0]))


def _earliest(code: str, *, from_1904: bool) -> int | None:
    """The least number that makes sense in a date format; None for formats of other kinds."""
    compiled = number_format(code)
    if not compiled.is_date or compiled.is_elapsed:
        return None
    return _FIRST_LIKELY_DAY if has_day(compiled) and not from_1904 else 0


def _cells(count: int) -> str:
    return f"{count:,} cells hold" if count > 1 else "1 cell holds"


def _named(places: Iterable[int]) -> str:
    known = list(places)
    return listed(map(named, known[:5]), len(known))


def _spans(rows: list[int]) -> str:
    """ "5, 7–9": runs of rows, the first few."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return listed((f"{a}–{b}" if b > a else str(a) for a, b in spans), len(spans))
