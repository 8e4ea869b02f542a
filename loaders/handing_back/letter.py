"""What is said to the partner: the note of whoever sends the return back, and each problem with its place and mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.messages import MESSAGES, Whose
from lsp_data.errors import Problem, Severity

WEIGHTS = {Severity.ERROR: "Error", Severity.QUERY: "Question", Severity.NOTE: "Note"}


@dataclass(frozen=True, slots=True)
class Item:
    """One problem as the partner is told it. ``sheet`` and ``cell`` are "" where it is about more."""

    number: int
    weight: str
    sheet: str
    cell: str
    value: str
    reason: str
    mend: str

    @property
    def where(self) -> str:
        """ "Return, cell F14", a sheet, or the file as a whole."""
        return (f"{self.sheet}, cell {self.cell}" if self.cell else self.sheet) or "the file"

    @property
    def row(self) -> tuple[object, ...]:
        """Its fields under the headings of a list; what is empty says so."""
        sheet, cell = self.sheet or "whole file", self.cell or "whole sheet" if self.sheet else "whole file"
        return (self.number, self.weight, sheet, cell, self.value or "nothing to show", self.reason, self.mend)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said of a return as a whole. ``sender`` is a post, never a name."""

    file: str
    partnership: str
    sender: str
    day: str
    note: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences above the list."""
        who = f" by the {self.sender}" if self.sender else ""
        of = f" of {self.partnership}" if self.partnership else ""
        return (
            f"{self.file} was sent back{who}{of} on {self.day}. Until it comes again, nothing more of it is taken.",
            *((self.note,) if self.note else ()),
            "Please mend the errors and answer the questions below, then send the workbook again.",
        )

    def text(self, items: Sequence[Item]) -> str:
        """The whole as the text of an e-mail."""
        lines = [f"Subject: {self.file}: please mend and send again", "", *self.lines, ""]
        for one in items:
            shown = f" (“{one.value}”)" if one.value else ""
            lines.append(f"{one.number}. {one.weight}, {one.where}{shown}: {one.reason} {one.mend}")
        return "\n".join(lines)


def items_of(problems: Iterable[Problem], *, notes: bool = False) -> tuple[Item, ...]:
    """The problems that a partner can mend or answer, errors first; ``notes``: also what was only noted."""
    order = list(WEIGHTS)
    told = [one for one in dict.fromkeys(problems) if _partners(one) and (notes or one.severity is not Severity.NOTE)]
    told.sort(key=lambda one: order.index(one.severity))
    return tuple(
        Item(number, WEIGHTS[one.severity], one.sheet, one.cell, one.value, one.reason, _asked(one))
        for number, one in enumerate(told, 1)
    )


def _partners(one: Problem) -> bool:
    """Whether it is the partner's to answer; what is wrong with the file itself (no code of ours) always is."""
    return one.code not in MESSAGES or MESSAGES[one.code].whose is Whose.PARTNER


def _asked(one: Problem) -> str:
    return (MESSAGES[one.code].ask if one.code in MESSAGES else "") or one.mend
