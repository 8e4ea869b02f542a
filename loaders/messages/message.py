"""How a problem is told: its weight, whose answer it needs, its reason and its mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lsp_data.errors import Severity


class Whose(StrEnum):
    """Who can answer a problem: the partner whose return it is, or the partnership that takes it in."""

    PARTNER = "partner"
    PARTNERSHIP = "partnership"


@dataclass(frozen=True, slots=True)
class Message:
    """How a problem weighs, who has to answer it, and what it says; the reason's {words} are filled in where it is
    found. ``mend`` speaks to whoever takes the return in, ``ask`` to the partner ("": the mend does for both)."""

    severity: Severity
    whose: Whose
    reason: str
    mend: str
    ask: str = ""


ERROR, QUERY, NOTE = Severity.ERROR, Severity.QUERY, Severity.NOTE
PARTNER, PARTNERSHIP = Whose.PARTNER, Whose.PARTNERSHIP
