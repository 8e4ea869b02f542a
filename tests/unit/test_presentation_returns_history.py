"""The history of returns: how each is named in the list, and what is said of one taken back."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from lsp_data.store.reads import catalogue_after
from presentation import returns_history


def test_two_acceptances_of_one_file_are_told_apart() -> None:
    same = {
        "file_name": "Q4.xlsx",
        "partner": "police",
        "withdrawn_at": None,
        "accepted_at": datetime(2011, 2, 14, 9, 30),
    }
    days = {"period_start": datetime(2011, 1, 1), "period_end": datetime(2011, 3, 31)}
    frame = pd.DataFrame([{"return_id": f"r{number}", "publication": number, **same, **days} for number in (4, 5)])
    named = returns_history.choices(frame, catalogue_after([]))
    assert named["r4"].endswith("Q4 2010/11 · accepted 14 Feb 2011, 09:30 (publication 4)")
    assert named["r4"] != named["r5"]


def test_what_stays_is_said_when_a_return_is_taken_back() -> None:
    log = pd.DataFrame({"summary": ["Q3.xlsx taken back; kept, as stated in Q4.xlsx: 4 figures", "Q4.xlsx accepted"]})
    assert returns_history.taken_back("Q3.xlsx", log) == (
        "Q3.xlsx is taken back; kept, as stated in Q4.xlsx: 4 figures."
    )
