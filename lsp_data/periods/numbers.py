"""What a number, or numbers joined by a mark, can mean in a period: days, years, pairs of years, numbered months."""

from __future__ import annotations

from datetime import date

from lsp_data.periods import words
from lsp_data.periods.period import is_year_after
from lsp_data.periods.tokens import (
    Atom,
    NotAPeriodError,
    Read,
    Token,
    Years,
    after_marks,
    at,
    check_year,
    day,
    full_year,
)

LONGEST_SPAN = 9  # years; "2005-14" is no average that anyone returns


def read_number(found: list[Token], position: int) -> Read:
    """The number at the position with what belongs to it. Raises NotAPeriodError where it can be none of these."""
    token = found[position]
    if len(token.text) <= 2:
        named = _day_of_month(found, position)
        if named:
            return named
        if at(found, position + 1).kind == "word" or _counts(found, position):
            return counted(found, position, int(token.text))
    joined = _joined(found, position)
    return joined or (1, (_single(token.text),))


def counted(found: list[Token], position: int, number: int) -> Read:
    """A number before its unit: "2nd quarter", "3 yr", "12 months", "4 quarters"; alone it is a short year."""
    skip = 1
    if at(found, position + skip).text in words.ORDINAL_ENDINGS:
        skip += 1
    if _counts(found, position):
        skip += 1
    unit = at(found, position + skip).text
    plural = unit.endswith("s") and unit in words.QUARTER
    meanings = (
        (plural, Atom("count", 3 * number)),
        (unit in words.QUARTER and 1 <= number <= 4, Atom("quarter", number)),
        (unit in words.HALF and number in (1, 2), Atom("half", number)),
        (unit in words.YEAR and number <= LONGEST_SPAN + 1, Atom("count", 12 * number)),
        (unit in words.MONTH and number <= 60, Atom("count", number)),
    )
    for fits, atom in meanings:
        if fits:
            return skip + 1, (atom,)
    if found[position].kind == "number":
        return 1, (_single(found[position].text),)
    return 1, ()


def _counts(found: list[Token], position: int) -> bool:
    """Whether a hyphen ties the number to a unit: "12-month", "3-year"."""
    unit = at(found, position + 2)
    return at(found, position + 1).text == "-" and unit.glued and unit.text in words.YEAR | words.MONTH | words.QUARTER


def _day_of_month(found: list[Token], position: int) -> Read | None:
    """ "30 April 2009", "30-Apr-09", "30th of April": the day and its month, with the year where it follows."""
    here = position + 1
    if at(found, here).text in words.ORDINAL_ENDINGS:
        here += 1
    if at(found, here).text == "of":
        here += 1
    here = after_marks(found, here, "-/. ")
    month = words.MONTHS.get(at(found, here).text)
    number = int(found[position].text)
    if month is None or not 1 <= number <= 31:
        return None
    there = after_marks(found, here + 1, "-/.,'")
    year = at(found, there)
    if year.kind == "number" and len(year.text) in (2, 4):
        return there + 1 - position, (day(full_year(year.text), month, number, "day month-name"),)
    return here + 1 - position, (Atom("dayofmonth", number, month=month),)


def _joined(found: list[Token], position: int) -> Read | None:
    """Two or three numbers with a mark between them: dates, pairs of years, numbered months, spans of years."""
    mark, second = at(found, position + 1), at(found, position + 2)
    spaced = mark.kind == "number"
    if spaced:  # "2009 09"
        mark, second = Token("mark", " "), mark
    if mark.kind != "mark" or mark.text not in "/-. " or second.kind != "number":
        return None
    first = found[position].text
    again, third = at(found, position + 3), at(found, position + 4)
    if not spaced and again.text == mark.text and third.kind == "number":
        days = _dates(first, second.text, third.text, mark.text)
        if days:
            return 5, (Atom("day", days=days),)
    if mark.text == "." and "." in (mark.text, again.text) and len(first) < 4 and len(second.text) < 4:
        raise NotAPeriodError(f"“{first}.{second.text}” is a number, not a period.")
    return (2 if spaced else 3), (Atom("years", years=_pair(first, second.text, mark.text)),)


