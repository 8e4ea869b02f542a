"""The route map as a table that is its own Gantt chart: a row an activity, a column a month, today's line across.

Every mark is a shape with words for those who listen; what is undated says so and is not drawn as unplanned.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lsp_data.measures.route_map import first_year, with_year
from lsp_data.reports.route_map_progress import Progress
from presentation import markup, route_map_paper
from presentation.markup import Child, Html, element, join
from presentation.route_map_marks import marks
from presentation.route_map_words import STANDING, concerns, moved
from presentation.words import day, month_words, times

MONTHS = ("04", "05", "06", "07", "08", "09", "10", "11", "12", "01", "02", "03")
NAMES = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


@dataclass(frozen=True, slots=True)
class Activity:
    """One row: ``months`` maps "04" … "03" to a state; ``linked`` is what to show of the indicators it serves, ``said``
    what to say below its name. ``first``: the months first planned, None where they are not shown."""

    workstream: str
    number: str
    text: Child
    months: Mapping[str, str]
    undated: bool
    linked: Child = ""
    said: Child = ""
    first: Mapping[str, str] | None = None


def by_month(months: Mapping[str, str], year: int | None) -> dict[str, str]:
    """Months of one financial year as "04" … "03": both "2009-06" (of that year) and "06" are read."""
    wanted = {}
    for written, state in months.items():
        month = written[-2:]
        if year is None or with_year(written, year) == with_year(month, year):
            wanted[month] = state
    return wanted


def today_in(year: int | None, today: date | None) -> tuple[int, float] | None:
    """(column, share of the month gone) of a day in the financial year that begins in ``year``; None outside it."""
    if year is None or today is None or not date(year, 4, 1) <= today <= date(year + 1, 3, 31):
        return None
    length = calendar.monthrange(today.year, today.month)[1]
    return (today.month - 4) % 12, (today.day - 0.5) / length


def gantt(activities: Sequence[Activity], *, caption: str, year: int | None, today: date | None) -> Html:
    """The table. Workstreams head their activities; one without activities says so."""
    here = today_in(year, today)
    rows: list[Html] = []
    workstream = None
    for one in activities:
        if one.workstream != workstream:
            workstream = one.workstream
            rows.append(_workstream(workstream, here))
        rows.append(_activity(one, here) if one.text else _none_listed(here))
    head = element(
        "tr",
        element("th", "Activity", scope="col", class_="lsp-left lsp-gantt-name"),
        *(_month(place, year, here) for place in range(12)),
        element("th", "Indicators", scope="col", class_="lsp-left lsp-gantt-linked"),
    )
    drawn = element(
        "table",
        element("caption", caption, class_="lsp-hidden"),
        element("thead", head),
        element("tbody", *rows),
        class_="lsp-table lsp-gantt",
        style=f"--letters:{_letters(activities):.2f}mm",
    )
    return element("div", drawn, class_="lsp-scroll", tabindex=0, role="group", aria_label=caption)


def _letters(activities: Sequence[Activity]) -> float:
    """How large the letters are on paper, in millimetres."""
    rows = [
        route_map_paper.Row(
            len(f"{one.number} {markup.plain(one.text)}"), len(markup.plain(one.said)),
            len(markup.plain(one.linked)), str(one.linked).count("lsp-line"),
        )
        for one in activities
    ]  # fmt: skip
    groups = len({one.workstream for one in activities})
    return route_map_paper.letters(rows, groups, lanes=any(one.first is not None for one in activities))


def _month(place: int, year: int | None, here: tuple[int, float] | None) -> Html:
    when = f" {(year + (place > 8)) % 100:02d}" if year is not None and place in (0, 9) else ""
    now = element("span", "Today", class_="lsp-today-word") if here and here[0] == place else ""
    return element("th", now, NAMES[place], element("span", when), scope="col", class_="lsp-centre lsp-gantt-month")


def _workstream(name: str, here: tuple[int, float] | None) -> Html:
    cells = (element("td", _today(place, here)) for place in range(12))
    return element("tr", element("th", name, scope="rowgroup"), *cells, element("td"), class_="lsp-group")


def _activity(one: Activity, here: tuple[int, float] | None) -> Html:
    below = element("span", one.said, class_="lsp-below") if one.said else ""
    number = element("span", one.number, class_="lsp-gantt-number")
    name = element("th", number, " ", one.text, below, scope="row", class_="lsp-left")
    if not one.months and not one.first:
        words = "Undated: the plan gives no months" if one.undated else "No months given"
        across = (here[0] + here[1]) / 12 if here else None
        cells: list[Html] = [element("td", words, _line(across), colspan=12, class_="lsp-gantt-undated")]
    else:
        cells = [
            element(
                "td",
                marks(one.months.get(month), first=None if one.first is None else one.first.get(month, "")),
                _today(place, here),
            )
            for place, month in enumerate(MONTHS)
        ]
    return element("tr", name, *cells, element("td", one.linked, class_="lsp-left"))


def _none_listed(here: tuple[int, float] | None) -> Html:
    words = element("th", "No activities listed yet", scope="row", class_="lsp-left lsp-gantt-undated")
    return element("tr", words, *(element("td", _today(place, here)) for place in range(12)), element("td"))


def _today(place: int, here: tuple[int, float] | None) -> Html:
    return _line(here[1] if here and here[0] == place else None)


def _line(across: float | None) -> Html:
    if across is None:
        return Html("")
    return element("span", class_="lsp-today", style=f"left:{100 * across:.1f}%", aria_hidden="true")


COLUMNS = {
    "year": "Year",
    "workstream": "Workstream",
    "number": "Number",
    "activity": "Activity",
    "aim": "Aim",
    "planned_months": "Months",
    "first_months": "First planned",
    "stands": "Where it stands",
    "moved": "Against the first plan",
    "undated": "Undated",
    "indicators": "Indicators",
    "lead": "Lead",
    "dependencies": "Depends on",
    "file_name": "File",
    "sheet": "Sheet",
    "cell": "Cell",
}


def years(rows: pd.DataFrame, today: date) -> list[str]:
    """The years of the route maps, that of the day first, then the newest; "" is a map that names no year."""
    found = sorted(set(rows["year"]), reverse=True)
    now = f"{today.year - (today.month < 4)}/{(today.year - (today.month < 4) + 1) % 100:02d}"
    return sorted(found, key=lambda year: year != now)


def workstreams(rows: pd.DataFrame, year: str) -> dict[str, str]:
    """The workstreams of a year, each under its own name, in the order of the sheet."""
    return {name: name for name in dict.fromkeys(rows.loc[rows["year"] == year, "workstream"]) if name}


def chosen(rows: pd.DataFrame, year: str, workstream: str) -> pd.DataFrame:
    """The activities of a year and workstream ("" for all), those of one workstream together. A workstream's own row is
    kept only if it has no other."""
    kept = rows[(rows["year"] == year) & ((rows["workstream"] == workstream) | (workstream == ""))]
    busy = set(kept.loc[kept["kind"] == "activity", "workstream"])
    kept = kept[(kept["kind"] == "activity") | ~kept["workstream"].isin(busy)]
    order = {name: place for place, name in enumerate(dict.fromkeys(kept["workstream"]))}
    return kept.sort_values("workstream", key=lambda names: names.map(order), kind="stable").reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the chart is drawn: the year and today; what draws an indicator's code, and an activity's name from its id
    and words; with ``first`` what was first planned is drawn as well."""

    year: str
    today: date
    link_of: Callable[[str], Child]
    name_of: Callable[[str, str], Child]
    first: bool = False


