"""Delivery plans on the screen: each indicator with what its plan meets and misses, gaps, actions and their days.

Frames have the columns of ``reports.delivery`` and ``reports.actions``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lsp_data.measures.plans import Criterion
from lsp_data.registers import register_of, text_of
from presentation import blocks, tables
from presentation.markup import Child, Html, element, join, link
from presentation.register_rows import exported as of_register
from presentation.standing import LinkOf, Names, Record, Where, records, short_name
from presentation.tables import Column, two_lines
from presentation.words import capital, day, days, said, times

PAGE, ACTIONS_PAGE = "delivery-plan", "action-plans"
PARTS = {"plans": "By indicator", "gaps": "What is missing", "overdue": "Overdue actions", "register": "All plans"}
LOOKS = {"plan": "Plan", "write": "Write a plan", "judge": "Judge otherwise", "history": "Flags, then and now"}
MEANS = "Indicative. A red flag is at risk where an indicator is exposed and its plan misses a criterion."
VERDICTS = {"adequate": "✓ Meets every criterion", "inadequate": "✗ Misses", "none": "✗ No plan"}
COLUMNS = {
    "indicator": "Indicator", "title": "Title", "theme_name": "Theme", "rag": "Status", "lead_name": "Lead",
    "officer": "Lead post", "contributors": "Contributors", "plan_adequacy": "Plan", "missing": "Missing",
    "overdue": "Actions overdue", "exposed": "Exposed (CAA, indicative)", "at_risk": "Red flag at risk (indicative)",
    "risk": "Why", "judged": "Judged",
}  # fmt: skip
OVERDUE_COLUMNS = {
    "action": "Action", "theme": "Theme", "lead": "Lead", "indicators": "Indicators", "due": "Due",
    "days_overdue": "Days overdue", "status": "Status", "progress": "Progress",
}  # fmt: skip
_LONG = 12  # lines of a list that a screen shows beside what stands above it
_ACTION = register_of("action")


def counted(frame: pd.DataFrame) -> str:
    """ "45 indicators: 12 plans meet every criterion, 20 miss one or more, 13 have none; 6 red flags at risk."."""
    verdicts = frame["plan_adequacy"].value_counts()
    good, poor, none = (int(verdicts.get(one, 0)) for one in VERDICTS)
    at_risk, parts = int(frame["at_risk"].astype(bool).sum()), int(frame["parts_at_risk"].sum())
    each = f" ({parts} where each part of an indicator counts)" if parts > at_risk else ""
    return (
        f"{times(len(frame), 'indicator')}: {good} with a plan that meets every criterion, {poor} with one that misses "
        f"some, {none} without; {times(at_risk, 'red flag')} at risk{each}."
    )


def looks(*, writable: bool, held: bool) -> dict[str, str]:
    """The parts of the page of one plan: what can be done on the day that is shown, and whether a plan is held."""
    every = LOOKS | ({"write": "Edit the plan"} if held else {})
    return every if writable else {name: every[name] for name in ("plan", "history")}


def has_one(code: str, plans: Sequence[Record], where: Where) -> Html:
    """That the indicator has a plan, which the form below changes; others that it has, each with its link."""
    first, *others = [link(str(one["title"]), PAGE, where(item=str(one["item"]))) for one in plans]
    told = [f"{code} has a plan: ", first, ". What you write here changes it."]
    return join([*told, " Others that name it: ", join(others, ", "), "."] if others else told)


def plan_link(code: str, label: Child, where: Where) -> Html:
    """A link to an indicator's plan."""
    return link(label, PAGE, where(plan=code))


def delivery_table(frame: pd.DataFrame, where: Where, names: Names) -> Html:
    """Every indicator: how it stands, who leads, what its plan misses, whether a red flag is at risk."""
    columns = (
        Column("Indicator", header=True, width="30%"), Column("Status", below="red flag (indicative)"),
        Column("Lead", below="contributing", width="24%"), Column("Plan", width="24%"), Column("Overdue", "right"),
    )  # fmt: skip
    first = frame["at_risk"].astype(bool)
    rows: list[tables.Row | tables.Group] = []
    for title, part in (("Red flag at risk", frame[first]), ("Others", frame[~first])):
        if len(part):
            rows.append(tables.Group(f"{title}: {times(len(part), 'indicator')}"))
        rows += [_delivery_row(row, where, names) for row in records(part)]
    return tables.table("Delivery plans by indicator", columns, rows, nothing="No indicator is in use here.")


def _delivery_row(row: Record, where: Where, names: Names) -> tuple[Child, ...]:
    return (
        two_lines(plan_link(row["indicator"], row["title"], where), row["indicator"]),
        join([tables.status(row["rag"]), element("b", "at risk", class_="lsp-line") if row["at_risk"] else ""]),
        two_lines(_lead(row, names), ", ".join(row["contributors"])),
        _verdict(row),
        str(row["overdue"]) if row["overdue"] else "–",
    )


def _lead(row: Record, names: Names) -> str:
    return ", ".join(one for one in (capital(short_name(row, names)), said(row["officer"])) if one)


def _verdict(row: Record) -> Html:
    lacking = ", ".join(one.title.lower() for one in row["criteria"] if not one.met)
    return two_lines(VERDICTS[row["plan_adequacy"]], lacking if row["plan_adequacy"] == "inadequate" else "")


