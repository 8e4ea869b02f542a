"""A register that is written, exported as its workbook and loaded again is the same, whatever its words are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from loaders import compare as comparing
from loaders import templates
from loaders.compare import Comparison
from loaders.compare.register_row import RegisterRow
from loaders.figures import Return
from loaders.inspection import inspect
from loaders.register_books import BOOKS, book_of, month_headings
from lsp_data import registering, reports
from lsp_data.periods import financial_year
from lsp_data.registering import RowEdit
from lsp_data.registers import STATES, Field, FieldKind, Register, identity
from lsp_data.settings import Settings
from lsp_data.store import reads
from lsp_data.store.generations import Generation
from tests.store.offices import NOW, REPORTING, Office, set_up

YEAR = financial_year(2009)
KINDS = [one.register.kind for one in BOOKS]
CODES = ["NI 4", "NI 16", "NI 33", "NI 117"]
TRICKY = ["=1+1", "=HYPERLINK(\"x\")", "@cmd", "N/A", "To be determined", "- a point\n- another", "Notes: see above",
          "Aim: better", "Theme: Safer", "Please select", "_x0041_", "0007", "1/2", "12%", "NI 4, NI 21", "Total",
          "(continued)", "a\n\nb", "“x” & <y>", "Good practice"]  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
WORDS = st.one_of(
    st.sampled_from([one for one in TRICKY if "\n" not in one]), st.text(LETTERS, min_size=1, max_size=30)
)
LINES = st.one_of(st.sampled_from(TRICKY), st.lists(WORDS, min_size=1, max_size=3).map("\n".join))


def values(one: Field) -> st.SearchStrategy[Any]:
    """What may be written in a field, or nothing."""
    made: Mapping[FieldKind, st.SearchStrategy[Any]] = {
        FieldKind.TEXT: LINES,
        FieldKind.CHOICE: st.sampled_from([word for word, _ in one.choices] or [""]),
        FieldKind.DATE: st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)).map(lambda day: day.isoformat()),
        FieldKind.YES_NO: st.booleans(),
        FieldKind.INDICATORS: st.lists(st.sampled_from(CODES), unique=True),
        FieldKind.MONTHS: st.dictionaries(
            st.sampled_from(list(month_headings(YEAR).values())), st.sampled_from(STATES), max_size=4
        ),
    }
    if one.steps:
        return st.sampled_from([None, "1", "5", "low", "High"])
    return st.none() | made.get(one.kind, WORDS)


@st.composite
def rows_of(draw: Callable[..., Any], register: Register) -> list[dict[str, Any]]:
    """Rows of a register, each with its key, no two of which are known by the same words."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    key = register.field(register.key)
    for number in range(draw(st.integers(1, 5))):
        row = {one.name: draw(values(one)) for one in register.fields}
        given = draw(values(key).filter(lambda value: str(value or "").strip() != ""))
        row[key.name] = given if key.kind in (FieldKind.DATE, FieldKind.CHOICE) else f"Row {number} {given}"
        row = {name: value.strip() or None if isinstance(value, str) else value for name, value in row.items()}
        if register.kind == "activity":
            row["year"] = "2009/10"
        found.setdefault(identity(register, row), row)
    return list(found.values())


def export(office: Office, kind: str, name: str = "export.xlsx") -> Path:
    path = office.folder.parent / name
    if kind == "activity":
        templates.write_route_map(office.generation, YEAR, path)
    else:
        templates.write_register(office.generation, kind, path)
    return path


def read(path: Path, generation: Generation) -> Return:
    return inspect(path, catalogue=reads.catalogue_of(generation), settings=Settings(data=path.parent))


def compared(office: Office, path: Path) -> Comparison:
    return comparing.compare(read(path, office.generation), office.generation, today=REPORTING)


def of_kind(office: Office, path: Path, kind: str) -> list[RegisterRow]:
    return [one for one in compared(office, path).registers if one.register == kind]


def write(office: Office, kind: str, rows: list[dict[str, Any]]) -> tuple[str, ...]:
    edits = [RowEdit("", row) for row in rows]
    return registering.write_rows(office.folder, kind, edits, known_at=REPORTING, made_by="Analyst", now=NOW).added


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return set_up(tmp_path_factory.mktemp("round") / "data")


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_what_is_exported_loads_as_the_same_rows(office: Office, kind: str, data: st.DataObject) -> None:
    register = book_of(kind).register
    held = {identity(register, row): row for row in reports.register(office.generation, kind).to_dict("records")}
    rows = [one for one in data.draw(rows_of(register)) if identity(register, one) not in held]
    half = len(rows) // 2
    if rows[half:]:
        write(office, kind, rows[half:])
    if rows[:half]:
        office.bring([(kind, row) for row in rows[:half]], kind=register.workbook)
    before = reports.register(office.generation, kind)
    found = of_kind(office, export(office, kind), kind)
    assert [(one.change, dict(one.fields), one.old) for one in found if one.change != "same"] == []
    assert sorted(one.item for one in found) == sorted(before["item"])


def sheet_of(path: Path) -> tuple[openpyxl.Workbook, Worksheet, dict[str, int]]:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    return book, sheet, {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def row_at(sheet: Worksheet, item: str) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == item)


def changed(office: Office, path: Path, kind: str) -> list[tuple[str, str, dict[str, object], bool]]:
    found = of_kind(office, path, kind)
    return [(one.change, one.item, dict(one.fields), one.accept) for one in found if one.change != "same"]


