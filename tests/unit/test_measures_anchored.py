"""Targets that are relative to others become numbers by the others' newest figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.anchored import anchored
from lsp_data.measures.assessment import assess
from lsp_data.measures.gaps import gaps
from lsp_data.measures.peers import Peer
from lsp_data.measures.refreshes import Refresh, refreshed
from lsp_data.measures.relative import Comparator, Relation, Relative, relative_of
from lsp_data.measures.series import Accumulation, Frequency, Polarity, Target
from lsp_data.measures.trajectory import milestone
from lsp_data.periods import Period, financial_year, quarter
from tests.oracles import comparators as oracle
from tests.oracles.given import FEBRUARY_2011, YEAR_2007, YEAR_2008, YEAR_2009, YEAR_2010, figure, goal, series

KNOWN = date(2010, 9, 1)
GROUP = ("Ashford", "Barnet", "Camden", "Dover")
ABOVE_ENGLAND = Relative(Relation.POINTS, Comparator.ENGLAND, 1.0)
BELOW_GROUP = Relative(Relation.PERCENT, Comparator.GROUP, -5.0)
BEST = Relative(Relation.QUARTILE, Comparator.GROUP)


def peer(name: str, kind: str, value: float | None, period: Period = YEAR_2009, marker: str | None = None) -> Peer:
    return Peer(name, kind, period, value, KNOWN, marker)


def group(*values: float, period: Period = YEAR_2009) -> list[Peer]:
    return [peer(name, "authority", value, period) for name, value in zip(GROUP, values, strict=False)]


def target(relative: Relative, *others: Peer, polarity: Polarity = Polarity.HIGH, **more: object) -> Target:
    goals = (replace(goal(YEAR_2010, None, 60.0, YEAR_2007), relative=relative),)
    made = series(figure(YEAR_2009, 65.0), targets=goals, polarity=polarity, unit="%", **more)  # type: ignore[arg-type]  fields of Series
    return anchored(made, others).targets[0]


def test_a_point_above_england() -> None:
    found = target(ABOVE_ENGLAND, peer("England", "country", 70.2, YEAR_2008), peer("England", "country", 71.2))
    assert found.value == pytest.approx(72.2)
    assert found.origin == "1 point above England, 71.2% in 2009/10"


def test_per_cent_below_the_median_of_the_group() -> None:
    found = target(BELOW_GROUP, *group(10.0, 30.0, 20.0), peer("England", "country", 99.0))
    assert found.value == pytest.approx(19.0)
    assert found.origin == "5% below the comparator group's median, 20% in 2009/10"


@pytest.mark.parametrize(("polarity", "begins"), [(Polarity.HIGH, 35.0), (Polarity.LOW, 17.5)])
def test_the_best_quarter_begins_at_the_end_that_is_good(polarity: Polarity, begins: float) -> None:
    assert target(BEST, *group(10.0, 20.0, 30.0, 50.0), polarity=polarity).value == pytest.approx(begins)


@pytest.mark.parametrize(
    ("relative", "others", "why"),
    [
        (ABOVE_ENGLAND, group(1.0, 2.0, 3.0), "no such figure is known for 2010/11 or a period before"),
        (ABOVE_ENGLAND, [peer("England", "country", None, marker="tbc")], "no such figure is known"),
        (ABOVE_ENGLAND, [peer("England", "country", 70.0, financial_year(2011))], "no such figure is known"),
        (BELOW_GROUP, group(1.0, 2.0), "fewer than 3 of the group have a figure"),
        (
            Relative(Relation.POINTS, Comparator.REGION),
            [peer("North West", "region", 1.0), peer("North East", "region", 2.0)],
            "more than one figure is held of the region",
        ),
    ],
)
def test_without_the_others_figure_there_is_no_number_and_it_says_why(
    relative: Relative, others: list[Peer], why: str
) -> None:
    found = target(relative, *others)
    assert found.value is None
    assert why in found.origin
    assert found.origin.startswith(f"the target is {relative.words()}, and ")


def test_no_best_quarter_where_no_direction_is_good() -> None:
    assert "no good direction" in target(BEST, *group(1.0, 2.0, 3.0), polarity=Polarity.NEITHER).origin


def test_a_figure_of_another_definition_does_not_count() -> None:
    found = target(ABOVE_ENGLAND, peer("England", "country", 71.2), breaks=(date(2010, 4, 1),))
    assert found.value is None


def test_parts_of_a_year_stand_for_the_year_where_ours_are_such_parts_and_do_not_add_up() -> None:
    goals = (replace(goal(YEAR_2010, None), relative=ABOVE_ENGLAND),)
    england = [peer("England", "country", 6.8, quarter(2010, 2))]
    made = series(figure(quarter(2010, 2), 5.5), targets=goals)
    assert anchored(made, england).targets[0].value == pytest.approx(7.8)
    adds = replace(made, accumulation=Accumulation.CUMULATIVE)
    assert anchored(adds, england).targets[0].value is None


def test_the_status_is_judged_by_it_and_is_grey_with_the_reason_without_it() -> None:
    goals = (replace(goal(YEAR_2009, None, 60.0, YEAR_2007), relative=ABOVE_ENGLAND),)
    made = series(figure(YEAR_2009, 65.0), targets=goals, frequency=Frequency.ANNUAL)
    judged = assess(anchored(made, [peer("England", "country", 71.2)]), FEBRUARY_2011)
    assert (judged.rag, judged.target) == ("red", pytest.approx(72.2))
    assert judged.target_origin == "1 point above England, 71.2% in 2009/10"
    without = assess(anchored(made, []), FEBRUARY_2011)
    assert (without.rag, without.target, without.grey_code) == ("grey", None, "no-target")
    assert "1 point above England" in without.rag_reason
    assert milestone(anchored(made, []), YEAR_2009).value is None


def test_it_is_no_placeholder_and_another_relation_is_another_target() -> None:
    relative = replace(goal(YEAR_2010, None, 60.0, YEAR_2007), relative=ABOVE_ENGLAND)
    assert gaps((relative,), FEBRUARY_2011) == []
    placeholder, number = replace(relative, relative=None), replace(relative, relative=None, value=70.0)
    assert refreshed(placeholder, relative, Polarity.HIGH) == Refresh("settled")
    assert refreshed(relative, placeholder, Polarity.HIGH) == Refresh("withdrawn")
    assert refreshed(number, relative, Polarity.HIGH) == Refresh("changed")
    assert refreshed(relative, replace(relative, relative=BELOW_GROUP), Polarity.HIGH) == Refresh("changed")


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        (("points", "region", -1.5), "1.5 points below the region"),
        (("percent", "group", 5.0), "5% above the comparator group's median"),
        (("points", "england", None), "level with England"),
        (("quartile", "group", None), "the best quarter of the comparator group"),
    ],
)
def test_what_is_stored_is_said_in_words(stored: tuple[str, str, float | None], words: str) -> None:
    found = relative_of(*stored)
    assert found is not None
    assert found.words() == words
    assert relative_of(None, None, None) is None


def test_a_best_quarter_is_of_the_group_alone() -> None:
    with pytest.raises(ValueError, match="one of the comparator group"):
        Relative(Relation.QUARTILE, Comparator.ENGLAND)


years = st.integers(2005, 2012)
held = st.dictionaries(st.tuples(st.sampled_from(["England", *GROUP]), years), st.integers(-500, 500), max_size=20)


@given(held, st.integers(-20, 20), st.sampled_from(list(Relation)), st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_as_the_oracle_says(
    found: dict[tuple[str, int], int], amount: int, relation: Relation, polarity: Polarity
) -> None:
    england = relation is Relation.POINTS
    whose = Comparator.ENGLAND if england else Comparator.GROUP
    relative = Relative(relation, whose, 0.0 if relation is Relation.QUARTILE else float(amount))
    others = [
        peer(name, "country" if name == "England" else "authority", float(value), financial_year(year))
        for (name, year), value in found.items()
    ]
    known = [(name, financial_year(year).end, Fraction(value)) for (name, year), value in found.items()]
    if england:
        anchor = oracle.of_england(known, YEAR_2010.end)
        expected = None if anchor is None else anchor + amount
    else:
        best = Fraction(3, 4) if polarity is Polarity.HIGH else Fraction(1, 4)
        share = best if relation is Relation.QUARTILE else Fraction(1, 2)
        anchor = oracle.of_the_group(known, YEAR_2010.end, share)
        percent = Fraction(amount, 100) if relation is Relation.PERCENT else Fraction(0)
        expected = None if anchor is None else anchor * (1 + percent)
    value = target(relative, *others, polarity=polarity).value
    assert value == (None if expected is None else pytest.approx(float(expected)))
