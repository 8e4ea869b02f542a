"""A self-assessment: how complete it is by theme, question and strand, and where its statements lack evidence.

Pure. A statement belongs to one theme or cross-cutting area; it need not say its question, strand or thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lsp_data.values import says_nothing


class Lack(StrEnum):
    """What a statement needs before an inspector can rely on it."""

    EVIDENCE = "evidence"  # neither a document nor an indicator
    OWNER = "owner"
    DATE = "date"
    QUESTION = "question"
    STATE = "agreed"  # it is a draft still


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. ``theme`` "" where it names none; ``indicators`` and ``evidence`` are what shows it."""

    item: str
    theme: str
    question: str = ""
    strand: str = ""
    thread: str = ""
    evidence: str = ""
    indicators: tuple[str, ...] = ()
    owner: str = ""
    date: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the completeness view: how many statements it holds, how many of them are shown and agreed."""

    statements: int
    evidenced: int
    agreed: int

    @property
    def verdict(self) -> str:
        """missing (no statement) | open (one lacks evidence or is a draft) | complete."""
        if not self.statements:
            return "missing"
        return "complete" if self.statements == self.evidenced == self.agreed else "open"


def lacks(one: Statement) -> list[Lack]:
    """What a statement lacks, in the order in which it matters."""
    found = (
        (Lack.EVIDENCE, not evidenced(one)), (Lack.OWNER, not one.owner), (Lack.DATE, one.date is None),
        (Lack.QUESTION, not one.question), (Lack.STATE, not one.agreed),
    )  # fmt: skip
    return [lack for lack, so in found if so]


def evidenced(one: Statement) -> bool:
    """Whether a document, a survey or an indicator stands behind the statement."""
    return bool(one.indicators) or not says_nothing(one.evidence)


def completeness(
    statements: Sequence[Statement], themes: Sequence[str], parts: Sequence[str], by: str
) -> dict[tuple[str, str], Field]:
    """(theme, part) → how complete it is, of all themes and parts, also those without a statement. ``by``: question,
    strand or thread; the part "" holds the statements that say none."""
    fields = {}
    for theme in themes:
        for part in parts:
            own = [one for one in statements if one.theme == theme and getattr(one, by) == part]
            fields[theme, part] = Field(len(own), sum(map(evidenced, own)), sum(one.agreed for one in own))
    return fields


def open_fields(fields: dict[tuple[str, str], Field]) -> Counter[str]:
    """How many fields are missing, open and complete; those of the part "" do not count."""
    return Counter(one.verdict for (_, part), one in fields.items() if part)
