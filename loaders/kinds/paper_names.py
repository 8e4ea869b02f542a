"""What a paper's title names, without the words that say which paper it is."""

from __future__ import annotations

import re
from collections.abc import Collection

from loaders.meaning.words import fold, tidy

_BEFORE = re.compile(r":|\s[-–—]\s")
LONGEST_TITLE = 200  # characters; a longer text is no title that names a paper
# What of a title is no name: "Safer Communities Action Plan 2009/10", "Skills (continued)".
_NO_NAME = re.compile(
    r"(?:\b(?:(?:joint|delivery|draft|outline)\s+){0,4}(?:action|improvement|delivery)\s+plans?\b.*"
    r"|\b(?:caa\s+)?self[\s-](?:assessment|evaluation)\b.*|:\s*what\b.*|\(?\bcont(?:inue)?d\.?\)?)$",
    re.IGNORECASE | re.DOTALL,
)


def without_paper(text: str) -> str:
    """A title without what says which paper it is of: "Safer Communities Action Plan 2009/10" → "Safer Communities"; a
    longer text as it stands."""
    named = text if len(text) > LONGEST_TITLE else _NO_NAME.sub("", text)
    return tidy(named).rstrip(" :–—-")


def theme_before(text: str, names: Collection[str]) -> str:
    """The known theme (of these folded names) that a line begins with, before a colon or a dash: "Safer Communities:
    what we will do"."""
    before = tidy(_BEFORE.split(text, maxsplit=1)[0])
    return before if before != text and fold(before) in names else ""
