"""A return beside the store on the screen: what is new, changed, conflicting or missing, and what can be accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from math import ceil
from types import MappingProxyType

import pandas as pd

from loaders.compare import Comparison, Row
from loaders.figures import Return, row_of
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem, Severity
from lsp_data.periods import label
from presentation import returns_register_rows as of_rows
from presentation import words
from presentation.returns_view import (
    MEASURES,
    content_words,
    indicator_words,
    nothing_read,
    of_measure,
    refusal,
    series_titles,
)

KINDS = {
    "conflicting": "Conflicting",
    "jump": "Doubtful jump",
    "changed": "Changed",
    "new": "New",
    "missing": "Missing",
    "same": "The same",
}
REASONS = {
    "newer-known": "The store holds a figure that became known later; this one would stand in the history.",
    "older-version": "A later version of this return is held; this row would undo what it says.",
    "not-in-later": "A later version of this return is held, and has no such figure.",
    "two-values": "The return gives two values for the same figure; neither is taken.",
    "twice": "It stands in the return twice and is kept once.",
    "marker-over-figure": "A word stands where a figure is held; the figure stays unless you choose this row.",
    "other-lead": "Another partner leads this indicator, and yours has no part in it: is it filed rightly?",
    "partner-differs": "The row names another partner than the return: whose figure is it?",
    "cumulative-or-not": "Read as the year to date it is contradicted: is it this quarter or month alone?",
    "milestone-differs": "It is not on the way to the agreed target; it is taken only where you tick it.",
    "which-counts": "Another file for this period gives other figures, and neither says that it is newer.",
    "mostly-of-another": "Most of this return is another partner's: is it filed rightly?",
    "unit-asked": "The unit of its row is asked about.",
    "figure-asked": "Its figure is asked about.",
    "year-falls": "A year to date cannot fall below that of an earlier part of the year: is one of the two wrong?",
}
# Codes of questions that a row tells itself, by its reason or its doubt.
_TOLD_BY_ROWS = frozenset({
    *REASONS, "larger-jump", "target-differs", "no-indicator-of-partner", "duplicate-conflict",
})  # fmt: skip
ALL, PROPOSED = "Accept all", "Accept what is proposed"  # all: nothing that could be taken is left
PART, ASKED_TOO = "Accept the ticked part", "Accept what is asked about too"
# Pixels: with the ticks, all but Measure stand side by side on a screen of 1280 by 720.
WIDTHS = {
    "What": 96, "Indicator": 176, "Area": 112, "Period": 112, "Held": 70, "In this return": 88, "Remark": 190,
    "Cell": 74,
}  # fmt: skip
ONE_LINE, WRAPPED = 35, 66  # pixels; the grid breaks lines only in rows higher than 64
_LINE, _MOST_LINES = 19, 7
_EDGE = 16  # pixels of a cell that hold no letters
_LETTER = 7  # pixels, about
COLUMNS = ("What", "Indicator", "Area", "Period", "Held", "In this return", "Remark", "Cell", "Measure")


def shown_rows(comparison: Comparison) -> list[Row]:
    """The rows in the order in which they are shown: what asks for a look first, what is the same last."""
    order = list(KINDS)
    return sorted(comparison.rows, key=lambda one: order.index(one.kind))


def fingerprint(rows: Iterable[Row]) -> str:
    """A short word that changes with what the rows are and in which order they stand: ticks are kept by place."""
    told = "\n".join(f"{one.kind} {one.number} {one.figure.cell if one.figure else ''} {one.period}" for one in rows)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def acceptable(comparison: Comparison) -> frozenset[int]:
    """The numbers of all rows that can be stored where a person ticks them: new, changed and jumping ones, and those
    known later than held."""
    figures = frozenset(
        one.number
        for one in comparison.rows
        if one.figure is not None and (one.kind in ("new", "changed", "jump") or one.reason == "newer-known")
    )
    return figures | frozenset(one.number for one in comparison.registers if of_rows.takeable(one))


def proposed(comparison: Comparison) -> frozenset[int]:
    """The numbers of the rows that are proposed, those about which something is asked too. What is not proposed (an
    agreed target that a return restates, a word in place of a figure …) is taken only where it is ticked."""
    return comparison.proposed() & acceptable(comparison)


def good_part(ret: Return, comparison: Comparison) -> frozenset[int]:
    """Of the rows that are proposed, those about which nothing is asked: not of themselves, not at their cell, and not
    at a cell of their row that holds no other figure (its unit, its partner …)."""
    asked = {
        (one.sheet, one.cell) for one in (*ret.problems, *comparison.problems) if one.severity is not Severity.NOTE
    }
    own = {(one.sheet, one.cell) for one in ret.figures} | {(one.sheet, one.cell) for one in ret.entries}
    lines = {(sheet, row_of(cell)) for sheet, cell in asked - own}
    registers = frozenset(
        one.number
        for one in comparison.registers
        if one.accept and of_rows.takeable(one)
        and (one.entry is None or ((one.entry.sheet, one.entry.cell) not in asked
                                   and (one.entry.sheet, row_of(one.entry.cell)) not in lines))
    )  # fmt: skip
    return registers | frozenset(
        one.number
        for one in comparison.rows
        if one.accept and one.figure is not None and not one.reason
        and (one.figure.sheet, one.figure.cell) not in asked and (one.figure.sheet, one.figure.row) not in lines
    )  # fmt: skip


def offers(ret: Return, comparison: Comparison, ticked: frozenset[int]) -> list[tuple[str, frozenset[int], bool]]:
    """What can be accepted: the words, the rows, and whether it is the first choice. While something is asked, that is
    the ticked part; what is asked about goes in only where someone says so. Of a file that cannot be accepted, none."""
    if comparison.refused:
        return []
    every = proposed(comparison)
    clear = every <= good_part(ret, comparison)
    whole = PROPOSED if acceptable(comparison) - every else ALL
    if every == ticked:
        return [(whole, every, True)] if every or comparison.keeps_beside(ret.entries) else []
    made = [(PART, ticked, not clear)] if ticked else []
    return [*made, (whole if clear else ASKED_TOO, every, clear)] if every else made


def table(
    rows: Iterable[Row], catalogue: Catalogue, asked: Mapping[tuple[str, str], str] | None = None
) -> pd.DataFrame:
    """The rows as text, in their order; columns COLUMNS. ``asked``: what is asked at cells (see `asked_at`)."""
    titles = series_titles(catalogue)
    made = [
        (
            KINDS[one.kind],
            _named(one, titles),
            catalogue.area_name(one.area),
            label(one.period),
            held_words(one),
            _new(one),
            remark(one, _asked_of(one, asked or {})),
            f"{one.figure.sheet}!{one.figure.cell}" if one.figure else "",
            MEASURES.get(one.measure, one.measure),
        )
        for one in rows
    ]
    return pd.DataFrame(made, columns=list(COLUMNS), dtype=object)


def asked_at(ret: Return, comparison: Comparison) -> dict[tuple[str, str], str]:
    """What is asked at each cell, by sheet and cell: the first question that the row itself does not tell."""
    found: dict[tuple[str, str], str] = {}
    for one in (*ret.problems, *comparison.problems):
        if one.severity is not Severity.NOTE and one.cell and one.code not in _TOLD_BY_ROWS:
            found.setdefault((one.sheet, one.cell), one.reason)
    return found


def _asked_of(row: Row, asked: Mapping[tuple[str, str], str]) -> str:
    return "" if row.figure is None else asked.get((row.figure.sheet, row.figure.cell), "")


def _named(row: Row, titles: Mapping[tuple[str, str], str]) -> str:
    """The indicator, and which of its measures the row is where it is not the figure itself: before the title, which
    may be cut."""
    name = indicator_words(row.indicator, row.sub_measure, titles)
    code = words.indicator(row.indicator, row.sub_measure)
    if row.measure == "actual" or not name.startswith(code):
        return name
    return f"{code} {MEASURES.get(row.measure, row.measure).lower()}: {name.removeprefix(code).strip()}"


def columns_shown(frame: pd.DataFrame) -> list[str]:
    """The columns of :func:`table` that tell something: the area only where the rows differ in it; the measure stands
    with the indicator."""
    return [name for name in COLUMNS if name != "Measure" and (name != "Area" or frame[name].nunique() > 1)]


def row_height(frame: pd.DataFrame, widths: Mapping[str, int] = MappingProxyType(WIDTHS)) -> int:
    """Pixels: room for the longest text of the columns that stand side by side, for seven lines at most."""
    lines = max(
        (_LETTER * len(text) / (width - _EDGE) for name, width in widths.items() for text in frame[name]), default=0.0
    )
    return ONE_LINE if lines <= 1 else max(WRAPPED, _LINE * min(ceil(lines), _MOST_LINES) + 9)


def held_words(row: Row) -> str:
    """What the store holds in a row's place; "" where it holds nothing."""
    nothing = row.old_value is None and not row.old_marker
    return "" if nothing else _number(row.old_value, row, row.old_marker)


