"""Under what a return is filed where a person says otherwise than the file, or where the file does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.corrections import as_given, corrected
from loaders.figures import Figure, Return, row_of
from loaders.meaning.cells import marker_choice
from loaders.meaning.headings import read_heading
from loaders.problems import problem
from loaders.tables.headed import Column
from loaders.workbook.grid import Cell
from lsp_data.catalogue import Catalogue
from lsp_data.decisions import moved_period
from lsp_data.errors import Problem, Severity
from lsp_data.periods import Basis, Period, financial_year_of, label, year_to_date

_WAITS = "period-unknown"
_PLACE = re.compile(r"([A-Z]+)([0-9]+)")
Headings = Mapping[tuple[str, str], Sequence[tuple[int, Problem]]]  # by sheet and column: row, what was asked there


@dataclass(frozen=True, slots=True)
class Filing:
    """Under what a return is filed: what it says of itself, or what a person says instead (None: nothing)."""

    partner: str | None
    period: Period | None
    known_at: date | None


def filed(ret: Return, filing: Filing, catalogue: Catalogue) -> Return:
    """The return as if it had said of itself what the person says: partner, period and day in its header. Its figures
    whose period is that of the return (no column, row or cell names one) belong to the new one, as when a return is
    moved later; those that waited because nothing said for when they are belong to it too, and wait no longer."""
    ret = as_given(ret)  # whose it is and for when decides which corrections hold
    header = ret.header
    if filing.partner is not None and filing.partner != header.partner:
        name = catalogue.partner_name(filing.partner)
        if header.partner is not None:
            sheet, cell = header.partner_place
            told = problem("filed-under-other", sheet, cell, header.partner_text, partner=name)
            ret = replace(ret, problems=(*ret.problems, told))
        header = replace(header, partner=filing.partner, partner_text=name)
    new, old = filing.period, (header.period_start, header.period_end)
    if new is not None and (new.start, new.end) != old:
        if old[0] is not None and old[1] is not None:
            moved = tuple(_moved(one, (old[0], old[1]), new) for one in ret.figures)
            ret = replace(ret, figures=moved)
        ret = _dated(ret, new)
        header = replace(header, period_start=new.start, period_end=new.end, period_text=label(new))
    day, as_filed = filing.known_at or header.known_at, header.known_at is None
    ret = replace(ret, header=replace(header, known_at=day, known_as_filed=as_filed))
    return corrected(ret, catalogue)


def _moved(figure: Figure, old: tuple[date, date], new: Period) -> Figure:
    if not figure.follows_return or figure.period_start is None or figure.period_end is None or not figure.period_basis:
        return figure
    period = moved_period(Period(figure.period_start, figure.period_end, Basis(figure.period_basis)), old, new)
    return _for(figure, period)


def _for(figure: Figure, period: Period) -> Figure:
    return figure._replace(period_basis=period.basis.value, period_start=period.start, period_end=period.end)


def _dated(ret: Return, new: Period) -> Return:
    """The return with the period for the figures that wait for one; what was asked about them is told instead."""
    headings = _asked(ret.problems)
    settled: dict[Problem, Period] = {}
    open_still: set[Problem] = set()
    figures = []
    for figure in ret.figures:
        if figure.held != _WAITS:
            figures.append(figure)
            continue
        heading = _heading_of(figure, headings)
        period = _named(figure, heading.value if heading else "", new)
        if period is None:
            open_still.update([heading] if heading else [])
            figures.append(figure)
            continue
        if heading is not None:
            settled.setdefault(heading, period)
        follows = period.end == new.end  # "Q1" above it names its own
        held = _held_besides(figure, ret.problems)
        figures.append(_for(figure, period)._replace(held=held, follows_return=follows))
    problems = tuple(
        _told(one, settled[one]) if one in settled and one not in open_still else one for one in ret.problems
    )
    return replace(ret, figures=tuple(figures), problems=problems)


def _asked(problems: Sequence[Problem]) -> Headings:
    found: dict[tuple[str, str], list[tuple[int, Problem]]] = {}
    for one in problems:
        place = _PLACE.fullmatch(one.cell)
        if one.code == _WAITS and place:
            found.setdefault((one.sheet, place[1]), []).append((int(place[2]), one))
    return found


def _heading_of(figure: Figure, headings: Headings) -> Problem | None:
    """The question that was asked at the heading of the figure: the nearest one above it in its column."""
    place = _PLACE.fullmatch(figure.cell)
    if not place:
        return None
    above = [one for one in headings.get((figure.sheet, place[1]), ()) if one[0] < int(place[2])]
    return max(above, key=lambda one: one[0])[1] if above else None


def _named(figure: Figure, heading: str, new: Period) -> Period | None:
    """For when the figure is: "Q1" without a year is that of the chosen period's year, "to date" runs to its end. None
    where the heading can mean more than one period, or one that ends after the chosen one."""
    year = financial_year_of(new.end)
    said = read_heading(Column(1, (heading,), Cell(1, 1, heading, heading)), year) if heading else None
    if said is not None and said.question is not None:
        return None
    if said is not None and said.period is not None:
        return said.period if said.period.end <= new.end else None
    if said is not None and said.to_date:
        return year_to_date(new.end)
    of_the_year = figure.measure in ("target", "forecast") or "trigger" in figure.facts
    return year if of_the_year else new


def _held_besides(figure: Figure, problems: Sequence[Problem]) -> str:
    """The code of what else keeps the figure from being stored: only one reason stands in it while it waits."""
    for one in problems:
        if one.sheet != figure.sheet:
            continue
        if one.cell == figure.cell and (one.severity is Severity.ERROR or one.code == "out-of-range"):
            return one.code
        in_row = row_of(one.cell) == figure.row
        secret = one.code == "value-and-reason" and marker_choice(one.value) == "suppressed"
        if in_row and secret and figure.value is not None:
            return one.code
    return ""


def _told(asked: Problem, period: Period) -> Problem:
    words = {"what": f"“{asked.value}”", "period": label(period), "why": "that is the period you chose"}
    return problem("period-assumed", asked.sheet, asked.cell, asked.value, **words)
