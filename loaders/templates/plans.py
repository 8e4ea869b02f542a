"""Templates of plans and reviews: action plan, work programme, self-assessment, benchmarks, and the two of the
Sustainable Community Strategy's delivery plan. Their headings are the fields that reading gives back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from loaders.meaning.cells import MARKER_CHOICES, STATUS_CHOICES
from loaders.stamp import Stamp
from loaders.templates.writing import ColumnPlan, Content, CoverPlan, SheetPlan, write
from lsp_data import reports
from lsp_data.catalogue import Catalogue
from lsp_data.store import reads
from lsp_data.store.generations import Generation

ROWS = 60  # empty ones, of what is written anew
STRANDS = ("Good practice", "Area for improvement", "Need", "Gap")
LEVELS = ("low", "medium", "high")
PRIORITIES = ("1", "2", "3")
Rows = tuple[tuple[Content, ...], ...]


def _entry(heading: str, width: float, choices: tuple[str, ...] = (), *, as_text: bool = False) -> ColumnPlan:
    return ColumnPlan(heading, width, entry=True, choices=choices, number_format="@" if as_text else "")


def write_action_plan_template(generation: Generation, out: BinaryIO | Path) -> None:
    """An action plan to fill in: a row an action. As .xlsx."""
    columns = (
        _entry("Theme", 30, _themes(reads.catalogue_of(generation))), _entry("Number", 8, as_text=True),
        _entry("Action", 60), _entry("Lead", 30), _entry("Measure of success", 40), _entry("Current performance", 30),
        _entry("Target", 30), _entry("Timescale", 16, as_text=True), _entry("Linked indicators", 18),
        _entry("Progress", 40),
    )  # fmt: skip
    instructions = (
        "How to fill in the action plan",
        "1. Each row of the sheet Action plan is one action. Repeat the theme in each row, or leave it empty below.",
        "2. Lead is an organisation or a post. Do not name people.",
        "3. Measure, current performance and target may be a number, a change in per cent, a date or words.",
        "4. Leave a cell empty where there is nothing to say. N/A and To be determined are kept as they are written.",
        "5. Linked indicators are codes such as NI 4, NI 21.",
    )
    _write(generation, "action_plan", "Action plan", columns, (), instructions, out)


def write_work_programme_template(generation: Generation, out: BinaryIO | Path) -> None:
    """A work programme to fill in: a row a task, with its priority and risk. As .xlsx."""
    columns = (
        _entry("Number", 8, as_text=True), _entry("Task", 60), _entry("Priority", 9, PRIORITIES, as_text=True),
        _entry("Comments", 60), _entry("Likelihood", 11, LEVELS), _entry("Impact", 11, LEVELS),
        _entry("Dependencies", 18, as_text=True), _entry("Owner", 30), _entry("Source", 26),
        _entry("Timescale", 16, as_text=True), _entry("Progress", 40),
    )  # fmt: skip
    instructions = (
        "How to fill in the work programme",
        "1. Each row of the sheet Work programme is one task with a number of its own.",
        "2. Priority 1 is for what comes first. Likelihood and Impact are those of putting the task off for a year.",
        "3. Dependencies are the numbers of the tasks that this one needs.",
        "4. Owner is an organisation or a post. Source says who asked for the task.",
    )
    _write(generation, "work_programme", "Work programme", columns, (), instructions, out)


def write_self_assessment_template(generation: Generation, out: BinaryIO | Path) -> None:
    """A self-assessment to fill in: a row a statement, one asked for in each strand of each theme and cross-cutting
    area. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    columns = (
        _entry("Theme or cross-cutting area", 40), _entry("Strand", 22, STRANDS), _entry("Statement", 90),
        _entry("Linked indicators", 18),
    )  # fmt: skip
    names = [*catalogue.themes["name"], *catalogue.reference.cross_cutting["name"]]
    rows = tuple((str(name), strand, None, None) for name in names for strand in STRANDS)
    instructions = (
        "How to fill in the self-assessment",
        "1. Each row of the sheet Self-assessment is one statement about a theme or a cross-cutting area.",
        "2. Choose its strand: good practice, area for improvement, need or gap.",
        "3. Add rows below for further statements. Rows without a statement are left out.",
        "4. Indicators that a statement names by their codes are linked. Write others under Linked indicators.",
    )
    _write(generation, "self_assessment", "Self-assessment", columns, rows, instructions, out)


