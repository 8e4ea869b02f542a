"""A return that goes back to its partner: the letter, the files, and what was sent back before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

import pandas as pd

from loaders.compare import Comparison
from loaders.figures import Return
from loaders.handing_back.commented import Copy, can_be_commented, commented
from loaders.handing_back.letter import Item, Letter, items_of
from loaders.handing_back.listing import problem_list
from loaders.workbook.child import Refusal
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError
from lsp_data.settings import Settings
from presentation import words
from presentation.markup import Html
from presentation.returns_compare import every_problem
from presentation.returns_history import stretch
from presentation.returns_reading import put_aside
from presentation.returns_templates import XLSX
from presentation.tables import Column, table, two_lines

__all__ = ["XLSX", "Item", "Letter", "can_be_commented", "problem_list"]

XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
COLUMNS = {
    "file_name": "File",
    "partner_name": "Partner",
    "period_start": "Period from",
    "period_end": "Period to",
    "problems": "Problems",
    "made_at": "Sent back at (UTC)",
    "made_by": "By",
    "reason": "Note",
    "accepted_at": "Accepted since (UTC)",
    "sha256": "SHA-256",
}


def letter(ret: Return, partnership: str, sender: str, day: date, note: str) -> Letter:
    """What is said of a file as a whole."""
    return Letter(ret.file, partnership, sender, words.day(day), " ".join(note.split()))


def items(ret: Return, comparison: Comparison | None, *, notes: bool) -> tuple[Item, ...]:
    """The problems that the partner is told."""
    return items_of(every_problem(ret, comparison), notes=notes)


def kind_of(ret: Return) -> str:
    """As which kind of return it goes back; "" where the file could not be read as one."""
    return "" if ret.refused or ret.kind == "unknown" else ret.kind


def list_name(file: str) -> str:
    """The name of the list of problems of a file."""
    return f"{PurePath(file).stem}-problems.xlsx"


def workbook_name(file: str) -> str:
    """The name of a file with comments."""
    return f"{PurePath(file).stem}-sent-back{PurePath(file).suffix.lower()}"


def mime_of(file: str) -> str:
    """What kind of download a workbook with comments is."""
    return XLSM if file.lower().endswith(".xlsm") else XLSX


def with_comments(file: str, content: bytes, told: Letter, listed: Sequence[Item], settings: Settings) -> Copy:
    """The workbook with its problems as comments. LspError says why it could not be made."""
    try:
        with put_aside(file, content) as path:
            made = commented(path, told, listed, settings)
    except OSError as error:
        raise LspError(f"The server could not put the file aside: {error.strerror or 'no room'}.") from error
    if isinstance(made, Refusal):
        raise LspError(made.problems[0].reason)
    return made


def not_in_copy(made: Copy) -> str:
    """What of the partner's workbook is not in its copy, and what to do where that matters."""
    return f"Not in the copy: {', '.join(made.lost)}. Where that matters, send the list with their own workbook."


def said_before(sent: pd.DataFrame, sha256: str) -> str:
    """That this very file was sent back, when and with what note; "" where it was not."""
    found = sent[sent["sha256"] == sha256]
    if found.empty:
        return ""
    row = found.iloc[0]
    by = f" by {row['made_by']}" if words.said(row["made_by"]) else ""
    return f"This very file was sent back on {words.day(row['made_at'])}{by}: {row['reason']}"


def sent_table(sent: pd.DataFrame, catalogue: Catalogue) -> Html:
    """What was sent back, and whether it came again. In: the columns of ``reports.sent_back``."""
    rows = [
        (
            two_lines(words.said(row["file_name"]), _filed(row, catalogue)),
            two_lines(f"Sent back on {words.day(row['made_at'])}", words.said(row["made_by"], "no post")),
            words.said(row["reason"]),
            "not yet" if words.missing(row["accepted_at"]) else f"accepted on {words.day(row['accepted_at'])}",
        )
        for row in sent.to_dict("records")
    ]
    columns = [
        Column("File", header=True, width="32%"), Column("Sent back"), Column("Note", width="30%"),
        Column("Come again"),
    ]  # fmt: skip
    return table("Returns that were sent back", columns, rows, nothing="No return was sent back.")


def _filed(row: Mapping[Any, Any], catalogue: Catalogue) -> str:
    partner = words.said(row["partner"])
    period = "" if words.missing(row["period_start"]) else stretch(row)
    return ", ".join(
        part for part in (catalogue.partner_name(partner) if partner else "partner not said", period) if part
    )
