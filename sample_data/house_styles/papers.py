"""The partnership's own papers: set-up, targets, route maps, the commitments matrix."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date

from lsp_data.periods import Basis, Period, year_pair
from lsp_data.periods.labels import MONTHS
from sample_data.agreed import Agreed, milestones_of, signed_in, target_period
from sample_data.benchmarks import GROUP, MEMBERS
from sample_data.draft import INVENTED, SheetDraft
from sample_data.house_styles.blocks import Pairs, header
from sample_data.partners import REFERENCE, partner_rows, partnership_name
from sample_data.truth import Row, all_series, read_table
from sample_data.wording import HEADING, SMALL, TITLE, WRAPPED, code_of, period_words, title_of

REPORTING_DATE = date(2011, 2, 14)
INDICATOR_COLUMNS = {
    "Indicator": "indicator", "Sub-measure": "sub_measure", "Local title": "title", "In use": "", "Theme": "theme",
    "Target class": "target_class", "Lead partner": "lead", "Lead post": "lead_post",
    "Contributing partners": "contributors", "Good is": "polarity", "Unit": "unit", "Frequency": "frequency",
    "Accumulation": "accumulation", "Period basis": "basis", "Days until due": "lag_days", "Rule": "rule_kind",
    "Tolerance": "rule_tolerance", "Compare with": "compare_with", "County split": "split_method",
    "Target months": "target_months", "Definition note": "definition_note",
}  # fmt: skip
NUMBERS = frozenset({"lag_days", "rule_tolerance"})


def setup() -> list[SheetDraft]:
    """The partnership, the indicators in use and the partners."""
    settings = SheetDraft("Partnership")
    settings.put(1, 1, "Set-up of the partnership", TITLE)
    settings.put(2, 1, INVENTED, SMALL)
    settings.row(4, ["Setting", "Value"], HEADING)
    facts: Pairs = [
        ("Name of the partnership", partnership_name()), ("Area", "Cheshire West and Chester"),
        ("Reporting date", REPORTING_DATE), ("Sample", "yes"), ("Theme set", "2009"),
        ("First financial year", "2008/09"), ("Last financial year", "2010/11"),
        ("Comparator group", GROUP),
    ]  # fmt: skip
    for row, (name, value) in enumerate(facts, 5):
        settings.row(row, [name, value])
    settings.widths.update({1: 28, 2: 44})
    return [settings, _indicators(), _partners(), _groups()]


def _indicators() -> SheetDraft:
    draft = SheetDraft("Indicators")
    draft.row(1, list(INDICATOR_COLUMNS), HEADING)
    for row, series in enumerate(all_series().values(), 2):
        for column, field in enumerate(INDICATOR_COLUMNS.values(), 1):
            text = _decided(series, field)
            if text:
                draft.put(row, column, float(text) if field in NUMBERS else text)
    draft.widths.update({1: 10, 3: 50, 5: 30, 8: 34, 9: 34})
    return draft


def _decided(series: Row, field: str) -> str:
    """What the set-up says of a series in one field; how its county figures were split has a table of its own."""
    if field == "split_method":
        name = (series["indicator"], series["sub_measure"])
        return next(
            (row["method"] for row in read_table("splits") if (row["indicator"], row["sub_measure"]) == name), ""
        )
    return series[field] if field else "yes"


def _partners() -> SheetDraft:
    draft = SheetDraft("Partners")
    draft.row(1, ["Partner", "Name", "Short name", "Kind", "Contact post", "Other names"], HEADING)
    for row, partner in enumerate(partner_rows().values(), 2):
        draft.row(row, [partner[name] for name in ("id", "name", "short_name", "kind", "contact_post", "aliases")])
    draft.widths.update({1: 26, 2: 60, 3: 26, 5: 34, 6: 60})
    return draft


def _groups() -> SheetDraft:
    draft = SheetDraft("Comparator groups")
    draft.row(1, ["Comparator group", "Members", "In use"], HEADING)
    draft.row(2, [GROUP, "; ".join(MEMBERS), "yes"])
    draft.widths.update({1: 26, 2: 90})
    return draft


def targets(version: str, known_at: date) -> list[SheetDraft]:
    """The agreement as signed: a sheet for each kind of year, each row with its baseline, three targets and state."""
    cover = SheetDraft("Agreement")
    pairs: Pairs = [("Partnership", partnership_name()), ("Target version", version), ("Date returned", known_at)]
    header(cover, f"Local Area Agreement: targets, {version}", pairs)
    sheets = [cover]
    rows = signed_in(version)
    groups: dict[tuple[Period, ...], list[Agreed]] = {}
    for row in rows:
        groups.setdefault(_columns(row), []).append(row)
    for periods, members in groups.items():
        sheets.append(_target_sheet(periods, members, version))
    if milestones_of(version):
        sheets.append(_milestones(version))
    return sheets


def _columns(row: Agreed) -> tuple[Period, ...]:
    """The periods of the row's three targets; a survey of every second year has one in three years."""
    periods = tuple(target_period(row.indicator, row.sub_measure, slot) for slot in range(3))
    biennial = all_series()[(row.indicator, row.sub_measure)]["frequency"] == "biennial"
    return periods[2:] if biennial else periods


