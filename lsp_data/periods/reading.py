"""Reading a written period. Nothing is guessed: what can mean two periods comes back as a question.

Conventions, each of which a known basis overrides where it can: "2008/09" and "08-09" are financial years; "2008"
alone is the calendar year; "Sep-09" is the month; "to Nov 09" is the year to date. Two joined numbers that can be two
years as well as a year and a month ("2008-09") are ambiguous alone and may be settled by their siblings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lsp_data.periods.atoms import segments
from lsp_data.periods.labels import label
from lsp_data.periods.measured import Context
from lsp_data.periods.period import Basis, Period, plausible
from lsp_data.periods.resolve import Candidate, candidates
from lsp_data.periods.sides import Statement, statement
from lsp_data.periods.tokens import NotAPeriodError


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text that can mean any of the candidates (or the only one, which is not sure); the reason is for a person."""

    text: str
    candidates: tuple[Period, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that is no period that we know; the reason is for a person."""

    text: str
    reason: str


def read_period(text: str, *, within: Period | None = None, basis: Basis | None = None) -> Period | Ambiguous | Unread:
    """The period that a text names.

    `within` is the period of the header above, which gives the year to "Q2", "Apr" or "Year to date"; `basis` is
    what the caller knows of the series, and settles only what the text leaves open. Never raises."""
    return _read(text, within, basis)


@lru_cache(maxsize=4096)
def _read(text: str, within: Period | None, basis: Basis | None) -> Period | Ambiguous | Unread:
    found = readings(text, within, basis)
    return found if isinstance(found, Unread) else settle(text, found, basis)


def readings(text: str, within: Period | None, basis: Basis | None) -> list[Candidate] | Unread:
    """All readings of a text, before anything is settled."""
    try:
        said = [statement(atoms) for atoms in segments(text)]
        if not said:
            return Unread(text, "No year, month or quarter is named.")
        found = _together(said, within, basis)
    except NotAPeriodError as error:
        return Unread(text, str(error))
    except (ValueError, OverflowError):  # a day that the calendar does not have, far from any plausible year
        return Unread(text, "It names a day that the calendar does not have.")
    known = [candidate for candidate in found if plausible(candidate.period)]
    return known or Unread(text, f"{label(found[0].period)} is outside the years that are expected.")


def settle(text: str, found: list[Candidate], basis: Basis | None) -> Period | Ambiguous:
    """One period where the readings, or the basis known, leave no choice; otherwise the question."""
    choices = _unique(found)
    if basis is not None and len(choices) > 1:
        choices = [choice for choice in choices if choice.period.basis is basis] or choices
    if len(choices) == 1 and choices[0].sure:
        return choices[0].period
    periods = tuple(choice.period for choice in choices)
    return Ambiguous(text, periods, question(text, periods))


def question(text: str, periods: Sequence[Period]) -> str:
    """The question to ask about a text with several readings."""
    named = [label(period) for period in periods]
    if len(named) == 1:
        return f"“{text.strip()}” may mean {named[0]}; please say so."
    return f"“{text.strip()}” can be read as {', '.join(named[:-1])} or {named[-1]}."


def _unique(found: list[Candidate]) -> list[Candidate]:
    chosen: dict[Period, Candidate] = {}
    for candidate in found:
        kept = chosen.get(candidate.period)
        if kept is None or (candidate.sure and not kept.sure):
            chosen[candidate.period] = candidate
    return list(chosen.values())


def _together(said: list[Statement], within: Period | None, basis: Basis | None) -> list[Candidate]:
    """The parts of a text (outside and inside brackets) read as one: flags count for all, periods must nest."""
    flags = frozenset().union(*(part.flags for part in said))
    counts = {part.count for part in said if part.count}
    if len(counts) > 1:
        raise NotAPeriodError("Two different lengths are named.")
    context = Context(flags, next(iter(counts), None), basis)
    dated = [part for part in said if part.sides]
    if len(dated) <= 1:
        return candidates((dated or said)[0], context, within)
    whole = [part for part in dated if _has_year(part)]
    if not whole:
        return _narrowest([candidates(part, context, within) for part in dated])
    first = candidates(whole[0], context, within)
    rest = [part for part in dated if part is not whole[0]]
    plain = Context(flags - {"at", "ending", "until"}, None, basis)
    for part in rest:
        if "term" in flags and not _has_year(part) and any("month" in side.says() for side in whole[0].sides):
            continue  # "Summer term (Apr-Jul 2010)": the months say when it is
        around = within if _has_year(part) else first[0].period
        first = _narrowest([first, candidates(part, plain, around)])
    return first


def _has_year(part: Statement) -> bool:
    return any(side.years or side.days or side.short for side in part.sides)


def _narrowest(options: list[list[Candidate]]) -> list[Candidate]:
    """Of readings that lie one inside the other the inner ones; parts that do not nest contradict each other."""
    found = options[0]
    for others in options[1:]:
        nested = [
            _inner(one, other)
            for one in found
            for other in others
            if _inside(one.period, other.period) or _inside(other.period, one.period)
        ]
        if not nested:
            raise NotAPeriodError(
                f"It names two periods that do not fit: {label(found[0].period)} and {label(others[0].period)}."
            )
        found = nested
    return found


def _inner(one: Candidate, other: Candidate) -> Candidate:
    """The narrower of two, but the year to date where a quarter only says when it ends: "Apr-Sep 2009 (Q2)"."""
    narrow, wide = (one, other) if _inside(one.period, other.period) else (other, one)
    ends = narrow.period.basis is Basis.QUARTER and narrow.period.end == wide.period.end
    return wide if ends and wide.period.basis is Basis.YEAR_TO_DATE else narrow


def _inside(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
