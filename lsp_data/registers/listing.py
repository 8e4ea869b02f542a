"""The registers that a partnership keeps, and their fields."""

from __future__ import annotations

from lsp_data.registers.definition import Field, FieldKind, Register

_PROGRESS_STATES = (
    ("not_started", "Not started"), ("under_way", "Under way"), ("done", "Done"), ("stopped", "Stopped"),
)  # fmt: skip
_POST = "An organisation or a post, never a person's name."
_CODES = "Codes such as NI 4, NI 21."
_WHEN_HELP = "A day, a month, a year or words: 30/11/2010, by March 2011, ongoing."
_SCORED = "1 (least) to 5 (most), or low, medium, high."
_INDICATORS = Field("indicators", "Indicators", FieldKind.INDICATORS, help=_CODES)
_THEME = Field("theme", "Theme", FieldKind.THEME)
_NUMBER = Field("number", "Number")
_COMMENTS = Field("comments", "Comments", FieldKind.TEXT)
_STATUS = Field("status", "Status", FieldKind.CHOICE, _PROGRESS_STATES)
_PROGRESS = Field("progress", "Progress", FieldKind.TEXT)
_EVIDENCE = Field(
    "evidence", "Evidence of effect", FieldKind.TEXT, help="What shows that it works: a document, a figure, a survey."
)
_WHEN_WORDS = Field("when", "When, in words", help="Where no one day says it: October 2010, since June.")
_COMMITMENT = Field("commitment", "Commitment")
_PARTNERSHIP = Field("partnership", "Thematic partnership", FieldKind.THEME)

