"""What a person types is taken as people write it; a refusal names what can be written instead."""

from __future__ import annotations

import pytest

from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.periods import Period, read_period
from presentation.returns_layouts import Typed
from presentation.returns_upload import period_wants
from presentation.setup_steps import own_area

CATALOGUE = Catalogue.build(load_reference(), [])


@pytest.mark.parametrize(
    ("typed", "usable"), [("Aug–Nov 2010", ["Aug–Nov 2010 survey"]), ("2008-09", ["2008/09", "Sep 2008"])]
)
def test_a_period_that_is_not_sure_is_refused_with_words_that_are_taken(typed: str, usable: list[str]) -> None:
    for said in (period_wants(typed), Typed(period=typed).wants()):
        for one in usable:
            assert f"“{one}”" in said
            assert isinstance(read_period(one), Period)
            assert period_wants(one) == ""


@pytest.mark.parametrize(
    ("typed", "kept"), [("119,500", "119500"), ("1 195 000", "1195000"), ("329600", "329600"), ("11,95", "11,95")]
)
def test_a_population_may_have_marks_between_its_thousands(typed: str, kept: str) -> None:
    edits = own_area({"name": "Halton", "population": typed}, CATALOGUE)
    assert {one.field: one.value for one in edits} == {"name": "Halton", "population": kept}
