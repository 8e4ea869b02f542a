"""One indicator's figures, targets, trajectory, commentary and sparkline; and what can be compared with each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from offices import AREA, Agreed, Given, Office

from lsp_data import decisions, reports
from lsp_data.measures.series import Accumulation, Frequency, Observation
from lsp_data.periods import Basis, Period, financial_year, month, quarter, quarters, rolling_year, year_to_date
from lsp_data.store.series import comparable

Q1, Q2, Q3, Q4 = quarters(2010)
YEAR = financial_year(2010)


def test_series_shows_every_version_with_its_source(office: Office) -> None:
    office.accept([Given("NI 16", Q1, 5.0, status="provisional")], known_at=date(2010, 7, 20), partner="police")
    office.accept([Given("NI 16", Q1, 6.0, status="revised")], known_at=date(2010, 10, 20), partner="police")
    found = reports.series(office.generation, "NI 16", "", AREA)
    assert found[["period", "value", "status", "current", "file_name", "partner"]].values.tolist() == [
        ["Q1 2010/11", 6.0, "revised", True, "return-2.xlsx", "police"],
        ["Q1 2010/11", 5.0, "provisional", False, "return-1.xlsx", "police"],
    ]
    assert reports.series(office.generation, "NI 16", "", AREA, date(2010, 8, 1))["value"].tolist() == [5.0]
    assert reports.series(office.generation, "NI 16", "", "cheshire").empty


def test_targets_show_every_version(office: Office) -> None:
    office.accept(targets=[Agreed("NI 16", YEAR, 9.0)], known_at=date(2008, 6, 30))
    office.accept(
        [Given("NI 16", Q1, 2.0)],
        [Agreed("NI 16", YEAR, 8.0, version="March 2009"), Agreed("NI 16", Q2, 4.0, kind="milestone")],
        known_at=date(2009, 3, 26),
    )
    found = reports.targets(office.generation, "NI 16", "", AREA)
    assert found[["kind", "value", "version", "current"]].values.tolist() == [
        ["milestone", 4.0, "June 2008", True],
        ["target", 8.0, "March 2009", True],
        ["target", 9.0, "June 2008", False],
    ]
    assert reports.targets(office.generation, "NI 16", "", AREA, date(2009, 1, 1))["value"].tolist() == [9.0]


def test_the_trajectory_runs_to_the_last_target_with_its_amber_band(office: Office) -> None:
    last_year = zip(quarters(2009), (10.0, 30.0, 60.0, 100.0), strict=True)
    office.accept(
        [Given("NI 33", year_to_date(one.end), value, "i") for one, value in [*last_year, (Q1, 12.0)]],
        [Agreed("NI 33", YEAR, 80.0, "i"), Agreed("NI 33", year_to_date(Q3.end), 50.0, "i", kind="milestone")],
        known_at=date(2010, 7, 20),
    )  # fmt: skip
    found = reports.milestones(office.generation, "NI 33", "i", AREA)
    ends = [pd.Timestamp(one.end) for one in quarters(2010)]
    this_year = found[found["period_end"].isin(ends)]
    assert this_year["value"].tolist() == [8.0, 24.0, 50.0, 80.0]
    assert this_year["method"].tolist() == ["seasonal", "seasonal", "explicit", "target"]
    assert this_year["lower"].tolist() == this_year["value"].tolist(), "low is good: amber lies above"
    assert (this_year["upper"] > this_year["value"]).all()
    assert this_year["over"].tolist() == [True, True, True, False], "on 14 February 2011"
    assert reports.milestones(office.generation, "NI 16", "", AREA).empty


def test_commentary_is_given_once_newest_period_first(office: Office) -> None:
    for known_at, quarters_told in ((date(2010, 7, 20), (Q1,)), (date(2010, 10, 20), (Q1, Q2))):
        change, raw = office.change([Given("NI 16", one, 5.0) for one in quarters_told], known_at=known_at)
        notes = [f"(p); Said of {one.end:%B}; given for Jun 2010, read as the year to date" for one in quarters_told]
        decisions.accept(office.folder, replace(change, figures=change.figures.assign(note=notes)), raw, now=office.now)
    found = reports.commentary(office.generation, "NI 16", "", AREA)
    assert found[["period", "text", "file_name"]].values.tolist() == [
        ["Q2 2010/11", "Said of September", "return-2.xlsx"],
        ["Q1 2010/11", "Said of June", "return-1.xlsx"],
    ]
    assert reports.commentary(office.generation, "NI 16", "", AREA, date(2010, 8, 1))["text"].tolist() == [
        "Said of June"
    ]


def test_sparklines_hold_comparable_figures_as_known_then(office: Office) -> None:
    office.accept(
        [
            Given("NI 16", year_to_date(Q1.end), 5.0),
            Given("NI 16", year_to_date(Q2.end), None, marker="suppressed"),
            Given("NI 16", Q2, 3.0),
            Given("NI 16", financial_year(2009), 22.0, status="final"),
        ],
        known_at=date(2010, 10, 20),
    )
    found = reports.sparklines(office.generation, AREA)
    assert set(found) == {("NI 33", "i"), ("NI 16", ""), ("NI 117", ""), ("NI 4", "")}
    assert found["NI 16", ""] == [
        (date(2010, 3, 31), 22.0, "final"),
        (date(2010, 6, 30), 5.0, None),
        (date(2010, 9, 30), None, None),
    ]
    assert found["NI 33", "i"] == []
    assert reports.sparklines(office.generation, AREA, date(2010, 1, 1))["NI 16", ""] == []


def seen(*given: tuple[Period, float]) -> list[Observation]:
    return [Observation(period, value, period.end) for period, value in given]


@pytest.mark.parametrize(
    ("accumulation", "frequency", "given", "kept"),
    [
        (  # a year's outturn is the last year to date of a cumulative measure
            Accumulation.CUMULATIVE, Frequency.QUARTERLY,
            [(financial_year(2009), 90.0), (year_to_date(Q1.end), 20.0), (Q1, 20.0)], [90.0, 20.0],
        ),
        (  # quarters are not compared with the year
            Accumulation.POINT, Frequency.QUARTERLY,
            [(financial_year(2009), 90.0), (quarter(2009, 4), 23.0), (Q1, 20.0)], [23.0, 20.0],
        ),
        (  # before there is a quarter, the years have to do
            Accumulation.POINT, Frequency.QUARTERLY, [(financial_year(2008), 95.0), (financial_year(2009), 90.0)],
            [95.0, 90.0],
        ),
        (
            Accumulation.ROLLING, Frequency.QUARTERLY, [(Q1, 1.0), (rolling_year(Q1.end), 4.0)], [4.0],
        ),
        (
            Accumulation.POINT, Frequency.MONTHLY, [(month(2010, 4), 1.0), (Q1, 3.0), (month(2010, 5), 2.0)],
            [1.0, 2.0],
        ),
        (  # of two figures for the same end, the one known later
            Accumulation.CUMULATIVE, Frequency.QUARTERLY,
            [(year_to_date(date(2010, 3, 31)), 90.0), (financial_year(2009), 91.0)], [91.0],
        ),
        (Accumulation.UNKNOWN, Frequency.UNKNOWN, [], []),
        (  # nothing says what to expect: the newest kind
            Accumulation.UNKNOWN, Frequency.UNKNOWN, [(financial_year(2008), 5.0), (Q1, 1.0)], [1.0],
        ),
    ],
)  # fmt: skip
def test_only_figures_of_one_kind_are_compared(
    accumulation: Accumulation, frequency: Frequency, given: list[tuple[Period, float]], kept: list[float]
) -> None:
    found = comparable(seen(*given), accumulation, frequency, None)
    assert [one.value for one in found] == kept
    assert [one.period.end for one in found] == sorted(one.period.end for one in found)
    assert len({one.period.basis for one in found}) <= 1


def test_the_basis_of_the_catalogue_decides_among_years() -> None:
    given = seen((Period(date(2009, 1, 1), date(2009, 12, 31), Basis.CALENDAR_YEAR), 1.0), (financial_year(2009), 2.0))
    for basis, value in ((Basis.CALENDAR_YEAR, 1.0), (Basis.FINANCIAL_YEAR, 2.0)):
        assert [one.value for one in comparable(given, Accumulation.POINT, Frequency.ANNUAL, basis)] == [value]
