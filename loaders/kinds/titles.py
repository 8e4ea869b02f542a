"""What kinds of return are called, and which headings make a sheet one of them."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.kinds.register_kinds import REGISTERS
from loaders.register_books import BOOKS
from lsp_data.registers import register_of

_OF_BOOKS = {one.kind: one.title for one in BOOKS}
TITLES: Mapping[str, str] = {
    "performance_return": "Performance return",
    "targets": "Targets",
    "setup": "Set-up",
    "route_map": _OF_BOOKS["route_map"],
    "commitments": "Commitments",
    **{one.kind: _OF_BOOKS[one.kind] for one in REGISTERS},
    # their workbooks are the two sheets of the one plan
    "outcome_review": "Delivery plan: performance",
    "resource_plan": "Delivery plan: resources",
    "benchmarks": "Benchmarks",
    "statistics": "Any other table of figures",
    "unknown": "Not recognised",
}
_OTHERS = {
    "route_map": "It needs a row with the months, April to March, over the activities.",
    "commitments": "It needs a row with the partnerships over cells that say Lead or Contributing.",
    "self_assessment": "It needs headings or labels such as “Good practice”, “Areas for improvement” and “Gaps”.",
}  # fmt: skip


def headings_that_do(kind: str) -> str:
    """A sentence that names headings by which a sheet is known as this kind; "" for a kind without headings of its
    own."""
    register = next((one for one in REGISTERS if one.kind == kind), None)
    if kind in _OTHERS or register is None:
        return _OTHERS.get(kind, "")
    book = next(one for one in BOOKS if one.register.kind == register.entry)
    needed = {"indicators" if name == "linked" else name for name in register.needs[0]}
    named = [f"“{book.heading(one)}”" for one in register_of(register.entry).fields if one.name in needed]
    return f"It needs headings such as {', '.join(named[:-1])} and {named[-1]} in one row."
