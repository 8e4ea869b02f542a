"""Commentary taken apart by the quarters that it names, and only by those of which it speaks."""

from __future__ import annotations

import pytest

from lsp_data.periods import by_quarter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Q1: slow; staff left. Q2: recovered", {1: "slow; staff left.", 2: "recovered"}),
        ("Q1: slow; Q2; better; Q3 - fine", {1: "slow", 2: "better", 3: "fine"}),
        ("1st quarter: slow\n2nd Qtr: better", {1: "slow", 2: "better"}),
        ("Q2. Recovered. Q3. Level", {2: "Recovered.", 3: "Level"}),
        ("Q1\nslow\nQ2\nbetter", {1: "slow", 2: "better"}),
        ("Q4 to follow in May", {}),
        ("Q2 recovered. Q3 level", {}),
        ("Q1: slow. Q2: better than Q1 was", {1: "slow.", 2: "better than Q1 was"}),
        ("Q1 and Q2 were slow", {}),
        ("Q1-Q3: steady", {}),
        ("Q1-3 were slow. Q4: better", {}),
        ("Q1/2: slow start. Q3: ok", {}),
        ("Q1 & 2: slow. Q3: fine", {}),
        ("Q1, 2 and 3: slow", {}),
        ("Q1 - 3 sites opened. Q2: two more", {1: "3 sites opened.", 2: "two more"}),
        ("Q1: 3 sites opened", {1: "3 sites opened"}),
        ("Better in Q2: patrols", {}),
        ("No quarter is named", {}),
    ],
)
def test_words_by_quarter(text: str, parts: dict[int, str]) -> None:
    assert dict(by_quarter(text)) == parts
