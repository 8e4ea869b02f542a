"""By what words a layout, a table and a row are told from others: those of headings, titles and labels, never places.

Years, quarters and months are left out of them, so that the next return in the same layout reads the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.meaning.words import Role, fold, tidy, without_marks
from loaders.tables.row_kinds import is_year
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell

UNHEADED = "-"  # a column without a heading; its number is its distance from the first column that has one
ROWS = "-rows-"  # in the fingerprint of a layout that says which rows are headings
TITLE_ROWS = 8  # above a table, in which its title may stand
_FIRST_LABELS = 6  # of a table's rows, which tell it from others
_TABLE_NUMBER = re.compile(r"(?:table|chart|figure|section) (?:(?:[a-z]|[ivx]+|\d+[a-z]?) )?(?=.)")
# Columns left of the figures that say something of them, and not which row it is.
_BESIDE = frozenset(
    {Role.NOTE, Role.OFFICER, Role.RATING, Role.DIRECTION, Role.MARKER, Role.FIGURE_STATUS, Role.UNIT, Role.KNOWN_AT,
     Role.LEAD, Role.PARTNER, Role.CONTRIBUTORS, Role.POLARITY, Role.FREQUENCY, Role.THEME, Role.PERIOD,
     Role.BASELINE_PERIOD}
)  # fmt: skip
_PERIOD_WORD = re.compile(
    r"\d+|q[1-4]|qtr|quarter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|to|st|nd|rd|th|fy\d*"
)
_CODES = frozenset({"ni", "bv", "bvpi", "pi", "li", "no"})  # before a number: an indicator's code, no year or day


def places(headings: Mapping[int, str]) -> dict[int, tuple[str, int]]:
    """How each column of a table is named in a :class:`Correction`: column of the sheet → (heading, nth)."""
    named = [column for column in sorted(headings) if headings[column].strip()]
    first = named[0] if named else min(headings, default=0)
    counted: dict[str, int] = {}
    found: dict[int, tuple[str, int]] = {}
    for column in sorted(headings):
        if not headings[column].strip():
            found[column] = UNHEADED, column - first
            continue
        words = without_periods(headings[column])
        counted[words] = counted.get(words, 0) + 1
        found[column] = words, counted[words]
    return found


def words_of(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings' words without periods; what only names a period is left out, and so is what repeats."""
    return tuple(dict.fromkeys(words for heading in headings if (words := without_periods(heading))))


def fingerprint(headings: Iterable[str]) -> str:
    """The layout that these headings make: the same words in the same order, whatever their case, spaces or marks.

    Years, quarters and months are left out, so that next quarter's file in the same layout is recognised; where nothing
    else stands in the headings, their number tells layouts apart."""
    named = [heading for heading in headings if heading.strip()]
    return hashlib.sha256(("|".join(words_of(named)) or str(len(named))).encode()).hexdigest()[:16]


def without_periods(heading: str) -> str:
    """The folded words of a heading without those that only say when; the number of a code stays."""
    words = fold(heading).split()
    return " ".join(
        word
        for word, before in zip(words, ("", *words), strict=False)
        if not _PERIOD_WORD.fullmatch(word) or (word.isdigit() and before in _CODES)
    )


def heading_fingerprint(texts: Iterable[str], rows: int) -> str:
    """The fingerprint of a layout that says which rows are headings; it is none of a table's own."""
    return f"{fingerprint(texts)}{ROWS}{rows}"


@dataclass(frozen=True, slots=True)
class TableWords:
    """By what a table is told from another with the same headings: its title and the labels of its first rows."""

    title: str = ""
    labels: tuple[str, ...] = ()
    line: str = field(default="", compare=False)  # the title as it is written

    def fits(self, other: TableWords) -> bool:
        """Whether both can be of one table: the same title and, where both have labels, one of them in common."""
        apart = self.labels and other.labels and not set(self.labels) & set(other.labels)
        return self.title == other.title and not apart


NO_WORDS = TableWords()


def table_words(rows: Rows, top: int, first: int, last: int) -> TableWords:
    """The words about a table whose headings begin in row ``top`` and whose rows run from ``first`` to ``last``."""
    labels = [cells[0].text for _, cells in rows.between(first, min(last, first + 4 * _FIRST_LABELS))]
    words = dict.fromkeys(words for text in labels if (words := without_periods(text)))
    line = _title_above(rows, top)
    return TableWords(title_words(line), tuple(words)[:_FIRST_LABELS], line)


def title_words(line: str) -> str:
    """The words of a title that tell tables apart: without its number ("Table A:") and without what says when."""
    words = without_periods(line)
    return _TABLE_NUMBER.sub("", words, count=1) if _TABLE_NUMBER.match(words) else words


def _title_above(rows: Rows, top: int) -> str:
    """The nearest line above a table that stands alone in its row, before any row of figures."""
    for number in range(top - 1, max(0, top - 1 - TITLE_ROWS), -1):
        cells = rows.row(number)
        if any(isinstance(cell.value, (int, float)) and not is_year(cell) for cell in cells):
            return ""
        if len(cells) == 1 and without_periods(cells[0].text):
            return tidy(cells[0].text)
    return ""


@dataclass(frozen=True, slots=True)
class RowWords:
    """How a row is named: by the words of its labels, and by the line that it stands under. ``name`` has the labels as
    they are written."""

    label: str
    under: str = ""
    name: str = ""


def row_words(rows: Iterable[tuple[int, Sequence[Cell]]], roles: Mapping[int, str]) -> dict[int, RowWords]:
    """How each row of a table is named; without those that say nothing. ``rows``: the rows below the headings with
    their cells from left to right; ``roles``: what each column of the sheet was understood as."""
    figures = min((column for column, role in roles.items() if role == Role.FIGURE), default=max(roles, default=0) + 1)
    beside = {column for column, role in roles.items() if role in _BESIDE}
    under = ""
    found: dict[int, RowWords] = {}
    for number, cells in rows:
        inside = [cell for cell in cells if cell.column in roles]
        if len(inside) == 1 and isinstance(inside[0].value, str) and inside[0].column < figures:
            under = fold(inside[0].text)
        labels = [one for one in inside if one.column < figures and one.column not in beside] or inside[:1]
        named = [without_marks(tidy(one.text))[0] for one in labels]
        label = fold(" ".join(named))
        if label:
            found[number] = RowWords(label, under if under != label else "", " ".join(named))
    return found
