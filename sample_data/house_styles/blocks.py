"""What stands above and below the tables: header blocks and cover sheets, each house in its own words."""

from __future__ import annotations

from datetime import date

from sample_data.draft import INVENTED, SheetDraft
from sample_data.partners import partner_name, partnership_name
from sample_data.wording import SMALL, TITLE

Pairs = list[tuple[str, str | date]]


def pairs_of(partner: str, period_text: str, known_at: date) -> Pairs:
    """What every return says of itself."""
    return [
        ("Partnership", partnership_name()),
        ("Partner", partner_name(partner)),
        ("Period", period_text),
        ("Date returned", known_at),
    ]


def header(draft: SheetDraft, title: str, pairs: Pairs) -> int:
    """Title, label and value pairs and the note that all is invented; the next free row."""
    draft.put(1, 1, title, TITLE)
    draft.put(2, 1, INVENTED, SMALL)
    row = 3
    for label, value in pairs:
        draft.put(row, 1, label)
        draft.put(row, 2, value)
        row += 1
    draft.widths.update({1: 16, 2: 44})
    return row + 1


def cover(title: str, pairs: Pairs) -> SheetDraft:
    """A sheet of its own that says whose return it is."""
    draft = SheetDraft("Cover")
    header(draft, title, pairs)
    return draft