def _target_sheet(periods: tuple[Period, ...], rows: list[Agreed], version: str) -> SheetDraft:
    names = {Basis.FINANCIAL_YEAR: "Financial years", Basis.CALENDAR_YEAR: "Calendar years",
             Basis.ACADEMIC_YEAR: "School years", Basis.SURVEY: "Surveys", Basis.ROLLING_YEAR: "Survey years",
             Basis.AVERAGE: "Averages"}  # fmt: skip
    draft = SheetDraft(names[periods[0].basis])
    draft.put(1, 1, f"Targets, {version}", TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    before = ["Theme", "PI (LAA)", "Description", "Target class", "Baseline", "Baseline period"]
    wanted = [f"Target {period_words(period)}" for period in periods]
    draft.row(4, [*before, *wanted, "State", "In reward", "Version", "Comments"], HEADING)
    draft.widths.update({1: 30, 3: 50, 6: 20, 10 + len(periods): 50})
    for number, row in enumerate(rows, 5):
        series = all_series()[(row.indicator, row.sub_measure)]
        draft.row(number, [series["theme"].replace("-", " ").capitalize(), code_of(row.indicator, row.sub_measure)])
        draft.row(number, ["", "", title_of(row.indicator, row.sub_measure), series["target_class"].capitalize()])
        _number(draft, number, 5, row.baseline)
        draft.row(number, [""] * 5 + [row.baseline_period])
        for position, text in enumerate(row.targets[-len(periods) :]):
            _number(draft, number, 7 + position, text)
        column = 7 + len(periods)
        draft.row(number, [""] * (column - 1) + [row.state.capitalize(), row.in_reward, version])
        draft.say(number, column + 3, row.note)
    return draft


def _number(draft: SheetDraft, row: int, column: int, text: str) -> None:
    """A number as a number, with the decimals that it is written with; "TBC" as text."""
    if not text:
        return
    draft.agreed += 1
    if text == "TBC":
        draft.put(row, column, text)
        return
    decimals = len(text.partition(".")[2])
    draft.put(row, column, float(text), {"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")})


def _milestones(version: str) -> SheetDraft:
    draft = SheetDraft("Milestones")
    draft.put(1, 1, f"Milestones within the year, {version}", TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    draft.row(4, ["PI (LAA)", "Description", "Period", "Milestone", "Version"], HEADING)
    draft.widths.update({2: 50, 3: 30})
    for row, (indicator, sub_measure, period, value) in enumerate(milestones_of(version), 5):
        draft.row(row, [code_of(indicator, sub_measure), title_of(indicator, sub_measure), period_words(period)])
        _number(draft, row, 4, value)
        draft.put(row, 5, version)
    return draft


HEAD = 9  # the row of the months
FILLS = {"planned": "#9DC3E6", "done": "#70AD47", "slipped": "#F4B183"}
MONTH_NUMBERS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)


