"""An indicator's plans and papers: what every register says of it, each row linked to its own page.

Rows are those of ``reports.register``; the plan is a row of ``reports.delivery``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lsp_data.measures.commitments import full_name
from lsp_data.measures.plans import Criterion
from lsp_data.registers import register_of, text_of
from presentation import asking, blocks, delivery_plan
from presentation.commitments import PARTS
from presentation.markup import Child, Html, element, join, link
from presentation.standing import Record, Where
from presentation.words import day, days, month_words, said, sentence, shortened

PAGES = {
    "action": delivery_plan.ACTIONS_PAGE, "plan": delivery_plan.PAGE, "task": "work-programme",
    "assessment": "self-assessment", "activity": "route-map", "commitment_role": "commitments",
    "outcome_review": "commitments", "resource_plan": "commitments", "request": asking.PAGE, "override": asking.PAGE,
    "practice": "good-practice", "said_did": "you-said",
}  # fmt: skip
_FLAG_EVENTS = "Flags, then and now"


@dataclass(frozen=True, slots=True)
class Papers:
    """What is known of an indicator. ``plan``: its row of ``reports.delivery`` ({}: none); ``actions``: rows of
    ``reports.actions``; ``commitments``: rows of ``reports.commitments_served``; ``named``: ``reports.papers``."""

    code: str
    plan: Record
    actions: Sequence[Record]
    commitments: Sequence[Record]
    named: Mapping[str, Sequence[Record]]


def section(papers: Papers, where: Where) -> Html:
    """What the papers say of an indicator; which of them say nothing."""
    rows = papers.named
    requests = asking.still_open(rows.get("request", ()))
    pairs: list[tuple[str, str, list[Html]]] = [  # term, page, lines
        ("Commitments", "commitments", [_commitment(one, where) for one in papers.commitments]),
        ("Plan", delivery_plan.PAGE, _plan(papers, where)),
        ("Actions", PAGES["action"], [_row("action", one, _action(one), where) for one in papers.actions]),
        ("Route map", PAGES["activity"], _rows("activity", rows, _activity, where)),
        ("Self-assessment", PAGES["assessment"], _rows("assessment", rows, _statement, where)),
        ("Asked of its lead", PAGES["request"], [asking.open_request(one, where) for one in requests]),
        ("Flag set by hand", PAGES["override"], _rows("override", rows, _override, where)),
        ("Work programme", PAGES["task"], _rows("task", rows, _task, where)),
        ("Good practice", PAGES["practice"], _rows("practice", rows, _practice, where)),
        ("You said, we did", PAGES["said_did"], _rows("said_did", rows, _did, where)),
    ]
    told: list[tuple[Child, Child]] = [(term, blocks.items(lines, nothing="")) for term, _, lines in pairs if lines]
    silent = [link(term, page, where()) for term, page, lines in pairs if not lines]
    nothing = blocks.note(join(["Nothing names it under: ", join(silent, ", "), "."])) if silent else Html("")
    return join([blocks.facts(told, style="lsp-wide"), nothing])


def shared(rows: Iterable[Record], where: Where) -> Html:
    """The notes of good practice, each linked to its page; nothing where there are none."""
    return join([element("span", _link("practice", one, where), class_="lsp-line") for one in rows])


def write_note(code: str, where: Where) -> Html:
    """A link that begins a note of good practice about an indicator."""
    return link("Write a note to share", PAGES["practice"], where(part="add", about=code))


def note_about(code: str, rows: Iterable[Record], today: date) -> dict[str, Any]:
    """What a note of good practice about an indicator begins with: its theme, code, lead and the day. In: status rows;
    {} where none of them is of the indicator."""
    row = next((one for one in rows if one["indicator"] == code), None)
    if row is None:
        return {}
    about = {"theme": said(row["theme_name"]), "indicators": (code,), "shared_by": said(row["lead_name"]),
             "evidence": said(row["summary"]), "date": today.isoformat()}  # fmt: skip
    return {name: value for name, value in about.items() if value}


def _plan(papers: Papers, where: Where) -> list[Html]:
    """The verdict, what is missing, what is met, the plans' own rows, and the flag."""
    lines = [_row("plan", one, said(one["lead"]), where) for one in papers.named.get("plan", ())]
    if not papers.plan:
        return lines
    row = papers.plan
    criteria: Sequence[Criterion] = row["criteria"]
    missing = [one for one in criteria if not one.met]
    met = ", ".join(one.title.lower() for one in criteria if one.met)
    verdict = delivery_plan.VERDICTS[row["plan_adequacy"]]
    if row["plan_adequacy"] == "inadequate":
        verdict += f" {len(missing)} of {len(criteria)} criteria"
    risk = "Red flag at risk (indicative)" if row["at_risk"] else "No red flag at risk (indicative)"
    history = link(_FLAG_EVENTS, delivery_plan.PAGE, where(plan=papers.code, look="history"))
    return [
        delivery_plan.plan_link(papers.code, verdict, where),
        *(delivery_plan.criterion(one) for one in missing if row["plan_adequacy"] != "none"),
        *([join([element("b", "✓ Met: "), f"{met}."])] if met else []),
        *lines,
        join([element("b", f"{risk}. "), f"{sentence(row['risk'])} ", history]),
    ]


def _commitment(row: Record, where: Where) -> Html:
    label = full_name(row["commitment"], row["title"]) if row["title"] else f"Commitment {row['commitment']}"
    head = link(label, PAGES[row["through"]], where(item=row["page_item"]))
    return _two(head, f"{row['partnership_name']}, under {PARTS[row['through']]}")


def _rows(
    kind: str, named: Mapping[str, Sequence[Record]], about: Callable[[Record], str], where: Where
) -> list[Html]:  # fmt: skip
    return [_row(kind, one, about(one), where) for one in named.get(kind, ())]


def _row(kind: str, row: Record, below: str, where: Where) -> Html:
    return _two(_link(kind, row, where), below)


def _link(kind: str, row: Record, where: Where) -> Html:
    own = register_of(kind)
    return link(shortened(text_of(own.field(own.key), row[own.key])), PAGES[kind], where(item=str(row["item"])))


def _two(head: Child, below: str) -> Html:
    return join([head, element("span", below, class_="lsp-below") if below else ""])


def _about(*told: Any) -> str:
    return " · ".join(words for one in told if (words := said(one)))


def _choice(kind: str, row: Record, name: str) -> str:
    return text_of(register_of(kind).field(name), row[name])


def _action(row: Record) -> str:
    late = f"✗ overdue by {days(row['days_overdue'])}" if row["overdue"] else ""
    return _about(late, row["lead"], f"due {day(row['due'])}" if row["due"] else "undated",
                  _choice("action", row, "status"))  # fmt: skip


def _activity(row: Record) -> str:
    return _about(row["number"], row["workstream"], month_words(row["months"] or {}))


def _statement(row: Record) -> str:
    return _about(row["theme"], _choice("assessment", row, "strand"), _choice("assessment", row, "state"))


def _override(row: Record) -> str:
    return _about(row["reason"], f"until {day(row['lapses'])}" if row["lapses"] else "", row["changed_by"])


def _task(row: Record) -> str:
    return _about(f"Priority {row['priority']}" if row["priority"] else "", row["owner"],
                  _choice("task", row, "status"))  # fmt: skip


def _practice(row: Record) -> str:
    return _about(row["shared_by"], row["evidence"])


def _did(row: Record) -> str:
    return _about(row["did"], row["answered_by"])
