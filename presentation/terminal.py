"""What the terminal prints: JSON, tables, progress. Tables and progress are for people at a terminal; in a pipe there
are plain lines with tabs, and no progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Step = Callable[[int, int, str], None]  # done, of how many, what


def print_json(value: object) -> None:
    """One JSON value on standard output, written piece by piece. ValueError for a number that is not finite."""
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1)
    for piece in encoder.iterencode(value):
        sys.stdout.write(piece)
    sys.stdout.write("\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on a terminal; in a pipe the same cells with tabs between them."""
    cells = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            sys.stdout.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*(name.replace("_", " ") for name in columns), box=None, header_style="bold", pad_edge=False)
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))  # Text: what came from a file is never read as markup
    Console().print(table)


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str], nothing: str) -> None:
    """The columns of rows as a table, or a sentence where there are none."""
    if rows:
        print_table(columns, [tuple(row[name] for name in columns) for row in rows])
    elif nothing:
        sys.stdout.write(nothing + "\n")


def number(value: float | None) -> str:
    """A figure with separators, nothing for a missing one."""
    return "" if value is None else f"{value:,.10g}"


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
