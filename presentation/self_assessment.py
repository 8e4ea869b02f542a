"""The self-assessment on the screen: how complete it is, the statements, what shows them and what lacks.

Frames have the columns of ``SelfAssessment.rows``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lsp_data.measures.self_assessment import Field, Lack
from lsp_data.registers import Field as RegisterField
from lsp_data.registers import register_of, text_of
from lsp_data.reports.self_assessment import SelfAssessment
from presentation import tables
from presentation.blocks import facts, items
from presentation.markup import Child, Html, element, join, link
from presentation.register_rows import exported as of_register
from presentation.standing import LinkOf, Record, Where
from presentation.tables import Column, Group, Row, table, two_lines
from presentation.words import capital, indicator, number, period, said, times

PARTS = {
    "complete": "Completeness", "statements": "Statements", "evidence": "Evidence",
    "indicators": "Indicators", "paper": "Paper", "assessment": "Register",
}  # fmt: skip
BY = {"question": "Question", "strand": "Strand", "thread": "Thread"}
LISTED = ("theme", "strand", "text", "state", "owner", "indicators")
COLUMNS = {
    "theme_name": "Theme or cross-cutting area", "strand": "Strand", "text": "Statement", "question": "Question",
    "thread": "Thread", "time": "When", "indicators": "Indicators", "evidence": "Evidence", "owner": "Owner",
    "date": "Date", "state": "State", "aim": "Aim", "file_name": "File", "sheet": "Sheet", "cell": "Cell",
}  # fmt: skip
FIELDS = {
    "theme_name": "Theme or cross-cutting area", "part": "Part", "statements": "Statements",
    "evidenced": "With evidence", "agreed": "Agreed", "verdict": "State",
}  # fmt: skip
LACKS = {
    Lack.EVIDENCE: "no evidence", Lack.OWNER: "no owner", Lack.DATE: "no date", Lack.QUESTION: "no question",
    Lack.STATE: "still a draft",
}  # fmt: skip
VERDICTS = {"missing": "Nothing yet", "open": "Begun", "complete": "Complete"}
_REGISTER = register_of("assessment")
_NO_PART = "Not said"


def themes(found: SelfAssessment) -> dict[str, str]:
    """The themes and cross-cutting areas, each with how many statements it has."""
    counts = Counter(found.rows["theme_id"])
    return {one: f"{name} ({counts[one]})" for one, name in found.themes.items()}


def chosen(found: SelfAssessment, theme: str) -> pd.DataFrame:
    """The statements of a theme or cross-cutting area; "": of all."""
    return found.rows[found.rows["theme_id"] == theme].reset_index(drop=True) if theme else found.rows


def counted(found: SelfAssessment, by: str) -> str:
    """ "39 places (theme × question): 2 complete, 7 begun, 30 with nothing yet."."""
    verdicts = found.verdicts[by]
    complete, begun, missing = (verdicts[one] for one in ("complete", "open", "missing"))
    return (
        f"{times(verdicts.total(), 'place')} (theme × {by}): {complete} complete, {begun} begun, {missing} with "
        "nothing yet. Complete is where every statement has evidence and is agreed."
    )


def completeness(found: SelfAssessment, by: str, where: Where) -> Html:
    """A row a theme or cross-cutting area, a column a question, strand or thread: how complete each place is."""
    parts = _parts(found, by)
    columns = (
        Column("Theme or cross-cutting area", header=True, width="22%"),
        *(Column(one, width=f"{78 / len(parts):.1f}%") for one in parts.values()),
    )
    rows = [
        (link(name, "self-assessment", where(show="statements", of=theme)),
         *(_place(found.fields[by][theme, part], part) for part in parts))
        for theme, name in found.themes.items()
    ]  # fmt: skip
    return table(f"How complete the self-assessment is, by {by}", columns, rows)


def _parts(found: SelfAssessment, by: str) -> dict[str, str]:
    """The parts in their order; that of statements that say none only where there are such."""
    unsaid = any(one.statements for (_, part), one in found.fields[by].items() if not part)
    return dict(_REGISTER.field(by).choices) | ({"": _NO_PART} if unsaid else {})


def _place(one: Field, part: str) -> Child:
    if not one.statements and not part:
        return "–"  # nothing lacks where every statement says its part
    if not one.statements:
        return element("span", VERDICTS["missing"], class_="lsp-nothing")
    counts = f"{one.evidenced} with evidence, {one.agreed} agreed"
    return two_lines(join([element("b", VERDICTS[one.verdict]), f": {times(one.statements, 'statement')}"]), counts)


def exported_places(found: SelfAssessment, by: str) -> pd.DataFrame:
    """The places for a file: FIELDS."""
    parts = _parts(found, by)
    return pd.DataFrame(
        [(name, parts[part], one.statements, one.evidenced, one.agreed,
          VERDICTS[one.verdict] if part or one.statements else "")
         for theme, name in found.themes.items() for part in parts
         for one in (found.fields[by][theme, part],)],
        columns=list(FIELDS),
    )  # fmt: skip


def statements(found: SelfAssessment, rows: pd.DataFrame, where: Where) -> Html:
    """The statements under their theme and strand: question, state, owner and date, what each lacks."""
    drawn: list[Row | Group] = []
    for (name, strand), own in rows.groupby(["theme_name", rows["strand"].fillna("")], sort=False):
        words = text_of(_REGISTER.field("strand"), strand) or "No strand"
        drawn.append(Group(f"{name} – {words}: {times(len(own), 'statement')}"))
        drawn += [_statement(found, row, where) for row in own.to_dict("records")]
    columns = (
        Column("Statement", header=True, width="44%"), Column("Question", width="20%"), Column("State"),
        Column("Owner"), Column("Lacks"),
    )  # fmt: skip
    return table("Statements by theme and strand", columns, drawn, nothing="No statement is held here yet.")


def _statement(found: SelfAssessment, row: Mapping[Any, Any], where: Where) -> Row:
    return (
        named(row, where),
        two_lines(_text(row, "question") or "–", _text(row, "thread")),
        two_lines(_text(row, "state") or "Draft", _text(row, "time")),
        two_lines(_text(row, "owner") or "none named", _text(row, "date")),
        lacking(found.lacking[str(row["item"])]),
    )


def _text(row: Mapping[Any, Any], name: str) -> str:
    one: RegisterField = _REGISTER.field(name)
    return text_of(one, row[name])


def named(row: Mapping[Any, Any], where: Where) -> Html:
    """A statement's words, linked to the row in full."""
    return link(str(row["text"]), "self-assessment", where(item=str(row["item"])))


