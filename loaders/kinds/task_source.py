"""Where a task of a work programme comes from, where the sheet has no column for it but says so in its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.figures import Entry
from loaders.meaning.known import Known
from loaders.meaning.words import fold, tidy

# Bodies that judge or steer a partnership, besides its own partners.
_BODIES = ("Audit Commission", "Ofsted", "GONW", "Government Office", "IDeA", "CSCI")
_BODY = "|".join(map(re.escape, _BODIES))
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_NAME = re.compile(r"^[A-Z][\w'’&.-]*(?: (?:and|of|for|the|&|[A-Z][\w'’&.-]*)){0,6}$")
_SAID = re.compile(
    rf"(?:^|\b(?:from|by|source:?|origin:?)\s+)(?:the\s+)?({_BODY})\b|\b({_BODY})(?:['’]s)?\s+recommend", re.IGNORECASE
)


def with_sources(entries: Sequence[Entry], known: Known) -> list[Entry]:
    """The tasks, those without a source with the body that their words name: one in brackets that is known or stands so
    behind several tasks, or a known one that the comments begin with or say that it recommended the task. The words
    themselves stay as they are."""
    named = [_in_brackets(one) for one in entries]
    counts = Counter(fold(name) for names in named for name in set(names))
    return [
        entry if entry.fields.get("source") else replace(entry, fields={**entry.fields, "source": source})
        for entry, names in zip(entries, named, strict=True)
        for source in [_source(entry, names, counts, known)]
    ]


def _source(entry: Entry, names: Sequence[str], counts: Counter[str], known: Known) -> str | None:
    bodies = {fold(body): body for body in _BODIES}
    for name in names:
        if fold(name) in bodies or known.catalogue.find_partner(name) is not None or counts[fold(name)] > 1:
            return name
    said = _SAID.search(str(entry.fields.get("comments") or ""))
    return bodies[fold(said[1] or said[2])] if said else None


def _in_brackets(entry: Entry) -> list[str]:
    texts = [str(entry.fields.get(field) or "") for field in ("task", "comments")]
    return [name for text in texts for one in _IN_BRACKETS.findall(text) if _NAME.match(name := tidy(one))]
