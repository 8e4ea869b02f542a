"""Our figure among others, drawn: the order, the trend, the funnel, and the words for a change."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from lsp_data.measures.peers import Peer, funnel_plot, spreads, standing
from lsp_data.measures.series import Polarity
from lsp_data.measures.wording import apart
from lsp_data.periods import financial_year
from lsp_data.reports.peers import Benchmark
from presentation import peer_figures, peer_order
from presentation.benchmarks import peers_table, quarter, to_best
from presentation.palette import PAPER, contrast
from tests.oracles.given import FEBRUARY_2011, YEAR_2008, YEAR_2009, figure, series

US = "Our <area>"
SERIES = series(figure(YEAR_2008, 21.0), figure(YEAR_2009, 22.0, denominator=400.0), polarity=Polarity.HIGH)


def peers(*values: float) -> list[Peer]:
    return [
        *(
            Peer(f"Authority <{place}>", "authority", year, value, date(2010, 9, 1), denominator=100.0 * (place + 1))
            for place, value in enumerate(values)
            for year in (YEAR_2008, YEAR_2009)
        ),
        Peer("England", "country", YEAR_2009, 20.5, date(2010, 9, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gap", "unit", "said"),
    [(2.5, "%", "2.5 percentage points higher"), (-1.0, "%", "1 percentage point lower"),
     (-0.29, "per 1000 population", "0.29 per 1,000 population lower"), (4.0, "number", "4 higher")],
)  # fmt: skip
def test_a_change_is_said_in_the_indicators_unit(gap: float, unit: str, said: str) -> None:
    assert apart(gap, unit) == said


def test_what_the_best_quarter_would_take() -> None:
    assert to_best(0.0, 1, "%") == "in it"
    assert to_best(2.5, 3, "%") == "2.5 percentage points higher"
    assert to_best(float("nan"), None, "%") == ""
    assert "No quarter" in quarter(None)
    assert "Worst quarter" in quarter(4)


def test_a_figure_status_has_the_words_of_every_page() -> None:
    stood = standing(SERIES, peers(18.0, 20.0, 24.0, 26.0), FEBRUARY_2011)
    found = Benchmark(SERIES, stood)
    known = {"area": "Halton", "kind": "authority", "value": 18.0, "quartile": 4, "denominator": None, "sheet": "S",
             "cell": "E2", "known_at": date(2010, 9, 1), "file_name": "f.xlsx", "return_id": "r1"}  # fmt: skip
    shown = peers_table(pd.DataFrame([{**known, "status": "provisional"}, {**known, "status": None}]), found, dict)
    assert "Provisional" in shown
    assert "Not stated" in shown


def test_ours_stands_in_the_order_by_shape_word_and_place() -> None:
    stood = standing(SERIES, peers(18.0, 20.0, 24.0, 26.0), FEBRUARY_2011)
    assert stood is not None
    drawn = peer_order.order(stood, Polarity.HIGH, "%", US)
    others, ours = drawn["data"]
    assert (ours["x"], ours["y"], ours["marker"]["symbol"]) == ([22.0], [2], "diamond")
    assert (others["x"], others["marker"]["symbol"]) == ([26.0, 24.0, 20.0, 18.0], "circle")
    names = drawn["layout"]["yaxis"]["ticktext"]
    assert names[2] == "<b>Our &lt;area&gt;  22.0%</b>"
    assert names[0] == "Authority &lt;3&gt;  26.0%"
    assert {"Best quarter", "Worst quarter", "England 20.5%"} <= {one["text"] for one in drawn["layout"]["annotations"]}
    said = peer_order.order_told(stood, Polarity.HIGH, "%", US)
    assert said.startswith("Our <area>, 22.0%, is number 3 of 5 from the best in 2009/10.")
    assert said.endswith("England: 20.5%.")


def test_the_names_at_the_lines_can_be_read_on_the_paper() -> None:
    beside = [Peer("North West", "region", YEAR_2009, 19.0, date(2010, 9, 1))]
    stood = standing(SERIES, [*peers(18.0, 20.0, 24.0, 26.0), *beside], FEBRUARY_2011)
    assert stood is not None
    notes = peer_order.order(stood, Polarity.HIGH, "%", US)["layout"]["annotations"]
    assert {"North West 19.0%", "England 20.5%"} <= {one["text"] for one in notes}
    assert all(contrast(one["font"]["color"], PAPER) >= 4.5 for one in notes)


def test_of_many_areas_only_ours_is_named() -> None:
    stood = standing(SERIES, peers(*(float(one) for one in range(50))), FEBRUARY_2011)
    assert stood is not None
    drawn = peer_order.order(stood, Polarity.HIGH, "%", US)
    assert drawn["layout"]["yaxis"]["ticktext"] == ["<b>Our &lt;area&gt;  22.0%</b>"]


def test_the_trend_has_ours_over_the_middle_half() -> None:
    found = spreads(peers(18.0, 20.0, 24.0, 26.0), financial_year(2009))
    band, median, ours = peer_figures.trend(SERIES.observations, found, "%", US)["data"]
    assert (band["fill"], len(band["x"])) == ("toself", 4)
    assert median["y"] == [22.0, 22.0]
    assert ours["y"] == [21.0, 22.0]
    said = peer_figures.trend_told(SERIES.observations, found, "%", US)
    assert "2009/10: Our <area> 22.0%, their median 22.0%, half between 19.5% and 24.5%." in said


def test_the_funnel_says_whether_chance_explains_the_difference() -> None:
    stood = standing(SERIES, peers(18.0, 20.0, 24.0, 26.0), FEBRUARY_2011)
    assert stood is not None
    found = funnel_plot(stood, "%")
    assert found is not None
    assert found.inside
    assert found.baseline == pytest.approx((22 * 400 + 18 * 100 + 20 * 200 + 24 * 300 + 26 * 400) / 1400)
    drawn = peer_figures.funnel(found, "%", US)
    assert drawn["data"][-1]["x"] == [400.0]
    assert drawn["layout"]["xaxis"]["automargin"]  # else its title stands on its numbers
    assert "lies within what chance explains" in peer_figures.funnel_told(found, "%", US)
    assert funnel_plot(stood, "score") is None
    assert funnel_plot(stood, "per 100000 (directly standardised)") is None
    wide = standing(series(figure(YEAR_2009, 60.0, denominator=400.0)), peers(18.0, 20.0, 24.0, 26.0), FEBRUARY_2011)
    assert wide is not None
    outside = funnel_plot(wide, "%")
    assert outside is not None
    assert not outside.inside
