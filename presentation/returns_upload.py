"""The upload page's tables and sentences: a row a file, the parts of one file, and what an acceptance changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

import pandas as pd

from loaders.compare import Comparison
from loaders.compare.filing import Filing
from loaders.figures import Return
from lsp_data.catalogue import Catalogue
from lsp_data.errors import Problem, Severity
from lsp_data.periods import Period, label, read_period
from presentation import returns_compare as compared
from presentation import returns_view as read
from presentation import words
from presentation.markup import Html, element, join, link, plain_markdown
from presentation.palette import STATUS
from presentation.returns_whose import Suggested
from presentation.tables import Column, shape, table, two_lines

SHOWN = 200
SUMMARY = ("File", "Kind", "Partner", "Period", "Read", "Problems", "State")


def period_chosen(said: object) -> Period | None:
    """The period that was chosen, or typed ("Jan 2011", "Apr-Dec 2010"); None where it is none, or more than one."""
    if not isinstance(said, str):
        return said if isinstance(said, Period) else None
    read = read_period(said)
    return read if isinstance(read, Period) else None


def period_wants(typed: str) -> str:
    """What is wrong with a period that was typed; "" where nothing is."""
    return read.period_unsure(typed)


class Seen(Protocol):
    """A file on the desk, as far as this module looks at it."""

    @property
    def read(self) -> Return: ...  # noqa: D102
    @property
    def filed(self) -> Return: ...  # noqa: D102
    @property
    def filing(self) -> Filing: ...  # noqa: D102
    @property
    def comparison(self) -> Comparison | None: ...  # noqa: D102
    @property
    def decided(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def suggested(self) -> Suggested: ...  # noqa: D102


def plain(text: str) -> str:
    """Text from a file for a surface that interprets Markdown."""
    return plain_markdown(text)


def state(one: Seen) -> str:
    """Where a file stands, in words."""
    return _stands(one)[0]


def _stands(one: Seen) -> tuple[str, str]:
    if one.decided:
        return one.decided.capitalize(), "green" if one.decided == "accepted" else "grey"
    return compared.stands(one.filed, one.comparison)


def summary(files: Sequence[Seen], catalogue: Catalogue) -> pd.DataFrame:
    """One row a file, as text; columns SUMMARY."""
    rows = []
    for one in files:
        partner, taken = one.filing.partner or "", one.comparison is not None
        rows.append(
            (
                one.read.file,
                read.kind_words(one.read.kind) if taken else "",
                _partner_words(one, partner, catalogue),
                period_words(one.filing.period, one.filed) if taken else "",
                read.content_words(one.read),
                read.problem_words(compared.every_problem(one.filed, one.comparison)),
                state(one),
            )
        )
    return pd.DataFrame(rows, columns=list(SUMMARY), dtype=object)


def still_here(count: int) -> str:
    """What is said of files of an earlier visit."""
    return f"Still on the desk from before: {words.times(count, 'file')}."


def period_words(period: Period | None, ret: Return) -> str:
    """For when a file is: the period under which it is filed, else the one that all its figures are for."""
    if period is not None:
        return label(period)
    found = {
        (one.period_basis, one.period_start, one.period_end)
        for one in ret.figures
        if one.measure == "actual" and one.period_end is not None
    }
    return read.period_words(*found.pop()) if len(found) == 1 else "several periods" if found else "not said"


def summary_table(frame: pd.DataFrame, files: Sequence[Seen], where: Callable[..., dict[str, str]]) -> Html:
    """The rows of :func:`summary`, the state with a shape beside its words; each name leads to its file. ``where``: the
    address of this page, with more in it."""
    rows = [
        (
            two_lines(link(row["File"], "upload", where(file=one.key)), row["Kind"]),
            two_lines(row["Partner"], row["Period"]),
            row["Read"],
            row["Problems"],
            _state(*_stands(one)),
        )
        for row, one in zip(frame.to_dict("records"), files, strict=True)
    ]
    columns = [
        Column("File", header=True, width="30%"), Column("Partner", below="and period", width="30%"),
        Column("Read"), Column("Problems"), Column("State"),
    ]  # fmt: skip
    return table("Uploaded files", columns, rows)


def accepts_plain(files: Sequence[Seen]) -> str:
    """What the button says that accepts several files at once."""
    count = sum(_is_suggested(one) for one in files)
    whose = f", {count} of them under a suggested partner" if count else ""
    return f"Accept the {len(files)} files that raise no question{whose}"


def _is_suggested(one: Seen) -> bool:
    return one.read.header.partner is None and one.filing.partner == one.suggested.partner != ""


def _partner_words(one: Seen, partner: str, catalogue: Catalogue) -> str:
    if not partner:
        return one.read.header.partner_text
    return catalogue.partner_name(partner) + (" (suggested)" if _is_suggested(one) else "")


def _state(said: str, look: str) -> Html:
    return join([shape(STATUS[look]), " ", said]) if look else element("span", said)


def whole_problems(one: Seen) -> list[Problem]:
    """What there is to say of a file as a whole: the comparison's problems that name no cell, errors first, and that it
    is filed under another partner than it names; what is missing since last time stands in the comparison itself."""
    if one.comparison is None:
        return []
    found = [one for one in one.comparison.problems if not one.cell and one.code != "missing-since-last-time"]
    found += [problem for problem in one.filed.problems if problem.code in ("filed-under-other", "template-outdated")]
    return sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)


def part_counts(one: Seen) -> dict[str, int]:
    """How much there is in each part of a file's review. What cannot be accepted is not set beside what is held."""
    beside = one.comparison if one.comparison and not one.comparison.refused else None
    return {
        "Comparison": len(beside.rows) + len(beside.registers) if beside else 0,
        "Figures": read.figure_count(one.read),
        "Comments and rows": len(one.read.entries),
        "Problems": len(compared.every_problem(one.filed, one.comparison)),
        "Sheets": len(one.read.sheets),
    }