@pytest.fixture
def plan(tmp_path: Path) -> tuple[Office, Path, tuple[str, ...]]:
    """A register of three actions, and its workbook as it was exported."""
    office = set_up(tmp_path / "data")
    items = write(office, "action", [
        {"theme": "Safer", "number": "1", "action": "Train wardens", "lead": "Council", "target": "=12 a year"},
        {"theme": "Safer", "number": "2", "action": "Light the subway", "status": "under_way"},
        {"action": "Plant trees", "indicators": ["NI 33"]},
    ])  # fmt: skip
    return office, export(office, "action"), items


@given(edit=st.dictionaries(st.sampled_from(["Lead", "Target", "Progress"]), st.none() | LINES, min_size=1))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_edit_in_the_workbook_arrives_as_exactly_that(
    plan: tuple[Office, Path, tuple[str, ...]], edit: dict[str, str | None]
) -> None:
    office, path, (first, *_) = plan
    (before,) = [
        one for one in reports.register(office.generation, "action").to_dict("records") if one["item"] == first
    ]
    book, sheet, at = sheet_of(path)
    for heading, value in edit.items():
        cell = sheet.cell(row_at(sheet, first), at[heading])
        cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value) if value else value  # as Excel writes it
        cell.data_type = "s" if value else "n"
    edited = path.with_name("edited.xlsx")
    book.save(edited)
    expected = {heading.lower(): (value or "").strip() or None for heading, value in edit.items()}
    expected = {name: value for name, value in expected.items() if value != before[name]}
    found = changed(office, edited, "action")
    assert found == ([("changed", first, expected, True)] if expected else [])


def test_the_page_is_not_undone_by_a_workbook_that_was_made_before(plan: tuple[Office, Path, tuple[str, ...]]) -> None:
    office, path, (first, second, _) = plan
    edits = [
        RowEdit(first, {"lead": "Police"}, {"lead": "Council"}),
        RowEdit(second, {"action": "Light it well"}, {"action": "Light the subway"}),
    ]
    registering.write_rows(office.folder, "action", edits, known_at=REPORTING, made_by="Lead", now=NOW)
    assert changed(office, path, "action") == []


def test_what_both_wrote_is_shown_and_not_ticked(plan: tuple[Office, Path, tuple[str, ...]]) -> None:
    office, path, (first, second, _) = plan
    registering.write_rows(
        office.folder, "action", [RowEdit(first, {"lead": "Police"}, {"lead": "Council"})], known_at=REPORTING,
        made_by="Police lead", now=NOW,
    )  # fmt: skip
    book, sheet, at = sheet_of(path)
    sheet.cell(row_at(sheet, first), at["Lead"]).value = "Fire service"
    sheet.cell(row_at(sheet, second), at["Lead"]).value = "Council"
    book.save(path)
    assert changed(office, path, "action") == [
        ("conflicting", first, {"lead": "Fire service"}, False), ("changed", second, {"lead": "Council"}, True),
    ]  # fmt: skip
    (conflict, *_) = of_kind(office, path, "action")
    assert (conflict.old["lead"], conflict.written["lead"].made_by) == ("Police", "Police lead")


@pytest.mark.parametrize("way", ["the row is deleted", "its cells are emptied"])
def test_a_row_that_is_gone_from_the_workbook_is_missing_and_not_ticked(
    plan: tuple[Office, Path, tuple[str, ...]], way: str
) -> None:
    office, path, (_, second, _) = plan
    book, sheet, _ = sheet_of(path)
    row = row_at(sheet, second)
    if way == "the row is deleted":
        sheet.delete_rows(row)
    else:
        for column in range(2, sheet.max_column + 1):
            sheet.cell(row, column).value = None
    book.save(path)
    write(office, "action", [{"action": "Written since, so not expected there"}])
    assert changed(office, path, "action") == [("missing", second, {"removed": True}, False)]


def test_a_new_row_is_new_once_and_links_what_its_words_name(plan: tuple[Office, Path, tuple[str, ...]]) -> None:
    office, path, _ = plan
    book, sheet, at = sheet_of(path)
    empty = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at["Action"]).value is None)
    sheet.cell(empty, at["Action"]).value = "Fit smoke alarms (NI 33)"
    book.save(path)
    (new,) = [one for one in of_kind(office, path, "action") if one.change != "same"]
    assert (new.change, new.accept, new.fields) == (
        "new", True, {"action": "Fit smoke alarms (NI 33)", "indicators": ["NI 33"]},
    )  # fmt: skip


def test_a_row_that_may_be_a_held_one_is_asked_about_and_can_be_said_to_be_it(
    plan: tuple[Office, Path, tuple[str, ...]],
) -> None:
    office, _, (first, second, _) = plan
    path = office.folder.parent / "partner.xlsx"
    book = openpyxl.Workbook()
    for line in [["Theme", "No", "Action", "Lead", "Deadline"], ["Safer", "1", "Train our wardens", "Council"],
                 ["Safer", "2", "Put lamps into the underpass", "Council"],
                 ["Safer", "9", "Mend the path", "x"]]:  # fmt: skip
        book.worksheets[0].append(line)
    book.save(path)
    found = of_kind(office, path, "action")
    assert [(one.change, one.may_be, one.accept) for one in found] == [
        ("new", (first,), False), ("new", (second,), False), ("new", (), True),
    ]  # fmt: skip
    places = [(one.entry.sheet, one.entry.cell) for one in found if one.entry is not None]
    said = comparing.compare(
        read(path, office.generation), office.generation, today=REPORTING, same_as={places[0]: first, places[1]: ""}
    )
    assert [(one.change, one.item, one.accept) for one in said.registers][:2] == [
        ("conflicting", first, False), ("new", found[1].item, True),
    ]  # fmt: skip
