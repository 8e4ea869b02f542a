"""The numbered changes of the schema: NNNN_name.sql, run once each, in order."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import resources

import duckdb

_NAME = re.compile(r"(\d{4})_\w+\.sql")


def migrations() -> list[tuple[int, str, str]]:
    """(number, file name, SQL) of every migration that ships, ascending."""
    found = []
    for entry in resources.files(__name__).iterdir():
        if match := _NAME.fullmatch(entry.name):
            found.append((int(match[1]), entry.name, entry.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(store: duckdb.DuckDBPyConnection, now: datetime) -> int:
    """Bring the draft's schema up to date; how many migrations were run."""
    store.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER, name VARCHAR, applied_at TIMESTAMP)")
    done = {row[0] for row in store.execute("SELECT number FROM migration").fetchall()}
    waiting = [one for one in migrations() if one[0] not in done]
    for number, name, sql in waiting:
        store.execute(sql)
        store.execute("INSERT INTO migration VALUES (?, ?, ?)", [number, name, now])
    return len(waiting)
