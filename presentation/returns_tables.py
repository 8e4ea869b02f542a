"""The tables of an upload as they were understood: where they lie, what each column holds, and why."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.figures import ColumnRead, Region, Return
from loaders.kinds.register_kinds import REGISTERS
from loaders.meaning.words import Role
from loaders.workbook.faults import address, column_letters
from lsp_data.catalogue import Catalogue
from presentation import words
from presentation.blocks import heading, note
from presentation.markup import Child, Html, element, join
from presentation.returns_asked import AREA, INDICATOR, every_choice
from presentation.returns_view import MEASURES, kind_words

LEFT_OUT = "|"


FIGURES = {
    "figure|actual": "Figures: what was achieved",
    "figure|target": "Figures: targets",
    "figure|milestone": "Figures: milestones on the way",
    "figure|baseline": "Figures: baselines",
    "figure|forecast": "Figures: forecasts",
    "figure|numerator": "Figures: numerators",
    "figure|denominator": "Figures: denominators",
    "figure|lower": "Figures: lower limits",
    "figure|upper": "Figures: upper limits",
    "figure|sample": "Figures: sample sizes",
    "figure|change": "Figures: changes",
    "figure|trigger": "Figures: where reward begins",
}


HOLDS = {
    **FIGURES,
    "indicator|": "Codes of indicators",
    "title|": "Names of indicators",
    "sub_measure|": "Parts of indicators (i, ii, a, b)",
    "area|": "Areas",
    "period|": "Periods",
    "measure|": "What the figures of a row are (target, actual)",
    "baseline_period|": "Periods of baselines",
    "unit|": "Units",
    "note|": "Comments",
    "marker|": "Why there is no figure",
    "figure_status|": "Provisional or final",
    "rating|": "The partner's own red, amber or green",
    "partner|": "Partners",
    "lead|": "Lead partners",
    "contributors|": "Contributing partners",
    "officer|": "Who answers for it (posts)",
    "polarity|": "Which way is good",
    "frequency|": "How often a figure comes",
    "known_at|": "Days on which figures became known",
    "theme|": "Themes",
    "target_class|": "Kinds of target",
    "version|": "Versions of targets",
    "state|": "Whether targets are agreed",
    "in_reward|": "Whether targets count for reward",
    "reward|": "Reward earned",
    "shown|": "What is held, shown again (not read back)",
    LEFT_OUT: "Nothing: leave the column out",
}


_FIELDS = {
    "action": "Actions", "task": "Tasks", "text": "Statements", "outcome": "Outcomes", "theme": "Themes",
    "partnership": "Thematic partnerships", "commitment": "Commitments", "strand": "Strands of the self-assessment",
    "lead": "Who leads", "owner": "Who leads", "partners": "Other partners", "measure": "Measures of success",
    "current_performance": "Current performance", "target": "Targets", "deadline": "By when",
    "number": "Numbers of the rows", "aim": "Aims", "priority": "Priorities", "progress": "Progress",
    "resources": "Resources", "comments": "Comments", "linked": "Indicators", "likelihood": "Likelihood",
    "impact": "Impact", "risk": "Risk", "dependencies": "What it depends on", "source": "Where it comes from",
    "retain": "Indicators to retain", "add": "Indicators to add", "how_well_they_measure": "How well they measure",
    "indicators_in_place": "Indicators in place", "efficiencies": "Efficiencies", "funding": "Funding",
    "flexibility": "How flexible the funding is", "activities": "Activities", "what_else": "What else is needed",
    "performance_indicators": "Indicators of performance", "title": "Plans", "lead_post": "Posts that lead",
    "evidence": "Evidence", "milestones": "Milestones", "shared_by": "Who shares it", "date": "Dates",
    "question": "Questions of the self-assessment", "state": "Draft or agreed",
    "thread": "Threads through the themes", "time": "Current or future",
    "name": "Meetings", "purpose": "Purposes", "notes": "Notes",
    "said": "What was said", "did": "What was done", "answered_by": "Who answered", "when": "When, in words",
}  # fmt: skip
_EVERY = {**HOLDS, **{f"{Role.FIELD.value}|{name}": said for name, said in _FIELDS.items()}}


def is_register(region: Region) -> bool:
    """Whether a table is one of words, whose columns are the fields of a register."""
    return any(one.kind == region.kind for one in REGISTERS)


def choices(region: Region) -> dict[str, str]:
    """What a column of a table can hold: its keys as in HOLDS, each with its words."""
    register = next((one for one in REGISTERS if one.kind == region.kind), None)
    if register is None:
        return HOLDS
    keys = dict.fromkeys(f"{Role.FIELD.value}|{one.name}" for one in register.fields)
    return {**{key: _EVERY[key] for key in keys}, LEFT_OUT: HOLDS[LEFT_OUT]}


def choice_words(key: str) -> str:
    """What a column holds, by its key in HOLDS or that of a register's field."""
    return _EVERY.get(key, key)