def _dates(first: str, second: str, third: str, mark: str) -> tuple[tuple[date, str], ...]:
    """The days that three numbers can mean: year first, or day first, or month first. Empty when it is no date."""
    shape = (len(first), len(second), len(third))
    if shape[0] == 4 and max(shape[1:]) <= 2:
        return day(int(first), int(second), int(third), "year-month-day").days
    if max(shape[:2]) > 2 or shape[2] not in (2, 4):
        return ()
    year = full_year(third)
    found: list[tuple[date, str]] = []
    for number, month, form in ((first, second, "day/month"), (second, first, "month/day")):
        try:
            found.append((date(year, int(month), int(number)), form))
        except ValueError:
            continue
    if not found:
        raise NotAPeriodError(f"{first}{mark}{second}{mark}{third} is not a day of the calendar.")
    return tuple(found[:1] if found[0][0] == found[-1][0] else found)


def _pair(first: str, second: str, mark: str) -> tuple[Years, ...]:
    """All that two joined numbers can mean. Consecutive years with a stroke are always a year: "2008/09"."""
    written = f"{first}{mark}{second}"
    found: list[Years] = []
    if len(first) <= 2 and len(second) == 4:
        found = _month(int(second), int(first), sure=True)
    elif len(first) == 4 and len(second) in (1, 2, 4):
        found = _from_full_year(check_year(int(first)), second, mark)
    elif len(first) == 2 and len(second) == 2:
        found = _two_and_two(first, second, mark)
    elif len(first) == 1 and len(second) == 2:
        found = _month(full_year(second), int(first), sure=False)
    if not found:
        raise NotAPeriodError(f"“{written}” is neither two years that follow each other nor a year and a month.")
    return tuple(found)


def _from_full_year(year: int, second: str, mark: str) -> list[Years]:
    number = int(second)
    if len(second) == 4:
        check_year(number)
        if number == year + 1:
            return [Years("pair", year, 0 if mark == "/" else number)]
        return [Years("span", year, number, sure=False)] if year < number <= year + LONGEST_SPAN else []
    size = 10 ** len(second)
    found = []
    follows = number == (year + 1) % size
    if follows:
        found.append(Years("pair", year, 0 if mark == "/" else year + 1))
    if not (follows and mark == "/"):
        found += _month(year, number, sure=True)
    later = year - year % 100 + number
    if len(second) == 2 and year + 1 < later <= year + LONGEST_SPAN:
        found.append(Years("span", year, later, sure=False))
    return found


def _two_and_two(first: str, second: str, mark: str) -> list[Years]:
    """ "08/09" is a year by convention; "04/09" may be April 2009 or a span, so neither is sure."""
    if is_year_after(int(first), int(second)):
        year = full_year(first)
        return [Years("pair", year, 0 if mark == "/" else year + 1)]
    found: list[Years] = []
    if 1 <= int(first) <= 12:
        found += _month(full_year(second), int(first), sure=False)
    try:
        start, end = full_year(first), full_year(second)
    except NotAPeriodError:
        return found
    return [*found, Years("span", start, end, sure=False)] if start < end <= start + LONGEST_SPAN else found


def _month(year: int, number: int, *, sure: bool) -> list[Years]:
    return [Years("month", check_year(year), number, sure=sure)] if 1 <= number <= 12 else []


def _single(text: str) -> Atom:
    """A number that stands alone: 2008, 0809, 200904, 20090430; two digits mean a year only beside other words."""
    if len(text) == 8:
        return day(int(text[:4]), int(text[4:6]), int(text[6:]), "year-month-day")
    if len(text) == 6:
        return Atom("years", years=_pair(text[:4], text[4:], ""))
    if len(text) == 4:
        if text[:2] not in ("19", "20") and is_year_after(int(text[:2]), int(text[2:])):
            return Atom("years", years=(Years("pair", full_year(text[:2])),))
        return Atom("years", years=(Years("year", check_year(int(text))),))
    if len(text) == 2:
        return Atom("short", int(text), name=text)
    raise NotAPeriodError(f"“{text}” is neither a year nor the number of a quarter or of months.")
