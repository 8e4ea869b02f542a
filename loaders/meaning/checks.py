"""What can be wrong with a figure that was read: its size, its period, its unit, its twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.figures import Figure
from loaders.meaning.around import Around, Findings
from loaders.meaning.identity import Identity
from loaders.meaning.records import Record
from loaders.meaning.units import differ, is_percentage, limits
from loaders.meaning.words import Role, fold
from loaders.problems import problem
from loaders.tables.rows import cell_name
from lsp_data.errors import Problem
from lsp_data.measures.wording import digits, on
from lsp_data.periods import Period, label

_OF_THE_INDICATOR = frozenset({"actual", "baseline", "target", "milestone", "forecast", "lower", "upper"})
FRACTION_AGAINST = 20  # times larger: then one of two percentages of a row is probably a fraction
_LOW = frozenset({"low", "lower", "smaller", "down", "decrease", "l", "reduce", "lower is better", "low is good"})
_HIGH = frozenset({"high", "higher", "bigger", "larger", "up", "increase", "h", "higher is better", "high is good"})


def check_figure(figure: Figure, who: Identity, period: Period | None, around: Around, found: Findings) -> Figure:
    """The figure, held back where its size or its period cannot be right; the reason is told at its cell."""
    held = _out_of_range(figure, who, found) or _in_the_future(figure, period, around, found)
    if period is not None and figure.measure == "actual" and figure.value is not None and not held:
        _late(figure, who, period, around, found)
    return figure._replace(held=figure.held or held) if held else figure


def _out_of_range(figure: Figure, who: Identity, found: Findings) -> str:
    if figure.value is None or who.known is None or figure.measure not in _OF_THE_INDICATOR:
        return ""
    low, high = limits(who.known.unit, who.known.low, who.known.high)
    value = figure.reads or 0.0
    if (low is None or value >= low) and (high is None or value <= high):
        return ""
    if figure.measure != "actual" and is_percentage(figure.unit) and not is_percentage(who.known.unit):
        return ""  # a target given as a percentage change
    found.tell(
        "out-of-range", figure.sheet, figure.cell, figure.text, shown=digits(value), indicator=who.known.name,
        low="any" if low is None else digits(low), high="any" if high is None else digits(high),
    )  # fmt: skip
    return "out-of-range"


def _in_the_future(figure: Figure, period: Period | None, around: Around, found: Findings) -> str:
    today = around.known.today
    if period is None or today is None or figure.measure != "actual" or figure.value is None or period.start <= today:
        return ""
    words = {"period": label(period), "day": on(today)}
    found.tell("future-period", figure.sheet, figure.cell, figure.text, **words)
    return "future-period"


def _late(figure: Figure, who: Identity, period: Period, around: Around, found: Findings) -> None:
    """Ask about a figure for a time that the return, or the indicator, had not reached."""
    today, own = around.known.today, around.own
    if who.known is not None and who.known.valid_to is not None and period.start > who.known.valid_to:
        words = {"indicator": who.known.name, "day": on(who.known.valid_to), "period": label(period)}
        found.tell("indicator-ended", figure.sheet, figure.cell, figure.text, **words)
    elif own is not None and period.end > own.end and period.start > own.end:
        words = {"period": label(period), "own": label(own)}
        found.tell("after-return-period", figure.sheet, figure.cell, figure.text, **words)
    elif today is not None and period.end > today and (own is None or period.end > own.end):
        words = {"period": label(period), "day": on(today)}
        found.tell("period-not-finished", figure.sheet, figure.cell, figure.text, **words)


def check_row(record: Record, who: Identity, figures: Sequence[Figure], around: Around, found: Findings) -> None:
    """Ask about a unit or a direction that contradicts the catalogue, and about a fraction beside percentages."""
    if who.known is None:
        return
    unit = record.text(Role.UNIT)
    if unit and differ(unit, who.known.unit):
        cell = cell_name(record.row, record.cells[Role.UNIT].column)
        found.tell("unit-conflict", around.sheet, cell, unit, known=who.known.unit, indicator=who.known.name)
    for figure in figures:
        own = figure.unit if figure.unit != unit else ""  # typed into the cell, or said by the column
        if own and figure.measure == "actual" and differ(own, who.known.unit):
            found.tell(
                "unit-conflict", around.sheet, figure.cell, figure.unit, known=who.known.unit, indicator=who.known.name
            )
    _polarity(record, who, around, found)
    if is_percentage(who.known.unit):
        _fractions(figures, found)


def _polarity(record: Record, who: Identity, around: Around, found: Findings) -> None:
    text = fold(record.text(Role.POLARITY))
    given = "low" if text in _LOW else "high" if text in _HIGH else ""
    if given and who.known is not None and who.known.polarity in ("low", "high") and given != who.known.polarity:
        cell = cell_name(record.row, record.cells[Role.POLARITY].column)
        words = {"known": who.known.polarity, "indicator": who.known.name}
        found.tell("polarity-conflict", around.sheet, cell, given, **words)


def _fractions(figures: Sequence[Figure], found: Findings) -> None:
    of_the_indicator = [one for one in figures if one.value is not None and one.measure in _OF_THE_INDICATOR]
    for figure in of_the_indicator:
        value = figure.value or 0.0
        if figure.scale != 1.0 or not 0 < abs(value) <= 1 or "%" in figure.text:
            continue
        beside = [
            reads
            for one in of_the_indicator
            if one is not figure and (reads := one.reads) is not None and abs(reads) >= FRACTION_AGAINST * abs(value)
        ]
        if beside:
            words = {"shown": digits(value), "other": digits(max(beside))}
            found.tell("percent-or-fraction", figure.sheet, figure.cell, figure.text, **words)


def without_twins(figures: Iterable[Figure]) -> tuple[list[Figure], list[Problem]]:
    """The figures without repetitions: the same row twice is kept once, two values for one thing hold both back. A
    change in numbers and the same as a percentage are two things. Two columns are never the same row twice: of what
    they say alike, also that there is no figure, the second is held back and stays to be seen."""
    kept: list[Figure] = []
    problems: list[Problem] = []
    first: dict[tuple[object, ...], int] = {}
    for figure in figures:
        if figure.indicator is None or figure.period_start is None or figure.held:
            kept.append(figure)
            continue
        key = (figure.indicator, figure.sub_measure, figure.area or fold(figure.area_label), figure.measure,
               figure.period_basis, figure.period_start, figure.period_end, figure.facts.get("trigger"),
               figure.measure == "change" and is_percentage(figure.unit))  # fmt: skip
        if key not in first:
            first[key] = len(kept)
            kept.append(figure)
        else:
            twin = kept[first[key]]
            where = f"{twin.sheet}!{twin.cell}"
            if _same(twin, figure):
                problems.append(problem("duplicate-row", figure.sheet, figure.cell, figure.text, first=where))
                if (figure.sheet, figure.row) == (twin.sheet, twin.row):
                    kept.append(figure._replace(held="duplicate-row"))
                continue
            problems.append(
                problem("duplicate-conflict", figure.sheet, figure.cell, figure.text, first=where, other=twin.text)
            )
            kept[first[key]] = twin._replace(held="duplicate-conflict")
            kept.append(figure._replace(held="duplicate-conflict"))
    return kept, problems


def _same(one: Figure, other: Figure) -> bool:
    if one.reads is None or other.reads is None:
        return one.reads is other.reads and one.marker == other.marker
    return abs(one.reads - other.reads) <= 1e-9 * max(1.0, abs(one.reads))