def region_at(regions: Iterable[Region], sheet: str, row: int, column: int) -> Region | None:
    """The table of a sheet that a cell belongs to: one of its headings, or of what stands below them. Of several side
    by side the one that begins last to the left of the cell; left of all of them the first."""
    here = [one for one in regions if one.sheet == sheet and one.top <= row <= one.last]
    begun = [one for one in here if min((each.index for each in one.columns), default=0) <= column]
    return max(begun, key=lambda one: min(each.index for each in one.columns), default=None) or next(iter(here), None)


def extent(region: Region) -> str:
    """Where a table lies: "A3:H40"."""
    columns = [one.index for one in region.columns]
    return f"{column_letters(min(columns))}{region.top}:{column_letters(max(columns))}{region.last}"


def holds_key(column: ColumnRead) -> str:
    """The key that a column was understood as: one of HOLDS, or a register's field."""
    told = column.role in (Role.FIGURE.value, Role.FIELD.value)
    return f"{column.role}|{column.measure if told else ''}"


def holds_words(column: ColumnRead) -> str:
    """What a column was understood as: "Figures: targets"; "Not read" where nothing of it is used."""
    return "Not read" if not column.role else _EVERY.get(holds_key(column), column.role)


def column_facts(column: ColumnRead, catalogue: Catalogue) -> list[tuple[Child, Child]]:
    """What a column was understood as, as terms and values."""
    return [
        ("Column", f"{column_letters(column.index)} “{column.heading}”" if column.heading else
            f"{column_letters(column.index)}, without a heading"),
        ("What it holds", holds_words(column)),
        ("Why", column.why),
        ("Period", column.period),
        ("Area", area_words(column.area, catalogue)),
        ("Unit", column.unit),
        ("Indicator", series_words(column.indicator, catalogue)),
    ]  # fmt: skip


def table_facts(region: Region, catalogue: Catalogue) -> list[tuple[Child, Child]]:
    """What a table was understood as, as terms and values."""
    rows = words.times(len(region.header), "row", "rows").partition(" ")[2]
    header = "–".join(dict.fromkeys(str(one) for one in (region.header[:1] + region.header[-1:])))
    return [
        ("Table", f"{extent(region)}, {kind_words(region.kind).lower()}" + (", left out" if region.left_out else "")),
        ("Headings in", f"{rows} {header}" if region.header else "no row"),
        ("Period of the table", region.period or ("" if is_register(region) else "not said")),
        ("Area of the table", area_words(region.area, catalogue)),
        ("Unit of the table", region.unit),
        ("Indicator of the table", series_words(region.indicator, catalogue)),
        ("Remembered as", region.remembered),
    ]


def table_list(ret: Return, sheet: str, grid: str) -> Html:
    """The tables of a sheet as they were understood, column by column; each column is a button that goes to it."""
    drawn = [_table_item(one, grid) for one in ret.regions if one.sheet == sheet]
    if drawn:
        return join([heading("Tables on this sheet", level=3), *drawn])
    read = next((one for one in ret.sheets if one.name == sheet), None)
    if read is not None and read.used:
        return join([heading("Read from this sheet", level=3), note(f"{read.reason}.")])
    return note("No table was found on this sheet. If there is one, choose a cell of the row that holds its headings.")


def _table_item(region: Region, grid: str) -> Html:
    said = [kind_words(region.kind).lower(), region.period, "left out" if region.left_out else ""]
    title = f"{extent(region)}: {', '.join(filter(None, said))}"
    rows = [element("li", _goes_to(region, one, grid), f" {column_words(one)}") for one in region.columns]
    return join([element("p", title, class_="lsp-note"), element("ul", *rows, class_="lsp-items")])


def _goes_to(region: Region, column: ColumnRead, grid: str) -> Html:
    name = address(head_row(region), column.index)
    return element("button", name, type="button", data_goto=name, data_of=grid, class_="lsp-goto")


def head_row(region: Region) -> int:
    """The row in which the innermost headings stand; the first row where the table has none."""
    return region.header[-1] if region.header else region.first


def column_words(column: ColumnRead) -> str:
    """ "“Q1”: figures: targets, Q1 2010/11"."""
    name = f"“{column.heading}”" if column.heading else "no heading"
    return f"{name}: {', '.join(filter(None, [lower(holds_words(column)), column.period, column.unit]))}"


def roles_at(regions: Iterable[Region], sheet: str) -> dict[tuple[int, int], str]:
    """What each column holds, by the cell of its heading: to be written below the headings of a drawn sheet."""
    return {
        (head_row(region), one.index): "Left out" if region.left_out else _in_short(one)
        for region in regions
        if region.sheet == sheet
        for one in region.columns
    }


def _in_short(column: ColumnRead) -> str:
    """What a column holds, short enough to stand below its heading: "Actual, May 2009"."""
    if column.role != Role.FIGURE.value:
        return holds_words(column)
    return ", ".join(filter(None, [MEASURES.get(column.measure, column.measure.capitalize()), column.period]))


def area_words(area: str, catalogue: Catalogue) -> str:
    """The name of an area."""
    return every_choice(AREA, catalogue).get(area, area)


def series_words(key: str, catalogue: Catalogue) -> str:
    """An indicator in words."""
    return every_choice(INDICATOR, catalogue).get(key.rstrip("|"), key)


def lower(text: str) -> str:
    """The text as it goes on within a sentence."""
    return text[:1].lower() + text[1:]
