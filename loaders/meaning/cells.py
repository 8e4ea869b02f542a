"""One cell as a value: what the value grammar reads, and what only the sheet can tell (kind of cell, raised text …)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from loaders.meaning.relative import RELATIVE, read_relative
from loaders.meaning.words import fold, tidy
from loaders.problems import problem, shorten
from loaders.tables.rows import cell_name
from loaders.workbook.grid import Cell
from lsp_data.errors import Problem
from lsp_data.periods import Basis, Period, read_period
from lsp_data.values import ReadValue, read_value, severity_of

# The drop-down of our template, and what each choice means.
MARKER_CHOICES: dict[str, str] = {
    "not available": "na",
    "to be confirmed": "tbc",
    "suppressed": "suppressed",
    "not applicable": "not_applicable",
    "not collected": "not_collected",
    "low reliability": "low_reliability",
}
# In a quarter's cell: there is one figure a year, and it is not due yet. As words of a register they are no mark.
_ONCE_A_YEAR = re.compile(
    r"(?:(?:reported|measured|collected|published) )?annual(?:ly)?(?: (?:only|figure|data|indicator|measure))?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
STATUS_CHOICES = ("provisional", "estimated", "final", "revised")


def value_of(cell: Cell, sheet: str, symbols: Mapping[str, str] | None = None) -> tuple[ReadValue, tuple[Problem, ...]]:
    """The cell's value and what there is to say about it. Anything that is no figure comes back without a value.
    ``symbols`` is the sheet's own key, mark → marker."""
    read = read_value(
        cell.value,
        number_format=cell.number_format,
        superscript=cell.superscript,
        struck=cell.struck,
        error=cell.error,
        symbols=symbols,
    )
    if not read.problems and not read.is_text and not isinstance(cell.value, str):
        return read, ()  # a plain number: nearly every cell
    if read.is_text and not read.problems and _ONCE_A_YEAR.fullmatch(fold(cell.text)):
        read = ReadValue(marker="not_due", note=cell.text)
    place = cell_name(cell.row, cell.column)
    said = [
        Problem(sheet, place, severity_of(code), code, shorten(cell.text), reason, mend)
        for code, reason, mend in read.problems
    ]
    if read.is_text and not read.problems:
        said.append(problem("text-in-value", sheet, place, cell.text))
    if read.value is not None and isinstance(cell.value, str):
        said.append(problem("number-as-text", sheet, place, cell.text, shown=_shown(read)))
    return replace(read, note=tidy(read.note)), tuple(said)


def goal_of(cell: Cell, sheet: str) -> tuple[ReadValue, tuple[Problem, ...]]:
    """What `value_of` says of a target's cell; a target against others, in words, is no number and nothing to ask."""
    if isinstance(cell.value, str) and read_relative(tidy(cell.text)) is not None:
        return ReadValue(marker=RELATIVE), ()
    return value_of(cell, sheet)


def _shown(read: ReadValue) -> str:
    if read.value is None:
        return read.marker or "no figure"
    gap = "" if read.unit.startswith("%") else " "
    return f"{read.value / read.scale:.10g}{gap}{read.unit}".rstrip()


def marker_choice(text: str) -> str | None:
    """The marker that a template's drop-down choice (or a word of the value grammar) means."""
    chosen = MARKER_CHOICES.get(fold(text))
    return chosen or (read_value(text).marker if text.strip() else None)


def status_choice(text: str) -> str | None:
    """The status of a figure that a word means."""
    folded = fold(text)
    return next((status for status in STATUS_CHOICES if folded.startswith(status[:4])), None)


def day_said(text: str) -> date | None:
    """A day as it was written; one long ago ("1974-04-01") too, which no figure can be of. None where it is no day."""
    if _ISO.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    read = read_period(text)
    return read.start if isinstance(read, Period) and read.basis is Basis.POINT else None
