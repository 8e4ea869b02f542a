"""What of a return the store keeps as it was read, beside its figures and the rows of registers."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.figures import Entry

KEPT = frozenset({"edit", "commentary"})  # kinds of entries


def kept(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are stored as they are: decisions of the set-up, and comments."""
    return [one for one in entries if one.kind in KEPT]
