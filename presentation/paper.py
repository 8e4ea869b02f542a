"""A paper of the partnership, as values from which Word and a page for itself are made: its heading and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from lsp_data.registers import register_of
from presentation.words import day

NOT_GIVEN = "Not given"
LABELS = {one.name: one.title for one in register_of("heading").fields if not one.stamped}


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


def heading_of(row: Mapping[str, Any] | None, usual: ReportHeading) -> ReportHeading:
    """The heading as the register has it; its title and day are ``usual`` where it says none, or has no row."""
    if row is None:
        return usual
    given = {name: str(row[name]) for name in LABELS if name != "published" and row[name]}
    published = date.fromisoformat(row["published"]) if row["published"] else usual.published
    return replace(usual, **given, published=published)


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
    whole_heading: bool = True  # also its lines that are not given

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines of the heading that are shown, each with its label."""
        return [(label, said) for label, said in self.heading.pairs if self.whole_heading or said != NOT_GIVEN]
