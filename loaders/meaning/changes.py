"""From when to when a column or a row of changes says that the values beside it moved."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from loaders.meaning.phrases import one_reading, part_of, periods_in, phrases
from loaders.meaning.words import fold, tidy
from lsp_data.periods import Period, months_from, read_period, same_period_last_year, shift_months, whole_months

_NO_PERIOD = re.compile(r"\b(?:target|plan|planned|profile|budget|average)\b")  # what else a value can differ from
_FROM_PREDICTED = re.compile(
    r"\b(?:difference|diff|variance|variation)\b.{0,30}\b(?:from|to|against|between)\b.{0,40}\b(?:predicted|expected)\b"
)
_BASE = re.compile(r"\bbase(?:line| year)?\b")
_LEADS_ON = re.compile(r"\b(?:from|since|on|over|against|versus|vs|compared (?:with|to))\s*:?$", re.IGNORECASE)
_MONTHS_BACK = re.compile(r"\b(\d{1,2}) months?\b|\b(year|12 month|annual|month|quarter)\b")


class Over(NamedTuple):
    """What stands over a column: its headings, the outermost first, so that those of two columns are equal where they
    share one; the names in them; all of its words, its period, and of a column of values whether its figures are actual
    ones (else a baseline)."""

    path: Sequence[object]
    names: Sequence[str]
    words: str = ""
    period: Period | None = None
    actual: bool = True


def from_predicted(words: str) -> bool:
    """Whether folded words are of a difference from what was predicted, which is no change in time."""
    return bool(_FROM_PREDICTED.search(words))


def change_of(column: int, over: Over, values: Mapping[int, Over], whole: Period | None = None) -> Period | None:
    """From when to when a column of changes says that the columns of values beside it moved, by those that stand under
    its own headings where they are of two periods: what such a group is headed ("Month", "Year to date") is no word of
    the change. ``whole``: the period of the table, where no column of values has one."""
    reckoned = _reckoned_from(over, [one.period for one in values.values() if one.period is not None])
    if reckoned is not None:
        return reckoned
    group = _own_group(over.path, values)
    inside = {at: values[at] for at in sorted(group or values)}
    shared = set.intersection(*(set(one.names) for one in inside.values())) if group else set[str]()
    text = tidy(" ".join(name for name in over.names if name not in shared))
    others = [(one.period, one.words) for one in inside.values() if one.period is not None]
    left = [one.period for at, one in inside.items() if at < column and one.actual]
    return change_period(text, others or [(whole, "")]) or change_beside(text, left)


def _reckoned_from(over: Over, known: Sequence[Period]) -> Period | None:
    """The change from the column's own period, where the heading over that leads on to it ("% change in 2016 from:"
    over "2015"): to the last period which that heading names, else to the latest of those known."""
    above = next((name for name in over.names if _LEADS_ON.search(name.rstrip())), "")
    said = periods_in(above)
    last = said[-1] if said else max(known, key=lambda one: one.end, default=None)
    if not above or over.period is None or last is None or over.period.end >= last.end:
        return None
    basis = next((one.basis for one in known if one.end == last.end), last.basis)
    return Period(over.period.start, last.end, basis)


def change_between(
    column: int, over: Over, values: Mapping[int, Over], year_before: Container[int]
) -> tuple[int, int] | None:
    """The two columns of values left of a column of changes, in its own group where that has two, of which one holds
    the year before the other: "This month", "Same month last year", "Change". None where no such two stand there."""
    left = [at for at, one in sorted(values.items()) if at < column and one.actual]
    group = [at for at in left if list(values[at].path[:-1]) == list(over.path[:-1])]
    pair = (group if len(over.path) > 1 and len(group) > 1 else left)[-2:]
    told = len(pair) == 2 and sum(at in year_before for at in pair) == 1 and not _NO_PERIOD.search(fold(over.words))
    return (pair[0], pair[1]) if told else None


def _own_group(path: Sequence[object], values: Mapping[int, Over]) -> frozenset[int]:
    """The columns of values under the same headings, the innermost of them that stand over two periods; none where no
    heading does."""
    for depth in range(len(path) - 1, 0, -1):
        inside = {at: one.period for at, one in values.items() if list(one.path[:depth]) == list(path[:depth])}
        if len({when for when in inside.values() if when is not None}) > 1:
            return frozenset(inside)
    return frozenset()


def change_period(text: str, others: Sequence[tuple[Period | None, str]]) -> Period | None:
    """From the beginning of the earlier period to the end of the later one, as far as text and other columns tell.

    ``others`` are the periods of the columns of values with the words of their headings, in their order."""
    known = [(period, words) for period, words in others if period is not None]
    named = [period for phrase in phrases(text) if (period := _named(phrase, known)) is not None]
    latest = max((period for period, _ in known), key=lambda period: period.end, default=None)
    if len(named) >= 2:
        return Period(min(named).start, max(named, key=lambda one: one.end).end, named[-1].basis)
    if latest is None:
        return None
    bases = {period for period, words in known if _BASE.search(words)}
    base = bases.pop() if len(bases) == 1 else None  # several are of a tax base or a customer base
    if base is not None and base.end < latest.end and not named and _BASE.search(fold(text)):
        return Period(base.start, latest.end, latest.basis)
    if named and named[0].end < latest.end:
        return Period(named[0].start, latest.end, latest.basis)
    back = _MONTHS_BACK.search(fold(text))
    if back is None:
        return _between_two(text, {period for period, _ in known})
    months = int(back[1]) if back[1] else {"month": 1, "quarter": 3}.get(back[2], 12)
    before = shift_months(latest.end, -months)
    earlier = next((period.start for period, _ in known if period.end == before), None)
    if earlier is None and months % (whole_months(latest.start, latest.end) or months) == 0:
        earlier = shift_months(latest.start, -months)  # the earlier one is not in the table
    return Period(earlier, latest.end, latest.basis) if earlier else None


def change_beside(text: str, left: Sequence[Period | None]) -> Period | None:
    """The change between the two columns of values left of it, where they are of the same time a year apart: a year to
    date and last year's, after the months. None for any others, for a distance to a target or an average, and where
    more columns are as long: nothing says between which of three years a change is."""
    if _NO_PERIOD.search(fold(text)):
        return None
    pair = sorted((one for one in left[-2:] if one is not None), key=lambda one: one.end)
    if len(pair) < 2 or same_period_last_year(pair[1]) != pair[0]:
        return None
    if any(one not in pair and one.basis is pair[1].basis for one in left if one is not None):
        return None
    return Period(pair[0].start, pair[1].end, pair[1].basis)


def changed_within(part: str, years: Period) -> Period | None:
    """From the part ("April", "Q2") of the first of these years to the same part of the last of them."""
    first = part_of(part, months_from(years.start, 12, years.basis))
    last = part_of(part, months_from(shift_months(years.end, -12) + timedelta(days=1), 12, years.basis))
    return Period(first.start, last.end, last.basis) if first and last and first != last else None


def _between_two(text: str, periods: set[Period]) -> Period | None:
    """ "Change" beside the values of two periods is that between them; among more, nothing says which it is."""
    if len(periods) != 2 or _NO_PERIOD.search(fold(text)):
        return None
    earlier, later = sorted(periods, key=lambda one: one.end)
    return Period(earlier.start, later.end, later.basis)


def _named(phrase: str, known: Sequence[tuple[Period, str]]) -> Period | None:
    words = fold(phrase)
    whole_words = [period for period, whole in known if f" {words} " in f" {whole} "]
    among = [period for period, whole in known if set(words.split()) <= set(whole.split())]  # "December 2021 (Q3)"
    said = whole_words[0] if whole_words else among[0] if len(set(among)) == 1 else None
    if said is not None:
        return said
    read = one_reading(read_period(phrase))
    return next((period for period, _ in known if read and period.end == read.end), read)
