"""Is the store whole, and this machine fit to run the dashboard? What was found is data, with how to mend it."""

from __future__ import annotations

import errno
import math
import os
import platform
import shutil
import socket
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

import duckdb
import pandas as pd

from lsp_data import archive
from lsp_data.errors import LspError, Severity
from lsp_data.settings import Settings
from lsp_data.store import checks, generations, reads, statuses
from lsp_data.store.generations import Generation

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be (error), or only worth knowing (note)."""

    severity: Severity
    code: str
    where: str
    reason: str
    mend: str


def verify(folder: Path) -> list[Finding]:
    """Everything that can be told without changing anything; an empty list is a clean bill.

    The pointer names a generation that opens; every kept generation opens; the checks hold in the current one; every
    accepted return's raw file is in the archive with its hash; status computed anew equals what is stored. NoStore
    where there is none.
    """
    try:
        live = generations.current(folder)
    except generations.NoStore:
        raise
    except LspError as error:
        return [Finding(Severity.ERROR, "no-current-generation", str(folder), str(error), "Restore a backup.")]
    found = _generations(folder, live.number)
    if any(one.code == "generation-unreadable" and one.where == live.path.name for one in found):
        return found
    return found + _checks(live) + _archive(folder, live) + _leftovers(folder, live) + _status(live)


def _generations(folder: Path, live: int) -> list[Finding]:
    found = []
    for number in generations.numbers(folder):
        path = generations.generation_path(folder, number)
        try:
            newest = Generation(number, path).rows("SELECT max(number) FROM publication")[0][0]
        except (LspError, duckdb.Error) as error:
            mend = (
                "Restore a backup." if number == live else "It is an earlier state: delete the file, or bring it back."
            )
            found.append(Finding(Severity.ERROR, "generation-unreadable", path.name, str(error), mend))
            continue
        if newest != number:
            reason = f"The file's log ends with generation {newest}."
            found.append(
                Finding(Severity.ERROR, "generation-misnamed", path.name, reason, "Give it back its own name.")
            )
    return found


def _checks(live: Generation) -> list[Finding]:
    with closing(duckdb.connect(str(live.path), read_only=True, config=generations.CONFIG)) as store:
        rows = checks.broken(store)
    mend = "Take the return named here back and load it again, or restore a backup."
    return [Finding(Severity.ERROR, code, live.path.name, message, mend) for code, message in rows]


def _archive(folder: Path, live: Generation) -> list[Finding]:
    found = []
    for sha256, names in live.rows(
        "SELECT sha256, string_agg(return_id || ' (' || coalesce(file_name, '') || ')', ', ') "
        "FROM accepted_return GROUP BY sha256 ORDER BY sha256"
    ):
        try:
            archive.fetch(folder, sha256)
        except archive.NotInArchive as error:
            mend = "Bring the archive folder back from a backup; the figures themselves are in the store."
            found.append(Finding(Severity.ERROR, "raw-file-missing", names, str(error), mend))
    return found


def _leftovers(folder: Path, live: Generation) -> list[Finding]:
    """What a killed writer left: harmless, and cleared by the next publication where that is sure."""
    found = [
        Finding(Severity.NOTE, "draft-left", left.name, "A publication was cut off before it was named.",
                "Nothing to do: the next publication clears it away.")
        for left in sorted(generations.store_folder(folder).glob("draft-*"))
    ]  # fmt: skip
    logged = {row[0] for row in live.rows("SELECT number FROM publication")}
    found += [
        Finding(Severity.NOTE, "generation-never-current", f"generation {number}",
                "A publication was cut off before it became current.", "Nothing to do: the next one clears it away.")
        for number in generations.numbers(folder)
        if number not in logged
    ]  # fmt: skip
    named = {row[0] for row in live.rows("SELECT DISTINCT sha256 FROM accepted_return")}
    place = archive.archive_folder(folder)
    unnamed = [one for one in place.glob("*/*") if one.name not in named] if place.is_dir() else []
    if unnamed:
        reason = f"{len(unnamed)} files of the archive belong to no return of this generation."
        mend = "Nothing to do: they were kept for an earlier state, or for an acceptance that was cut off."
        found.append(Finding(Severity.NOTE, "raw-file-unnamed", str(place), reason, mend))
    return found


def _status(live: Generation) -> list[Finding]:
    found: list[Finding] = []
    catalogue = reads.catalogue_of(live)
    for day in reads.stored_days(live):
        anew = _by_series(statuses.compute(live.rows, catalogue, day))
        stored = _by_series(pd.DataFrame(
            live.rows(f"SELECT {', '.join(statuses.COLUMNS)} FROM status WHERE as_at = ?", [day]),  # noqa: S608  our own names
            columns=list(statuses.COLUMNS), dtype=object,
        ))  # fmt: skip
        for key in sorted(anew.keys() | stored.keys()):
            if reason := _difference(stored.get(key), anew.get(key)):
                where = f"{' '.join(key)} as at {day}"
                mend = "After an update of the product, `lsp serve` or the next publication computes every status anew."
                found.append(Finding(Severity.ERROR, "status-differs", where, reason, mend))
    more = len(found) - _SHOWN
    if more > 0:
        reason = f"{more} more status rows differ."
        found = [*found[:_SHOWN], Finding(Severity.ERROR, "status-differs", live.path.name, reason, found[0].mend)]
    return found


def _by_series(frame: pd.DataFrame) -> dict[tuple[str, str, str], dict[str, object]]:
    rows = (dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False, name=None))
    return {(str(row["indicator"]), str(row["sub_measure"]), str(row["area"])): row for row in rows}


def _difference(stored: dict[str, object] | None, anew: dict[str, object] | None) -> str:
    if stored is None:
        return "The series has no stored status."
    if anew is None:
        return "A status is stored for a series that should have none."
    differing = [name for name in statuses.COLUMNS if not _equal(stored[name], anew[name])]
    return (
        "Stored and computed anew differ in "
        + ", ".join(f"{name} ({stored[name]!r}, {anew[name]!r})" for name in differing)
        if differing
        else ""
    )


def _equal(one: object, other: object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    if isinstance(one, date) and isinstance(other, date):
        return one == other
    return (None if one is None or one != one else str(one)) == (
        None if other is None or other != other else str(other)
    )


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that the machine needs in order to run the product, and whether it is so."""

    name: str
    ok: bool
    detail: str


