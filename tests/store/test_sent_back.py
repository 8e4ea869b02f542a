"""What is kept of a return that was sent back: that it was, and nothing of what it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from offices import Given, Office

from lsp_data import decisions, reports
from lsp_data.decisions import SentBack
from lsp_data.errors import LspError
from lsp_data.periods import quarter
from lsp_data.store import generations, migrations, publication

FILE = SentBack("ab" * 32, "Police Q3.xlsx", "police", quarter(2010, 3), 4, "performance_return")
DAY = datetime(2011, 2, 10, 12, tzinfo=UTC)


def test_a_file_is_sent_back_once_with_one_note_and_stores_no_figure(tmp_path: Path) -> None:
    publication.create(tmp_path)
    first = decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please.", now=DAY)
    assert decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please. ", now=DAY) == first
    again = decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="And row 12.")
    assert again.number == first.number + 1
    sent = reports.sent_back(again)
    assert list(sent["reason"]) == ["And row 12.", "Row 9, please."]
    assert list(sent["problems"]) == [4, 4]
    assert sent["accepted_at"].isna().all()
    assert again.rows("SELECT count(*) FROM figure") == [(0,)]
    assert reports.returns(again).empty
    assert reports.history(again)["kind"].iloc[0] == "send_back"


@pytest.mark.parametrize(
    ("other", "later"),
    [({"partner": "fire-and-rescue"}, 0), ({"period": quarter(2010, 4)}, 0), ({"period": None}, 0), ({}, 60)],
)
def test_the_same_file_and_note_to_another_partner_period_or_day_are_kept_too(
    tmp_path: Path, other: dict[str, Any], later: int
) -> None:
    publication.create(tmp_path)
    decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please.", now=DAY)
    sent = replace(FILE, **other)
    again = decisions.send_back(tmp_path, sent, made_by="Analyst", reason="Row 9, please.", now=DAY + timedelta(later))
    assert len(reports.sent_back(again)) == 2


@pytest.mark.parametrize(
    ("sent", "came_again"),
    [
        (FILE, True),
        (replace(FILE, kind=""), True),  # of which kind it was is not known
        (replace(FILE, kind="route_map"), False),
        (replace(FILE, partner="fire-and-rescue"), False),
        (replace(FILE, partner=""), False),
        (replace(FILE, period=quarter(2010, 2)), False),
        (replace(FILE, period=None), False),
    ],
)
def test_it_has_come_again_once_a_return_like_it_is_accepted(office: Office, sent: SentBack, came_again: bool) -> None:
    decisions.send_back(office.folder, sent, made_by="Analyst", reason="Row 9, please.", now=DAY)
    office.accept([Given("NI 16", quarter(2010, 3), 12.0)], partner="police", period=quarter(2010, 3))
    (told,) = reports.sent_back(office.generation).to_dict("records")
    assert (not pd.isna(told["accepted_at"])) == came_again


def test_what_was_accepted_before_it_was_sent_back_does_not_count(office: Office) -> None:
    office.accept([Given("NI 16", quarter(2010, 3), 12.0)], partner="police", period=quarter(2010, 3))
    later = office.now + timedelta(1)
    sent = reports.sent_back(decisions.send_back(office.folder, FILE, made_by="A", reason="Row 9.", now=later))
    assert sent["accepted_at"].isna().all()


def test_without_a_note_nothing_is_sent_back(tmp_path: Path) -> None:
    publication.create(tmp_path)
    with pytest.raises(LspError, match="Say why"):
        decisions.send_back(tmp_path, FILE, made_by="Analyst", reason=" ")


def test_a_store_from_before_it_was_kept_knows_of_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [one for one in shipped if "sent_back" not in one[1]])
    sent = reports.sent_back(publication.create(tmp_path))
    assert sent.empty
    assert {"made_at", "partner_name", "accepted_at", "reason"} <= set(sent.columns)


def test_a_store_from_before_its_kind_was_kept_still_says_what_was_sent_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = migrations.migrations()
    with monkeypatch.context() as before:
        before.setattr(migrations, "migrations", lambda: [one for one in shipped if "kind" not in one[1]])
        made = publication.create(tmp_path)
    generations.let_go(tmp_path)
    with duckdb.connect(str(made.path)) as store:
        store.execute("INSERT INTO sent_back (file_name, partner, made_at) VALUES ('a.xlsx', 'police', now())")
    (told,) = reports.sent_back(generations.current(tmp_path)).to_dict("records")
    assert told["file_name"] == "a.xlsx"
    assert pd.isna(told["kind"])
    sent = decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please.")
    assert set(reports.sent_back(sent)["kind"].dropna()) == {"performance_return"}