def exported(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows as a file has them: what is missing, and who contributes, in words."""
    return frame.assign(
        contributors=[", ".join(names) for names in frame["contributors"]],
        missing=["; ".join(one.title for one in criteria if not one.met) for criteria in frame["criteria"]],
    )


def exported_actions(frame: pd.DataFrame) -> pd.DataFrame:
    """Actions as a file has them, in words."""
    return of_register(_ACTION, frame)


def criterion(one: Criterion) -> Html:
    """One criterion: met or missing, and why."""
    mark = "✓ Met" if one.met else "✗ Missing"
    return join([element("b", f"{mark}: {one.title.lower()}. "), capital(one.reason)])


def facts(row: Record, plans: pd.DataFrame, names: Names, where: Where) -> Html:
    """Who leads, who contributes, which plans there are, the risk and what would clear it."""
    own = [link(str(one["title"]), PAGE, where(item=str(one["item"]))) for one in records(plans)]
    page = link("its figures and targets", "indicator", where(ni=row["key"]))
    return blocks.facts(
        [
            ("Status", join([tables.status(row["rag"]), " ", page])),
            ("Lead organisation", capital(said(row["lead_name"], "None yet"))),
            ("Lead post", said(row["officer"], "None named")),
            ("Contributing", ", ".join(row["contributors"]) or "None named"),
            ("Plan", join(own, ", ") if own else "None is written"),
            ("Milestones", "; ".join(said(one["milestones"]) for one in records(plans) if one["milestones"])),
            ("Red flag", "At risk (indicative)" if row["at_risk"] else "Not at risk (indicative)"),
            ("Why", row["risk"]),
            ("What clears it", blocks.items(row["clears"], nothing="") if row["clears"] else ""),
        ]
    )


def actions_table(frame: pd.DataFrame, link_of: LinkOf, where: Where, *, caption: str = "Actions",
                  nothing: str = "No action serves it.") -> Html:  # fmt: skip
    """Actions with their day, who leads, how far they are; what is overdue first."""
    columns = (
        Column("Action", header=True, width="38%"), Column("Lead"), Column("Due", below="as it is written"),
        Column("Progress"), Column("Indicators"),
    )  # fmt: skip
    rows = [
        (
            link(str(row["action"]), ACTIONS_PAGE, where(item=str(row["item"]))),
            said(row["lead"], "None"),
            _due(row),
            two_lines(text_of(_ACTION.field("status"), said(row["status"])) or "Not said", said(row["progress"])),
            join([link_of(code) for code in row["indicators"]], ", "),
        )
        for row in records(frame)
    ]
    return tables.table(caption, columns, rows, nothing=nothing)


def _due(row: Record) -> Html:
    late = element("b", f"✗ overdue by {days(row['days_overdue'])}", class_="lsp-line") if row["overdue"] else ""
    due = day(row["due"]) if row["due"] else "Undated"
    written = said(row["deadline"]) or said(row["target"])
    return join([late, two_lines(due, written if written != due else "")])


def gaps(frame: pd.DataFrame, where: Where) -> Html:
    """The indicators without lead, without plan, without baseline."""
    named = (
        ("Without a lead", frame[[not said(one) for one in frame["lead"]]], "Every indicator has a lead."),
        ("Without a plan", frame[frame["plan_adequacy"] == "none"], "Every indicator has a plan."),
        ("Without a baseline", frame[~frame["has_baseline"].astype(bool)], "Every indicator has a baseline."),
    )
    drawn: list[Html] = []
    for title, rows, nothing in named:
        drawn += [blocks.heading(f"{title}: {len(rows)}", level=2), _listed(rows, where, nothing)]
    return join(drawn)


def _listed(rows: pd.DataFrame, where: Where, nothing: str) -> Html:
    """The indicators as a list; a long one by theme."""
    if len(rows) <= _LONG:
        return blocks.items([_named(row, where) for row in records(rows)], nothing=nothing)
    by_theme: dict[str, list[Html]] = {}
    for row in records(rows):
        by_theme.setdefault(said(row["theme_name"], "No theme"), []).append(_named(row, where))
    return blocks.facts(
        [(f"{theme}: {len(named)}", blocks.items(named, nothing="")) for theme, named in by_theme.items()],
        style="lsp-wide",
    )


def _named(row: Record, where: Where) -> Html:
    return join([plan_link(row["indicator"], row["indicator"], where), f" {row['title']}"])


def named_leads_table(named: pd.DataFrame, frame: pd.DataFrame, where: Where) -> Html:
    """The indicators whose lead the self-assessment named, beside who leads on them here."""
    own: dict[str, Record] = {row["indicator"]: row for row in records(frame)}
    columns = (Column("Indicator", header=True), Column("Named lead", below="on behalf of"), Column("Leads here"),
               Column("Plan"))  # fmt: skip
    rows: list[Sequence[Child]] = []
    for row in records(named):
        here: dict[str, Any] = dict(own.get(row["indicator"], {}))
        title = two_lines(plan_link(row["indicator"], here["title"], where), row["indicator"]) if here else None
        rows.append((
            title or two_lines(row["indicator"], "not in use here"),
            two_lines(capital(row["partner_name"]), row["on_behalf_of"]),
            capital(said(here.get("lead_name"), "Nobody")), _verdict(here) if here else "–",
        ))  # fmt: skip
    return tables.table("Indicators with a named lead", columns, rows)
