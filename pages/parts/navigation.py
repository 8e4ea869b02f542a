"""The pages of the product, in the order of the side bar. A new page is a file and an entry here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: ``name`` is its address; the first entry is the start page, whose address is empty."""

    section: str
    name: str
    title: str
    file: str
    about: str


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "Performance",
        "overview",
        "Overview",
        "pages/performance/overview.py",
        "How many indicators are on track in each theme, what changed, and what needs attention.",
    ),
    Entry(
        "Performance",
        "theme",
        "Theme",
        "pages/performance/theme.py",
        "Every indicator of one theme: status, figures, direction and trend; a picture of each trajectory.",
    ),
    Entry(
        "Performance",
        "indicator",
        "Indicator",
        "pages/performance/indicator.py",
        "One indicator: four answers, its trajectory, every figure with its source, targets and commentary.",
    ),
    Entry(
        "Performance",
        "underperforming",
        "Needs attention",
        "pages/performance/underperforming.py",
        "One ranked list: off track and worsening first; why, since when, who leads, what has to happen.",
    ),
    Entry(
        "Performance",
        "benchmarks",
        "Benchmarks",
        "pages/performance/benchmarks.py",
        "Our figures among other authorities': in which quarter, what the best would take, and the trend.",
    ),
    Entry(
        "Performance",
        "areas",
        "Areas",
        "pages/performance/areas.py",
        "One indicator by district, council, area partnership board and county: table and chart, with every source.",
    ),
    Entry(
        "Planning",
        "targets",
        "Targets",
        "pages/planning/targets.py",
        "Unfinished business: missing baselines and targets; what each version changed; how far along all are.",
    ),
    Entry(
        "Planning",
        "reward",
        "Reward what-if",
        "pages/planning/reward.py",
        "What the targets in the reward would have paid, had the grant not been cancelled; model and pot are settings.",
    ),
    Entry(
        "Planning",
        "delivery-plan",
        "Delivery planning",
        "pages/planning/delivery_plan.py",
        "Each indicator's plan: who leads, which criteria it meets, what is missing or overdue, what is at risk.",
    ),
    Entry(
        "Planning",
        "action-plans",
        "Action plans",
        "pages/planning/action_plans.py",
        "Every action with its lead, measure, target and timescale; how many targets are met; what is overdue.",
    ),
    Entry(
        "Planning",
        "requests",
        "Requests",
        "pages/planning/requests.py",
        "What was asked of leads, and what they answered; flags that somebody judged otherwise, and until when.",
    ),
    Entry(
        "Planning",
        "route-map",
        "Route map",
        "pages/planning/route_map.py",
        "The year's activities month by month, by workstream, with the indicators that they serve.",
    ),
    Entry(
        "Planning",
        "self-assessment",
        "Self-assessment",
        "pages/planning/self_assessment.py",
        "What the partnership says of itself, by theme: how complete, what shows it, what lacks; the paper of it.",
    ),
    Entry(
        "Planning",
        "commitments",
        "Commitments",
        "pages/planning/commitments.py",
        "Who leads and who contributes to each commitment, what is not covered, and what the returns say.",
    ),
    Entry(
        "Planning",
        "work-programme",
        "Work programme",
        "pages/planning/work_programme.py",
        "The partnership's tasks by priority: risk of putting them off, what depends on what, the shortlist.",
    ),
    Entry(
        "Planning",
        "meetings",
        "Meetings",
        "pages/planning/meetings.py",
        'The dates of meetings: what "since the last meeting" means everywhere.',
    ),
    Entry(
        "Planning",
        "highlight",
        "Highlight reports",
        "pages/planning/highlight.py",
        "Done, next, risks and decisions asked, for a period and a theme or workstream; drawn from the registers.",
    ),
    Entry(
        "Planning",
        "good-practice",
        "Good practice",
        "pages/planning/practice.py",
        "What works and others can use, by theme, with the indicators that show it.",
    ),
    Entry(
        "Planning",
        "you-said",
        "You said, we did",
        "pages/planning/said_did.py",
        "What people asked for, what partners did about it, and where it was said.",
    ),
    Entry(
        "Returns",
        "upload",
        "Upload",
        "pages/returns/upload.py",
        "Drop in partners' workbooks, see what each holds, compare with what is held, accept.",
    ),
    Entry(
        "Returns",
        "tracker",
        "Tracker",
        "pages/returns/tracker.py",
        "Who has returned what, what is overdue, and the text that asks for it.",
    ),
    Entry(
        "Returns",
        "templates",
        "Templates",
        "pages/returns/templates.py",
        "Workbooks to fill in: a return for each partner and period, targets, set-up, route map, commitments.",
    ),
    Entry(
        "Returns",
        "layouts",
        "Layouts",
        "pages/returns/layouts.py",
        "What is remembered of how partners' files are read: read it, pass it on, take it in, forget it.",
    ),
    Entry(
        "Returns",
        "enter",
        "Enter or correct",
        "pages/returns/enter.py",
        "Enter or correct one figure by hand, with where it comes from.",
    ),
    Entry(
        "Returns",
        "history",
        "History",
        "pages/returns/history.py",
        "What was published and which returns came in; take one back, move it, download it.",
    ),
    Entry(
        "Administration",
        "partnership",
        "Partnership",
        "pages/administration/partnership.py",
        "Set up the partnership: name, themes, partners, indicators, leads, calendar; leave the demonstration.",
    ),
    Entry(
        "Administration",
        "catalogue",
        "Catalogue",
        "pages/administration/catalogue.py",
        "The 198 National Indicators to read, and what this partnership decides about them.",
    ),
    Entry(
        "Administration",
        "rules",
        "Rules",
        "pages/administration/rules.py",
        "When a figure is green, amber or red, by default and for one indicator.",
    ),
    Entry(
        "Administration",
        "data",
        "Data",
        "pages/administration/data.py",
        "Where the data lies, whether it is whole, what versions run, and a backup.",
    ),
)


def sections() -> dict[str, list[st.Page]]:
    """The pages by section, for ``st.navigation``."""
    found: dict[str, list[st.Page]] = defaultdict(list)
    for place, entry in enumerate(ENTRIES):
        page = st.Page(entry.file, title=entry.title, url_path=entry.name, default=place == 0, help=entry.about)
        found[entry.section].append(page)
    return dict(found)


def exists(name: str) -> bool:
    """Whether the product has this page."""
    return any(entry.name == name for entry in ENTRIES)
