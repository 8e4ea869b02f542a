"""The tokens of a text as atoms of meaning. One pass, left to right; each token is used once."""

from __future__ import annotations

from collections.abc import Iterator

from lsp_data.periods import words
from lsp_data.periods.numbers import counted, read_number
from lsp_data.periods.period import is_year_after
from lsp_data.periods.tokens import (
    Atom,
    NotAPeriodError,
    Read,
    Token,
    Years,
    after_marks,
    at,
    day,
    full_year,
    parts,
)

_PLAIN_WORDS: dict[str, Atom | None] = {
    **dict.fromkeys(words.FILLERS, None),
    **{word: Atom("to", name=word) for word in words.TO},
    **{word: Atom("flag", name=flag) for word, flag in words.FLAGS.items()},
    **dict.fromkeys(words.YEAR, Atom("flag", name="year")),
    **dict.fromkeys(words.MONTH, Atom("flag", name="monthly")),
    **dict.fromkeys(words.WEEK, Atom("flag", name="week")),
    **dict.fromkeys(words.ENDING, Atom("flag", name="ending")),
    **dict.fromkeys(words.STARTING, Atom("flag", name="starting")),
    "ye": Atom("flag", name="year_ending"),
    "date": Atom("flag", name="date"),
}


def segments(text: str) -> list[list[Atom]]:
    """The atoms outside brackets first, then those of each bracket; parts without any are left out."""
    return [found for found in (list(_atoms(part)) for part in parts(text)) if found]


def _atoms(found: list[Token]) -> Iterator[Atom]:
    position = 0
    while position < len(found):
        read = {"number": read_number, "word": _word}.get(found[position].kind, _mark)
        used, atoms = read(found, position)
        yield from atoms
        position += used


def _mark(found: list[Token], position: int) -> Read:
    mark, number = found[position], at(found, position + 1)
    if mark.text == "'" and number.kind == "number" and len(number.text) == 2:
        if at(found, position + 2).text in ("/", "-") and at(found, position + 3).kind == "number":
            return 1, ()
        return 2, (Atom("years", years=(Years("year", full_year(number.text)),)),)
    joins_months = mark.text == "/" and number.text in words.MONTHS  # "Jul/Sep 2009"
    return 1, (Atom("to", name="-"),) if mark.text in "-&" or joins_months else ()


def _word(found: list[Token], position: int) -> Read:
    text = found[position].text
    if text in words.MONTHS:
        return _month(found, position)
    if text in words.QUARTER or text in words.HALF:
        return _numbered(found, position)
    if text in words.SEASONS:
        return 1, (Atom("season", name=text),)
    if text in words.NUMBERS:
        return counted(found, position, words.NUMBERS[text])
    if text in _PLAIN_WORDS:
        atom = _PLAIN_WORDS[text]
        return 1, (atom,) if atom else ()
    if text in words.ORDINAL_ENDINGS or text == "s":
        return 1, ()
    raise NotAPeriodError(f"“{text}” is not part of a usual way to write a period.")


def _numbered(found: list[Token], position: int) -> Read:
    """ "Q2", "Qtr 2", "quarter two", "H1"; without a number the word says how long: "quarter ending Sep 2009"."""
    kind = "quarter" if found[position].text in words.QUARTER else "half"
    following = at(found, after_marks(found, position + 1, "."))
    number = words.NUMBERS.get(following.text, 0)
    if following.kind == "number" and len(following.text) <= 2:
        number = int(following.text)
        if not 1 <= number <= (4 if kind == "quarter" else 2):
            raise NotAPeriodError(f"There is no {kind} {number}.")
    if not number:
        return 1, (Atom("flag", name=kind),)
    return after_marks(found, position + 1, ".") + 1 - position, (Atom(kind, number),)


def _month(found: list[Token], position: int) -> Read:
    """A month's name with the year or day that follows it: "Sept-09", "Sep 2009", "Apr '09", "April 30, 2009"."""
    month = words.MONTHS[found[position].text]
    here = after_marks(found, position + 1, "-/.,'")
    number = at(found, here)
    if number.kind != "number" or len(number.text) not in (1, 2, 4):
        return 1, (Atom("month", month),)
    after = here + 2 if at(found, here + 1).text in words.ORDINAL_ENDINGS else here + 1
    there = after_marks(found, after, ",-/")
    year = at(found, there)
    is_day = len(number.text) <= 2 and year.kind == "number" and len(year.text) == 4 and there - after <= 1
    if is_day and (at(found, after).text != "/" or not is_year_after(int(number.text), int(year.text))):
        return there + 1 - position, (day(full_year(year.text), month, int(number.text), "month-name day"),)
    if year.kind == "number" or len(number.text) == 1:  # a pair of years follows: "Sep 2009/10"
        return here - position, (Atom("month", month),)
    return here + 1 - position, (Atom("month", month), Atom("years", years=(Years("year", full_year(number.text)),)))
