"""Words and marks of a heading that say how firm its figures are: "2008/09 provisional", "2008/09 (p)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.meaning.phrases import reads_as_period
from loaders.meaning.words import fold, without_marks
from lsp_data.values import read_marks

STATUS_OF: dict[str, str] = {
    **dict.fromkeys(("provisional", "prov", "draft", "unaudited", "unvalidated"), "provisional"),
    **dict.fromkeys(("estimated", "estimate", "estimates", "est"), "estimated"),
    **dict.fromkeys(("revised", "rev"), "revised"),
    **dict.fromkeys(("final", "audited", "validated"), "final"),
}
_WORD = re.compile(rf"\b(?:{'|'.join(STATUS_OF)})\b")
_BESIDE = re.compile(
    rf"(?P<period>.*\d)[\s,:;–-]*\(?(?P<after>{'|'.join(STATUS_OF)})\)?"
    rf"|\(?(?P<before>{'|'.join(STATUS_OF)})\)?[\s,:;–-]+(?P<rest>.*\d)",
    re.IGNORECASE,
)
_AT_END = re.compile(r"\(?\b(provisional|revised|estimated?|final)\)?$", re.IGNORECASE)  # of anything, too
_NO_WORD = re.compile(r"\b(?:or|and)\b")  # "Provisional or final" is asked, not said


def status_in(parts: Sequence[str]) -> str:
    """The status that the innermost part of a heading says by a word or a mark at its end, "" for none."""
    for part in reversed(parts):
        said = _WORD.findall(fold(part))
        if len(said) == 1:
            return STATUS_OF[said[0]]
        marked = read_marks(without_marks(part)[1], {})[1]
        if marked:
            return marked
    return ""


def status_named(names: Sequence[str]) -> str | None:
    """The status that one of a heading's names is as a whole: "Provisional" over or under "2009/10"."""
    return next((STATUS_OF[words] for name in names if (words := fold(name)) in STATUS_OF), None)


def without_status(words: str) -> str:
    """Folded words without those that say a status; as they are where they name a choice of them."""
    return words if _NO_WORD.search(words) else " ".join(_WORD.sub(" ", words).split())


@lru_cache(maxsize=20_000)
def beside_period(text: str) -> tuple[str, str]:
    """A period without the word of its status, and that word: "2011-12 Estimates", "2010/11 (estimate)"; any other text
    as it is, and "": "Population estimates"."""
    found = _BESIDE.fullmatch(text.strip())
    period = (found["period"] or found["rest"]).strip() if found else ""
    return (period, found["after"] or found["before"]) if found and reads_as_period(period) else (text, "")


def beside_heading(text: str) -> tuple[str, str]:
    """A heading without the word of its status, and that word: at its end whatever it names ("Births (provisional)"),
    before it or in other words only beside a period; any other text as it is, and ""."""
    word = _AT_END.search(text)
    return (text[: word.start()].rstrip(), word[1]) if word else beside_period(text)
