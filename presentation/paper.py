"""A paper of the partnership, as values from which Word and a page for itself are made: its heading and its parts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from presentation.words import day

NOT_GIVEN = "Not given"
LABELS = {
    "title": "Report title", "description": "Description", "purpose": "Document purpose",
    "circulation": "Circulation list", "decision": "Decision or action required", "author": "Author's post",
    "published": "Publication date", "audience": "Target audience", "cross_reference": "Cross reference",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """What stands at the head of each paper of the partnership; "" where it is not given."""

    title: str
    published: date
    description: str = ""
    purpose: str = ""
    circulation: str = ""
    decision: str = ""
    author: str = ""
    audience: str = ""
    cross_reference: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each line of the heading with its label, in the order of the papers."""
        given = {one.name: getattr(self, one.name) for one in fields(self)} | {"published": day(self.published)}
        return [(label, str(given[name]).strip() or NOT_GIVEN) for name, label in LABELS.items()]

    @property
    def lacking(self) -> list[str]:
        """The labels of the lines that are not given."""
        return [label for label, said in self.pairs if said == NOT_GIVEN]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within the paper. ``level``: 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, its headings, its rows; the first cell names its row. A line end parts lines of a cell."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()  # parts of the whole; () for equal ones


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. Its texts are text: nothing in them is a tag or a formula."""

    heading: ReportHeading
    of: str  # whose it is, of which day and publication
    parts: tuple[Title | Words | Grid, ...]
