"""The action plans on the screen: how many targets are met and by what that is judged; what stands beside one action.

Frames have the columns of ``reports.actions``."""

from __future__ import annotations

import pandas as pd

from lsp_data.measures.targets_met import BY_INDICATORS, BY_ITSELF, Reached
from presentation import blocks
from presentation.markup import Html, join
from presentation.standing import Record
from presentation.words import day, days, times

FIRST = ("action", "theme", "lead", "measure", "target", "deadline", "status")
_REACHED: dict[str, str] = {
    Reached.MET: "Met", Reached.MISSED: "Not met", Reached.NOT_DUE: "Not due", Reached.NOT_SET: "Not set yet",
    Reached.UNTOLD: "Cannot be judged", Reached.NONE: "None is set",
}  # fmt: skip
_OPEN = (Reached.NOT_DUE, Reached.NOT_SET, Reached.UNTOLD)
_MET_BY = {BY_INDICATORS: "by the indicators that it names", BY_ITSELF: "by its own status"}


def summary(frame: pd.DataFrame) -> Html:
    """ "Of 12 targets: 4 met, 3 not met (57% of those that can be judged), 5 not due.", by what that is judged; how
    many actions have no target, and are overdue."""
    counts = {one: int((frame["reached"] == one).sum()) for one in Reached}
    met, judged = counts[Reached.MET], counts[Reached.MET] + counts[Reached.MISSED]
    targets = len(frame) - counts[Reached.NONE]
    met_of = f" ({round(100 * met / judged)}% of those that can be judged)" if judged else ""
    rest = "".join(f", {counts[one]} {_REACHED[one].lower()}" for one in _OPEN if counts[one])
    late = int(frame["overdue"].astype(bool).sum())
    told = []
    if judged:
        by = [f"{int((frame['met_by'] == name).sum())} {words}" for name, words in _MET_BY.items()]
        told.append(f"Judged {by[0].replace('it names', 'they name')}, {by[1].replace('its', 'their')}")
    if counts[Reached.NONE]:
        told.append(f"{times(counts[Reached.NONE], 'action')} without a target")
    told.append(f"{times(late, 'action')} overdue")
    lead = f"Of {times(targets, 'target')}: {met} met, {counts[Reached.MISSED]} not met{met_of}{rest}."
    return join([blocks.lead(lead if targets else "No action has a target."), blocks.note("; ".join(told) + ".")])


def beside(row: Record) -> Html:
    """When an action is due, whether it is overdue, whether its target is met, and by what."""
    late = f", overdue by {days(row['days_overdue'])}" if row["overdue"] else ""
    by = f", {_MET_BY[row['met_by']]}" if row["met_by"] else ""
    return blocks.facts(
        [
            ("Due", f"{day(row['due'])}{late}" if row["due"] else "Undated"),
            ("Target", f"{_REACHED[row['reached']]}{by}"),
        ]
    )
