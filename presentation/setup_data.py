"""The data folder on the screen: places and sizes, versions, findings, states; and a backup as bytes."""

from __future__ import annotations

import platform
import re
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd

from lsp_data import archive
from lsp_data.audit import Finding
from lsp_data.backup import backup
from lsp_data.store import generations
from lsp_data.store.generations import Generation
from presentation import words
from presentation.markup import Child, Html, element
from presentation.returns_history import DONE, moment
from presentation.returns_view import SEVERITIES
from presentation.tables import Column, table

FINDINGS = {"weight": "Weight", "code": "Code", "where": "Where", "reason": "What was found", "mend": "What to do"}
GENERATIONS = {
    "number": "Number",
    "made_at": "Made at (UTC)",
    "kind": "Kind",
    "summary": "What",
    "made_by": "By",
    "reason": "Reason",
    "pinned": "Pinned",
    "kept": "Kept",
}
PACKAGES = ("streamlit", "duckdb", "pandas", "plotly", "openpyxl", "xlrd", "XlsxWriter")
_SHOWN = 60


def places(folder: Path, live: Generation) -> list[tuple[Child, Child]]:
    """Where the data lies and how much room it takes."""
    kept = generations.numbers(folder)
    raw = [one for one in archive.archive_folder(folder).rglob("*") if one.is_file()]
    return [
        ("Data folder", element("code", folder.resolve())),
        ("Current state", f"publication {live.number}, {size(live.path.stat().st_size)}"),
        (
            "States kept",
            f"{len(kept)}, {size(sum(generations.generation_path(folder, one).stat().st_size for one in kept))}",
        ),
        ("Workbooks kept", f"{len(raw)}, {size(sum(one.stat().st_size for one in raw))}"),
    ]


def size(count: int) -> str:
    """A size in bytes as people say it: "412 kB", "4.5 MB"."""
    if count < 1_000_000:
        return f"{max(round(count / 1000), 1 if count else 0)} kB"
    return f"{count / 1_000_000:,.1f} MB"


def versions() -> list[tuple[Child, Child]]:
    """The versions of what runs here."""
    return [("Python", platform.python_version()), *((name, _version(name)) for name in PACKAGES)]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def backup_bytes(folder: Path) -> bytes:
    """A backup of the data folder. LspError where it cannot be made."""
    with tempfile.TemporaryDirectory() as work:
        made = backup(folder, Path(work) / "backup.zip")
        return made.path.read_bytes()


def backup_name(partnership: str, day: date) -> str:
    """A name for the backup file: "cheshire-west-2011-02-14.lsp.zip"."""
    plain = re.sub(r"[^a-z0-9]+", "-", partnership.lower()).strip("-")[:40] or "partnership"
    return f"{plain}-{day.isoformat()}.lsp.zip"


def findings_frame(findings: Sequence[Finding]) -> pd.DataFrame:
    """Findings as rows: the columns of FINDINGS."""
    rows = [(SEVERITIES[one.severity], one.code, one.where, one.reason, one.mend) for one in findings]
    return pd.DataFrame(rows, columns=list(FINDINGS), dtype=object)


def findings_table(frame: pd.DataFrame) -> Html:
    """Findings as a table."""
    shown = frame[["weight", "where", "reason", "mend"]]
    columns = [Column("Weight"), Column("Where", header=True), Column("What was found"), Column("What to do")]
    rows = [tuple(row) for row in shown.itertuples(index=False, name=None)]
    return table("What was found", columns, rows, caption_shown=True)


def generations_table(log: pd.DataFrame) -> Html:
    """The newest states: number, when, kind, what, by whom, whether it can still be opened."""
    rows = [
        (
            str(row["number"]),
            moment(row["made_at"]),
            DONE.get(row["kind"], row["kind"]),
            words.said(row["summary"]),
            words.said(row["made_by"], "not said"),
            "pinned" if row["pinned"] else "kept" if row["kept"] else "no longer kept",
        )
        for row in log.head(_SHOWN).to_dict("records")
    ]
    columns = [
        Column("Number", "right"), Column("Made (UTC)"), Column("Kind"), Column("What", header=True), Column("By"),
        Column("File"),
    ]  # fmt: skip
    title = "States of the store" if len(log) <= _SHOWN else f"States of the store: the newest {_SHOWN} of {len(log):,}"
    return table(title, columns, rows, caption_shown=True)
