"""The reading process: it may die, hang or grow, and the product goes on with a verdict and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loaders.workbook import child
from loaders.workbook.child import read_contained
from loaders.workbook.grid import Book, Refusal
from lsp_data.settings import Settings
from tests.loaders.workbook_makers import parts, save, sheet, workbook


def children() -> set[str]:
    """Processes that this one has started and not yet seen off."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def verdict(answer: Book | Refusal) -> str:
    assert isinstance(answer, Refusal)
    assert len(answer.problems) == 1
    assert answer.problems[0].reason
    assert answer.problems[0].mend
    return answer.problems[0].code


@pytest.mark.parametrize(
    "death",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import sys; sys.exit(3)",
        "raise RecursionError",
    ],
)
def test_a_reader_that_dies_is_a_verdict(death: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", death)
    before = children()
    assert verdict(read_contained(workbook(tmp_path / "a.xlsx"), Settings())) == "reading-failed"
    assert children() == before


def test_a_reader_that_waits_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", "import signal; signal.pause()")
    monkeypatch.setattr(child, "_WAIT_BEYOND", -19.7)
    before, start = children(), time.monotonic()
    assert verdict(read_contained(workbook(tmp_path / "a.xlsx"), Settings())) == "reading-too-long"
    assert time.monotonic() - start < 10
    assert children() == before


def test_a_reader_that_closes_its_answer_and_stays_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", "import os, signal; os.close(1); signal.pause()")
    monkeypatch.setattr(child, "_WAIT_BEYOND", -19.7)
    before = children()
    assert verdict(read_contained(workbook(tmp_path / "a.xlsx"), Settings())) == "reading-too-long"
    assert children() == before


def test_a_reader_that_computes_for_ever_meets_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, called, _ = child._START.partition("__import__")
    assert called
    busy = before + "from loaders.workbook import entry; entry.limit(1, 256)\nwhile True: pass"
    monkeypatch.setattr(child, "_START", busy)
    assert verdict(read_contained(workbook(tmp_path / "a.xlsx"), Settings())) == "reading-too-long"


def test_an_answer_without_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", "import os\nwhile True: os.write(1, bytes(65536))")
    monkeypatch.setattr(child, "_MAX_ANSWER", 1_000_000)
    assert verdict(read_contained(workbook(tmp_path / "a.xlsx"), Settings())) == "reading-too-long"


def test_a_file_that_needs_too_much_memory_is_a_verdict(tmp_path: Path) -> None:
    texts = "".join(f"<si><t>{number:060d}</t></si>" for number in range(300_000))
    path = save(tmp_path / "a.xlsx", parts(texts=texts))
    tight = Settings()
    object.__setattr__(tight, "read_megabytes", 64)  # less than an administrator may set
    assert verdict(read_contained(path, tight)) == "too-much-memory"


def test_the_reader_has_no_environment_no_input_and_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = (
        "import sys; sys.path.insert(0, sys.argv[1]); import os\n"
        "from loaders.workbook.entry import _no_files; _no_files()\n"
        "kept = sorted(set(os.environ) - {'LANG', 'LC_CTYPE'})\n"
        f"file = open({str(tmp_path / 'written')!r}, 'wb', buffering=0)\n"
        "try: file.write(b'x'); wrote = 'wrote'\n"
        "except OSError: wrote = ''\n"
        "import json\n"
        "print(json.dumps({'refused': [['', '', 'error', wrote, repr(kept), sys.stdin.read(), '']]}))\n"
    )
    monkeypatch.setenv("LSP_SECRET", "not for the reader")
    monkeypatch.setattr(child, "_START", probe)
    answer = read_contained(workbook(tmp_path / "a.xlsx"), Settings())
    assert isinstance(answer, Refusal)
    told = answer.problems[0]
    assert (told.code, told.value, told.reason) == ("", "[]", "")


def test_many_threads_read_at_once_and_leave_nothing(tmp_path: Path) -> None:
    paths = [
        workbook(tmp_path / f"{number}.xlsx", f'<row r="1"><c r="A1"><v>{number}</v></c></row>') for number in range(8)
    ]
    before, open_before = children(), len(list(Path("/proc/self/fd").iterdir()))
    with ThreadPoolExecutor(4) as pool:
        books = list(pool.map(lambda path: read_contained(path, Settings()), paths))
    assert [book.sheets[0].cells[1, 1].value for book in books if isinstance(book, Book)] == list(map(float, range(8)))
    assert children() == before
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_missing_file_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_contained(tmp_path / "none.xlsx", Settings())


def test_the_cells_are_a_mapping_in_reading_order(tmp_path: Path) -> None:
    cells = read_cells(tmp_path)
    assert list(cells) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert len(cells) == 4
    assert (2, 2) in cells
    assert (9, 9) not in cells
    assert cells.get((9, 9)) is None
    assert cells[2, 2] is cells[2, 2]
    assert list(cells.values()) == [cells[key] for key in cells]
    assert dict(cells.items()) == cells


def test_two_readings_of_one_file_are_equal(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", parts({"Return": sheet(), "Notes": sheet('<row r="1"/>')}))
    assert read_contained(path, Settings()) == read_contained(path, Settings())


def read_cells(folder: Path) -> child.StoredCells:
    book = read_contained(workbook(folder / "a.xlsx"), Settings())
    assert isinstance(book, Book)
    cells = book.sheets[0].cells
    assert isinstance(cells, child.StoredCells)
    return cells


def test_beyond_the_last_column_stands_no_cell(tmp_path: Path) -> None:
    """The place right of the last column is not the first of the row below."""
    cells = read_cells(tmp_path)
    assert all((row, column) not in cells for row in range(5) for column in (0, 16_385, 32_769))
    with pytest.raises(KeyError):
        cells[1, 16_385]


def test_the_reader_imports_no_more_than_it_needs() -> None:
    """Each upload pays for the start of its process: what is slow to import stays out of it."""
    root = str(Path(child.__file__).parents[2])
    listing = (
        "import sys; sys.path.insert(0, sys.argv[1]); import loaders.workbook.entry, loaders.workbook.xlsx\n"
        "print(' '.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-I", "-S", "-c", listing, root], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "loaders.workbook.xlsx_plain" in loaded
    assert not loaded & {
        "pandas",
        "numpy",
        "duckdb",
        "openpyxl",
        "streamlit",
        "dataclasses",
        "typing",
        "pathlib",
        "csv",
    }
