"""What changed between two days, and whether a status flipped by revision or by new performance."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from offices import Agreed, Given, Office

from lsp_data import reports
from lsp_data.periods import Period, financial_year, month
from presentation import history

TARGET = Agreed("NI 117", financial_year(2010), 6.0, baseline=8.0, baseline_period=financial_year(2009))
SINCE, AS_AT = date(2010, 11, 14), date(2011, 2, 14)
OCTOBER, DECEMBER = month(2010, 10), month(2010, 12)


def neet(period: Period, value: float) -> Given:
    """NI 117: young people not in education, employment or training; monthly, low is good."""
    return Given("NI 117", period, value)


def changed(office: Office, kind: str, since: date | None = None) -> pd.DataFrame:
    found = reports.changes(office.generation, AS_AT, since)
    return found[found["kind"] == kind].reset_index(drop=True)


@pytest.fixture
def green(office: Office) -> Office:
    """October is on track: 6.0, where the line from 8 (March 2010) to 6 (March 2011) allows 6.83."""
    office.accept([neet(OCTOBER, 6.0)], [TARGET], known_at=date(2010, 11, 10), partner="council-children")
    return office


def test_nothing_new_changes_nothing(green: Office) -> None:
    assert changed(green, "new_figure").empty
    assert changed(green, "revised_figure").empty
    assert changed(green, "new_target").empty


def test_new_performance_turns_a_status(green: Office) -> None:
    green.accept([neet(DECEMBER, 9.5)], known_at=date(2011, 1, 20))
    found = changed(green, "status_change").iloc[0]
    assert (found["rag_before"], found["rag"], found["cause"]) == ("green", "red", "performance")
    assert (found["before"], found["after"], found["why"]) == (6.0, 9.5, "New performance")
    new = changed(green, "new_figure").iloc[0]
    assert (new["period"], new["after"], new["sheet"], new["cell"]) == ("Dec 2010", 9.5, "Return", "D5")


def test_a_revision_turns_a_status(green: Office) -> None:
    green.accept([neet(OCTOBER, 9.5)], known_at=date(2011, 1, 20))
    found = changed(green, "status_change").iloc[0]
    assert (found["rag_before"], found["rag"], found["cause"]) == ("green", "red", "revision")
    revised = changed(green, "revised_figure").iloc[0]
    assert (revised["before"], revised["after"], revised["known_at"]) == (6.0, 9.5, pd.Timestamp(2011, 1, 20))


def test_a_revision_and_a_new_figure_that_agree_count_as_revision(green: Office) -> None:
    """Had October been right, the status would have been red already: December is not what turned it."""
    green.accept([neet(OCTOBER, 9.5), neet(DECEMBER, 9.6)], known_at=date(2011, 1, 20))
    assert changed(green, "status_change")["cause"].tolist() == ["revision"]
    told = history.changes_counted(reports.changes(green.generation, AS_AT))
    assert told.endswith("The statuses changed: 1 by a revised figure alone.")


def test_a_new_target_turns_a_status(green: Office) -> None:
    green.accept([], [Agreed("NI 117", financial_year(2010), 2.0, baseline=4.0, version="March 2010",
                             baseline_period=financial_year(2009))], known_at=date(2011, 1, 20))  # fmt: skip
    assert changed(green, "status_change")["cause"].tolist() == ["target"]
    assert changed(green, "new_target")[["before", "after", "why"]].values.tolist() == [
        [6.0, 2.0, "Target of March 2010"]
    ]


def test_time_alone_turns_a_status(green: Office) -> None:
    found = reports.changes(green.generation, date(2012, 3, 31), AS_AT)
    assert found[["kind", "rag", "cause"]].values.tolist() == [["status_change", "grey", "time"]]


def test_a_mark_in_the_place_of_the_new_figure_is_no_performance(green: Office) -> None:
    green.accept([Given("NI 117", DECEMBER, None, marker="suppressed")], known_at=date(2011, 1, 20))
    assert changed(green, "status_change")[["rag", "cause"]].values.tolist() == [["grey", "no_figure"]]


def test_a_marker_in_the_place_of_a_value_is_a_revision(green: Office) -> None:
    green.accept([Given("NI 117", OCTOBER, None, marker="suppressed")], known_at=date(2011, 1, 20))
    found = changed(green, "revised_figure").iloc[0]
    assert (found["before"], found["marker_after"]) == (6.0, "suppressed")
    assert pd.isna(found["after"])


def test_since_is_one_quarter_earlier_unless_said(green: Office) -> None:
    assert changed(green, "new_figure", date(2010, 11, 1))["period"].tolist() == ["Oct 2010"]
    assert changed(green, "new_figure", date(2010, 11, 10)).empty, "what was known on the day itself is not new"


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("provisional", "final", "Was provisional, is now final"),
        (None, "final", "Is now final"),
        ("provisional", None, "Was provisional, is now without a status"),
    ],
)
def test_a_figure_that_is_confirmed_is_a_change(office: Office, was: str | None, now: str | None, why: str) -> None:
    for status, day in ((was, date(2010, 11, 10)), (now, date(2011, 1, 20))):
        office.accept([Given("NI 117", OCTOBER, 6.0, status=status)], known_at=day)
    assert changed(office, "confirmed_figure")[["period", "before", "after", "why"]].values.tolist() == [
        ["Oct 2010", 6.0, 6.0, why]
    ]
    assert changed(office, "revised_figure").empty
    counted = history.changes_counted(reports.changes(office.generation, AS_AT))
    assert counted == "0 changed statuses, 0 new figures, 0 revised figures, 1 confirmed figure, 0 new targets."


def test_a_revised_final_figure_is_a_revision(office: Office) -> None:
    for value, status, day in ((6.0, "provisional", date(2010, 11, 10)), (6.5, "final", date(2011, 1, 20))):
        office.accept([Given("NI 117", OCTOBER, value, status=status)], known_at=day)
    assert changed(office, "confirmed_figure").empty
    assert changed(office, "revised_figure")["after"].tolist() == [6.5]
