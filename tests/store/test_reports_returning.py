"""Who has sent what: received, overdue and not due are three things; and the text that asks for it."""

from __future__ import annotations

from datetime import date

import pytest
from offices import Given, Office, set_up

from lsp_data import reports
from lsp_data.periods import quarter, quarters, year_to_date

Q2, Q3 = quarter(2010, 2), quarter(2010, 3)


@pytest.fixture
def one(tmp_path) -> Office:  # type: ignore[no-untyped-def]  pytest's own fixture
    """NI 16 only: quarterly, led by the police; its figures are due 20 days after the quarter."""
    office = set_up(tmp_path / "data", {"NI 16|": "police"})
    office.decide(
        ("indicator", "NI 16|", "frequency", "quarterly"), ("indicator", "NI 16|", "lag_days", "20"),
        ("indicator", "NI 16|", "accumulation", "cumulative"),
    )  # fmt: skip
    return office


def send(office: Office, year: int, last: int, known_at: date | None = None) -> None:
    given = [Given("NI 16", year_to_date(one.end), 5.0) for one in quarters(year)[:last]]
    office.accept(given, known_at=known_at or date(year, 10, 15), partner="police")


def states(office: Office, as_at: date) -> dict[str, str]:
    found = reports.tracker(office.generation, as_at)
    return dict(zip(found["period"], found["state"], strict=True))


def test_overdue_differs_from_not_due(one: Office) -> None:
    for year in (2008, 2009):
        send(one, year, 4, date(year + 1, 4, 20))
    send(one, 2010, 2)
    on_the_day = states(one, date(2011, 1, 20))
    assert on_the_day["Q3 2010/11"] == "not due"
    assert on_the_day["Q2 2010/11"] == "received"
    after = states(one, date(2011, 1, 21))
    assert after["Q3 2010/11"] == "overdue"
    assert next(iter(after)) == "Q3 2010/11", "the newest quarter leads"


def test_counts_add_up_and_say_how_long(one: Office) -> None:
    send(one, 2010, 2)
    found = reports.tracker(one.generation, date(2011, 2, 14)).set_index("period")
    assert (found["expected"] == found["received"] + found["missing"] + found["not_due"] + found["not_known"]).all()
    third = found.loc["Q3 2010/11"]
    assert (third["overdue_days"], third["missing"], third["missing_figures"]) == (
        25, 1, ("NI 16, Apr–Dec 2010 (year to date)",),
    )  # fmt: skip
    assert third["due"].date() == date(2011, 1, 20)
    assert found.loc["Q2 2010/11"]["on"].date() == date(2010, 10, 15)
    assert found["partner_name"].iloc[0] == "Police force"


def test_what_became_known_later_was_overdue_then(one: Office) -> None:
    send(one, 2010, 2, date(2011, 1, 5))
    assert states(one, date(2010, 12, 1))["Q2 2010/11"] == "overdue"
    assert states(one, date(2011, 1, 5))["Q2 2010/11"] == "received"


def test_a_grace_is_given(one: Office) -> None:
    send(one, 2010, 2)
    one.decide(("partnership", "", "overdue_grace_days", "30"))
    assert states(one, date(2011, 2, 14))["Q3 2010/11"] == "not due"


@pytest.mark.parametrize("grace", ["0", "24", "25", "30"])
def test_status_and_chase_agree_on_what_is_overdue(one: Office, grace: str) -> None:
    """Q3 was due 25 days before 14 February 2011."""
    for year, last in ((2008, 4), (2009, 4), (2010, 2)):
        send(one, year, last, date(year + 1, 1, 5))
    one.decide(("partnership", "", "overdue_grace_days", grace))
    overdue = int(grace) < 25
    assert len(reports.chase(one.generation)) == overdue
    flags = reports.flags(one.generation)
    assert (flags["code"] == "overdue").sum() == overdue
    assert reports.status(one.generation)["overdue_days"].tolist() == [25 - int(grace) if overdue else 0]


