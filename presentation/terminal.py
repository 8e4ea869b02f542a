"""What the terminal prints: JSON, tables, progress. Tables and progress are for people at a terminal; in a pipe there
are plain lines with tabs, and no progress."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lsp_data.errors import Severity

Step = Callable[[int, int, str], None]  # done, of how many, what


def print_json(value: object) -> None:
    """One JSON value on standard output, written piece by piece. ValueError for a number that is not finite."""
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1)
    for piece in encoder.iterencode(value):
        sys.stdout.write(piece)
    sys.stdout.write("\n")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out on a terminal. ``whole``: columns whose cells are never broken; ``right``: figures;
    ``joined``: columns that stand as one, at the place of the first, so that their words have room."""

    whole: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()


PLAIN = Layout()
WIDE = 99  # characters; on a narrower terminal every column may be broken
CELLS_NAMED = 3  # of notes that are told as one
ROOM = 30  # characters for a title with its reason
STATUS_ROOM = 13  # "▲ Slightly off" in one line
STATUS = ("indicator", "title", "period_end", "actual", "milestone", "status", "direction", "rag_reason")
FLAGS = ("indicator", "title", "severity", "code", "reason", "lead")
HISTORY = ("number", "made_at", "kind", "what", "made_by", "reason", "return_id")
PROBLEMS = ("sheet", "cell", "severity", "value", "reason", "mend")
STATUS_WORDS = {"green": "● On track", "amber": "▲ Slightly off track", "red": "■ Off track", "grey": "○ No status"}
_LAYOUTS = {
    STATUS: Layout(
        frozenset({"indicator", "period_end", "actual", "milestone", "direction"}),
        frozenset({"actual", "milestone"}),
        ("title", "rag_reason"),
    ),
    FLAGS: Layout(frozenset({"indicator", "severity", "code"}), joined=("title", "reason")),
    HISTORY: Layout(frozenset({"number", "made_at", "kind", "return_id"}), frozenset({"number"})),
    PROBLEMS: Layout(frozenset({"cell", "severity"})),
}


def _status_cells(row: Mapping[str, Any]) -> dict[str, str]:
    """A row of `reports.status_rows` as people read it: rounded as on the pages, the period as a month."""
    from presentation import words

    return {
        "indicator": words.indicator(row["indicator"], row["sub_measure"]),
        "title": words.said(row["title"]),
        "period_end": words.month(row["period_end"]),
        "actual": _figure(row["actual"], row["unit"]),
        "milestone": _figure(row["milestone"], row["unit"]),
        "status": STATUS_WORDS[row["rag"]],
        "direction": row["direction"],
        "rag_reason": row["rag_reason"],
    }


def _flag_cells(row: Mapping[str, Any]) -> dict[str, str]:
    """A row of `reports.flags` as people read it."""
    from presentation import words

    named = {"indicator": words.indicator(row["indicator"], row["sub_measure"]), "lead": row["lead_name"] or "none yet"}
    return {**row, **named}


def _history_cells(row: Mapping[str, Any], *, several: bool) -> dict[str, str]:
    """A row of `reports.history` as people read it: when, in UTC; what happened, and of which file, where that does not
    say so or the publication holds ``several`` returns."""
    when, file, what = str(row["made_at"]).replace("T", " ")[:16], row["file_name"], row["summary"]
    named = f"{file}: {what}" if file and (several or file not in what) else what
    return {**row, "made_at": when, "what": named}


def _figure(value: float | None, unit: str | None) -> str:
    from presentation.words import number

    return "" if value is None else number(value, unit or "")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on a terminal; in a pipe the same cells with tabs between them."""
    cells = [dict(zip(columns, ("" if cell is None else str(cell) for cell in row), strict=True)) for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            sys.stdout.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row.values()) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    layout = _LAYOUTS.get(tuple(columns), PLAIN) if console.width >= WIDE else PLAIN
    shown = [name for name in columns if name not in layout.joined[1:]]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in shown:
        joined_here = name in layout.joined
        table.add_column(
            (", ".join(layout.joined) if joined_here else name).replace("_", " "),
            no_wrap=name in layout.whole,
            justify="right" if name in layout.right else "left",
            overflow="fold",
            min_width=ROOM if joined_here else None,
            max_width=STATUS_ROOM if name == "status" else None,
        )
    for row in cells:
        joined = ": ".join(row[name] for name in layout.joined if row[name])
        # Text: what came from a file is never read as markup
        table.add_row(*(Text(joined if name in layout.joined else row[name]) for name in shown))
    console.print(table)


def print_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], nothing: str) -> None:
    """The columns of rows as a table, or a sentence where there are none."""
    cells = [tuple(row[name] for name in columns) for row in rows]
    if cells:
        print_table(columns, cells)
    elif nothing:
        sys.stdout.write(nothing + "\n")


def print_status(rows: Iterable[Mapping[str, Any]], nothing: str) -> None:
    """Rows of `reports.status_rows`: where each indicator stands and why."""
    print_rows(map(_status_cells, rows), STATUS, nothing)


def print_flags(rows: Iterable[Mapping[str, Any]], nothing: str) -> None:
    """Rows of `reports.flags`."""
    print_rows(map(_flag_cells, rows), FLAGS, nothing)


def print_history(rows: Iterable[Mapping[str, Any]], nothing: str) -> None:
    """Rows of `reports.history`."""
    listed = list(rows)
    returns = Counter(row["number"] for row in listed)
    print_rows((_history_cells(row, several=returns[row["number"]] > 1) for row in listed), HISTORY, nothing)


def print_problems(rows: Iterable[Mapping[str, Any]]) -> None:
    """What is wrong with a workbook, the gravest first; equal notes of a sheet as one. Nothing where nothing is."""
    print_rows(folded(rows), PROBLEMS, "")


def folded(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Problems in the order of their weight; those notes of a sheet that say the same as one, with its first cells."""
    weight = {one.value: place for place, one in enumerate(Severity)}
    alike: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for place, row in enumerate(rows):
        note = row["severity"] == Severity.NOTE.value
        same = (row["sheet"], row["code"], row["mend"]) if note else (place,)
        alike.setdefault((weight[row["severity"]], *same), []).append(row)
    return [_as_one(alike[key]) for key in sorted(alike, key=lambda key: key[0])]


def _as_one(rows: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    if len(rows) == 1:
        return rows[0]
    named = ", ".join(str(row["cell"]) for row in rows[:CELLS_NAMED] if row["cell"])
    more = ", …" if len(rows) > CELLS_NAMED else ""
    reason = f"{rows[0]['reason']} So in {len(rows)} cells."
    return {**rows[0], "cell": named + more, "value": f"{len(rows)} cells", "reason": reason}


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """Shows how far long work has come, on standard error and only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[words]}"))
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, words="")

        def step(done: int, total: int, words: str) -> None:
            bar.update(task, completed=done, total=total, words=words)

        yield step
