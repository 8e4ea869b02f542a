"""What stands after the number of a cell: its unit, its status, the period that it is of, notes and marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lsp_data.values import vocabulary as words
from lsp_data.values.lexer import Token, joined, tokens
from lsp_data.values.result import Mend

MOST_UNKNOWN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Tail:
    """The meaning of what follows the number. ``power`` is that of "million"; ``unclear`` a letter that may be one."""

    unit: str = ""
    status: str | None = None
    marker: str | None = None
    power: int = 0
    unclear: str = ""
    note: str = ""
    period: str = ""
    problems: tuple[Mend, ...] = ()


@dataclass(slots=True)
class _Notes:
    """What the tokens after number and unit have said so far."""

    symbols: Mapping[str, str]
    status: str | None = None
    marker: str | None = None
    note: list[str] = field(default_factory=list)
    period: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def take(self, token: Token) -> bool:
        """Whether the token can stand beside a number; what it says is kept."""
        self.note.append(token.text)
        content = token.low.strip("()[] ")
        own = self.symbols.get(token.text) or self.symbols.get(token.text.strip("()"))
        if own:
            self.marker = self.marker or own
        elif content in words.STATUS:
            self.status = self.status or words.STATUS[content]
        elif token.kind == "group":
            self._group(token)
        elif token.kind == "bracket" or token.text in words.NOTE_MARKS:
            # With a number beside it "[x]" cannot mean that there is none, so only a doubt about the number counts.
            doubt = words.MARKERS.get(token.low) == "low_reliability"
            self.marker = self.marker or ("low_reliability" if doubt else "noted")
        elif token.kind == "word":
            self.unknown.append(token.text)
        return bool(own) or token.kind not in ("compare", "currency")

    def _group(self, token: Token) -> None:
        inner = tokens(token.text[1:-1])
        found = (words.STATUS[part.low] for part in inner if part.low in words.STATUS)
        self.status = self.status or next(found, None)
        if names_period(inner):
            self.period.append(token.text[1:-1].strip())


_MINUS_AFTER: Mend = ("trailing-minus", "A sign stands after the number.", "Put a minus before the number.")
_OR_MORE: Mend = (
    "trailing-plus",
    "A plus after the number may say “or more”.",
    "Type the number alone, and beside it that it is the least.",
)


def read_tail(found: list[Token], symbols: Mapping[str, str]) -> Tail | None:
    """The tail, or None when what follows makes the number one of several or part of a sentence."""
    place, unit, power, unclear = _measure(found)
    notes = _Notes(symbols)
    for position in range(place, len(found)):
        rest = found[position:]
        joined_to_it = position > 0 and found[position - 1].kind in ("sign", "symbol")
        if _opens_period(rest) and not notes.unknown and not joined_to_it:
            notes.period.append(joined(rest))
            notes.note.append(joined(rest))
            break
        if rest[0].kind in ("number", "bad") or not notes.take(rest[0]):
            return None
    if len(notes.unknown) > MOST_UNKNOWN_WORDS or any(_makes_no_figure(word) for word in notes.unknown):
        return None
    problems: list[Mend] = []
    if place < len(found) and found[-1].kind == "sign" and found[-1].text not in symbols:
        problems.append(_OR_MORE if found[-1].text == "+" else _MINUS_AFTER)
    if notes.unknown:
        reason = f"The words “{' '.join(notes.unknown)}” beside the number were kept as a note."
        problems.append(("words-beside-number", reason, "Check that the number is the figure."))
    said = " ".join(notes.note)
    return Tail(unit, notes.status, notes.marker, power, unclear, said, " ".join(notes.period), tuple(problems))


def _makes_no_figure(word: str) -> bool:
    """Words after which the number was a date ("12 Jun") or one end of a band ("4 and under")."""
    low = word.lower()
    return low[:3] in words.MONTHS or low in words.BAND_WORDS


def _opens_period(rest: list[Token]) -> bool:
    """Whether the rest of the cell is a period without brackets: "to Feb 11", "by 2005", "2009/10"."""
    if rest[0].kind == "word":
        return rest[0].low in words.PERIOD_WORDS and names_period(rest)
    return rest[0].kind == "number" and rest[0].spaced and names_period(rest)


def _measure(found: list[Token]) -> tuple[int, str, int, str]:
    """Multiplier and unit directly after the number: tokens used, unit, power of ten, and a letter that is unclear."""
    place, power, unclear = 0, 0, ""
    low = [token.low for token in found]
    if low and low[0] in words.MULTIPLIERS and found[0].kind == "word":
        power = words.MULTIPLIERS[low[0]]
        unclear = found[0].text if low[0] in words.ONLY_MONEY else ""
        place = 1
    used, unit = _unit(found[place:])
    return place + used, unit, power, unclear


def _unit(found: list[Token]) -> tuple[int, str]:
    low = [token.low for token in found]
    used = 0
    if found and found[0].kind == "percent":
        used = 1
        if len(found) > 1 and low[1] in words.POINT_WORDS:
            used = 2
    elif any(tuple(low[: len(phrase)]) == phrase for phrase in words.PERCENT_WORDS):
        used = 2 if low[0] == "per" else 1
        return used, "%"
    elif low[:1] == ["percentage"] and len(low) > 1 and low[1] in words.POINT_WORDS:
        used = 2
    elif low and (low[0] in words.UNITS or low[0] in words.CURRENCIES):
        used = 1
    per = _per(found[used:])
    return used + per, joined(found[: used + per])


def _per(found: list[Token]) -> int:
    """How many tokens "per 1,000 population", "/ 100,000" or "per household" take."""
    if not found or found[0].low not in ("per", "/"):
        return 0
    if len(found) > 1 and found[1].kind == "number" and found[1].text.replace(",", "").endswith("000"):
        return 3 if len(found) > 2 and found[2].kind == "word" and not _is_noted(found[2]) else 2
    return 2 if len(found) > 1 and found[0].low == "per" and found[1].kind == "word" else 0


def _is_noted(token: Token) -> bool:
    return token.low in words.STATUS or token.low in words.PERIOD_WORDS


def names_period(found: list[Token]) -> bool:
    """Whether tokens name a year, a month or a length of time, so that they may say which period the number is of."""
    if len(found) > 8:
        return False
    for place, token in enumerate(found):
        if token.kind == "number" and _is_year(token.text):
            return True
        if token.kind == "word" and (token.low[:3] in words.MONTHS or token.low in words.PERIOD_NOUNS):
            return True
        following = found[place + 1].text if place + 1 < len(found) else ""
        if token.kind == "number" and following == "/" and len(token.text) == 2:
            return True
        if token.low == "q" and following in ("1", "2", "3", "4"):
            return True
    return False


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1990 <= int(text) <= 2035
