"""XmR charts against the NHS's own package, each rule by itself, and laws that hold for every chart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.spc import Assurance, Improvement, PointType, Rule, Standing, chart, standing

CASES = json.loads((Path(__file__).parents[1] / "oracles" / "xmr.json").read_text(encoding="utf-8"))
UP = Improvement.INCREASE
figures = st.lists(st.floats(-1e6, 1e6) | st.integers(0, 9).map(float), min_size=1, max_size=40)


def rules(values: list[float], **options: Any) -> list[str]:
    return [str(point.rule) for point in chart(values, UP, **options).points]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_chart_is_that_of_the_package(case: dict[str, Any]) -> None:
    options = {name: case[name] for name in ("target", "rebase", "fix_after", "screen_outliers")}
    made = chart(case["values"], Improvement(case["improvement"]), **options)
    starts = [*case["rebase"], len(case["values"])]
    for place, point in enumerate(made.points):
        part = sum(place >= start for start in starts)
        lines = [point.limits.mean, point.limits.at(-1), point.limits.at(1)]
        assert lines == pytest.approx(case["parts"][part], rel=1e-9)
        assert point.rule == case["rules"].get(str(place), "none")
        assert point.kind == case["types"].get(str(place), "common_cause")
    assert made.variation == case["variation"]
    assert made.assurance == case["assurance"]


def test_one_great_change_is_a_point_outside() -> None:
    assert rules([5, 6] * 6 + [12]) == ["none"] * 12 + ["outside_limits"]


def test_seven_rising_points_are_a_trend_and_six_are_none() -> None:
    around = [0.0, 10.0] * 8
    assert rules([*around, 1, 2, 3, 4, 5, 6, 7])[16:] == ["trend"] * 7
    assert rules([*around, 2, 3, 4, 5, 6, 7])[16:] == ["none"] * 6


def test_a_point_that_ends_a_rise_and_begins_a_fall_belongs_to_the_rise() -> None:
    made = chart([0.0, 10.0] * 8 + [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], UP)
    trends = [(point.value, point.kind) for point in made.points if point.rule is Rule.TREND]
    assert (7, PointType.IMPROVEMENT) in trends


def test_two_of_three_in_the_outer_third_are_marked_without_the_third() -> None:
    values = [0.0, 10.0] * 10 + [29.0, 8.0, 29.0]
    assert rules(values)[20:] == ["two_in_three", "none", "two_in_three"]


def test_two_on_opposite_sides_are_not() -> None:
    assert rules([0.0, 10.0] * 10 + [29.0, 8.0, -20.0])[20:] == ["none", "none", "none"]


def test_seven_on_one_side_are_a_shift() -> None:
    values = [1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 8, 6, 8, 6, 8, 6, 8]
    assert rules(values)[-7:] == ["shift"] * 7


def test_a_series_that_never_changes_is_common_cause() -> None:
    for value in (0.0, 0.1, 1e9 / 3):
        made = chart([value] * 11, UP, target=value)
        assert {point.rule for point in made.points} == {Rule.NONE}
        assert [made.points[0].limits.at(share) for share in (-1, 1)] == [value, value]
        assert made.assurance is Assurance.INCONSISTENT


def test_a_series_that_changes_once_has_limits_with_width() -> None:
    assert rules([5.0] * 6 + [9.0]) == ["none"] * 6 + ["outside_limits"]


def test_a_point_without_a_figure_is_no_part_of_a_run() -> None:
    with_gap = chart([1.0, None, 9.0, 1.0, 8.0, None], UP)
    without = chart([1.0, 9.0, 1.0, 8.0], UP)
    assert [point for point in with_gap.points if point.value is not None] == list(without.points)
    assert with_gap.points[-1].kind is None
    assert with_gap.variation is without.variation


@pytest.mark.parametrize(("points", "word"), [(7, "too_few"), (8, "trial"), (12, "trial"), (13, "full")])
def test_few_points_give_no_chart_or_a_trial(points: int, word: str) -> None:
    assert standing(points) is Standing(word)


@pytest.mark.parametrize(
    ("values", "options"),
    [
        ([], {}), ([None], {}), ([1.0, float("nan")], {}), ([1.0], {"fix_after": 0}), ([1.0], {"rebase": [1]}),
        ([1.0], {"rebase": [-1]}), ([1.0, None], {"rebase": [1]}),
    ],
)  # fmt: skip
def test_what_is_no_chart_is_refused(values: list[float | None], options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        chart(values, UP, **options)


@given(figures, st.floats(-100, 100))
def test_turned_over_the_chart_says_the_opposite(values: list[float], target: float) -> None:
    up = chart(values, Improvement.INCREASE, target=target)
    down = chart(values, Improvement.DECREASE, target=target)
    over = chart([-value for value in values], Improvement.DECREASE, target=-target)
    opposite = {
        "special_cause_improvement": "special_cause_concern",
        "special_cause_concern": "special_cause_improvement",
    }
    assert [point.kind for point in over.points] == [point.kind for point in up.points]
    assert over.assurance is up.assurance
    assert [point.kind for point in down.points] == [opposite.get(str(one.kind), one.kind) for one in up.points]


@given(figures, st.sampled_from(list(Improvement)))
def test_lines_lie_in_order_and_every_point_has_its_word(values: list[float], improvement: Improvement) -> None:
    for point in chart(values, improvement).points:
        lines = [point.limits.at(share) for share in (-1, -2 / 3, 0, 2 / 3, 1)]
        assert lines == [None] * 5 or lines == sorted(lines, key=lambda line: line or 0)
        assert (point.rule is Rule.NONE) == (point.kind is PointType.COMMON_CAUSE)
        assert (improvement is Improvement.NEUTRAL) or point.kind is not PointType.NEUTRAL


@given(st.integers(0, 5), figures, figures)
def test_parts_do_not_look_at_each_other(fix_after: int, first: list[float], second: list[float]) -> None:
    fixed = fix_after or None
    both = chart([*first, *second], UP, rebase=[len(first)], fix_after=fixed)
    assert both.points == (*chart(first, UP, fix_after=fixed).points, *chart(second, UP, fix_after=fixed).points)
