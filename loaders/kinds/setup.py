"""The set-up workbook: the partnership, its indicators in use, partners, leads, rules and release calendar, as
decisions (subject, key, field, value) that the catalogue applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from loaders.figures import Entry
from loaders.kinds.not_used import say_not_used
from loaders.kinds.setup_names import REGISTERS, Brought, SetupSheet, is_identity
from loaders.meaning.around import Findings
from loaders.meaning.cells import day_said
from loaders.meaning.known import Known
from loaders.meaning.words import fold, is_placeholder, tidy
from loaders.problems import suggestion
from loaders.tables.rows import Rows, cell_name
from loaders.workbook.grid import Cell
from lsp_data.catalogue.tables import AREA_KINDS, RULE_KINDS, SPLIT_METHODS

# Heading → field of the catalogue's decisions, per kind of sheet. The first heading names the row.
SHEETS: Mapping[str, Mapping[str, str]] = {
    "partnership": {"setting": "", "value": "value"},
    "indicator": {
        "indicator": "", "sub measure": "", "in use": "in_use", "theme": "theme", "target class": "target_class",
        "lead partner": "lead", "lead post": "lead_post", "contributing partners": "contributors",
        "good is": "polarity", "unit": "unit", "frequency": "frequency", "accumulation": "accumulation",
        "period basis": "basis", "days until due": "lag_days", "rule": "rule_kind", "tolerance": "rule_tolerance",
        "compare with": "compare_with", "small numbers": "small_numbers", "county split": "split_method",
        "target months": "target_months",
        "local title": "title",
        "definition note": "definition_note", "valid from": "valid_from", "valid to": "valid_to",
    },
    "partner": {
        "partner": "", "name": "name", "short name": "short_name", "kind": "kind", "contact post": "contact_post",
        "other names": "aliases", "in use": "in_use",
    },
    "area": {
        "area": "", "name": "name", "kind": "kind", "level": "kind", "lies in": "parent", "valid from": "valid_from",
        "valid to": "valid_to", "predecessors": "predecessors", "predecessor": "predecessors", "other names": "aliases",
        "population": "population", "in use": "in_use",
    },
    "peer_group": {"comparator group": "", "members": "members", "in use": "in_use"},
    "rule": {"rule": "", "kind": "kind", "tolerance": "tolerance", "compare with": "compare_with"},
}  # fmt: skip
SETTINGS: Mapping[str, str] = {
    "name of the partnership": "name", "name": "name", "area": "area", "reporting date": "reporting_date",
    "sample": "sample", "theme set": "theme_set", "first financial year": "first_year", "first year": "first_year",
    "last financial year": "last_year", "last year": "last_year", "days of grace": "overdue_grace_days",
    "comparator group": "peer_group",
}  # fmt: skip
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "in_use": ("yes", "no"),
    "polarity": ("high", "low", "neither"),
    "frequency": ("monthly", "quarterly", "termly", "annual", "biennial"),
    "accumulation": ("cumulative", "point", "rolling", "average", "survey"),
    "compare_with": ("previous", "last_year"),
    "small_numbers": ("withhold", "show"),
    "target_class": ("designated", "statutory", "local"),
    "rule_kind": RULE_KINDS,
    "split_method": tuple(one for one in SPLIT_METHODS if one),
}
_LOOKED_UP: Mapping[str, str] = {  # fields that name partners or areas
    "lead": "partner", "contributors": "partner", "area": "area", "parent": "area", "predecessors": "area",
}  # fmt: skip
_DAYS = frozenset({"valid_from", "valid_to", "reporting_date"})


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
    return {"partnership": 2, "peer_group": 2, "indicator": 4}.get(subject, 3)


def read(rows: Rows, sheet: SetupSheet, known: Known, findings: Findings, brought: Brought) -> list[Entry]:
    """One entry a decision: subject, key, field, value. A blank cell decides nothing; a row that names nothing is a
    problem. ``brought``: see setup_names.brought_by."""
    _say_what_was_left_out(rows, sheet, findings)
    entries: list[Entry] = []
    reading = _Reading(sheet, rows.sheet.name, known, findings, brought)
    for number, cells in rows.between(sheet.row + 1, rows.numbers[-1]):
        key = reading.key({cell.column: cell for cell in cells}, number)
        if key is None:
            continue
        called = _called(cells, sheet)
        for cell in cells:
            field = "name" if cell is called else sheet.fields.get(cell.column, "")
            if field and not is_placeholder(cell.text):
                decided = reading.decision(key, field, cell)
                if decided is not None:
                    entries.append(Entry(rows.sheet.name, cell_name(number, cell.column), "edit", decided))
    return entries


def _called(cells: Sequence[Cell], sheet: SetupSheet) -> Cell | None:
    """The cell in the column of ids that holds a name, in a row of a register that gives no other."""
    named = any(sheet.fields.get(cell.column) == "name" and not is_placeholder(cell.text) for cell in cells)
    if named or sheet.subject not in REGISTERS:
        return None
    return next((one for one in cells if one.column in sheet.names and not is_identity(tidy(one.text))), None)


def _say_what_was_left_out(rows: Rows, sheet: SetupSheet, findings: Findings) -> None:
    unused = [cell for cell in rows.row(sheet.row) if cell.column not in sheet.fields and fold(cell.text) != "title"]
    say_not_used(rows, unused, findings)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sheet of decisions while it is read: what its rows are about, and what their cells decide."""

    sheet: SetupSheet
    name: str
    known: Known
    findings: Findings
    brought: Brought

    def key(self, cells: Mapping[int, Cell], row: int) -> str | None:
        """What a row is about; None, with a problem, where that cannot be told."""
        subject = self.sheet.subject
        texts = [tidy(cells[column].text) if column in cells else "" for column in self.sheet.names]
        if subject in REGISTERS:
            return self._registered(cells, row)
        if not texts or not texts[0]:
            words = {"what": {"partnership": "setting", "peer_group": "comparator group"}.get(subject, subject)}
            self.findings.tell("row-names-nothing", self.name, cell_name(row, min(cells)), **words)
            return None
        place = cell_name(row, self.sheet.names[0])
        if subject == "partnership":
            if fold(texts[0]) in SETTINGS:
                return SETTINGS[fold(texts[0])]
            self._unusable(place, texts[0], "the partnership", ", ".join(SETTINGS))
            return None
        if subject in ("rule", "peer_group"):
            return texts[0]
        found = self.known.indicator(texts[0], texts[1] if len(texts) > 1 else "")
        if found is None or found not in self.known.indicators:
            names = suggestion(self.known.catalogue.suggest_indicator(texts[0]))
            self.findings.tell("unknown-indicator", self.name, place, texts[0], suggestion=names)
            return None
        return "|".join(found) if found[1] else found[0]

    def _registered(self, cells: Mapping[int, Cell], row: int) -> str | None:
        """The id of a partner or an area; one that was made is said."""
        found = self.brought.rows.get((self.name, row))
        place = cell_name(row, min(cells))
        if found is None:
            self.findings.tell("row-names-nothing", self.name, place, what=self.sheet.subject)
            return None
        if found.made:
            self.findings.tell("id-made", self.name, place, found.name, id=found.identity, what=self.sheet.subject)
        return found.identity

    def decision(self, key: str, field: str, cell: Cell) -> dict[str, object] | None:
        """What a cell decides; None, with a problem, where it cannot be used."""
        value, subject, place = _written(cell), self.sheet.subject, cell_name(cell.row, cell.column)
        if subject == "partnership":
            field, key = key, ""
        if field in _LOOKED_UP:
            found = self._looked_up(field, value, place)
            return None if found is None else {"subject": subject, "key": key, "field": field, "value": found}
        known = self._choices(subject, key, field)
        if known:
            chosen = fold(value).replace(" ", "_")
            if chosen not in known:
                self._unusable(place, value, field.replace("_", " "), ", ".join(known))
                return None
            value = chosen
        if field in _DAYS:
            day = day_said(value)
            if day is None:
                self._unusable(place, value, field.replace("_", " "), "a day such as 2010-03-31 or 31 March 2010")
                return None
            value = day.isoformat()
        if field == "theme":
            value = _theme(value, self.known)
        return {"subject": subject, "key": key, "field": field, "value": value}

    def _choices(self, subject: str, key: str, field: str) -> tuple[str, ...]:
        """The only values that a field can have; () where it can have any."""
        if (subject, field) == ("area", "kind"):
            return AREA_KINDS
        if (subject, field) == ("rule", "kind"):  # a named rule is of its own kind
            return (key,) if key in RULE_KINDS and key != "default" else RULE_KINDS
        return _CHOICES.get(field, ())

    def _looked_up(self, field: str, value: str, place: str) -> str | None:
        """The ids of the partners or areas that a cell names, joined by ";"; None, with a problem, for an unknown."""
        subject = _LOOKED_UP[field]
        catalogue = self.known.catalogue
        ids = []
        for one in value.split(";"):
            if not one.strip():
                continue
            found = self.brought.find(subject, one, catalogue)
            if found is None:
                suggest = catalogue.suggest_area if subject == "area" else catalogue.suggest_partner
                code = "unknown-area" if subject == "area" else "unknown-partner-at-load"
                self.findings.tell(code, self.name, place, tidy(one), suggestion=suggestion(suggest(one)))
                return None
            ids.append(found)
        return ";".join(ids)

    def _unusable(self, place: str, value: str, what: str, known: str) -> None:
        self.findings.tell("unknown-setting", self.name, place, value, what=what, known=known)


def _theme(name: str, known: Known) -> str:
    """The id of a theme that is called so, of the partnership's set first; else what was written."""
    found = {
        fold(one["name"]): one["theme"]
        for held in (known.catalogue.reference, known.catalogue)
        for one in held.rows["themes"]
    }
    return str(found.get(fold(name), name))


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
