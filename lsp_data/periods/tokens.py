"""The smallest pieces of a written period, and the mistakes that no period can hold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from lsp_data.periods.period import FIRST_PLAUSIBLE_YEAR, LAST_PLAUSIBLE_YEAR

LONGEST = 200  # characters; longer texts are commentary


class NotAPeriodError(Exception):
    """The text cannot be read; the message says why, for the person at the screen."""


@dataclass(frozen=True, slots=True)
class Years:
    """One way to read a written year. kind: year (2008) · pair (2008/09) · span (2005-07) · month (2009-04)."""

    kind: str
    first: int
    last: int = 0  # of a span its last year, of a pair with a hyphen its second, of a month its number
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece with a meaning.

    kind: day · dayofmonth · month · years · short (two digits) · quarter · half · season · count (months) · to · flag
    """

    kind: str
    number: int = 0
    name: str = ""
    month: int = 0
    days: tuple[tuple[date, str], ...] = ()
    years: tuple[Years, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """kind: number · word · mark · end."""

    kind: str
    text: str
    glued: bool = False  # no space before it


Read = tuple[int, tuple[Atom, ...]]  # how many tokens were used, and what they say

_TOKEN = re.compile(r"(?P<space>\s+)|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<mark>.)", re.DOTALL)
_COMPARED = frozenset("<>≤≥")  # ">8-13" weeks
_SUPERSCRIPTS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), " ")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ"), "'")
_FOOTNOTE = re.compile(r"\[[^\]]{0,12}\]|\(\s*[0-9a-z]\s*\)")  # [note 1], (p), (1): marks on the label
_SHORT_FORMS = (
    (re.compile(r"\bmid(?: |-)?(?:year(?: |-)?)?(?=(?:19|20)[0-9]{2}\b)"), "30 june "),  # "mid-2009": that day's state
    (re.compile(r"\bw/ ?e\b"), "week ending"),
    (re.compile(r"\bw/ ?c\b"), "week commencing"),
)
_CLOCK = re.compile(r"(?<=[0-9])[t ]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?z?(?![0-9])")


def parts(text: str) -> list[list[Token]]:
    """The tokens outside brackets first, then those of each bracket. Raises NotAPeriodError for a long text."""
    if len(text) > LONGEST:
        raise NotAPeriodError("The text is too long to be a period.")
    if text.lstrip()[:1] in _COMPARED:
        raise NotAPeriodError("It begins with a comparison, as a band does.")
    plain = unicodedata.normalize("NFKC", text.translate(_SUPERSCRIPTS)).lower()
    plain = plain.translate(_DASHES).translate(_QUOTES)
    plain = _CLOCK.sub("", _FOOTNOTE.sub(" ", plain))
    for short, long in _SHORT_FORMS:
        plain = short.sub(long, plain)
    pieces = re.split(r"[()\[\]]", plain)
    return [tokens(piece) for piece in (" ".join(pieces[0::2]), *pieces[1::2])]


def tokens(text: str) -> list[Token]:
    """Numbers, words and marks in their order."""
    found: list[Token] = []
    glued = False
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "space":
            glued = False
            continue
        found.append(Token(match.lastgroup or "", match.group(), glued))
        glued = True
    return found


def at(found: list[Token], position: int) -> Token:
    """The token at the position; beyond the end one that equals nothing."""
    return found[position] if position < len(found) else Token("end", "")


def after_marks(found: list[Token], position: int, marks: str) -> int:
    """The first position from here on that is none of the marks."""
    while at(found, position).kind == "mark" and at(found, position).text in marks:
        position += 1
    return position


def day(year: int, month: int, number: int, form: str) -> Atom:
    """One day of the calendar as an atom; what the calendar does not have is a NotAPeriodError."""
    check_year(year)
    try:
        return Atom("day", days=((date(year, month, number), form),))
    except ValueError as error:
        raise NotAPeriodError(f"{number}/{month}/{year} is not a day of the calendar.") from error


def full_year(text: str) -> int:
    """The year that two or four digits stand for: 90 to 99 in the last century, 00 to 35 in this one."""
    number = int(text)
    if len(text) == 4:
        return check_year(number)
    return check_year(1900 + number if number > LAST_PLAUSIBLE_YEAR % 100 else 2000 + number)


def check_year(year: int) -> int:
    """The year itself when a partnership can mean it."""
    if not FIRST_PLAUSIBLE_YEAR <= year <= LAST_PLAUSIBLE_YEAR:
        raise NotAPeriodError(f"The year {year} is outside {FIRST_PLAUSIBLE_YEAR} to {LAST_PLAUSIBLE_YEAR}.")
    return year
