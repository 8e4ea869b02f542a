"""A remembered layout as a table meets it: what was said of its columns, with a heading or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.mapping import Correction, Found, Layout, Layouts
from loaders.meaning.around import Findings
from loaders.meaning.headings import Heading
from loaders.meaning.words import Role
from loaders.tables.headed import Column, Table
from loaders.tables.rows import Rows


def heads_of(rows: Rows, layouts: Layouts) -> dict[int, Layout]:
    """The rows of a sheet that a person said are headings, by the first of them."""
    if not layouts.say_headings:
        return {}
    return layouts.heads({number: [cell.text for cell in cells] for number, cells in rows.cells.items()})


def said_of(table: Table, beside: Sequence[Column], layouts: Layouts) -> tuple[Found | None, dict[int, Correction]]:
    """The remembered layout that the table has, and what was said of its columns, those without a heading too."""
    every = {one.index: one.text for one in (*table.columns, *beside)}
    remembered = layouts.of([one.text for one in table.columns])
    return remembered, layouts.said_of(remembered, every, table.rows.sheet.name, table.header[0])


def of_indicators(said: Mapping[int, Correction]) -> bool:
    """Whether a person said that the table is one of indicators."""
    return any(one.role == Role.INDICATOR.value or one.indicator for one in said.values())


def with_columns(
    table: Table, headings: Sequence[Heading], more: Sequence[Column]
) -> tuple[Table, tuple[Heading, ...]]:
    """The table with columns without a heading, of which a person said what they hold."""
    if not more:
        return table, tuple(headings)
    every = [*headings, *(Heading(one, Role.OTHER) for one in more)]
    every.sort(key=lambda one: one.column.index)
    return replace(table, columns=tuple(one.column for one in every)), tuple(every)


def say_remembered(found: Found, sheet: str, place: str, findings: Findings) -> None:
    """Tell that a remembered layout was applied, and what moved in it; nothing of one that is not kept yet."""
    name = found.layout.name
    if not name:
        return
    if found.new or found.gone:
        new, gone = (", ".join(f"“{one}”" for one in words[:6]) or "none" for words in (found.new, found.gone))
        findings.ask_once(place, "layout-moved", sheet, place, name, name=name, new=new, gone=gone)
        return
    count = len(found.layout.corrections) + len(found.layout.matches)
    findings.ask_once(place, "layout-remembered", sheet, place, name, name=name, count=count)
