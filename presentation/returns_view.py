"""What the upload page says of a return that was read: one row a file, its figures, its problems. Frames of plain text,
headed in words, ready for a table or a download; nothing in them is escaped yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from loaders import recognising
from loaders.figures import COUNTED, Entry, Figure, Return
from loaders.kinds.titles import TITLES
from lsp_data.catalogue import Catalogue, Partnership
from lsp_data.errors import Problem, Severity
from lsp_data.periods import Ambiguous, Basis, Period, financial_year, label, month, quarters, read_period, shift_months
from presentation import words
from presentation.returns_reading import IN_PART

READ_AS = ("", *(kind for kind in TITLES if kind in recognising.KINDS))  # "": as its sheets tell
MEASURES = {
    "actual": "Actual",
    "change": "Change",
    "baseline": "Baseline",
    "target": "Target",
    "milestone": "Milestone",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "sample": "Sample size",
    "forecast": "Forecast",
}
_MARKS_A_NUMBER = {"less_than": "less than", "greater_than": "more than"}
SEVERITIES = {Severity.ERROR: "Error", Severity.QUERY: "Question", Severity.NOTE: "Note"}


def kind_words(kind: str) -> str:
    """A kind of return in words."""
    return TITLES.get(kind, kind.replace("_", " ").capitalize())


def read_as(said: str, kind: str) -> str:
    """A choice of what a workbook is read as; "" leaves it to its sheets, which make it a ``kind``."""
    return TITLES[said] if said else f"As it is: {kind_words(kind).lower()}"


def period_words(basis: str | None, start: date | None, end: date | None) -> str:
    """A period that was read, in words; "" where none was."""
    if start is None or end is None:
        return ""
    if basis not in [one.value for one in Basis]:
        return f"{words.day(start)} to {words.day(end)}"
    return words.period(start, end, basis)


def figure_words(figure: Figure) -> str:
    """What a cell was understood as: "38.5 % (provisional)", "to be confirmed" …"""
    parts = []
    if figure.marker:
        parts.append(_MARKS_A_NUMBER.get(figure.marker) or words.number(None, marker=figure.marker))
    if figure.value is not None:
        number = f"{figure.value / figure.scale:,.10g}"
        parts.append(f"{number} {of_measure(figure.measure, figure.unit)}".strip())
    said = " ".join(parts) or "nothing"
    return f"{said} ({figure.status})" if figure.status else said


def of_measure(measure: str, unit: str) -> str:
    """The unit in which a measure of a figure reads: none for what is counted beside it."""
    return "" if measure in COUNTED else unit


def problem_words(problems: Iterable[Problem]) -> str:
    """How many problems of each weight: "2 errors, 1 question"; "none" without any."""
    counts = Counter(problem.severity for problem in problems)
    said = [words.times(counts[severity], word.lower()) for severity, word in SEVERITIES.items() if counts[severity]]
    return ", ".join(said) or "none"


def content_words(ret: Return) -> str:
    """What was read from a file: "24 figures, 3 rows"."""
    said = []
    if ret.figures:
        said.append(words.times(figure_count(ret), "figure"))
    if ret.entries:
        said.append(words.times(len(ret.entries), "row"))
    return ", ".join(said) or "nothing"


def figure_count(ret: Return) -> int:
    """How many figures were read, also where only a part of them is kept (see ``returns_reading.in_part``)."""
    told = [int(one.value) for one in ret.problems if one.code == IN_PART]
    return told[0] if told else len(ret.figures)


def nothing_read(ret: Return) -> str:
    """What is said of a file of which nothing can be taken: refused, not understood, or empty of all that is looked
    for."""
    if ret.refused:
        return "This file cannot be taken"
    if any(one.code == "figures-not-understood" for one in ret.problems):
        return "The figures of this file were not understood"
    return "Nothing was found in this file"


def refusal(ret: Return) -> tuple[str, str]:
    """For a file that was refused, or gave nothing: why, and what to do, a sentence each. "" and "" otherwise."""
    if not ret.refused and (ret.figures or ret.entries):
        return "", ""
    ranked = sorted(ret.problems, key=lambda one: list(SEVERITIES).index(one.severity))
    if not ranked:
        return (
            "No figures were found in this workbook.",
            "Use the template of the partner and period, or check that the figures are on a visible sheet.",
        )
    first = ranked[0]
    where = f"{first.sheet}!{first.cell}: " if first.sheet and first.cell else f"{first.sheet}: " if first.sheet else ""
    return where + first.reason, first.mend


def figures_table(
    figures: Iterable[Figure], indicators: Mapping[tuple[str, str], str], areas: Mapping[str, str]
) -> pd.DataFrame:
    """Figures as they were read: cell, label, indicator, area, period, measure, as written, as understood, note.

    ``indicators``: (indicator, sub-measure) → short title; ``areas``: area id → name."""
    rows = [
        (
            f"{one.sheet}!{one.cell}",
            one.label,
            indicator_words(one.indicator, one.sub_measure, indicators),
            areas.get(one.area or "", one.area_label or "not said"),
            period_words(one.period_basis, one.period_start, one.period_end) or "not said",
            MEASURES.get(one.measure, one.measure),
            one.text,
            figure_words(one),
            one.note,
        )
        for one in figures
    ]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS), dtype=object)


FIGURE_COLUMNS = ("Cell", "Label", "Indicator", "Area", "Period", "Measure", "As written", "As understood", "Note")


def indicator_words(indicator: str | None, sub_measure: str, titles: Mapping[tuple[str, str], str]) -> str:
    """ "NI 33 (i) Deliberate primary fires"; says so where the label matched none."""
    if not indicator:
        return "not recognised"
    code = words.indicator(indicator, sub_measure)
    return f"{code} {titles.get((indicator, sub_measure), titles.get((indicator, ''), ''))}".strip()


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """Every problem, errors first: weight, where, value, reason, what to do, code."""
    order = list(SEVERITIES)
    rows = [
        (SEVERITIES[one.severity], where_words(one), one.value, one.reason, one.mend, one.code)
        for one in sorted(problems, key=lambda one: order.index(one.severity))
    ]
    return pd.DataFrame(rows, columns=["Weight", "Where", "Value", "Why", "What to do", "Code"], dtype=object)


def where_words(problem: Problem) -> str:
    """Where a problem stands: "Return!F14", a sheet, or the file as a whole."""
    if problem.sheet and problem.cell:
        return f"{problem.sheet}!{problem.cell}"
    return problem.sheet or problem.cell or "the file"


def sheets_table(ret: Return) -> pd.DataFrame:
    """What became of each sheet: name, size, read or not, why."""
    rows = [
        (
            one.name,
            f"{one.rows} × {one.columns}",
            "hidden" if one.hidden else "visible",
            "read" if one.used else "not read",
            one.reason,
        )
        for one in ret.sheets
    ]
    return pd.DataFrame(rows, columns=["Sheet", "Rows × columns", "Visible", "Read", "Why"], dtype=object)


def entries_table(entries: Iterable[Entry], catalogue: Catalogue) -> pd.DataFrame:
    """Register rows (route map activities, commitment roles …) and comments: a column a field, as text."""
    rows = [{"Cell": f"{one.sheet}!{one.cell}", **entry_words(one, catalogue)} for one in entries]
    return pd.DataFrame(rows, dtype=object).fillna("") if rows else pd.DataFrame(columns=["Cell", "Kind"], dtype=object)


def entry_words(entry: Entry, catalogue: Catalogue) -> dict[str, str]:
    """The kind and the fields of a register's row, each headed, as text."""
    return {
        "Kind": entry.kind.replace("_", " "),
        **{_heading(name): _text(_said(name, value, catalogue)) for name, value in entry.fields.items()},
    }


