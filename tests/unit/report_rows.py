"""Rows as the reports hand them to the pages, written by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def where(**more: str) -> dict[str, str]:
    """The part of an address that every link keeps."""
    return {"as_at": "2010-11-30", **more}


def row(**more: Any) -> dict[str, Any]:
    """A status row: a red, worsening percentage; high is good."""
    known: dict[str, Any] = {
        "as_at": pd.Timestamp("2011-02-14"),
        "indicator": "NI 154",
        "sub_measure": "",
        "title": "New homes <and> more",
        "theme": "jobs-and-enterprise",
        "theme_name": "Jobs and Enterprise",
        "unit": "%",
        "polarity": "high",
        "basis": "quarter",
        "period_start": pd.Timestamp("2010-10-01"),
        "period_end": pd.Timestamp("2010-12-31"),
        "known_at": pd.Timestamp("2011-01-28"),
        "age_days": 17,
        "actual": 38.5,
        "actual_marker": np.nan,
        "actual_status": "provisional",
        "milestone": 41.0,
        "target": 42.0,
        "target_end": pd.Timestamp("2011-03-31"),
        "target_version": "March 2010",
        "target_origin": None,
        "target_class": "designated",
        "baseline": 30.0,
        "baseline_end": pd.Timestamp("2008-03-31"),
        "rag": "red",
        "rag_reason": "2.5 percentage points worse than the milestone of 41 %, beyond tolerance",
        "direction": "worsening",
        "compared_with": pd.Timestamp("2010-09-30"),
        "compared_value": 39.0,
        "significant": None,
        "p_target": np.nan,
        "variation": np.nan,
        "required_rate": 3.5,
        "lead": "council",
        "lead_name": "The Council",
        "officer": "Head of Housing",
        "due": pd.Timestamp("2011-04-30"),
        "overdue_days": 0,
        "flags": '[{"code": "a", "severity": "high", "reason": "Off <track>."}]',
        "summary": "38.5 % in Q3 against 41 %; improving not at all; "
        "needs a rise of 3.5 a quarter to reach 42 by March 2011.",
        "code": "red-and-worsening",
        "severity": "high",
        "reason": "Off track and worsening: far off.",
        "codes": ("red-and-worsening", "behind-milestone", "forecast-short"),
        "reasons": ("Off track and worsening: far off.", "Far off.", "Meeting the target is unlikely: 12%."),
        "exposed": True,
        "at_risk": False,
        "plan_adequacy": "none",
        "exposure": "Behind its milestone, getting worse and unlikely to meet its target",
        "since": pd.Timestamp("2010-06-30"),
    }
    return {**known, **more}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as a report hands them over."""
    return pd.DataFrame(list(rows))


def figure(end: str, value: float | None, **more: Any) -> dict[str, Any]:
    """A figure of a series with its source, the police's of 2010/11 to date unless said otherwise."""
    known: dict[str, Any] = {
        "measure": "actual",
        "basis": "year_to_date",
        "period_start": pd.Timestamp("2010-04-01"),
        "period_end": pd.Timestamp(end),
        "value": np.nan if value is None else value,
        "marker": np.nan,
        "status": "final",
        "note": "",
        "known_at": pd.Timestamp("2010-10-29"),
        "return_id": "r1",
        "file_name": "police.xlsx",
        "sheet": "Q2",
        "cell": "F9",
        "text": "",
        "partner": "police",
        "current": True,
    }
    return {**known, **more}


def milestones() -> pd.DataFrame:
    """Two milestones with the lower and upper end of what is tolerated."""
    return pd.DataFrame(
        [
            {"period_end": pd.Timestamp("2010-06-30"), "value": 10.0, "lower": 9.5, "upper": 10.0},
            {"period_end": pd.Timestamp("2010-09-30"), "value": 20.0, "lower": 19.0, "upper": 20.0},
        ]
    )


def targets() -> pd.DataFrame:
    """A target in two versions, and one that is not settled."""
    known = {
        "kind": "target",
        "basis": "financial_year",
        "period_start": pd.Timestamp("2010-04-01"),
        "period_end": pd.Timestamp("2011-03-31"),
        "value": 40.0,
        "marker": np.nan,
        "text": "40",
        "baseline": 30.0,
        "baseline_text": "",
        "baseline_end": pd.Timestamp("2008-03-31"),
        "class": "designated",
        "version": "March 2010",
        "state": "agreed",
        "known_at": pd.Timestamp("2010-03-26"),
        "file_name": "targets.xlsx",
        "sheet": "T",
        "cell": "D4",
        "return_id": "r3",
        "current": True,
    }
    made = pd.DataFrame(
        [
            known,
            {**known, "value": 45.0, "version": "June 2008", "known_at": pd.Timestamp("2008-06-30"), "current": False},
            {
                **known,
                "value": np.nan,
                "text": "TBC with GONW",
                "period_end": pd.Timestamp("2012-03-31"),
                "state": "placeholder",
            },
        ]
    )
    return made.assign(due=made["period_end"])
