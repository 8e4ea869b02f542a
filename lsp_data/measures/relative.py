"""A target that is set against others: so far above or below a comparator, or in its best quarter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lsp_data.measures.wording import number


class Relation(StrEnum):
    """How the target lies to the comparator's figure."""

    POINTS = "points"  # so many of the indicator's own unit above or below
    PERCENT = "percent"  # so many per cent of the comparator's figure above or below
    QUARTILE = "quartile"  # where the comparator's best quarter begins


class Comparator(StrEnum):
    """Whose figure counts: of the comparator group it is the median."""

    ENGLAND = "england"
    REGION = "region"
    GROUP = "group"


_WHOSE = {
    Comparator.ENGLAND: "England",
    Comparator.REGION: "the region",
    Comparator.GROUP: "the comparator group's median",
}
BEST_QUARTER = "the best quarter of the comparator group"


@dataclass(frozen=True, slots=True)
class Relative:
    """``amount`` is signed (−5 per cent: 5 per cent below); of a quartile it is nought and the comparator the group."""

    relation: Relation
    comparator: Comparator
    amount: float = 0.0

    def __post_init__(self) -> None:
        if self.relation is Relation.QUARTILE and (self.comparator is not Comparator.GROUP or self.amount):
            raise ValueError("a best quarter is one of the comparator group, neither above nor below it")

    @property
    def whose(self) -> str:
        """Whose figure counts, in words: "England", "the comparator group's median"."""
        return BEST_QUARTER if self.relation is Relation.QUARTILE else _WHOSE[self.comparator]

    def words(self) -> str:
        """ "1 point above England", "5% below the comparator group's median"."""
        if self.relation is Relation.QUARTILE:
            return BEST_QUARTER
        if self.amount == 0:
            return f"level with {self.whose}"
        size = number(abs(self.amount))
        plain = "%" if self.relation is Relation.PERCENT else " point" if size == "1" else " points"
        return f"{size}{plain} {'above' if self.amount > 0 else 'below'} {self.whose}"

    def of(self, figure: float) -> float:
        """The target's number, beside that figure of the comparator's."""
        if self.relation is Relation.PERCENT:
            return figure * (1 + self.amount / 100)
        return figure + self.amount


def relative_of(relation: str | None, comparator: str | None, amount: float | None) -> Relative | None:
    """The relation as it is stored; None where the target is a plain one."""
    if not relation or not comparator:
        return None
    return Relative(Relation(relation), Comparator(comparator), amount or 0.0)
