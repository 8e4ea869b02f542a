"""What the pages ask of benchmarks: where each indicator stands, and one of them with all that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from offices import Given, Office

from lsp_data import decisions, reports
from lsp_data.periods import financial_year
from lsp_data.store import publication
from lsp_data.store.lines import lines_of

KNOWN, LATER = date(2010, 9, 1), date(2011, 1, 10)
YEAR = financial_year(2009)
OTHERS = {"Halton": 21.0, "Warrington": 23.0, "Wigan": 25.0, "Bury": 27.0}


def benchmarks(office: Office, values: Mapping[str, float], known_at: date = KNOWN) -> None:
    change, raw = office.change(key=f"benchmarks {known_at}", known_at=known_at)
    rows = [
        (str(change.returns["return_id"][0]), "Peers", f"E{row}", "NI 4", "", name,
         "country" if name == "England" else "authority", "actual", YEAR.basis.value, YEAR.start, YEAR.end, value,
         known_at)
        for row, (name, value) in enumerate(values.items(), 2)
    ]  # fmt: skip
    columns = ("return_id", "sheet", "cell", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis",
               "period_start", "period_end", "value", "known_at")  # fmt: skip
    accepted = publication.Change(
        "accept", "benchmarks", key=change.key, returns=change.returns, peers=lines_of(columns, rows)
    )
    decisions.accept(office.folder, accepted, raw, now=office.now)


@pytest.fixture
def compared(office: Office) -> Office:
    """Our 22.0 of NI 4, where high is good, beside four others and England."""
    office.accept([Given("NI 4", YEAR, 22.0)], partner="council", known_at=KNOWN)
    benchmarks(office, {**OTHERS, "England": 24.0})
    return office


def test_each_indicator_in_use_has_a_row_and_says_why_it_has_no_quarter(compared: Office) -> None:
    found = reports.benchmarks(compared.generation).set_index("indicator")
    assert list(found.index) == ["NI 4", "NI 16", "NI 33", "NI 117"]
    row = found.loc["NI 4"]
    assert (row["quartile"], row["value"], row["median"], row["authorities"], row["period"]) == (
        3, 22.0, 24.0, 4, "2009/10",
    )  # fmt: skip
    assert row["gap"] == 3.0
    assert found.loc["NI 16", "why"] == "no benchmark of it has been loaded"
    status = reports.status(compared.generation).set_index("indicator")
    assert status.loc["NI 4", "quartile"] == row["quartile"]


def test_one_indicator_with_the_figures_that_it_rests_on(compared: Office) -> None:
    found = reports.benchmark(compared.generation, "NI 4", "")
    assert found is not None
    assert found.standing is not None
    assert [one.of for one in found.spreads] == [4]
    frame = reports.peers_of(compared.generation, found)
    assert frame["area"].tolist() == ["Bury", "Wigan", "Warrington", "Halton", "England"]
    assert frame["quartile"].tolist() == [1, 1, 2, 4, None]
    assert frame["cell"].tolist() == ["E5", "E4", "E3", "E2", "E6"]
    assert set(frame["file_name"]) == {"return-2.xlsx"}
    assert reports.benchmark(compared.generation, "NI 5", "") is None
    nothing = reports.benchmark(compared.generation, "NI 117", "")
    assert nothing is not None
    assert (nothing.standing, nothing.held) == (None, 0)
    assert reports.peers_of(compared.generation, nothing).empty


def test_the_worst_quarter_is_flagged_where_the_figure_gets_worse_and_heads_the_list(compared: Office) -> None:
    compared.accept([Given("NI 4", financial_year(2008), 22.0), Given("NI 4", YEAR, 20.0)], partner="council",
                    known_at=LATER)  # fmt: skip
    assert "worst-quartile" not in set(reports.flags(compared.generation, KNOWN)["code"])
    flags = reports.flags(compared.generation).set_index("code")
    assert flags.loc["worst-quartile", "reason"] == (
        "In the worst quarter among 4 other authorities in 2009/10, and getting worse."
    )
    first = reports.attention(compared.generation).iloc[0]
    assert (first["code"], first["indicator"], first["quartile"]) == ("worst-quartile", "NI 4", 4)
    assert first["since"] == pd.Timestamp(YEAR.end)


def test_a_group_narrows_and_every_authority_widens(compared: Office) -> None:
    compared.decide(
        ("peer_group", "Near", "members", "Halton; Warrington; Wigan Council"),
        ("peer_group", "Far", "members", "Bury"), ("partnership", "", "peer_group", "Near"),
    )  # fmt: skip
    now = compared.generation
    assert reports.peer_groups(now) == {"Near": ("Halton", "Warrington", "Wigan Council"), "Far": ("Bury",)}
    assert reports.peer_authorities(now) == ["Bury", "Halton", "Warrington", "Wigan"]

    def others(group: str | None) -> int:
        return int(reports.benchmarks(now, None, group).set_index("indicator").loc["NI 4", "authorities"])

    assert [others(group) for group in (None, "Near", "Far", reports.EVERY_AUTHORITY)] == [3, 3, 1, 4]


def test_a_later_version_counts_from_its_day_on(compared: Office) -> None:
    benchmarks(compared, dict.fromkeys(OTHERS, 20.0), LATER)
    now = compared.generation

    def quarter(day: date) -> int:
        return int(reports.benchmarks(now, day).set_index("indicator").loc["NI 4", "quartile"])

    assert (quarter(date(2011, 1, 9)), quarter(LATER)) == (3, 1)


def test_a_figure_that_is_withheld_is_not_compared(compared: Office) -> None:
    compared.accept([Given("NI 4", YEAR, 3.0, measure="numerator")], partner="council", known_at=KNOWN)
    now = compared.generation
    found = reports.benchmark(now, "NI 4", "")
    assert found is not None
    assert found.standing is None
    assert all(one.value is None for one in found.series.observations)
    assert reports.benchmarks(now).set_index("indicator").loc["NI 4", ["value", "quartile"]].isna().all()
    assert reports.status(now).set_index("indicator")["quartile"].isna().all()


def test_an_empty_store_and_one_without_an_area_have_no_benchmarks(office: Office) -> None:
    found = reports.benchmarks(office.generation)
    assert found["quartile"].isna().all()
    assert found["authorities"].eq(0).all()
    office.decide(("partnership", "", "area", ""))
    assert reports.benchmarks(office.generation).empty
