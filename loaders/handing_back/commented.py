"""The partner's own workbook with its problems as comments on their cells, made in a process of its own with limits.

The file is as hostile here as when it was read: it goes through the same gate, and the process may die without harm.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from loaders.handing_back.letter import Item, Letter
from loaders.workbook.child import Refusal, Work, library_folders, problem_of, run_contained
from lsp_data.settings import Settings

_ENTRY = "loaders.handing_back.entry"
SLOWER = 3  # openpyxl with styles takes more processor time and memory for a cell than our own reader
_SUFFIXES = (".xlsx", ".xlsm")
_ALONE = "Send the list of problems by itself."
_WRITING = Work(
    "Writing the comments", _ALONE,
    "The workbook was read, but it holds something that cannot be written into a copy of it.", _ALONE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook with its problems as comments. ``lost``: what of the partner's workbook is not in it, in words."""

    content: bytes
    lost: tuple[str, ...]


def can_be_commented(name: str) -> bool:
    """Whether comments can be written into a file of this name; other formats get the list alone."""
    return name.lower().endswith(_SUFFIXES)


def commented(path: Path, letter: Letter, items: Sequence[Item], settings: Settings) -> Copy | Refusal:
    """The workbook at ``path`` (.xlsx or .xlsm, macros kept as they are) with a first sheet that lists the problems and
    links to their cells, and a comment on each of these; or why it could not be made. ``path`` lies in a folder of its
    own, in which the process may leave files."""
    listed = path.with_name("problems.json")
    listed.write_text(json.dumps({"lines": letter.lines, "items": [asdict(one) for one in items]}), encoding="utf-8")
    order = {
        "path": str(path.resolve()),
        "told": str(listed.resolve()),
        "suffix": path.suffix.lower(),
        "seconds": settings.read_seconds * SLOWER,
        "megabytes": settings.read_megabytes * SLOWER // 2,
        "largest": settings.upload_megabytes << 20,
        "libraries": library_folders("openpyxl"),
    }
    answer = run_contained(_ENTRY, order, settings.read_seconds * SLOWER, _WRITING)
    if isinstance(answer, Refusal):
        return answer
    end = answer.find(b"\n")
    told = json.loads(answer[:end])
    if told["refused"]:
        return Refusal(tuple(map(problem_of, told["refused"])))
    return Copy(bytes(answer[end + 1 :]), tuple(told["lost"]))
