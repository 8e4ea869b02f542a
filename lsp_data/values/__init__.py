"""Value cells: what a partner typed where a number belongs, read by one grammar. Nothing typed is dropped."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import lru_cache

from lsp_data.values import vocabulary as _words
from lsp_data.values.grammar import not_finite, parse
from lsp_data.values.lexer import tokens
from lsp_data.values.marks import cell_error, is_mark, is_nought, puts_off, read_marks, says_nothing, takes_back
from lsp_data.values.result import ReadValue, severity_of
from lsp_data.values.tail import read_tail

__all__ = [
    "ReadValue", "is_mark", "is_nought", "puts_off", "read_marks", "read_value", "said_by_format", "says_nothing",
    "severity_of", "takes_back",
]  # fmt: skip

_NO_SYMBOLS: Mapping[str, str] = {}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\[\]-]*)[^\[\]]*\]|\[[^\[\]]*\]')


def read_value(
    content: str | float | bool | date | time | None,
    *,
    number_format: str = "",
    superscript: str = "",
    struck: str = "",
    error: bool = False,
    symbols: Mapping[str, str] | None = None,
) -> ReadValue:
    """The meaning of a value cell: text or number, with the number format in which the sheet shows it.

    ``superscript`` and ``struck`` are runs that the reader already took out of the text; they go to the note.
    ``error`` says that the cell holds an error value. ``symbols`` is the sheet's own key, mark → marker.
    Never raises; the value is finite or None."""
    if error:
        found = cell_error(str(content))
    elif content is None:
        found = ReadValue()
    elif isinstance(content, bool | date | time):
        found = _not_a_number(content)
    elif isinstance(content, str):
        found = parse(content, symbols or _NO_SYMBOLS) if content.strip() else ReadValue()
    else:
        found = _stored(content, number_format)
    return _with_runs(found, superscript.strip(), struck.strip())


def _not_a_number(content: bool | date | time) -> ReadValue:
    text = str(content)
    kind = "yes or no" if isinstance(content, bool) else "date or time"
    problem = ("not-a-number", f"The cell holds a {kind} ({text}) where a number belongs.", "Type the number.")
    return ReadValue(note=text, problems=(problem,))


def _stored(number: float, number_format: str) -> ReadValue:
    """A number with the unit, scale and words that its format shows beside it."""
    try:
        value = float(number)
    except OverflowError:
        return not_finite(str(number)[:40])
    if not math.isfinite(value):
        return not_finite(str(value))
    unit, note, status, scale = said_by_format(number_format)
    return ReadValue(value, None, status, note, unit, scale)


@lru_cache(maxsize=2_000)
def said_by_format(number_format: str) -> tuple[str, str, str | None, float]:
    """The unit, the words, the status and the scale that a number format shows beside its number."""
    section = number_format.split(";")[0]
    literal = "".join(_shown(match) for match in _LITERAL.finditer(section))
    bare = _LITERAL.sub("", section)
    percent = "%" in bare
    money = next((sign for sign in "£$€" if sign in bare or sign in literal), "")
    words = literal.replace(money, "").strip() if money else literal.strip()
    tail = read_tail(tokens(words), _NO_SYMBOLS) if words else None
    unit, note, status = (tail.unit, tail.note, tail.status) if tail else ("", words, None)
    unit = "%" if percent else " ".join(part for part in (money, unit) if part)
    return unit, note, status, 0.01 if percent else 1.0


def _shown(match: re.Match[str]) -> str:
    """What a literal of a number format puts on the screen."""
    return next((part for part in match.groups() if part), "")


def _with_runs(found: ReadValue, superscript: str, struck: str) -> ReadValue:
    """The superscript and the struck-out text, kept in the note; a superscript p, r or e is a status."""
    parts = [found.note] if found.note else []
    status = found.status
    if superscript:
        parts.append(superscript)
        status = status or _words.STATUS.get(superscript.lower())
    if struck:
        parts.append(f"struck out: {struck}")
    return replace(found, note="; ".join(parts), status=status) if superscript or struck else found
