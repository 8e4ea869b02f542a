"""A return beside the store on the screen: what is new, changed, conflicting or missing, and what can be accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

import pandas as pd

from loaders.compare import Comparison, Row, kept
from loaders.figures import Return, row_of
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem, Severity
from lsp_data.periods import label
from presentation import words
from presentation.returns_view import MEASURES, content_words, indicator_words, of_measure, refusal, series_titles

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
    "two-values": "The return gives two values for the same figure; neither is taken.",
    "twice": "It stands in the return twice and is kept once.",
    "marker-over-figure": "A word stands where a figure is held; the figure stays unless you choose this row.",
    "other-lead": "Another partner leads this indicator, and yours has no part in it: is it filed rightly?",
    "partner-differs": "The row names another partner than the return: whose figure is it?",
    "cumulative-or-not": "Read as the year to date it is contradicted: is it this quarter or month alone?",
    "milestone-differs": "It is not on the way to the agreed target; it is taken only where you tick it.",
    "unit-asked": "The unit of its row is asked about.",
    "figure-asked": "Its figure is asked about.",
    "year-falls": "A year to date cannot fall below that of an earlier part of the year: is one of the two wrong?",
}
ALL, PART, ASKED_TOO = "Accept all", "Accept the ticked part", "Accept what is asked about too"
# Pixels: with the ticks, all but Measure and Area stand side by side on a screen of 1280 by 720.
WIDTHS = {"What": 96, "Indicator": 200, "Period": 128, "Held": 76, "In this return": 96, "Remark": 226, "Cell": 90}
ONE_LINE, WRAPPED = 35, 66  # pixels; the grid breaks lines only in rows higher than 64
_LINE, _MOST_LINES = 19, 5
_LETTER = 7  # pixels, about
COLUMNS = ("What", "Indicator", "Period", "Held", "In this return", "Remark", "Cell", "Measure", "Area")


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
    return frozenset(
        one.number
        for one in comparison.rows
        if one.figure is not None and (one.kind in ("new", "changed", "jump") or one.reason == "newer-known")
    )


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
    lines = {(sheet, row_of(cell)) for sheet, cell in asked - {(one.sheet, one.cell) for one in ret.figures}}
    return frozenset(
        one.number
        for one in comparison.rows
        if one.accept and one.figure is not None and not one.reason
        and (one.figure.sheet, one.figure.cell) not in asked and (one.figure.sheet, one.figure.row) not in lines
    )  # fmt: skip


def offers(ret: Return, comparison: Comparison, ticked: frozenset[int]) -> list[tuple[str, frozenset[int], bool]]:
    """What can be accepted: the words, the rows, and whether it is the first choice. While something is asked, that is
    the ticked part; what is asked about goes in only where someone says so."""
    every = proposed(comparison)
    clear = every <= good_part(ret, comparison)
    if every == ticked:
        return [(ALL, every, True)] if every or kept(ret.entries) else []
    made = [(PART, ticked, not clear)] if ticked else []
    return [*made, (ALL if clear else ASKED_TOO, every, clear)] if every else made


def table(rows: Iterable[Row], catalogue: Catalogue) -> pd.DataFrame:
    """The rows as text, in their order; columns COLUMNS."""
    titles = series_titles(catalogue)
    made = [
        (
            KINDS[one.kind],
            _named(one, titles),
            label(one.period),
            held_words(one),
            _new(one),
            remark(one),
            f"{one.figure.sheet}!{one.figure.cell}" if one.figure else "",
            MEASURES.get(one.measure, one.measure),
            catalogue.area_name(one.area),
        )
        for one in rows
    ]
    return pd.DataFrame(made, columns=list(COLUMNS), dtype=object)


def _named(row: Row, titles: Mapping[tuple[str, str], str]) -> str:
    """The indicator, and which of its measures the row is where it is not the figure itself."""
    name = indicator_words(row.indicator, row.sub_measure, titles)
    return name if row.measure == "actual" else f"{name}: {MEASURES.get(row.measure, row.measure).lower()}"


def columns_shown(frame: pd.DataFrame) -> list[str]:
    """The columns of :func:`table` that tell something: the area only where the rows differ in it; the measure stands
    with the indicator."""
    return [name for name in COLUMNS if name != "Measure" and (name != "Area" or frame[name].nunique() > 1)]


def row_height(frame: pd.DataFrame) -> int:
    """Pixels: room for the longest text of the columns that stand side by side, for four lines at most."""
    lines = max((_LETTER * len(text) / width for name, width in WIDTHS.items() for text in frame[name]), default=0.0)
    return ONE_LINE if lines <= 1 else max(WRAPPED, _LINE * min(ceil(lines), _MOST_LINES) + 9)


def held_words(row: Row) -> str:
    """What the store holds in a row's place; "" where it holds nothing."""
    nothing = row.old_value is None and not row.old_marker
    return "" if nothing else words.number(row.old_value, _unit(row), marker=row.old_marker)


