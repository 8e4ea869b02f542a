"""Which workbook brings which rows of the registers, who sends it and when, and in whose layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.register_books import book_of
from loaders.stamp import Stamp
from lsp_data.registers import register_of
from sample_data.draft import SheetDraft
from sample_data.house_styles import registers
from sample_data.house_styles.blocks import Pairs, cover
from sample_data.partners import partner_name, partnership_name
from sample_data.truth import Row, read_table

ACTIONS_OF_POLICE = {
    "Ref": "number", "Key action": "action", "Who is responsible": "lead", "Delivery partners": "partners",
    "How we will know": "measure", "Where we are now": "current_performance", "Target": "target", "By when": "deadline",
    "Progress to date": "progress", "Resources": "resources", "Linked NIs": "indicators",
}  # fmt: skip
ACTIONS_OF_HEALTH = {
    "Action no": "number", "What we will do": "action", "Lead organisation": "lead", "Other partners": "partners",
    "Success measure": "measure", "Current performance": "current_performance", "Where we want to be": "target",
    "Timescale": "deadline", "Latest position": "progress", "Funding": "resources", "National indicators": "indicators",
}  # fmt: skip
TASKS = {
    "Key Task / Activity": "task", "Priority Level": "priority", "Comments": "comments",
    "Likelihood (1-5)": "likelihood", "Impact (1-5)": "impact", "Who leads?": "owner", "Depends on": "dependencies",
    "Progress": "progress",
}  # fmt: skip
REVIEW = {
    "What outcomes do we want to achieve?": "outcome",
    "What indicators do we currently have in place?": "indicators_in_place",
    "How effectively do they measure the outcomes we want to achieve?": "how_well_they_measure",
    "Which indicators do we want to retain?": "retain", "Which additional indicators do we want to include?": "add",
}  # fmt: skip
RESOURCES = {
    "What outcomes do we want to achieve?": "outcome",
    "What activities are in place which contribute to this outcome? What else needs to happen?": "activities",
    "What performance indicators does this contribute to?": "performance_indicators",
    "The funding source and its flexibility": "funding",
    "Opportunities for rationalisation/efficiencies/innovation": "efficiencies",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """One workbook of register rows. ``title`` "": it is in the product's own layout; ``stamped``: and made from the
    product's empty workbook, which bears a stamp."""

    slug: str
    register: str
    table: str
    partner: str
    known_at: date
    title: str = ""
    layout: Callable[[str, str, Pairs, Mapping[str, str], Sequence[Row]], SheetDraft] | None = None
    columns: Mapping[str, str] | None = None
    stamped: bool = False

    @property
    def kind(self) -> str:
        """The kind of return that it is."""
        return register_of(self.register).workbook

    def rows(self) -> list[Row]:
        """The paper's rows of its table."""
        return [row for row in read_table(f"registers/{self.table}") if row["paper"] == self.slug]

    def sheets(self) -> list[SheetDraft]:
        """The workbook, before it is written."""
        pairs: Pairs = [
            ("Partnership", partnership_name()), ("Partner", partner_name(self.partner)),
            ("Date returned", self.known_at),
        ]  # fmt: skip
        if self.layout is not None:
            return [self.layout(self.register, self.title, pairs, self.columns or {}, self.rows())]
        if self.title:
            return [registers.strands(self.title, pairs, self.rows())]
        return [cover(book_of(self.register).title, pairs), registers.own_layout(self.register, self.rows())]

    @property
    def properties(self) -> Mapping[str, str]:
        """The stamp of the product's empty workbook, where it was made from one."""
        return Stamp(self.kind, generation="1").properties() if self.stamped else {}


def register_papers() -> list[RegisterPaper]:
    """All workbooks of register rows but the route maps and the commitments, in no order."""
    collected, by_theme, numbered = registers.collected, registers.by_theme, registers.numbered
    first = "Initial self-assessment 2009"
    return [
        RegisterPaper("meetings-2009-10", "meeting", "meetings", "council", date(2009, 4, 24), stamped=True),
        RegisterPaper("first-self-assessment", "assessment", "first_assessment", "council", date(2009, 4, 30), first),
        RegisterPaper(
            "work-programme", "task", "tasks", "council", date(2009, 6, 12), "Work programme 2009-10", numbered, TASKS
        ),
        RegisterPaper("meetings-2010-11", "meeting", "meetings", "council", date(2010, 3, 29)),
        RegisterPaper(
            "action-plan-safer", "action", "actions", "police", date(2010, 8, 20), "Action plan 2010-11", by_theme,
            ACTIONS_OF_POLICE,
        ),
        RegisterPaper("delivery-plans", "plan", "plans", "council", date(2010, 8, 27)),
        RegisterPaper(
            "outcomes-safer", "outcome_review", "outcome_reviews", "police", date(2010, 10, 20),
            "Performance template", collected, REVIEW,
        ),
        RegisterPaper(
            "resources-safer", "resource_plan", "resource_plans", "police", date(2010, 10, 20), "Resources template",
            collected, RESOURCES,
        ),
        RegisterPaper("you-said-we-did", "said_did", "said_did", "council", date(2010, 10, 29), stamped=True),
        RegisterPaper("shortlist", "task", "shortlist", "council", date(2010, 11, 12)),
        RegisterPaper(
            "action-plan-health", "action", "actions", "primary-care-trust", date(2010, 11, 25),
            "Health improvement plan", by_theme, ACTIONS_OF_HEALTH,
        ),
        RegisterPaper(
            "outcomes-health", "outcome_review", "outcome_reviews", "primary-care-trust", date(2011, 1, 14),
            "Performance template", collected, REVIEW,
        ),
        RegisterPaper(
            "resources-health", "resource_plan", "resource_plans", "primary-care-trust", date(2011, 1, 14),
            "Resources template", collected, RESOURCES,
        ),
        RegisterPaper("action-plan", "action", "actions", "council", date(2011, 1, 25), stamped=True),
        RegisterPaper("self-assessment", "assessment", "assessment", "council", date(2011, 1, 27), stamped=True),
        RegisterPaper("good-practice", "practice", "practice", "council", date(2011, 1, 27), stamped=True),
    ]  # fmt: skip
