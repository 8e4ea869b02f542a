"""Errors for the person at the screen, and problems found in what a partner sent.

An :class:`LspError` stops what was asked and says what, where and what to do. A :class:`Problem` is data: it is
collected while a return is read, shown with the return, and stops nothing but the cell or file that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LspError(Exception):
    """Something the person asked for cannot be done; the message says why and what would help."""


class Severity(StrEnum):
    """How much a problem weighs: an error holds back its row (or the file), a query asks, a note tells."""

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to know about a return: where, what was read, why it is a problem and how to mend it."""

    sheet: str
    cell: str
    severity: Severity
    code: str
    value: str
    reason: str
    mend: str