def _new(row: Row) -> str:
    return "" if row.figure is None else _number(row.value, row, row.marker)


def _number(value: float | None, row: Row, marker: str | None = None) -> str:
    """A value as it stands elsewhere, with more digits where the usual ones would hide some: 0.057% and 0.111%."""
    return words.number(value, _unit(row), marker=marker, exact=True)


def _unit(row: Row) -> str:
    return of_measure(row.measure, row.unit)


def remark(row: Row, asked: str = "") -> str:
    """What there is to say of a row beside its values. ``asked``: what is asked at its cell; a doubtful step says
    enough by itself."""
    said = [REASONS.get(row.reason, ""), "" if row.doubt else asked]
    if row.doubt:
        begun = f" from {_number(row.before[0], row)} in {row.before[1]}" if row.before else ""
        said.append(f"The step{begun} is {row.doubt}.")
    if row.kind == "changed" and not row.accept and row.target and not row.reason:
        said = ["An agreed target would be restated by a return of figures.", asked]
    how = "" if row.how in ("", "status") else f"{row.how[0].upper()}{row.how[1:]}."
    return " ".join(part for part in (*said, how, row.note) if part)


def count_words(comparison: Comparison) -> str:
    """How many figures of each kind: "12 new · 3 changed · 1 held back"."""
    counts = comparison.counts
    said = [_counted(kind, counts[kind]) for kind in KINDS if counts.get(kind)]
    if counts.get("held"):
        said.append(f"{counts['held']} held back: see the problems")
    return " · ".join(said)


