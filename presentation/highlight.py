"""A highlight report on the screen: for which periods and of what one can be made, and a report as a sheet of paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lsp_data.periods import Period, label, previous, quarter_of
from lsp_data.reports.highlight import Draft
from presentation.blocks import heading, note
from presentation.markup import Html, element, join
from presentation.words import day

QUARTERS = 8
PARTS = {"done": "Done", "next": "Next", "risks": "Risks", "decisions": "Decisions asked"}


def periods(as_at: date) -> dict[str, Period]:
    """The quarter of the day and those before it, under the word for each."""
    found = [quarter_of(as_at)]
    while len(found) < QUARTERS:
        found.append(previous(found[-1]))
    return {label(one): one for one in found}


def begun(draft: Draft, period: str, scope: str) -> dict[str, str]:
    """A draft as the fields of a new report."""
    return {
        "title": f"Highlight report {period}: {scope or 'all themes and workstreams'}", "period": period,
        "scope": scope, "state": "draft",
        **{name: "\n".join(f"• {line}" for line in getattr(draft, name)) for name in PARTS},
    }  # fmt: skip


def paper(row: Mapping[str, Any], frozen: str) -> Html:
    """A report to read and to print: its four parts, each line of them a paragraph."""
    parts = [
        join([heading(title, level=3), *_lines(str(row[name] or ""))]) for name, title in PARTS.items()
    ]  # fmt: skip
    return element("article", note(frozen), *parts, class_="lsp-paper")


def _lines(text: str) -> list[Html]:
    written = [element("p", line.strip()) for line in text.splitlines() if line.strip()]
    return written or [element("p", "Nothing to report.", class_="lsp-nothing")]


def frozen_words(row: Mapping[str, Any]) -> str:
    """Whether the report may still change, and if not, of which day and publication it is."""
    if row["state"] != "frozen":
        return "A draft: it may still change."
    return f"Frozen as known on {day(row['frozen_at'])}, publication {row['generation']}."
