"""What of the lines above a published table stands in the labels of its figures, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at

Rows = list[list[object]]
Read = Callable[..., Return]


@pytest.mark.parametrize("title", ["Youth justice summary: Chester", "Youth justice summary - Chester"])
def test_the_place_of_a_title_is_no_part_of_the_figures_of_other_places(read_rows: Read, title: str) -> None:
    rows: Rows = [[title], [None], ["Indicators", "Chester", "North West", "England"]]
    ret = read_rows([*rows, ["Entrants", 4, 5, 6], ["Custody", 1, 2, 3]])
    assert [at(ret, f"{column}4").label for column in "BCD"] == ["Youth justice summary | Entrants"] * 3
    assert at(ret, "C4").area_label == "North West"
