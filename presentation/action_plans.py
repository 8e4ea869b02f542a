"""The action plans on the screen: how many targets are met and by what that is judged; what stands beside one action.

Frames have the columns of ``reports.actions``."""

from __future__ import annotations

import pandas as pd

from lsp_data.measures.targets_met import BY_INDICATORS, BY_ITSELF
from presentation import blocks
from presentation.markup import Html, join
from presentation.standing import Record
from presentation.words import day, days, times

FIRST = ("action", "theme", "lead", "measure", "target", "deadline", "status")
_MET_BY = {BY_INDICATORS: "by the indicators that it names", BY_ITSELF: "by its own status"}


def summary(frame: pd.DataFrame) -> Html:
    """ "14 of 18 targets met, 78%." and by what that is judged; how many actions have no target, and are overdue."""
    targets = frame[frame["has_target"].astype(bool)]
    judged = targets[targets["met_by"] != ""]
    met = int((judged["target_met"].astype(bool)).sum())
    share = f", {round(100 * met / len(judged))}%" if len(judged) else ""
    by = [f"{int((judged['met_by'] == name).sum())} {words}" for name, words in _MET_BY.items()]
    late = int(frame["overdue"].astype(bool).sum())
    told = [f"Judged {by[0].replace('it names', 'they name')}, {by[1].replace('its', 'their')}"]
    if len(targets) > len(judged):
        told.append(f"{times(len(targets) - len(judged), 'target')} cannot be judged")
    if len(frame) > len(targets):
        told.append(f"{times(len(frame) - len(targets), 'action')} without a target")
    told.append(f"{times(late, 'action')} overdue")
    lead = f"{met} of {times(len(judged), 'target')} met{share}." if len(judged) else "No target can be judged yet."
    return join([blocks.lead(lead), blocks.note("; ".join(told if len(judged) else told[1:]) + ".")])


def beside(row: Record) -> Html:
    """When an action is due, whether it is overdue, whether its target is met, and by what."""
    late = f", overdue by {days(row['days_overdue'])}" if row["overdue"] else ""
    met = {True: "Met", False: "Not met"}.get(row["target_met"], "Cannot be judged")
    by = f", {_MET_BY[row['met_by']]}" if row["met_by"] else ""
    return blocks.facts(
        [
            ("Due", f"{day(row['due'])}{late}" if row["due"] else "Undated"),
            ("Target", f"{met}{by}" if row["has_target"] else "None is set"),
        ]
    )
