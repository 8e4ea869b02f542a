"""Making the next generation: copy, change, check, name it. Until the pointer moves, nobody sees anything of it.

A writer that is killed leaves a draft, which the next writer clears away. Either the old generation stays current,
or the new one is whole. Only one process writes at a time; readers are never in its way.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.store import (
    checks,
    current_figures,
    kept_statuses,
    peers,
    reads,
    repeats,
    scratch,
    standing_returns,
    statuses,
)  # fmt: skip
from lsp_data.store.changes import Change, append, with_new_return_ids
from lsp_data.store.checks import PublicationRefused
from lsp_data.store.generations import (
    POINTER,
    Generation,
    current,
    generation_path,
    numbers,
    open_generation,
    pointed,
    store_folder,
)
from lsp_data.store.migrations import migrate

__all__ = ["Change", "PublicationFailed", "PublicationRefused", "create", "publish", "refresh"]

STORAGE_VERSION = "v1.5.0"  # older formats replay a foreign or stale write-ahead log without a word
KEPT = 20
# How a new file is laid out: with small blocks it takes a third of the room, and is copied at each publication.
NEW_FILE = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE 65536"
_WAIT_SECONDS = 60


class PublicationFailed(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """The machine could not write the next generation; the one before is untouched."""


def create(folder: Path, *, now: datetime | None = None, made_by: str = "") -> Generation:
    """The current generation of this data folder; where there is none, an empty first one is made."""
    moment = _moment(now)
    with _writing(folder):
        if pointed(folder) is not None:
            return current(folder)
        if left := numbers(folder):  # a first writer was killed between naming its file and pointing at it
            move_pointer(folder, left[-1])
            return current(folder)
        return _publish_locked(folder, None, Change("create", "An empty store", made_by=made_by), moment)


def publish(
    folder: Path, change: Change | Callable[[Generation], Change | None], *, now: datetime | None = None
) -> Generation:
    """Append what the change holds and return the generation that shows it.

    Whoever has to look at the store before deciding gives a function of the current generation instead: no other writer
    comes between its look and the publication. Its None, like the key of a publication that still stands, changes
    nothing; what it raises leaves the store as it was. PublicationRefused names what does not hold,
    PublicationFailed what the machine could not do; either way the store is as it was. NoStore without a store.
    """
    moment = _moment(now)
    current(folder)  # without a store nothing is made, not even a folder
    with _writing(folder):
        live = current(folder)
        wanted = change if isinstance(change, Change) else change(live)
        if wanted is None or (wanted.key and reads.stands(live, wanted.key)):
            return live
        return _publish_locked(folder, live, wanted, moment)


def refresh(folder: Path, *, now: datetime | None = None) -> Generation:
    """Compute every status anew where the stored ones come from another version of the rules; else change nothing."""
    live = current(folder)
    if live.rows("SELECT fingerprint FROM computed_with") == [(statuses.fingerprint(),)]:
        return live
    return publish(folder, Change("refresh", "Status computed anew by this version's rules"), now=now)


def _moment(now: datetime | None) -> datetime:
    """UTC without a zone, as the store keeps times."""
    moment = now or datetime.now(UTC)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """One writer at a time, on a data folder that exists, cleared of drafts that a killed writer left."""
    store = store_folder(folder)
    try:
        store.mkdir(parents=True, exist_ok=True)
        with FileLock(store / "lock", timeout=_WAIT_SECONDS):
            _clear_drafts(store)
            try:
                yield
            finally:
                _clear_drafts(store)
    except Timeout as error:
        raise PublicationFailed(
            f"Another publication has been running in {folder} for a minute. Try again when it is done."
        ) from error
    except (OSError, duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException) as error:
        raise PublicationFailed(
            f"The store in {folder} could not be written, and nothing was changed: {error}. "
            "Is the disk full, or the folder not yours to write?"
        ) from error


def _clear_drafts(store: Path) -> None:
    for left in store.glob("draft-*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _publish_locked(folder: Path, live: Generation | None, change: Change, now: datetime) -> Generation:
    number = _next_number(folder, live)
    draft = store_folder(folder) / f"draft-{number:06d}.duckdb"
    if live is not None:
        shutil.copyfile(live.path, draft)
    kept = _write(draft, live, change, number, now)
    if draft.with_name(draft.name + ".wal").exists():
        raise PublicationFailed(f"The draft of generation {number} in {folder} was not closed whole; nothing changed.")
    _force_to_disk(draft)
    draft.replace(generation_path(folder, number))
    _force_to_disk(store_folder(folder))
    move_pointer(folder, number)
    _prune(folder, kept)
    return open_generation(folder, number)


def _next_number(folder: Path, live: Generation | None) -> int:
    """One more than any number that a file, the pointer or the log ever held."""
    logged = 0
    if live is not None:
        logged = int(live.rows("SELECT max(number) FROM publication")[0][0])
    return max([*numbers(folder), pointed(folder) or 0, logged]) + 1


def _write(draft: Path, live: Generation | None, change: Change, number: int, now: datetime) -> set[int]:
    """Write the change into the draft; the generations that are kept once it is published."""
    with scratch.database() as store:
        quoted = str(draft).replace("'", "''")
        layout = f"STORAGE_VERSION '{STORAGE_VERSION}'" if draft.exists() else NEW_FILE
        store.execute(f"ATTACH '{quoted}' AS store ({layout})")
        store.execute("USE store")
        store.execute("BEGIN")
        due = _bring(store, live, change, number, now)
        with ThreadPoolExecutor(1) as second:  # the store works without the interpreter, which computes meanwhile
            derived = second.submit(_derive, store, change, number)
            try:
                rows = due.rows()
            finally:
                derived.result()  # where both fail, a refusal is what a person can do something about
        store.execute("BEGIN")
        kept_statuses.keep(store, due, rows)
        checks.require(store, checks.STATUS, number, ())
        kept = _kept(store)
        store.execute("COMMIT")
        current_figures.forget_touched(store)
        store.execute("USE memory")
        store.execute("DETACH store")
    return kept


def _bring(
    store: duckdb.DuckDBPyConnection, live: Generation | None, change: Change, number: int, now: datetime
) -> kept_statuses.Due:
    """Write the change's lines, and check them; whose status is due then."""
    migrated = migrate(store, now)
    if change.begin_anew:
        _empty(store)
    taken = {row[0] for row in store.execute("SELECT return_id FROM accepted_return").fetchall()}
    change = with_new_return_ids(change, taken)
    changed, compared = current_figures.changed_series(store, change), peers.changed_series(store, change)
    gone = repeats.leaving(store, change)
    append(store, change, number, now)
    standing_returns.recompute(store, change)
    standing_in = repeats.stand_in(store, change, number, gone)
    changed += standing_in.series
    compared += standing_in.compared
    current_figures.touch(store, change, number)
    checks.require(store, checks.WRITTEN, number, change.tables() | standing_in.tables)
    catalogue = _catalogue(store, change, live if migrated == 0 else None)
    home = catalogue.partnership.area
    changed += [(indicator, sub_measure, home, day) for indicator, sub_measure, day in compared]
    changed += peers.held_against(store, compared)
    anew = migrated > 0 or change.begin_anew or _decided_otherwise(store, change)
    days = current_figures.first_days(changed)
    return kept_statuses.due(store, catalogue, change, days, now.date(), everything=anew)


