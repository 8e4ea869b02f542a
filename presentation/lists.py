"""The lists that a meeting asks for: counts by theme, what needs attention, what is underperforming or overdue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from presentation import blocks, tables
from presentation.markup import Child, Html, element, hidden, join, link
from presentation.palette import STATUS, STATUS_ORDER
from presentation.standing import (
    Names,
    Record,
    Where,
    indicator_link,
    needed,
    records,
    short_name,
    theme_link,
    why_and_needed,
)
from presentation.tables import Column, two_lines
from presentation.words import capital, day, days, difference, indicator, month, said, times

UNDERPERFORMING = {
    "worsening": "Off track and worsening only",
    "red": "Off track only",
    "amber": "Slightly off track only",
}


def status_tiles(counts: pd.DataFrame, since: Any) -> Html:
    """How many indicators have each status, and the change since the day ``since``."""
    drawn = []
    for rag in STATUS_ORDER:
        now, before = int(counts[rag].sum()), int(counts[f"{rag}_before"].sum())
        change = f"{difference(now, before)} than on" if now != before else "no change since"
        drawn.append(blocks.tile(tables.status(rag), now, f"{change} {day(since)}", tone=rag))
    return blocks.tiles(drawn)


def counts_table(counts: pd.DataFrame, where: Where) -> Html:
    """A bar of statuses for each theme, its name linked, and what has become red or is red no more."""
    longest = int(counts[list(STATUS_ORDER)].sum(axis=1).max()) if len(counts) else 0
    rows = []
    for row in records(counts):
        now = {rag: int(row[rag]) for rag in STATUS_ORDER}
        change = difference(now["red"], int(row["red_before"]))
        rows.append((theme_link(row["theme"], row["theme_name"], where), tables.share_bar(now, longest), change))
    columns = (
        Column("Theme", header=True, width="34%"),
        Column("Indicators by status"),
        Column("Off track", below="since last quarter", width="19%"),
    )
    return tables.table("Indicators by theme and status", columns, rows, style="lsp-middle", nothing="No themes yet.")


def attention_list(frame: pd.DataFrame, where: Where, names: Names, *, most: int) -> Html:
    """The indicators that most need attention, as sentences: what, why, who leads.

    frame: rows of ``reports.attention``; ``names`` gives a partner's short name.
    """
    drawn = []
    for row in records(frame.head(most)):
        look = STATUS[said(row["rag"], "grey")]
        title = element("span", tables.shape(look), hidden(f"{look.word}: "), " ", indicator_link(row, where))
        about = f"{said(row['reason'])} Lead: {short_name(row, names)}."
        drawn.append(join([title, element("span", about, class_="lsp-below")]))
    return blocks.items(drawn, nothing="Nothing is off track, getting worse or overdue.")


def narrowed(frame: pd.DataFrame, *, only: str, lead: str) -> pd.DataFrame:
    """The rows of the underperforming that were asked for: ``only`` a key of UNDERPERFORMING, ``lead`` a partner."""
    kept = frame
    if only == "worsening":
        kept = kept[kept["red_and_worsening"]]
    elif only in ("red", "amber"):
        kept = kept[kept["rag"] == only]
    if lead:
        kept = kept[kept["lead"] == lead]
    return kept.reset_index(drop=True)


def filters_on(on: Mapping[str, tuple[str, str]], parameters: Mapping[str, str]) -> Html:
    """Which choices narrow the list, each with a link that takes it away; nothing where all is shown.

    on: part of the address → (what was chosen, "" for all; what is shown without it)."""
    drawn = []
    for name, (chosen, without) in on.items():
        if chosen:
            rest = {**parameters, name: ""}
            drawn.append(join([element("b", chosen), ": ", link(f"show {without}", "underperforming", rest)]))
    return blocks.note(join(["Shown only: ", join(drawn, " · ")])) if drawn else Html("")


def counted(shown: pd.DataFrame, all_rows: pd.DataFrame) -> str:
    """ "12 of 28 underperforming indicators are shown; 5 are off track and worsening."."""
    worst = int(shown["red_and_worsening"].sum()) if len(shown) else 0
    known = f"{len(shown)} of {times(len(all_rows), 'underperforming indicator')}"
    return f"{known} shown; {worst} {'is' if worst == 1 else 'are'} off track and worsening."


def underperforming_table(frame: pd.DataFrame, where: Where, names: Names) -> Html:
    """What is off track with its reason, since when, who leads and what would be required; red and worsening first.

    frame: status rows in the order to show + since (the first period end of this status), red_and_worsening.
    """
    columns = (
        Column("Indicator", header=True, width="23%"),
        Column("Status"),
        Column("Why", width="30%"),
        Column("Since"),
        Column("Lead", width="13%"),
        Column("What is needed", width="17%"),
    )
    rows: list[tables.Row | tables.Group] = []
    heads = {True: "Off track and worsening", False: "Also off track or slightly off track"}
    before: bool | None = None
    for row in records(frame):
        worst = bool(row["red_and_worsening"])
        if worst is not before:
            count = int((frame["red_and_worsening"] == worst).sum())
            rows.append(tables.Group(f"{heads[worst]}: {times(count, 'indicator')}"))
            before = worst
        rows.append(_underperforming_row(row, where, names))
    return tables.table("Underperforming indicators", columns, rows, nothing="Nothing here is off track.")


def _underperforming_row(row: Record, where: Where, names: Names) -> tuple[Child, ...]:
    return (
        two_lines(indicator_link(row, where), indicator(row["indicator"], row["sub_measure"])),
        two_lines(tables.status(said(row["rag"], "grey")), tables.direction(said(row["direction"], "unknown"))),
        why_and_needed(row)[0],
        element("span", month(row["since"], "not known"), class_="lsp-whole"),
        two_lines(
            capital(short_name(row, names)),
            said(row["officer"]),
        ),
        needed(row),
    )


def overdue_table(chase: pd.DataFrame) -> Html:
    """Who owes figures: how many, for how long, which."""
    columns = (
        Column("Partner", header=True, width="46%"),
        Column("Overdue", "right"),
        Column("Longest", "right"),
    )
    rows = (
        (said(row["partner_name"]), times(int(row["overdue"]), "figure"), days(row["longest_days"]))
        for row in records(chase)
    )
    return tables.table("Overdue returns by partner", columns, rows, nothing="No figure is overdue.")
