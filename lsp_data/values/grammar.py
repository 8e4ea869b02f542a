"""The grammar of a value cell: prefix, number, unit, then notes; or a mark in the number's place; or a comment.

cell    = [approximately | compare] [sign] [currency] [sign] number [multiplier] [unit] note*
        | "(" cell ")"                                    a negative number as accountants write it
        | mark note* | comment
note    = group | bracket | status | mark | period | word
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from lsp_data.values import vocabulary as words
from lsp_data.values.lexer import Token, joined, tokens
from lsp_data.values.marks import marked, marked_words
from lsp_data.values.result import ReadValue
from lsp_data.values.tail import Tail, read_tail

_MINUS = frozenset("-−–—‐‑﹣－")
_ALONE = "Type the number alone in the cell and the words beside it."


def parse(text: str, symbols: Mapping[str, str]) -> ReadValue:
    """The meaning of a cell's text (not blank). Never raises; ``symbols`` is the sheet's own key of marks."""
    bare = text.strip().removeprefix("'").strip()
    mark = marked(bare, symbols)
    if mark is not None:
        return mark
    found = tokens(bare)
    if len(found) == 1 and found[0].kind == "group":
        return _in_brackets(bare, symbols)
    first = next((place for place, token in enumerate(found) if token.kind in ("number", "bad")), None)
    if first is None:
        return marked_words(bare, found) or ReadValue(note=bare, is_text=True)
    head, number = found[:first], found[first]
    if not _is_prefix(head):
        return marked_words(bare, found) or _comment(bare, "number-in-text", "has words before its number")
    if number.kind == "bad":
        return _bad_number(bare, number.text)
    tail = read_tail(found[first + 1 :], symbols)
    if tail is None:
        return _comment(bare, "not-one-number", "holds more than one number or a whole sentence")
    return _number(bare, head, number.text, tail)


def _in_brackets(text: str, symbols: Mapping[str, str]) -> ReadValue:
    inner = text[1:-1].strip()
    read = parse(inner, symbols) if inner else ReadValue(is_text=True)
    if read.value is None:
        return replace(read, note=text)
    if inner.isdigit() and 1990 <= read.value <= 2035:
        problem = ("year-in-brackets", f"“{text}” may be a year or a negative number.", "Type a minus if it is one.")
        return ReadValue(note=text, period_text=inner, problems=(problem,))
    told = ("brackets-minus", f"“{text}” was read as a negative number.", "Type a minus sign if that is meant.")
    note = f"{text} {read.note}" if read.note else text
    return replace(read, value=-abs(read.value), note=note, problems=(*read.problems, told))


def _is_prefix(head: list[Token]) -> bool:
    """Whether what stands before the number leaves it the value of the cell."""
    rest = [token for token in head if token.low not in words.CURRENCIES]
    if len(head) - len(rest) > 1:
        return False
    rest = rest[_bound_words(rest) :]
    kinds = [token.kind for token in rest if not _approximate(token)]
    return not set(kinds) - {"sign", "compare"} and kinds.count("sign") <= 1 and kinds.count("compare") <= 2


def _approximate(token: Token) -> bool:
    return token.low in words.APPROXIMATE or token.text in ("~", "≈", ".")


def _bound_words(head: list[Token]) -> int:
    """How many tokens of "less than", "over" … the cell begins with."""
    low = tuple(token.low for token in head)
    return max((len(phrase) for phrase in (*words.LESS, *words.MORE) if low[: len(phrase)] == phrase), default=0)


def _bound(head: list[Token]) -> str | None:
    """The marker of a number that is only a bound: "<5", "over 95"."""
    signs = "".join(token.text for token in head if token.kind == "compare")
    low = tuple(token.low for token in head)
    if set(signs) & {"<", "≤"} or any(low[: len(phrase)] == phrase for phrase in words.LESS):
        return "less_than"
    if set(signs) & {">", "≥"} or any(low[: len(phrase)] == phrase for phrase in words.MORE):
        return "greater_than"
    return None


def _number(text: str, head: list[Token], written: str, tail: Tail) -> ReadValue:
    value = written_float(written, tail.power)
    if not math.isfinite(value):
        return not_finite(text)
    bound = _bound(head)
    if bound:
        return ReadValue(None, bound, tail.status, text, tail.unit, period_text=tail.period)
    minus = any(token.text in _MINUS for token in head)
    money = next((words.CURRENCIES[token.low] for token in head if token.low in words.CURRENCIES), "")
    front = [token for token in head if token.low not in words.CURRENCIES and token.kind != "sign"]
    notes = [joined(front)] if front else []
    notes += [f"written {text}"] if tail.power else []
    problems = tail.problems
    if tail.unclear and not money:
        value = written_float(written, 0)
        problems = (*problems, ("unclear-unit", f"The “{tail.unclear}” in “{text}” may be a unit.", _ALONE))
        notes = [*notes[: len(notes) - 1], tail.unclear]
    return ReadValue(
        value=-value if minus else value,
        marker=tail.marker,
        status=tail.status or ("estimated" if front else None),
        note=" ".join(part for part in (*notes, tail.note) if part),
        unit=" ".join(part for part in (money, tail.unit) if part),
        converted=bool(tail.power) and not (tail.unclear and not money),
        problems=problems,
        period_text=tail.period,
    )


def written_float(written: str, power: int = 0) -> float:
    """The number that a person wrote, times ten to the power; inf where it is too large for any figure."""
    plain = "".join(letter for letter in written if letter in "0123456789.eE+-")
    digits, _, exponent = plain.lower().partition("e")
    return float(f"{digits}e{int(exponent or 0) + power}")


def not_finite(text: str) -> ReadValue:
    """Infinity and its like: never a value."""
    problem = ("not-finite", f"“{text}” is not a finite number.", "Type the number, or leave the cell empty.")
    return ReadValue(note=text, problems=(problem,))


def _bad_number(text: str, written: str) -> ReadValue:
    if written.count(",") == 1 and written.count(".") == 0:
        problem = ("decimal-comma", f"“{text}” may be a decimal comma or a thousands comma.", "Use a decimal point.")
        return ReadValue(note=text, problems=(problem,))
    return _comment(text, "not-one-number", "is not written as one number")


def _comment(text: str, code: str, what: str) -> ReadValue:
    """Text that holds a number which may be no figure: kept as text, and asked for."""
    return ReadValue(note=text, problems=((code, f"“{text}” {what}; it was kept as text.", _ALONE),), is_text=True)
