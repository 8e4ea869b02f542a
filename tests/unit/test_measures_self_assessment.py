"""The rules of a self-assessment: what a statement lacks, and how complete each theme is."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.self_assessment import Field, Lack, Statement, completeness, evidenced, lacks, open_fields

THEMES, PARTS = ("health", "safer"), ("priorities", "delivery", "")
_STATEMENTS = st.lists(
    st.builds(
        Statement, item=st.just("a"), theme=st.sampled_from(THEMES), question=st.sampled_from(PARTS),
        evidence=st.sampled_from(["", " ", "Survey 2008"]), indicators=st.sampled_from([(), ("NI 4",)]),
        agreed=st.booleans(),
    )
)  # fmt: skip


def test_what_a_statement_lacks_is_named_in_order() -> None:
    bare = Statement("a", "health", evidence="  ")
    assert lacks(bare) == [Lack.EVIDENCE, Lack.OWNER, Lack.DATE, Lack.QUESTION, Lack.STATE]
    full = Statement("b", "health", "delivery", "need", "", "", ("NI 39",), "PCT", date(2009, 4, 30), agreed=True)
    assert lacks(full) == []


def test_a_field_is_complete_when_all_in_it_is_shown_and_agreed() -> None:
    assert Field(0, 0, 0).verdict == "missing"
    assert Field(2, 2, 1).verdict == Field(2, 1, 2).verdict == "open"
    assert Field(2, 2, 2).verdict == "complete"


def test_what_says_no_question_is_counted_apart() -> None:
    found = completeness([Statement("a", "health"), Statement("b", "other", "delivery")], THEMES, PARTS, "question")
    assert found["health", ""] == Field(1, 0, 0)
    assert open_fields(found) == {"missing": 4}


@given(_STATEMENTS)
def test_every_statement_is_counted_once(statements: list[Statement]) -> None:
    found = completeness(statements, THEMES, PARTS, "question")
    assert set(found) == {(theme, part) for theme in THEMES for part in PARTS}
    assert sum(one.statements for one in found.values()) == len(statements)
    assert sum(one.evidenced for one in found.values()) == sum(evidenced(one) for one in statements)
    assert all(one.statements >= max(one.evidenced, one.agreed) for one in found.values())
    assert sum(open_fields(found).values()) == len(THEMES) * 2
