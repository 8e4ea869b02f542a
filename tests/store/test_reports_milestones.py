"""Milestones and targets that change: which of them a figure is set against."""

from __future__ import annotations

from datetime import date

from offices import AREA, Agreed, Given, Office

from lsp_data import reports
from lsp_data.periods import financial_year, quarter


def quarterly(office: Office) -> None:
    office.decide(("indicator", "NI 117", "frequency", "quarterly"))


def one_row(office: Office, as_at: date) -> dict[str, object]:
    return next(row for row in reports.status_rows(office.generation, as_at) if row["indicator"] == "NI 117")


def test_a_newer_target_goes_before_an_older_milestone(office: Office) -> None:
    quarterly(office)
    year, last = financial_year(2010), quarter(2010, 4)
    agreed = [Agreed("NI 117", last, 4.0, kind="milestone"), Agreed("NI 117", year, 4.0)]
    office.accept([Given("NI 117", last, 5.3)], agreed, known_at=date(2010, 4, 1))
    assert one_row(office, date(2011, 5, 1))["rag"] == "amber"
    office.accept([], [Agreed("NI 117", year, 5.5, version="March 2010")], known_at=date(2010, 4, 20))
    found = one_row(office, date(2011, 5, 1))
    assert (found["milestone"], found["target"], found["rag"]) == (5.5, 5.5, "green")


def test_a_baseline_added_to_a_target_leaves_its_milestones(office: Office) -> None:
    quarterly(office)
    year, last = financial_year(2010), quarter(2010, 4)
    agreed = [Agreed("NI 117", last, 5.0, kind="milestone"), Agreed("NI 117", year, 4.0)]
    office.accept([Given("NI 117", last, 5.3)], agreed, known_at=date(2010, 4, 1))
    told = Agreed("NI 117", year, 4.0, baseline=8.0, baseline_period=financial_year(2008))
    office.accept([], [told], known_at=date(2010, 4, 20))
    found = one_row(office, date(2011, 5, 1))
    assert (found["milestone"], found["baseline"]) == (5.0, 8.0)


def test_a_target_on_the_average_of_some_months_is_due_with_the_last_of_them(office: Office) -> None:
    office.decide(
        ("indicator", "NI 117", "frequency", "monthly"), ("indicator", "NI 117", "target_months", "November to January")
    )
    office.accept([], [Agreed("NI 117", financial_year(2010), 5.2)], known_at=date(2010, 4, 1))
    [held] = reports.targets(office.generation, "NI 117", "", AREA).to_dict("records")
    assert (held["period"], held["due"].date()) == ("2010/11", date(2011, 1, 31))
    assert one_row(office, date(2010, 5, 1))["target"] == 5.2
