"""What is kept of a return that was sent back: that it was, and nothing of what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsp_data import decisions, reports
from lsp_data.decisions import SentBack
from lsp_data.errors import LspError
from lsp_data.periods import quarter
from lsp_data.store import migrations, publication

FILE = SentBack("ab" * 32, "Police Q3.xlsx", "police", quarter(2010, 3), 4)


def test_a_file_is_sent_back_once_with_one_note_and_stores_no_figure(tmp_path: Path) -> None:
    publication.create(tmp_path)
    first = decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please.")
    assert decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="Row 9, please. ") == first
    again = decisions.send_back(tmp_path, FILE, made_by="Analyst", reason="And row 12.")
    assert again.number == first.number + 1
    sent = reports.sent_back(again)
    assert list(sent["reason"]) == ["And row 12.", "Row 9, please."]
    assert list(sent["problems"]) == [4, 4]
    assert sent["accepted_at"].isna().all()
    assert again.rows("SELECT count(*) FROM figure") == [(0,)]
    assert reports.returns(again).empty
    assert reports.history(again)["kind"].iloc[0] == "send_back"


def test_without_a_note_nothing_is_sent_back(tmp_path: Path) -> None:
    publication.create(tmp_path)
    with pytest.raises(LspError, match="Say why"):
        decisions.send_back(tmp_path, FILE, made_by="Analyst", reason=" ")


def test_a_store_from_before_it_was_kept_knows_of_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [one for one in shipped if one[1] != "0003_sent_back.sql"])
    sent = reports.sent_back(publication.create(tmp_path))
    assert sent.empty
    assert {"made_at", "partner_name", "accepted_at", "reason"} <= set(sent.columns)