def lacking(lacks: Sequence[Lack]) -> str:
    """ "No evidence, no owner, still a draft"; "nothing" where the statement is whole."""
    return capital(", ".join(LACKS[one] for one in lacks)) or "nothing"


def beside(found: SelfAssessment, row: Mapping[str, Any], with_status: LinkOf) -> Html:
    """Beside a statement in full: what it lacks, and how its indicators stand."""
    pairs: list[tuple[Child, Child]] = [
        ("Lacks", lacking(found.lacking[str(row["item"])])), ("Indicators", codes(row["indicators"], with_status)),
    ]  # fmt: skip
    return facts(pairs)


def exported(rows: pd.DataFrame) -> pd.DataFrame:
    """The statements for a file, in words."""
    return of_register(_REGISTER, rows)


def gaps_counted(found: SelfAssessment, rows: pd.DataFrame) -> str:
    """ "Of 12 statements 3 have no evidence, 4 no owner, 1 no date, 2 no question; 5 are still drafts."."""
    counts = Counter(lack for item in rows["item"] for lack in found.lacking[item])
    first, *others = (f"{counts[lack]} {words}" for lack, words in LACKS.items() if lack is not Lack.STATE)
    has = "has" if counts[Lack.EVIDENCE] == 1 else "have"
    told = ", ".join([first.replace(" no ", f" {has} no "), *others])
    drafts = "1 is still a draft" if counts[Lack.STATE] == 1 else f"{counts[Lack.STATE]} are still drafts"
    return f"Of {times(len(rows), 'statement')} {told}; {drafts}."


