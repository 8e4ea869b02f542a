"""Number formats: a stored number as the text that a person sees, and whether it is a date.

The grammar is ECMA-376 part 1, 18.8.31. What the sheets of returns use is rendered (decimals, thousands, percent,
sections, conditions, quoted words, dates and times); the rest (fractions, digits with words between) reads as General.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from math import copysign, isfinite

# Formats that Excel knows by number. 14, 22 and 47 follow the reader's country: here the United Kingdom's.
BUILTIN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"£"#,##0;-"£"#,##0', 6: '"£"#,##0;[Red]-"£"#,##0',
    7: '"£"#,##0.00;-"£"#,##0.00', 8: '"£"#,##0.00;[Red]-"£"#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '"£"#,##0;-"£"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"£"#,##0.00;-"£"#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
LONGEST = 255  # characters of a format that Excel itself allows
MAX_DECIMALS = 30
_DATE_LETTERS = "ymdhsYMDHS"
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]{1,20})")
_MERIDIEM = ("AM/PM", "A/P")

Token = tuple[str, str]  # kind: literal | digit | point | comma | percent | power | text | general | date | slash


class Section:
    """One of a format's parts between semicolons, ready to render."""

    __slots__ = ("condition", "date", "plan", "tokens")

    def __init__(self, tokens: list[Token], condition: tuple[str, float] | None) -> None:
        self.tokens = tokens
        self.condition = condition
        self.date = any(kind == "date" for kind, _ in tokens)
        self.plan = None if self.date else _plan(tokens)

    def holds(self, value: float) -> bool:
        """Whether the section's own condition ([>=100]) is met."""
        sign, limit = self.condition or ("", 0.0)
        return {"<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit,
                "=": value == limit, "<>": value != limit}.get(sign, False)  # fmt: skip

    def render(self, value: float, whole: float) -> str:
        """A number by this section; ``whole`` is the number with its sign, for what only General can show."""
        if self.plan is not None:
            return self.plan.render(value)
        kinds = [kind for kind, _ in self.tokens]
        if "general" in kinds:
            return "".join(general(value) if kind == "general" else word for kind, word in self.tokens).strip()
        if "digit" in kinds:
            return general(whole)  # fractions, telephone numbers
        words = "".join(word for kind, word in self.tokens if kind in ("literal", "percent")).strip()
        return f"-{words}" if value < 0 and words else words


class Plan:
    """How a section writes digits: words before and after, a factor, decimals, separators."""

    __slots__ = ("after", "at_least", "before", "factor", "is_plain", "least", "most", "power", "spec", "unit")

    def __init__(self, before: str, after: str, factor: float, places: tuple[int, int], at_least: int) -> None:
        self.before, self.after, self.factor, self.at_least = before, after, factor, at_least
        self.most, self.least = places
        self.unit = 10.0**self.most
        self.spec = f".{self.most}f"
        self.power = False
        self.is_plain = not (before or after) and at_least == 1 and self.most == self.least

    def render(self, value: float) -> str:
        """The number with its sign, and the words around it."""
        value = value * self.factor + 0.0  # of a zero the sign is not shown
        part = value * self.unit
        if 0.4999999 < part % 1.0 < 0.5000001 and abs(part) < 1e9:  # 2.675 is stored as 2.67499999…, and shown as 2.68
            value += copysign(1e-6 / self.unit, value)
        if self.is_plain:
            return format(value, self.spec)
        text = format(abs(value), self.spec)
        if self.most > self.least and not self.power:
            text = (
                f"{text[: len(text) - self.most + self.least]}{text[len(text) - self.most + self.least :].rstrip('0')}"
            )
            text = text.removesuffix(".")
        if self.at_least != 1:
            whole, point, fraction = text.partition(".")
            whole = whole.rjust(self.at_least, "0") if self.at_least else whole.removeprefix("0")
            text = f"{whole}{point}{fraction}"
        return f"{'-' if value < 0 else ''}{self.before}{text}{self.after}".strip()


