"""Cells of a paper that hold a text and say nothing by it: dashes, "None identified", "No lead yet", "[type here]"."""

from __future__ import annotations

import re

from loaders.meaning.words import is_placeholder
from lsp_data.values import puts_off, read_value

# "No lead yet", "Not agreed"; of "No Limits" and "No 10 Club" the second word begins a name.
_NONE = re.compile(r"^\W*(?:(?i:none|nobody|nil)\b|(?i:no|not)\b(?! ?\d)(?!\s+[A-Z][a-z]))(?:\s+\S+){0,7}$")
_SAYS_NONE = re.compile(r"^\W*(?:none|nil|nothing|n/?a|tb[acd]|to be)\b(?:\s+\w+){0,2}\W*$", re.IGNORECASE)
_RULED = re.compile(r"[\s.…_–—-]*")
_INVITES = re.compile(
    r"^(?:please |click |tap |(?:click )?or tap |here |to )*(?:enter|type|insert|select|choose|add|write)\b",
    re.IGNORECASE,
)
_OF_LISTS = re.compile(r"(?:choose|select|pick) an? (?:item|option|value|date)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*\(?\d[\d.]{0,6}[a-z]?[.):]*\s+")  # of the row that is to be written
_NOTHING = frozenset({"na", "nil", "not_applicable", "tbc"})


def invites(text: str) -> bool:
    """Whether a text is a form's own and invites to write: "[type here]", "<insert name>", "Click here to add text"."""
    plain = _NUMBER.sub("", text).strip()
    bracketed = (plain[:1], plain[-1:]) in (("[", "]"), ("<", ">"))
    asked = _INVITES.match(plain[1:-1].strip() if bracketed else plain)
    here = plain.lower().startswith(("click ", "tap ")) or plain.lower().rstrip(" .").endswith(" here")
    if is_placeholder(plain) or _OF_LISTS.fullmatch(plain):
        return True
    return asked is not None and (bracketed or here)


def is_ruled_out(text: str) -> bool:
    """Whether a dash or dots stand where there is nothing to say."""
    return bool(text.strip()) and _RULED.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell is as good as empty: ruled out by a dash or dots, or an invitation to write."""
    return bool(_RULED.fullmatch(text)) or invites(text)


def says_none(text: str) -> bool:
    """Whether a statement is none: as good as empty, that there is none ("Nothing to report"), or "To be completed"."""
    return is_blank(text) or _SAYS_NONE.match(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell's text is nothing that a paper says: a dash, an invitation to write, that there is none, or that
    it is still to be agreed."""
    plain = text.strip()
    if is_blank(plain) or _NONE.match(plain) or puts_off(plain):
        return True
    return read_value(plain).marker in _NOTHING
