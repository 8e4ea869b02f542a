"""The problems that reading and comparing a return finds: a message at a place, with what stood there."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.messages import MESSAGES
from lsp_data.errors import Problem

# What we write into a workbook that goes back to its partner; it may come again with it, and is no part of the return.
SENT_BACK = "Sent back."  # each line of ours in a comment begins so
SENT_BACK_SHEET = "Problems found in this return"  # the first cell of the sheet that lists them
LONGEST_VALUE = 200  # characters of a cell that are repeated in its problem


def problem(code: str, sheet: str = "", cell: str = "", value: object = "", **words: object) -> Problem:
    """The problem of this code at this place. ``words`` fill the reason; ``value`` is the cell as it was read."""
    message = MESSAGES[code]
    shown = shorten(str(value))
    reason = message.reason.format(**{"value": shown, "suggestion": "", "why": "", **words}).strip()
    return Problem(sheet, cell, message.severity, code, shown, reason, message.mend)


def suggestion(names: Iterable[str]) -> str:
    """“Did you mean …?” or nothing."""
    listed = [name for name in names if name][:3]
    return f"Did you mean {' or '.join(listed)}?" if listed else ""


def partners_own(comment: str) -> str:
    """A comment without the lines that we wrote into it when the workbook was sent back; what the partner wrote before
    and behind them stays."""
    if SENT_BACK not in comment:
        return comment.rstrip()
    return "\n".join(line for line in comment.split("\n") if not line.startswith(SENT_BACK)).strip()


def shorten(text: str) -> str:
    """The text, cut where it is longer than a person wants to see again."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
