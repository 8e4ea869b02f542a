"""One indicator by area: each figure with its period and source, and the areas of which nothing is known."""

from __future__ import annotations

from datetime import date

from offices import AREA, Given, Office

from lsp_data import reports
from lsp_data.periods import financial_year, quarter, year_to_date

Q2 = quarter(2010, 2)


def test_every_area_has_its_figures_and_its_silent_neighbours_a_row_without(office: Office) -> None:
    office.accept([Given("NI 117", Q2, 6.1, area="board-chester"), Given("NI 117", Q2, 5.9)])
    found = reports.by_area(office.generation, "NI 117", "")
    assert dict(zip(found["area"], found["value"], strict=True))[AREA] == 5.9
    silent = found[found["period_end"].isna()]
    assert set(silent["area"]) == {"cheshire-east", "board-ellesmere-port", "board-northwich", "board-winsford",
                                   "board-rural"}  # fmt: skip
    assert found.loc[found["own"], "area"].unique().tolist() == [AREA]


def test_the_newest_version_counts_with_its_own_cell_and_as_at_before_the_old_one(office: Office) -> None:
    office.accept([Given("NI 117", Q2, 6.1, area="board-chester", cell="E9")], known_at=date(2010, 11, 1))
    office.accept([Given("NI 117", Q2, 6.4, area="board-chester", cell="F9")], known_at=date(2010, 12, 1))

    def known(day: date | None) -> tuple[float, str]:
        found = reports.by_area(office.generation, "NI 117", "", day)
        row = found[found["area"] == "board-chester"].iloc[0]
        return row["value"], row["cell"]

    assert known(None) == (6.4, "F9")
    assert known(date(2010, 11, 30)) == (6.1, "E9")
    assert reports.by_area(office.generation, "NI 117", "", date(2010, 10, 1)).empty


def test_a_figure_from_before_the_area_began_is_rebuilt_and_what_it_is_made_of_stands_beside(office: Office) -> None:
    before, after = financial_year(2008), financial_year(2009)
    office.accept(
        [Given("NI 33", one, 4.4, "i", area="cheshire-east") for one in (before, after)]
        + [Given("NI 33", before, 358700.0, "i", "denominator", area="cheshire-east")]
    )
    found = reports.by_area(office.generation, "NI 33", "i")
    east = found[found["area"] == "cheshire-east"]
    assert east["rebuilt"].tolist() == [True, False]
    assert east["denominator"].fillna(0).tolist() == [358700.0, 0.0]


def test_a_year_and_a_year_to_date_of_the_same_days_are_one_period(office: Office) -> None:
    office.accept([Given("NI 33", financial_year(2009), 4.4, "i")], known_at=date(2010, 5, 1))
    office.accept([Given("NI 33", year_to_date(date(2010, 3, 31)), 4.5, "i")], known_at=date(2010, 6, 1))
    found = reports.by_area(office.generation, "NI 33", "i")
    assert found.loc[found["area"] == AREA, "value"].tolist() == [4.5]


def test_in_how_many_areas_each_series_is_measured(office: Office) -> None:
    office.accept([Given("NI 117", Q2, 6.1, area=area) for area in ("board-chester", AREA)])
    assert reports.areas_measured(office.generation) == {("NI 117", ""): 2}
    assert reports.areas_measured(office.generation, date(2009, 7, 1)) == {}
