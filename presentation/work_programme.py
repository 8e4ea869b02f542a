"""The work programme on the screen: tasks by priority, the risk matrix, what hangs on what as a list, the shortlist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from lsp_data.measures.work_programme import Edge, RiskMatrix, Tie
from lsp_data.registers import register_of, text_of
from lsp_data.reports.work_programme import Programme
from presentation.blocks import items
from presentation.markup import Child, Html, element, join, link
from presentation.register_rows import exported as of_register
from presentation.standing import LinkOf, Where
from presentation.tables import Column, Group, Row, table, two_lines
from presentation.words import capital, times

PARTS = {
    "priority": "By priority", "risk": "Risk", "dependencies": "What depends on what", "shortlist": "Shortlist",
    "task": "Register",
}  # fmt: skip
LISTED = ("number", "task", "priority", "source", "owner", "status", "deadline", "progress")
COLUMNS = {
    "number": "Number", "task": "Task", "priority": "Priority", "likelihood": "Likelihood", "impact": "Impact",
    "risk": "Risk", "dependencies": "Depends on", "merged_with": "Merged with", "source": "Source", "owner": "Owner",
    "deadline": "Timescale", "status": "Status", "progress": "Progress", "comments": "Comments", "file_name": "File",
    "sheet": "Sheet", "cell": "Cell",
}  # fmt: skip
_TIES = {
    Tie.NEEDS: ("needs task ", " first"), Tie.WITH: ("is taken together with task ", ""),
    Tie.SUPPORTS: ("supports task ", ""),
}  # fmt: skip
_REGISTER = register_of("task")


def sources(rows: pd.DataFrame) -> dict[str, str]:
    """The sources from which tasks stem, as they are written, with how many."""
    counts = Counter(str(one) for one in rows["source"] if one)
    return {name: f"{name} ({count})" for name, count in counts.items()}


def counted(rows: pd.DataFrame) -> str:
    """ "18 tasks: 10 of priority 1, 3 of priority 2, 5 of priority 3."."""
    counts = Counter(str(one) for one in rows["priority"])
    parts = [
        f"{count} of priority {level}" if level else f"{count} without a priority" for level, count in counts.items()
    ]
    return f"{times(len(rows), 'task')}: {', '.join(parts)}." if parts else "No task fits."


def by_priority(rows: pd.DataFrame, where: Where, link_of: LinkOf) -> Html:
    """The tasks under their priority: owner, source, how far along."""
    drawn: list[Row | Group] = []
    for level, count in Counter(str(one) for one in rows["priority"]).items():
        drawn.append(Group(f"Priority {level}: {times(count, 'task')}" if level else "Without a priority"))
        drawn += [_task(row, where, link_of) for row in rows[rows["priority"] == level].to_dict("records")]
    columns = (
        Column("Task", header=True, width="46%"), Column("Source"), Column("Owner"), Column("Progress", width="22%"),
        Column("Indicators"),
    )  # fmt: skip
    return table("Tasks by priority", columns, drawn, nothing="No task fits.")


def _task(row: Mapping[Any, Any], where: Where, link_of: LinkOf) -> Row:
    far = two_lines(text_of(_REGISTER.field("status"), row["status"]) or "not said", row["progress"] or "")
    owner = two_lines(row["owner"] or "none named", row["deadline"] or "")
    codes = join([link_of(code) for code in row["indicators"]], ", ")
    return (named(row, where), row["source"] or "–", owner, far, codes or "–")


def named(row: Mapping[Any, Any], where: Where) -> Html:
    """A task's number and words, linked to the row in full."""
    return link(f"{row['number']}. {row['task']}", "work-programme", where(item=row["item"]))


def risk_table(matrix: RiskMatrix, titles: Mapping[str, Child]) -> Html:
    """Likelihood by impact, the highest at the top right; each field says its level and the numbers of its tasks."""
    steps = [capital(one) for one in matrix.scale]
    head = element(
        "tr", element("th", "Likelihood", scope="col"), *(element("th", f"Impact: {one}", scope="col") for one in steps)
    )
    rows = (
        element(
            "tr", element("th", capital(likelihood), scope="row"),
            *(_field(matrix, likelihood, impact, titles) for impact in matrix.scale),
        )
        for likelihood in reversed(matrix.scale)
    )  # fmt: skip
    caption = "Risk of putting a task off for a year: likelihood by impact, with the numbers of the tasks"
    drawn = element(
        "table", element("caption", caption), element("thead", head), element("tbody", *rows),
        class_="lsp-table lsp-risk",
    )  # fmt: skip
    return element("div", drawn, class_="lsp-scroll", tabindex=0, role="group", aria_label=caption)


