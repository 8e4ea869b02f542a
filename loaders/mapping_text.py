"""Remembered layouts as JSON: to keep, to pass on, to take in, to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from loaders.mapping import Correction, Layout, Match, RowCorrection
from loaders.problems import problem
from lsp_data.errors import LspError, Problem


def to_text(mapping: Layout) -> str:
    """The mapping as JSON, to export and to keep."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=1)


def kept_text(mapping: Layout) -> str:
    """The mapping as the store keeps it: "", which forgets it, where nothing is left of what was said."""
    return to_text(mapping) if mapping.says else ""


def from_text(text: str) -> Layout:
    """A mapping from JSON. LspError when it is none."""
    try:
        return _layout(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LspError(f"This is no mapping that was exported from here: {error}.") from error


def all_to_text(layouts: Iterable[Layout]) -> str:
    """Layouts as one JSON text, to pass on."""
    return json.dumps([asdict(one) for one in layouts], ensure_ascii=False, indent=1)


def all_from_text(text: str) -> list[Layout]:
    """The layouts of an exported file, whether it holds one or many. LspError where it holds none."""
    try:
        found = json.loads(text)
        made = [_layout(one) for one in (found if isinstance(found, list) else [found])]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LspError(f"These are no layouts that were exported from here: {error}.") from error
    if not made or not all(one.fingerprint and one.name for one in made):
        raise LspError("These are no layouts that were exported from here: one has no fingerprint or no name.")
    return made


def _layout(fields: Mapping[str, object]) -> Layout:
    return Layout(
        str(fields["fingerprint"]),
        str(fields["name"]),
        tuple(Correction(**one) for one in _rows(fields, "corrections")),
        tuple(Match(**one) for one in _rows(fields, "matches")),
        tuple(str(one) for one in _list(fields, "headings")),
        int(str(fields.get("heading_rows", 0))),
        str(fields.get("partner", "")),
        tuple(RowCorrection(**one) for one in _rows(fields, "rows")),
    )


def read_all(texts: Mapping[str, str]) -> dict[str, Layout]:
    """Remembered layouts by fingerprint, from the JSON in which the store keeps them; without those that cannot be read
    (see :func:`unread`)."""
    return {name: one for name, one in ((name, _readable(text)) for name, text in texts.items()) if one is not None}


def unread(texts: Mapping[str, str]) -> list[Problem]:
    """A note on each remembered layout that cannot be read: it is passed over, and nothing else is stopped by it."""
    return [problem("layout-unread", value=name) for name, text in texts.items() if _readable(text) is None]


def _readable(text: str) -> Layout | None:
    try:
        return from_text(text)
    except LspError:
        return None


def _list(fields: Mapping[str, object], name: str) -> list[object]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise TypeError(f"{name} is no list")
    return found


def _rows(fields: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    return [_row(one) if isinstance(one, dict) else _no_row(name) for one in _list(fields, name)]


def _row(fields: Mapping[str, Any]) -> dict[str, Any]:
    for name, value in fields.items():
        if not isinstance(value, _KINDS.get(name, str)) and not (name == "role" and value is None):
            raise TypeError(f"{name} is {value!r}")
    return {name: tuple(map(str, value)) if name == "labels" else value for name, value in fields.items()}


_KINDS: Mapping[str, type] = {"nth": int, "row": int, "left_out": bool, "labels": list}


def _no_row(name: str) -> dict[str, Any]:
    raise TypeError(f"a row of {name} is no object")
