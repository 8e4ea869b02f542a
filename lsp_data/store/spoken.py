"""When something was last written about a series: beside its figures, or in rows that brought no figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from lsp_data.store.known import Key
from lsp_data.store.rows import Rows, is_by_hand
from lsp_data.values.notes import comment

_BESIDE = """SELECT indicator, sub_measure, area, known_at, note, marker, text, return_id FROM live_figure
    WHERE known_at <= ? AND note <> '' {these}"""
_ROWS = "SELECT fields, known_at FROM live_entry WHERE kind = 'commentary' AND known_at <= ?"
_THESE = """AND (indicator, sub_measure, area)
    IN (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))"""


def words(rows: Rows, until: date, home: str, keys: Sequence[Key] | None = None) -> list[tuple[Key, date]]:
    """Every word on a series (`keys` None: on every one) by a day: which series, and when it came. Words that name no
    area are about the partnership's own, ``home``."""
    if keys is not None and not keys:
        return []
    these, given = ("", []) if keys is None else (_THESE, [list(part) for part in zip(*keys, strict=True)])
    found: list[tuple[Key, date]] = []
    for *series, known_at, note, marker, text, return_id in rows(_BESIDE.format(these=these), [until, *given]):
        if not is_by_hand(return_id) and comment(note, text if marker else ""):
            found.append(((series[0], series[1], series[2]), known_at))
    for fields, known_at in rows(_ROWS, [until]):
        about = spoken_of(fields, home)
        if about is not None:
            found.append((about, known_at))
    return found


def newest_words(found: Iterable[tuple[Key, date]], as_at: date) -> dict[Key, date]:
    """By series, the newest day by then on which words on it came."""
    newest: dict[Key, date] = {}
    for key, known_at in found:
        if newest.get(key, date.min) < known_at <= as_at:
            newest[key] = known_at
    return newest


def spoken_of(fields: str, home: str) -> Key | None:
    """The series that a row of commentary speaks of; None where it names no indicator or has no words."""
    told = json.loads(fields)
    if not told.get("indicator") or not comment(told.get("text") or ""):
        return None
    return (told["indicator"], told.get("sub_measure") or "", told.get("area") or home)


def series_of_rows(fields: Iterable[str], home: str) -> set[Key]:
    """Every series that rows of commentary speak of."""
    return {key for one in fields if (key := spoken_of(one, home)) is not None}