def _field(matrix: RiskMatrix, likelihood: str, impact: str, titles: Mapping[str, Child]) -> Html:
    level = matrix.level(likelihood, impact)
    numbers = [titles.get(one, one) for one in matrix.cells.get((likelihood, impact), ())]
    word = element("span", f"{capital(level)} risk", class_="lsp-below")
    return element("td", join(numbers, ", ") or "–", word, class_=f"lsp-risk-{level}")


def by_number(rows: pd.DataFrame, where: Where) -> dict[str, Child]:
    """Number → the number, linked to the task in full, with the task's words on it."""
    return {
        str(row["number"]): link(row["number"], "work-programme", where(item=row["item"]), title=str(row["task"]))
        for row in rows.to_dict("records")
    }


def unplaced(matrix: RiskMatrix, titles: Mapping[str, Child]) -> Html:
    """The tasks that do not stand in the risk matrix."""
    if not matrix.unplaced:
        return items([], nothing="Every task is scored.")
    scale = f"{capital(matrix.scale[0])} to {matrix.scale[-1]}"
    told = join(
        [f"Not scored on this scale ({scale}): ", join([titles.get(one, one) for one in matrix.unplaced], ", ")]
    )
    return items([told], nothing="")


def ties(programme: Programme, titles: Mapping[str, Child]) -> Html:
    """What hangs on what, a sentence each; what only the comments say is marked as such."""
    told: list[Child] = [join(_told(one, titles)) for one in programme.edges]
    told += [f"{number} names task {other}, which is not in the programme." for number, other in programme.unknown]
    return items(told, nothing="No task names another.")


def _told(one: Edge, titles: Mapping[str, Child]) -> Iterable[Child]:
    before, after = _TIES[one.tie]
    yield from ("Task ", titles.get(one.number, one.number), f" {before}", titles.get(one.other, one.other), after)
    yield "" if one.said else " (so its comments; not yet a field)"


def sentences(edges: Sequence[Edge]) -> str:
    """What hangs on what, for those who cannot see the drawing."""
    told = (f"Task {one.number} {_TIES[one.tie][0]}{one.other}{_TIES[one.tie][1]}." for one in edges)
    return " ".join(told) or "No task names another."


def shortlist_table(programme: Programme, where: Where) -> Html:
    """The shortlist: an entry is a task or several that are taken together, with its owner."""
    rows = {str(row["number"]): row for row in programme.rows.to_dict("records")}
    drawn = []
    for place, entry in enumerate(programme.shortlist, 1):
        lines = [element("span", named(rows[one], where), class_="lsp-line") for one in entry]
        owners = ", ".join(dict.fromkeys(str(rows[one]["owner"]) for one in entry if rows[one]["owner"]))
        drawn.append((str(place), join(lines), " + ".join(entry) if len(entry) > 1 else "–", owners or "none named"))
    columns = (
        Column("Entry", "right", width="3.5rem"), Column("Tasks", header=True, width="60%"), Column("Taken together"),
        Column("Owner"),
    )  # fmt: skip
    return table("The shortlist", columns, drawn, nothing="No task is on the shortlist.")


def shortlist_said(rows: pd.DataFrame) -> str:
    """How the shortlist comes about."""
    if any(rows["shortlisted"].fillna(False)):
        return "The tasks that are marked as on the shortlist; merged ones are one entry."
    return "No task is marked as on the shortlist: those of the first priority are shown; merged ones are one entry."


def exported(rows: pd.DataFrame) -> pd.DataFrame:
    """The tasks for a file, in words."""
    return of_register(_REGISTER, rows)


def one_task(row: Mapping[str, Any], programme: Programme, titles: Mapping[str, Child]) -> Html:
    """Beside a task in full: what it hangs on and what hangs on it."""
    number = str(row["number"])
    told = [join(_told(one, titles)) for one in programme.edges if number in (one.number, one.other)]
    return items(told, nothing="It hangs on no other task, and none on it.")
