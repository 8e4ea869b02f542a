"""What of a return the store keeps, and what it only reads: nothing is dropped without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.figures import Entry, Return
from loaders.messages import NOT_KEPT
from loaders.problems import problem
from lsp_data.errors import Problem

KEPT = frozenset({"edit", "activity", "workstream", "commitment_role", "commentary"})  # kinds of entries
_WORDS = {
    "action": ("action", "actions"), "task": ("task", "tasks"),
    "assessment": ("statement of a self-assessment", "statements of a self-assessment"),
    "outcome_review": ("outcome review", "outcome reviews"), "resource_plan": ("resource plan", "resource plans"),
}  # fmt: skip


def kept(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the kinds that the store keeps."""
    return [one for one in entries if one.kind in KEPT]


def not_kept(ret: Return) -> list[Problem]:
    """What is read and cannot be kept yet, a problem a kind; where that is all that the return holds, an error that
    refuses it as a whole."""
    counts = Counter(one.kind for one in ret.entries if one.kind not in KEPT)
    said = [f"{count:,} {_WORDS[kind][count > 1]}" for kind, count in counts.items()]
    if said and not kept(ret.entries) and not ret.figures:
        return [problem("nothing-kept", what=", ".join(said))]
    return [problem(NOT_KEPT, value=one) for one in said]
