"""The headings over one column taken apart: what names its figures, what says when they are of, and marks; and what
they mean together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from loaders.meaning.bands import is_pair
from loaders.meaning.frames import is_as_at, is_frame
from loaders.meaning.heading_words import measure_in
from loaders.meaning.notes import Notes, bare
from loaders.meaning.phrases import in_brackets, is_part_of_year, reads_as_period, split_period
from loaders.meaning.status_words import beside_heading
from loaders.meaning.words import fold, tidy
from loaders.meaning.year_before import Before
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, DateCell, Period

_LED = re.compile(r"^([A-Z][A-Z&]{0,7} ?\d{1,4}[a-z]{0,2}) ?[-–—:.] ?\S")  # "CHN12a - Average tariff"
_ALONE = re.compile(r"^[A-Z][A-Z&]{0,7} ?\d{1,4}[a-z]{0,2}$")
_STATUS_LETTER = re.compile(r"[rpRP]|\([rp]\)|\[[rp]\]")
_SECTION = re.compile(r"\(([A-Z])(?:-[A-Z])?(?:, ?[A-Z](?:-[A-Z])?)*\)$")  # "(A)", "(B-E)", "(J-N, R-S)"
_FEWEST_SECTIONS = 3
_STATUSES = frozenset("PRE")  # provisional, revised, estimated
Texts = tuple[str | DateCell, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A column's headings taken apart."""

    names: tuple[str, ...]
    periods: Texts  # outermost first
    split: Texts  # periods that stand at the end of a name; they count where the other columns have some, too
    split_names: tuple[str, ...]
    marks: str
    as_at: bool
    whole: str
    frame: str = ""  # "12 months to": how the period below is meant


@dataclass(frozen=True, slots=True)
class Across:
    """One column of values by its headings. ``question`` is a period that can be read in more than one way."""

    names: tuple[str, ...] = ()
    period: Period | None = None
    measure: str = "actual"
    area: str = ""
    status: str | None = None
    note: str = ""
    unit: str = ""
    question: Ambiguous | None = None
    part: str = ""  # a part of a year ("Q2", "Jan") whose year the row says
    to_date: bool = False  # it counts from the beginning of the year, and only the rows may say until when
    of_year: Period | None = None  # the year that such a column names, or one that is ``open``
    open: bool = False  # it is of a part of a year ("Month" over "2009/10") and nothing says of which
    rolling: bool = False  # it counts the twelve months that end with the month of the row
    between: tuple[int, int] | None = None  # the columns between which it is a change, of which the rows say when
    before: Before | None = None  # it is of the year before the period that the row or the title says


def by_code(parts: dict[int, Parts]) -> dict[int, Parts]:
    """The columns with the name that their code leads, where the row of names has slipped: over "CHN12a 2011-12"
    belongs "CHN12a - Average tariff", wherever it stands in that row, and never "CHN11 - …"."""
    led = {code: name for one in parts.values() for name in one.names if (code := _led_by(name))}
    return {column: _under_code(one, led) for column, one in parts.items()} if led else parts


def _led_by(name: str) -> str:
    """The code that leads a name, without spaces; "" for none."""
    found = _LED.match(name)
    return found[1].replace(" ", "") if found else ""


def _under_code(one: Parts, led: Mapping[str, str]) -> Parts:
    codes = [name.replace(" ", "") for name in (*one.names, *one.split_names) if _ALONE.match(name)]
    if not codes or not (set(codes) & set(led) or any(map(_led_by, one.names))):
        return one
    outer = led.get(codes[-1], "")
    return replace(
        one,
        names=_mended(one.names, codes[-1], outer),
        split_names=_mended(one.split_names, codes[-1], outer),
    )


def _mended(names: Sequence[str], code: str, outer: str) -> tuple[str, ...]:
    kept = [name for name in names if _led_by(name) in ("", code)]
    return (outer, *kept) if outer and outer not in kept else tuple(kept)


def names_section(text: str) -> bool:
    """Whether a heading ends in the letters of a classification's sections: "Education (P)", "Production (B-E)"."""
    return bool(_SECTION.search(tidy(text)))


def are_sections(paths: Iterable[Sequence[Cell]]) -> bool:
    """Whether the letters in brackets behind headings are those of a classification's sections, from "(A)" to "(S)", so
    that "Education (P)" is not provisional."""
    texts = {tidy(cells[-1].text) for cells in paths if cells}
    letters = [found[1] for text in texts if (found := _SECTION.search(text))]
    return len(set(letters)) >= _FEWEST_SECTIONS and not set(letters) <= _STATUSES


def taken_apart(cells: Sequence[Cell], notes: Notes, *, bands: bool, sections: bool = False) -> Parts:
    """The headings of a column, outermost first; ``bands``: pairs of short numbers are no years in this table;
    ``sections``: letters in brackets are those of sections, and no marks."""
    names: list[str] = []
    periods: list[str | DateCell] = []
    split: list[str | DateCell] = []
    split_names: list[str] = []
    marks: list[str] = []
    as_at = False
    frame = ""
    for cell in cells:
        value = cell.value
        if isinstance(value, date):
            periods.append(DateCell(value.date() if isinstance(value, datetime) else value, cell.number_format))
            continue
        if isinstance(value, float | int) and not isinstance(value, bool):
            text = str(int(value)) if float(value).is_integer() else cell.text
            if value == 0 and cell is not cells[-1]:
                continue  # what a broken link leaves
        else:
            kept = sections and names_section(cell.text)
            text, mark = (tidy(cell.text), "") if kept else bare(cell.text, notes)
            text, status = beside_heading(text)
            marks.extend(one for one in (mark, status, cell.superscript) if one)
            if periods and _STATUS_LETTER.fullmatch(text):
                marks.append(text)  # "R" or "(p)" in a row of its own under the years
                continue
            if is_frame(text):
                frame = text
                continue
        as_at = as_at or is_as_at(text)
        banded = bands and is_pair(text)
        if not banded and (reads_as_period(text) or is_part_of_year(text)):
            said = split_period(text) if measure_in(fold(text)) else None  # "Target 2009/10": the word counts
            periods.append(said.period if said else text)
            if said is None:
                continue
            text = said.rest
        exact = in_brackets(text)
        if exact:
            periods.append(exact)
            text = ""
        if text and not text.startswith("(Note"):
            names.append(text)
            apart = split_period(text)
            split_names.append(apart.rest if apart else text)
            split.extend([apart.period] if apart else [])
    whole = fold(" ".join(tidy(cell.text) for cell in cells))
    marked = " ".join(marks)
    return Parts(tuple(names), tuple(periods), tuple(split), tuple(split_names), marked, as_at, whole, frame)
