"""Small numbers: what is withheld wherever a figure is shown, while the store keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from offices import AREA, Agreed, Given, Office

from lsp_data import decisions, reports
from lsp_data.decisions import HandFigure
from lsp_data.periods import Period, financial_year, month, quarter, year_to_date

JUNE, JULY = month(2009, 6), month(2009, 7)
BOARDS = ("board-chester", "board-winsford", "board-rural")


def of(above: float, below: float, period: Period = JUNE, area: str = AREA) -> list[Given]:
    """A percentage with the numbers behind it."""
    value = round(100 * above / below, 1)
    measures = (("actual", value), ("numerator", above), ("denominator", below))
    return [Given("NI 117", period, number, measure=name, area=area) for name, number in measures]


def standing(office: Office, area: str = AREA) -> pd.Series:
    found = reports.status(office.generation, area=area)
    return found[found["indicator"] == "NI 117"].iloc[0]


def shown(office: Office, area: str = AREA) -> dict[str, list[float | None]]:
    found = reports.series(office.generation, "NI 117", "", area)
    values = found["value"].astype(object).where(found["value"].notna(), None)
    return {name: list(values[found["measure"] == name]) for name in ("actual", "numerator", "denominator")}


def test_a_percentage_of_few_is_withheld_everywhere_but_in_the_store(office: Office) -> None:
    office.accept(targets=[Agreed("NI 117", financial_year(2009), 5.0, baseline=6.0)])
    office.accept([*of(12, 60), *of(3, 60, JULY)], known_at=date(2009, 8, 20))
    row = standing(office)
    assert (row["rag"], row["grey_code"], row["direction"]) == ("grey", "suppressed", "unknown")
    assert pd.isna(row["actual"])
    assert shown(office) == {"actual": [20.0, None], "numerator": [12.0, None], "denominator": [60.0, 60.0]}
    found = reports.series(office.generation, "NI 117", "", AREA)
    hidden = found[found["value"].isna()]
    assert set(hidden["marker"]) == {"suppressed"}
    assert set(hidden["text"]) == {""}
    assert hidden["cell_value"].isna().all()
    spark = reports.sparklines(office.generation, AREA)["NI 117", ""]
    assert [value for _, value, _ in spark] == [20.0, None]
    after = reports.changes(office.generation, since=date(2009, 8, 19))["after"]
    assert 5.0 not in list(after.dropna())
    kept = office.generation.rows("SELECT value FROM live_figure WHERE measure = 'numerator' ORDER BY period_end")
    assert kept == [(12.0,), (3.0,)]


def test_a_nought_and_a_five_are_shown(office: Office) -> None:
    office.accept([*of(0, 60), *of(5, 60, JULY)], known_at=date(2009, 8, 20))
    assert shown(office)["numerator"] == [0.0, 5.0]


def test_of_a_figure_that_grew_beyond_few_the_earlier_version_is_withheld_too(office: Office) -> None:
    office.accept(of(3, 60), known_at=date(2009, 8, 1))
    office.accept(of(12, 60), known_at=date(2009, 9, 1))
    assert shown(office)["numerator"] == [None, None]
    assert standing(office)["actual"] == 20.0


def test_what_a_total_would_give_away_is_hidden_by_another(office: Office) -> None:
    def accept(counts: Sequence[int]) -> str:
        areas = [one for area, above in zip(BOARDS, counts, strict=True) for one in of(above, 60, area=area)]
        return office.accept([*areas, *of(sum(counts), 180)], known_at=date(2009, 8, 1))

    taken = accept((3, 9, 8))
    assert [pd.isna(standing(office, area)["actual"]) for area in (*BOARDS, AREA)] == [True, False, True, False]
    assert shown(office, BOARDS[2])["actual"] == [None]
    assert shown(office)["numerator"] == [20.0]
    side_by_side = reports.by_area(office.generation, "NI 117", "").set_index("area")
    assert side_by_side.loc[list(BOARDS), "value"].isna().tolist() == [True, False, True]
    assert side_by_side.loc[list(BOARDS), "numerator"].isna().tolist() == [True, False, True]
    assert side_by_side.loc[BOARDS[0], ["marker", "denominator"]].tolist() == ["suppressed", 60.0]
    office.take_back(taken)
    accept((6, 9, 8))
    assert not any(pd.isna(standing(office, area)["actual"]) for area in (*BOARDS, AREA))


def test_the_area_beside_is_judged_anew_when_only_the_small_one_changes(office: Office) -> None:
    counts = [one for area, above in zip(BOARDS, (6, 9, 8), strict=True) for one in of(above, 60, area=area)]
    office.accept([*counts, *of(23, 180)], known_at=date(2009, 8, 1))
    assert not pd.isna(standing(office, BOARDS[2])["actual"])
    office.accept([*of(3, 60, area=BOARDS[0]), *of(20, 180)], known_at=date(2009, 9, 1))
    stored = standing(office, BOARDS[2])
    assert pd.isna(stored["actual"])
    assert pd.isna(standing(office, BOARDS[0])["actual"])


def test_an_indicator_that_is_not_about_people_shows_its_small_numbers(office: Office) -> None:
    office.accept(of(3, 60), known_at=date(2009, 8, 1))
    assert shown(office)["numerator"] == [None]
    office.decide(("indicator", "NI 117|", "small_numbers", "show"))
    assert shown(office)["numerator"] == [3.0]
    assert standing(office)["actual"] == 5.0


def test_small_counts_are_withheld_where_that_is_decided(office: Office) -> None:
    office.decide(("indicator", "NI 117|", "unit", "number"))
    office.accept([Given("NI 117", JUNE, 3.0)], known_at=date(2009, 8, 1))
    assert standing(office)["actual"] == 3.0
    office.decide(("indicator", "NI 117|", "small_numbers", "withhold"))
    assert standing(office)["grey_code"] == "suppressed"
    assert shown(office)["actual"] == [None]


def running(*counts: int | None, area: str = AREA, sub_measure: str = "", indicator: str = "NI 16") -> list[Given]:
    """Years to date by quarter, with the count behind each (None: nothing was returned)."""
    found = []
    for number, count in enumerate(counts, start=1):
        to_date = year_to_date(quarter(2009, number).end)
        for measure, value in (("actual", count), ("numerator", count), ("denominator", 500)):
            if count is not None:
                found.append(Given(indicator, to_date, float(value or 0), sub_measure, measure, area=area))
    return found


def reached(office: Office, indicator: str = "NI 16", sub_measure: str = "", area: str = AREA) -> list[float | None]:
    found = reports.series(office.generation, indicator, sub_measure, area)
    values = found["value"].astype(object).where(found["value"].notna(), None)
    return list(values[found["measure"] == "numerator"])


def test_a_year_to_date_that_adds_a_small_number_is_withheld_until_enough_is_added(office: Office) -> None:
    office.accept(running(10, 12, 16, 20), known_at=date(2010, 4, 30))
    assert reached(office) == [10.0, None, 16.0, None]
    row = reports.status(office.generation).set_index("indicator").loc["NI 16"]
    assert (row["grey_code"], pd.isna(row["actual"])) == ("suppressed", True)
    office.accept(running(None, None, None, 21), known_at=date(2010, 5, 30))  # revised
    assert reached(office)[:4] == [10.0, None, 16.0, 21.0]


def test_what_was_shown_of_a_year_to_date_stays_shown_when_the_next_arrives(office: Office) -> None:
    office.accept(running(10, 12), known_at=date(2009, 10, 30))
    assert reached(office) == [10.0, None]
    office.accept(running(None, None, 13), known_at=date(2010, 1, 30))
    assert reached(office) == [10.0, None, None]


def test_the_area_beside_hides_a_small_step_that_the_total_would_give_away(office: Office) -> None:
    steps = {BOARDS[0]: (10, 12), BOARDS[1]: (20, 40), BOARDS[2]: (30, 60)}
    figures = [one for area, counts in steps.items() for one in running(*counts, area=area)]
    office.accept([*figures, *running(60, 112)], known_at=date(2009, 10, 30))
    assert [reached(office, area=area)[-1] for area in BOARDS] == [None, None, 60.0]
    assert reached(office) == [60.0, 112.0]


def test_sub_measures_hide_what_their_sum_would_give_away(office: Office) -> None:
    office.decide(("indicator", "NI 33|", "in_use", "yes"), ("indicator", "NI 33|ii", "in_use", "yes"))
    parts = {"": 26, "i": 23, "ii": 3}
    office.accept(
        [one for sub, count in parts.items() for one in running(count, sub_measure=sub, indicator="NI 33")],
        known_at=date(2009, 10, 30),
    )
    assert [reached(office, "NI 33", sub) for sub in parts] == [[26.0], [None], [None]]


def test_small_counts_of_another_area_count_where_they_are_withheld_without_numerators(office: Office) -> None:
    office.decide(("indicator", "NI 117|", "unit", "number"), ("indicator", "NI 117|", "small_numbers", "withhold"))
    counts = dict(zip(BOARDS, (3.0, 9.0, 8.0), strict=True)) | {AREA: 20.0}
    office.accept(
        [Given("NI 117", JUNE, count, area=area) for area, count in counts.items()], known_at=date(2009, 8, 1)
    )
    assert [pd.isna(standing(office, area)["actual"]) for area in counts] == [True, False, True, False]


def test_the_history_does_not_print_a_number_that_is_withheld(office: Office) -> None:
    office.accept([*of(12, 60), *of(3, 60, JULY)], known_at=date(2009, 8, 20))
    known = date(2009, 9, 1)
    for period, measure, value in ((JULY, "numerator", 2.0), (JULY, "actual", 3.3), (JUNE, "actual", 21.0)):
        figure = HandFigure("NI 117", "", AREA, period, known, "Telephone", value=value, measure=measure)
        decisions.correct_figure(office.folder, figure, made_by="Analyst", now=office.now)
    said = ["Jun 2009, entered by hand: 20 → 21 (", *["Jul 2009, entered by hand, its number withheld ("] * 2]
    for log in (reports.history(office.generation), reports.generation_log(office.generation)):
        told = list(log[log["kind"] == "by_hand"]["summary"])
        assert told == [f"NI 117, {one}source: Telephone)" for one in said]
