"""Thousands of changed workbooks, each read, understood and (some) accepted: nothing breaks, hangs or is half stored.

usage: python -m benchmarks.fuzz [--files 20000] [--accepted 500] [--seed 1] [--from 0] [--keep FOLDER] [--replay FILE]
The sample's workbooks and the same cells as .ods, .xls and .csv (and, with soffice on the PATH, what LibreOffice makes
of some of them) are changed by chance: bits, zip parts, elements, cells. Each is read and understood in one limited
process that is used again and again; a process that dies is a verdict, and the next one is started. The last
``--accepted`` of them go the whole way: the contained read, the comparison, an acceptance of some of the rows into a
scratch store, which must then hold what was accepted and nothing else.
Exits 1 for an exception, a hang, or a return that is stored in part. What failed is kept in the folder and read again
with ``--replay``, in this process, so that the exception shows.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders import compare
from loaders.inspection import inspect, to_json, understand
from loaders.meaning.known import Known, known_of
from loaders.tables.rows import cell_name
from loaders.workbook import entry
from loaders.workbook.child import unpacked
from loaders.workbook.grid import Refusal
from lsp_data import audit, decisions
from lsp_data.errors import LspError, Severity
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from sample_data.load import load_sample
from tests.loaders.workbook_goods import SAMPLE, good_workbooks
from tests.loaders.workbook_mutants import Mutator

WAIT = 60  # seconds for one file on a busy machine; its processor seconds are those of the settings
ACCEPTED_IN_ONE_STORE = 25  # a changed set-up changes the store for those after it
VERIFIED_EVERY = 5  # acceptances, since the audit works out every status anew
THOUSAND = 1_000  # files between two lines of progress


@dataclass
class Counted:
    """What became of the files, and the names of those that failed."""

    verdicts: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")


class Worker:
    """A limited process that answers one file after another; started again when it died."""

    def __init__(self, task: str, folder: Path) -> None:
        self.command = [sys.executable, "-m", "benchmarks.fuzz", "--worker", task, "--data", str(folder)]
        self.process: subprocess.Popen[str] | None = None
        self.starts = 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def ask(self, path: Path) -> dict[str, str]:
        """What the process says of a file: ``verdict`` and, of a failure, ``why``."""
        if self.process is None:
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
            self.starts += 1
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{path}\n")
        stdin.flush()
        if not select.select([stdout], [], [], WAIT)[0]:
            self.stop()
            return {"verdict": "hang", "why": f"no answer within {WAIT} seconds"}
        line = stdout.readline()
        return json.loads(line) if line else self._death()

    def _death(self) -> dict[str, str]:
        assert self.process is not None
        said = self.process.communicate()[1]
        code, self.process = self.process.returncode, None
        if code in (-signal.SIGXCPU, -signal.SIGKILL) or said.rstrip().endswith("MemoryError"):
            return {"verdict": "death by limit", "why": said}
        return {"verdict": "exception", "why": said or f"ended with {code}"}


# In the worker


def serve(task: str, folder: Path) -> None:
    """Answer each path on the standard input with a line of JSON; whatever is raised ends the process."""
    settings = Settings(data=folder)
    answer = _understanding(folder, settings) if task == "understand" else _accepting(folder)
    if task == "understand":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        room = pages * resource.getpagesize() + (settings.read_megabytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    for line in sys.stdin:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = math.ceil(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + settings.read_seconds, resource.RLIM_INFINITY))
        print(json.dumps(answer(Path(line.rstrip("\n")))), flush=True)


def _understanding(folder: Path, settings: Settings) -> Callable[[Path], dict[str, str]]:
    catalogue = reads.catalogue_of(generations.current(folder))
    known = known_of(catalogue, catalogue.partnership.reporting_date)
    return lambda path: understood(path, known, settings)


def understood(path: Path, known: Known, settings: Settings) -> dict[str, str]:
    """A file read by the reader and understood, with what must hold of every return checked."""
    book = unpacked(bytearray(b"".join(entry.answer(str(path), path.suffix, settings.upload_megabytes << 20, []))))
    if isinstance(book, Refusal):
        assert all(one.reason and one.code for one in book.problems)
        return {"verdict": "refused", "code": book.problems[0].code}
    found = understand(book, path.name, "0" * 64, known)
    json.dumps(to_json(found), allow_nan=False)
    places = {(sheet.name, cell_name(*place)) for sheet in book.sheets for place in sheet.cells}
    assert all((one.sheet, one.cell) in places for one in found.figures), "a figure without its cell"
    assert all(one.reason for one in found.problems), "a problem without a reason"
    return {"verdict": "with figures" if found.figures else "with entries" if found.entries else "nothing found"}


def _accepting(base: Path) -> Callable[[Path], dict[str, str]]:
    folder = base.with_name("scratch")
    asked = 0

    def answer(path: Path) -> dict[str, str]:
        nonlocal asked
        if asked % ACCEPTED_IN_ONE_STORE == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(base, folder)
        asked += 1
        said = accepted(path, folder)
        wrong = said["verdict"] == "accepted" and asked % VERIFIED_EVERY == 0 and _wrong(folder)
        return {"verdict": "half accepted", "why": wrong} if wrong else said

    return answer


def _wrong(folder: Path) -> str:
    """What the store's own audit finds broken."""
    return "; ".join(str(one) for one in audit.verify(folder) if one.severity is Severity.ERROR)


# What a change brings, and the tables that hold it.
KEPT_IN = {"figures": "figure", "targets": "target", "peers": "peer_figure", "entries": "entry"}


