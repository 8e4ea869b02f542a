"""The rules of the commitments: counts, differences, what is not covered; against a slow and obvious second version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.commitments import (
    CONTRIBUTING,
    LEAD,
    Count,
    Difference,
    Role,
    counted,
    coverage,
    differences,
    in_order,
    number_said,
)

WHO = ("safer", "stronger", "health")
_PLACES = st.tuples(st.sampled_from([str(one) for one in range(1, 6)]), st.sampled_from(WHO))
_MATRICES = st.dictionaries(_PLACES, st.sampled_from([LEAD, CONTRIBUTING])).map(
    lambda places: [Role(number, f"Title {number}", who, role) for (number, who), role in places.items()]
)


def test_roles_are_counted_by_partnership_and_in_all() -> None:
    roles = [Role("1", "", "safer", LEAD), Role("1", "", "health", CONTRIBUTING), Role("2", "", "safer", CONTRIBUTING)]
    assert counted(roles, WHO) == [
        Count("safer", 1, 1), Count("stronger", 0, 0), Count("health", 0, 1), Count("", 1, 2),
    ]  # fmt: skip


def test_a_role_is_one_of_two_words() -> None:
    with pytest.raises(ValueError, match="supporting"):
        Role("1", "", "safer", "supporting")


def test_what_differs_is_named_by_its_place() -> None:
    agreed = [Role("2", "", "safer", LEAD), Role("10", "", "safer", LEAD), Role("3", "", "health", LEAD)]
    now = [Role("2", "", "safer", CONTRIBUTING), Role("10", "", "health", LEAD), Role("3", "", "health", LEAD)]
    assert differences(now, agreed) == [
        Difference("2", "safer", CONTRIBUTING, LEAD), Difference("10", "safer", "", LEAD),
        Difference("10", "health", LEAD, ""),
    ]  # fmt: skip


def test_what_is_not_covered() -> None:
    roles = [
        Role("1", "", "safer", LEAD), Role("2", "", "safer", LEAD), Role("2", "", "health", LEAD),
        Role("3", "", "stronger", CONTRIBUTING),
    ]  # fmt: skip
    found = coverage(roles, WHO, {"1": ["NI 4"], "9": ["NI 5"]}, ["NI 4", "NI 16"])
    assert found.unserved == ("2", "3")
    assert found.uncommitted == ("NI 16",)
    assert found.without_lead == ("stronger",)
    assert found.leads == (("2", ("safer", "health")), ("3", ()), ("9", ()))


@given(_MATRICES, _MATRICES)
def test_two_matrices_differ_exactly_where_a_cell_differs(now: list[Role], agreed: list[Role]) -> None:
    def cell(roles: list[Role], number: str, who: str) -> str:
        return next((one.role for one in roles if (one.commitment, one.partnership) == (number, who)), "")

    slowly = {
        (str(number), who)
        for number in range(1, 6)
        for who in WHO
        if cell(now, str(number), who) != cell(agreed, str(number), who)
    }
    found = differences(now, agreed)
    assert {(one.commitment, one.partnership) for one in found} == slowly
    assert len(found) == len(slowly)
    assert all((one.now, one.agreed) == (cell(now, one.commitment, one.partnership),
                                         cell(agreed, one.commitment, one.partnership)) for one in found)  # fmt: skip


@given(_MATRICES)
def test_the_counts_of_the_partnerships_add_up(roles: list[Role]) -> None:
    *each, whole = counted(roles, WHO)
    assert sum(one.leads for one in each) == whole.leads
    assert sum(one.contributing for one in each) == whole.contributing
    assert whole.leads + whole.contributing == len(roles)
    leads = {name: len(who) for name, who in coverage(roles, WHO, {}, []).leads}
    assert all(count != 1 for count in leads.values())


@pytest.mark.parametrize(
    ("text", "number"),
    [("5. Act on climate", "5"), ("Commitment 12: Skills", "12"), ("7 – Reduce", "7"), ("3", "3"), ("10 Improve", "10"),
     ("2010 was a year", ""), ("Reduce 5 things", ""), ("3 year plan", ""), ("", ""),
     ("24-hour support line", ""), ("3-year-olds in nursery", ""), ("1.5 degrees", ""), ("7–Reduce", "7")],
)  # fmt: skip
def test_a_commitment_is_known_by_its_number(text: str, number: str) -> None:
    assert number_said(text) == number


def test_numbers_are_in_the_order_of_counting() -> None:
    assert sorted(["10", "b", "2", "a"], key=in_order) == ["2", "10", "a", "b"]
