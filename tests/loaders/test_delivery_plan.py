"""The two collection templates of a delivery plan, as partners fill them in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return

ReadRows = Callable[..., Return]
PERFORMANCE: list[object] = [
    "a. What outcomes do we want to achieve?", "b. What indicators do we currently have in place?",
    "c. How effectively do they measure the outcomes we want to achieve?", "d. Which indicators do we want to retain?",
    "e. Which additional indicators do we want to include?",
]  # fmt: skip
RESOURCES: list[object] = [
    "a. What outcomes do we want to achieve?",
    "b. What activities are in place which contribute to this outcome? What else needs to happen?",
    "c. What performance indicators does this contribute to?", "d. The funding source and its flexibility",
    "e. Opportunities for rationalisation/efficiencies /innovation",
]  # fmt: skip


def test_the_performance_template_gives_an_outcome_a_row_by_partnership_and_commitment(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Performance Information Gathering Template for SCS Delivery Plan 2011-14"], [],
        ["Thematic Partnership: Safer Communities"], ["Commitment 3: Increasing confidence"], PERFORMANCE,
        ["More confidence", "NI 21, NI 27", "Partly:", "NI 21", "A monthly survey"],
        [None, None, "the survey is old", None, None], ["Less fear", "none", None, None, "Fear index"],
        ["4. Working with our communities"], ["Fewer fires", "NI 33", "Well", "NI 33", None],
    ])  # fmt: skip
    assert (ret.kind, {one.kind for one in ret.entries}) == ("outcome_review", {"outcome_review"})
    first, second, third = (dict(one.fields) for one in ret.entries)
    assert first == {
        "partnership": "Safer Communities", "commitment": "3. Increasing confidence", "outcome": "More confidence",
        "indicators_in_place": "NI 21, NI 27", "how_well_they_measure": "Partly: the survey is old", "retain": "NI 21",
        "add": "A monthly survey", "number": None, "comments": None, "indicators": ["NI 21", "NI 27"],
    }  # fmt: skip
    assert (second["outcome"], second["retain"], second["add"]) == ("Less fear", None, "Fear index")
    assert (third["commitment"], third["indicators"]) == ("4. Working with our communities", ["NI 33"])


def test_the_resources_template_gives_each_activity_under_its_outcome(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Thematic Partnership:", "Safer Communities"], RESOURCES,
        ["More confidence", "Patrols", "NI 21", "Police grant, fixed", "Share stations"],
        [None, "Wardens", "NI 17", "Area grant, flexible", None],
    ], name="Anything")  # fmt: skip
    assert ret.kind == "resource_plan"
    first, second = (dict(one.fields) for one in ret.entries)
    assert (first["partnership"], first["funding"], first["efficiencies"]) == (
        "Safer Communities", "Police grant, fixed", "Share stations",
    )  # fmt: skip
    assert (second["outcome"], second["activities"], second["indicators"]) == ("More confidence", "Wardens", ["NI 17"])
    assert first["flexibility"] is first["commitment"] is first["what_else"] is None


@pytest.mark.parametrize("headings", [PERFORMANCE, RESOURCES])
def test_an_empty_template_says_so(read_rows: ReadRows, headings: list[object]) -> None:
    ret = read_rows([["Thematic Partnership:"], headings])
    assert (ret.entries, [one.code for one in ret.problems]) == ((), ["nil-return"])


def test_a_sheet_each_partnership_and_columns_in_other_words(read_rows: ReadRows) -> None:
    ret = read_rows([
        ["Commitment", "Outcome", "Existing indicators", "How well do they measure it?", "To keep", "New indicators"],
        ["10. Homes", "Decent homes", "NI 158", "Well", "NI 158", None],
        [None, "Affordable homes", None, None, None, "x"],
    ], name="Environment and Sustainability")  # fmt: skip
    assert [(one.fields["partnership"], one.fields["commitment"], one.fields["outcome"]) for one in ret.entries] == [
        ("Environment and Sustainability", "10. Homes", "Decent homes"),
        ("Environment and Sustainability", "10. Homes", "Affordable homes"),
    ]  # fmt: skip
