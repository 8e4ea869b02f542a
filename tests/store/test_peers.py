"""Figures of other areas in the store."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import duckdb
import pytest
from offices import REPORTING, Agreed, Office

from lsp_data import audit, decisions, reports
from lsp_data.periods import financial_year
from lsp_data.store import peers, publication
from lsp_data.store.checks import PublicationRefused
from lsp_data.store.lines import lines_of

PERIOD = financial_year(2009)


def test_a_store_from_before_they_were_kept_has_none(filled: Office) -> None:
    with closing(duckdb.connect(str(filled.generation.path))) as store:
        store.execute("DROP VIEW live_peer_figure")
        store.execute("DROP TABLE peer_figure")
    now = filled.generation
    assert peers.known_peers(now.rows, REPORTING) == {}
    assert peers.names(now) == {}
    assert peers.current_figures(now, [("NI 33", "i", "Halton")]) == []
    assert peers.live_figures_of(now, "return-1") == []
    assert audit.verify(filled.folder) == []


@pytest.mark.parametrize(("column", "value"), [("value", None), ("value", float("inf")), ("peer", ""),
                                               ("peer_kind", "planet"), ("measure", "wish")])  # fmt: skip
def test_what_is_not_whole_is_refused(office: Office, column: str, value: object) -> None:
    change, raw = office.change(key="benchmarks")
    columns = (
        "return_id", "sheet", "cell", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis",
        "period_start", "period_end", "value", "known_at",
    )  # fmt: skip
    whole = dict(zip(columns, ("return-1", "Sheet", "D2", "NI 4", "", "Halton", "authority", "actual",
                               PERIOD.basis.value, PERIOD.start, PERIOD.end, 3.0, REPORTING), strict=True))  # fmt: skip
    rows = lines_of(columns, [tuple({**whole, column: value}.values())])
    wrong = publication.Change("accept", "x", key="x", returns=change.returns, peers=rows)
    with pytest.raises(PublicationRefused, match="lacks"):
        decisions.accept(office.folder, wrong, raw, now=office.now)


def test_a_store_that_is_begun_anew_has_none(office: Office) -> None:
    change, raw = office.change(key="benchmarks")
    rows = lines_of(
        ("return_id", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis", "period_start",
         "period_end", "value", "known_at"),
        [("return-1", "NI 4", "", "Halton", "authority", "actual", PERIOD.basis.value, PERIOD.start, PERIOD.end, 3.0,
          REPORTING)],
    )  # fmt: skip
    accepted = publication.Change("accept", "x", key="x", returns=change.returns, peers=rows)
    decisions.accept(office.folder, accepted, raw, now=office.now)
    assert peers.names(office.generation) == {"halton": "Halton"}
    decisions.begin_anew(office.folder, made_by="Analyst", reason="leaving the sample", now=office.now)
    assert peers.names(office.generation) == {}


def test_the_region_of_a_target_is_that_in_which_the_area_lies(office: Office) -> None:
    change, raw = office.change(targets=[Agreed("NI 4", financial_year(2010), None)], key="region")
    rows = lines_of(
        ("return_id", "indicator", "sub_measure", "peer", "peer_kind", "measure", "basis", "period_start",
         "period_end", "value", "known_at"),
        [("return-1", "NI 4", "", peer, "region", "actual", PERIOD.basis.value, PERIOD.start, PERIOD.end, value,
          REPORTING) for peer, value in (("South East", 40.0), ("NW", 30.0))],
    )  # fmt: skip
    relative = change.targets.assign(relation="points", comparator="region", amount=1.0)
    decisions.accept(office.folder, replace(change, targets=relative, peers=rows), raw, now=office.now)
    row = reports.status(office.generation).set_index("indicator").loc["NI 4"]
    assert (row["target"], row["target_origin"]) == (31.0, "1 point above the region, 30% in 2009/10")
