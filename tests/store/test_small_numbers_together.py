"""Small numbers that could be worked out from other figures: of other bases, periods, versions and measures."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from offices import AREA, Given, Office

from lsp_data import reports
from lsp_data.periods import Period, financial_year, month, quarter, year_to_date

BOARDS = ("board-chester", "board-winsford", "board-rural")
YEAR = financial_year(2009)
TO_MARCH = year_to_date(date(2010, 3, 31))
KNOWN = date(2010, 8, 1)


def of(above: float, below: float, period: Period, area: str = AREA) -> list[Given]:
    """A percentage with the numbers behind it."""
    measures = (("actual", round(100 * above / below, 1)), ("numerator", above), ("denominator", below))
    return [Given("NI 117", period, one, measure=name, area=area) for name, one in measures]


def numerators(office: Office, area: str = AREA) -> list[float | None]:
    """By period end, None where it is withheld; and never a figure whose numerator is."""
    found = reports.series(office.generation, "NI 117", "", area)
    found = found[found["current"].astype(bool)]
    shown = found[found["value"].notna()]
    above, actual = (shown[shown["measure"] == name] for name in ("numerator", "actual"))
    places = [set(zip(one["period_start"], one["period_end"], strict=True)) for one in (above, actual)]
    assert places[0] == places[1]
    values = found[found["measure"] == "numerator"]["value"].astype(object)
    return [None if pd.isna(one) else one for one in values]


def shown_by_area(office: Office) -> dict[str, list[object]]:
    found = reports.by_area(office.generation, "NI 117", "").dropna(subset=["period_end"])
    rows = found[["area", "value", "numerator"]].astype(object).to_dict("records")
    return {row["area"]: [None if pd.isna(row[name]) else row[name] for name in ("value", "numerator")] for row in rows}


def test_a_year_to_date_hides_what_the_financial_year_of_another_area_would_give_away(office: Office) -> None:
    parts = [one for area, above in zip(BOARDS, (3, 9, 8), strict=True) for one in of(above, 60, TO_MARCH, area)]
    office.accept([*parts, *of(20, 180, YEAR)], known_at=KNOWN)
    assert shown_by_area(office) == {
        BOARDS[0]: [None, None], BOARDS[1]: [15.0, 9.0], BOARDS[2]: [None, None], AREA: [11.1, 20.0],
    }  # fmt: skip
    assert [numerators(office, area) for area in BOARDS] == [[None], [9.0], [None]]


def test_a_numerator_of_the_year_hides_the_year_to_date_that_is_made_of_it(office: Office) -> None:
    office.accept([one for one in of(3, 60, TO_MARCH) if one.measure == "actual"], known_at=KNOWN)
    office.accept([one for one in of(3, 60, YEAR) if one.measure != "actual"], known_at=KNOWN)
    found = reports.series(office.generation, "NI 117", "", AREA)
    assert found[found["measure"] != "denominator"]["value"].isna().all()
    row = reports.status(office.generation).set_index("indicator").loc["NI 117"]
    assert (row["grey_code"], pd.isna(row["actual"])) == ("suppressed", True)


@pytest.mark.parametrize(
    ("periods", "whole"),
    [([quarter(2009, one) for one in (1, 2, 3, 4)], YEAR), ([month(2009, one) for one in (4, 5, 6)], quarter(2009, 1))],
)
def test_the_parts_of_a_year_or_quarter_hide_what_it_would_give_away(
    office: Office, periods: list[Period], whole: Period
) -> None:
    counts = (3, 10, 11, 12)[: len(periods)]
    parts = [one for period, above in zip(periods, counts, strict=True) for one in of(above, 60, period)]
    office.accept([*parts, *of(sum(counts), 60 * len(counts), whole)], known_at=KNOWN)
    assert sorted(one or 0 for one in numerators(office)) == sorted([0, 0, *counts[2:], sum(counts)])


def test_periods_that_do_not_add_up_to_a_longer_one_give_nothing_away(office: Office) -> None:
    parts = [one for number, above in enumerate((3, 10, 11, 12), 1) for one in of(above, 60, quarter(2009, number))]
    office.accept([*parts, *of(12, 60, YEAR)], known_at=KNOWN)
    assert sorted(one or 0 for one in numerators(office)) == [0, 10, 11, 12, 12]


def test_a_percentage_of_few_is_withheld_where_only_its_denominator_was_returned(office: Office) -> None:
    office.accept([one for one in of(3, 60, TO_MARCH) if one.measure != "numerator"], known_at=KNOWN)
    found = reports.series(office.generation, "NI 117", "", AREA).set_index("measure")["value"]
    assert pd.isna(found["actual"])
    assert found["denominator"] == 60
    row = reports.status(office.generation).set_index("indicator").loc["NI 117"]
    assert row["grey_code"] == "suppressed"


def test_a_rate_of_few_is_withheld_too(office: Office) -> None:
    given = (("actual", 0.1), ("denominator", 30_000.0))  # per 1,000
    office.accept([Given("NI 16", TO_MARCH, value, measure=name) for name, value in given], known_at=KNOWN)
    assert reports.status(office.generation).set_index("indicator").loc["NI 16", "grey_code"] == "suppressed"


def test_a_part_without_its_numerator_still_makes_up_the_whole(office: Office) -> None:
    boards = [*of(3, 60, TO_MARCH, BOARDS[0]), *of(9, 60, TO_MARCH, BOARDS[1]), *of(8, 60, TO_MARCH, BOARDS[2])]
    given = [one for one in boards if (one.area, one.measure) != (BOARDS[1], "numerator")]
    office.accept([*given, *of(20, 180, TO_MARCH)], known_at=KNOWN)
    assert [shown_by_area(office)[area][0] for area in (*BOARDS, AREA)] == [None, 15.0, None, 11.1]


def test_a_figure_that_is_revised_to_few_is_withheld_by_the_denominator_of_before(office: Office) -> None:
    office.accept(of(30, 1000, TO_MARCH), known_at=KNOWN)
    office.accept([Given("NI 117", TO_MARCH, 0.2)], known_at=date(2010, 9, 1))
    row = reports.status(office.generation).set_index("indicator").loc["NI 117"]
    assert (row["grey_code"], pd.isna(row["actual"])) == ("suppressed", True)
    found = reports.series(office.generation, "NI 117", "", AREA)
    assert 0.2 not in found["value"].tolist()
    before = reports.status(office.generation, date(2010, 8, 15)).set_index("indicator").loc["NI 117"]
    assert before["actual"] == 3.0


def test_a_numerator_without_a_figure_hides_what_the_total_would_give_away(office: Office) -> None:
    boards = zip(BOARDS, (3.0, 9.0, 8.0), strict=True)
    alone = [Given("NI 117", TO_MARCH, above, measure="numerator", area=area) for area, above in boards]
    office.accept([*alone, *of(20, 180, TO_MARCH)], known_at=KNOWN)
    shown = [reports.series(office.generation, "NI 117", "", area)["value"].isna().tolist() for area in BOARDS]
    assert shown == [[True], [False], [True]]