_LEAST_FREE = 200 * 1024 * 1024
_LIBRARIES = ("streamlit", "duckdb", "pandas", "plotly", "openpyxl", "xlrd", "XlsxWriter")


def examine(folder: Path) -> list[Examined]:
    """Versions, data folder, store, disk and limits of this machine. Changes nothing."""
    settings = Settings(data=folder)
    found = [Examined("Python", True, platform.python_version())]
    for name in _LIBRARIES:
        try:
            found.append(Examined(name, True, metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append(Examined(name, False, "is not installed: install the project again."))
    near = next(place for place in (folder.resolve(), *folder.resolve().parents) if place.exists())
    writable = near.is_dir() and os.access(near, os.W_OK)
    detail = str(folder.resolve()) if writable else f"{near} cannot be written by this user."
    found.append(Examined("Data folder", writable, detail))
    free = shutil.disk_usage(near).free
    found.append(Examined("Disk", free >= _LEAST_FREE, f"{free // 1024**2:,} MB free"))
    found.append(_store(folder))
    size, seconds, memory = settings.upload_megabytes, settings.read_seconds, settings.read_megabytes
    found.append(Examined("Limits", True, f"{size} MB a file, {seconds} s and {memory} MB of memory to read it"))
    return found


def _store(folder: Path) -> Examined:
    try:
        live = generations.current(folder)
        figures = live.rows("SELECT count(*) FROM current_figure")[0][0]
    except generations.NoStore:
        return Examined("Store", True, "There is none yet; the first start makes it.")
    except LspError as error:
        return Examined("Store", False, str(error))
    return Examined("Store", True, f"generation {live.number}, {figures:,} current figures")


def require_free(address: str, port: int) -> None:
    """LspError where no server can listen there."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            if os.name != "nt":  # as a server does, so that one that has just stopped is not in the way
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise LspError(
                f"Port {port} is taken on {address}: perhaps a dashboard is running there already. Open "
                f"http://{address}:{port} to see, stop it, or choose another port, such as --port {port % 65535 + 1}."
            ) from problem
        raise LspError(
            f"The dashboard cannot listen on {address}, port {port}: {problem.strerror}. Choose another --address or "
            "--port (from 1024 on)."
        ) from problem