def gantt_of(shown: pd.DataFrame, progress: Mapping[str, Progress], how: Drawing) -> Html:
    """The chart of rows of ``reports.route_map``, with what became of each activity (by its id)."""
    activities = [_row(row, progress.get(str(row["item"])), how) for row in shown.to_dict("records")]
    caption = f"Route map {how.year}: activities by workstream and month, as known on {day(how.today)}"
    if how.first:
        gone = [one for one in progress.values() if one.item not in set(shown["item"])]
        order = {name: place for place, name in enumerate(dict.fromkeys(one.workstream for one in activities))}
        activities = sorted(
            [*activities, *(_gone(one, how) for one in gone)], key=lambda one: order.get(one.workstream, len(order))
        )
        caption += ", with what was first planned"
    return gantt(activities, caption=caption, year=first_year(how.year), today=how.today)


def _row(row: Mapping[object, object], stood: Progress | None, how: Drawing) -> Activity:
    begun = first_year(how.year)
    months: Mapping[str, str] = stood.months if stood else {}
    said = "" if stood is None else moved(stood.since_baseline) if how.first else concerns(stood)
    text = how.name_of(str(row["item"]), str(row["activity"])) if row["kind"] == "activity" else ""
    codes = stood.indicators if stood else ()
    first = by_month(stood.baseline, begun) if how.first and stood else None
    return Activity(
        str(row["workstream"]), str(row["number"]), text, by_month(months, begun), bool(row["undated"]),
        linked(codes, how.link_of), said, first,
    )  # fmt: skip


def _gone(stood: Progress, how: Drawing) -> Activity:
    first = by_month(stood.baseline, first_year(how.year))
    return Activity(
        stood.workstream, stood.number, stood.activity, {}, not first, linked(stood.indicators, how.link_of),
        moved(stood.since_baseline), first,
    )  # fmt: skip


def counted(shown: pd.DataFrame) -> str:
    """ "37 activities in 7 workstreams; 30 have no dates."."""
    activities = shown[shown["kind"] == "activity"]
    undated = sum(not months for months in activities["months"])
    told = f"{times(len(activities), 'activity', 'activities')} in {times(shown['workstream'].nunique(), 'workstream')}"
    return f"{told}; {undated} {'has' if undated == 1 else 'have'} no dates, which is not the same as not planned."


def exported(shown: pd.DataFrame, progress: Mapping[str, Progress]) -> pd.DataFrame:
    """The rows for a file: the months as text, where each activity stands, and what became of its first plan."""
    stood = [progress.get(item) for item in shown["item"]]
    return shown.assign(
        planned_months=[month_words(given) for given in shown["months"]],
        first_months=[month_words(one.baseline) if one else "" for one in stood],
        stands=[STANDING[one.standing] if one else "" for one in stood],
        moved=[moved(one.since_baseline) if one else "" for one in stood],
    )


def sources(shown: pd.DataFrame) -> str:
    """Which files and sheets the route map was read from."""
    places = dict.fromkeys(zip(shown["file_name"], shown["sheet"], strict=True))
    read = [f"{file}, {sheet}" for file, sheet in places if file]
    told = [f"Read from {'; '.join(read)}."] if read else []
    return " ".join([*told, "Some of it was written on this page."] if len(read) < len(places) else told)


def linked(codes: Sequence[str], link_of: Callable[[str], Child]) -> Html:
    """The linked indicators of an activity, one below the other."""
    return join([element("span", link_of(code), class_="lsp-line") for code in codes])