def test_without_a_lag_nothing_can_be_overdue(one: Office) -> None:
    one.decide(("indicator", "NI 16|", "lag_days", ""))
    found = reports.tracker(one.generation, date(2011, 2, 14))
    assert found["missing"].sum() == 0
    assert (found["not_known"] == found["expected"]).all()


def test_a_marker_that_answers_is_a_figure_received(one: Office) -> None:
    one.accept([Given("NI 16", year_to_date(Q3.end), None, marker="not_collected")], known_at=date(2011, 1, 10))
    assert states(one, date(2011, 2, 14))["Q3 2010/11"] == "received"
    one.accept([Given("NI 16", year_to_date(Q3.end), None, marker="tbc")], known_at=date(2011, 1, 11))
    assert states(one, date(2011, 2, 14))["Q3 2010/11"] == "overdue"


def test_nothing_is_expected_of_an_indicator_that_ended(one: Office) -> None:
    one.decide(("indicator", "NI 16|", "valid_to", "2010-08-31"))
    assert "Q2 2010/11" not in states(one, date(2011, 2, 14))
    assert "Q1 2010/11" in states(one, date(2011, 2, 14))


def test_the_chaser_names_what_is_owed_and_the_post(one: Office) -> None:
    send(one, 2010, 2)
    one.decide(("partner", "police", "contact_post", "Head of Performance"))
    found = reports.chase(one.generation, date(2011, 2, 14), Q3)
    assert found[["partner", "overdue", "longest_days"]].values.tolist() == [["police", 1, 25]]
    text = found["text"].iloc[0]
    assert text.startswith("To: Head of Performance, Police force")
    assert "Apr–Dec 2010" in text
    assert "due 20 January 2011, 25 days ago" in text
    assert "Test partnership has not had" in text
    everything = reports.chase(one.generation, date(2011, 2, 14))
    assert everything["overdue"].iloc[0] == 9, "and the two years before"
    assert reports.chase(one.generation, date(2011, 2, 14), Q2).empty


def test_a_figure_without_a_lead_is_owed_by_nobody_known(one: Office) -> None:
    one.decide(("indicator", "NI 16|", "lead", ""))
    assert reports.chase(one.generation, date(2011, 2, 14))["partner_name"].tolist() == ["No lead partner"]


def test_returns_say_where_they_stand(one: Office) -> None:
    first = one.accept([Given("NI 16", Q2, 5.0)], partner="police")
    second = one.accept([Given("NI 16", Q3, 5.0)], partner="police")
    one.take_back(first)
    found = reports.returns(one.generation).set_index("return_id")
    assert found.loc[first, "state"] == "taken back"
    assert found.loc[first, "withdrawn_reason"] == "wrong file"
    assert found.loc[second, "state"] == "accepted"
    assert found.loc[second, "partner_name"] == "Police force"
    log = reports.history(one.generation)
    assert log["kind"].tolist()[:3] == ["take_back", "accept", "accept"]
    assert log["return_id"].tolist()[:3] == [first, second, first]
    kept = reports.generation_log(one.generation)
    assert kept["kept"].all()
    assert not kept["pinned"].any()


def test_a_revision_makes_no_return_late(one: Office) -> None:
    """The figure came in time and was sent again months later with another value: it still came in time."""
    send(one, 2010, 1, date(2010, 7, 20))
    one.accept([Given("NI 16", year_to_date(date(2010, 6, 30)), 5.5)], known_at=date(2011, 2, 1), partner="police")
    found = reports.tracker(one.generation, date(2011, 2, 14)).set_index("period").loc["Q1 2010/11"]
    assert (found["on"].date(), found["late_days"]) == (date(2010, 7, 20), 0)


def test_a_late_return_says_how_late(one: Office) -> None:
    send(one, 2010, 1, date(2010, 7, 30))
    found = reports.tracker(one.generation, date(2011, 2, 14)).set_index("period").loc["Q1 2010/11"]
    assert (found["state"], found["late_days"]) == ("received", 10)