def series_titles(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """(indicator, sub-measure) → title, of every series of the catalogue."""
    rows = catalogue.indicators
    return dict(zip(zip(rows["indicator"], rows["sub_measure"], strict=True), rows["title"], strict=True))


_HEADINGS = {"sub_measure": "Sub-measure", "period_start": "From", "period_end": "To"}


def _said(name: str, value: object, catalogue: Catalogue) -> object:
    """A field's value with what stands for a name or a day said as one."""
    if name == "area" and value:
        return catalogue.area_name(str(value))
    if name == "partner" and value:
        return catalogue.partner_name(str(value))
    return words.day(value) if name in ("period_start", "period_end") and value else value


def _heading(name: str) -> str:
    return _HEADINGS.get(name) or name.replace("_", " ").capitalize()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def partner_names(catalogue: Catalogue) -> dict[str, str]:
    """Partner id → name of the partners in use, in the order of the catalogue."""
    partners = catalogue.partners[catalogue.partners["in_use"]]
    return dict(zip(partners["id"], partners["name"], strict=True))


def indicator_choices(indicators: pd.DataFrame) -> dict[str, str]:
    """ "NI 33|i" → "NI 33 (i) Deliberate primary fires", in the order of the rows (indicator, sub_measure, title)."""
    named = zip(indicators["indicator"], indicators["sub_measure"], indicators["title"], strict=True)
    return {words.indicator_key(code, sub): f"{words.indicator(code, sub)} {title}" for code, sub, title in named}


def period_unsure(typed: str) -> str:
    """Why a period that was typed cannot be taken, and what to write for it; "" where it can."""
    read = read_period(typed)
    if isinstance(read, Period):
        return ""
    if isinstance(read, Ambiguous):
        usable = " or ".join(f"“{label(one)}”" for one in read.candidates)
        several = "can mean more than one period" if len(read.candidates) > 1 else "is not sure"
        return f"“{typed}” {several}: write {usable}, if that is meant."
    return f"“{typed}” is no period. Write it like Jan 2011, Q3 2010/11, Apr-Dec 2010, 2010/11 or Sep-Dec 2010 survey."


def filing_periods(partnership: Partnership, *more: Period) -> dict[Period, str]:
    """The periods under which a return can be filed, newest first, with their words: quarters and years of the
    partnership, and ``more`` that stand elsewhere (in the file's own header)."""
    years = range(partnership.last_year + 1, partnership.first_year - 1, -1)
    usual = [one for year in years for one in (financial_year(year), *reversed(quarters(year)))]
    found = dict.fromkeys(usual, "")
    known = {(one.start, one.end) for one in usual}
    for one in more:
        if (one.start, one.end) not in known:
            found[one] = ""
    return {one: label(one) for one in found}


def latest_months(day: date, count: int = 12) -> list[Period]:
    """The months up to that of a day, newest first."""
    days = [shift_months(day.replace(day=1), -back) for back in range(count)]
    return [month(one.year, one.month) for one in days]


def same_stretch(periods: Iterable[Period], start: date | None, end: date | None) -> Period | None:
    """The period of these that has these ends."""
    return next((one for one in periods if (one.start, one.end) == (start, end)), None)
