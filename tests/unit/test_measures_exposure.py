"""Exposure to a red flag, and candidates for a green one: by the figures alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.exposure import exceptional, exposure
from lsp_data.measures.series import Polarity

HIGH, LOW = Polarity.HIGH, Polarity.LOW


@pytest.mark.parametrize(
    ("colour", "direction", "chance", "exposed", "words"),
    [
        ("red", "worsening", 0.1, True, "Behind its milestone, getting worse and unlikely to meet its target"),
        ("amber", "level", 0.1, True, "Behind its milestone, not improving and unlikely to meet its target"),
        ("red", "worsening", None, True, "Off track and getting worse; there is no forecast"),
        ("amber", "level", None, False, "There is no forecast, and it is only slightly off track"),
        ("red", "worsening", 0.25, False, "Its target may still be met"),
        ("red", "improving", 0.0, False, "It is improving"),
        ("red", "unknown", 0.0, False, "It is not known whether it is improving"),
        ("green", "worsening", 0.0, False, "It does not miss its milestone"),
        ("grey", "unknown", None, False, "It has no status"),
    ],
)
def test_exposed_is_what_misses_does_not_improve_and_will_hardly_get_there(
    colour: str,
    direction: str,
    chance: float | None,
    exposed: bool,
    words: str,
) -> None:
    found = exposure(colour, direction, chance)
    assert (found.exposed, found.reason) == (exposed, words)


@pytest.mark.parametrize(
    ("actual", "milestone", "polarity", "unit", "words"),
    [
        (2.64, 3.48, LOW, "per 10000 population", "Improving, and 24.1% better than its milestone of 3.48 per 10,000"),
        (8.2, 4.5, HIGH, "% reduction", "Improving, and 3.7 percentage points better than its milestone of 4.5%"),
        (90.0, 100.0, LOW, "number", "Improving, and 10% better"),
        (91.0, 100.0, LOW, "number", ""),
        (47.9, 45.0, HIGH, "%", ""),
        (3.0, 0.0, HIGH, "number", "Improving, and 3 better than its milestone of 0"),
        (None, 45.0, HIGH, "%", ""),
        (50.0, None, HIGH, "%", ""),
    ],
)
def test_far_ahead_and_improving_is_a_candidate_for_green(
    actual: float | None, milestone: float | None, polarity: Polarity, unit: str, words: str
) -> None:
    told = exceptional("green", "improving", actual, milestone, None, polarity, unit)
    assert told.startswith(words)
    assert bool(told) == bool(words)


def test_no_candidate_is_level_or_unlikely_to_get_there() -> None:
    def told(colour: str, direction: str, chance: float | None) -> str:
        return exceptional(colour, direction, 60.0, 45.0, chance, HIGH, "%")

    assert told("green", "improving", 0.25)
    assert not told("green", "improving", 0.2)
    assert not told("green", "level", None)
    assert not told("grey", "improving", None)


@given(
    st.sampled_from(["green", "amber", "red", "grey"]),
    st.sampled_from(["improving", "worsening", "level", "unknown"]),
    st.none() | st.floats(0, 1),
    st.floats(0, 100),
    st.floats(0.1, 100),
    st.sampled_from([HIGH, LOW]),
)
def test_nothing_is_exposed_and_a_candidate_at_once(
    colour: str, direction: str, chance: float | None, actual: float, goal: float, polarity: Polarity
) -> None:
    exposed = exposure(colour, direction, chance).exposed
    assert not (exposed and exceptional(colour, direction, actual, goal, chance, polarity, "%"))
    if exposed and chance is not None:
        assert exposure(colour, direction, chance / 2).exposed
