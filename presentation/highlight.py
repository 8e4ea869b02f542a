"""A highlight report on the screen: for which periods and of what one can be made, and a report as a sheet of paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lsp_data.periods import Period, label, previous, quarter_of
from lsp_data.reports.highlight import Draft
from presentation.blocks import heading, note
from presentation.markup import Html, element, join
from presentation.words import capital, day

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
        "scope": scope,
        **{name: "\n".join(f"• {line}" for line in getattr(draft, name)) for name in PARTS},
    }  # fmt: skip


def drawn_from(on: date, generation: int) -> dict[str, str]:
    """What a report keeps of the dashboard from which it is drawn."""
    return {"state": "draft", "drawn_at": on.isoformat(), "generation": str(generation)}


def frozen(row: Mapping[str, Any], on: date, generation: int) -> dict[str, str]:
    """What freezing writes. A report that was not drawn from the dashboard is of the day on which it is frozen."""
    of_today = {} if row["generation"] else drawn_from(on, generation)
    return {**of_today, "state": "frozen", "frozen_at": on.isoformat()}


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
    """Of which day and generation a report is, and whether it may still change."""
    of = f"as the dashboard stood on {day(row['drawn_at'] or row['frozen_at'])}, generation {row['generation']}"
    if row["state"] == "frozen":
        return f"{capital(of)}. Frozen on {day(row['frozen_at'])}: it never changes again, and that generation is kept."
    return f"A draft, {of}: it may still change." if row["generation"] else "A draft: it may still change."
