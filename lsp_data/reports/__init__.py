"""What pages, packs and the terminal ask, in the partnership's words: one function a question, at one generation.

Every function takes the :class:`~lsp_data.store.generations.Generation` first and reads nothing else, so an answer
never changes for a generation. Dates in frames are datetime64 (missing NaT), text str (missing NaN). ``as_at`` None:
the day for which status is stored, which is the reporting date, or the day of the publication where none is set. Who
asks for "now" gives `reporting_day` with today's date, which nothing here asks the clock for.
"""

from lsp_data.reports.agreement import refreshes, unfinished
from lsp_data.reports.areas import areas_measured, by_area, outlines
from lsp_data.reports.attention import attention, flags, green_candidates, red_and_worsening
from lsp_data.reports.changes import changes
from lsp_data.reports.commentary import commentary
from lsp_data.reports.commitments import (
    commitment_matrix,
    commitment_outcomes,
    commitment_returns,
    commitments_served,
)
from lsp_data.reports.counts import status_counts
from lsp_data.reports.evidence import evidence
from lsp_data.reports.flag_history import flag_history
from lsp_data.reports.handed_back import sent_back
from lsp_data.reports.highlight import highlight, highlight_scopes
from lsp_data.reports.log import generation_log, history
from lsp_data.reports.meetings import last_meeting
from lsp_data.reports.outlook import control_chart, outlook
from lsp_data.reports.papers import papers
from lsp_data.reports.peers import EVERY_AUTHORITY, benchmark, benchmarks, peer_authorities, peer_groups, peers_of
from lsp_data.reports.planning import actions, delivery, named_leads, naming
from lsp_data.reports.registers import commitments, register, register_history, route_map
from lsp_data.reports.returning import chase, expected, returns, tracker
from lsp_data.reports.reward import reward
from lsp_data.reports.route_map_progress import route_map_changes
from lsp_data.reports.rows import records, status_rows
from lsp_data.reports.self_assessment import self_assessment
from lsp_data.reports.series import milestones, series, sparklines, targets
from lsp_data.reports.split import reconciled
from lsp_data.reports.standing import EVERY_AREA, partnership, status
from lsp_data.reports.work_programme import work_programme
from lsp_data.store.days import reporting_day

__all__ = [
    "EVERY_AREA",
    "EVERY_AUTHORITY",
    "actions",
    "areas_measured",
    "attention",
    "benchmark",
    "benchmarks",
    "by_area",
    "changes",
    "chase",
    "commentary",
    "commitment_matrix",
    "commitment_outcomes",
    "commitment_returns",
    "commitments",
    "commitments_served",
    "control_chart",
    "delivery",
    "evidence",
    "expected",
    "flag_history",
    "flags",
    "generation_log",
    "green_candidates",
    "highlight",
    "highlight_scopes",
    "history",
    "last_meeting",
    "milestones",
    "named_leads",
    "naming",
    "outlines",
    "outlook",
    "papers",
    "partnership",
    "peer_authorities",
    "peer_groups",
    "peers_of",
    "reconciled",
    "records",
    "red_and_worsening",
    "refreshes",
    "register",
    "register_history",
    "reporting_day",
    "returns",
    "reward",
    "route_map",
    "route_map_changes",
    "self_assessment",
    "sent_back",
    "series",
    "sparklines",
    "status",
    "status_counts",
    "status_rows",
    "targets",
    "tracker",
    "unfinished",
    "work_programme",
]
