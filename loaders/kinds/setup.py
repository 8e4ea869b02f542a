"""The set-up workbook: the partnership, its indicators in use, partners, leads, rules and release calendar, as
decisions (subject, key, field, value) that the catalogue applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from loaders.figures import Entry
from loaders.meaning.around import Findings
from loaders.meaning.known import Known
from loaders.meaning.words import fold, is_placeholder, tidy
from loaders.problems import suggestion
from loaders.tables.rows import Rows, cell_name, column_name
from loaders.workbook.grid import Cell
from lsp_data.periods import Basis, Period, read_period

# Heading → field of the catalogue's decisions, per kind of sheet. The first heading names the row.
SHEETS: Mapping[str, Mapping[str, str]] = {
    "partnership": {"setting": "", "value": "value"},
    "indicator": {
        "indicator": "", "sub measure": "", "in use": "in_use", "theme": "theme", "target class": "target_class",
        "lead partner": "lead", "lead post": "lead_post", "contributing partners": "contributors",
        "good is": "polarity", "unit": "unit", "frequency": "frequency", "accumulation": "accumulation",
        "period basis": "basis", "days until due": "lag_days", "rule": "rule_kind", "tolerance": "rule_tolerance",
        "compare with": "compare_with", "local title": "title",
        "definition note": "definition_note", "valid from": "valid_from", "valid to": "valid_to",
    },
    "partner": {
        "partner": "", "name": "name", "short name": "short_name", "kind": "kind", "contact post": "contact_post",
        "in use": "in_use",
    },
    "area": {"area": "", "name": "name", "kind": "kind", "lies in": "parent", "in use": "in_use"},
    "rule": {"rule": "", "kind": "kind", "tolerance": "tolerance", "compare with": "compare_with"},
}  # fmt: skip
SETTINGS: Mapping[str, str] = {
    "name of the partnership": "name", "name": "name", "area": "area", "reporting date": "reporting_date",
    "sample": "sample", "theme set": "theme_set", "first financial year": "first_year", "first year": "first_year",
    "last financial year": "last_year", "last year": "last_year", "days of grace": "overdue_grace_days",
}  # fmt: skip
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "in_use": ("yes", "no"),
    "polarity": ("high", "low", "neither"),
    "frequency": ("monthly", "quarterly", "termly", "annual", "biennial"),
    "accumulation": ("cumulative", "point", "rolling", "average", "survey"),
    "compare_with": ("previous", "last_year"),
    "target_class": ("designated", "statutory", "local"),
    "rule_kind": ("default", "percentage", "points", "poisson", "havering"),
}
_DAYS = frozenset({"valid_from", "valid_to", "reporting_date"})


@dataclass(frozen=True, slots=True)
class SetupSheet:
    """One sheet of decisions: its subject, header row, and the field of each column."""

    subject: str
    row: int
    fields: Mapping[int, str]  # column → field; "" for the columns that name the row
    names: tuple[int, ...]


def find(rows: Rows) -> SetupSheet | None:
    """The sheet of decisions that this is, by its headings; None when it is none."""
    for number in rows.numbers[:20]:
        cells = rows.row(number)
        headings = {fold(cell.text): cell.column for cell in cells if isinstance(cell.value, str)}
        for subject, fields in SHEETS.items():
            known = [heading for heading in fields if heading in headings]
            if next(iter(fields)) in headings and len(known) >= _needed(subject) and len(known) * 2 > len(headings):
                columns = {headings[heading]: fields[heading] for heading in known}
                names = tuple(headings[heading] for heading in known if not fields[heading])
                return SetupSheet(subject, number, columns, names)
    return None


def _needed(subject: str) -> int:
    return {"partnership": 2, "indicator": 4}.get(subject, 3)


def names_in(sheets: Iterable[tuple[Rows, SetupSheet]]) -> Mapping[str, str]:
    """The partners that a set-up workbook itself brings: folded id, name or short name → id."""
    found: dict[str, str] = {}
    for rows, sheet in sheets:
        if sheet.subject != "partner":
            continue
        for number, _ in rows.between(sheet.row + 1, rows.numbers[-1]):
            identity = rows.at(number, sheet.names[0])
            for column, field in sheet.fields.items():
                cell = rows.at(number, column)
                if identity is not None and cell is not None and field in ("", "name", "short_name"):
                    found[fold(cell.text)] = tidy(identity.text)
    return found


def read(rows: Rows, sheet: SetupSheet, known: Known, findings: Findings, names: Mapping[str, str]) -> list[Entry]:
    """One entry a decision: subject, key, field, value. A blank cell decides nothing. ``names``: see names_in."""
    _say_what_was_left_out(rows, sheet, findings)
    entries: list[Entry] = []
    for number, cells in rows.between(sheet.row + 1, rows.numbers[-1]):
        by_column = {cell.column: cell for cell in cells}
        key = _key(by_column, sheet, known, rows.sheet.name, number, findings)
        if key is None:
            continue
        for column, field in sheet.fields.items():
            cell = by_column.get(column)
            if cell is None or not field or is_placeholder(cell.text):
                continue
            decided = _decision(sheet.subject, key, field, cell, known, rows.sheet.name, findings, names)
            if decided is not None:
                entries.append(Entry(rows.sheet.name, cell_name(number, column), "edit", decided))
    return entries


def _say_what_was_left_out(rows: Rows, sheet: SetupSheet, findings: Findings) -> None:
    unused = [cell for cell in rows.row(sheet.row) if cell.column not in sheet.fields and fold(cell.text) != "title"]
    if unused:
        columns = ", ".join(f"{column_name(cell.column)} “{tidy(cell.text)}”" for cell in unused)
        place = cell_name(sheet.row, unused[0].column)
        findings.tell("columns-not-used", rows.sheet.name, place, columns=columns)


def _key(
    cells: Mapping[int, Cell], sheet: SetupSheet, known: Known, name: str, row: int, findings: Findings
) -> str | None:
    texts = [tidy(cells[column].text) if column in cells else "" for column in sheet.names]
    if not texts or not texts[0]:
        return None
    if sheet.subject == "partnership":
        if fold(texts[0]) in SETTINGS:
            return SETTINGS[fold(texts[0])]
        words = {"what": "the partnership", "known": ", ".join(SETTINGS)}
        findings.tell("unknown-setting", name, cell_name(row, sheet.names[0]), texts[0], **words)
        return None
    if sheet.subject != "indicator":
        return texts[0]
    found = known.indicator(texts[0], texts[1] if len(texts) > 1 else "")
    if found is None or found not in known.indicators:
        names = suggestion(known.catalogue.suggest_indicator(texts[0]))
        findings.tell("unknown-indicator", name, cell_name(row, sheet.names[0]), texts[0], suggestion=names)
        return None
    return "|".join(found) if found[1] else found[0]


def _decision(
    subject: str, key: str, field: str, cell: Cell, known: Known, sheet: str, findings: Findings,
    names: Mapping[str, str],
) -> dict[str, object] | None:  # fmt: skip
    value = _written(cell)
    if subject == "partnership":
        field, key = key, ""
        if field == "area":
            field_value = known.catalogue.find_area(value)
            return _looked_up(subject, key, field, field_value, value, cell, sheet, findings, known)
    if field in _CHOICES:
        chosen = fold(value).replace(" ", "_")
        if chosen not in _CHOICES[field]:
            words = {"what": field.replace("_", " "), "known": ", ".join(_CHOICES[field])}
            findings.tell("unknown-setting", sheet, cell_name(cell.row, cell.column), value, **words)
            return None
        value = chosen
    if field in _DAYS:
        day = _day(value)
        if day is None:
            words = {"what": field.replace("_", " "), "known": "a day such as 2010-03-31 or 31 March 2010"}
            findings.tell("unknown-setting", sheet, cell_name(cell.row, cell.column), value, **words)
            return None
        value = day.isoformat()
    if field == "theme":
        value = _theme(value, known)
    if field in ("lead", "contributors"):
        ids = [known.catalogue.find_partner(one) or names.get(fold(one)) for one in value.split(";") if one.strip()]
        joined = None if None in ids else ";".join(one for one in ids if one)
        return _looked_up(subject, key, field, joined, value, cell, sheet, findings, known)
    return {"subject": subject, "key": key, "field": field, "value": value}


def _day(text: str) -> date | None:
    read = read_period(text)
    return read.start if isinstance(read, Period) and read.basis is Basis.POINT else None


def _theme(name: str, known: Known) -> str:
    """The id of a theme that is called so, of the partnership's set first; else what was written."""
    found = {
        fold(one["name"]): one["theme"]
        for frame in (known.catalogue.reference.themes, known.catalogue.themes)
        for one in frame.to_dict("records")
    }
    return str(found.get(fold(name), name))


def _looked_up(
    subject: str, key: str, field: str, found: str | None, value: str, cell: Cell, sheet: str, findings: Findings,
    known: Known,
) -> dict[str, object] | None:  # fmt: skip
    if found is not None:
        return {"subject": subject, "key": key, "field": field, "value": found}
    place = cell_name(cell.row, cell.column)
    if field == "area":
        findings.tell("unknown-area", sheet, place, value, suggestion=suggestion(known.catalogue.suggest_area(value)))
    else:
        names = suggestion(known.catalogue.suggest_partner(value))
        findings.tell("unknown-partner-at-load", sheet, place, value, suggestion=names)
    return None


def _written(cell: Cell) -> str:
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no"
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return tidy(cell.text)
