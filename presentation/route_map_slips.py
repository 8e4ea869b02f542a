"""The route map for a meeting: what is due this month, what is overdue, what slipped since the last meeting, and what
waits for something that comes later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lsp_data.measures.route_map import LATE_KINDS, ShiftKind, Standing
from lsp_data.measures.wording import month_of
from lsp_data.reports.route_map_progress import Progress
from presentation import blocks
from presentation.markup import Child, Html, element, join
from presentation.route_map import linked
from presentation.route_map_words import STANDING, listed, moved, not_done, waiting
from presentation.tables import Column, table, two_lines
from presentation.words import day, iso_month_words, said, times

_GONE = LATE_KINDS | {ShiftKind.DROPPED}
_OTHERWISE = frozenset(ShiftKind) - LATE_KINDS - {ShiftKind.SAME}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a meeting looks at: the day, the earlier day and what it is called ("the meeting of 18 Jan 2011"), and what
    draws an activity's name (from its id and words) and an indicator's code."""

    as_at: date
    since: str
    name_of: Callable[[str, str], Child]
    link_of: Callable[[str], Child]


def of_year(progress: Iterable[Progress], year: str, workstream: str) -> dict[str, Progress]:
    """What became of the activities of a year and workstream ("" for all), by their ids."""
    return {one.item: one for one in progress if one.year == year and workstream in ("", one.workstream)}


def for_a_meeting(progress: Mapping[str, Progress], asked: Asked) -> Html:
    """The four lists, each under its heading."""
    shown = list(progress.values())
    due = [one for one in shown if one.due]
    overdue = [one for one in shown if not_done(one)]
    slipped = [one for one in shown if one.slipped_since]
    waits = [one for one in shown if one.standing is not Standing.DONE and any(map(waiting, one.needs))]
    parts = [
        blocks.lead(_summary(len(due), len(overdue), len(slipped), asked)),
        *_section(f"Due in {month_of(asked.as_at)}", _due(due, asked)),
        *_section("Passed, and not marked as done", _overdue(overdue, asked)),
        *_section(f"Slipped since {asked.since}", _slipped(slipped, asked)),
    ]
    otherwise = [one for one in shown if one.since.kind in _OTHERWISE]
    if otherwise:
        parts += _section(f"Otherwise changed since {asked.since}", _otherwise(otherwise, asked))
    if waits:
        parts += _section("Waits for something that comes later", _waits(waits, asked))
    undated = [one for one in shown if one.standing is Standing.UNDATED and one.since_baseline.kind not in _GONE]
    if undated:
        parts += _section("Undated", _undated(undated, asked))
    return join(parts)


def _summary(due: int, overdue: int, slipped: int, asked: Asked) -> str:
    return (
        f"{times(due, 'activity', 'activities')} due in {month_of(asked.as_at)}; {overdue} with months that passed and "
        f"are not marked as done; {slipped} slipped since {asked.since}."
    )


def _section(title: str, drawn: Html) -> list[Html]:
    return [blocks.heading(title, level=2), drawn]


def _name(one: Progress, asked: Asked) -> Html:
    number = element("span", f"{one.number} ", class_="lsp-gantt-number") if one.number else ""
    name: Child = one.activity if one.since.kind is ShiftKind.DROPPED else asked.name_of(one.item, one.activity)
    return two_lines(join([number, name]), one.workstream)


_INDICATORS = Column("Indicators", width="19%")


def _table(caption: str, middle: Sequence[Column], rows: Iterable[Sequence[Child]], nothing: str) -> Html:
    columns = (Column("Activity", header=True, width="38%"), *middle, _INDICATORS)
    return table(caption, columns, [tuple(row) for row in rows], nothing=nothing)


def _due(due: Sequence[Progress], asked: Asked) -> Html:
    month = f"{asked.as_at:%Y-%m}"
    rows = [
        (
            _name(one, asked),
            "Milestone" if one.months[month] == "milestone" else _goes_on(one, month),
            linked(one.indicators, asked.link_of),
        )
        for one in due
    ]
    middle = [Column("What is due")]
    return _table("Due this month", middle, rows, "Nothing is planned for this month.")


def _goes_on(one: Progress, month: str) -> str:
    last = max(one.months)
    return "Planned, its last month" if last <= month else f"Planned, goes on to {iso_month_words(last)}"


def _overdue(overdue: Sequence[Progress], asked: Asked) -> Html:
    rows = [
        (_name(one, asked), two_lines(STANDING[one.standing], not_done(one)), linked(one.indicators, asked.link_of))
        for one in overdue
    ]
    return _table("Not marked as done", [Column("Where it stands")], rows, "No month has passed without being done.")


def _slipped(slipped: Sequence[Progress], asked: Asked) -> Html:
    rows = [(_name(one, asked), _what(one), _who(one), linked(one.indicators, asked.link_of)) for one in slipped]
    middle = [Column("What slipped"), Column("Who changed it", width="20%")]
    return _table("Slipped", middle, rows, f"Nothing has slipped since {asked.since}.")


def _otherwise(changed: Sequence[Progress], asked: Asked) -> Html:
    rows = [(_name(one, asked), moved(one.since), _by(one), linked(one.indicators, asked.link_of)) for one in changed]
    return _table("Otherwise changed", [Column("What changed"), Column("Who changed it", width="20%")], rows, "")


def _what(one: Progress) -> str:
    if one.since.kind in LATE_KINDS:
        return moved(one.since)
    return f"{listed(one.late)} passed, not done"


def _who(one: Progress) -> Child:
    return _by(one) if one.since.kind in LATE_KINDS else "Nobody: time passed"


def _by(one: Progress) -> Child:
    if one.written is None:
        return ""
    how = said(one.written.reason) or (f"in {one.written.file_name}" if one.written.file_name else "")
    by = said(one.written.made_by, "a post that was not said")
    return two_lines(f"{by}, {day(one.written.known_at)}", how)


def _waits(waits: Sequence[Progress], asked: Asked) -> Html:
    rows = [
        (_name(one, asked), join(filter(None, map(waiting, one.needs)), ". "), linked(one.indicators, asked.link_of))
        for one in waits
    ]
    return _table("Waits for something that comes later", [Column("What it waits for")], rows, "")


def _undated(undated: Sequence[Progress], asked: Asked) -> Html:
    rows = [(_name(one, asked), "The plan gives no months", linked(one.indicators, asked.link_of)) for one in undated]
    return _table("Undated", [Column("When")], rows, "")


def against_first_plan(progress: Iterable[Progress]) -> str:
    """ "Against the first plan, of 13 activities 3 are later, 1 is earlier …"."""
    shown = list(progress)
    counts: dict[str, int] = {}
    for one in shown:
        nowhere = one.since_baseline.kind is ShiftKind.SAME and not one.months
        kind = "nowhere" if nowhere else one.since_baseline.kind.value
        counts[kind] = counts.get(kind, 0) + 1
    told = [f"{counts[kind]} {words}" for kind, words in _COUNTED.items() if kind in counts]
    return f"Of {times(len(shown), 'activity', 'activities')}: {', '.join(told)}." if shown else ""


_COUNTED = {
    "same": "as first planned", "later": "later", "earlier": "earlier", "changed": "with other months and the same end",
    "slipped": "slipped without a new month", "dated": "dated since", "undated": "without months now",
    "dropped": "taken out", "nowhere": "undated, then and now",
}  # fmt: skip
