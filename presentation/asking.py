"""Asking the lead of an indicator for what its plan misses: the words, and the requests that are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from lsp_data.measures.plans import Criterion
from lsp_data.registers import register_of
from presentation import blocks, tables
from presentation.markup import Html, element, join, link
from presentation.standing import Record, Where, records
from presentation.tables import Column
from presentation.words import capital, day, said

PAGE = "requests"
KINDS = {"request": "Asked of leads", "override": "Flags set by hand"}
LISTED = {
    "request": ("criterion", "indicators", "asked", "date", "due", "state"),
    "override": ("verdict", "indicators", "reason", "lapses"),
}
VERDICTS = dict(register_of("override").field("verdict").choices)
EVENTS = {"came": "Came", "went": "Went", "judged": "Judged otherwise"}
HISTORY = {"day": "Day", "sub_measure": "Part", "event": "What", "code": "Flag", "severity": "Severity",
           "reason": "Reason"}  # fmt: skip
_WANTED = {
    "lead": "which organisation, and which post in it, leads the plan",
    "dated-actions": "the actions that are planned, each with the day by which it is to be done",
    "none-overdue": "for each overdue action whether it is done, and if not, the new day",
    "evidence": "what shows that the plan works: a figure, a survey, an evaluation",
    "resources": "which money, people and time the plan has",
    "partners": "which partners have signed up to the plan, and to what",
}


def asked_of(row: Record) -> str:
    """Whom to ask: the lead's post and organisation; "" where nobody leads."""
    return ", ".join(one for one in (said(row["officer"]), said(row["lead_name"])) if one)


def text(row: Record, one: Criterion, partnership: str, today: date) -> str:
    """The request as a text to copy, for the lead of an indicator (a row of ``reports.delivery``)."""
    to = f"To: {asked_of(row)}" if asked_of(row) else "To: (nobody leads on this indicator yet)"
    return (
        f"{to}\nSubject: {row['indicator']}: {one.title.lower()} in the delivery plan\n\n"
        f"{row['indicator']} {row['title']}: {row['risk'][:1].lower()}{row['risk'][1:]}\n\n"
        f"Its delivery plan misses: {one.title.lower()}. {one.reason}\n"
        f"Please tell us {_WANTED[one.code]}.\n\n"
        f"{partnership}, {day(today)}"
    )


def with_day(words: str, due: date) -> str:
    """The request with the day by which an answer is wanted, as it is kept and sent."""
    return f"{words.rstrip()}\n\nPlease answer by {day(due)}."


def asked_before(rows: Iterable[Record], one: Criterion, where: Where) -> Html | None:
    """That a criterion was asked for and is not answered yet; None where it was not."""
    found = [row for row in still_open(rows) if row["criterion"] == one.title]
    if not found:
        return None
    row = found[-1]
    told = f" on {day(row['date'])} of {said(row['asked'], 'the lead')}, and is still open{_by(row)}."
    return join([link("It was asked", PAGE, where(item=str(row["item"]))), told])


def judged_before(rows: Iterable[Record], lapses: date, where: Where) -> Html | None:
    """That a flag was judged already until this day, with the way to change that; None where it was not."""
    found = [row for row in rows if row["lapses"] == lapses.isoformat()]
    if not found:
        return None
    row = found[-1]
    change = link("Change that judgement", PAGE, where(item=str(row["item"]), do="edit"))
    told = f"It is judged already until {day(lapses)}: {VERDICTS[str(row['verdict'])]}, “{said(row['reason'])}”. "
    return join([told, change, ", or choose another day here."])


def no_reason(written: str) -> str:
    """That a judgement needs a reason, and that what is written is none."""
    of_it = f": “{written.strip()}” is no reason" if written.strip() else ""
    return f"Say why in words{of_it}. The reason stands beside the flag."


def _by(row: Record) -> str:
    return f": an answer is wanted by {day(row['due'])}" if row["due"] else ""


def open_requests(rows: Iterable[Record], where: Where) -> Html:
    """What was asked of the lead and is not answered; each linked to its row."""
    drawn = [open_request(row, where) for row in still_open(rows)]
    return blocks.items(drawn, nothing="Nothing is asked of its lead at present.")


def open_request(row: Record, where: Where) -> Html:
    """What was asked, of whom, when, by whom."""
    asked = (
        f"asked of {said(row['asked'], 'the lead')} on {day(row['date'])} by "
        f"{said(row['changed_by'], 'a post that was not said')}{_by(row)}"
    )
    head = link(capital(said(row["criterion"], "A request")), PAGE, where(item=str(row["item"])))
    return join([head, element("span", asked, class_="lsp-below")])


def still_open(rows: Iterable[Record]) -> list[Record]:
    """The requests that are not answered."""
    return [row for row in rows if row["state"] != "answered"]


def history_table(found: pd.DataFrame) -> Html:
    """When flags came and went. In: the columns of ``reports.flag_history``."""
    columns = (Column("Day", width="7.5rem"), Column("What"), Column("Flag", header=True), Column("Why", width="55%"))
    rows = [
        (day(row["day"]), EVENTS[row["event"]], flag_name(row["code"], row["sub_measure"]), said(row["reason"]))
        for row in records(found)
    ]
    return tables.table("When flags came and went", columns, rows, nothing="No flag has come or gone.")


def exported_history(found: pd.DataFrame) -> pd.DataFrame:
    """When flags came and went, for a file: what and which flag in words."""
    flags = [flag_name(code) for code in found["code"]]
    return found.assign(event=[EVENTS[event] for event in found["event"]], code=flags)


def flag_name(code: str, sub_measure: str = "") -> str:
    """A flag's code in words: "red-flag-risk" → "Red flag risk (i)"."""
    return f"{capital(code.replace('-', ' '))}{f' ({sub_measure})' if sub_measure else ''}"
