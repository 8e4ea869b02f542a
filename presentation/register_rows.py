"""The rows of any register on the screen: a table to read, one row in full, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lsp_data.measures.wording import a
from lsp_data.registers import Field, FieldKind, Register, text_of
from lsp_data.reports.registers import TAKEN_OUT
from presentation import words
from presentation.blocks import facts, written
from presentation.markup import Child, Html, join, link
from presentation.returns_history import moment
from presentation.standing import LinkOf, Where, records
from presentation.tables import Column, table, two_lines

Record = dict[str, Any]
HISTORY = {
    "row": "Row", "field": "Field", "old": "Before", "new": "After", "known_at": "Known at", "made_at": "Made at (UTC)",
    "made_by": "By", "reason": "Reason", "file_name": "File", "sheet": "Sheet", "cell": "Cell",
}  # fmt: skip
SHOWN = 200
_FILTERED = (FieldKind.THEME, FieldKind.PARTNER, FieldKind.CHOICE)
_NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Links:
    """Where a register's table leads: ``page``, its own page; ``where``, what every address keeps; ``indicator`` draws
    an indicator's code."""

    page: str
    where: Where
    indicator: LinkOf


@dataclass(frozen=True, slots=True)
class Filter:
    """What of a register is shown: words that a row holds anywhere, and by field its value ("": all)."""

    search: str = ""
    of_fields: tuple[tuple[str, str], ...] = ()


def filters(
    register: Register, rows: pd.DataFrame, asked: Mapping[str, str], most: int = 4
) -> dict[str, dict[str, str]]:
    """By field that a person may filter by: value → words, in the order of the choices or as they occur. Only fields in
    which the rows differ, and the first few of them; but any field of which a value that occurs is ``asked`` for."""
    found: dict[str, dict[str, str]] = {}
    usual = 0
    for one in register.fields:
        present = dict.fromkeys(str(value) for value in rows[one.name] if value)
        listed = [word for word, _ in one.choices if word in present] or list(present)
        offered = (one.filtered or one.kind in _FILTERED) and len(listed) > 1 and usual < most
        usual += offered
        if offered or asked.get(one.name) in present:
            found[one.name] = {value: text_of(one, value) for value in listed}
    return found


