"""The partner's own workbook with its problems as comments on their cells, made in a process of its own with limits.

The file is as hostile here as when it was read: it goes through the same gate, and the process may die without harm.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from loaders.handing_back.letter import Item, Letter
from loaders.workbook.child import Refusal, library_folders, problem_of, run_contained
from lsp_data.settings import Settings

_ENTRY = "loaders.handing_back.entry"
SLOWER = 3  # openpyxl with styles takes more processor time and memory for a cell than our own reader
_SUFFIXES = (".xlsx", ".xlsm")


def can_be_commented(name: str) -> bool:
    """Whether comments can be written into a file of this name; other formats get the list alone."""
    return name.lower().endswith(_SUFFIXES)


def commented(path: Path, letter: Letter, items: Sequence[Item], settings: Settings) -> bytes | Refusal:
    """The workbook at ``path`` (.xlsx or .xlsm, macros kept as they are) with a first sheet that lists the problems and
    links to their cells, and a comment on each of these; or why it could not be made. ``path`` lies in a folder of its
    own, in which the process may leave files."""
    told = path.with_name("problems.json")
    told.write_text(json.dumps({"lines": letter.lines, "items": [asdict(one) for one in items]}), encoding="utf-8")
    order = {
        "path": str(path.resolve()),
        "told": str(told.resolve()),
        "suffix": path.suffix.lower(),
        "seconds": settings.read_seconds * SLOWER,
        "megabytes": settings.read_megabytes * SLOWER // 2,
        "largest": settings.upload_megabytes << 20,
        "libraries": library_folders("openpyxl"),
    }
    answer = run_contained(_ENTRY, order, settings.read_seconds * SLOWER)
    if isinstance(answer, Refusal):
        return answer
    end = answer.find(b"\n")
    refused = json.loads(answer[:end])["refused"]
    return Refusal(tuple(map(problem_of, refused))) if refused else bytes(answer[end + 1 :])
