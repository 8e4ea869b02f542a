"""The periods of rows as the sheet means them: its years by its titles, its quarters by a line that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.meaning.down import Down
from loaders.meaning.frames import Years
from loaders.meaning.heading_periods import of_several
from loaders.meaning.phrases import stretch_of_years
from loaders.meaning.rolling import says_months
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.periods import Ambiguous, Basis, Period

_FIRST = r"\b(?:q(?:tr|uarter)?\s?1|(?:19|20)\d\d\s?[/-]\s?1)\b[^.;,]{0,20}?\b"
_CALENDAR = re.compile(rf"\bcalendar quarters?\b|{_FIRST}jan(?:uary)?\s*(?:to|-|–)\s*mar", re.IGNORECASE)
_FINANCIAL = re.compile(rf"\b(?:financial|fiscal) quarters?\b|{_FIRST}apr(?:il)?\s*(?:to|-|–)\s*june?\b", re.IGNORECASE)


def as_meant(labels: Mapping[int, Down], years: Years | None, rows: Rows) -> dict[int, Down]:
    """The rows by their numbers, with their years as the titles mean them and their quarters as the sheet says."""
    found = _with_quarters(labels, rows)
    if years is None:
        return found
    return {number: _as_years(one, years, rows.row(number)) for number, one in found.items()}


def _as_years(one: Down, years: Years, cells: Sequence[Cell]) -> Down:
    """A row with its period as the titles mean it; ``cells``: what stands in it."""
    if one.question is not None:
        meant = of_several(one.question.text, one.question, years)
        return one._replace(period=meant, question=None) if isinstance(meant, Period) else one._replace(question=meant)
    if one.period is None or (years.rolling and any(says_months(cell.text) for cell in cells)):
        return one
    pairs = (cell.text for cell in cells if one.period.basis is Basis.AVERAGE and stretch_of_years(cell.text))
    pair = next(pairs, "")
    meant = of_several(pair, one.period, years) if pair else years.meant(one.period)
    return one._replace(period=None, question=meant) if isinstance(meant, Ambiguous) else one._replace(period=meant)


def _with_quarters(labels: Mapping[int, Down], rows: Rows) -> dict[int, Down]:
    """The rows, of which "Q1 2013" begins in January or in April where a line of the sheet says which."""
    asked = {number: one.question for number, one in labels.items() if one.question and _of_quarters(one.question)}
    calendar = _are_calendar(cell.text for cells in rows.worded.values() for cell in cells) if asked else None
    if calendar is None:
        return dict(labels)
    settled = {number: _reading(question, calendar=calendar) for number, question in asked.items()}
    return {
        number: one._replace(period=settled[number], question=None) if number in settled else one
        for number, one in labels.items()
    }


def _of_quarters(question: Ambiguous) -> bool:
    return all(one.basis is Basis.QUARTER for one in question.candidates)


def _are_calendar(texts: Iterable[str]) -> bool | None:
    """Whether the lines say that quarters are those of the calendar year; None where they say neither, or both."""
    said = [(bool(_CALENDAR.search(text)), bool(_FINANCIAL.search(text))) for text in texts]
    calendar, financial = any(one for one, _ in said), any(one for _, one in said)
    return calendar if calendar != financial else None


def _reading(question: Ambiguous, *, calendar: bool) -> Period:
    """The reading of a quarter: that of the calendar year begins first."""
    ordered = sorted(question.candidates, key=lambda one: one.start)
    return ordered[0] if calendar else ordered[-1]
