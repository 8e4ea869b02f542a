"""What a column of a published table measures: limits, bases, margins, and what was achieved by a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import merged
from tests.loaders.what_was_read import asked, at, when

Rows = list[list[object]]
Read = Callable[..., Return]
PLACES = ["Chester", "Vale Royal", "Congleton"]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Lower 95% CI", "lower"), ("Upper 95% CI", "upper"), ("Lower confidence interval", "lower"),
        ("95% confidence interval - upper", "upper"), ("LCL", "lower"), ("95% UCI", "upper"),
        ("Unweighted base", "sample"),
    ],
)  # fmt: skip
def test_limits_and_bases_are_told_from_the_figure(read_rows: Read, heading: str, measure: str) -> None:
    rows: Rows = [["Admissions for falls, 2009/10"], [None], ["Locality", "Rate per 1,000", heading]]
    rows += [[place, 20.3, 17.7] for place in PLACES]
    ret = read_rows(rows)
    assert (at(ret, "B4").measure, at(ret, "C4").measure) == ("actual", measure)


def test_a_base_beside_a_margin_is_how_many_were_asked(read_rows: Read) -> None:
    rows: Rows = [["Place Survey 2008"], [None], ["Area", "NI 5 Satisfaction with the local area", None, None]]
    rows += [[None, "%", "Confidence interval (±)", "Base"]]
    rows += [[place, 84.1, 2.2, 1102] for place in PLACES]
    ret = read_rows(rows)
    assert (at(ret, "B5").indicator, at(ret, "D5").measure) == ("NI 5", "sample")
    assert at(ret, "C5").indicator is None  # how far out it may be is no second figure of the indicator
    assert (asked(ret, "duplicate-conflict"), asked(ret, "out-of-range")) == ([], [])


def test_a_base_without_a_margin_stays_a_baseline(read_rows: Read) -> None:
    rows: Rows = [["Road casualties"], [None], ["Area", "Base", "2009", "2010"], *([one, 9, 8, 7] for one in PLACES)]
    assert at(read_rows(rows), "B4").measure == "baseline"


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Achieved to 31 December 2009", ("year_to_date", "2009-04-01", "2009-12-31")),
        ("Actual to end of Sept 2009", ("year_to_date", "2009-04-01", "2009-09-30")),
        ("Spend to 30/09/2009", ("year_to_date", "2009-04-01", "2009-09-30")),
        ("Position at 31 December 2009", ("point", "2009-12-31", "2009-12-31")),
        ("Clients known on 31 December 2009", ("point", "2009-12-31", "2009-12-31")),
    ],
)
def test_what_was_achieved_to_a_day_counts_from_the_beginning_of_the_year(
    read_rows: Read, heading: str, period: tuple[str, str, str]
) -> None:
    rows: Rows = [["Befriending older people"], ["Measure", "Target 2009/10", heading]]
    rows += [["People visited", 120, 97], ["Volunteers recruited", 45, 39]]
    assert when(read_rows(rows), "C3") == period


def test_stations_and_boroughs_are_areas_by_their_heading(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10"], [None], ["Station", "Dwelling fires", "Secondary fires"]]
    rows += [["Oldbridge", 4, 31], ["Marsh Lane", 6, 44], ["Weirside", 2, 12]]
    assert at(read_rows(rows), "B4").area_label == "Oldbridge"


def test_a_margin_among_comparators_is_no_second_figure_of_the_indicator(read_rows: Read) -> None:
    rows: Rows = [["Place Survey 2008"], [None], ["Authority", "NI 5: Satisfaction with the area", None, None]]
    rows += [[None, "%", "+/- (95% confidence)", "Base"]]
    rows += [[place, 84.1, 2.2, 1102] for place in ("England", "Allerdale", "Halton", "Warrington")] + [
        ["Bolton", *"***"]
    ]
    ret = read_rows(rows)
    assert (ret.kind, at(ret, "B5").indicator, at(ret, "D5").measure) == ("benchmarks", "NI 5", "sample")
    assert at(ret, "C5").indicator is None
    assert at(ret, "C9").marker == "suppressed"
    assert asked(ret, "duplicate-conflict") == []


def test_rows_of_plans_and_of_what_was_achieved_are_told_apart(read_rows: Read) -> None:
    rows: Rows = [["Trust scorecard 2010/11"], ["Indicator", "Plan / actual", "Apr 2010", "May 2010"]]
    rows += [
        ["Waits in four hours", "Plan", 0.98, 0.98],
        [None, "Actual", 0.94, 0.97],
        ["Falls", "Plan", 3, 3],
        [None, "Actual", 2, 4],
    ]
    ret = read_rows(rows)
    assert [at(ret, f"C{row}").measure for row in (3, 4, 5, 6)] == ["target", "actual", "target", "actual"]


def test_a_target_below_an_outturn_is_no_second_outturn(read_rows: Read) -> None:
    rows: Rows = [["Ref", "NI 15", "NI 16"], ["Indicator", "Serious violent crime", "Serious acquisitive crime"]]
    rows += [
        ["2008/09 outturn", 857, 232],
        ["2008/09 target", 736, 606],
        ["2009/10 outturn", 801, 240],
        ["2009/10 forecast", 799, 250],
    ]
    ret = read_rows(rows)
    assert [at(ret, f"B{row}").measure for row in (3, 4, 5, 6)] == ["actual", "target", "actual", "forecast"]
    assert asked(ret, "duplicate-conflict") == []


def test_a_row_of_bases_is_how_many_were_asked(read_rows: Read) -> None:
    rows: Rows = [["Survey 2009"], ["Answer", "Chester", "Vale Royal", "Congleton"], ["Satisfied", 61, 57, 60]]
    rows += [["Dissatisfied", 39, 43, 40], ["Base", 1102, 1203, 990]]
    ret = read_rows(rows)
    assert (at(ret, "B3").measure, at(ret, "B5").measure) == ("actual", "sample")


def test_growth_from_something_is_no_change_between_two_times(read_rows: Read) -> None:
    rows: Rows = [["Economy, 2009/10"], ["Area", "Growth from tourism", "Growth from 2001"]]
    ret = read_rows([*rows, *([place, 9, 8] for place in PLACES)])
    assert [at(ret, one).measure for one in ("B3", "C3")] == ["actual", "change"]


def test_limits_of_what_is_counted_are_no_limits_of_confidence(read_rows: Read) -> None:
    rows: Rows = [["Adult care, 2009/10"], ["Area", "Adults with savings above the upper limit", "Rate", "UCI"]]
    rows[1] += ["Lower limit of the 95% confidence interval"]
    ret = read_rows([*rows, *([place, 9, 8, 10, 7] for place in PLACES)])
    assert [at(ret, one).measure for one in ("B3", "D3", "E3")] == ["actual", "upper", "lower"]


@pytest.mark.parametrize("name", ["Planned", "Responses"])
def test_rows_of_what_is_counted_are_neither_targets_nor_samples(read_rows: Read, name: str) -> None:
    rows: Rows = [
        ["Contacts, 2009/10"],
        ["Type", "Chester", "Congleton"],
        ["Urgent", 9, 8],
        [name, 7, 6],
        ["All", 16, 14],
    ]
    assert at(read_rows(rows), "B4").measure == "actual"


def test_a_base_beside_the_percentage_of_a_survey_is_how_many_were_asked(known: Known) -> None:
    rows: Rows = [["Adult participation"], ["Area", "APS1 (Oct 2005-Oct 2006)", None, "APS2 (Oct 2007-Oct 2008)"]]
    rows += [[None, "%", "Base", "%", "Base"], *([place, 21.2, 500, 20.1, 505] for place in PLACES)]
    found = merged(rows, known, (2, 2, 2, 3), (2, 4, 2, 5))
    assert [found[f"{letter}4"].measure for letter in "BCDE"] == ["actual", "sample", "actual", "sample"]


def test_a_base_under_a_survey_in_a_return_is_how_many_were_asked(known: Known) -> None:
    rows: Rows = [["Residents' survey"], ["PI no", "Indicator", "Place Survey 2008", None, "Place Survey 2010"]]
    rows += [[None, None, "%", "Base", "%", "Base"], ["NI 5", "Satisfied", 21.2, 500, 22, 600]]
    found = merged([*rows, ["NI 4", "Influence", 21.2, 500, 22, 600]], known, (2, 3, 2, 4), (2, 5, 2, 6))
    assert [found[f"{letter}4"].measure for letter in "CDEF"] == ["actual", "sample", "actual", "sample"]
    assert "C3" not in found
    assert found["D4"].held == ""


@pytest.mark.parametrize("heading", ["% difference from predicted rate", "Difference between actual and expected"])
def test_a_difference_from_what_was_predicted_is_no_change(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Reoffending, 2009/10"], [None], ["Area", "Cohort", "Actual rate", heading]]
    ret = read_rows([*rows, *([one, 900, 9.8, 2.1] for one in PLACES)])
    assert (at(ret, "D4").measure, when(ret, "D4")[1:]) == ("actual", ("2009-04-01", "2010-03-31"))