class NumberFormat:
    """A compiled format. ``is_date``: its numbers are days since the epoch; ``is_elapsed``: a duration ([h]:mm)."""

    __slots__ = ("conditional", "is_date", "is_elapsed", "is_general", "numeric", "sections", "worded")

    def __init__(self, code: str) -> None:
        self.sections = [_section(part) for part in _split(code[:LONGEST])[:4]]
        self.numeric = [section for section in self.sections if not _is_text_only(section)][:3] or self.sections[:1]
        self.conditional = any(section.condition for section in self.numeric)
        self.is_general = not code or code.lower() == "general" or code == "@"
        self.is_date = any(section.date for section in self.sections[:2])
        self.is_elapsed = self.is_date and any(
            kind == "date" and word.startswith("[") for kind, word in self.sections[0].tokens
        )
        last = self.sections[-1]
        self.worded = last if _has_text(last) and len(last.tokens) > 1 else None  # words around a text

    def section_of(self, value: float) -> tuple[Section, bool]:
        """The section that renders the value, and whether its sign is already told by the choice of the section."""
        numeric = self.numeric
        if self.conditional:
            for index, section in enumerate(numeric):
                if section.condition is not None and section.holds(value):
                    return section, index > 0 and value < 0
            plain = next((section for section in numeric if section.condition is None), numeric[-1])
            return plain, False
        if value < 0 and len(numeric) > 1:
            return numeric[1], True
        if value == 0 and len(numeric) > 2:
            return numeric[2], True
        return numeric[0], False

    @property
    def shows(self) -> Callable[[float], str]:
        """:meth:`shown`, or what alone it comes to for every number: worth asking before many."""
        if self.is_general:
            return general
        plan = self.numeric[0].plan if len(self.numeric) == 1 and not self.conditional else None
        return self.shown if plan is None else plan.render

    def shown(self, value: float) -> str:
        """A number that is no date as a person sees it."""
        if self.is_general:
            return general(value)
        section, signed = self.section_of(value)
        return section.render(abs(value) if signed else value, value)

    def shown_text(self, text: str) -> str:
        """A text as a person sees it: a format's fourth part may put words around it."""
        if self.worded is None:
            return text
        told = (text if kind == "text" else word for kind, word in self.worded.tokens if kind in ("text", "literal"))
        return "".join(told).strip()


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The compiled format of a code; never fails, whatever the code."""
    return NumberFormat(code)


def shown(value: float, code: str) -> str:
    """A number that is no date as a person sees it: 0.385 with "0.0%" → "38.5%"."""
    return number_format(code).shown(value)


def general(value: float) -> str:
    """A number in the General format of a wide cell: up to ten significant digits, no trailing zeros."""
    if -1e11 < value < 1e11 and value == (whole := int(value)):
        return str(whole)
    if not isfinite(value):
        return str(value)
    size = abs(value)
    if 1e-9 <= size < 1e11:
        text = f"{value:.10g}"
        if "e" in text:  # Python turns to powers at 1e-5 and above ten digits, Excel later
            text = f"{value:.{0 if size >= 1 else 14}f}"
            text = text.rstrip("0").rstrip(".") if "." in text else text
        return text
    mantissa, _, power = f"{value:.5E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{power}"


def _plan(tokens: list[Token]) -> Plan | None:
    """How the tokens write a number; None where they are no plain number format."""
    kinds = [kind for kind, _ in tokens]
    if "digit" not in kinds or "general" in kinds:
        return None
    first, last = kinds.index("digit"), len(kinds) - 1 - kinds[::-1].index("digit")
    if "point" in kinds[:first]:
        first = kinds.index("point")
    middle = tokens[first : last + 1]
    if any(kind in ("literal", "slash", "percent", "text") for kind, _ in middle):
        return None
    trailing = 0
    while kinds[last + 1 + trailing : last + 2 + trailing] == ["comma"]:
        trailing += 1
    before, after = (
        "".join(word for kind, word in part if kind in ("literal", "percent", "point"))
        for part in (tokens[:first], tokens[last + 1 :])
    )
    factor = 100.0 ** min(kinds.count("percent"), 9) / 1000.0 ** min(trailing, 9)
    middle_kinds = [kind for kind, _ in middle]
    point = middle_kinds.index("point") if "point" in middle_kinds else len(middle)
    at_least = sum(word == "0" for kind, word in middle[:point] if kind == "digit")
    if "power" in middle_kinds:
        plan = Plan(before, after, factor, _decimals(middle[: middle_kinds.index("power")]), 1)
        plan.spec, plan.power = f".{plan.most}E", True
        return plan
    plan = Plan(before, after, factor, _decimals(middle), at_least)
    if "comma" in middle_kinds[:point]:
        plan.spec = f",.{plan.most}f"
    return plan


def _decimals(tokens: list[Token]) -> tuple[int, int]:
    """Most and least decimals: "0.0#" → (2, 1)."""
    after = [word for kind, word in tokens if kind in ("point", "digit")]
    if "." not in after:
        return (0, 0)
    places = after[after.index(".") + 1 :][:MAX_DECIMALS]
    least = max((index + 1 for index, word in enumerate(places) if word == "0"), default=0)
    return (len(places), least)


def _split(code: str) -> list[str]:
    """The format's parts between semicolons; a semicolon in quotes or after a backslash is none."""
    parts, part, index = [], "", 0
    while index < len(code):
        char = code[index]
        if char == "\\":
            part += code[index : index + 2]
            index += 2
            continue
        if char == '"':
            end = code.find('"', index + 1)
            end = len(code) if end < 0 else end + 1
            part += code[index:end]
            index = end
            continue
        if char == ";":
            parts.append(part)
            part = ""
        else:
            part += char
        index += 1
    return [*parts, part]


