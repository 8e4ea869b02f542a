"""The targets in the reward: on which figure each is judged, and why one cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from offices import Agreed, Given, Office

from lsp_data import reports
from lsp_data.periods import financial_year, month, quarter, year_to_date
from lsp_data.store.generations import current

LAST, SINCE = financial_year(2010), financial_year(2007)


def agreed(value: float | None, baseline: float | None = 100.0, **more: object) -> Agreed:
    given = {"baseline": baseline, "baseline_period": SINCE, "in_reward": True, "sub_measure": "i", **more}
    return Agreed("NI 33", LAST, value, **given)  # type: ignore[arg-type]  named fields


def only(office: Office, on: str = "actual", as_at: date | None = None) -> dict[str, object]:
    (row,) = reports.reward(office.generation, as_at, on).to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_an_amount_that_adds_up_is_judged_by_its_last_whole_year(office: Office) -> None:
    whole, part = year_to_date(date(2010, 3, 31)), year_to_date(quarter(2010, 2).end)
    office.accept([Given("NI 33", whole, 90.0, "i"), Given("NI 33", part, 30.0, "i")], [agreed(80.0)])
    row = only(office)
    assert (row["value"], row["based_on"], row["achievement"]) == (90.0, "actual", 0.5)


def test_without_a_whole_year_or_a_baseline_or_a_number_it_says_why(office: Office) -> None:
    office.accept([Given("NI 33", year_to_date(quarter(2010, 2).end), 30.0, "i")], [agreed(80.0)])
    assert only(office)["silent"] == "no figure of a whole year is known"
    office.accept(targets=[agreed(80.0, None, version="March 2009")], known_at=date(2009, 9, 1))
    assert only(office)["silent"] == "the baseline is missing"
    office.accept(targets=[agreed(None, state="deferred", version="March 2010")], known_at=date(2010, 3, 25))
    assert only(office)["silent"] == "no number is in force (deferred)"


def test_a_target_out_of_the_reward_or_of_which_nothing_is_said_is_left_out(office: Office) -> None:
    office.accept(targets=[agreed(80.0, in_reward=False)])
    assert reports.reward(office.generation).empty
    office.accept(targets=[Agreed("NI 117", LAST, 5.2)])
    assert reports.reward(office.generation).empty


def test_the_final_years_own_figure_is_never_replaced_by_a_forecast(office: Office) -> None:
    done = year_to_date(date(2011, 3, 31))
    office.accept([Given("NI 33", done, 84.0, "i", known_at=date(2011, 2, 1))], [agreed(80.0)])
    row = only(office, "forecast")
    assert (row["based_on"], row["achievement"]) == ("actual", 0.8)


def test_a_forecast_is_judged_where_there_is_one(office: Office) -> None:
    office.accept([Given("NI 117", quarter(2010, one), 6.0, known_at=date(2010, 12, 1)) for one in (1, 2)],
                  [Agreed("NI 117", LAST, 5.2, baseline=6.4, baseline_period=SINCE, in_reward=True)])  # fmt: skip
    row = only(office, "forecast")
    assert str(row["silent"]).startswith("no forecast: ")


def test_the_samples_achievements_are_shares_of_the_way(sample_folder: Path) -> None:
    for on in ("actual", "forecast"):
        found = reports.reward(current(sample_folder), None, on)
        known = found[found["achievement"].notna()]
        expected = (known["value"] - known["baseline"]) / (known["target"] - known["baseline"])
        assert len(found) == 24 and known["achievement"].tolist() == pytest.approx(expected.tolist())
        assert found["silent"].notna().eq(found["achievement"].isna()).all()


def test_a_target_on_months_of_the_year_is_judged_by_their_average(office: Office) -> None:
    office.decide(
        ("indicator", "NI 117|", "target_months", "November to January"),
        ("indicator", "NI 117|", "frequency", "monthly"),
    )
    winter = [month(2009, 11), month(2009, 12), month(2010, 1)]
    target = Agreed("NI 117", financial_year(2009), 10.0, baseline=11.0, baseline_period=SINCE, in_reward=True)
    office.accept([Given("NI 117", one, value) for one, value in zip(winter[:2], (12.0, 12.0), strict=True)], [target])
    assert only(office)["silent"] == "not known yet: Nov 2009–Jan 2010 average"
    office.accept([Given("NI 117", winter[2], 8.0)])
    row = only(office)
    assert row["value"] == pytest.approx(32 / 3)
    assert row["measured"] == "Nov 2009–Jan 2010 average"
    assert row["achievement"] == pytest.approx(1 / 3)
