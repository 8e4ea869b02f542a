"""What the tests of the loaders share: the catalogue that ships, and workbooks typed cell by cell."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare, to_change
from loaders.figures import Return
from loaders.inspection import inspect, understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Cell, Sheet
from lsp_data import decisions
from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.decisions import Edit
from lsp_data.settings import Settings
from lsp_data.store import generations, publication, reads

TODAY = date(2011, 2, 14)
NOW = datetime(2011, 2, 14, 9, 30, tzinfo=UTC)
EDITS = [
    ("partnership", "", "name", "Weaver Vale Partnership"),
    ("partnership", "", "area", "cheshire-west-and-chester"),
    ("partnership", "", "reporting_date", TODAY.isoformat()),
]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.build(load_reference(), EDITS)


@pytest.fixture(scope="session")
def known(catalogue: Catalogue) -> Known:
    return Known(catalogue, TODAY)


@pytest.fixture
def read(tmp_path: Path, catalogue: Catalogue) -> Callable[[openpyxl.Workbook], Return]:
    """Saves a workbook and reads it the way that an upload is read."""

    def reading(book: openpyxl.Workbook, name: str = "return.xlsx") -> Return:
        book.save(tmp_path / name)
        return inspect(tmp_path / name, catalogue=catalogue, settings=Settings(data=tmp_path))

    return reading


@pytest.fixture
def read_rows(known: Known) -> Callable[..., Return]:
    """Reads sheets given as lists of rows, without a file."""

    def reading(*sheets: list[list[object]], name: str = "Return") -> Return:
        made = tuple(
            sheet_of(rows, name if position == 0 else f"{name} {position}") for position, rows in enumerate(sheets)
        )
        return understand(Book(made), "return.xlsx", "0" * 64, known)

    return reading


def sheet_of(rows: list[list[object]], name: str) -> Sheet:
    cells = {}
    for row, contents in enumerate(rows, 1):
        for column, value in enumerate(contents, 1):
            if value is not None:
                plain = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
                text = f"{plain:.10g}" if isinstance(plain, float) else str(value)
                cells[row, column] = Cell(row, column, plain, text)  # type: ignore[arg-type] # test content
    return Sheet(name, cells=cells)


IN_USE = {
    "NI 33|i": "fire-and-rescue", "NI 117|": "council-children", "NI 155|": "housing-trust", "NI 181|": "council",
    "NI 192|": "council-environment", "NI 151|": "council", "NI 75|": "council-children", "NI 4|": "council",
}  # fmt: skip
CALENDAR = {
    "NI 33|i": ("quarterly", "cumulative", "financial_year", "30"),
    "NI 117|": ("monthly", "point", "financial_year", "30"),
    "NI 155|": ("quarterly", "cumulative", "financial_year", "45"),
    "NI 181|": ("quarterly", "point", "financial_year", "30"),
    "NI 192|": ("quarterly", "point", "financial_year", "60"),
    "NI 151|": ("quarterly", "rolling", "rolling_year", "110"),
    "NI 75|": ("annual", "point", "academic_year", "140"), "NI 4|": ("biennial", "survey", "survey", "185"),
}  # fmt: skip


@pytest.fixture
def folder(set_up_once: Path, tmp_path: Path) -> Path:
    """The data folder of a small partnership with eight indicators in use."""
    return Path(shutil.copytree(set_up_once, tmp_path / "data"))


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That folder as it was set up; to be copied."""
    data = tmp_path_factory.mktemp("set-up") / "data"
    publication.create(data, now=NOW)
    decided = [Edit(*one) for one in EDITS]
    for key, lead in IN_USE.items():
        words = dict(zip(("frequency", "accumulation", "basis", "lag_days"), CALENDAR[key], strict=True))
        decided += [
            Edit("indicator", key, field, value) for field, value in {"in_use": "yes", "lead": lead, **words}.items()
        ]
    decisions.save_edits(data, decided, made_by="Analyst", now=NOW)
    return data


def saved_beside(folder: Path, name: str, lines: Iterable[Sequence[object]]) -> Path:
    """A workbook of one sheet with these rows, beside the data folder."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))
    path = folder.parent / name
    book.save(path)
    return path


def inspected(path: Path, folder: Path) -> Return:
    """The file as an upload reads it, under the catalogue of the folder's partnership."""
    catalogue = reads.catalogue_of(generations.current(folder))
    return inspect(path, catalogue=catalogue, settings=Settings(data=folder))


@pytest.fixture
def accept(folder: Path) -> Callable[..., Comparison]:
    """Reads a file, compares it and accepts what is proposed; gives the comparison."""

    def accepting(path: Path, **said: object) -> Comparison:
        generation = generations.current(folder)
        catalogue = reads.catalogue_of(generation)
        ret = inspect(path, catalogue=catalogue, settings=Settings(data=folder), today=TODAY)
        compared = compare(ret, generation, **said)  # type: ignore[arg-type] # passed on by name
        decisions.accept(folder, to_change(ret, compared, made_by="Analyst"), path.read_bytes(), now=NOW)
        return compared

    return accepting
