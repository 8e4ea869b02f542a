"""Date cells, and the texts of one header read together: siblings settle what each alone leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from lsp_data.periods.labels import day_label
from lsp_data.periods.measured import period_of_day
from lsp_data.periods.period import Basis, Period, financial_year, following, is_year_after, month, plausible, point
from lsp_data.periods.reading import Ambiguous, Unread, question, readings, settle
from lsp_data.periods.resolve import Candidate


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date as a sheet stores it, with the format in which it is shown ("mmm-yy", "dd/mm/yyyy", …)."""

    value: date
    number_format: str = ""


def period_of_date(value: date, *, number_format: str = "", basis: Basis | None = None) -> Period | Ambiguous | Unread:
    """The period that a date cell stands for.

    A spreadsheet turns what looks like a date into one: "Sep-08" and "2008/09" become 1 September 2008 shown as
    "mmm-yy", "08/09" becomes 8 September of the year of typing shown as "d-mmm". So the format decides: with day, month
    and year it is the day (or the period of a known basis that ends on it); "mmm-yy" is the month; anything else on the
    first of a month is ambiguous. Siblings may decide otherwise: :func:`read_periods`."""
    cell = DateCell(_day(value), number_format)
    found = _date_readings(cell, basis)
    if isinstance(found, Unread):
        return found
    if _shows(number_format) == "my" and basis is None:
        return found[0].period
    return settle(day_label(cell.value), found, basis)


def read_periods(
    items: Sequence[str | DateCell | date],
    *,
    within: Period | None = None,
    basis: Basis | None = None,
    monthly: bool = False,
) -> list[Period | Ambiguous | Unread]:
    """The periods of one header, in its order. Texts and date cells that are ambiguous alone are settled so:

    1. by a sibling: of several readings, the one written in the same way as a sibling that has one reading only
       ("2008-09" beside "2012-13" is a year, "08/09/2008" beside "22/09/2008" is day first, "2011 Q4" beside "2011" is
       a calendar quarter);
    2. by the run: where the readings of one way of writing follow each other without a gap across at least two
       ambiguous texts, and those of no other way do ("2007-08", "2008-09", "2009-10" are years: as months they would
       lie thirteen months apart);
    3. by their length: where all of them can be stretches of equally many years, of which neighbours overlap or touch
       ("2004-06", "2006-08"), and nothing speaks of financial years;
    4. by its neighbours: where both have one reading, the only reading that lies between them ("Nov-Jan 2010" between
       "Aug-Oct 2009" and "Feb-Apr 2010" begins in 2009).

    What none of them settles stays a question. ``monthly``: what stands over them speaks of months, so that stretches
    of years settle nothing."""
    cells = [DateCell(_day(item)) if isinstance(item, date) else item for item in items]
    found = [_readings(cell, within, basis) for cell in cells]
    known = {one[0].form for one in found if not isinstance(one, Unread) and len(one) == 1 and one[0].sure}
    barred = frozenset({"span"} if monthly else ())
    settled = _by_run([one if isinstance(one, Unread) else _by_form(one, known) for one in found], barred)
    if not monthly and basis in (None, Basis.AVERAGE) and not known & _FINANCIAL:
        settled = _by_length(settled)
    return [
        one if isinstance(one, Unread) else _settled(cell, one, basis)
        for cell, one in zip(cells, _between(settled), strict=True)
    ]


def _settled(cell: str | DateCell, found: list[Candidate], basis: Basis | None) -> Period | Ambiguous:
    if isinstance(cell, str):
        return settle(cell, found, basis)
    if _shows(cell.number_format) == "my":
        return found[0].period
    return settle(day_label(cell.value), found, basis)


@lru_cache(maxsize=4096)
def _readings(cell: str | DateCell, within: Period | None, basis: Basis | None) -> list[Candidate] | Unread:
    return readings(cell, within, basis) if isinstance(cell, str) else _date_readings(cell, basis)


# A quarter written with one year ("2011 Q4") is settled by how the years beside it are written, too.
_SUPPORTED_BY = {
    "calendar quarter": frozenset({"calendar quarter", "year"}),
    "financial quarter": frozenset({"financial quarter", "pair", "quarter of a pair"}),
}


_FINANCIAL = frozenset({"pair", "quarter of a pair", "financial quarter"})  # beside them "2004-06" is of two such years


def _by_form(found: list[Candidate], known: set[str]) -> list[Candidate]:
    """The readings written like a sibling that is certain, where that leaves one way of writing."""
    if len(found) < 2:
        return found
    fitting = [one for one in found if known & _SUPPORTED_BY.get(one.form, frozenset({one.form}))]
    return fitting if len({candidate.form for candidate in fitting}) == 1 else found