def _derive(store: duckdb.DuckDBPyConnection, change: Change, number: int) -> None:
    """The current figures after the change, checked; so far the draft, of which nobody sees anything yet, is kept."""
    current_figures.recompute(store)
    checks.require(
        store, checks.DERIVED, number, {standing_returns.TABLE} if change.return_events or change.returns else ()
    )
    store.execute("COMMIT")


def _catalogue(store: duckdb.DuckDBPyConnection, change: Change, before: Generation | None) -> Catalogue:
    """The catalogue after the change, which most leave as it was ``before``."""
    decides = change.edits or change.return_events or change.begin_anew
    if before is not None and not decides:
        return reads.catalogue_of(before)
    return reads.catalogue_after(store.execute(reads.EDITS).fetchall())


def _kept(store: duckdb.DuckDBPyConnection) -> set[int]:
    """The newest generations and those that are pinned."""
    newest = store.execute("SELECT number FROM publication ORDER BY number DESC LIMIT ?", [KEPT]).fetchall()
    return {int(row[0]) for row in newest} | reads.pinned(lambda sql, params: store.execute(sql, params).fetchall())


def _decided_otherwise(store: duckdb.DuckDBPyConnection, change: Change) -> bool:
    """Whether the change takes back a return that decided anything about the catalogue."""
    if not change.return_events:
        return False
    of_returns = "SELECT count(*) FROM edit WHERE return_id IN (SELECT unnest(?::VARCHAR[]))"
    found = store.execute(of_returns, [change.return_events.texts("return_id")]).fetchone()
    return bool(found and found[0])


def _empty(store: duckdb.DuckDBPyConnection) -> None:
    for table in (
        "edit", "accepted_return", "return_event", "figure", "target", "entry", "current_figure", "status", "sent_back",
        "peer_figure", "register_change", "figure_repeat", "peer_figure_repeat", "target_repeat", "entry_repeat",
        standing_returns.TABLE,
    ):  # fmt: skip
        store.execute(f"DELETE FROM {table}")  # noqa: S608  our own names


def _force_to_disk(path: Path) -> None:
    """Wait until the disk holds the file's bytes, or the folder's names (where the system can sync a folder)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_pointer(folder: Path, number: int) -> None:
    """Make a generation the current one: at once, or not at all."""
    store = store_folder(folder)
    new = store / f"draft-{POINTER}"
    new.write_text(f"{number}\n", encoding="ascii")
    _force_to_disk(new)
    new.replace(store / POINTER)
    _force_to_disk(store)


def _prune(folder: Path, kept: set[int]) -> None:
    """Delete the generations that are not kept, and files that were never named current."""
    for number in numbers(folder):
        if number not in kept:
            # The publication is done; a file that another program holds open is pruned by a later one.
            with suppress(OSError):
                generation_path(folder, number).unlink()
