"""A fault in the reference data is named with its file, row and reason."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.catalogue import ReferenceError, RowError, read_reference  # noqa: A004 - the product's own word
from lsp_data.catalogue.cells import day, number, whole
from lsp_data.catalogue.reference import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reference"
    shutil.copytree(FOLDER, made, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return made


def rewrite(path: Path, change: Callable[[list[list[str]]], None]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def set_cell(folder: Path, file: str, row: int, column: str, value: str) -> None:
    def change(rows: list[list[str]]) -> None:
        rows[row - 1][rows[0].index(column)] = value

    rewrite(folder / file, change)


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "said"),
    [
        ("indicators.csv", 17, "polarity", "upwards", "unknown polarity 'upwards'"),
        ("indicators.csv", 17, "polarity", "", "unknown polarity ''"),
        ("indicators.csv", 17, "title", "", "title is blank"),
        ("indicators.csv", 17, "indicator", "NI 15", "stands twice, first in row 16"),
        ("indicators.csv", 17, "indicator", "NI 016", "not written like NI 16"),
        ("indicators.csv", 17, "title", "Serious violent crime RATE", "has the title of NI 15"),
        ("indicators.csv", 17, "lag_days", "-3", "lag_days '-3' is not a whole number"),
        ("indicators.csv", 17, "lower_bound", "nan", "lower_bound 'nan' is not a number"),
        ("indicators.csv", 5, "lower_bound", "101", "upper_bound 100.0 lies before lower_bound 101.0"),
        ("indicators.csv", 17, "valid_from", "2012-04-01", "valid_to 2011-03-31 lies before valid_from 2012-04-01"),
        ("indicators.csv", 17, "valid_from", "2009-02-30", "not a day of the calendar"),
        ("indicators.csv", 17, "valid_from", "1 Apr 2009", "not a date like 2009-04-01"),
        ("indicators.csv", 17, "frequency", "weekly", "unknown frequency 'weekly'"),
        ("indicators.csv", 17, "survey_based", "N", "neither yes nor no"),
        ("sub_measures.csv", 2, "indicator", "NI 233", "'NI 233' is not in indicators.csv"),
        ("theme_mapping.csv", 9, "indicator", "NI 0", "'NI 0' is not in indicators.csv"),
        ("theme_mapping.csv", 9, "theme", "", "theme is blank"),
        ("theme_mapping.csv", 9, "theme", "safer-communities", "not in theme set '2009'"),
        ("themes.csv", 2, "valid_to", "2001-01-01", "lies before valid_from"),
        ("areas.csv", 4, "parent", "north-east", "parent 'north-east' is not in areas.csv"),
        ("areas.csv", 3, "parent", "cheshire", "lies within itself"),
        ("areas.csv", 5, "kind", "parish", "unknown kind 'parish'"),
        ("areas.csv", 6, "aliases", "Chester City", "'chester city' names chester as well as congleton"),
        ("area_predecessors.csv", 3, "from", "2009-05-01", "begins on 2009-04-01"),
        ("area_predecessors.csv", 3, "predecessor", "england", "england has not ended"),
        ("partners.csv", 3, "id", "Council Children", "not small letters, digits and hyphens"),
        ("partners.csv", 7, "aliases", "The  Fire-Service", "names police as well as fire-and-rescue"),
        ("commitment_roles.csv", 2, "role", "leading", "unknown role 'leading'"),
        ("commitment_roles.csv", 2, "number", "16", "number 16 is not in commitments.csv"),
        ("lead_organisations.csv", 2, "partner", "parish", "partner 'parish' is not in partners.csv"),
        ("rules.csv", 3, "kind", "guess", "unknown kind 'guess'"),
        ("definition_notes.csv", 3, "kind", "rumour", "unknown kind 'rumour'"),
    ],
)
def test_a_fault_names_file_row_and_reason(
    folder: Path, file: str, row: int, column: str, value: str, said: str
) -> None:
    set_cell(folder, file, row, column, value)
    with pytest.raises(RowError) as raised:
        read_reference(folder)
    assert raised.value.file == file
    assert said in str(raised.value)
    if "names police" not in said:  # the later of the two rows is named
        assert raised.value.row == row
    assert str(raised.value).startswith(f"{file}, row {raised.value.row}: ")


def test_a_commitment_without_a_lead_is_named(folder: Path) -> None:
    set_cell(folder, "commitment_roles.csv", 2, "role", "contributing")
    with pytest.raises(RowError, match=r"commitments.csv, row 2: commitment 1 has 0 leads"):
        read_reference(folder)


def test_a_row_of_another_width(folder: Path) -> None:
    rewrite(folder / "partners.csv", lambda rows: rows[3].append("more"))
    with pytest.raises(RowError, match=r"partners.csv, row 4: 7 cells where 6 belong"):
        read_reference(folder)


def test_other_columns(folder: Path) -> None:
    rewrite(folder / "partners.csv", lambda rows: rows[0].reverse())
    with pytest.raises(RowError, match=r"partners.csv, row 1: the columns must be: id, name"):
        read_reference(folder)


def test_a_general_rule_is_named_by_its_kind(folder: Path) -> None:
    rewrite(folder / "rules.csv", lambda rows: rows.append(["guess", *rows[1][1:]]))
    with pytest.raises(RowError, match=r"rules.csv, row 7: a rule is named by its kind"):
        read_reference(folder)


def test_a_missing_file(folder: Path) -> None:
    (folder / "rules.csv").unlink()
    with pytest.raises(ReferenceError, match=r"rules.csv is missing"):
        read_reference(folder)


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "rules.csv").write_bytes(b"rule,kind\xff\xfe\n")
    with pytest.raises(ReferenceError, match=r"rules.csv cannot be read"):
        read_reference(folder)


def test_rules_without_a_default(folder: Path) -> None:
    set_cell(folder, "rules.csv", 2, "rule", "usual")
    with pytest.raises(ReferenceError, match=r"rules.csv has no rule called default"):
        read_reference(folder)


def test_a_file_as_a_spreadsheet_saves_it_is_read(folder: Path) -> None:
    path = folder / "partners.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_reference(folder).partners) == 16


@given(st.text(max_size=12))
def test_cells_read_only_what_is_written_plainly(text: str) -> None:
    for column in (number("n"), whole("n"), day("n")):
        try:
            read = column.read(text)
        except ValueError as reason:
            assert str(reason).startswith("n ")
        else:
            assert text == "" or text.isascii()
            assert read is None if text == "" else read is not None


@given(st.dates())
def test_every_date_is_read_back(day_: object) -> None:
    assert day("n").read(str(day_)) == day_


@given(st.integers(0, 999_999))
def test_every_whole_number_is_read_back(value: int) -> None:
    assert whole("n").read(str(value)) == value
    assert number("n").read(f"-{value}.25") == -value - 0.25
