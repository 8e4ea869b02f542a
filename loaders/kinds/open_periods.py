"""What is asked about a table of statistics whose headings or labels leave the period of figures open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loaders.figures import Figure, Region
from loaders.meaning.around import Findings
from loaders.meaning.down import Down, Roles
from loaders.meaning.heading_parts import Across
from loaders.meaning.year_before import earlier
from loaders.tables.blocks import Block
from loaders.tables.rows import Rows, cell_name, column_name, place
from lsp_data.periods import Ambiguous, Period, label

_ASKS_WHEN = frozenset({"period-unknown", "ambiguous-period", "period-not-told"})


class Table(NamedTuple):
    """The table that is asked about; ``period``: that of its titles."""

    rows: Rows
    block: Block
    headings: Mapping[int, str]
    period: Period | None

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.rows.sheet.name

    def asks(self, findings: Findings, place: str, question: Ambiguous, what: str) -> None:
        """The question which of two periods is meant, once for the table."""
        candidates = " or ".join(label(one) for one in question.candidates)
        key = f"{self.block.rows[0]}{what}"
        findings.ask_once(key, "ambiguous-period", self.sheet, place, question.text, candidates=candidates)


def ask_of_columns(table: Table, columns: Mapping[int, Across], figures: Sequence[Figure], findings: Findings) -> None:
    """A heading whose period can be read in two ways is asked about, once for the table; and one of a year to date of
    which nothing says until when it goes."""
    block = table.block
    if not any(one.question or one.before is not None or _is_open(one) for one in columns.values()):
        return  # nearly every table, without a look at its figures
    dated = {one.cell.rstrip("0123456789") for one in figures if one.period_start is not None}
    for column in columns:
        over, undated = columns[column], column_name(column) not in dated
        question = over.question
        if over.before is not None and table.period is not None and undated:
            answer = earlier(over.before, table.period, table.headings[column])
            question = answer if isinstance(answer, Ambiguous) else None
        place = cell_name(block.header[-1] if block.header else block.rows[0], column)
        if question is not None:
            table.asks(findings, place, question, "")
        elif _is_open(over) and undated:
            what = table.headings[column]
            findings.ask_once(place, "period-unknown", table.sheet, place, what, what=f"“{what}”")


def _is_open(over: Across) -> bool:
    return bool(over.to_date or over.before or over.part or over.open)


def ask_of_rows(
    table: Table, roles: Roles, labels: Mapping[int, Down], figures: Sequence[Figure], findings: Findings
) -> None:
    """A label whose period can be read in two ways is asked about, once for the table, where nothing else dates its
    figures."""
    if not any(one.question for one in labels.values()):
        return
    undated = {int(one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in figures if one.period_start is None}
    for number, one in labels.items():
        if one.question is not None and number in undated:
            table.asks(findings, cell_name(number, roles.periods[-1]), one.question, "rows")
            return


def ask_of_undated(regions: Sequence[Region], figures: Sequence[Figure], findings: Findings) -> None:
    """The figures of a sheet that have no period are asked about, once a table where nothing else of it asks for when
    its figures are."""
    undated = [(*place(one.cell), one) for one in figures if one.period_start is None]
    if not undated:
        return
    sheet = undated[0][2].sheet
    asked = [place(one.cell)[0] for one in findings.problems if one.sheet == sheet and one.code in _ASKS_WHEN]
    for region in regions:
        columns = {one.index for one in region.columns}
        found = [one for row, column, one in undated if region.first <= row <= region.last and column in columns]
        if found and not any(region.top <= row <= region.last for row in asked):
            what = f"each of {len(found):,} figures of the table" if len(found) > 1 else "one figure of the table"
            findings.tell("period-unknown", sheet, found[0].cell, found[0].text, what=what)
