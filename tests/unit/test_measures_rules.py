"""Rules of colour: which rule is in use, where its tolerance ends, and the reason in its own terms."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.series import Accumulation, Frequency, Milestone, Polarity, RagRule
from lsp_data.measures.status import amber_limit, rag, rule_in_use
from lsp_data.periods import academic_year, financial_year, quarter
from tests.oracles.given import YEAR_2010, figure, goal, series, to_date

HIGH, LOW = Polarity.HIGH, Polarity.LOW


def test_the_default_rule_depends_on_the_unit_and_the_size() -> None:
    assert rule_in_use(RagRule(), 60, "%") == RagRule("points", 2)
    assert rule_in_use(RagRule(), 49.9, "number") == RagRule("poisson", None)
    assert rule_in_use(RagRule(), 50, "number") == RagRule("percentage", 5)
    assert rule_in_use(RagRule(), 12, "per 1000 population") == RagRule("percentage", 5)
    assert rule_in_use(RagRule("default", 9), 60, "%") == RagRule("points", 9)
    assert rule_in_use(RagRule("default", 9), 60, "days") == RagRule("percentage", 9)
    assert rule_in_use(RagRule("default", 9), 6, "number") == RagRule("poisson", None)
    assert rule_in_use(RagRule("points", 1), 60, "days") == RagRule("points", 1)
    assert rule_in_use(RagRule("percentage"), 60, "%") == RagRule("percentage", 5)
    assert rule_in_use(RagRule("havering"), 60, "%") == RagRule("havering", 10)
    assert rule_in_use(RagRule("poisson"), -3, "number") == RagRule("percentage", 5)


@pytest.mark.parametrize(("value", "colour"), [(12, "green"), (13, "amber"), (17, "amber"), (18, "red")])
def test_a_small_count_is_judged_by_chance(value: float, colour: str) -> None:
    """A quarter of 48 is 12. A Poisson count of mean 12 reaches 17 with a chance of 10.1%, 18 with 6.3%."""
    found = assess(
        series(
            figure(to_date("2010-06-30"), value),
            polarity=Polarity.LOW,
            unit="number",
            accumulation=Accumulation.CUMULATIVE,
            targets=(goal(YEAR_2010, 48),),
        ),
        date(2010, 8, 1),
    )
    assert (found.milestone, found.rag) == (12, colour)


def test_a_large_count_by_chance() -> None:
    """The 10% points of a Poisson count of mean 900 lie 1.28 × 30 = 38.4 to either side."""
    assert amber_limit(900, RagRule("poisson"), LOW, "number") == 938
    assert amber_limit(900, RagRule("poisson"), HIGH, "number") == 862


@pytest.mark.parametrize(
    ("last_year", "value", "colour"),
    [(80, 91, "green"), (80, 85, "amber"), (85, 85, "amber"), (86, 85, "red"), (None, 85, "red")],
)
def test_the_havering_rule(last_year: float | None, value: float, colour: str) -> None:
    """Green from 90 (within 10% of 100); below it amber only where no worse than the same quarter last year."""
    figures = [] if last_year is None else [figure(quarter(2009, 2), last_year)]
    found = assess(
        series(
            *figures,
            figure(quarter(2010, 2), value),
            unit="score",
            milestones=(Milestone(quarter(2010, 2), 100),),
            rule=RagRule("havering", 10),
            compare="last_year",
        ),
        date(2010, 11, 20),
    )
    assert (found.milestone_method, found.rag) == ("explicit", colour)


@pytest.mark.parametrize(("value", "colour"), [(0, "green"), (1, "red")])
def test_a_target_of_nought(value: float, colour: str) -> None:
    """Chance leaves no room above a mean of nought, and no per cent of nought is anything."""
    target = (goal(financial_year(2009), 0, 4, academic_year(2006)),)
    for unit in ("number", "rate"):
        found = assess(
            series(
                figure(academic_year(2009), value),
                polarity=Polarity.LOW,
                unit=unit,
                frequency=Frequency.ANNUAL,
                targets=target,
            ),
            date(2010, 11, 1),
        )
        assert (found.milestone, found.rag) == (0, colour)
        assert found.progress == pytest.approx((value - 4) / -4)


@pytest.mark.parametrize(
    ("rule", "unit", "reason"),
    [
        (RagRule("points", 2), "%", "5 percentage points worse than the milestone of 50%, beyond tolerance"),
        (RagRule("points", 2), "days", "5 days worse than the milestone of 50 days, beyond tolerance"),
        (RagRule("percentage", 5), "%", "10% worse than the milestone of 50%, beyond tolerance"),
        (RagRule("percentage", 10), "%", "10% worse than the milestone of 50%, within tolerance"),
        (RagRule("poisson"), "number", "5 worse than the milestone of 50, within tolerance"),
    ],
)
def test_the_reason_is_in_the_terms_of_the_rule(rule: RagRule, unit: str, reason: str) -> None:
    assert rag(45, 50, rule, HIGH, unit).reason == reason


def test_one_percentage_point_is_singular() -> None:
    assert rag(49, 50, RagRule(), HIGH, "%").reason == (
        "1 percentage point worse than the milestone of 50%, within tolerance"
    )


def test_binary_fractions_do_not_miss_a_milestone() -> None:
    assert rag(0.1 + 0.2, 0.3, RagRule(), LOW, "rate").colour == "green"
    assert rag(0.3, 0.1 + 0.2, RagRule(), HIGH, "rate").colour == "green"