MEETING = Register(
    "meeting", "Meetings", "meeting", "meetings",
    (
        Field("date", "Date", FieldKind.DATE), Field("name", "Meeting", help="Executive board, Safer partnership …"),
        _THEME, Field("purpose", "Purpose"), Field("notes", "Notes", FieldKind.TEXT),
    ),
    key="date", known_by=(("name", "date"), ("date",)), workbook="meetings",
)  # fmt: skip
ACTION = Register(
    "action", "Action plans", "action", "actions",
    (
        _THEME, _NUMBER, Field("action", "Action", FieldKind.TEXT),
        Field("lead", "Lead", FieldKind.PARTNER, help=_POST), Field("partners", "Partners", FieldKind.PARTNER),
        Field("measure", "Measure of success", FieldKind.TEXT),
        Field("current_performance", "Current performance", FieldKind.TEXT),
        Field("target", "Target", FieldKind.TEXT, dated=True),
        Field("deadline", "Timescale", FieldKind.WHEN, help=_WHEN_HELP), _STATUS, _PROGRESS, _INDICATORS,
        Field("resources", "Resources", FieldKind.TEXT), _EVIDENCE, Field("aim", "Aim"), Field("priority", "Priority"),
        _COMMENTS,
    ),
    key="action", known_by=(("theme", "action"), ("action",)), workbook="action_plan",
)  # fmt: skip
PLAN = Register(
    "plan", "Delivery plans", "delivery plan", "delivery plans",
    (
        _INDICATORS, Field("title", "Plan"), Field("lead", "Lead organisation", FieldKind.PARTNER),
        Field("lead_post", "Lead post", FieldKind.PARTNER, help=_POST),
        Field("partners", "Partners signed up", FieldKind.PARTNER), Field("resources", "Resources", FieldKind.TEXT),
        _EVIDENCE, Field("milestones", "Milestones", FieldKind.TEXT, dated=True), _COMMENTS,
    ),
    key="title", known_by=(("title",),), workbook="delivery_plan", single="indicators",
)  # fmt: skip
TASK = Register(
    "task", "Work programme", "task", "tasks",
    (
        _NUMBER, Field("task", "Task", FieldKind.TEXT),
        Field("priority", "Priority", help="1 (comes first) to 9, or a letter, A first.", steps=9, lettered=True),
        Field("likelihood", "Likelihood", help=f"Of harm if it is put off for a year: {_SCORED}", steps=5),
        Field("impact", "Impact", help=f"Of putting it off for a year: {_SCORED}", steps=5), Field("risk", "Risk"),
        Field("dependencies", "Depends on", help="Numbers of tasks, parted by commas."),
        Field("source", "Source"), Field("owner", "Owner", FieldKind.PARTNER, help=_POST),
        Field("deadline", "Timescale", FieldKind.WHEN, help=_WHEN_HELP), _STATUS, _PROGRESS,
        Field("shortlisted", "On the shortlist", FieldKind.YES_NO),
        Field("merged_with", "Merged with", help="Numbers of tasks, parted by commas."), _INDICATORS, _THEME, _COMMENTS,
    ),
    key="task", known_by=(("number",), ("task",)), workbook="work_programme",
)  # fmt: skip
QUESTIONS = (
    ("priorities", "How well do local priorities express community needs and aspirations?"),
    ("delivery", "How well are the outcomes and improvements needed being delivered?"),
    ("prospects", "What are the prospects for future improvement?"),
)
THREADS = (
    ("sustainability", "Sustainability"), ("inequalities", "Inequalities"),
    ("vulnerable_people", "People whose circumstances make them vulnerable"), ("value_for_money", "Value for money"),
)  # fmt: skip
STRANDS = (
    ("need", "Need or priority"), ("good_practice", "Good practice"), ("area_for_improvement", "Area for improvement"),
    ("gap", "Gap"),
)  # fmt: skip
ASSESSMENT = Register(
    "assessment", "Self-assessment", "statement", "statements",
    (
        Field("theme", "Theme or cross-cutting area", FieldKind.THEME),
        Field("strand", "Strand", FieldKind.CHOICE, STRANDS), Field("text", "Statement", FieldKind.TEXT),
        Field("question", "Question", FieldKind.CHOICE, QUESTIONS),
        Field("thread", "Thread", FieldKind.CHOICE, THREADS),
        Field("time", "When", FieldKind.CHOICE, (("current", "Current"), ("future", "Future"))), _INDICATORS,
        Field("evidence", "Evidence", FieldKind.TEXT, help="Documents, indicators, surveys that show it."),
        Field("owner", "Owner", FieldKind.PARTNER, help=_POST), Field("date", "Date", FieldKind.DATE),
        Field("state", "State", FieldKind.CHOICE, (("draft", "Draft"), ("agreed", "Agreed"))), Field("aim", "Aim"),
    ),
    key="text", known_by=(("theme", "strand", "text"), ("text",)), workbook="self_assessment",
)  # fmt: skip
ACTIVITY = Register(
    "activity", "Route map", "activity", "activities",
    (
        Field("workstream", "Workstream", filtered=True), Field("aim", "Aim"), _NUMBER,
        Field("activity", "Activity", FieldKind.TEXT),
        Field("year", "Year", filtered=True), Field("months", "Months", FieldKind.MONTHS),
        _INDICATORS, Field("lead", "Lead", FieldKind.PARTNER, help=_POST),
        Field("dependencies", "Depends on", help="Numbers of activities, parted by commas."), _COMMENTS,
    ),
    key="activity", known_by=(("year", "workstream", "number", "activity"), ("activity",)), whole=("year",),
    workbook="route_map",
)  # fmt: skip
WORKSTREAM = Register(
    "workstream", "Workstreams", "workstream", "workstreams",
    (Field("workstream", "Workstream"), Field("aim", "Aim"), Field("year", "Year")),
    key="workstream", known_by=(("year", "workstream"), ("workstream",)), whole=("year",), workbook="route_map",
)  # fmt: skip
COMMITMENT_ROLE = Register(
    "commitment_role", "Commitments", "role", "roles",
    (
        _NUMBER, _COMMITMENT, _PARTNERSHIP,
        Field("role", "Role", FieldKind.CHOICE, (("lead", "Lead"), ("contributing", "Contributing"))),
        Field("indicators", "Indicators", FieldKind.INDICATORS,
              help="Those by which this partnership shows what it does for the commitment."),
    ),
    key="role", known_by=(("number", "partnership"), ("commitment", "partnership")), whole=(), workbook="commitments",
)  # fmt: skip
OUTCOME_REVIEW = Register(
    "outcome_review", "Indicators of the commitments", "outcome", "outcomes",
    (
        _PARTNERSHIP, _COMMITMENT, Field("outcome", "Outcome", FieldKind.TEXT),
        Field("indicators_in_place", "Indicators in place", FieldKind.TEXT),
        Field("how_well_they_measure", "How well they measure", FieldKind.TEXT),
        Field("retain", "To retain", FieldKind.TEXT), Field("add", "To add", FieldKind.TEXT), _INDICATORS, _NUMBER,
        _COMMENTS,
    ),
    key="outcome", known_by=(("partnership", "commitment", "outcome"), ("outcome",)), workbook="outcome_review",
)  # fmt: skip
RESOURCE_PLAN = Register(
    "resource_plan", "Resources of the commitments", "outcome", "outcomes",
    (
        _PARTNERSHIP, _COMMITMENT, Field("outcome", "Outcome", FieldKind.TEXT),
        Field("activities", "Activities", FieldKind.TEXT), Field("what_else", "What else", FieldKind.TEXT),
        Field("performance_indicators", "Performance indicators", FieldKind.TEXT),
        Field("funding", "Funding", FieldKind.TEXT), Field("flexibility", "Flexibility", FieldKind.TEXT),
        Field("efficiencies", "Efficiencies", FieldKind.TEXT), _INDICATORS, _NUMBER, _COMMENTS,
    ),
    key="outcome", known_by=(("partnership", "commitment", "outcome"), ("outcome",)), workbook="resource_plan",
)  # fmt: skip
REQUEST = Register(
    "request", "Asked of leads", "request", "requests",
    (
        _INDICATORS, Field("criterion", "What is missing"), Field("asked", "Asked", FieldKind.PARTNER, help=_POST),
        Field("text", "Text", FieldKind.TEXT), Field("date", "Date", FieldKind.DATE),
        Field("due", "Answer wanted by", FieldKind.DATE),
        Field("answer", "Answer", FieldKind.TEXT),
        Field("state", "State", FieldKind.CHOICE, (("open", "Open"), ("answered", "Answered"))),
    ),
    key="text", known_by=(("date", "criterion", "text"),), called_by=("criterion", "indicators", "asked"),
)  # fmt: skip
OVERRIDE = Register(
    "override", "Flags set by hand", "flag set by hand", "flags set by hand",
    (
        _INDICATORS, Field("verdict", "Judged", FieldKind.CHOICE, (("none", "No flag"), ("red", "Red flag risk"),
                                                                   ("green", "Candidate for a green flag"))),
        Field("reason", "Reason", FieldKind.TEXT), Field("lapses", "Lapses on", FieldKind.DATE),
    ),
    key="verdict", known_by=(("indicators", "lapses"),),
)  # fmt: skip
PRACTICE = Register(
    "practice", "Good practice", "note", "notes",
    (
        _THEME, Field("text", "What works", FieldKind.TEXT), _INDICATORS,
        Field("shared_by", "Shared by", FieldKind.PARTNER), Field("evidence", "Evidence", FieldKind.TEXT),
        Field("date", "Date", FieldKind.DATE), _WHEN_WORDS,
    ),
    key="text", known_by=(("theme", "text"), ("text",)), workbook="good_practice",
)  # fmt: skip
SAID_DID = Register(
    "said_did", "You said, we did", "entry", "entries",
    (
        _THEME, Field("said", "You said", FieldKind.TEXT), Field("did", "We did", FieldKind.TEXT),
        Field("source", "Where it was said"), Field("answered_by", "Partner", FieldKind.PARTNER), _INDICATORS,
        Field("date", "Date", FieldKind.DATE), _WHEN_WORDS,
    ),
    key="said", known_by=(("theme", "said"), ("said",)), workbook="said_did",
)  # fmt: skip
HIGHLIGHT = Register(
    "highlight", "Highlight reports", "highlight report", "highlight reports",
    (
        Field("title", "Title"), Field("period", "Period", stamped=True),
        Field("scope", "Workstream or theme", stamped=True),
        Field("done", "Done", FieldKind.TEXT), Field("next", "Next", FieldKind.TEXT),
        Field("risks", "Risks", FieldKind.TEXT), Field("decisions", "Decisions asked", FieldKind.TEXT),
        Field("state", "State", FieldKind.CHOICE, (("draft", "Draft"), ("frozen", "Frozen")), stamped=True),
        Field("drawn_at", "As the dashboard stood on", FieldKind.DATE, stamped=True),
        Field("generation", "Generation", FieldKind.GENERATION, stamped=True),
        Field("frozen_at", "Frozen on", FieldKind.DATE, stamped=True),
    ),
    key="title", known_by=(("period", "title"), ("title",)), closed=("state", "frozen"),
)  # fmt: skip
HEADING = Register(
    "heading", "Headings of papers", "heading", "headings",
    (
        Field("paper", "Paper", FieldKind.CHOICE, (("self_assessment", "Self-assessment"),), stamped=True),
        Field("title", "Report title"), Field("description", "Description", FieldKind.TEXT),
        Field("purpose", "Document purpose", FieldKind.TEXT), Field("circulation", "Circulation list"),
        Field("decision", "Decision or action required", FieldKind.TEXT),
        Field("author", "Author's post", FieldKind.PARTNER, help=_POST),
        Field("published", "Publication date", FieldKind.DATE), Field("audience", "Target audience"),
        Field("cross_reference", "Cross reference"),
    ),
    key="paper", known_by=(("paper",),),
)  # fmt: skip

REGISTERS = (
    MEETING, ACTION, PLAN, TASK, ASSESSMENT, ACTIVITY, WORKSTREAM, COMMITMENT_ROLE, OUTCOME_REVIEW, RESOURCE_PLAN,
    REQUEST, OVERRIDE, PRACTICE, SAID_DID, HIGHLIGHT, HEADING,
)  # fmt: skip
_BY_KIND = {one.kind: one for one in REGISTERS}


def register_of(kind: str) -> Register:
    """The register of this kind. KeyError for another."""
    return _BY_KIND[kind]
