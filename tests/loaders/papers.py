"""The tables of the partnership's own papers as they stand on paper: odd headings, empty cells, rows that go on after a
page's end, sections, aims and marks. Their words are shortened; what counts in them is as printed."""

from __future__ import annotations

import openpyxl

from lsp_data.catalogue import Catalogue

TASK_HEADINGS = ["Key Task / Activity", "Priority Level", "Comments"]
LEVELS = {1: (2, 3, 5, 7, 8, 9, 10, 11, 12, 17), 2: (13, 15, 16), 3: (1, 4, 6, 14, 18)}
AUDIT = (7, 9, 10, 11, 13, 15, 17, 18)
LEVEL_OF = {number: level for level, numbers in LEVELS.items() for number in numbers}


def task_row(number: int) -> list[object]:
    source = " (Audit Commission)" if number in AUDIT else ""
    level = LEVEL_OF[number]
    return [f"{number}. Task of level {level}{source}", level, f"High priority. Risk assessment of task {number}."]


def work_programme(*, headings_again: bool = False) -> list[list[object]]:
    """The programme as printed: pages end after tasks 4 and 11, and the comments on 11 go on behind the end."""
    again: list[list[object]] = [TASK_HEADINGS] if headings_again else [[None, None, None]]
    eleventh = [*task_row(11)[:2], "High priority. The partnership agreed at its April meeting to"]
    return [
        ["WORK PROGRAMME 2007/08 – KEY TASKS / ACTIVITIES"], TASK_HEADINGS, *map(task_row, range(1, 5)), *again,
        *map(task_row, range(5, 11)), eleventh, *again, [None, None, "defer the review until the autumn."],
        *map(task_row, range(12, 19)),
    ]  # fmt: skip


MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "M"]
STREAMS = [
    ("A. Confidence, influence and engagement", "Joined-up consultation and communication", [
        "Produce the consultation and engagement strategy", "Produce the communication strategy",
        "Launch boards and forums", "Consult on the community strategy"]),
    ("B. Performance Management", "A culture of continuous improvement", [
        "Clarify who leads LAA targets", "Launch the framework", "Action plans for NI 30 and NI 47 in place",
        "Quarterly reporting", "Use benchmarking tools"]),
    ("C. Sharing Intelligence and Best Practice", "Information is shared", [
        "Develop shared systems", "Strengthen protocols", "Set up the network", "Use shared data for the strategy",
        "Collate green flags"]),
    ("D. Equality and Diversity", "A joined-up approach", [
        "Set up the working group", "Baseline the approach", "Produce the strategy and action plan"]),
    ("E. Partnership and Commissioning Framework", "A workable framework", []),
]  # fmt: skip


def route_map(title: str = "") -> tuple[openpyxl.Workbook, dict[tuple[str, str], int]]:
    """The route map as it was printed, and the row of each activity."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if title:
        sheet.append([title])
    sheet.append(["CROSS CUTTING", *MONTHS])
    places = {}
    for name, aim, activities in STREAMS:
        sheet.append([name])
        sheet.append([f"Aim: {aim}"])
        for number, activity in enumerate(activities, 1):
            sheet.append([f"{number}. {activity}"])
            places[name[0], str(number)] = sheet.max_row
    for number in ("1", "2"):
        sheet.cell(places["A", number], 4).value = "*"
    return book, places


ACTION_HEADINGS = ["Action", "Lead/ Co-ordinated By", "Indicator/Measure of Success", "Current Performance",
            "Target(s)/ Timescale"]  # fmt: skip
THEME = "Innovation and New Ways of Working"
FIRST = [
    ["Join a public service agreement with government", "County Council", "All councils sign up", "N/A",
     "Negotiate Jan/Feb 2002\n\n90% of targets met by 2005"],
    ["Have fewer partnerships and plans, linking\n• crime and drugs\n• learning and health", "The Partnership / GONW",
     "No. county-wide plans and partnerships", "To be determined", "Reduce the number by 50%"],
    ["Make information easier to reach", "Information Consortium", "No. partners connected\nNo. calls handled",
     "Libraries, Police, Fire", "Pilots during 2002\nBaseline figures being collected"],
]  # fmt: skip
SECOND = [
    ["Use public buildings creatively", "The Partnership\nInformation Consortium", "No. shared bases", "Ad hoc", None],
    ["Commission a county-wide best value review", "Practitioners Group", "Review underway", "Consider more themes",
     None],
    ["Work together on consultation", "Liaison Group", None, "Manual data sharing", "Launch extranet early 2002"],
    ["Set up youth issues groups", "County Council", "Groups operational", "Forums in some places",
     "Forums in each area by Dec 2002"],
]  # fmt: skip
ACTION_PLAN: list[list[object]] = [[THEME], [], ACTION_HEADINGS, *FIRST, [], [THEME], [], ACTION_HEADINGS, *SECOND]


def commitments(catalogue: Catalogue) -> list[list[object]]:
    """The matrix as printed: the commitments numbered in their own cells, a column a thematic partnership."""
    reference = catalogue.reference
    roles = {
        (number, partnership): "LEAD ROLE" if role == "lead" else "Contributing role"
        for number, partnership, role in reference.commitment_roles[["number", "partnership", "role"]].values
    }
    themes = reference.themes[reference.themes["theme_set"] == "2010"]
    rows = reference.commitments[["number", "title"]].values.tolist()
    return [
        ["LSP Thematic Partnership Involvement in Delivery"], ["Appendix 1"], [],
        ["The 15 Commitments", *themes["name"]],
        *([f"{number}. {title}", *(roles.get((number, theme)) for theme in themes["theme"])] for number, title in rows),
    ]  # fmt: skip
