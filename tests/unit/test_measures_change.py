"""Is the change real? Which test a pair of figures gets, what it finds, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.measures.assessment import assess
from lsp_data.measures.change import ChangeTested, Kind, NotTested, got_worse, real_change, sampled, since_baseline
from lsp_data.measures.direction import direction
from lsp_data.measures.evidence import NO_EVIDENCE, evidence_of
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, Series
from lsp_data.measures.significance import Of, Trend, exact_change_in_share
from lsp_data.periods import Basis, Period, financial_year, point, quarter, rolling_year, year_to_date
from tests.oracles.given import figure, goal, series


def wave(year: int) -> Period:
    return Period(date(year, 9, 1), date(year, 12, 31), Basis.SURVEY)


def survey(earlier: float, later: float, **more: float) -> Series:
    return series(
        figure(wave(2008), earlier, sample=1650, **more),
        figure(wave(2010), later, sample=1072, **more),
        accumulation=Accumulation.SURVEY,
        frequency=Frequency.BIENNIAL,
    )


def found(made: Series) -> ChangeTested | NotTested:
    return real_change(made, made.observations[-2], made.observations[-1])


def real(made: Series) -> ChangeTested:
    answer = found(made)
    assert isinstance(answer, ChangeTested)
    return answer


def test_a_survey_is_tested_by_its_samples_and_says_what_it_could_have_found() -> None:
    small = real(survey(24.9, 24.2))
    assert (small.kind, small.significant) == (Kind.SURVEY, False)
    assert small.p_value == pytest.approx(0.679, abs=0.001)
    assert small.detectable == pytest.approx(4.6, abs=0.05)
    assert small.interval is not None
    assert small.interval.holds(0)
    great = real(survey(26.4, 22.0))
    assert great.significant
    assert great.interval is not None
    assert not great.interval.holds(0)


def test_a_change_that_may_be_chance_is_level_and_is_said_to_be() -> None:
    made = survey(24.9, 24.2)
    going = direction(made, made.observations)
    assert (going.word, going.by_chance, going.earlier) == ("level", True, 24.9)
    row = assess(made, date(2011, 2, 14))
    assert (row.direction, row.significant) == ("level", False)
    assert row.p_value == real(made).p_value
    assert "level with Sep–Dec 2008 survey, as a fall of 0.7 percentage points may be chance" in row.summary


def test_a_real_change_is_said_to_be_more_than_chance() -> None:
    row = assess(survey(26.4, 22.0), date(2011, 2, 14))
    assert (row.direction, row.significant) == ("worsening", True)
    assert "worsening since Sep–Dec 2008 survey, by more than chance" in row.summary


def test_what_cannot_be_tested_keeps_its_direction() -> None:
    made = series(figure(quarter(2009, 1), 60), figure(quarter(2009, 2), 64))
    row = assess(made, date(2009, 11, 20))
    assert (row.direction, row.significant, row.p_value) == ("improving", None, None)
    assert found(made) == NotTested("neither a sample size nor numerator and denominator of both figures are known")


def test_a_survey_of_a_wide_interval_counts_as_a_smaller_sample() -> None:
    plain = figure(wave(2008), 50, sample=1000, lower=46.9, upper=53.1)
    assert sampled(plain) == Of(500, 1000)
    weighted = sampled(plain._replace(lower=45.0, upper=55.0))
    assert weighted is not None
    assert weighted.of == pytest.approx(384.16)
    assert sampled(plain._replace(sample=None)) is not None
    assert sampled(plain._replace(sample=None, lower=None)) is None


def test_an_interval_that_does_not_hold_the_figure_is_not_its() -> None:
    assert sampled(figure(wave(2008), 50, sample=1000, lower=30.0, upper=40.0)) == Of(500, 1000)
    assert sampled(figure(wave(2008), 50, lower=30.0, upper=40.0)) is None


def test_numbers_that_are_not_those_of_the_figure_say_nothing_of_it() -> None:
    odd = figure(quarter(2009, 2), 45, numerator=190, denominator=500)
    found_of = evidence_of(series(odd), date(2009, 11, 20), None)
    assert (found_of.of, found_of.interval, found_of.one_case) == (None, None, None)
    rounded = figure(quarter(2009, 2), 38, numerator=192, denominator=500)  # 38.4
    assert evidence_of(series(rounded), date(2009, 11, 20), None).of == Of(192, 500)


def test_a_percentage_of_few_is_tested_exactly() -> None:
    made = series(
        figure(quarter(2009, 1), 0, numerator=0, denominator=10),
        figure(quarter(2009, 2), 40, numerator=4, denominator=10),
    )
    few = real(made)
    assert (few.kind, few.exact, few.significant) == (Kind.SHARE, True, False)
    assert few.p_value == pytest.approx(0.0867, abs=1e-4)
    many = real(
        series(
            figure(quarter(2009, 1), 10, numerator=100, denominator=1000),
            figure(quarter(2009, 2), 14, numerator=140, denominator=1000),
        )
    )
    assert (many.exact, many.significant) == (False, True)


def test_a_rate_is_tested_by_its_events_unless_it_is_adjusted() -> None:
    earlier, later = (
        figure(financial_year(2008), 4.42, numerator=145, denominator=328_600),
        figure(financial_year(2009), 3.26, numerator=107, denominator=328_600),
    )
    rate = real(series(earlier, later, unit="per 10000 population", frequency=Frequency.ANNUAL))
    assert (rate.kind, rate.significant) == (Kind.RATE, True)
    adjusted = found(series(earlier, later._replace(value=3.9), unit="per 10000 population"))
    assert isinstance(adjusted, NotTested)
    assert "adjusted" in adjusted.reason


def test_counts_are_tested_as_events_in_their_days() -> None:
    def counts(*figures: Observation) -> Series:
        return series(*figures, unit="number", polarity=Polarity.LOW, frequency=Frequency.ANNUAL)

    few = real(counts(figure(financial_year(2008), 51), figure(financial_year(2009), 58)))
    assert (few.kind, few.significant) == (Kind.COUNT, False)
    assert few.p_value == pytest.approx(0.566, abs=0.001)
    assert real(counts(figure(financial_year(2008), 812), figure(financial_year(2009), 668))).significant
    averages = [Period(date(year - 2, 1, 1), date(year, 12, 31), Basis.AVERAGE) for year in (2006, 2009)]
    mean = real(counts(figure(averages[0], 246), figure(averages[1], 229)))
    assert (mean.before.count, mean.after.count) == (738, 687)
    on_a_day = found(counts(figure(point(date(2008, 3, 31)), 51), figure(point(date(2009, 3, 31)), 90)))
    assert isinstance(on_a_day, NotTested)


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        (figure(rolling_year(date(2010, 6, 30)), 70), figure(rolling_year(date(2010, 9, 30)), 74), "overlap"),
        (figure(quarter(2009, 1), None), figure(quarter(2009, 2), 74), "no two figures"),
        (
            figure(quarter(2009, 1), 70, numerator=7, denominator=10),
            figure(quarter(2009, 2), 74, numerator=11, denominator=10),
            "greater than its denominator",
        ),
        (
            figure(quarter(2009, 1), 38, numerator=190, denominator=500),
            figure(quarter(2009, 2), 45, numerator=190, denominator=500),
            "the figure of Q2 2009/10 is not its numerator by its denominator (190 of 500)",
        ),
    ],
)
def test_why_there_is_no_test_is_said(earlier: Observation, later: Observation, why: str) -> None:
    answer = real_change(series(earlier, later), earlier, later)
    assert isinstance(answer, NotTested)
    assert why in answer.reason


def test_worse_than_the_baseline_needs_a_real_change_the_wrong_way() -> None:
    made, target = survey(26.4, 22.0), goal(wave(2010), 30.0, 26.4, wave(2008))
    since = since_baseline(made, made.observations, target)
    assert since is not None
    assert got_worse(since, Polarity.HIGH)
    assert not got_worse(since, Polarity.LOW)
    assert not got_worse(replace(since, significant=False), Polarity.HIGH)
    assert since_baseline(replace(made, breaks=(date(2009, 4, 1),)), made.observations, target) is None
    assert since_baseline(made, made.observations, None) is None


def test_part_of_a_year_is_not_held_against_the_baselines_whole_year() -> None:
    figures = (figure(year_to_date(date(2009, 9, 30)), 58),)
    made = series(*figures, unit="number", accumulation=Accumulation.CUMULATIVE)
    assert since_baseline(made, figures, goal(financial_year(2009), 86, 112, financial_year(2007))) is None
    whole = (figure(year_to_date(date(2010, 3, 31)), 160),)
    since = since_baseline(made, whole, goal(financial_year(2009), 86, 112, financial_year(2007)))
    assert since is not None
    assert got_worse(since, Polarity.LOW)


def cases(*above: int, unit: str = "%") -> Series:
    quarters = [quarter(2009 + place // 4, place % 4 + 1) for place in range(len(above))]
    return series(
        *(
            figure(when, number / 10, numerator=number, denominator=1000)
            for when, number in zip(quarters, above, strict=True)
        ),
        unit=unit,
    )


def test_the_recent_trend_needs_five_figures_with_numbers_behind_them() -> None:
    rising = evidence_of(cases(400, 440, 490, 530, 580), date(2010, 9, 1), None)
    assert rising.trend is not None
    assert rising.trend.trend is Trend.INCREASING
    assert rising.trend_over == (quarter(2009, 1), quarter(2010, 1))
    assert evidence_of(cases(400, 440, 490, 530), date(2010, 9, 1), None).trend is None
    broken = replace(cases(400, 440, 490, 530, 580), breaks=(date(2009, 8, 1),))
    assert evidence_of(broken, date(2010, 9, 1), None).trend is None
    assert evidence_of(series(), date(2010, 9, 1), None) == NO_EVIDENCE


def test_how_sure_the_newest_figure_is_and_what_one_case_means() -> None:
    told = evidence_of(cases(400, 450), date(2010, 9, 1), None)
    assert (told.of, told.one_case, told.sampled) == (Of(450, 1000), 0.1, False)
    assert told.interval is not None
    assert told.interval.holds(45)
    waves = evidence_of(survey(24.9, 24.2), date(2011, 2, 14), None)
    assert (waves.sampled, waves.one_case) == (True, None)
    published = evidence_of(survey(24.9, 24.2, lower=21.6, upper=26.8), date(2011, 2, 14), None)
    assert published.interval is not None
    assert (published.interval.lower, published.interval.upper) == (21.6, 26.8)


def test_the_exact_test_of_shares_agrees_with_its_author() -> None:
    """Convicted twins: Fisher, Statistical Methods for Research Workers, 21.02; the two-sided value as R gives it."""
    assert exact_change_in_share(Of(10, 13), Of(2, 17)).p_value == pytest.approx(0.0005367, abs=5e-8)
    for wrong in (Of(0.5, 3), Of(4, 3)):
        with pytest.raises(ValueError, match="whole"):
            exact_change_in_share(wrong, Of(1, 3))


@st.composite
def parts(draw: st.DrawFn) -> Of:
    of = draw(st.integers(1, 25))
    return Of(draw(st.integers(0, of)), of)


@given(parts(), parts())
def test_the_exact_test_counts_every_way_of_dealing_out_the_cases(earlier: Of, later: Of) -> None:
    first, second, both = int(earlier.of), int(later.of), int(earlier.count + later.count)
    ways = {late: comb(second, late) * comb(first, both - late) for late in range(second + 1) if late <= both}
    no_likelier = sum(count for count in ways.values() if count <= ways[int(later.count)])
    expected = float(Fraction(no_likelier, comb(first + second, both)))
    assert exact_change_in_share(earlier, later).p_value == pytest.approx(expected, abs=1e-9)


@given(parts(), parts(), st.sampled_from(Polarity))
def test_no_arrow_without_a_real_change(earlier: Of, later: Of, polarity: Polarity) -> None:
    made = series(
        *(
            figure(when, 100 * one.value, numerator=one.count, denominator=one.of)
            for when, one in ((quarter(2009, 1), earlier), (quarter(2009, 2), later))
        ),
        polarity=polarity,
    )
    going, there = direction(made, made.observations), real(made)
    if going.word in ("improving", "worsening"):
        assert there.significant
        assert (going.word == "worsening") == got_worse(there, polarity)
    back = real_change(made, made.observations[1]._replace(period=quarter(2008, 1)), made.observations[0])
    assert isinstance(back, ChangeTested)
    assert back.p_value == pytest.approx(there.p_value)
