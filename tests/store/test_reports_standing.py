"""Status, counts, lists and flags, against small stores that a person can work out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import AREA, Agreed, Given, Office

from lsp_data import reports
from lsp_data.measures.assessment import assess
from lsp_data.measures.months import Months
from lsp_data.measures.series import Accumulation, Frequency, Observation, Polarity, RagRule, Series, Target
from lsp_data.periods import Basis, Period, calendar_year, financial_year, month, quarters, year_to_date
from lsp_data.reports.attention import coloured_since, worse_since
from lsp_data.reports.rows import STATUS
from lsp_data.store import publication

CHESHIRE = "cheshire"
YEAR = financial_year(2010)
Q1, Q2, Q3, Q4 = quarters(2010)


def fires(quarter_end: date, value: float, **more: object) -> Given:
    """NI 33 i: deliberate primary fires, cumulative within the year, low is good."""
    return Given("NI 33", year_to_date(quarter_end), value, "i", **more)  # type: ignore[arg-type]  passed on by name


@pytest.fixture
def filled(office: Office) -> Office:
    """NI 33 i is red and worsening (60 where half of 80 should be, 30 last year); NI 117 is green; NI 16 has no
    figure; NI 4 has no target."""
    office.decide(("indicator", "NI 117|", "target_class", "designated"))
    last_year = [fires(one.end, value) for one, value in zip(quarters(2009), (15, 30, 60, 90), strict=True)]
    office.accept(last_year, known_at=date(2010, 5, 1))
    office.accept(
        [fires(Q1.end, 20.0)],
        [Agreed("NI 33", YEAR, 80.0, "i", baseline=100.0, baseline_period=financial_year(2007)),
         Agreed("NI 117", financial_year(2010), 6.0)],
        known_at=date(2010, 7, 20),
    )  # fmt: skip
    office.accept([fires(Q2.end, 60.0, cell="F9")], known_at=date(2010, 10, 20))
    office.accept([Given("NI 4", financial_year(2008), 28.0)], known_at=date(2009, 6, 23))
    return office


def row(office: Office, indicator: str, as_at: date | None = None) -> pd.Series:
    found = reports.status(office.generation, as_at).set_index("indicator")
    return found.loc[indicator]


def test_status_is_what_a_hand_calculation_gives(filled: Office) -> None:
    found = row(filled, "NI 33")
    # Last year a third (30 of 90) had burnt by September, so a third of 80 is allowed: 26.67.
    assert found["milestone"] == pytest.approx(80 * 30 / 90)
    assert (found["rag"], found["direction"], found["actual"]) == ("red", "worsening", 60.0)
    assert found["compared_with"] == pd.Timestamp(2009, 9, 30)
    assert (found["target"], found["target_end"], found["baseline"]) == (80.0, pd.Timestamp(2011, 3, 31), 100.0)
    assert (found["source_file"], found["source_sheet"], found["source_cell"]) == ("return-3.xlsx", "Return", "F9")
    assert found["age_days"] == (date(2011, 2, 14) - date(2010, 10, 20)).days
    assert found["theme_name"] == "Safer and Stronger Communities"
    assert "Fire" in found["lead_name"]
    assert row(filled, "NI 16")["rag"] == "grey"
    assert row(filled, "NI 16")["rag_reason"] != ""


def test_status_rows_have_exactly_the_names_of_the_contract(filled: Office) -> None:
    rows = reports.status_rows(filled.generation)
    assert [list(one) for one in rows] == [list(STATUS)] * 4
    fire = next(one for one in rows if one["indicator"] == "NI 33")
    assert fire["source"] == {"file": "return-3.xlsx", "sheet": "Return", "cell": "F9"}
    assert {"code", "severity", "reason"} == set(fire["flags"][0])
    assert fire["period_end"] == "2010-09-30"
    assert fire["significant"] is None


def test_one_quarter_earlier_is_stored_and_any_other_day_is_computed_alike(filled: Office) -> None:
    earlier = date(2010, 11, 14)
    assert filled.generation.rows("SELECT DISTINCT as_at FROM status ORDER BY 1") == [(earlier,), (date(2011, 2, 14),)]
    assert row(filled, "NI 33", date(2010, 8, 1))["actual"] == 20.0
    assert row(filled, "NI 33", date(2010, 7, 1))["actual"] == 90.0
    assert row(filled, "NI 33", date(2008, 1, 1))["rag"] == "grey"
    stored, computed = (reports.status(filled.generation, one) for one in (None, date(2011, 2, 13)))
    assert [str(kind) for kind in stored.dtypes] == [str(kind) for kind in computed.dtypes]
    assert stored.drop(columns=["as_at", "age_days", "overdue_days", "flags"]).equals(
        computed.drop(columns=["as_at", "age_days", "overdue_days", "flags"])
    )


def test_status_of_another_area_and_of_all(filled: Office) -> None:
    filled.accept([fires(Q1.end, 50.0, area=CHESHIRE)], known_at=date(2010, 8, 1))
    generation = filled.generation
    assert set(reports.status(generation)["area"]) == {AREA}
    assert reports.status(generation, area=CHESHIRE)["indicator"].tolist() == ["NI 33"]
    assert set(reports.status(generation, area=reports.EVERY_AREA)["area"]) == {AREA, CHESHIRE}


def test_an_empty_store_has_answers_too(office: Office, tmp_path: object) -> None:
    assert set(reports.status(office.generation)["rag"]) == {"grey"}
    empty = publication.create(office.folder.parent / "empty")
    assert reports.status(empty).empty
    assert reports.status_counts(empty)[["green", "red"]].to_numpy().sum() == 0
    for report in (
        reports.attention, reports.red_and_worsening, reports.green_candidates, reports.flags, reports.tracker,
        reports.chase, reports.changes, reports.returns, reports.route_map,
    ):  # fmt: skip
        found = report(empty)
        assert found.empty, report.__name__
        assert len(found.columns) > 3
    assert reports.sparklines(empty, AREA) == {}
    assert reports.history(empty)["kind"].tolist() == ["create"]


def test_counts_by_theme_with_the_quarter_before(filled: Office) -> None:
    filled.accept([Given("NI 117", Q3, 5.0)], known_at=date(2011, 1, 20))
    counts = reports.status_counts(filled.generation).set_index("theme")
    safer = counts.loc["safer-and-stronger-communities"]
    assert (safer["red"], safer["grey"], safer["green"], safer["total"]) == (1, 2, 0, 3)
    assert safer["red_before"] == 1
    children = counts.loc["children-and-young-people"]
    now, before = row(filled, "NI 117")["rag"], row(filled, "NI 117", date(2010, 11, 14))["rag"]
    assert (children[now], children[f"{before}_before"]) == (1, 1)
    assert counts["total"].sum() == len(reports.status(filled.generation))
    assert len(counts) == 5, "a theme without an indicator is there too"


def test_the_first_list_is_red_and_worsening(filled: Office) -> None:
    found = reports.red_and_worsening(filled.generation)
    assert found["indicator"].tolist() == ["NI 33"]
    assert found["summary"].iloc[0].startswith("60")
    assert found["shortfall_share"].iloc[0] == pytest.approx(60 / (80 * 30 / 90) - 1)
    assert found["since"].iloc[0] == pd.Timestamp(2010, 6, 30), "20 in June, where 13.3 were allowed, was red already"
    assert (found["exposed"].iloc[0], found["exposure"].iloc[0][:30]) == (True, "Off track and getting worse; t")


def test_attention_has_one_row_an_indicator_and_names_a_missing_lead(filled: Office) -> None:
    filled.decide(("indicator", "NI 117|", "lead", ""))
    found = reports.attention(filled.generation)
    assert found["indicator"].is_unique
    assert found["code"].iloc[0] == "red-and-worsening"
    assert "behind-milestone" in found["codes"].iloc[0]
    flags = reports.flags(filled.generation)
    assert "no-lead" in set(flags.loc[flags["indicator"] == "NI 117", "code"])
    assert flags["severity"].tolist() == sorted(flags["severity"], key=["high", "medium", "low"].index)
    listed = set(flags.loc[flags["severity"] != "low", "indicator"])
    assert set(found["indicator"]) == listed
    for row_ in found.to_dict("records"):
        assert list(row_["codes"]) == list(flags.loc[flags["indicator"] == row_["indicator"], "code"])


def test_what_misses_a_milestone_of_nought_is_further_off_than_any_share(office: Office) -> None:
    year, before = financial_year(2009), financial_year(2008)
    office.decide(*(("indicator", key, "unit", "number") for key in ("NI 16|", "NI 33|i")))
    reached = {("NI 33", "i"): (60, 50), ("NI 16", ""): (40, 0)}
    office.accept(
        [Given(name, year, float(value), sub) for (name, sub), (value, _) in reached.items()],
        [Agreed(name, year, float(goal), sub, baseline_period=before) for (name, sub), (_, goal) in reached.items()],
        known_at=date(2010, 4, 20),
    )
    found = reports.attention(office.generation, date(2010, 5, 1))
    behind = found[found["code"] == "behind-milestone"]
    assert behind["indicator"].tolist() == ["NI 16", "NI 33"]
    assert pd.isna(behind["shortfall_share"].iloc[0])


def test_since_when_a_series_is_really_worse_than_its_baseline() -> None:
    years = [financial_year(2007 + place) for place in range(4)]
    counts = Series(
        "NI 154", "", AREA, Polarity.HIGH, "number", Accumulation.POINT, Frequency.ANNUAL, 0,
        tuple(Observation(year, built, year.end) for year, built in zip(years, (890., 880., 700., 668.), strict=True)),
        (Target(years[3], 700.0, baseline=890.0, baseline_period=years[0]),),
    )  # fmt: skip
    assert worse_since(counts, date(2011, 6, 1)) == years[2].end
    assert worse_since(counts, date(2009, 6, 1)) is None


def test_what_is_overdue_is_so_since_the_day_it_was_due(filled: Office) -> None:
    found = reports.attention(filled.generation, date(2011, 12, 1)).set_index("indicator")
    late = found[found["code"] == "overdue"]
    assert not late.empty
    assert (late["since"] == late["due"]).all()


def test_a_decision_about_a_rule_is_applied_to_every_status(filled: Office) -> None:
    assert row(filled, "NI 33")["rag"] == "red"
    filled.decide(("rule", "default", "kind", "percentage"), ("rule", "default", "tolerance", "500"))
    assert row(filled, "NI 33")["rag"] == "amber"


def test_a_decision_about_an_indicator_is_applied_to_all_its_areas(filled: Office) -> None:
    filled.accept([fires(Q1.end, 50.0, area=CHESHIRE)], known_at=date(2010, 8, 1))
    filled.decide(("indicator", "NI 33|i", "title", "Fires that someone set"))
    everywhere = reports.status(filled.generation, area=reports.EVERY_AREA)
    named = everywhere[everywhere["indicator"] == "NI 33"]
    assert named["title"].tolist() == ["Fires that someone set"] * 2


values = st.lists(st.integers(80, 120).map(float), min_size=1, max_size=8)


@given(values, st.sampled_from(["green", "amber", "red"]))
def test_since_is_the_start_of_the_last_unbroken_run(found: list[float], colour: str) -> None:
    """Against counting back by hand, where the milestone is 100 and amber reaches 105 (low is good)."""
    years = [financial_year(2000 + place) for place in range(len(found))]
    series = Series(
        "NI 16", "", AREA, Polarity.LOW, "rate", Accumulation.POINT, Frequency.ANNUAL, 0,
        tuple(Observation(year, value, year.end) for year, value in zip(years, found, strict=True)),
        tuple(Target(year, 100.0) for year in years), rule=RagRule("percentage", 5.0),
    )  # fmt: skip
    colours = ["green" if value <= 100 else "amber" if value <= 105 else "red" for value in found]
    expected = None
    for year, one in zip(reversed(years), reversed(colours), strict=True):
        if one != colour:
            break
        expected = year.end
    assert coloured_since(series, colour, date(2020, 1, 1)) == expected


def test_nothing_is_off_track_since_before_the_indicator_was_in_force() -> None:
    """A baseline of 1998 draws its line through 2006 too, of which no trajectory is shown."""
    years = [calendar_year(2006 + place) for place in range(3)]
    series = Series(
        "NI 112", "", AREA, Polarity.LOW, "rate", Accumulation.POINT, Frequency.ANNUAL, 0,
        tuple(Observation(year, value, year.end) for year, value in zip(years, (34.1, 34.9, 35.8), strict=True)),
        (Target(years[2], 29.5, baseline=37.2, baseline_period=calendar_year(1998)),), valid_from=date(2008, 4, 1),
    )  # fmt: skip
    assert coloured_since(series, "red", date(2011, 2, 14)) == years[2].end
    assert coloured_since(replace(series, valid_from=None), "red", date(2011, 2, 14)) == years[0].end


def test_the_break_of_the_catalogue_reaches_the_status(office: Office) -> None:
    """NI 130 became a percentage on 1 November 2009: 11 % after 40 (per 100,000) is no fall."""
    office.decide(("indicator", "NI 130", "in_use", "yes"), ("indicator", "NI 130", "frequency", "quarterly"))
    second, fourth = quarters(2009)[1], quarters(2009)[3]
    office.accept([Given("NI 130", second, 40.0), Given("NI 130", fourth, 11.0)], known_at=date(2010, 5, 1))
    found = reports.status(office.generation, date(2010, 5, 2)).set_index("indicator").loc["NI 130"]
    assert (found["actual"], found["direction"]) == (11.0, "unknown")
    assert "the definition changed on 1 November 2009" in found["summary"]


@pytest.mark.parametrize("order", [("YTD", "FY"), ("FY", "YTD")])
@pytest.mark.parametrize("later", [date(2010, 5, 1), date(2010, 7, 1)])
def test_a_years_figure_has_the_cell_it_was_read_from(office: Office, order: tuple[str, str], later: date) -> None:
    """The year to date of March and the year's outturn are one figure: what became known, else was accepted, later."""
    office.decide(
        ("indicator", "NI 16", "accumulation", "cumulative"), ("indicator", "NI 16", "frequency", "quarterly")
    )
    year = financial_year(2009)
    given = {"YTD": (year_to_date(year.end), 20.0), "FY": (year, 22.0)}
    for cell, day in zip(order, (date(2010, 5, 1), later), strict=True):
        office.accept([Given("NI 16", *given[cell], cell=cell)], known_at=day)
    found = next(row for row in reports.status_rows(office.generation) if row["indicator"] == "NI 16")
    assert (found["actual"], found["source"]["cell"]) == (given[order[1]][1], order[1])


