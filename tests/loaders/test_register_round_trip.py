"""A register that is written, exported as its workbook and loaded again is the same, whatever its words are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import compare as comparing
from loaders import templates
from loaders.compare import Comparison
from loaders.compare.registers import RegisterRow
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
