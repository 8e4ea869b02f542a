"""The one list of what needs attention, and the short list of what others could learn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from presentation import blocks, tables
from presentation.markup import Child, Html, element, hidden, join, link
from presentation.palette import STATUS
from presentation.standing import (
    Names,
    Record,
    Where,
    indicator_link,
    needed,
    records,
    short_name,
    why_and_needed,
)
from presentation.tables import Column, two_lines
from presentation.words import amount, capital, day, indicator, month, said, times

LISTS = {"attention": "What needs attention", "green": "Candidates for a green flag"}
SHOWN = {
    "worsening": "Off track and worsening",
    "red": "Off track",
    "amber": "Slightly off track",
    "at_risk": "Red flag at risk (CAA, indicative)",
    "exposed": "Exposed (CAA, indicative)",
}
EXPOSED_MEANS = (
    "Exposed, indicative: it misses its milestone, is not improving, and is unlikely to meet its target (without a "
    "forecast: is off track). A red flag is at risk where it is exposed and its plan misses a criterion."
)
CANDIDATE_MEANS = (
    "Indicative: improving, and better than the milestone by a tenth of it, of percentages by 3 points, with no "
    "forecast against it."
)
_WORST, _BEHIND, _SHORT, _AT_RISK = "red-and-worsening", "behind-milestone", "forecast-short", "red-flag-risk"
_PLAN = {
    "none": "It has no plan: ask for one", "inadequate": "What its plan misses",
    "adequate": "Its plan meets every criterion",
}  # fmt: skip
_HEADS = {"worst": "Off track and worsening", "high": "Also grave", "medium": "To be watched"}
_CLEARED = {  # what would have to happen for the gravest flag to go, where that is not a matter of figures to come
    "overdue": "The figure has to come in.",
    "no-target": "A target has to be agreed.",
    "no-lead": "A partner has to take the lead.",
    "stale-commentary": "The lead has to say how it stands.",
    "worst-quartile": "It has to leave the worst quarter, or to stop getting worse.",
    "red-flag-risk": "Its plan has to meet every criterion, or its figures to improve.",
    "no-plan": "A plan has to be made for it.",
    "plan-overdue": "The action has to be done, or to be given another day.",
    "special-cause-concern": "Its reason has to be found, and the next figure to be as usual.",
}


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
    """The rows of the attention list that were asked for: ``only`` a key of SHOWN, ``lead`` a partner."""
    kept = frame
    if only == "worsening":
        kept = kept[kept["code"] == _WORST]
    elif only in ("exposed", "at_risk"):
        kept = kept[kept[only]]
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
    """ "12 of 28 indicators that need attention shown; 5 are off track and worsening, 7 exposed, 6 at risk …"."""
    worst = int((shown["code"] == _WORST).sum()) if len(shown) else 0
    exposed = int(shown["exposed"].sum()) if len(shown) else 0
    risky = shown[shown["at_risk"].astype(bool)]
    once = risky["indicator"].nunique()
    each = f" ({once} where the parts of an indicator count once)" if once < len(risky) else ""
    known = f"{len(shown)} of {times(len(all_rows), 'indicator')} that need attention shown"
    worsening = f"{worst} {'is' if worst == 1 else 'are'} off track and worsening"
    return f"{known}; {worsening}, {exposed} exposed, {len(risky)} at risk of a red flag{each}."


def attention_table(frame: pd.DataFrame, where: Where, names: Names) -> Html:
    """What needs attention in its order: why, since when, who leads, what would have to happen, whether it is exposed.

    frame: rows of ``reports.attention``."""
    columns = (
        Column("Indicator", header=True, width="24%"),
        Column("Status", below="direction, CAA (indicative)"),
        Column("Why", below="and what has to happen", width="42%"),
        Column("Since"),
        Column("Lead", width="15%"),
    )
    rows: list[tables.Row | tables.Group] = []
    before = ""
    heads = [_head(row) for row in records(frame)]
    for head, row in zip(heads, records(frame), strict=True):
        if head != before:
            rows.append(tables.Group(f"{_HEADS[head]}: {times(heads.count(head), 'indicator')}"))
            before = head
        rows.append(_attention_row(row, where, names))
    return tables.table("What needs attention", columns, rows, nothing="Nothing here needs attention.")


def _head(row: Record) -> str:
    return "worst" if row["code"] == _WORST else str(row["severity"])


def _attention_row(row: Record, where: Where, names: Names) -> tuple[Child, ...]:
    return (
        two_lines(indicator_link(row, where), indicator(row["indicator"], row["sub_measure"])),
        join([_stands(row), element("b", _caa(row), class_="lsp-line") if _caa(row) else ""]),
        join([element("span", one, class_="lsp-line") for one in (*_reasons(row), _to_happen(row), _plan(row, where))]),
        element("span", _since(row), class_="lsp-whole"),
        two_lines(capital(short_name(row, names)), said(row["officer"])),
    )


def _stands(row: Record) -> Html:
    return two_lines(tables.status(said(row["rag"], "grey")), tables.direction(said(row["direction"], "unknown")))


def _caa(row: Record) -> str:
    if row["at_risk"]:
        return "CAA: red flag at risk"
    return "CAA: exposed" if row["exposed"] else ""


def _to_happen(row: Record) -> Html:
    return join([element("b", "What has to happen: "), _cleared(row)])


def _plan(row: Record, where: Where) -> Html:
    return link(_PLAN.get(said(row["plan_adequacy"]), "Its plan"), "delivery-plan", where(plan=row["indicator"]))


def _reasons(row: Record) -> list[str]:
    """The sentence of the status where it is off track, then what else is flagged and not said elsewhere in the row."""
    behind = _BEHIND in row["codes"]
    told = {
        _WORST,
        _BEHIND,
        *(["no-plan"] if _AT_RISK in row["codes"] else []),
        *([_SHORT] if behind and "unlikely" in _cleared(row) else []),
    }
    others = [reason for code, reason in zip(row["codes"], row["reasons"], strict=True) if code not in told]
    return [why_and_needed(row)[0], *others] if behind else others


def _since(row: Record) -> str:
    return day(row["since"]) if row["code"] == "overdue" else month(row["since"], "not known")


def _cleared(row: Record) -> str:
    if row["code"] == "worse-than-baseline":
        return f"It has to come back to the baseline of {amount(row['baseline'], said(row['unit']))}."
    return _CLEARED.get(str(row["code"])) or needed(row)


def candidates_table(frame: pd.DataFrame, where: Where, names: Names, shared: Callable[[str], Html]) -> Html:
    """What does exceptionally well: why, who leads, and the practice that it shares.

    frame: rows of ``reports.green_candidates``; ``shared`` draws what is shared of an indicator's practice."""
    columns = (
        Column("Indicator", header=True, width="28%"),
        Column("Status"),
        Column("Why", width="26%"),
        Column("Lead"),
        Column("Practice to share", width="22%"),
    )
    rows = [
        (
            two_lines(indicator_link(row, where), indicator(row["indicator"], row["sub_measure"])),
            _stands(row),
            f"{said(row['why'])}.",
            two_lines(capital(short_name(row, names)), said(row["officer"])),
            shared(str(row["indicator"])),
        )
        for row in records(frame)
    ]
    return tables.table("Candidates for a green flag", columns, rows, nothing="No indicator stands out.")
