"""When something was last written about a series: beside its figures, or in rows that brought no figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from lsp_data.store.known import Key, Rows
from lsp_data.values.notes import comment

_BESIDE = """SELECT indicator, sub_measure, area, known_at, note, marker, text FROM live_figure
    WHERE known_at <= ? AND note <> '' {these} ORDER BY known_at DESC"""
_ROWS = "SELECT fields, known_at FROM live_entry WHERE kind = 'commentary' AND known_at <= ?"
_THESE = """AND (indicator, sub_measure, area)
    IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"""


def newest_words(rows: Rows, as_at: date, home: str, keys: Sequence[Key] | None = None) -> dict[Key, date]:
    """By series (`keys` None: every one), the newest day by then on which words on it came. Words that name no area are
    about the partnership's own, ``home``."""
    these, given = ("", []) if keys is None else (_THESE, [list(part) for part in zip(*keys, strict=True)])
    found: dict[Key, date] = {}
    for *series, known_at, note, marker, text in rows(_BESIDE.format(these=these), [as_at, *given]):
        key = (series[0], series[1], series[2])
        if key not in found and comment(note, text if marker else ""):
            found[key] = known_at
    for fields, known_at in rows(_ROWS, [as_at]):
        about = spoken_of(fields, home)
        if about is not None and known_at > found.get(about, date.min):
            found[about] = known_at
    return found


def spoken_of(fields: str, home: str) -> Key | None:
    """The series that a row of commentary speaks of; None where it names no indicator or has no words."""
    told = json.loads(fields)
    if not told.get("indicator") or not comment(told.get("text") or ""):
        return None
    return (told["indicator"], told.get("sub_measure") or "", told.get("area") or home)


def series_of_rows(fields: Iterable[str], home: str) -> set[Key]:
    """Every series that rows of commentary speak of."""
    return {key for one in fields if (key := spoken_of(one, home)) is not None}
