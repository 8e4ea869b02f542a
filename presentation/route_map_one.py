"""One activity of the route map: its months now and as first planned, what it waits for, what waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lsp_data.reports.route_map_progress import Needed, Progress
from presentation import blocks
from presentation.markup import Child, Html, join, link
from presentation.route_map import linked
from presentation.route_map_words import STANDING, moved, not_done, waiting
from presentation.standing import Where
from presentation.words import month_words


def section(
    known: Iterable[Progress],
    name_of: Callable[[str, str], Html],
    link_of: Callable[[str], Child],
    where: Where,
    item: str,
) -> Html:
    """What became of an activity. ``known``: all activities; ``name_of`` draws one's name from its id and words."""
    by_item = {one.item: one for one in known}
    one = by_item[item]
    needed_by = [
        name_of(other.item, other.activity)
        for other in by_item.values()
        if any(need.item == item for need in other.needs)
    ]
    waits = [_need(need, name_of) for need in one.needs]
    stands = STANDING[one.standing]
    edit = link("Edit its months", "route-map", where(map="months", year=one.year, stream=one.workstream))
    return join(
        [
            blocks.heading("Its months", level=3),
            blocks.facts(
                [
                    ("It stands", f"{stands}: {not_done(one)}" if not_done(one) else stands),
                    ("Months", month_words(one.months)),
                    ("First planned", month_words(one.baseline)),
                    ("Since then", moved(one.since_baseline) or "As first planned"),
                    ("Depends on", _lines(waits)),
                    ("Needed by", _lines(needed_by)),
                    ("Indicators", linked(one.indicators, link_of)),
                ],
            ),
            blocks.note(edit),
        ]
    )


def _need(need: Needed, name_of: Callable[[str, str], Html]) -> Html:
    if not need.item or need.standing is None:
        return join([waiting(need)])
    ends = ", which ends later" if need.late else ""
    return join([name_of(need.item, need.activity), f" ({STANDING[need.standing].lower()}{ends})"])


def _lines(drawn: Iterable[Child]) -> Html:
    return join(drawn, "; ")