def accepted(path: Path, folder: Path) -> dict[str, str]:
    """A file through the contained read, the comparison and an acceptance of rows that chance ticks."""
    before = generations.current(folder)
    catalogue = reads.catalogue_of(before)
    ret = inspect(path, catalogue=catalogue, settings=Settings(data=folder))
    if ret.refused:
        return {"verdict": "refused"}
    partner = ret.header.partner or next(str(one) for one in catalogue.in_use["lead"] if one)
    compared = compare.compare(ret, before, partner=partner, known_at=catalogue.partnership.reporting_date)
    dice = random.Random(ret.sha256)
    ticked = [row.number for row in compared.rows if row.figure is not None and row.accept and dice.random() < 0.8]
    try:
        change = compare.to_change(ret, compared, ticked, made_by="Analyst")
        after = decisions.accept(folder, change, path.read_bytes())
    except LspError as error:
        after, change = generations.current(folder), None
        verdict = "not acceptable" if after.number == before.number else "half accepted"
        return {"verdict": verdict, "why": str(error)}
    if after.number == before.number:
        return {"verdict": "nothing new"}
    for name, table in KEPT_IN.items():
        frame = getattr(change, name)
        told = sorted(zip(frame["sheet"], frame["cell"], strict=True)) if len(frame) else []
        held = after.rows(f"SELECT sheet, cell FROM {table} WHERE publication = ? ORDER BY ALL", [after.number])
        if held != told:
            return {"verdict": "half accepted", "why": f"{len(held)} of {len(told)} {name}"}
    if len(change.figures) + len(change.targets) + len(change.peers) != len(ticked):
        return {"verdict": "half accepted", "why": f"{len(ticked)} rows were ticked"}
    return {"verdict": "accepted"}


# In the process that counts


def run(
    mutator: Mutator, folder: Path, numbers: range, *, task: str, keep: Path, counted: Counted | None = None
) -> Counted:
    """The mutants of these numbers given to a worker; those that fail are kept."""
    counted = counted or Counted()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as work, Worker(task, folder) as worker:
        for done, number in enumerate(numbers, 1):
            mutant = mutator.mutant(number)
            path = Path(work) / mutant.name
            path.write_bytes(mutant.content)
            begun = time.perf_counter()
            said = worker.ask(path)
            counted.slowest = max(counted.slowest, (time.perf_counter() - begun, mutant.name))
            counted.verdicts[f"{task}: {said['verdict']}"] += 1
            counted.ways[mutant.how] += 1
            counted.refusals[said.get("code", "")] += "code" in said
            if said["verdict"] in ("exception", "hang", "half accepted", "death by limit"):
                keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, keep / mutant.name)
                counted.failures[mutant.name] = f"{said['verdict']} ({mutant.how}): {said['why'].strip()[-600:]}"
            path.unlink()
            if done % THOUSAND == 0:
                print(
                    f"{done:,} of {len(numbers):,}, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True
                )
    return counted


def converted(folder: Path) -> Iterator[Path]:
    """Some of the sample's workbooks as LibreOffice writes them; none where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return
    books = sorted((SAMPLE / "workbooks").glob("*.xlsx"))[::8]
    for ending in ("xls", "ods"):
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", ending,
                   "--outdir", str(folder), *map(str, books)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        yield from sorted(folder.glob(f"*.{ending}"))


def report(counted: Counted, seconds: float, keep: Path) -> int:
    """Print what was counted; 1 where a bar is missed."""
    for name, count in sorted(counted.verdicts.items()):
        print(f"{name:32s} {count:7,}")
    print("changed by: " + ", ".join(f"{name} {count:,}" for name, count in counted.ways.most_common()))
    print("refused as: " + ", ".join(f"{code} {count:,}" for code, count in counted.refusals.most_common() if code))
    print(f"slowest {counted.slowest[0]:.2f} s ({counted.slowest[1]}); {seconds:.0f} s in all")
    for name, why in counted.failures.items():
        print(f"--- {keep / name}\n{why}")
    bars = {
        kind: sum(count for name, count in counted.verdicts.items() if name.endswith(kind))
        for kind in ("exception", "hang", "death by limit", "half accepted")
    }
    print("; ".join(f"{count} {kind}" for kind, count in bars.items()))
    return 1 if bars["exception"] or bars["hang"] or bars["half accepted"] else 0


def replay(path: Path, folder: Path) -> int:
    """One file in this process, so that its exception shows where it was raised."""
    print(_accepting(folder)(path))
    print(_understanding(folder, Settings(data=folder))(path))  # last: the reader gives up the right to write files
    return 0


def main() -> int:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--accepted", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="start", help="number of the first file")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-failures")
    parser.add_argument("--replay", type=Path)
    parser.add_argument("--data", type=Path, help="a loaded data folder (else the sample is loaded)")
    parser.add_argument("--worker", choices=("understand", "accept"), help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.worker:
        serve(told.worker, told.data)
        return 0
    with tempfile.TemporaryDirectory() as work:
        folder: Path = Path(work) / "data"
        if told.data:
            shutil.copytree(told.data, folder)
        else:
            load_sample(folder)
        if told.replay:
            return replay(told.replay, folder)
        started = time.perf_counter()
        office = Path(work) / "converted"
        mutator = Mutator(good_workbooks(list(converted(office))), told.seed)
        print(f"{len(mutator.goods)} workbooks to start from, {Counter(one.suffix for one in mutator.goods)}")
        end, whole = told.start + told.files, min(told.accepted, told.files)
        counted = run(mutator, folder, range(told.start, end - whole), task="understand", keep=told.keep)
        run(mutator, folder, range(end - whole, end), task="accept", keep=told.keep, counted=counted)
        return report(counted, time.perf_counter() - started, told.keep)


if __name__ == "__main__":
    sys.exit(main())
