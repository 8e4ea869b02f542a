"""The route map page, from app.py on: the year month by month, as the report has it."""

from __future__ import annotations

from datetime import date

import pytest

from lsp_data import reports
from lsp_data.store.generations import Generation
from tests.pages.own_partnership import open_page, run, text

STATES = {"planned": "Planned", "milestone": "Milestone", "done": "Done", "slipped": "Slipped"}


@pytest.mark.parametrize("year", ["2009/10", "2010/11"])
def test_every_activity_and_mark_of_the_year_is_there(sample: Generation, year: str) -> None:
    rows = reports.route_map(sample, year)
    assert len(rows) > 5
    drawn = text(open_page("planning/route_map", year=year))
    assert drawn.count('scope="rowgroup"') == rows["workstream"].nunique()
    for state, words in STATES.items():
        marks = sum(list(months.values()).count(state) for months in rows["months"])
        assert drawn.count(f'<span class="lsp-hidden">{words}</span>') == marks
    undated = sum(not months for kind, months in zip(rows["kind"], rows["months"], strict=True) if kind == "activity")
    assert drawn.count("Undated: the plan gives no months") == undated


def test_todays_line_stands_in_the_year_of_the_day_alone(sample: Generation) -> None:
    assert 'class="lsp-today"' in text(open_page("planning/route_map", year="2010/11"))
    assert 'class="lsp-today"' not in text(open_page("planning/route_map", year="2009/10"))
    assert 'class="lsp-today"' in text(open_page("planning/route_map", year="2009/10", as_at="2010-01-15"))


def test_the_year_of_the_day_comes_first_and_another_can_be_chosen(sample: Generation) -> None:
    at = open_page("planning/route_map")
    assert at.selectbox(key="year_choice").value == "2010/11"
    at.selectbox(key="year_choice").set_value("2009/10")
    run(at)
    assert at.query_params["year"] == "2009/10"
    assert "Apr<span> 09</span>" in text(at)


def test_one_workstream_can_be_chosen(sample: Generation) -> None:
    rows = reports.route_map(sample, "2010/11")
    name = rows["workstream"].iloc[-1]
    drawn = text(open_page("planning/route_map", year="2010/11", stream=name))
    assert drawn.count('scope="rowgroup"') == 1
    assert all(activity in drawn for activity in rows.loc[rows["workstream"] == name, "activity"])


def test_linked_indicators_lead_to_their_pages(sample: Generation) -> None:
    rows = reports.route_map(sample, "2010/11")
    used = set(reports.status(sample, date(2011, 2, 14))["indicator"])
    linked = {code for codes in rows["indicators"] for code in codes}
    drawn = text(open_page("planning/route_map", year="2010/11"))
    for code in linked & used:
        assert f">{code}</a>" in drawn
    assert linked & used


def test_the_plan_is_that_of_the_day(sample: Generation) -> None:
    """No route map was known in 2008, and by January 2010 that of 2009/10 alone."""
    rows = reports.route_map(sample)
    known = {year: rows.loc[rows["year"] == year, "known_at"].min() for year in set(rows["year"])}
    before = date(2008, 1, 15)
    assert min(known.values()) > before
    assert 'scope="rowgroup"' not in text(open_page("planning/route_map", as_at=before.isoformat()))
    then = open_page("planning/route_map", as_at="2010-01-15")
    expected = [year for year, day in known.items() if day <= date(2010, 1, 15)]
    assert len(expected) < len(known)
    assert then.selectbox(key="year_choice").options == sorted(expected, reverse=True)
