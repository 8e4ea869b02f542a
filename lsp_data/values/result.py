"""What a cell is read into."""

from __future__ import annotations

from dataclasses import dataclass

from lsp_data.errors import Severity

Mend = tuple[str, str, str]  # code, reason, how to mend it

_SEVERITY: dict[str, Severity] = {
    "not-finite": Severity.ERROR,
    "not-a-number": Severity.ERROR,
    "cell-error": Severity.ERROR,
    "decimal-comma": Severity.QUERY,
    "not-one-number": Severity.QUERY,
    "number-in-text": Severity.QUERY,
    "words-beside-number": Severity.QUERY,
    "unknown-mark": Severity.QUERY,
    "unclear-unit": Severity.QUERY,
    "trailing-minus": Severity.QUERY,
    "trailing-plus": Severity.QUERY,
    "nil": Severity.QUERY,
    "year-in-brackets": Severity.QUERY,
    "brackets-minus": Severity.NOTE,
}


def severity_of(code: str) -> Severity:
    """How much a problem of a value weighs, by its code; KeyError for a code that no value has."""
    return _SEVERITY[code]


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value cell with its meaning.

    ``value`` is the number as stored or written, always finite; value / scale is what it reads as, in ``unit``.
    ``marker`` is the meaning of a mark in place of the number (or beside it: ``noted``), ``status`` is provisional,
    revised, estimated or final. ``note`` keeps every word and mark that was neither number nor unit. ``converted``
    says that the number was worked out ("£1.2m" is 1200000). ``period_text`` is the part that names a period.
    ``problems`` are (code, reason, mend); :func:`severity_of` weighs the code. ``is_text``: a comment, no figure."""

    value: float | None = None
    marker: str | None = None
    status: str | None = None
    note: str = ""
    unit: str = ""
    scale: float = 1.0
    converted: bool = False
    problems: tuple[Mend, ...] = ()
    period_text: str = ""
    is_text: bool = False
