"""Targets that are set against others, as people type them: "England + 1 point", "5% below statistical neighbours"."""

from __future__ import annotations

import re
from functools import lru_cache

from lsp_data.measures.relative import Comparator, Relation, Relative

RELATIVE = "relative"  # the marker that stands in the number's place

_AVERAGE = r"(?:'s)?(?: average| mean| figure| rate)?"
_MEDIAN = r"(?:'s?)?(?: median)?"
_WHOSE = (
    (Comparator.ENGLAND, rf"(?:england|national(?= (?:average|mean|figure|rate))){_AVERAGE}"),
    (Comparator.REGION, rf"(?:region|regional(?= (?:average|mean|figure|rate))){_AVERAGE}"),
    (
        Comparator.GROUP,
        rf"(?:comparator group|comparators|statistical neighbours?|nearest neighbours?|family group){_MEDIAN}",
    ),
)
_NAMES = "|".join(f"(?P<{name.value}>{words})" for name, words in _WHOSE)
_WHO = rf"(?:the |our |its )*(?:{_NAMES})"
_UNIT = r"%(?! ?points?)|per ?cent(?! ?points?)|(?:% ?|percentage |pp ?)?points?|pp|pts?"
_SIZE = rf"(?P<size>\d+(?:\.\d+)?) ?(?P<unit>{_UNIT})?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_SIZE} (?P<side>above|over|higher than|below|under|lower than) {_WHO}",
        rf"{_WHO} ?(?P<side>\+|plus|-|minus) ?{_SIZE}",
        rf"(?:at |equal to |level with |same as |as )?{_WHO}",
    )
)
_BEST = re.compile(
    r"(?:in )?(?:the )?(?:top|best) (?:quartile|quarter)"
    r"(?: of (?:the |our )?(?:comparator group|comparators|statistical neighbours|nearest neighbours|family group))?"
)
_BELOW = frozenset({"below", "under", "lower than", "-", "minus"})
_ALIKE = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})


@lru_cache(maxsize=500)
def read_relative(text: str) -> Relative | None:
    """What a target's cell says of others' figures; None where it says no such thing, or not plainly.

    A size without a unit is points of the indicator's own unit. "Better than" is not read: of which sign it is, the
    cell alone does not tell."""
    words = " ".join(text.translate(_ALIKE).casefold().split()).rstrip(".")
    if _BEST.fullmatch(words):
        return Relative(Relation.QUARTILE, Comparator.GROUP)
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _relative(found.groupdict())
    return None


def _relative(found: dict[str, str | None]) -> Relative:
    whose = next(one for one in Comparator if found.get(one.value))
    unit = found.get("unit") or ""
    relation = Relation.PERCENT if unit in ("%", "per cent", "percent") else Relation.POINTS
    size = float(found.get("size") or 0.0)
    return Relative(relation, whose, -size if found.get("side") in _BELOW else size)
