"""How far a task or an action is, by the word that a paper has for it."""

from __future__ import annotations

from loaders.meaning.words import fold

_WORDS = {
    "not_started": "not started|not yet started|not begun|not yet begun|to start|to be started",
    "under_way": """under way|underway|in progress|ongoing|on going|started|on target|on track|on schedule|behind
        |behind schedule|delayed|slipped|at risk|off target|off track|in hand""",
    "done": "done|complete|completed|finished|achieved|delivered|implemented|fully implemented",
    "stopped": "stopped|cancelled|withdrawn|abandoned|discontinued|no longer required|will not go ahead",
}
_STATUS = {
    fold(word): status for status, words in _WORDS.items() for word in words.replace("\n", " ").split("|")
}  # fmt: skip
LONGEST = 40  # characters; a longer text says more than a state


def status_of(text: str) -> str | None:
    """The status that a text is a word for ("Completed" → done); None where it says anything else."""
    return _STATUS.get(fold(text)) if len(text) <= LONGEST else None
