"""Commentary that grew through the year, taken apart by the quarters that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A quarter's name speaks of what follows where it opens the text, a line or a sentence, or where a colon or dash
# follows it; not in "Q1 and Q2 were slow" or "better than Q2 was".
_NAME = r"(?:Q(?:uarter|tr)?\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr))\b"
_NO_OTHER = (
    r"(?!\s*(?:and|to|or|[&/,–—-])\s*(?:Q|[1-4](?:st|nd|rd|th)))"
    r"(?!(?:\s*(?:and|to|or|[&/])\s*|[–—-]|,\s*(?=[1-4]\s*(?:and|&|,)))[1-4]\b(?![.]?\d|\s*%))"  # "Q1-3", "Q1 & 2"
)
_OPENS = rf"(?:^|(?<=[.;\n])|(?<=[.;]\s)){_NAME}{_NO_OTHER}"
_MARKED = rf"(?<=\s){_NAME}(?=\s*[:–—-]\s)"
_PART = re.compile(rf"(?:{_OPENS}|{_MARKED})[\s:;,.–—-]*", re.IGNORECASE)


def by_quarter(text: str) -> Mapping[int, str]:
    """The words for each quarter: {1: "slow start.", 2: "recovered"} of "Q1: slow start. Q2: recovered". Empty when the
    text names none, or says something before the first."""
    marks = list(_PART.finditer(text))
    if not marks or text[: marks[0].start()].strip():
        return {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts: dict[int, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        number = int(next(one for one in mark.groups() if one))
        words = text[mark.end() : end].strip().rstrip(";,").rstrip()
        parts[number] = f"{parts.get(number, '')} {words}".strip()
    return parts
