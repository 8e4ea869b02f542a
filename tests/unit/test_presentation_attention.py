"""The attention list: grouped, counted, narrowed; and the candidates for a green flag."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from presentation import attention
from presentation.markup import element, text
from tests.unit.report_rows import frame, row, where

SLOW = {
    "indicator": "NI 155", "code": "behind-milestone", "severity": "medium", "rag": "amber", "direction": "level",
    "codes": ("behind-milestone",), "reasons": ("Slightly off.",), "exposed": False, "at_risk": False,
    "exposure": "It is improving",
}  # fmt: skip


def test_the_list_is_grouped_and_counted() -> None:
    rows = frame(row(), row(indicator="NI 4", code="behind-milestone"), row(**SLOW))
    drawn = attention.attention_table(rows, where, {})
    heads = ["Off track and worsening: 1 indicator", "Also grave: 1 indicator", "To be watched: 1 indicator"]
    places = [drawn.index(head) for head in heads]
    assert places == sorted(places)
    assert drawn.count("Jun 2010") == 3
    assert attention.counted(rows.head(1), rows) == (
        "1 of 3 indicators that need attention shown; 1 is off track and worsening, 1 exposed, 0 at risk of a red flag."
    )
    risky = frame(row(indicator="NI 120", at_risk=True), row(indicator="NI 120", sub_measure="b", at_risk=True))
    assert attention.counted(risky, risky).endswith(
        "2 at risk of a red flag (1 where the parts of an indicator count once)."
    )
    assert "Nothing here needs attention." in attention.attention_table(rows.head(0), where, {})


def test_the_list_can_be_narrowed() -> None:
    rows = frame(row(), row(**SLOW))
    assert list(attention.narrowed(rows, only="amber", lead="")["indicator"]) == ["NI 155"]
    assert list(attention.narrowed(rows, only="exposed", lead="")["indicator"]) == ["NI 154"]
    assert list(attention.narrowed(rows, only="worsening", lead="council")["indicator"]) == ["NI 154"]
    assert attention.narrowed(rows, only="", lead="police").empty


def test_a_row_says_all_its_reasons_and_labels_its_exposure() -> None:
    drawn = attention.attention_table(frame(row()), where, {})
    assert "38.5 % in Q3 against 41 %; improving not at all." in drawn
    assert "Meeting the target is unlikely: 12%." in drawn
    assert "Off track and worsening: far off." not in drawn  # which the status's own sentence says better
    slow = attention.attention_table(frame(row(**SLOW)), where, {})
    assert "Slightly off." not in slow  # which the status's own sentence says better
    likely = attention.attention_table(frame(row(summary="Off; needs a rise of 3 (unlikely: 12%).")), where, {})
    assert "Meeting the target is unlikely: 12%." not in likely  # said beside it already
    assert "indicative" in drawn
    assert "CAA: exposed" in drawn
    assert "CAA: exposed" not in attention.attention_table(frame(row(**SLOW)), where, {})


def test_a_red_flag_at_risk_is_said_with_what_clears_it_and_no_plan_is_said_once() -> None:
    codes = ("red-flag-risk", "no-plan")
    more = {"code": "red-flag-risk", "codes": codes, "at_risk": True, "rag": "amber", "direction": "level"}
    drawn = attention.attention_table(frame(row(**more, reasons=("Exposed, no plan.", "No plan."))), where, {})
    assert "CAA: red flag at risk" in drawn
    assert "Its plan has to meet every criterion, or its figures to improve." in drawn
    assert "Exposed, no plan." in drawn
    assert ">No plan.<" not in drawn
    assert list(attention.narrowed(frame(row(), row(**more)), only="at_risk", lead="")["code"]) == ["red-flag-risk"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Needs a rise of 3.5 a quarter to reach 42 by March 2011"),
        ({"code": "overdue", "since": pd.Timestamp("2010-12-14")}, "The figure has to come in."),
        ({"code": "no-lead", "since": pd.NaT}, "A partner has to take the lead."),
        ({"code": "worse-than-baseline"}, "It has to come back to the baseline of 30.0%."),
    ],
)
def test_what_has_to_happen_is_said(more: dict[str, Any], words: str) -> None:
    drawn = attention.attention_table(frame(row(**more)), where, {})
    assert words in drawn
    if "since" in more:
        assert ("not known" if more["since"] is pd.NaT else "14 Dec 2010") in drawn


def test_the_candidates_say_why() -> None:
    drawn = attention.candidates_table(
        frame(row(rag="green", why="Improving, and 5% better")), where, {}, lambda code: element("b", f"Note of {code}")
    )
    assert "Note of NI 154" in drawn
    assert "Improving, and 5% better." in drawn
    assert "No indicator stands out." in attention.candidates_table(frame(row()).head(0), where, {}, text)
