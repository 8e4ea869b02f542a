"""Questions about the period of a heading that the headings beside it answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.meaning.headings import Heading
from lsp_data.periods import Period, read_periods


def settled_by_siblings(headings: Sequence[Heading], year: Period | None) -> tuple[Heading, ...]:
    """The headings with open questions settled by the other headings of the row, where they are."""
    if not any(heading.question for heading in headings):
        return tuple(headings)
    named = [heading for heading in headings if heading.period or heading.question]
    read = read_periods([heading.column.path[-1] for heading in named], within=year)
    answers = {heading.column.index: one for heading, one in zip(named, read, strict=True) if isinstance(one, Period)}
    return tuple(
        replace(heading, period=answers[heading.column.index], question=None)
        if heading.question and heading.column.index in answers
        else heading
        for heading in headings
    )