def filtered(register: Register, rows: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The rows that hold what is wanted."""
    sought = wanted.search.casefold().split()
    kept = [
        all(str(row[name] or "") == value for name, value in wanted.of_fields if value)
        and all(part in _all_words(register, row) for part in sought)
        for row in rows.to_dict("records")
    ]
    return rows[pd.Series(kept, index=rows.index, dtype=bool)].reset_index(drop=True)


def _all_words(register: Register, row: Mapping[Any, Any]) -> str:
    return " ".join(text_of(one, row[one.name]) for one in register.fields).casefold()


def rows_table(register: Register, rows: pd.DataFrame, columns: Sequence[str], links: Links) -> Html:
    """The rows as a table of these fields; the key field, shortened, leads to the row in full, or
    where it is no column the first of them does."""
    drawn, leads = [], register.key if register.key in columns else columns[0]
    for row in rows.head(SHOWN).to_dict("records"):
        drawn.append([_cell(register.field(name), row, links, leads=name == leads) for name in columns])
    heads = [Column(register.field(name).title, header=name == leads, width=_width(register.field(name)))
             for name in columns]  # fmt: skip
    nothing = f"No {register.one} is held that fits."
    return table(f"{register.title}: {words.times(len(rows), register.one, register.many)}", heads, drawn,
                 nothing=nothing)  # fmt: skip


def _width(one: Field) -> str | None:
    return "34%" if one.kind is FieldKind.TEXT else None


def _cell(one: Field, row: Mapping[Any, Any], links: Links, *, leads: bool) -> Child:
    value = row[one.name]
    if one.kind is FieldKind.INDICATORS:
        return join([links.indicator(code) for code in value or ()], ", ")
    said = text_of(one, value)
    if not leads:
        return written(said) if one.kind is FieldKind.TEXT else said
    led = link(words.shortened(said) or _NOT_SAID, links.page, links.where(item=str(row["item"])))
    return written(led) if one.kind is FieldKind.TEXT else led


def still_open(register: Register, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in which can be written: without those that are closed."""
    return rows.loc[[not register.is_closed(row) for row in records(rows)]]


def in_full(register: Register, row: Mapping[str, Any], link_of: LinkOf, source: Child) -> Html:
    """One row with all that is said in it, and where it comes from."""
    pairs: list[tuple[Child, Child]] = []
    for one in register.fields:
        value = row[one.name]
        if one.kind is FieldKind.INDICATORS:
            pairs.append((one.title, join([link_of(code) for code in value or ()], ", ")))
        elif one.kind is not FieldKind.MONTHS and (said := text_of(one, value)):
            pairs.append((one.title, written(said)))
    changed = f"{moment(row['changed_at'])} UTC by {words.said(row['changed_by'], 'a post that was not said')}"
    return facts([*pairs, ("Last changed", changed), ("Comes from", source)], style="lsp-wide")


def exported(register: Register, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows for a file: every field of the register that they have in words, days as days."""
    held = {
        one.name: [text_of(one, None if words.missing(value) else value) for value in rows[one.name]]
        for one in register.fields
        if one.name in rows and one.kind is not FieldKind.DATE
    }
    return rows.assign(**held)


def source_of(row: Mapping[str, Any], where: Where) -> Child:
    """Where a row's text comes from: the workbook's cell, linked to its return, or the page."""
    if not row["return_id"]:
        return "written on this page"
    return link(place_of(row), "history", where(**{"return": str(row["return_id"])}))


def place_of(row: Mapping[Any, Any]) -> str:
    """The file, sheet and cell of a row that came in a workbook."""
    return f"{row['file_name']}, {row['sheet']}!{row['cell']}"


def not_held(register: Register, log: pd.DataFrame) -> str:
    """That the row which an address asks for is not there: taken out, or not known by the day. ``log``: what was
    written in it by then."""
    if TAKEN_OUT not in set(log["field"]):
        return f"The address asks for {a(register.one)} that is not held on this day."
    return f"The {register.one} that the address asks for was taken out: {log['row'].iloc[0]}."


def history_table(register: Register, log: pd.DataFrame, where: Where, *, of_one: bool = False) -> Html:
    """What was written, newest first: when, by whom, what before and after. In: the columns of
    ``reports.register_history``."""
    rows = [
        [
            two_lines(moment(row["made_at"]), words.said(row["made_by"], _NOT_SAID)),
            *([] if of_one else [row["row"]]),
            row["field"], written(row["old"] or "–"), written(row["new"] or "–"),
            two_lines(_by_what(row, where), words.said(row["reason"])),
        ]
        for row in log.head(SHOWN).to_dict("records")
    ]  # fmt: skip
    columns = [Column("When (UTC), by"), *([] if of_one else [Column(words.capital(register.one), width="28%")]),
               Column("Field"), Column("Before"), Column("After"), Column("How, and why")]  # fmt: skip
    said = f"History: {words.times(len(log), 'change')}"
    return table(said, columns, rows, nothing="Nothing was written yet.")


def _by_what(row: Mapping[Any, Any], where: Where) -> Child:
    if not row["return_id"]:
        return "on the page"
    place = f"{row['sheet']}!{row['cell']}" if row["cell"] else ""
    return link(f"{row['file_name']} {place}".strip(), "history", where(**{"return": str(row["return_id"])}))


def seen_of(register: Register, row: Mapping[Any, Any]) -> dict[str, object]:
    """The values of a row as the store keeps them, for saying what a person looked at."""
    return {
        one.name: (list(value) or None) if isinstance(value := row[one.name], tuple) else value
        for one in register.fields
    }