def gaps(found: SelfAssessment, rows: pd.DataFrame, where: Where) -> Html:
    """The statements that neither a document nor an indicator stands behind."""
    told: list[Child] = [
        join([element("b", f"{row['theme_name']}: "), named(row, where)])
        for row in rows.to_dict("records") if Lack.EVIDENCE in found.lacking[str(row["item"])]
    ]  # fmt: skip
    return items(told, nothing="Every statement has evidence.")


def evidence(rows: pd.DataFrame, where: Where, with_status: LinkOf) -> Html:
    """What stands behind the other statements: documents and surveys in words, indicators with their status."""
    drawn = [
        (named(row, where), row["evidence"] or "–", codes(row["indicators"], with_status))
        for row in rows.to_dict("records") if row["evidence"] or row["indicators"]
    ]  # fmt: skip
    columns = (
        Column("Statement", header=True, width="45%"), Column("Evidence", width="30%"), Column("Indicators"),
    )  # fmt: skip
    return table("Evidence of the statements", columns, drawn, nothing="No statement has evidence yet.")


def codes(given: Sequence[str] | None, with_status: LinkOf) -> Html:
    """Indicators, a line each."""
    return join([element("span", with_status(code), class_="lsp-line") for code in given or ()]) or Html("–")


def indicators(rows: pd.DataFrame, standing: Mapping[str, Record], where: Where, link_of: LinkOf) -> Html:
    """The indicators that statements name: status, newest figure with its source, and the statements."""
    drawn = []
    for code, named_by in by_indicator(rows).items():
        told = join([element("span", named(row, where), class_="lsp-line") for row in named_by])
        parts: list[Record | None] = [one for one in standing.values() if said(one["indicator"]) == code]
        drawn += [(*_standing(code, row, link_of), told) for row in parts or [None]]
    columns = (
        Column("Indicator", header=True, width="25%"), Column("Status"), Column("Newest figure", width="22%"),
        Column("Named by", width="34%"),
    )  # fmt: skip
    return table("Indicators of the statements", columns, drawn, nothing="No statement names an indicator yet.")


def by_indicator(rows: pd.DataFrame) -> dict[str, list[Mapping[Any, Any]]]:
    """Code → the statements that name it, by the codes' numbers."""
    found: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows.to_dict("records"):
        for code in row["indicators"] or ():
            found.setdefault(str(code), []).append(row)
    return dict(sorted(found.items(), key=lambda one: (len(one[0].rstrip("abcdefgh")), one[0])))


def _standing(code: str, row: Record | None, link_of: LinkOf) -> tuple[Child, ...]:
    if row is None:
        return two_lines(link_of(code), "not in use here"), "–", "–"
    named_so = indicator(code, said(row["sub_measure"]))
    return (
        two_lines(link_of(named_so), said(row["title"], named_so)),
        tables.status(said(row["rag"], "grey")),
        two_lines(figure(row), source(row)),
    )


def figure(row: Record) -> str:
    """ "38.5%, Q2 2009/10"."""
    shown = number(row["actual"], said(row["unit"]), marker=row["actual_marker"])
    when = period(row["period_start"], row["period_end"], row["basis"], "")
    return f"{shown}, {when}" if when else shown


def source(row: Record) -> str:
    """The file and cell that the figure comes from; "" where there is none."""
    place = f"{said(row['source_sheet'])}!{said(row['source_cell'])}" if said(row["source_cell"]) else ""
    return ", ".join(part for part in (said(row["source_file"]), place) if part)