def route_map(year: int, known_at: date) -> list[SheetDraft]:
    """Workstreams and their activities by month: fills for work, an asterisk for a milestone. The first map is laid
    out as it was printed; the later one has a column for each thing."""
    draft = SheetDraft(f"Route map {year}-{(year + 1) % 100:02d}")
    draft.put(1, 1, f"Route map {year}/{(year + 1) % 100:02d}: {partnership_name()}", TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    draft.put(3, 1, "Date returned:")
    draft.put(3, 2, known_at)
    entries = [entry for entry in read_table("route_map") if entry["year"] == str(year)]
    if year == 2009:
        _key(draft, 2, ["planned"])
        _printed_map(draft, entries)
    else:
        _key(draft, 5, ["planned", "done", "slipped"])
        _table_map(draft, entries)
    return [draft]


def _months(draft: SheetDraft, first: int) -> None:
    for position, number in enumerate(MONTH_NUMBERS):
        draft.put(HEAD, first + position, "Sept" if number == 9 else MONTHS[number - 1], HEADING)
        draft.widths[first + position] = 6


def _printed_map(draft: SheetDraft, entries: list[Row]) -> None:
    """Lettered workstreams, their aims, numbered activities; indicators named in the activity's own words."""
    draft.put(HEAD, 1, "CROSS CUTTING", HEADING)
    _months(draft, 2)
    row, stream = HEAD, ""
    aims = _aims(entries)
    for entry in entries:
        if entry["workstream"] != stream:
            stream = entry["workstream"]
            draft.put(row + 1, 1, stream, {"bold": True})
            draft.put(row + 2, 1, f"Aim: {entry['aim']}", {"italic": True})
            if not entry["activity"]:
                draft.keep(row + 1, "workstream", {"workstream": stream, "aim": entry["aim"], "year": _year(entry)})
            row += 2
        if entry["activity"]:
            row += 1
            named = f" ({entry['indicators'].replace(';', ',')})" if entry["indicators"] else ""
            draft.put(row, 1, f"{entry['number']}. {entry['activity']}{named}", WRAPPED)
            draft.keep(row, "activity", _kept(entry, aims, f"{entry['activity']}{named}"))
            _plan(draft, row, 2, entry["plan"])
    draft.widths[1] = 78


def _table_map(draft: SheetDraft, entries: list[Row]) -> None:
    """A column each for workstream, aim, number, activity and linked indicators."""
    draft.row(HEAD, ["Workstream", "Aim", "No", "Activity"], HEADING)
    _months(draft, 5)
    draft.put(HEAD, 17, "Linked indicators", HEADING)
    aims = _aims(entries)
    for row, entry in enumerate(entries, HEAD + 1):
        draft.keep(row, "activity", _kept(entry, aims, entry["activity"]))
        draft.row(row, [entry["workstream"], aims[entry["workstream"]], entry["number"], entry["activity"]], WRAPPED)
        _plan(draft, row, 5, entry["plan"])
        draft.put(row, 17, entry["indicators"])
    draft.widths.update({1: 30, 2: 40, 3: 5, 4: 60, 17: 28})


def _aims(entries: list[Row]) -> dict[str, str]:
    return {entry["workstream"]: entry["aim"] for entry in entries if entry["aim"]}


def _year(entry: Row) -> str:
    return year_pair(int(entry["year"]))


def _kept(entry: Row, aims: Mapping[str, str], activity: str) -> dict[str, object]:
    """What the store is to keep of an activity."""
    months = {}
    for mark in entry["plan"].split():
        number = int(mark.rstrip("*ds"))
        month = f"{int(entry['year']) + (number < 4)}-{number:02d}"
        months[month] = {"*": "milestone", "d": "done", "s": "slipped"}.get(mark[-1], "planned")
    return {
        "workstream": entry["workstream"], "aim": aims[entry["workstream"]], "number": entry["number"],
        "activity": activity, "year": _year(entry), "months": dict(sorted(months.items())),
        "indicators": [code.strip() for code in entry["indicators"].split(";") if code],
    }  # fmt: skip


def _plan(draft: SheetDraft, row: int, first: int, plan: str) -> None:
    """The months of an activity: "4 5 6*", with d for done and s for slipped."""
    for mark in plan.split():
        state = {"d": "done", "s": "slipped"}.get(mark[-1], "planned")
        column = first + (int(mark.rstrip("*ds")) - 4) % 12
        if mark.endswith("*"):
            draft.put(row, column, "*", {"align": "center", "bold": True})
        else:
            draft.put(row, column, "", {"bg_color": FILLS[state]})


def _key(draft: SheetDraft, column: int, states: list[str]) -> None:
    """The sheet's own key, above the months; the first map knew planned work and milestones only."""
    draft.put(4, 1, "Key")
    draft.put(4, column, "*", {"align": "center", "bold": True})
    draft.put(4, column + 1, "Milestone")
    for row, state in enumerate(states, 5):
        draft.put(row, column, "", {"bg_color": FILLS[state]})
        draft.put(row, column + 1, state.capitalize())


def commitments(known_at: date) -> list[SheetDraft]:
    """The fifteen commitments by the six partnerships: who leads and who contributes."""

    def rows(name: str) -> list[dict[str, str]]:
        with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    themes = [row for row in rows("themes") if row["theme_set"] == "2010"]
    roles = {(row["number"], row["partnership"]): row["role"] for row in rows("commitment_roles")}
    draft = SheetDraft("Commitments")
    draft.put(1, 1, "Who leads and who contributes to the commitments of the strategy", TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    draft.put(3, 1, "Date returned:")
    draft.put(3, 2, known_at)
    draft.row(5, ["Commitment", *(row["name"] for row in themes)], HEADING)
    words = {"lead": "LEAD ROLE", "contributing": "Contributing role"}
    for number, row in enumerate(rows("commitments"), 6):
        draft.put(number, 1, f"{row['number']}. {row['title']}", WRAPPED)
        for column, theme in enumerate(themes, 2):
            role = roles.get((row["number"], theme["theme"]))
            if role:
                draft.put(number, column, words[role])
                said = {"number": row["number"], "commitment": row["title"], "partnership": theme["name"], "role": role}
                draft.keep(number, "commitment_role", said)
    draft.widths.update({1: 70, **dict.fromkeys(range(2, 8), 20)})
    return [draft]
