"""A cell's text as tokens. Every character of the text belongs to one token, so none can be lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
# A number ends where no further digit, separator-and-digit follows; otherwise it is read whole as a bad one.
_NUMBER = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{{1,4}})?"
    r"(?![0-9]|[.,][0-9]|[0-9]*[eE][0-9])"
)
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>{_NUMBER}|\.[0-9]+(?:[eE][+-]?[0-9]{{1,4}})?(?![0-9]|[.,][0-9]))
    |(?P<bad>[0-9][0-9.,]*)
    |(?P<bracket>\[[^\[\]]*\])
    |(?P<group>\((?:[^()]|\([^()]*\))*\))
    |(?P<percent>%|٪|％)
    |(?P<currency>[£$€])
    |(?P<compare><=|>=|[<>≤≥])
    |(?P<sign>[-+−–—‐‑﹣－])
    |(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    |(?P<symbol>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: number bad bracket group percent currency compare sign word raised symbol."""

    kind: str
    text: str
    spaced: bool = False  # a space before it

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def tokens(text: str) -> list[Token]:
    """The tokens of a text in their order; spaces are left out and remembered on what follows them."""
    found: list[Token] = []
    spaced = False
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "space":
            spaced = True
            continue
        found.append(Token(match.lastgroup or "symbol", match.group(), spaced))
        spaced = False
    return found


def joined(found: list[Token]) -> str:
    """The tokens as text again, single spaces where there were any."""
    return "".join((" " if token.spaced and position else "") + token.text for position, token in enumerate(found))
