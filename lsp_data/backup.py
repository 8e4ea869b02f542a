"""One zip with the whole of a partnership's data: the current and the pinned generations, the raw files, a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from lsp_data import archive, audit
from lsp_data.errors import LspError, Severity
from lsp_data.store import generations, reads
from lsp_data.store.publication import NEW_FILE, move_pointer

_FORMAT = 1
_MANIFEST = "manifest.json"
_MEMBER = re.compile(r"store/generation-\d{6,}\.duckdb|archive/[0-9a-f]{2}/[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written, or restored from: its file, the generation it holds and how many files."""

    path: Path
    generation: int
    files: int
    bytes: int


def backup(folder: Path, to: Path, *, now: datetime | None = None) -> Backup:
    """Write the data folder into one new zip, and read that back to be sure. LspError where `to` exists."""
    if to.exists():
        raise LspError(f"{to} is there already, and a backup overwrites nothing. Name another file.")
    live = generations.current(folder)
    numbers = {live.number} | reads.pinned(live.rows)
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}-") as work:
        members: dict[str, Path] = {}
        for number in sorted(numbers & set(generations.numbers(folder))):
            copied = Path(work) / f"generation-{number:06d}.duckdb"
            _copy_database(generations.generation_path(folder, number), copied)
            members[f"store/{copied.name}"] = copied
        members |= {f"archive/{sha[:2]}/{sha}": archive.path_of(folder, sha) for sha in _raw_files(folder, numbers)}
        whole = Path(work) / "whole.zip"
        _write_zip(whole, members, live, now or datetime.now(UTC))
        _read_manifest(whole)
        whole.replace(to)
    return Backup(to, live.number, len(members), to.stat().st_size)


def restore(folder: Path, source: Path) -> Backup:
    """Bring a backup into a data folder that holds no store. LspError where it holds one, or the backup is damaged.

    Everything is unpacked and verified beside the folder before it appears in it.
    """
    for taken in (generations.store_folder(folder), archive.archive_folder(folder)):
        if taken.exists() and any(taken.iterdir()):
            raise LspError(f"{taken} is not empty, and a restore overwrites nothing. Name an empty data folder.")
    manifest = _read_manifest(source)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restoring-") as work:
        new = Path(work)
        with zipfile.ZipFile(source) as zipped:
            for name in manifest["files"]:
                zipped.extract(name, new)
        move_pointer(new, manifest["generation"])
        wrong = [one for one in audit.verify(new) if one.severity is Severity.ERROR]
        generations.let_go(new)
        if wrong:
            raise LspError(f"The backup {source} does not verify: {wrong[0].where}: {wrong[0].reason}")
        for place in (archive.archive_folder, generations.store_folder):  # the store last: with it, the data is there
            if place(folder).exists():
                place(folder).rmdir()
            if place(new).exists():
                place(new).rename(place(folder))
    return Backup(source, manifest["generation"], len(manifest["files"]), source.stat().st_size)


def _copy_database(path: Path, to: Path) -> None:
    """A fresh, compact file with the same content, made by the database itself."""
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH '{_quoted(path)}' AS held (READ_ONLY)")
        connection.execute(f"ATTACH '{_quoted(to)}' AS copied ({NEW_FILE})")
        connection.execute("COPY FROM DATABASE held TO copied")
        connection.execute("CHECKPOINT copied")
        connection.execute("DETACH copied")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _raw_files(folder: Path, numbers: set[int]) -> list[str]:
    named: set[str] = set()
    for number in numbers & set(generations.numbers(folder)):
        rows = generations.open_generation(folder, number).rows("SELECT DISTINCT sha256 FROM accepted_return")
        named |= {row[0] for row in rows}
    for sha256 in named:
        archive.fetch(folder, sha256)  # a backup that lacks a raw file, or holds a changed one, is none
    return sorted(named)


def _write_zip(whole: Path, members: dict[str, Path], live: generations.Generation, now: datetime) -> None:
    manifest: dict[str, Any] = {
        "format": _FORMAT,
        "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "generation": live.number,
        "rows": dict(_row_counts(live)),
        "files": {name: {"sha256": _hash(path), "bytes": path.stat().st_size} for name, path in members.items()},
    }
    with whole.open("wb") as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(_MANIFEST, json.dumps(manifest, indent=1))
            for name, path in members.items():
                zipped.write(path, name)
        target.flush()
        os.fsync(target.fileno())


def _row_counts(live: generations.Generation) -> Iterator[tuple[str, int]]:
    names = live.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name")
    for (name,) in names:
        yield name, live.rows(f"SELECT count(*) FROM {name}")[0][0]  # noqa: S608  names of our own tables


def _hash(place: Path | zipfile.ZipFile, name: str = "") -> str:
    """The SHA-256 of a file, or of a member of a zip."""
    digest = hashlib.sha256()
    with place.open("rb") if isinstance(place, Path) else place.open(name) as source:
        while piece := source.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _read_manifest(source: Path) -> dict[str, Any]:
    """The manifest of a backup whose every file has its hash. LspError says what is wrong with it."""
    try:
        with zipfile.ZipFile(source) as zipped:
            manifest: dict[str, Any] = json.loads(zipped.read(_MANIFEST))
            if manifest["format"] != _FORMAT:
                raise LspError(f"{source} is a backup of another version ({manifest['format']}) of this product.")
            for name, expected in manifest["files"].items():
                if not _MEMBER.fullmatch(name):
                    raise LspError(f"{source} holds {name}, which no backup holds.")
                if _hash(zipped, name) != expected["sha256"]:
                    raise LspError(f"{source} is damaged: {name} is not what was written.")
    except FileNotFoundError as error:
        raise LspError(f"There is no file {source}.") from error
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError) as error:
        raise LspError(
            f"{source} is no backup of this product, or is damaged. Name a file that `lsp backup` wrote."
        ) from error
    return manifest