def figures_frame(one: Seen, catalogue: Catalogue, first: int | None = None) -> pd.DataFrame:
    """The figures (the first so many) as they were read and filed (see ``returns_view.figures_table``)."""
    titles = read.series_titles(catalogue)
    areas = dict(zip(catalogue.areas["id"], catalogue.areas["name"], strict=True))
    return read.figures_table(one.filed.figures[:first], titles, areas)


def plain_table(
    frame: pd.DataFrame,
    caption: str,
    *,
    right: Collection[str] = (),
    nothing: str = "There is nothing to show.",
    count: int | None = None,
) -> Html:
    """The first rows of a frame of text as a table; the caption says how many there are (``count``: where the frame
    is itself only the first part)."""
    names = [str(name) for name in frame.columns]
    widths = _PROBLEM_WIDTHS if names == list(_PROBLEM_WIDTHS) else {}
    columns = [Column(name, "right" if name in right else "left", width=widths.get(name)) for name in names]
    rows = [tuple(row) for row in frame.head(SHOWN).itertuples(index=False, name=None)]
    count = len(frame) if count is None else count
    few = count <= SHOWN
    title = caption if few else f"{caption}: the first {SHOWN} of {count:,}"
    return table(title, columns, rows, caption_shown=not few, nothing=nothing)


# So that a long cell that is repeated in a problem leaves room for why it is one.
_PROBLEM_WIDTHS = {"Weight": "8%", "Where": "15%", "Value": "17%", "Why": "34%", "What to do": "26%"}


def chosen_before(state_of_table: Any, one: Seen) -> frozenset[int]:
    """The figures that were ticked in the comparison when it was last drawn; the good part where it was not."""
    if one.comparison is None:
        return frozenset()
    rows = compared.shown_rows(one.comparison)
    if not state_of_table:
        return compared.good_part(one.filed, one.comparison) & {row.number for row in rows}
    return frozenset(rows[place].number for place in state_of_table["selection"]["rows"] if place < len(rows))