def write_benchmarks_template(generation: Generation, out: BinaryIO | Path) -> None:
    """Other areas' figures for the indicators in use: a row a figure, region and country asked for. As .xlsx."""
    catalogue = reads.catalogue_of(generation)
    columns = (
        _entry("Indicator", 11), _entry("Sub-measure", 9), _entry("Title", 42), _entry("Area", 30),
        _entry("Period", 20, as_text=True), _entry("Value", 12), _entry("Denominator", 12),
        _entry("Reason if no value", 20, tuple(MARKER_CHOICES)), _entry("Figure status", 14, STATUS_CHOICES),
        _entry("Note", 48),
    )  # fmt: skip
    wider = _wider_areas(catalogue)
    rows = tuple(
        (row["indicator"], row["sub_measure"], row["title"], area, None, None, None, None, None, None)
        for row in catalogue.in_use.to_dict("records")
        for area in wider
    )
    instructions = (
        "How to fill in the benchmarks",
        "1. Each row of the sheet Benchmarks is one figure of another area for one indicator and period.",
        "2. Write the area's name as its council does. Add rows below for the areas that you compare with.",
        "3. Write the period as 2009/10, Q2 2009/10 or Sep 2009. Rows without a value are left out.",
        "4. Denominator is what a percentage or rate is a share of, where it is known.",
        "5. Say in Note where the figure was published.",
    )
    _write(generation, "benchmarks", "Benchmarks", columns, rows, instructions, out)


def write_outcome_review_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The performance template of the SCS delivery plan: a row a commitment and thematic partnership. As .xlsx."""
    columns = (
        *_DELIVERS, _entry("What outcomes do we want to achieve?", 50),
        _entry("What indicators do we currently have in place?", 40),
        _entry("How effectively do they measure the outcomes we want to achieve?", 40),
        _entry("Which indicators do we want to retain?", 30),
        _entry("Which additional indicators do we want to include?", 30),
    )  # fmt: skip
    instructions = (
        "How to fill in the performance template",
        "1. Each row of the sheet Performance is one outcome of a commitment, as a thematic partnership sees it.",
        "2. Write indicators by their codes where they have one (NI 4), else by their names.",
        "3. Add rows below for further outcomes. Rows without an outcome are left out.",
    )
    _write(generation, "outcome_review", "Performance", columns, _roles(generation, 5), instructions, out)


def write_resource_plan_template(generation: Generation, out: BinaryIO | Path) -> None:
    """The resources template of the SCS delivery plan: a row a commitment and thematic partnership. As .xlsx."""
    columns = (
        *_DELIVERS, _entry("What outcomes do we want to achieve?", 50),
        _entry("What activities contribute to this outcome?", 50), _entry("What else needs to happen?", 30),
        _entry("What performance indicators does this contribute to?", 30),
        _entry("Funding source", 30), _entry("Flexibility of the funding", 20),
        _entry("Opportunities for rationalisation, efficiencies or innovation", 40),
    )  # fmt: skip
    instructions = (
        "How to fill in the resources template",
        "1. Each row of the sheet Resources is one outcome of a commitment with the activities that contribute to it.",
        "2. Say where the money comes from, and how far it can be used for something else.",
        "3. Add rows below for further outcomes. Rows without an outcome are left out.",
    )
    _write(generation, "resource_plan", "Resources", columns, _roles(generation, 7), instructions, out)


_DELIVERS = (_entry("Thematic partnership", 30), _entry("Commitment", 60))


def _write(
    generation: Generation, kind: str, title: str, columns: Sequence[ColumnPlan], rows: Rows,
    instructions: tuple[str, ...], out: BinaryIO | Path,
) -> None:  # fmt: skip
    pairs = (("Partnership", reads.catalogue_of(generation).partnership.name), ("Date known", None))
    sheet = SheetPlan(title, tuple(columns), rows, ROWS)
    stamp = Stamp(kind, generation=str(generation.number))
    write(CoverPlan(title, pairs, instructions), [sheet], stamp, reports.reporting_day(generation), out)


def _themes(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the themes to choose from; none where one holds a comma, which would part it in the list."""
    names = tuple(str(name) for name in catalogue.themes["name"])
    return () if any("," in name for name in names) else names


def _wider_areas(catalogue: Catalogue) -> tuple[str, ...]:
    """The regions and countries in which the partnership's area lies, the smallest first."""
    above = {row["id"]: row for row in catalogue.areas.to_dict("records")}
    found: list[str] = []
    area = above.get(catalogue.partnership.area, {})
    while area := above.get(area.get("parent", ""), {}):
        if area["kind"] in ("region", "country"):
            found.append(str(area["name"]))
    return tuple(found) or ("",)


def _roles(generation: Generation, empty: int) -> Rows:
    """A row a thematic partnership and each commitment in which it has a role, and as many empty cells behind."""
    found = reports.commitments(generation).sort_values(
        "number", key=lambda numbers: numbers.astype(int), kind="stable"
    )
    names = list(dict.fromkeys(found["partnership_name"]))
    return tuple(
        (name, f"{row['number']}. {row['commitment']}", *(None,) * empty)
        for name in names
        for row in found[found["partnership_name"] == name].to_dict("records")
    )
