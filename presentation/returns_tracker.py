"""Who has returned what: a grid of partners and quarters, and the texts that ask for what is overdue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lsp_data.periods import financial_start, year_pair
from presentation import history, standing, words
from presentation.markup import Html, element, link
from presentation.palette import STATUS
from presentation.standing import Where
from presentation.tables import Column, shape, table, two_lines

LOOKS = {"received": "green", "part received": "grey", "overdue": "red", "not due": "grey"}
COLUMNS = {
    "partner_name": "Partner",
    "period": "Quarter",
    "state": "State",
    "expected": "Figures expected",
    "received": "Figures received",
    "missing": "Figures overdue",
    "not_due": "Figures not due yet",
    "not_known": "Figures without a due day",
    "due": "Due",
    "on": "Last received on",
    "late_days": "Days late",
    "overdue_days": "Days overdue",
    "missing_figures": "Overdue figures",
}
EXPECTED_COLUMNS = {
    "indicator": "Indicator",
    "sub_measure": "Part",
    "title": "Title",
    "period": "Period",
    "due": "Due",
    "on": "First received on",
    "overdue_days": "Days overdue",
    "return_id": "Return",
    "sheet": "Sheet",
    "cell": "Cell",
}
CHASE_COLUMNS = {
    "partner_name": "Partner",
    "contact_post": "Post",
    "overdue": "Figures overdue",
    "longest_days": "Longest overdue (days)",
    "figures": "Which",
    "text": "Text",
}


def years(frame: pd.DataFrame) -> list[int]:
    """The first years of the financial years that the tracker knows, newest first."""
    return sorted({financial_start(one.date()) for one in frame["period_end"]}, reverse=True)


def year_words(start_year: int) -> str:
    """ "2009/10"."""
    return year_pair(start_year)


def of_year(frame: pd.DataFrame, start_year: int) -> pd.DataFrame:
    """The rows of one financial year, partners by name and quarters in their order."""
    inside = [financial_start(one.date()) == start_year for one in frame["period_end"]]
    return frame[inside].sort_values(["partner_name", "period_end"], kind="stable").reset_index(drop=True)


def cell_name(row: Mapping[Any, Any]) -> str:
    """What names a cell of the grid in an address: partner and last day of the quarter ("police.2010-12-31")."""
    return f"{row['partner']}.{words.as_date(row['period_end'])}"


def grid(frame: pd.DataFrame, year: str, where: Where) -> Html:
    """One row a partner, one column a quarter; each cell leads to its figures (``where`` gives the parameters).

    In: rows of ``reports.tracker`` of one year."""
    quarters = list(dict.fromkeys(frame.sort_values("period_end")["period"]))
    cells: dict[tuple[str, str], dict[Any, Any]] = {}
    for row in frame.to_dict("records"):
        cells[(row["partner"], row["period"])] = row
    partners = dict(zip(frame["partner"], frame["partner_name"], strict=True))
    rows = [
        [name, *(_cell(cells.get((partner, quarter)), where) for quarter in quarters)]
        for partner, name in partners.items()
    ]
    columns = [Column("Partner", header=True, width="16rem"), *(Column(one) for one in quarters)]
    return table(
        f"Returns of {year} by partner and quarter", columns, rows, nothing="Nothing is expected in this year."
    )


def _cell(row: Mapping[Any, Any] | None, where: Where) -> Html:
    if row is None:
        return element("span", "Nothing expected", class_="lsp-below")
    known = LOOKS.get(row["state"], "grey")
    said = element("span", shape(STATUS[known]), element("span", state_words(row)), class_=f"lsp-state lsp-{known}")
    return two_lines(said, link(count_words(row), "tracker", where(cell=cell_name(row))))


def cell_figures(figures: pd.DataFrame, files: Mapping[str, str], partner: str, where: Where) -> Html:
    """The figures of one cell: those that came with their return, the others with the day on which they are due.

    figures: rows of ``reports.expected``; files: return → file name."""
    rows = [
        (
            two_lines(standing.indicator_link(row, where), words.indicator(row["indicator"], row["sub_measure"])),
            row["period"],
            words.day(row["due"], "not known"),
            words.day(row["on"], "not yet"),
            _came_with(row, files, partner, where),
        )
        for row in standing.records(figures)
    ]
    columns = [
        Column("Figure", header=True, width="32%"), Column("Period"), Column("Due"), Column("First received"),
        Column("Return", below="file, sheet and cell", width="28%"),
    ]  # fmt: skip
    return table("Figures expected", columns, rows, nothing="Nothing is expected here.")


def _came_with(row: Mapping[str, Any], files: Mapping[str, str], partner: str, where: Where) -> Html:
    if not words.missing(row["return_id"]):
        name = files.get(row["return_id"], "")
        return two_lines(
            history.source_link({**row, "file_name": name}, where), f"{row['sheet']} {row['cell']}".strip()
        )
    late = int(row["overdue_days"])
    state = f"Overdue by {words.times(late, 'day')}" if late else "Not due yet"
    state = "No day is known on which it is due" if words.missing(row["due"]) else state
    return two_lines(state, link("Template to send", "templates", where(partner=partner)) if partner else "")


def state_words(row: Mapping[Any, Any]) -> str:
    """The state in words: "Received 12 Jan 2011", "Overdue 45 days", "Rest due 14 Feb 2011", "Not due yet"."""
    state = row["state"]
    if state == "received":
        return f"Received {words.day(row['on'])}"
    if state == "overdue":
        return f"Overdue {words.times(int(row['overdue_days']), 'day')}"
    if state == "part received":
        return "Part received" if words.missing(row["due"]) else f"Rest due {words.day(row['due'])}"
    return "Not due yet" if words.missing(row["due"]) else f"Due {words.day(row['due'])}"


def count_words(row: Mapping[Any, Any]) -> str:
    """How many of the figures are there, how late, and what is to come: "3 of 5 figures, 2 not due yet"."""
    said = [f"{int(row['received'])} of {words.times(int(row['expected']), 'figure')}"]
    if row["late_days"]:
        said.append(f"up to {words.times(int(row['late_days']), 'day')} late")
    for name, text in (("missing", "overdue"), ("not_due", "not due yet"), ("not_known", "without a due day")):
        if row[name]:
            said.append(f"{int(row[name])} {text}")
    return ", ".join(said)


def owing(chase: pd.DataFrame) -> Html:
    """Partners that owe figures, the longest overdue first, each with a link to the template."""
    rows = [
        (
            row["partner_name"],
            words.said(row["contact_post"], "no post known"),
            str(row["overdue"]),
            words.times(int(row["longest_days"]), "day"),
            figures_words(row["figures"]),
            link("Template", "templates", {"partner": row["partner"]}) if row["partner"] else "",
        )
        for row in chase.to_dict("records")
    ]
    columns = [
        Column("Partner", header=True), Column("Post"), Column("Overdue", "right", below="figures"),
        Column("Longest", "right", below="overdue"), Column("Which"), Column("To send"),
    ]  # fmt: skip
    return table("Overdue by partner", columns, rows, nothing="Nothing is overdue: there is no one to chase.")


def figures_words(figures: Sequence[str], shown: int = 6) -> str:
    """The first of a list of figures, and how many more."""
    more = len(figures) - shown
    return "; ".join(figures[:shown]) + (f"; and {more} more" if more > 0 else "")


def all_chasers(chase: pd.DataFrame) -> bytes:
    """Every chaser in one text file, one below the other."""
    return ("\n\n" + "-" * 72 + "\n\n").join(chase["text"]).encode("utf-8-sig")
