"""The county's split as the store has it: which families are compared in which period, and how it came out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from offices import AREA, Given, Office

from lsp_data import reports
from lsp_data.catalogue import EditError
from lsp_data.periods import financial_year, quarter
from lsp_data.store.generations import current

BEFORE, AFTER = financial_year(2008), financial_year(2009)
EAST, WEST = "cheshire-east", AREA


def families(office: Office, indicator: str = "NI 33", sub: str = "i") -> dict[tuple[str, str], str]:
    found = reports.reconciled(office.generation, indicator, sub)
    return {(row["whole"], row["period"]): row["outcome"] for row in found.to_dict("records")}


def given(area: str, value: float, period: object = BEFORE, measure: str = "actual") -> Given:
    return Given("NI 33", period, value, "i", measure, area=area)  # type: ignore[arg-type]  a period


def test_a_rate_is_put_together_by_population_until_denominators_are_known(office: Office) -> None:
    """By hand, with populations of 358,000 and 329,000: (4 × 358 + 6 × 329) ÷ 687 = 4.9578, whole 4.9."""
    office.accept([given("cheshire", 4.9), given(EAST, 4.0), given(WEST, 6.0)])
    (row,) = reports.reconciled(office.generation, "NI 33", "i").to_dict("records")
    assert (row["outcome"], row["by"]) == ("reconciles", "population")
    assert row["together"] == pytest.approx(4.9578, abs=5e-5)
    assert row["rebuilt"] == ("Cheshire East", "Cheshire West and Chester")
    office.accept([given(EAST, 1.0, measure="denominator"), given(WEST, 9.0, measure="denominator")])
    (row,) = reports.reconciled(office.generation, "NI 33", "i").to_dict("records")
    assert (row["outcome"], row["by"], row["together"]) == ("differs", "denominator", pytest.approx(5.8))


def test_a_population_that_the_partnership_decides_weighs(office: Office) -> None:
    office.accept([given("cheshire", 5.0), given(EAST, 4.0), given(WEST, 6.0)])
    office.decide(("area", EAST, "population", "100"), ("area", WEST, "population", "100"))
    (row,) = reports.reconciled(office.generation, "NI 33", "i").to_dict("records")
    assert (row["outcome"], row["together"]) == ("reconciles", 5.0)


def test_after_the_split_the_county_is_not_missed_and_before_it_is(office: Office) -> None:
    office.accept([given(area, 4.0, period) for area in (EAST, WEST) for period in (BEFORE, AFTER)])
    assert families(office) == {("cheshire", "2008/09"): "untold"}


def test_one_figure_alone_is_compared_with_nothing(office: Office) -> None:
    office.accept([given(WEST, 4.0)])
    assert families(office) == {}


def test_districts_make_their_council_and_their_county_and_boards_their_area(office: Office) -> None:
    districts = (
        "chester",
        "ellesmere-port-and-neston",
        "vale-royal",
        "congleton",
        "crewe-and-nantwich",
        "macclesfield",
    )
    office.accept([given(area, 4.0) for area in (*districts, EAST, WEST, "cheshire")])
    found = reports.reconciled(office.generation, "NI 33", "i")
    assert set(found["bond"]) == {"split", "merger", "within"} and found["outcome"].eq("reconciles").all()
    assert found.set_index(["whole", "bond"]).loc[(WEST, "merger"), "parts"] == tuple(
        (name, 4.0) for name in ("Chester", "Ellesmere Port and Neston", "Vale Royal")
    )
    boards = [Given("NI 117", quarter(2010, 2), 5.0, area=area) for area in ("board-chester", WEST)]
    office.accept(boards)
    assert families(office, "NI 117", "") == {(WEST, "Q2 2010/11"): "untold"}


def test_how_the_figures_were_split_is_a_decision_and_only_a_known_method_is_taken(office: Office) -> None:
    office.accept([given(EAST, 4.0), given(WEST, 6.0)])
    office.decide(("indicator", "NI 33|i", "split_method", "negotiated"))
    assert reports.reconciled(office.generation, "NI 33", "i")["method"].tolist() == ["negotiated"]
    with pytest.raises(EditError, match="unknown split_method"):
        office.decide(("indicator", "NI 33|i", "split_method", "by lot"))


def test_the_sample_reconciles_differs_and_cannot_tell(sample_folder: Path) -> None:
    generation = current(sample_folder)

    def county(indicator: str) -> pd.Series:
        found = reports.reconciled(generation, indicator, "")
        return found[(found["whole"] == "cheshire") & (found["bond"] == "split")].iloc[0]

    assert [county(one)["outcome"] for one in ("NI 154", "NI 191", "NI 117", "NI 20", "NI 16")] == [
        "reconciles", "reconciles", "reconciles", "differs", "untold",
    ]  # fmt: skip
    assert county("NI 20")["difference"] == pytest.approx((6.35 * 358 + 7.72 * 329) / 687 - 7.21)
    assert county("NI 154")["method"] == "negotiated" and county("NI 16")["method"] == ""
