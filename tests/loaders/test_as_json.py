"""A return written line by line is the return as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.as_json import json_lines, to_json
from loaders.figures import Entry, Figure, Return, SheetRead
from loaders.problems import problem

values = st.none() | st.floats(allow_nan=False, allow_infinity=False)
figures = st.builds(
    Figure, sheet=st.text(max_size=3), cell=st.just("B2"), label=st.text(), text=st.text(), measure=st.just("actual"),
    value=values, scale=st.sampled_from((1.0, 0.01)), period_start=st.none() | st.dates(), note=st.text(),
)  # fmt: skip


@given(st.lists(figures))
def test_the_lines_are_what_the_whole_is(found: list[Figure]) -> None:
    told = (problem("text-in-value", "S", "B3", "“x”"),) if found else ()
    entries = (Entry("S", "A1", "activity", {"text": "…\n", "months": [1, 2], "due": None}),) * len(found)
    ret = Return(
        "a.xlsx", "0" * 64, "statistics", (SheetRead("S", False, 2, 3, True, ""),), tuple(found), entries, told
    )
    lines = "".join(json_lines(ret))
    assert json.dumps(json.loads(lines)) == json.dumps(to_json(ret))


def test_zero_keeps_its_sign() -> None:
    made = [Figure("S", f"B{row}", "", "", "actual", value=value) for row, value in enumerate((0.0, -0.0, 0.0), 1)]
    read = json.loads("".join(json_lines(Return("a", "", "", figures=tuple(made)))))
    assert [str(one["value"]) for one in read["figures"]] == ["0.0", "-0.0", "0.0"]


def test_thousands_of_figures_are_one_list() -> None:
    made = tuple(Figure("S", f"B{row}", "", "", "actual", period_end=date(2010, 3, 31)) for row in range(4_500))
    read = json.loads("".join(json_lines(Return("a", "", "", figures=made))))
    assert [one["cell"] for one in read["figures"]] == [one.cell for one in made]
    assert read["figures"][0]["period_end"] == "2010-03-31"


def test_a_number_that_is_not_finite_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        list(json_lines(Return("a", "", "", figures=(Figure("S", "B1", "", "", "actual", value=float("nan")),))))
