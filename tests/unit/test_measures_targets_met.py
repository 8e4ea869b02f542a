"""Whether an action has a target, and whether it is met."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.plans import Action
from lsp_data.measures.targets_met import BY_INDICATORS, Met, Reached, target_met

TODAY = date(2011, 2, 14)


@pytest.mark.parametrize("nought", ["Nil", "nil.", "Zero", "0", "No deaths"])
def test_a_target_of_nought_is_a_target(nought: str) -> None:
    assert target_met(Action(action="Fit alarms", target=nought), ["green"], TODAY) == Met(Reached.MET, BY_INDICATORS)


@pytest.mark.parametrize(
    ("target", "reached"),
    [("", Reached.NONE), ("n/a", Reached.NONE), ("None", Reached.NONE), ("To be set in May", Reached.NOT_SET)],
)
def test_a_target_that_says_nothing_is_none(target: str, reached: Reached) -> None:
    assert target_met(Action(action="Fit alarms", target=target), ["green"], TODAY) == Met(reached)
