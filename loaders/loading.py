"""One file from the terminal: read, compared with the store and, where somebody accepts it, stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from loaders import compare, inspection, mapping_text
from loaders.compare.filing import Filing, filed
from loaders.workbook.grid import Book, Refusal
from lsp_data import decisions
from lsp_data.errors import LspError, Severity
from lsp_data.periods import Period
from lsp_data.registers import register_of
from lsp_data.settings import Settings
from lsp_data.store import days, generations, reads

Reading = Callable[[], Book | Refusal]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with a file. ``accept_by`` None: only compare."""

    partner: str | None = None
    period: Period | None = None
    known_at: date | None = None
    accept_by: str | None = None
    kind: str = ""  # what a person says that the workbook is


def load(folder: Path, file: Path, wish: Wish, today: date, reading: Reading | None = None) -> dict[str, Any]:
    """What became of one file; the keys are those of `lsp load --json`. What stops this file is told with it, so that
    nothing is lost of what became of the others. ``today``: where the partnership has no fixed reporting date.
    ``reading``: the reading of this file that has begun."""
    outcome: dict[str, Any] = {
        "file": file.name, "sha256": "", "kind": "", "refused": False, "accepted": False, "partner": wish.partner,
        "period_start": None, "period_end": None, "known_at": None, "already": "", "counts": {}, "entries": 0,
        "registers": {},
        "generation": generations.current(folder).number, "problems": [],
    }  # fmt: skip
    try:
        _take_in(outcome, folder, file, wish, today, reading)
    except LspError as error:
        outcome["refused"] = True
        outcome["problems"] += [
            {"sheet": "", "cell": "", "severity": Severity.ERROR.value, "code": "not-stored", "value": file.name,
             "reason": reason, "mend": ""}
            for reason in reasons(error)
        ]  # fmt: skip
    return outcome


def reasons(error: LspError) -> list[str]:
    """Why something was refused, a sentence each."""
    return list(getattr(error, "reasons", ())) or [str(error)]


def in_words(one: Mapping[str, Any]) -> str:
    """What became of one file, in a line."""
    done = "refused" if one["refused"] else "accepted" if one["accepted"] else "nothing stored"
    of_rows = [
        f"{register_of(kind).many}: {count} {state}"
        for kind, counts in one["registers"].items()
        for state, count in counts.items()
    ]
    counted = ", ".join([*(f"{count} {kind}" for kind, count in one["counts"].items()), *of_rows])
    return f"{one['file']}: {done}" + (f" ({counted})" if counted else "")


def _take_in(
    outcome: dict[str, Any], folder: Path, file: Path, wish: Wish, today: date, reading: Reading | None
) -> None:
    """Read, compare and, where somebody accepts, store one file; written into its outcome as it goes along."""
    generation = generations.current(folder)
    day, settings = days.reporting_day(generation, today), Settings(data=folder)
    stored = reads.layouts(generation)
    found = inspection.inspect(
        file, catalogue=reads.catalogue_of(generation), settings=settings, today=day, kind=wish.kind, reading=reading,
        remembered=mapping_text.read_all(stored), beside=inspection.Beside(wish.partner or "", wish.period),
    )  # fmt: skip
    found = replace(found, problems=(*found.problems, *mapping_text.unread(stored)))
    outcome |= {
        "sha256": found.sha256, "kind": found.kind, "refused": found.refused, "entries": len(found.entries),
    }  # fmt: skip
    if wish.period is not None and not found.refused and found.header.period_start is None:
        found = filed(found, Filing(None, wish.period, None), reads.catalogue_of(generation))
    outcome["problems"] = [inspection.problem_json(one) for one in found.problems]
    if found.refused:
        return
    compared = compare.compare(
        found, generation, partner=wish.partner, period=wish.period, known_at=wish.known_at, today=day
    )
    outcome |= {
        "partner": compared.partner, "refused": compared.refused, "counts": dict(compared.counts),
        "period_start": compared.period.start.isoformat() if compared.period else None,
        "period_end": compared.period.end.isoformat() if compared.period else None,
        "known_at": compared.known_at.isoformat() if compared.known_at else None, "already": compared.already,
        "registers": {kind: dict(counts) for kind, counts in compared.register_counts.items()},
    }  # fmt: skip
    outcome["problems"] += [inspection.problem_json(one) for one in compared.problems]
    something = bool(compared.proposed()) or compared.keeps_beside(found.entries)
    if wish.accept_by is not None and something and not compared.refused:
        change = compare.to_change(found, compared, made_by=wish.accept_by)
        made = decisions.accept(folder, change, file.read_bytes())
        outcome |= {"accepted": True, "generation": made.number}
