"""Loads the sample partnership through the loaders, as if each partner's return had been accepted in its turn.

Returns that touch no series in common are accepted in one publication, so that a first start is quick. Each
publication has a key of its own: loading again changes nothing, and a load that was interrupted goes on where it was.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from loaders import compare
from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data import archive
from lsp_data.errors import LspError
from lsp_data.periods import Basis, Period
from lsp_data.settings import Settings
from lsp_data.store import publication
from lsp_data.store.changes import TABLES, Change
from lsp_data.store.generations import Generation, current
from lsp_data.store.lines import joined
from lsp_data.store.reads import catalogue_of, made_with
from sample_data.truth import AREA

HERE = Path(__file__).parent
MADE_BY = "sample"
TAKEN = ("new", "changed", "jump")  # a recession is a jump too: nobody sits here to confirm it
Progress = Callable[[int, int, str], None]  # done, of how many, what


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the manifest: a file, who sent it, for which period, and when it became known."""

    path: Path
    kind: str
    partner: str
    period: Period | None
    known_at: date


@dataclass(frozen=True, slots=True)
class Read:
    """A file of the manifest as it was read."""

    listed: Listed
    ret: Return

    @property
    def touches(self) -> frozenset[tuple[str, str, str]]:
        """The series that the return brings figures or targets for, and the registers that it brings rows of."""
        series = frozenset((one.indicator or "", one.sub_measure, one.area or AREA) for one in self.ret.figures)
        return series | frozenset((one.kind, "", "") for one in self.ret.entries if one.kind not in compare.KEPT)


def manifest() -> list[Listed]:
    """The sample's good workbooks in the order in which they became known."""
    with (HERE / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Listed(
            HERE / "workbooks" / row["file"],
            row["kind"],
            row["partner"],
            _period(row),
            date.fromisoformat(row["known_at"]),
        )
        for row in rows
    ]


def _period(row: dict[str, str]) -> Period | None:
    if not row["period_start"]:
        return None
    start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    return Period(start, end, Basis(row["period_basis"]))


def load_sample(folder: Path, progress: Progress | None = None) -> Generation:
    """The data folder with the whole sample partnership in it. LspError where the folder holds another partnership.

    ``progress`` is told after each publication how many of the workbooks are loaded."""
    settings = Settings(data=folder)
    generation = publication.create(folder, made_by=MADE_BY)
    _require_ours(generation)
    files = manifest()
    if _all_there(generation, files):
        return generation
    tell = progress or (lambda done, total, what: None)
    done = 0
    for wave in _waves(files, folder, settings):
        generation = _accept(folder, wave)
        done += len(wave)
        tell(done, len(files), f"{wave[-1].listed.path.name}")
    return generation


def _require_ours(generation: Generation) -> None:
    partnership = catalogue_of(generation).partnership
    if partnership.name and not partnership.sample:
        raise LspError(
            f"This data folder holds {partnership.name}, so the sample partnership is not loaded into it. "
            "Name another folder with --data."
        )


def _all_there(generation: Generation, files: list[Listed]) -> bool:
    """Whether every file was accepted once; one that was taken back since stays taken back."""
    known = {sha256 for (sha256,) in generation.rows("SELECT DISTINCT sha256 FROM accepted_return")}
    return all(hashlib.sha256(one.path.read_bytes()).hexdigest() in known for one in files)


def _waves(files: list[Listed], folder: Path, settings: Settings) -> Iterator[list[Read]]:
    """The files in their order, in runs that touch no series twice; the set-up goes first and alone."""
    wave: list[Read] = []
    touched: set[tuple[str, str, str]] = set()
    kind = ""
    for listed in files:
        found = Read(listed, inspect(listed.path, catalogue=catalogue_of(current(folder)), settings=settings))
        if wave and (kind == "setup" or touched & found.touches):
            yield wave
            wave, touched = [], set()
        wave.append(found)
        touched |= found.touches
        kind = listed.kind
    if wave:
        yield wave


def _accept(folder: Path, wave: list[Read]) -> Generation:
    """One publication for the returns of a wave; none when it was made before."""
    generation = current(folder)
    key = "sample|" + hashlib.sha256("".join(one.ret.sha256 for one in wave).encode()).hexdigest()
    if made_with(generation, key):
        return generation
    changes = []
    for one in wave:
        listed = one.listed
        archive.keep(folder, listed.path.read_bytes())
        compared = compare.compare(
            one.ret, generation, partner=listed.partner, period=listed.period, known_at=listed.known_at
        )
        taken = [row.number for row in compared.rows if row.kind in TAKEN]
        taken += [row.number for row in compared.registers if row.accept]
        changes.append(compare.to_change(one.ret, compared, taken, made_by=MADE_BY))
    return publication.publish(folder, _joined(changes, key))


def _joined(changes: list[Change], key: str) -> Change:
    lines = {name: joined(getattr(one, name) for one in changes) for name in TABLES}
    summary = changes[0].summary if len(changes) == 1 else f"{len(changes)} returns of the sample partnership"
    return replace(Change("accept", summary, MADE_BY, "", key), **lines)
