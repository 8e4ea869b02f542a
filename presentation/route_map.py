"""The route map as a table that is its own Gantt chart: a row an activity, a column a month, today's line across.

Every mark is a shape with words for those who listen; what is undated says so and is not drawn as unplanned.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from presentation.markup import Child, Html, element, hidden, join, picture
from presentation.palette import BLUE, ORANGE, PLUM, TEAL
from presentation.words import month_words, times

MONTHS = ("04", "05", "06", "07", "08", "09", "10", "11", "12", "01", "02", "03")
_NAMES = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")

STATES: dict[str, tuple[str, str]] = {
    "planned": ("Planned", f"<rect y='5' width='40' height='10' fill='{BLUE}'/>"),
    "milestone": ("Milestone", f"<path d='M20 1 29 10 20 19 11 10Z' fill='{PLUM}'/>"),
    "done": (
        "Done",
        f"<rect y='5' width='40' height='10' fill='{TEAL}'/>"
        "<path d='M14 10 18.5 14 26 6' fill='none' stroke='#0b0c0c' stroke-width='2.4'/>",
    ),
    "slipped": (
        "Slipped",
        f"<rect x='1' y='5.5' width='38' height='9' fill='#fff' stroke='{ORANGE}' stroke-width='2'/>"
        f"<path d='M13 5 8 15 M23 5 18 15 M33 5 28 15' stroke='{ORANGE}' stroke-width='2'/>",
    ),
}


@dataclass(frozen=True, slots=True)
class Activity:
    """One row: ``months`` maps "04" … "03" to a state; ``linked`` is what to show of the indicators it serves."""

    workstream: str
    number: str
    text: str
    months: Mapping[str, str]
    undated: bool
    linked: Child = ""


def by_month(months: Mapping[str, str], year: int | None) -> dict[str, str]:
    """Months of one financial year as "04" … "03": both "2009-06" (of that year) and "06" are read."""
    wanted = {}
    for written, state in months.items():
        month = written[-2:]
        if len(written) == 2 or year is None or written == f"{year + (month < '04')}-{month}":
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
    )
    return element("div", drawn, class_="lsp-scroll", tabindex=0, role="group", aria_label=caption)


def _month(place: int, year: int | None, here: tuple[int, float] | None) -> Html:
    when = f" {(year + (place > 8)) % 100:02d}" if year is not None and place in (0, 9) else ""
    now = element("span", "Today", class_="lsp-today-word") if here and here[0] == place else ""
    return element("th", now, _NAMES[place], element("span", when), scope="col", class_="lsp-centre lsp-gantt-month")


def _workstream(name: str, here: tuple[int, float] | None) -> Html:
    cells = (element("td", _today(place, here)) for place in range(12))
    return element("tr", element("th", name, scope="rowgroup"), *cells, element("td"), class_="lsp-group")


def _activity(one: Activity, here: tuple[int, float] | None) -> Html:
    name = element(
        "th", element("span", one.number, class_="lsp-gantt-number"), " ", one.text, scope="row", class_="lsp-left"
    )
    if not one.months:
        words = "Undated: the plan gives no months" if one.undated else "No months given"
        across = (here[0] + here[1]) / 12 if here else None
        marks: list[Html] = [element("td", words, _line(across), colspan=12, class_="lsp-gantt-undated")]
    else:
        marks = [_mark(place, one.months.get(month), here) for place, month in enumerate(MONTHS)]
    return element("tr", name, *marks, element("td", one.linked, class_="lsp-left"))


def _none_listed(here: tuple[int, float] | None) -> Html:
    words = element("th", "No activities listed yet", scope="row", class_="lsp-left lsp-gantt-undated")
    return element("tr", words, *(element("td", _today(place, here)) for place in range(12)), element("td"))


def _mark(place: int, state: str | None, here: tuple[int, float] | None) -> Html:
    if state is None:
        return element("td", _today(place, here))
    return element("td", mark(state), hidden(STATES.get(state, STATES["planned"])[0]), _today(place, here))


def mark(state: str) -> Html:
    """The drawing of a state, as wide as its cell."""
    _, drawing = STATES.get(state, STATES["planned"])
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20' "
        f"preserveAspectRatio='{'xMidYMid meet' if state == 'milestone' else 'none'}'>{drawing}</svg>"
    )
    return picture(svg, alt="", width=40, height=20, class_="lsp-mark")


def _today(place: int, here: tuple[int, float] | None) -> Html:
    return _line(here[1] if here and here[0] == place else None)


def _line(across: float | None) -> Html:
    if across is None:
        return Html("")
    return element("span", class_="lsp-today", style=f"left:{100 * across:.1f}%", aria_hidden="true")


def key() -> Html:
    """What the marks mean."""
    marks = (element("li", mark(state), words) for state, (words, _) in STATES.items())
    return element("ul", *marks, element("li", element("span", class_="lsp-today-key"), "Today"), class_="lsp-key")


COLUMNS = {
    "year": "Year",
    "workstream": "Workstream",
    "number": "Number",
    "activity": "Activity",
    "aim": "Aim",
    "planned_months": "Months",
    "undated": "Undated",
    "indicators": "Indicators",
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
    """The activities of a year and workstream ("" for all). A workstream's own row is kept only if it has no other."""
    kept = rows[(rows["year"] == year) & ((rows["workstream"] == workstream) | (workstream == ""))]
    busy = set(kept.loc[kept["kind"] == "activity", "workstream"])
    return kept[(kept["kind"] == "activity") | ~kept["workstream"].isin(busy)].reset_index(drop=True)


def first_year(year: str) -> int | None:
    """2010 of "2010/11"; None where the map names no year."""
    return int(year[:4]) if year[:4].isdigit() else None


def gantt_of(shown: pd.DataFrame, year: str, *, today: date, link_of: Callable[[str], Child]) -> Html:
    """The chart of rows of ``reports.route_map``; ``link_of`` draws an indicator's code."""
    begun = first_year(year)
    activities = [
        Activity(
            workstream=str(row["workstream"]),
            number=str(row["number"]),
            text=str(row["activity"]) if row["kind"] == "activity" else "",
            months=by_month(row["months"], begun),
            undated=bool(row["undated"]),
            linked=linked(row["indicators"], link_of),
        )
        for row in shown.to_dict("records")
    ]
    return gantt(activities, caption=f"Route map {year}: activities by workstream and month", year=begun, today=today)


def counted(shown: pd.DataFrame) -> str:
    """ "37 activities in 7 workstreams; 30 have no dates."."""
    activities = shown[shown["kind"] == "activity"]
    undated = sum(not months for months in activities["months"])
    told = f"{times(len(activities), 'activity', 'activities')} in {times(shown['workstream'].nunique(), 'workstream')}"
    return f"{told}; {undated} {'has' if undated == 1 else 'have'} no dates, which is not the same as not planned."


def exported(shown: pd.DataFrame) -> pd.DataFrame:
    """The rows for a file: the months as text."""
    return shown.assign(planned_months=[month_words(given) for given in shown["months"]])


def sources(shown: pd.DataFrame) -> str:
    """Which files and sheets the route map was read from."""
    places = dict.fromkeys(zip(shown["file_name"], shown["sheet"], strict=True))
    return "Read from " + "; ".join(f"{file}, {sheet}" for file, sheet in places) + "." if places else ""


def linked(codes: Sequence[str], link_of: Callable[[str], Child]) -> Html:
    """The linked indicators of an activity, one after the other."""
    return join([link_of(code) for code in codes], ", ")
