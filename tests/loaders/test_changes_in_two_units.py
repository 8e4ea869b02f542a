"""A change in numbers and the same change as a percentage, side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import asked, at

Read = Callable[..., Return]


@pytest.mark.parametrize(
    "headings", [("Change", "% change"), ("Change (no.)", "Change (%)"), ("Difference", "Percentage difference")]
)
def test_they_do_not_contradict_each_other(read_rows: Read, headings: tuple[str, str]) -> None:
    rows: list[list[object]] = [["Police return"], ["Indicator", "Apr-Sep 2008", "Apr-Sep 2009", *headings]]
    ret = read_rows([*rows, ["NI 191", 252.1, 241.3, -10.8, -4.3], ["NI 192", 51.2, 52.6, 1.4, 2.7]])
    assert asked(ret, "duplicate-conflict") == []
    assert [(at(ret, cell).measure, at(ret, cell).unit) for cell in ("D3", "E3")] in (
        [("change", ""), ("change", "%")], [("change", "no."), ("change", "%")],
    )  # fmt: skip
    assert [one.held for one in ret.figures if one.held] == []


def test_two_changes_in_one_unit_still_do(read_rows: Read) -> None:
    rows: list[list[object]] = [["Return"], ["Indicator", "Apr-Sep 2008", "Apr-Sep 2009", "Change", "Difference"]]
    ret = read_rows([*rows, ["NI 191", 252.1, 241.3, -10.8, -4.3], ["NI 192", 51.2, 52.6, 1.4, 1.4]])
    assert asked(ret, "duplicate-conflict") == ["E3"]
