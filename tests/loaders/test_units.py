"""Units as people write them: which mean the same."""

from __future__ import annotations

import pytest

from loaders.meaning.units import differ


@pytest.mark.parametrize(
    ("given", "known"),
    [("kg", "kg per household"), ("per 1,000", "per 1000 population"), ("per cent", "%"), ("count", "number")],
)
def test_these_mean_the_same(given: str, known: str) -> None:
    assert not differ(given, known)


@pytest.mark.parametrize(
    ("given", "known"),
    [("days", "%"), ("%", "per 10000 population"), ("per 1,000", "per 100,000"), ("kg per person", "days per case")],
)
def test_these_contradict_each_other(given: str, known: str) -> None:
    assert differ(given, known)
