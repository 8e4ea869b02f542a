"""A probability in words, the same everywhere, and what to know of a forecast."""

from __future__ import annotations

from lsp_data.measures.forecast.prior import prior
from lsp_data.measures.forecast.questions import FEWEST, Question, TargetOn

IN_THE_BALANCE, UNLIKELY = 0.25, 0.10  # from which on; below them a target is flagged
_WORDS = ((0.90, "almost certain"), (0.60, "likely"), (IN_THE_BALANCE, "in the balance"), (UNLIKELY, "unlikely"))


def in_words(probability: float) -> str:
    """From 0.90 almost certain, from 0.60 likely, from 0.25 in the balance, from 0.10 unlikely, else very unlikely.

    ValueError where it is no probability."""
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability")
    return next((words for least, words in _WORDS if probability >= least), "very unlikely")


def percent(probability: float) -> str:
    """ "14%"; never "0%" or "100%", because nothing is that sure."""
    return "under 1%" if probability < 0.005 else "over 99%" if probability >= 0.995 else f"{100 * probability:.0f}%"


def odds(probability: float) -> str:
    """The words with the number: "unlikely: 14%"."""
    return f"{in_words(probability)}: {percent(probability)}"


def remarks(question: Question) -> list[str]:
    """What to know of the answer to a question, a sentence each; the first says why there is none."""
    values = question.values
    known = sum(value is not None for value in values)
    given = prior(question.frequency)
    said: list[str] = []
    if known < FEWEST:
        return [f"No forecast: {known} of the {FEWEST} figures that it needs at least are known."]
    first = next(place for place, value in enumerate(values) if value is not None)
    last = next(place for place in range(len(values) - 1, -1, -1) if values[place] is not None)
    missing = last - first + 1 - known
    if missing:
        said.append(
            f"{missing} {'period has' if missing == 1 else 'periods have'} no figure; the intervals allow for it."
        )
    if given.season > 1 and last - first + 1 < given.season:
        said.append("A whole year has not been seen: what comes with the season cannot be told from a change.")
    if known > given.keep:
        said.append(f"Only the last {given.keep} figures count.")
    goal = question.goal
    if goal is not None and goal.on is not TargetOn.LAST and None in question.of_target_year():
        said.append("No probability: a figure of the target's year is missing.")
    return said
