"""Marks that stand in a number's place ("..", "[x]", "TBC with GONW") and marks in a column beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lsp_data.values import vocabulary as words
from lsp_data.values.lexer import Token, tokens
from lsp_data.values.result import ReadValue

_PHRASES = sorted((one for one in words.MARKERS if one not in words.ONLY_ALONE), key=len, reverse=True)


def plain(text: str) -> str:
    """Lower case, single spaces: how marks are looked up."""
    return " ".join(text.lower().split())


def marked(text: str, symbols: Mapping[str, str]) -> ReadValue | None:
    """The cell when it is a mark as a whole, by the sheet's own key first; None when it is not."""
    low = plain(text)
    if low in words.NOT_FINITE:
        marker = "na" if low.strip("+-") == "nan" else None
        problem = ("not-finite", f"“{text}” is not a finite number.", "Type the number, or leave the cell empty.")
        return ReadValue(marker=marker, note=text, problems=(problem,))
    own = {plain(mark): meaning for mark, meaning in symbols.items()}
    if low in own:
        return ReadValue(marker=own[low], note=text)
    if low in words.ERRORS:
        return cell_error(text)
    marker = words.MARKERS.get(low) or words.MARKERS.get(low.rstrip("."))
    if marker == "nil":
        problem = ("nil", f"“{text}” may be the number 0 or no figure.", "Type 0 if none happened.")
        return ReadValue(marker=marker, note=text, problems=(problem,))
    if marker is None and low.startswith("[") and low.endswith("]") and _refers(low[1:-1]):
        return ReadValue(marker="noted", status=words.STATUS.get(low), note=text)
    return ReadValue(marker=marker, note=text) if marker else None


def is_mark(text: str) -> bool:
    """Whether there is no more of a text than a mark ("n/a", "-", "TBC"), or nothing at all. A sentence that denies
    something ("No resources have been identified") is none, nor are words that say why ("Discontinued")."""
    low = plain(text).rstrip(".")
    if not any(map(str.isalnum, low)) or low in words.ERRORS or low in words.ONLY_ALONE:
        return True
    return low in words.MARKERS and sum(map(str.isalpha, low)) <= words.LONGEST_MARK


def is_nought(text: str) -> bool:
    """Whether a text says a number of nought in a word: "nil", "zero"."""
    return words.MARKERS.get(plain(text).rstrip(".")) == "nil"


def says_nothing(text: str) -> bool:
    """Whether a text where words are asked for says nothing: it is empty or a mark ("n/a", "-", "?"), says that there
    is none ("no", "none yet", "no partner so far") or puts it off ("TBC", "To be agreed with the PCT")."""
    low = plain(text)
    if not any(map(str.isalnum, low)) or marked(text.strip(), {}) is not None:
        return True
    if puts_off(text):
        return True
    said = [one for one in (part.strip(".,;:!()-–—") for part in low.split()) if one]
    denies = [one in words.DENIALS or one in words.MARKERS for one in said]
    return any(denies) and all(no or one in words.AROUND_DENIALS for no, one in zip(denies, said, strict=True))


_PUTTING_OFF = tuple(f"{one}{end}" for one in words.PUTS_OFF for end in " .,:;")


def puts_off(text: str) -> bool:
    """Whether a text says that what is asked for will be known later: "TBC", "To be set after the next survey"."""
    return f"{plain(text)} ".startswith(_PUTTING_OFF)


_CLAUSE = re.compile(r"[,;:.–—]\s|\s-\s|\bbut\b|[()\n]")
_VERB = f"(?:{'|'.join(sorted(words.STILL_TO_BE))})"
_TO_COME = re.compile(
    r"\b(?:(?:all|and|are|has|have|is|still|was|were|which|who|yet) )*"
    rf"(?:(?:not yet(?: been)?|to be) {_VERB}\b|(?:not|\w+n't)(?: been)? {_VERB}(?: \w+)? yet\b)"
)


def takes_back(text: str) -> bool:
    """Whether a text says that what it speaks of is still to come: "all of them, not yet asked", "a lead to be
    appointed". What only its last part says of something else takes back nothing: "Police; the PCT not yet asked"."""
    clauses = [one for part in _CLAUSE.split(text.lower()) if (one := plain(part))]
    found = _TO_COME.search(clauses[-1]) if clauses else None
    return found is not None and (len(clauses) == 1 or found.start() == 0)


def _refers(inner: str) -> bool:
    """Whether the inside of square brackets points to a note or a revision: "note 2", "r", "r1"."""
    return inner.startswith("note") or inner.rstrip("0123456789") in ("p", "r", "e")


def cell_error(text: str) -> ReadValue:
    """A formula's error value: no figure, and worth mending."""
    problem = ("cell-error", f"The cell shows the error {text}.", "Mend the formula or type the number.")
    return ReadValue(marker="na", note=text, problems=(problem,))


def marked_words(text: str, found: list[Token]) -> ReadValue | None:
    """A text that begins or ends with a mark, or mentions that something is to be confirmed; None for a comment."""
    outer = [token for token in found if token.kind != "group"]
    low = [token.low for token in outer]
    if len(low) <= words.LONGEST_MARKED and words.TO_BE_CONFIRMED & set(low):
        return ReadValue(marker="tbc", note=text)
    lowered = plain(text)
    for phrase in _PHRASES:
        if lowered.startswith((f"{phrase} ", f"{phrase},", f"{phrase};", f"{phrase}:", f"{phrase}(", f"{phrase}-")):
            return ReadValue(marker=words.MARKERS[phrase], note=text)
        if lowered.endswith(f" {phrase}") and len(low) <= words.LONGEST_MARKED:
            return ReadValue(marker=words.MARKERS[phrase], note=text)
    alone = plain("".join(token.text for token in outer))
    if outer and len(outer) < len(found) and alone in words.MARKERS:  # "- (2005)", "n/a (new survey)"
        return ReadValue(marker=words.MARKERS[alone], note=text)
    if len(outer) == len(found) == 1 and outer[0].kind in ("word", "bracket", "symbol") and len(text) <= 5:
        problem = ("unknown-mark", f"“{text}” is a mark without a known meaning.", "Add it to the sheet's key.")
        return ReadValue(marker="unknown", note=text, problems=(problem,)) if _is_code(text) else None
    return None


def _is_code(text: str) -> bool:
    return text.startswith("[") or not text.isalpha() or (text.isupper() and len(text) <= 3)


def read_marks(text: str, symbols: Mapping[str, str] | None = None) -> tuple[str | None, str | None, str]:
    """The marks of a column beside a number ("(r) #", "p", "[note 2]") as marker, status and note.

    A mark without a known meaning is the marker ``noted``."""
    own = {plain(mark): meaning for mark, meaning in (symbols or {}).items()}
    marker: str | None = None
    status: str | None = None
    for token in tokens(text):
        low = token.low.strip("()") if token.kind == "group" else token.low
        meaning = own.get(token.low) or own.get(low)
        if meaning:
            marker = marker or meaning
        elif low in words.STATUS:
            status = status or words.STATUS[low]
        elif low in words.MARKERS:
            known = "noted" if low in words.NOTE_MARKS else words.MARKERS[low]
            marker = marker or known
        elif token.text in words.NOTE_MARKS or token.kind == "bracket":
            marker = marker or "noted"
    return marker, status, text.strip()
