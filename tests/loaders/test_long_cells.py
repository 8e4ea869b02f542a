"""What is long or tall is gone through once. A cell may hold over thirty thousand characters of anything; a text that
almost matches a pattern at each of its places must not be read again from each of them. The workbooks are read in a
process that may use the processor no longer than the reader of an upload may, and everything around the long cells is
read as ever."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.recognising import holds_a_table
from loaders.tables.rows import rows_of
from loaders.workbook.grid import Book
from lsp_data.catalogue import Catalogue, load_reference
from lsp_data.measures.work_programme import Task, edges
from lsp_data.registers import contact_in
from lsp_data.settings import Settings
from lsp_data.values.notes import comment
from tests.loaders.conftest import TODAY, sheet_of
from tests.loaders.test_statistics import PLACES

LONGEST, TALL = 30_000, 40_000
ROOT = Path(__file__).parents[2]
# What was read again and again: spaces, note marks, brackets, parts of a title, and words that patterns begin with.
REPEATED = (" ", "*", "[1]", "(a", "(a) ", "a, ", "by ", "age ", "impact ", "delivery ", "31 March 2010 ")
Rows = list[list[object]]


def long_text(repeated: str) -> str:
    return f"x {repeated * (LONGEST // len(repeated))}!"


def statistics(long: str) -> Rows:
    return [[long], [None], ["Area", 2009, 2010, long], *([one, 4, 6, 5] for one in PLACES), [long, 4, 6, 5]]


def plan(long: str) -> Rows:
    return [
        ["Action plan"],
        [long],
        ["Action", "Lead", "Target", long],
        ["Open a hostel", "Housing", "June 2010", long],
    ]


def limit() -> None:
    """Let this process use the processor for the seconds of a reader, from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + Settings(data=ROOT).read_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def answer(program: str) -> object:
    """What a function of this module, run in a process of its own, writes as JSON."""
    run = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import {program}; {program}()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def read_long() -> None:
    """Write how many areas and actions were read around each long text."""
    known = Known(Catalogue.build(load_reference(), []), TODAY)
    found = {}
    for repeated in REPEATED:
        limit()
        table, listed = (
            understand(Book((sheet_of(rows, "Sheet"),)), "return.xlsx", "0" * 64, known)
            for rows in (statistics(long_text(repeated)), plan(long_text(repeated)))
        )
        areas = {one.area_label for one in table.figures if one.value == 4} & set(PLACES)
        found[repeated] = [len(areas), sum(one.fields["action"] == "Open a hostel" for one in listed.entries)]
    sys.stdout.write(json.dumps(found))


def test_a_long_cell_is_read_in_one_go() -> None:
    assert answer("read_long") == {repeated: [len(PLACES), 1] for repeated in REPEATED}


def read_tall() -> None:
    """Write whether a sheet of rows with gaps is a table, and how many statements a tall self-assessment has."""
    known = Known(Catalogue.build(load_reference(), []), TODAY)
    limit()
    gaps: Rows = [row for number in range(TALL) for row in (["a", "b", "c"], [None])]
    heads: Rows = [["Self-assessment"], ["Theme", "Good practice", "Areas for improvement", "Needs", "Gaps"]]
    alone: Rows = [["Skills" if number % 2 else None, None if number % 2 else "We train"] for number in range(TALL)]
    ret = understand(Book((sheet_of(heads + alone, "Sheet"),)), "return.xlsx", "0" * 64, known)
    sys.stdout.write(json.dumps([holds_a_table(rows_of(sheet_of(gaps, "Gaps"))), len(ret.entries)]))


def test_a_tall_sheet_is_gone_through_once() -> None:
    assert answer("read_tall") == [False, TALL // 2]


def read_words() -> None:
    """Write what is found in long words of registers and notes."""
    limit()
    word, verbs = "a" * 4 * LONGEST, "supports " * LONGEST
    notes = "; corrected from a to b: c" * (LONGEST // 25)
    tasks = [Task("1", comments=f"{verbs}. Supports item 2"), Task("2")]
    found = [contact_in(word), comment(notes) == notes.removeprefix("; "), [one.other for one in edges(tasks)]]
    sys.stdout.write(json.dumps(found))


def test_long_words_of_registers_are_searched_once() -> None:
    assert answer("read_words") == ["", True, ["2"]]
