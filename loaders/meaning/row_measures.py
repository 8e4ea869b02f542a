"""Rows that say what their figures are: "Plan" below "Actual", "2008/09 target", "Base" under a survey's answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.meaning.heading_words import measure_in
from loaders.meaning.headings import Heading
from loaders.meaning.so_far import is_part, says_to_date
from loaders.meaning.words import MEASURE_OF, fold
from loaders.meaning.year_before import year_before
from lsp_data.periods import year_to_date

_SAID = frozenset({"target", "baseline", "milestone", "forecast", "numerator", "denominator", "sample"})
MEASURES_OF_ROWS = frozenset({"actual", "target", "baseline", "milestone", "forecast"})  # in the place of a row's name
_LIMITS = frozenset({"lower", "upper"})
_COUNTED = frozenset({"planned", "responses", "goal"})  # as a row's name also what is counted: planned admissions
_LONGEST = 3  # words of a cell that says what the figures of its row are: "Year end target"
_ASKED = frozenset({"base", "bases", "unweighted base", "weighted base"})  # how many answered; a start says "Baseline"


def row_measure(names: Sequence[str], periods: Sequence[str]) -> str:
    """The measure of a row by its names, each as a whole, the innermost first, or by what stands beside the period in
    its label ("2008/09 target"); "" where they say none, so that the column says it."""
    for name in reversed(names):
        if said := _of_name(name):
            return said
    return next(filter(None, map(_of_period, reversed(periods))), "")


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


@lru_cache(maxsize=20_000)
def measure_said(text: str) -> str:
    """The measure that a cell says which says nothing else: "Target", "Actual (cumulative)"; "" for none, and where it
    says when, too."""
    words = fold(text)
    if any(char.isdigit() for char in words) or year_before(text) is not None:
        return ""
    return MEASURE_OF.get(words) or (measure_in(words) if len(words.split()) <= _LONGEST else "")


def as_row_says(heading: Heading, text: str) -> Heading:
    """The heading of a figure as the row says what it is: under "Q1" the target of the quarter, under "Actual" the
    target as well, up to the end of the quarter where the row says "to date"."""
    said = measure_said(text)
    if not said or heading.measure != "actual":
        return heading
    to_date = heading.to_date or says_to_date(text)
    period = year_to_date(heading.period.end) if to_date and is_part(heading.period) else heading.period
    return replace(heading, measure=said, period=period, to_date=to_date)
