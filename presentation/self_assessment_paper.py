"""The self-assessment as a paper to hand out: how complete it is, every statement with what shows it and where it comes
from, its indicators, and what lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lsp_data.measures.self_assessment import Lack
from lsp_data.registers import register_of, text_of
from lsp_data.reports.self_assessment import SelfAssessment
from presentation import self_assessment as shown
from presentation.linked_status import with_status
from presentation.markup import plain, text
from presentation.palette import STATUS
from presentation.paper import Grid, Paper, ReportHeading, Title, Words
from presentation.register_rows import place_of
from presentation.standing import Record
from presentation.words import capital, day, indicator, said, times

_REGISTER = register_of("assessment")


def paper(found: SelfAssessment, heading: ReportHeading, of: str, standing: Mapping[str, Record]) -> Paper:
    """The paper. ``of``: whose it is and of which day; ``standing``: the status rows of the day by their key."""
    names = with_status(standing, text)
    parts: list[Title | Words | Grid] = [Title("How complete it is"), Words(shown.counted(found, "question"))]
    parts += [_places(found), Title("Statements")]
    if found.rows.empty:
        parts.append(Words("Nothing yet."))
    for theme, name in found.themes.items():
        rows = shown.chosen(found, theme)
        parts.append(Title(name, 2))
        if rows.empty:
            parts.append(Words("Nothing yet."))
        for strand, own in rows.groupby(rows["strand"].fillna(""), sort=False):
            words = text_of(_REGISTER.field("strand"), strand) or "No strand"
            told = [_statement(row, _codes(row["indicators"], names)) for row in own.to_dict("records")]
            parts.append(_grid(f"{name}: {words}", _STATEMENT, told))
    return Paper(heading, of, (*parts, *_indicators(found, standing), *_gaps(found)))


_STATEMENT = {"Statement": 34, "Evidence": 24, "Owner, date, state": 17, "Source": 25}
_INDICATOR = {"Indicator": 34, "Status": 16, "Newest figure": 22, "Source": 28}


def _grid(caption: str, columns: Mapping[str, int], rows: Sequence[tuple[str, ...]]) -> Grid:
    return Grid(caption, tuple(columns), tuple(rows), tuple(columns.values()))


def _places(found: SelfAssessment) -> Grid:
    """Theme × question, with how complete each place is."""
    rows = shown.exported_places(found, "question")
    parts = dict.fromkeys(rows["part"])
    told = [
        (str(name), *(_place(row) for row in own.to_dict("records")))
        for name, own in rows.groupby("theme_name", sort=False)
    ]  # fmt: skip
    return _grid("How complete each place is", {"Theme or cross-cutting area": 2} | dict.fromkeys(parts, 2), told)


def _place(row: Mapping[Any, Any]) -> str:
    if not row["statements"]:
        return str(row["verdict"]) or "–"
    counts = f"{row['evidenced']} with evidence, {row['agreed']} agreed"
    return f"{row['verdict']}: {times(row['statements'], 'statement')}\n{counts}"


def _statement(row: Mapping[Any, Any], codes: str) -> tuple[str, ...]:
    question, thread, when = (text_of(_REGISTER.field(one), row[one]) for one in ("question", "thread", "time"))
    below = "; ".join(one for one in (question, thread, when) if one)
    owner = said(row["owner"], "No owner named")
    state = text_of(_REGISTER.field("state"), row["state"]) or "Draft"
    return (
        "\n".join(one for one in (str(row["text"]), below) if one),
        "\n".join(one for one in (said(row["evidence"]), codes) if one) or "No evidence",
        "\n".join((owner, day(row["date"]), state)),
        f"{_source(row)}\nKnown at {day(row['known_at'])}",
    )


def _source(row: Mapping[Any, Any]) -> str:
    if row["return_id"]:
        return place_of(row)
    return f"Written by {said(row['changed_by'], 'a post that was not said')}"


def _codes(given: tuple[str, ...] | None, names: Any) -> str:
    return "\n".join(" ".join(plain(names(code)).split()) for code in given or ())


def _indicators(found: SelfAssessment, standing: Mapping[str, Record]) -> list[Title | Words | Grid]:
    title = Title("Indicators that statements name")
    told = []
    for code in shown.by_indicator(found.rows):
        parts = [one for one in standing.values() if said(one["indicator"]) == code]
        told += [_standing(row) for row in parts] or [(code, "Not in use here", "–", "–")]
    if not told:
        return [title, Words("No statement names an indicator yet.")]
    return [title, _grid("How the indicators stand", _INDICATOR, told)]


def _standing(row: Record) -> tuple[str, ...]:
    name = f"{indicator(row['indicator'], said(row['sub_measure']))}: {said(row['title'])}"
    look = STATUS[said(row["rag"], "grey")]
    source = "\n".join(one for one in (shown.source(row), f"Known at {day(row['known_at'])}") if one)
    return name, look.word, shown.figure(row), source if shown.source(row) else "–"


def _gaps(found: SelfAssessment) -> list[Title | Words | Grid]:
    rows = [
        (str(row["text"]), str(row["theme_name"]), capital(shown.lacking(found.lacking[str(row["item"])])))
        for row in found.rows.to_dict("records") if Lack.EVIDENCE in found.lacking[str(row["item"])]
    ]  # fmt: skip
    title = Title("Gaps in the evidence")
    if not rows:
        return [title, Words("Every statement has evidence." if len(found.rows) else "There is no statement yet.")]
    told = Words(shown.gaps_counted(found, found.rows))
    return [title, told, _grid("Statements without evidence", {"Statement": 50, "Theme": 25, "Lacks": 25}, rows)]