def _section(code: str) -> Section:
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    index = 0
    while index < len(code):
        char = code[index]
        if char == "[":
            end = code.find("]", index)
            end = len(code) if end < 0 else end
            word = code[index + 1 : end]
            token, found = _bracket(word)
            condition = condition or found
            tokens += token
            index = end + 1
            continue
        token_kind, word, size = _token(code, index)
        if token_kind:
            tokens.append((token_kind, word))
        index += size
    return Section(tokens, condition)


def _bracket(word: str) -> tuple[list[Token], tuple[str, float] | None]:
    """What stands in square brackets: elapsed time, a currency, a condition; colours and languages say nothing."""
    if word and set(word.lower()) in ({"h"}, {"m"}, {"s"}):
        return [("date", f"[{word.lower()}]")], None
    if word.startswith("$"):
        symbol = word[1:].partition("-")[0]
        return ([("literal", symbol)] if symbol else []), None
    found = _CONDITION.fullmatch(word)
    if found and found[2].count(".") <= 1 and any(c.isdigit() for c in found[2]):
        return [], (found[1], float(found[2]))
    return [], None


def _token(code: str, index: int) -> tuple[str, str, int]:
    """Kind, word and length of what stands at ``index``; kind "" for what shows nothing."""
    char = code[index]
    rest = code[index : index + 7]
    if char == '"':
        end = code.find('"', index + 1)
        end = len(code) if end < 0 else end
        return "literal", code[index + 1 : end], end + 1 - index
    if char == "\\":
        return "literal", code[index + 1 : index + 2], 2
    if char in "_*":  # a space as wide as the next character; a character that fills the cell
        return ("literal", " ", 2) if char == "_" else ("", "", 2)
    if rest.lower() == "general":
        return "general", "", 7
    for word in _MERIDIEM:
        if rest.upper().startswith(word):
            return "date", word, len(word)
    if char in _DATE_LETTERS:
        size = 1
        while code[index + size : index + size + 1].lower() == char.lower():
            size += 1
        return "date", char.lower() * size, size
    if char in "Ee" and code[index + 1 : index + 2] in ("+", "-"):
        return "power", "E", 2
    kind = {"0": "digit", "#": "digit", "?": "digit", ".": "point", ",": "comma", "%": "percent", "@": "text",
            "/": "slash"}.get(char, "literal")  # fmt: skip
    return kind, char, 1


def _has_text(section: Section) -> bool:
    return any(kind == "text" for kind, _ in section.tokens)


def _is_text_only(section: Section) -> bool:
    return _has_text(section) and not any(kind in ("digit", "general", "date") for kind, _ in section.tokens)
