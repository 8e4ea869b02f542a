"""Each rule on its own, at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data.measures.assessment import assess
from lsp_data.measures.direction import direction, same_period_last_year_of, word_of
from lsp_data.measures.flags import Flag, lead_flag
from lsp_data.measures.progress import required
from lsp_data.measures.reasons import parted
from lsp_data.measures.series import Accumulation, Frequency, Milestone, Polarity, RagRule, Series, Target
from lsp_data.measures.status import amber_limit, rag, rule_in_use
from lsp_data.measures.timeliness import timeliness
from lsp_data.measures.trajectory import milestone, target_of
from lsp_data.periods import (
    Basis,
    Period,
    academic_year,
    average,
    calendar_year,
    financial_year,
    month,
    point,
    quarter,
    rolling_year,
    survey,
    term,
    year_to_date,
)
from tests.oracles.given import figure, goal, series

HIGH, LOW = Polarity.HIGH, Polarity.LOW


@pytest.mark.parametrize(
    ("value", "word"), [(101, "improving"), (100.99, "level"), (100, "level"), (99.01, "level"), (99, "worsening")]
)
def test_a_change_of_one_per_cent_is_a_change(value: float, word: str) -> None:
    assert word_of(value, 100, HIGH) == word


def test_any_change_from_nought_is_a_change() -> None:
    assert word_of(0.001, 0, LOW) == "worsening"
    assert word_of(0, 0, LOW) == "level"


def test_the_same_period_last_year_is_of_the_same_stretch() -> None:
    outturn, so_far = figure(financial_year(2008), 400), figure(year_to_date(date(2009, 3, 31)), 401)
    alone = figure(quarter(2008, 4), 90)
    current = figure(year_to_date(date(2010, 3, 31)), 380)
    assert same_period_last_year_of((alone, outturn, current), current) == outturn
    assert same_period_last_year_of((outturn, alone, so_far, current), current) == so_far
    assert same_period_last_year_of((alone, current), current) is None
    state, now = figure(point(date(2009, 3, 31)), 1), figure(point(date(2010, 3, 31)), 2)
    assert same_period_last_year_of((state, now), now) == state
    assert same_period_last_year_of((figure(point(date(2009, 3, 31)), None), now), now) is None


def test_the_setting_says_with_what_to_compare() -> None:
    figures = (figure(quarter(2008, 2), 50), figure(quarter(2009, 1), 70), figure(quarter(2009, 2), 60))
    before = direction(series(*figures), figures)
    assert (before.word, before.compared) == ("worsening", quarter(2009, 1))
    a_year_ago = direction(series(*figures, compare="last_year"), figures)
    assert (a_year_ago.word, a_year_ago.compared) == ("improving", quarter(2008, 2))


def test_a_year_to_date_is_never_compared_with_the_quarter_before() -> None:
    figures = (figure(year_to_date(date(2009, 6, 30)), 50), figure(year_to_date(date(2009, 9, 30)), 100))
    made = series(*figures, accumulation=Accumulation.CUMULATIVE, compare="previous")
    assert direction(made, figures).word == "unknown"


def test_only_figures_of_the_same_basis_are_compared() -> None:
    figures = (
        figure(financial_year(2008), 50),
        figure(quarter(2009, 1), None, marker="na"),
        figure(quarter(2009, 2), 60),
    )
    assert direction(series(*figures), figures).word == "unknown"


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


def test_a_large_count_by_chance() -> None:
    """The 10% points of a Poisson count of mean 900 lie 1.28 × 30 = 38.4 to either side."""
    assert amber_limit(900, RagRule("poisson"), LOW, "number") == 938
    assert amber_limit(900, RagRule("poisson"), HIGH, "number") == 862


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


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (quarter(2009, 4), 2009),
        (month(2009, 4), 2009),
        (month(2009, 3), 2008),
        (year_to_date(date(2009, 12, 31)), 2009),
        (rolling_year(date(2009, 6, 30)), 2009),
        (rolling_year(date(2009, 3, 31)), 2008),
        (calendar_year(2009), 2009),
        (academic_year(2009), 2009),
        (term(2009, 1), 2009),
        (term(2009, 3), 2009),
        (survey(2008), 2008),
        (average(2007, 2009), 2009),
        (point(date(2010, 3, 31)), 2009),
        (financial_year(2011), None),
        (academic_year(2011), None),
    ],
)
def test_to_which_years_target_a_period_belongs(period: Period, year: int | None) -> None:
    targets = tuple(goal(financial_year(start), start) for start in (2008, 2009, 2010))
    found = target_of(targets, period)
    assert (found.value if found else None) == year


def test_a_target_of_exactly_the_period_goes_first() -> None:
    targets = (goal(financial_year(2008), 1), goal(academic_year(2008), 2))
    found = target_of(targets, academic_year(2008))
    assert found is not None
    assert found.value == 2


def test_a_term_belongs_to_the_target_of_its_school_year() -> None:
    targets = (goal(academic_year(2008), 1), goal(academic_year(2009), 2))
    for number in (1, 2, 3):
        found = target_of(targets, term(2009, number))
        assert found is not None
        assert found.value == 2


def test_a_target_by_a_day_covers_the_year_before_it() -> None:
    made = series(targets=(goal(point(date(2011, 3, 31)), 70, 60, point(date(2010, 3, 31))),))
    assert milestone(made, quarter(2010, 2)).value == 65
    assert milestone(made, quarter(2010, 4)).value == 70


def test_a_line_between_days_that_are_no_month_ends_goes_by_days() -> None:
    made = series(targets=(goal(point(date(2010, 1, 11)), 20, 10, point(date(2010, 1, 1))),))
    assert milestone(made, point(date(2010, 1, 5))).value == pytest.approx(14)


def test_the_baseline_period_itself_has_no_milestone() -> None:
    made = series(targets=(goal(financial_year(2010), 70, 60, quarter(2010, 2)),))
    found = milestone(made, quarter(2010, 2))
    assert (found.value, found.reason) == (None, "Q2 2010/11 is the baseline period itself")
    assert milestone(made, quarter(2010, 1)).value is None


def test_last_years_share_is_at_most_the_whole() -> None:
    """A total that was revised below the figure of December gives no more than the whole target."""
    made = series(
        figure(year_to_date(date(2009, 12, 31)), 400),
        figure(year_to_date(date(2010, 3, 31)), 390),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2010), 300),),
    )
    assert milestone(made, year_to_date(date(2010, 12, 31))).value == 300


def test_a_year_in_which_nothing_happened_has_no_shape() -> None:
    made = series(
        figure(year_to_date(date(2009, 9, 30)), 0),
        figure(year_to_date(date(2010, 3, 31)), 0),
        accumulation=Accumulation.CUMULATIVE,
        targets=(goal(financial_year(2010), 12),),
    )
    found = milestone(made, year_to_date(date(2010, 9, 30)))
    assert (found.value, found.method) == (6, "share")


@pytest.mark.parametrize(
    ("basis", "end"),
    [
        (None, date(2009, 3, 31)),
        (Basis.FINANCIAL_YEAR, date(2009, 3, 31)),
        (Basis.CALENDAR_YEAR, date(2009, 12, 31)),
        (Basis.ACADEMIC_YEAR, date(2009, 8, 31)),
        (Basis.AVERAGE, date(2009, 12, 31)),
    ],
)
def test_an_annual_figure_is_expected_by_its_basis(basis: Basis | None, end: date) -> None:
    made = series(frequency=Frequency.ANNUAL, lag=30, basis=basis)
    found = timeliness(made, (), date(2010, 3, 1))
    assert found.expected is not None
    assert found.expected.end == end


@pytest.mark.parametrize(
    ("frequency", "accumulation", "expected"),
    [
        (Frequency.MONTHLY, Accumulation.POINT, month(2010, 1)),
        (Frequency.QUARTERLY, Accumulation.POINT, quarter(2009, 3)),
        (Frequency.QUARTERLY, Accumulation.CUMULATIVE, year_to_date(date(2009, 12, 31))),
        (Frequency.QUARTERLY, Accumulation.ROLLING, rolling_year(date(2009, 12, 31))),
        (Frequency.TERMLY, Accumulation.POINT, term(2009, 1)),
    ],
)
def test_figures_within_the_year_are_expected_by_frequency(
    frequency: Frequency, accumulation: Accumulation, expected: Period
) -> None:
    made = series(frequency=frequency, accumulation=accumulation, lag=20)
    assert timeliness(made, (), date(2010, 2, 20)).expected == expected


def test_a_november_figure_does_not_shift_the_quarters() -> None:
    figures = (figure(year_to_date(date(2009, 11, 30)), 10),)
    made = series(*figures, accumulation=Accumulation.CUMULATIVE, lag=30)
    found = timeliness(made, figures, date(2010, 2, 20))
    assert found.missing == year_to_date(date(2009, 12, 31))


def test_a_figure_is_due_on_the_day_and_overdue_the_day_after() -> None:
    figures = (figure(quarter(2009, 1), 1.0),)
    made = series(*figures, lag=45)
    before = timeliness(made, figures, date(2009, 11, 13))
    assert (before.missing, before.due, before.overdue_days) == (None, date(2009, 11, 14), 0)
    on_the_day = timeliness(made, figures, date(2009, 11, 14))
    assert (on_the_day.missing, on_the_day.overdue_days) == (quarter(2009, 2), 0)
    assert timeliness(made, figures, date(2009, 11, 15)).overdue_days == 1


def test_a_mark_that_answers_owes_nothing_and_tbc_still_does() -> None:
    for marker, owed in (("suppressed", False), ("not_collected", False), ("tbc", True), ("na", True)):
        figures = (figure(quarter(2009, 1), 1.0), figure(quarter(2009, 2), None, marker=marker))
        found = timeliness(series(*figures), figures, date(2009, 12, 1))
        assert (found.missing is not None) == owed


def test_nothing_is_due_after_the_end_of_an_indicator() -> None:
    figures = (figure(quarter(2008, 4), 1.0),)
    found = timeliness(series(*figures, valid_to=date(2009, 3, 31)), figures, date(2010, 3, 1))
    assert (found.missing, found.following, found.due, found.overdue_days) == (None, None, None, 0)


def test_the_first_wave_of_a_survey_is_awaited() -> None:
    made = series(
        accumulation=Accumulation.SURVEY,
        frequency=Frequency.BIENNIAL,
        lag=185,
        targets=(goal(survey(2008), 30),),
        valid_from=date(2008, 4, 1),
    )
    found = assess(made, date(2008, 12, 1))
    assert (found.grey_code, found.rag_reason) == ("not-due", "no survey yet; next due 4 July 2009")
    assert found.summary == "No status: no survey yet; next due 4 July 2009."
    unknown = series(accumulation=Accumulation.SURVEY, frequency=Frequency.BIENNIAL)
    assert assess(unknown, date(2008, 12, 1)).rag_reason == "no figure yet"


def test_a_wave_without_a_known_lag_holds_for_a_year_after_it_was_known() -> None:
    made = series(
        figure(survey(2008), 30, "2009-06-23"),
        accumulation=Accumulation.SURVEY,
        frequency=Frequency.BIENNIAL,
        lag=None,
        targets=(goal(financial_year(2008), 30),),
    )
    assert assess(made, date(2010, 6, 23)).rag == "green"
    later = assess(made, date(2010, 6, 24))
    assert later.rag_reason == "no survey this year, next wave Survey 2010; last held: Survey 2008"


def test_the_rate_of_a_cumulative_measure_is_what_may_still_be_added() -> None:
    for value, rate, words in (
        (300, 30, "may add no more than 30 a quarter to reach 360 by March 2010"),
        (360, 0, "may add no more than 0 a quarter"),
        (380, -10, "the year's limit of 360 by March 2010 is already passed"),
    ):
        made = series(
            figure(year_to_date(date(2009, 9, 30)), value),
            accumulation=Accumulation.CUMULATIVE,
            polarity=LOW,
            unit="number",
            targets=(goal(financial_year(2009), 360),),
        )
        found = assess(made, date(2009, 11, 20))
        assert found.required_rate == rate
        assert words in found.summary


def test_the_sentence_says_what_is_needed() -> None:
    for polarity, value, words in (
        (HIGH, 64, "needs a rise of 3 percentage points a quarter to reach 70% by March 2010"),
        (HIGH, 70, "needs to hold to reach 70% by March 2010"),
        (HIGH, 74, "already better than the target of 70% by March 2010"),
        (LOW, 74, "needs a fall of 2 percentage points a quarter to reach 70% by March 2010"),
        (LOW, 64, "already better than the target of 70% by March 2010"),
    ):
        made = series(
            figure(quarter(2009, 2), value),
            polarity=polarity,
            targets=(goal(financial_year(2009), 70, 66, financial_year(2008)),),
        )
        assert words in assess(made, date(2009, 11, 20)).summary


def test_no_rate_is_required_once_the_last_target_is_past() -> None:
    may = date(2010, 5, 20)
    made = series(figure(quarter(2009, 4), 60), targets=(goal(financial_year(2009), 70),))
    assert required(made, made.observations[0], may) is None
    marked = series(figure(quarter(2009, 2), None, marker="tbc"), targets=(goal(financial_year(2009), 70),))
    assert required(marked, marked.observations[0], may) is None


def late_rates() -> Series:
    """Published fourteen months after the year: the figure of 2008 with the targets of 2008, 2009 and 2010."""
    return series(
        figure(calendar_year(2008), 35.8),
        polarity=LOW,
        unit="per 1000",
        frequency=Frequency.ANNUAL,
        lag=425,
        targets=(
            goal(calendar_year(2008), 29.5, 36.1, calendar_year(1998)),
            goal(calendar_year(2009), 26.5),
            goal(calendar_year(2010), 24),
        ),
    )


def test_a_rate_leads_to_the_first_target_whose_day_is_still_to_come() -> None:
    found = assess(late_rates(), date(2010, 11, 14))
    assert found.required_rate == pytest.approx((24 - 35.8) / 2)
    assert found.summary.endswith("; needs a fall of 5.9 a year to reach 24 by December 2010.")


def test_a_target_whose_day_has_passed_before_its_figure_asks_for_no_rate_and_says_so() -> None:
    found = assess(late_rates(), date(2011, 2, 14))
    assert (found.rag, found.required_rate, found.required_per) == ("red", None, None)
    why, needed = parted(found.summary)
    assert why == f"{found.summary[: -len(needed) - 2]}."
    assert needed == "the date of the last target, 24 by December 2010, has passed and its figure is not known yet."
    assert parted("No status: a; b.") == ("No status: a; b.", "")


def test_doubts_about_a_figure_are_flagged() -> None:
    for more, flagged in (
        ({"status": "estimated"}, True),
        ({"marker": "low_reliability"}, True),
        ({"status": "provisional"}, False),
        ({"marker": "noted"}, False),
    ):
        made = series(
            figure(quarter(2009, 4), 60, **more), targets=(goal(financial_year(2009), 60, 50, financial_year(2008)),)
        )
        codes = [flag.code for flag in assess(made, date(2010, 5, 20)).flags]
        assert codes == (["data-quality"] if flagged else [])
    bound = series(figure(quarter(2009, 4), None, marker="less_than"))
    assert "data-quality" in [flag.code for flag in assess(bound, date(2010, 5, 20)).flags]


def test_an_indicator_without_a_lead_is_flagged() -> None:
    assert lead_flag("council") == []
    assert lead_flag(None) == lead_flag("") == [Flag("no-lead", "medium", "No partner leads on this indicator.")]


def test_the_last_quarter_of_an_indicator_is_still_expected() -> None:
    figures = (figure(quarter(2008, 3), 1.0),)
    found = timeliness(series(*figures, valid_to=date(2009, 3, 31)), figures, date(2009, 6, 1))
    assert found.missing == quarter(2008, 4)


def test_the_severity_of_a_flag_follows_the_colour() -> None:
    for value, severity in ((69, "medium"), (60, "high")):
        made = series(figure(quarter(2009, 4), value), targets=(goal(financial_year(2009), 70, 50, quarter(2008, 4)),))
        assert [(flag.code, flag.severity) for flag in assess(made, date(2010, 5, 20)).flags] == [
            ("behind-milestone", severity)
        ]


def test_a_year_without_a_target_of_its_own_follows_the_line_to_the_next() -> None:
    made = series(
        figure(quarter(2009, 2), 64),
        targets=(goal(financial_year(2010), 70, 60, financial_year(2008), version="June 2008"),),
    )
    found = assess(made, date(2009, 11, 20))
    assert (found.target, found.target_end, found.target_version) == (70, date(2011, 3, 31), "June 2008")
    assert (found.baseline, found.baseline_end, found.milestone) == (60, date(2009, 3, 31), 62.5)


def agreed(value: float | None, *, settled: date, state: str = "agreed") -> Target:
    return Target(
        financial_year(2010), value, state=state, baseline=8.0, baseline_period=financial_year(2009), settled_at=settled
    )


@pytest.mark.parametrize(
    ("state", "reason"), [("revoked", "the target was revoked"), ("deferred", "the target was deferred")]
)
def test_a_milestone_falls_with_its_target(state: str, reason: str) -> None:
    made = series(
        figure(quarter(2010, 2), 6),
        milestones=(Milestone(quarter(2010, 2), 5, date(2010, 4, 1)),),
        targets=(agreed(4, settled=date(2010, 4, 1), state=state),),
    )
    found = assess(made, date(2010, 11, 20))
    assert (found.rag, found.rag_reason, found.milestone) == ("grey", reason, None)


@pytest.mark.parametrize(
    ("settled", "milestone_of_the_half", "of_the_year"),
    [(date(2010, 4, 1), (5, "explicit"), (4.5, "explicit")), (date(2010, 4, 2), (6, "straight"), (4, "target"))],
)
def test_a_milestone_counts_until_its_target_is_set_anew(
    settled: date, milestone_of_the_half: tuple[float, str], of_the_year: tuple[float, str]
) -> None:
    """The line from 8 (March 2010) to 4 (March 2011) is at 6 in September."""
    marks = ((quarter(2010, 2), 5.0), (quarter(2010, 4), 4.5))
    made = series(
        polarity=LOW,
        milestones=tuple(Milestone(period, value, date(2010, 4, 1)) for period, value in marks),
        targets=(agreed(4, settled=settled),),
    )
    half, year = milestone(made, quarter(2010, 2)), milestone(made, quarter(2010, 4))
    assert (half.value, half.method) == milestone_of_the_half
    assert (year.value, year.method) == of_the_year


def test_a_figure_is_overdue_when_the_days_of_grace_are_over() -> None:
    figures = (figure(quarter(2009, 1), 1.0),)
    made = series(*figures, lag=45, grace=30)
    last_day, after = (timeliness(made, figures, date(2009, 12, number)) for number in (14, 15))
    assert (last_day.missing, last_day.due, last_day.overdue_days) == (quarter(2009, 2), date(2009, 11, 14), 0)
    assert (after.due, after.overdue_days) == (date(2009, 11, 14), 1)
    assert "overdue" not in [flag.code for flag in assess(made, date(2009, 12, 14)).flags]
    said = [flag.reason for flag in assess(made, date(2009, 12, 15)).flags if flag.code == "overdue"]
    assert said == ["Q2 2009/10 was due on 14 November 2009, with 30 days of grace: 1 day overdue."]


def test_a_first_figure_within_its_grace_is_awaited() -> None:
    made = series(lag=45, grace=30, valid_from=date(2009, 6, 30))
    found = assess(made, date(2009, 8, 20))
    assert (found.grey_code, found.due, found.overdue_days) == ("not-due", date(2009, 8, 14), 0)
    assert found.rag_reason == "Q1 2009/10 was due on 14 August 2009 and is awaited; there is no earlier figure"
    assert assess(made, date(2009, 9, 14)).grey_code == "overdue"


def test_a_figure_within_its_grace_is_not_too_old_to_judge() -> None:
    """Q2 was due on 14 November 2009; without a grace the figure before it is forgotten 93 days later."""
    target = (goal(financial_year(2009), 60, 50, financial_year(2008)),)
    strict, patient = (series(figure(quarter(2009, 1), 64), targets=target, grace=days) for days in (0, 60))
    assert assess(strict, date(2010, 2, 20)).grey_code == "overdue"
    assert assess(patient, date(2010, 2, 20)).rag == "green"
