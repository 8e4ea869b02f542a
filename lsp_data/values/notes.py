"""The note beside a figure: its marks, the words that someone wrote, and what reading the file added."""

from __future__ import annotations

import re

from lsp_data.values.vocabulary import MARKERS, STATUS

# What reading a file adds to a note: how a figure came to be the year to date, and what of its source was put right.
_ADDED = re.compile(
    r"(?:(?:^|; )(?:given for [^;]+, read as the year to date|[^;]+ alone \S+; added up from April"
    r"|corrected from \S.{0,200}? to \S+: \S.{0,1000}? \([^()]+, \d{1,2} [A-Z][a-z]+ \d{4}\)))+$"
)
_MARK = re.compile(r"\W*\w?\W*|\((?:\w+)\)|\[\w+\]")


def comment(note: str, cell: str = "") -> str:
    """A note without the marks before its words (``cell``: what stands there instead of a number) and without what
    reading the file added to it. The words themselves are left whole, whatever they hold."""
    return note_parts(note, cell)[1]


def note_parts(note: str, cell: str = "") -> tuple[list[str], str, str]:
    """A note as the marks at its beginning, its words (left whole) and what reading the file added: see `comment`."""
    added = _ADDED.search(note)
    parts = (note[: added.start()] if added else note).strip().split("; ")
    marks: list[str] = []
    while parts and _is_mark(parts[0].strip(), cell):
        marks.append(parts.pop(0).strip())
    return [one for one in marks if one], "; ".join(parts).strip(), added[0].removeprefix("; ") if added else ""


def _is_mark(part: str, cell: str) -> bool:
    plain = " ".join(part.lower().split()).strip("()[]")
    return bool(_MARK.fullmatch(part)) or plain in MARKERS or plain in STATUS or part == " ".join(cell.split())