def test_a_year_sent_again_on_the_same_day_goes_before_the_outturn(office: Office) -> None:
    office.decide(
        ("indicator", "NI 16", "accumulation", "cumulative"), ("indicator", "NI 16", "frequency", "quarterly")
    )
    year = financial_year(2009)
    so_far = year_to_date(year.end)
    for cell, period, value in (("YTD", so_far, 20.0), ("FY", year, 22.0), ("AGAIN", so_far, 21.0)):
        office.accept([Given("NI 16", period, value, cell=cell)], known_at=date(2010, 5, 1))
    found = next(row for row in reports.status_rows(office.generation) if row["indicator"] == "NI 16")
    assert (found["actual"], found["source"]["cell"]) == (21.0, "AGAIN")


def test_off_track_since_goes_by_the_average_that_the_status_goes_by() -> None:
    """12, 12 and 8 against an average of 10 from November to January: the last month alone would be green."""
    months = [month(2009, 11), month(2009, 12), month(2010, 1)]
    winter = Period(months[0].start, months[2].end, Basis.AVERAGE)
    series = Series(
        "NI 117", "", AREA, Polarity.LOW, "%", Accumulation.POINT, Frequency.MONTHLY, 0,
        tuple(Observation(one, value, one.end) for one, value in zip(months, (12.0, 12.0, 8.0), strict=True)),
        (Target(winter, 10.0, agreed_for=financial_year(2009)),), rule=RagRule("percentage", 5.0),
        target_months=Months(11, 1),
    )  # fmt: skip
    assert assess(series, date(2010, 2, 14)).rag == "red"
    assert coloured_since(series, "red", date(2010, 2, 14)) == months[2].end
