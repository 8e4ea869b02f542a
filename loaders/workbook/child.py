"""Reading an upload without trusting it: a process of its own, with limits, that can die without harm.

A lawful workbook of 2 kB can crash or hang a reader of workbooks, so that no upload is ever parsed by the process that
serves the pages. What comes back over the pipe is data; a reading process that died, ran too long or took too much
memory is a normal verdict about the file.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from loaders.problems import partners_own
from loaders.workbook.arriving import Arriving, shared_parts
from loaders.workbook.faults import Remark
from loaders.workbook.grid import Book, Cell, Refusal, Sheet
from loaders.workbook.plain_cells import SharedParts
from loaders.workbook.stored import StoredCells
from loaders.workbook.wire import unpacked_columns
from lsp_data.errors import Problem, Severity
from lsp_data.settings import Settings

__all__ = ["Refusal", "read_contained", "unpacked"]

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); __import__(sys.argv[2], fromlist=['main']).main(sys.argv[3])"
_ENTRY = "loaders.workbook.entry"
_MAX_ANSWER = 400_000_000  # bytes; 1.5 million cells and 64 million characters need less
_PIPE = 1 << 20  # bytes that wait in it while this process does something else; the most that any may ask for
_WAIT_BEYOND = 10  # seconds that a busy machine may add to the processor seconds
_RESAVE = "Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and send the new file."
_SMALLER = "Copy the sheets that hold the figures into a new workbook, as values, and send that."


@dataclass(frozen=True, slots=True)
class Work:
    """What a contained process does, in the words in which its failure is told."""

    doing: str  # "Reading the file"
    smaller: str  # what to do where it took too long
    failed: str
    mend: str


_READING = Work(
    "Reading the file", _SMALLER,
    "The file could not be read: it is damaged, or holds something that no workbook program writes.", _RESAVE,
)  # fmt: skip


def read_contained(path: Path, settings: Settings) -> Book | Refusal:
    """The workbook at ``path`` (.xlsx, .xlsm, .xls, .ods, .csv) as plain cells, or why it is not read.

    Never raises for what a file holds, and never runs longer than ``settings.read_seconds`` of processor time and
    ten seconds of waiting. Raises OSError where the file itself cannot be opened.
    """
    return begin_reading(path, settings)()


def begin_reading(path: Path, settings: Settings) -> Callable[[], Book | Refusal]:
    """Start reading a workbook, and go on with something else; the answer waits for :func:`read_contained`'s."""
    with path.open("rb"):
        pass
    order = {
        "path": str(path.resolve()),
        "suffix": path.suffix.lower(),
        "seconds": settings.read_seconds,
        "megabytes": settings.read_megabytes,
        "largest": settings.upload_megabytes << 20,
        "libraries": library_folders("xlrd"),
    }
    process = _started(_ENTRY, order)

    def read() -> Book | Refusal:
        arriving = Arriving()
        answer = _answer(process, settings.read_seconds, arriving=arriving)
        return answer if isinstance(answer, Refusal) else unpacked(answer, arriving)

    return read


def run_contained(
    entry: str, order: Mapping[str, object], processor_seconds: int, work: Work = _READING
) -> bytearray | Refusal:
    """Run a module's ``main`` on an order in a process of its own, which takes its limits itself; its whole answer, or
    the verdict when it gave none, in the words of ``work``. Leaves no process behind."""
    return _answer(_started(entry, order), processor_seconds, work)


def _started(entry: str, order: Mapping[str, object]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 — our own interpreter, our own code; the path goes as data
        [sys.executable, "-I", "-S", "-c", _START, str(_ROOT), entry, json.dumps(order)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        pipesize=_PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LANG": "C.UTF-8"},
    )


def _answer(
    process: subprocess.Popen[bytes], processor_seconds: int, work: Work = _READING, arriving: Arriving | None = None
) -> bytearray | Refusal:
    """The whole answer of a process that was started, or the verdict when it gives none; the process is gone then.
    ``arriving`` takes what comes before the answer."""
    seconds = processor_seconds + _WAIT_BEYOND
    answer = bytearray()
    too_long = _refusal("reading-too-long", f"{work.doing} took over {seconds:.0f} seconds.", work.smaller)
    try:
        assert process.stdout is not None  # noqa: S101 — asked for with PIPE; tells the type checker
        if not _collect(process.stdout.fileno(), answer, time.monotonic() + seconds, arriving):
            return too_long
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return too_long
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    if code == 0:
        return answer
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _refusal("reading-too-long", f"{work.doing} took too much processor time.", work.smaller)
    return _refusal("reading-failed", work.failed, work.mend)


def _collect(pipe: int, answer: bytearray, deadline: float, arriving: Arriving | None) -> bool:
    """Read the pipe to its end; False when time or room ran out first."""
    size = 0
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or size > _MAX_ANSWER:
            return False
        if not poll.poll(left * 1000):
            continue
        block = os.read(pipe, 1 << 20)
        if not block:
            return True
        size += len(block)
        answer += block
        if arriving is not None:
            arriving.take(answer)


def library_folders(library: str) -> list[str]:
    """Where a library lies; the contained process knows only the standard library otherwise."""
    spec = find_spec(library)
    return [str(Path(spec.origin).parents[1])] if spec is not None and spec.origin else []


def unpacked(answer: bytearray, arriving: Arriving | None = None) -> Book | Refusal:
    """The answer of a reading process as a book, or the refusal that it holds; ``arriving``: its cells so far."""
    end = answer.find(b"\n")
    head: dict[str, Any] = json.loads(answer[:end])
    if "refused" in head:
        return Refusal(tuple(map(problem_of, head["refused"])))
    told: list[dict[str, Any]] = head["sheets"]
    columns = unpacked_columns(memoryview(answer)[end + 1 :], [sheet["count"] for sheet in told])
    parts, arriving = shared_parts(head), arriving or Arriving()
    return Book(
        sheets=tuple(
            _sheet(sheet, cells, parts, arriving.of(number, cells))
            for number, (sheet, cells) in enumerate(zip(told, columns, strict=True))
        ),
        properties=head["properties"],
        format=head["format"],
        problems=tuple(map(problem_of, head["remarks"])),
    )


def _sheet(told: Mapping[str, Any], columns: Any, parts: SharedParts, early: Sequence[Cell | None]) -> Sheet:
    comments = {place: partners_own(comment) for place, comment in told["comments"]}
    cells = StoredCells(
        columns, parts, formulas=dict(told["formulas"]), shown=dict(told["shown"]), comments=comments, early=early
    )
    return Sheet(
        name=told["name"],
        hidden=told["hidden"],
        cells=cells,
        merges=tuple(tuple(one) for one in told["merges"]),
        hidden_rows=frozenset(row for first, last in told["hidden_rows"] for row in range(first, last + 1)),
        hidden_columns=frozenset(c for first, last in told["hidden_columns"] for c in range(first, last + 1)),
    )


def problem_of(remark: Remark) -> Problem:
    """A remark of the contained process as a problem."""
    sheet, cell, severity, code, value, reason, mend = remark
    return Problem(sheet, cell, Severity(severity), code, value, reason, mend)


def _refusal(code: str, reason: str, mend: str) -> Refusal:
    return Refusal((Problem("", "", Severity.ERROR, code, "", reason, mend),))