def _by_run(found: list[list[Candidate] | Unread], barred: frozenset[str]) -> list[list[Candidate] | Unread]:
    """The ambiguous ones settled by the only way of writing, none of those ``barred``, in which they follow each
    other."""
    open_ones = [one for one in found if not isinstance(one, Unread) and len(one) > 1]
    if len(open_ones) < 2:
        return found
    forms = set.intersection(*({candidate.form for candidate in one} for one in open_ones)) - barred
    runs = [form for form in sorted(forms) if _follow([_of_form(one, form) for one in open_ones])]
    if len(runs) != 1:
        return found
    return [one if isinstance(one, Unread) or len(one) < 2 else [_of_form(one, runs[0])] for one in found]


def _by_length(found: list[list[Candidate] | Unread]) -> list[list[Candidate] | Unread]:
    """The ambiguous ones as stretches of years, where all can be ones of the same length, none of which lies apart from
    the next: as months they would lie thirteen months apart, or several times that."""
    spans = [
        None if isinstance(one, Unread) or len(one) < 2 else next((each for each in one if each.form == "span"), None)
        for one in found
    ]
    open_ones = sum(not isinstance(one, Unread) and len(one) > 1 for one in found)
    years = sorted({(one.period.start.year, one.period.end.year) for one in spans if one is not None})
    touching = all(first[0] < later[0] <= first[1] + 1 for first, later in pairwise(years))
    if len(years) < 2 or open_ones > sum(one is not None for one in spans) or not touching:
        return found
    if len({last - first for first, last in years}) > 1:
        return found
    return [one if span is None else [span] for one, span in zip(found, spans, strict=True)]


def _between(found: list[list[Candidate] | Unread]) -> list[list[Candidate] | Unread]:
    """The ambiguous ones between two of one reading each, where just one of theirs lies between these."""
    settled = list(found)
    for position in range(1, len(found) - 1):
        before, here, after = found[position - 1 : position + 2]
        if isinstance(before, Unread) or isinstance(here, Unread) or isinstance(after, Unread):
            continue
        if len(here) < 2 or len(before) != 1 or len(after) != 1:
            continue
        first, last = sorted((before[0].period, after[0].period), key=lambda one: one.start)
        inside = [one for one in here if first.end < one.period.start and one.period.end < last.start]
        settled[position] = inside if len(inside) == 1 else here
    return settled


def _of_form(found: list[Candidate], form: str) -> Candidate:
    return next(candidate for candidate in found if candidate.form == form)


def _follow(run: list[Candidate]) -> bool:
    """Whether each period comes right after the one before it, or right before (a header that runs backwards)."""
    periods = [candidate.period for candidate in run]
    if any(period.basis is Basis.POINT for period in periods):
        return False
    pairs = list(pairwise(periods))
    return all(following(one) == other for one, other in pairs) or all(following(other) == one for one, other in pairs)


# What a format writes before a day: "Week ending" dd/mm/yyyy.
_WEEK_FORMAT = re.compile(r"\b(?:week (?:ending|ended|commencing|beginning|starting)|w/[ec])\b")


def _date_readings(cell: DateCell, basis: Basis | None) -> list[Candidate] | Unread:
    day = cell.value
    if not plausible(point(day)):
        return Unread(day_label(day), f"{day_label(day)} is outside the years that are expected.")
    in_a_week = _WEEK_FORMAT.search(cell.number_format.lower())
    if in_a_week:
        return readings(f"{in_a_week.group()} {day_label(day)}", None, basis)
    shows = _shows(cell.number_format)
    exact = Candidate(period_of_day(day, basis), "day")
    whole = Candidate(month(day.year, day.month), "month-name")
    year = [Candidate(financial_year(day.year), "pair")] if is_year_after(day.year, day.month) else []
    if shows == "my":
        return [whole, *year]
    if shows == "dm":
        return [exact, *(Candidate(financial_year(start), "pair") for start in _typed_pairs(day))]
    if shows == "dmy" or day.day != 1:
        return [exact]
    return [exact, whole, *year]


def _typed_pairs(day: date) -> list[int]:
    """The years that "08/09" may have been before it became 8 September (or 9 August) of the year of typing."""
    pairs = ((day.day, day.month), (day.month, day.day))
    return [2000 + first for first, second in pairs if second == first + 1][:1]


def _shows(number_format: str) -> str:
    """What a format shows of a date: "dmy", "my", "dm", "y" or "" when it is not known."""
    plain = ""
    quoted = False
    for letter in number_format.lower().split(";")[0]:
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            plain += letter
    if "[" in plain and "]" in plain:  # a locale such as [$-809]
        plain = plain[: plain.index("[")] + plain[plain.index("]") + 1 :]
    return "".join(letter for letter in "dmy" if letter in plain and "general" not in plain)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


__all__ = ["DateCell", "period_of_date", "question", "read_periods"]