def _counted(kind: str, count: int) -> str:
    return words.times(count, "doubtful jump") if kind == "jump" else f"{count} {KINDS[kind].lower()}"


def every_problem(ret: Return, comparison: Comparison | None) -> list[Problem]:
    """The problems of the reading and of the comparison, the same remark once."""
    return list(dict.fromkeys([*ret.problems, *(comparison.problems if comparison else ())]))


def stands(ret: Return, comparison: Comparison | None) -> tuple[str, str]:
    """Where a file stands before anyone decides, in words, and the status whose shape and colour go with it ("": none):
    refused, nothing to take, accepted before, or what it would bring, and whether that asks for a look."""
    if refusal(ret)[0]:
        return ("Refused" if ret.refused else nothing_read(ret)), "red"
    if comparison is None or comparison.refused:
        return "Cannot be accepted as it is", "red"
    rows = acceptable(comparison)
    if not rows and not comparison.keeps_beside(ret.entries):
        waits = len(comparison.held)
        if waits and not comparison.rows:
            return f"Nothing can be stored yet: {waits} held back", "amber"
        asks = f"; {waits} held back" if waits else ""
        return (f"Accepted before{asks}" if comparison.already else f"Nothing new{asks}"), "amber" if asks else "grey"
    said = filter(None, (count_words(comparison), of_rows.count_words(comparison)))
    brings = " · ".join(said) or content_words(ret)
    return (f"Ready: {brings}", "") if unquestioned(ret, comparison) else (f"Look at it: {brings}", "amber")


def unquestioned(ret: Return, comparison: Comparison | None) -> bool:
    """Whether a file can be accepted whole without a look: it brings something, nothing is asked about it, it replaces
    no settled figure, and no other file of its partner and period is held."""
    if comparison is None or comparison.refused or ret.refused or comparison.held:
        return False
    asked = [one for one in every_problem(ret, comparison) if one.severity is not Severity.NOTE]
    again = any(one.code == "same-period-again" for one in comparison.problems)
    replaces = again or any(one.replaces for one in comparison.rows)
    left = acceptable(comparison) - proposed(comparison)
    untaken = any(one.number in left for one in comparison.registers)
    return brings_something(ret, comparison) and not (asked or replaces or untaken)


def nothing_words(comparison: Comparison) -> str:
    """Why there is nothing to accept."""
    if comparison.refused:
        why = [one.reason for one in comparison.problems if one.severity is Severity.ERROR and not one.cell]
        return f"Nothing of it can be accepted as it is. {' '.join(why)}"
    waits = len(comparison.held)
    if not waits:
        return "There is nothing new in it: accepting it would change nothing."
    are = "figure is held back: Problems says why" if waits == 1 else "figures are held back: Problems says why"
    rest = "What else it holds is stored already" if comparison.rows else "Nothing of it can be stored yet"
    return f"{rest}; {waits} {are}."


def brings_something(ret: Return, comparison: Comparison) -> bool:
    """Whether accepting the file would change anything."""
    return bool(acceptable(comparison)) or comparison.keeps_beside(ret.entries)
