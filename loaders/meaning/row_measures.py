"""Rows that say what their figures are: "Plan" below "Actual", "2008/09 target", "Base" under a survey's answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from loaders.meaning.headings import measure_in
from loaders.meaning.words import MEASURE_OF, fold

_SAID = frozenset({"target", "baseline", "milestone", "forecast", "numerator", "denominator", "sample"})
_LIMITS = frozenset({"lower", "upper"})
_COUNTED = frozenset({"planned", "responses", "goal"})  # as a row's name also what is counted: planned admissions
_ASKED = frozenset({"base", "bases", "unweighted base", "weighted base"})  # how many answered; a start says "Baseline"


def row_measure(names: Sequence[str], periods: Sequence[str]) -> str:
    """The measure of a row by its names, each as a whole, the innermost first, or by what stands beside the period in
    its label ("2008/09 target"); "" where they say none, so that the column says it."""
    return next((said for name in reversed(names) if (said := _of_name(name))), "") or next(
        (said for text in reversed(periods) if (said := _of_period(text))), ""
    )


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> str:
    words = fold(name)
    if words in _ASKED:
        return "sample"
    said = MEASURE_OF.get(words, "") if words not in _COUNTED else ""
    return said if said in _SAID or (said in _LIMITS and words not in _LIMITS) else ""


@lru_cache(maxsize=20_000)
def _of_period(text: str) -> str:
    said = measure_in(fold(text))
    return said if said in _SAID else ""