def _new(row: Row) -> str:
    return "" if row.figure is None else words.number(row.value, _unit(row), marker=row.marker)


def _unit(row: Row) -> str:
    return of_measure(row.measure, row.unit)


def remark(row: Row) -> str:
    """What there is to say of a row beside its values."""
    said = [REASONS.get(row.reason, "")]
    if row.doubt:
        begun = f" from {words.number(row.before[0], _unit(row))} in {row.before[1]}" if row.before else ""
        said.append(f"The step{begun} is {row.doubt}.")
    if row.kind == "changed" and not row.accept and row.target and not row.reason:
        said = ["An agreed target would be restated by a return of figures."]
    how = "" if row.how in ("", "status") else f"{row.how[0].upper()}{row.how[1:]}."
    return " ".join(part for part in (*said, how, row.note) if part)


def count_words(comparison: Comparison) -> str:
    """How many rows of each kind: "12 new · 3 changed · 1 held back"."""
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


def takes_rows(comparison: Comparison, rows: frozenset[int]) -> str:
    """ "24 figures, 3 targets"."""
    targets = sum(one.target for one in comparison.rows if one.number in rows)
    said = (words.times(len(rows) - targets, "figure"), words.times(targets, "target"))
    return ", ".join(one for one, count in zip(said, (len(rows) - targets, targets), strict=True) if count)


def takes(ret: Return, comparison: Comparison, rows: frozenset[int]) -> str:
    """What would be taken: "24 figures, 3 targets", "134 settings", "40 register rows", "nothing"."""
    settings = sum(one.kind == "edit" for one in ret.entries)
    others = len(kept(ret.entries)) - settings
    said = [
        words.times(count, one, many)
        for count, one, many in (
            (settings, "setting", "settings"),
            (others, "register row", "register rows"),
        )
        if count
    ]
    return ", ".join([*filter(None, [takes_rows(comparison, rows)]), *said]) or "nothing"


def accepted_words(names: Sequence[str], taken: Sequence[str]) -> str:
    """What was taken, file by file: "north.xlsx is accepted: 24 figures, 3 targets."."""
    if len(names) == 1:
        return f"{names[0]} is accepted: {taken[0]}."
    each = "; ".join(f"{name}: {said}" for name, said in zip(names, taken, strict=True))
    return f"{len(names)} files are accepted. {each}."


def stands(ret: Return, comparison: Comparison | None) -> tuple[str, str]:
    """Where a file stands before anyone decides, in words, and the status whose shape and colour go with it ("": none):
    refused, nothing to take, accepted before, or what it would bring, and whether that asks for a look."""
    if refusal(ret)[0]:
        return ("Refused" if ret.refused else "Nothing was found in it"), "red"
    if comparison is None or comparison.refused:
        return "Cannot be accepted as it is", "red"
    rows = acceptable(comparison)
    if not rows and (comparison.stored_before or not kept(ret.entries)):
        asks = "; something is held back" if comparison.held else ""
        return (f"Accepted before{asks}" if comparison.already else f"Nothing new{asks}"), "amber" if asks else "grey"
    brings = count_words(comparison) or content_words(ret)
    return (f"Ready: {brings}", "") if unquestioned(ret, comparison) else (f"Look at it: {brings}", "amber")


def unquestioned(ret: Return, comparison: Comparison | None) -> bool:
    """Whether a file can be accepted whole without a look: it brings something, nothing is asked about it, it replaces
    no settled figure, and no other file of its partner and period is held."""
    if comparison is None or comparison.refused or ret.refused or comparison.held:
        return False
    asked = [one for one in every_problem(ret, comparison) if one.severity is not Severity.NOTE]
    again = any(one.code == "same-period-again" for one in comparison.problems)
    replaces = again or any(one.replaces for one in comparison.rows)
    return brings_something(ret, comparison) and not (asked or replaces)


def brings_something(ret: Return, comparison: Comparison) -> bool:
    """Whether accepting the file would change anything."""
    return bool(acceptable(comparison)) or (bool(kept(ret.entries)) and not comparison.stored_before)
