"""Every template besides a partner's return, as a list: what it is for, what its file is called, how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from loaders.templates import plans, registers, targets
from loaders.templates.register_rows import write_register, write_route_map
from lsp_data.periods import financial_year, label
from lsp_data.store.generations import Generation

Write = Callable[[Generation, BinaryIO | Path], None]


@dataclass(frozen=True, slots=True)
class Template:
    """One template: the kind of workbook that it makes, its file's name, its title, what it is for, its writer."""

    kind: str
    file_name: str
    title: str
    about: str
    write: Write


def others(year: int) -> tuple[Template, ...]:
    """All templates but a partner's return. ``year``: the financial year of the route map, by its first year."""
    period = financial_year(year)
    return (
        Template(
            "setup", "set-up.xlsx", "Set-up",
            "Name, themes, partners, indicators, leads, release calendar and rules, as they are now.",
            registers.write_setup_template,
        ),
        Template(
            "targets", "targets.xlsx", "Targets", "Targets, baselines and milestones of the indicators in use.",
            targets.write_targets_template,
        ),
        Template(
            "route_map", f"route-map-{year}.xlsx", f"Route map {label(period)}",
            "The year's activities by month, with workstream and aim.",
            lambda generation, out: write_route_map(generation, period, out),
        ),
        Template(
            "commitments", "commitments.xlsx", "Commitments",
            "Which thematic partnership leads each commitment and which contribute.",
            registers.write_commitments_template,
        ),
        Template(
            "action_plan", "action-plan.xlsx", "Action plan",
            "Actions with lead, measure of success, current performance, target and progress.", _register("action"),
        ),
        Template(
            "delivery_plan", "delivery-plans.xlsx", "Delivery plans",
            "The plan of each indicator: lead, partners signed up, resources, milestones, evidence of effect.",
            _register("plan"),
        ),
        Template(
            "work_programme", "work-programme.xlsx", "Work programme",
            "Tasks with priority, risk, dependencies, owner and source.", _register("task"),
        ),
        Template(
            "self_assessment", "self-assessment.xlsx", "Self-assessment",
            "Good practice, areas for improvement, needs and gaps, by theme and cross-cutting area.",
            plans.write_self_assessment_template,
        ),
        Template(
            "benchmarks", "benchmarks.xlsx", "Benchmarks", "Other areas' figures for the indicators in use.",
            plans.write_benchmarks_template,
        ),
        Template(
            "outcome_review", "delivery-plan-performance.xlsx", "Delivery plan: performance",
            "Outcomes of each commitment, the indicators in place, how well they measure, which to retain and add.",
            plans.write_outcome_review_template,
        ),
        Template(
            "resource_plan", "delivery-plan-resources.xlsx", "Delivery plan: resources",
            "Outcomes of each commitment, the activities, the funding and its flexibility, and efficiencies.",
            plans.write_resource_plan_template,
        ),
        Template(
            "good_practice", "good-practice.xlsx", "Good practice", "What works, shared by whom, with its evidence.",
            _register("practice"),
        ),
        Template(
            "said_did", "you-said-we-did.xlsx", "You said, we did", "What people asked for, and what came of it.",
            _register("said_did"),
        ),
        Template(
            "meetings", "meetings.xlsx", "Meetings", "The dates of the partnership's meetings.", _register("meeting"),
        ),
    )  # fmt: skip


def _register(kind: str) -> Write:
    return lambda generation, out: write_register(generation, kind, out)
