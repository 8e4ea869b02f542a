"""The gaps of delivery planning: a long list stands by theme."""

from __future__ import annotations

from typing import Any

from presentation import delivery_plan
from tests.unit.report_rows import frame, where


def gap(number: int, theme: str) -> dict[str, Any]:
    return {
        "indicator": f"NI {number}", "title": f"Title {number}", "theme_name": theme, "lead": "council",
        "plan_adequacy": "none", "has_baseline": True,
    }  # fmt: skip


def test_red_flags_at_risk_are_counted_by_indicator_and_by_part() -> None:
    both = {**gap(120, "Health"), "at_risk": True, "parts_at_risk": 2}
    told = delivery_plan.counted(frame(both, {**gap(4, "Safer"), "at_risk": False, "parts_at_risk": 0}))
    assert told.endswith("2 without; 1 red flag at risk (2 where each part of an indicator counts).")


def test_a_long_list_of_gaps_stands_by_theme_and_a_short_one_does_not() -> None:
    long = [gap(number, "Safer" if number < 10 else "Greener") for number in range(1, 15)]
    drawn = delivery_plan.gaps(frame(*long), where)
    assert "Without a plan: 14" in drawn
    assert drawn.index("Safer: 9") < drawn.index("NI 9<") < drawn.index("Greener: 5") < drawn.index("NI 14<")
    assert "Safer: " not in delivery_plan.gaps(frame(*long[:12]), where)
