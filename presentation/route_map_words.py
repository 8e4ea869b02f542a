"""What is said of an activity of the route map: where it stands, what became of its months, what it waits for."""

from __future__ import annotations

from collections.abc import Sequence

from lsp_data.measures.route_map import Shift, ShiftKind, Standing
from lsp_data.reports.route_map_progress import Needed, Progress
from presentation.words import iso_month_words, times

STANDING: dict[Standing, str] = {
    Standing.DONE: "Done",
    Standing.OVERDUE: "Overdue",
    Standing.SLIPPED: "Slipped",
    Standing.DUE: "Due this month",
    Standing.UNDER_WAY: "Under way",
    Standing.TO_COME: "To come",
    Standing.UNDATED: "Undated",
    Standing.NO_YEAR: "The map names no year",
}
_GRAVE = (Standing.OVERDUE, Standing.SLIPPED)


def moved(shift: Shift) -> str:
    """What became of a plan: "2 months later: Jul 2010, now Sep 2010"; "" where it is as it was."""
    before, now = iso_month_words(shift.before), iso_month_words(shift.now)
    by = times(abs(shift.by), "month")
    return {
        ShiftKind.SAME: "",
        ShiftKind.LATER: f"{by} later: {before}, now {now}",
        ShiftKind.EARLIER: f"{by} earlier: {before}, now {now}",
        ShiftKind.CHANGED: "Other months, with the same end",
        ShiftKind.SLIPPED: f"{before} slipped, and no later month is planned",
        ShiftKind.DATED: f"Dated since: now {now}",
        ShiftKind.UNDATED: f"No month any more: it was {before}",
        ShiftKind.ADDED: "Added since",
        ShiftKind.DROPPED: "Taken out",
    }[shift.kind]


def listed(months: Sequence[str]) -> str:
    """ "Jan 2011, Feb 2011"; "Apr 2010 to Jan 2011" where there are more than three."""
    if len(months) > 3:
        return f"{iso_month_words(months[0])} to {iso_month_words(months[-1])}"
    return ", ".join(iso_month_words(month) for month in months)


def not_done(one: Progress) -> str:
    """What of an activity has passed without being done, and what is still to come; "" where nothing has."""
    if one.standing is Standing.SLIPPED:
        return "no later month is planned"
    if not one.late:
        return ""
    ahead = [month for month, state in one.months.items() if state in ("planned", "milestone") and month > one.late[-1]]
    goes_on = f"; goes on to {iso_month_words(ahead[-1])}" if ahead else "; no later month is planned"
    return f"{listed(one.late)} not marked as done{goes_on}"


def concerns(one: Progress) -> str:
    """What is the matter with an activity, in a line: overdue, later than first planned, waiting for what comes later;
    "" where nothing is."""
    if one.standing is Standing.DONE:
        return ""
    said = [f"{STANDING[one.standing]}: {not_done(one)}"] if one.standing in _GRAVE else []
    if one.since_baseline.kind in (ShiftKind.LATER, ShiftKind.UNDATED):
        said.append(f"Since the first plan: {moved(one.since_baseline)}")
    return ". ".join([*said, *(told for need in one.needs if (told := waiting(need)))])


def waiting(need: Needed) -> str:
    """What is wrong with what an activity waits for; "" where nothing is."""
    if not need.item:
        return f"Depends on {need.written}: it is not plain which activity that is"
    if need.late:
        return f"Depends on {need.written} ({need.activity}), which ends later"
    if need.standing in (*_GRAVE, Standing.UNDATED):
        return f"Depends on {need.written} ({need.activity}): {STANDING[need.standing].lower()}"
    return ""
