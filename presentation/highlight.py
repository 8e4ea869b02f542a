"""A highlight report on the screen: for which periods and of what one can be made, and a report as a sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from lsp_data.periods import Period, label, previous, quarter_of
from lsp_data.reports.highlight import ACTIONS, ASKED, CHANGED, MAP, NEEDS, Draft
from presentation.blocks import heading, note
from presentation.markup import Child, Html, element, join, link
from presentation.paper import Grid, Paper, ReportHeading, Title, Words
from presentation.standing import Where
from presentation.words import capital, day

QUARTERS = 8
PARTS = {"done": "Done", "next": "Next", "risks": "Risks", "decisions": "Decisions asked"}
_BULLET = "• "
_CUT = f"{_BULLET}and more: "
_WHERE: dict[str, tuple[str, dict[str, str]]] = {  # title of a page → its address, and what of it
    NEEDS: ("underperforming", {}), CHANGED: ("overview", {}), MAP: ("route-map", {"map": "due"}),
    ACTIONS: ("action-plans", {}), ASKED: ("requests", {}),
}  # fmt: skip


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
        **{name: "\n".join(f"{_BULLET}{line}" for line in getattr(draft, name)) for name in PARTS},
    }  # fmt: skip


def drawn_from(on: date, generation: int) -> dict[str, str]:
    """What a report keeps of the dashboard from which it is drawn."""
    return {"state": "draft", "drawn_at": on.isoformat(), "generation": str(generation)}


def frozen(row: Mapping[str, Any], on: date, generation: int) -> dict[str, str]:
    """What freezing writes. A report that was not drawn from the dashboard is of the day on which it is frozen."""
    of_today = {} if row["generation"] else drawn_from(on, generation)
    return {**of_today, "state": "frozen", "frozen_at": on.isoformat()}


def on_screen(row: Mapping[str, Any], where: Where) -> Html:
    """A report to read and to print: its four parts, each line of them a paragraph. What was cut leads to the pages
    where all of it stands."""
    parts = [
        join([heading(title, level=3), *(element("p", _led_on(line, where)) for line in _lines(row, name))])
        for name, title in PARTS.items()
    ]  # fmt: skip
    return element("article", *parts, class_="lsp-paper")


def paper(row: Mapping[str, Any], of: str) -> Paper:
    """A report to hand out. ``of``: whose it is."""
    parts: list[Title | Words | Grid] = []
    for name, title in PARTS.items():
        parts += [Title(title), *map(Words, _lines(row, name))]
    drawn = row["frozen_at"] or row["drawn_at"]
    published = date.fromisoformat(drawn) if drawn else row["known_at"]
    about = ReportHeading(str(row["title"]), published, description=f"Highlight report: {_about(row)}")
    return Paper(about, f"{of} {frozen_words(row)}", tuple(parts), whole_heading=False)


def file_name(row: Mapping[str, Any]) -> str:
    """ "highlight-2010-11-q4-safer"."""
    words = "".join(one if one.isalnum() else " " for one in f"{row['period'] or ''} {row['scope'] or ''}".lower())
    return "-".join(["highlight", *words.split()])


def told(row: Mapping[str, Any]) -> Html:
    """What stands beside a report: of what it is, and of which day."""
    return note(f"{capital(_about(row))}. {frozen_words(row)}")


def _about(row: Mapping[str, Any]) -> str:
    return ", ".join(str(one) for one in (row["scope"] or "all themes and workstreams", row["period"]) if one)


def _lines(row: Mapping[str, Any], name: str) -> list[str]:
    written = str(row[name] or "").splitlines()
    return [line.strip() for line in written if line.strip()] or ["Nothing to report."]


def _led_on(line: str, where: Where) -> Child:
    """The line; where it says what was cut, with the names of pages as links."""
    if not line.startswith(_CUT):
        return line
    parts = re.split(f"({'|'.join(map(re.escape, _WHERE))})", line)
    return join([link(one, _WHERE[one][0], where(**_WHERE[one][1])) if one in _WHERE else one for one in parts])


def frozen_words(row: Mapping[str, Any]) -> str:
    """Of which day and generation a report is, and whether it may still change."""
    of = f"as the dashboard stood on {day(row['drawn_at'] or row['frozen_at'])}, generation {row['generation']}"
    if row["state"] == "frozen":
        return f"{capital(of)}. Frozen on {day(row['frozen_at'])}: it never changes again, and that generation is kept."
    return f"A draft, {of}: it may still change." if row["generation"] else "A draft: it may still change."
