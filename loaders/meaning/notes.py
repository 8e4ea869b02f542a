"""What a sheet says of its own marks: the numbers of its notes, and the key of its symbols."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import filterfalse
from weakref import WeakKeyDictionary

from loaders.meaning.phrases import is_part_of_year, reads_as_period
from loaders.meaning.words import tidy, without_marks
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place
from lsp_data.values import read_marks

LONGEST_KEY = 200  # characters; a longer text is prose
LONGEST_MARK = 3  # characters of a mark in a cell of its own
_NUMBERED = re.compile(r"^\(?(?:notes?\s*)?(\d{1,2})(?:[).:\]]|\s+(?=[A-Z‘“'\"]))", re.IGNORECASE)
_LETTERED_NOTE = re.compile(r"^(\([a-z]\))\s+(?!Crown )[A-Z‘“'\"].{12,}")  # "(c) Data for one system only."
_SYMBOL = r"\[\w{1,3}\]|\([a-z]\)|\.{2,4}|[*†‡§#~^¶]+|[-–—:]|[A-Za-z]/[A-Za-z]"
_MARK = rf"{_SYMBOL}|[A-Za-z]{{1,4}}(?=\s*=)|[a-z](?=\s+[A-Z])"
_KEY = re.compile(
    rf"^[“‘\"']?({_MARK})[”’\"']?\s*(?:[=:–-]\s*|(?:indicates?|denotes?|means?|signif\w+|is|shows?)\s+(?:that\s+)?)?(\w.{{2,}})$"
)
_STANDS_FOR = re.compile(r"indicated|denoted|shown|marked")
_BACKWARDS = re.compile(
    rf"^(.{{4,80}}?)\s+(?:is |are )?(?:{_STANDS_FOR.pattern})\s+(?:by|as|with)\s+[“‘\"']?({_MARK})[”’\"']?\.?$"
)
_GIVEN_A_MEANING = re.compile(rf"^[“‘\"']?(?:{_SYMBOL}|[A-Za-z])[”’\"']?\s*=\s*\w")  # whatever the meaning is
# Between two marks of a key on one line: "- No data supplied. .. Not applicable."
_FIRM = r"(?:provisional|revised|estimated?)\b"
_SEVERAL_MARKS = re.compile(
    rf"(?<=[.;,])\s+(?=(?:{_SYMBOL})\s*(?:[=:]\s*)?[A-Za-z]|[A-Za-z]{{1,4}}\s*=\s*\w|(?:[A-Za-z]|[A-Z]{{2,4}})\s*:\s+\w"
    rf"|[A-Za-z]\s+{_FIRM})|\s+(?=(?:{_SYMBOL}|[A-Za-z]{{1,2}})\s*=\s*[A-Za-z])"
)
_ONE_OF_SEVERAL = re.compile(rf"^({_SYMBOL}|[A-Za-z]{{1,4}})(?:\s*[=:]\s*|\s+(?={_FIRM}))")
_HEADS_KEY = re.compile(r"^(?:key|notes?|symbols?|legend)\s*:\s*", re.IGNORECASE)
# The same where blanks part them, so that letters may be marks: ":  Not available.   z  Count below 3."
_MARKS_APART = re.compile(rf"(?<=[.;,])\s{{2,}}(?=(?:{_SYMBOL}|[a-z])\s+[A-Za-z])")
# What the words of a key mean, the first that is found.
_MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for meaning, words in (
        ("provisional", "provisional"),
        ("revised", "revis"),
        ("estimated", "estimated?\\b|imputed"),
        ("suppressed", "suppress|disclos|confidential|withheld"),
        ("low_reliability", "low reliab"),  # also of "fewer than 20 births"
        ("suppressed", "fewer than|less than (?:5|five|10|ten)\\b|small number"),
        ("low_reliability", "unreliab|reliab|robust|precis|cv\\b|coefficient|caution|small sample|sample size"),
        ("not_applicable", "not applicable|does not apply|no longer exist"),
        (
            "not_collected",
            "not collected|not measured|new (?:indicator|measure)|no return|not returned"
            "|did not (?:respond|return|submit|supply|provide|report)|non-?response",
        ),
        ("na", r"no \w+(?: change)? (?:is|are|was|were) (?:given|shown|calculated|published)\b"),  # "on a base of nil"
        ("nil", "zero|nil\\b|none\\b|negligible|less than (?:half|0\\.\\d)"),
        ("na", "not available|unavailable|no data|missing|not (?:yet )?(?:known|published)|no (?:figure|baseline)"),
    )
)
# Letters apart from what they mean, also where no sign of equality stands between: "NR  No return", "NR: no return".
_APART = re.compile(r"^([A-Z]{1,4}|[A-Z]/[A-Z])(?:\s*:\s*|\s{2,})(\S.*)$", re.DOTALL)
# A word that stands for a figure: "Failed: the auditor has failed the indicator."
_WORDED = re.compile(r"^([A-Z][a-z]{2,}(?: [a-z]+){0,2})\s*:\s+(\S.{3,})$", re.DOTALL)
_IN_PLACE = re.compile(r"[A-Za-z]/[A-Za-z]")  # "u/c", which stands for a figure; whatever its reason, there is none
_REFERENCE = re.compile(r"\[\s*notes?\s*\d+(?:\s*,\s*\d+)*\s*\]", re.IGNORECASE)
_NUMBER = re.compile(r"[(\[]?(?:notes? ?)?([\d⁰¹²³⁴-⁹]{1,2})[)\].:]*", re.IGNORECASE)
# A note that says how firm the figures with its mark are, and not only speaks of some that are not.
_HOW_FIRM = re.compile(
    r"(?:(?:these|this|the|all|both|figures?|data|values?|results?|numbers?|year|quarter|is|are|remain|still|currently|only"
    r"|for (?:[\w/]+ ){0,3}?[\w/]+(?= (?:is|are)\b))\s+){0,7}(provisional|estimated|estimate|revised)"
    r"(?=\s*(?:[.;,(]|$|(?:and|figures?|data|values?|results?|outturn|until|pending|subject|from|at|as|by|since)\b))",
    re.IGNORECASE,
)
_BEGIN_NOTES = frozenset("([nN")  # besides digits
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
STATUSES = frozenset({"provisional", "revised", "estimated"})


@dataclass(frozen=True, slots=True)
class Notes:
    """``numbers`` are the notes that the sheet writes out ("1", "(a)"); ``symbols`` its key, mark → marker, as the
    value grammar takes it; ``statuses`` the marks that say provisional, revised or estimated."""

    numbers: frozenset[str] = frozenset()
    symbols: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)

    def read(self, marks: str) -> tuple[str | None, str | None]:
        """What marks beside a label mean, as marker and status; by the sheet's own key first. A reference to a note, or
        its letter, says neither."""
        own = self.status_of(marks)
        marks = _REFERENCE.sub(" ", marks).strip()
        said = " ".join(one for one in marks.split() if not self._only_refers(one))
        marker, status, _ = read_marks(said, self.symbols)
        return marker, own or status

    def read_row(self, flags: str, marks: str) -> tuple[str | None, str | None, str]:
        """The marker, the status and the note of a row by the marks that stand apart (``flags``) and those at its
        names."""
        if not (flags or marks):
            return None, None, ""
        marker, status = self.read(flags) if flags else (None, None)
        if not status and marks:
            status = self.read(marks)[1]
        return marker, status, " ".join(part for part in (flags, marks) if part)

    def status_of(self, marks: str) -> str | None:
        """What the key or the notes of the sheet say of figures with these marks: provisional, revised or estimated."""
        if not self.statuses or not marks:
            return None
        whole = marks.lower().strip()
        numbered = (found[1].translate(_RAISED) for found in map(_NUMBER.fullmatch, [whole, *whole.split()]) if found)
        return next((self.statuses[one] for one in (whole, *whole.split(), *numbered) if one in self.statuses), None)

    def _only_refers(self, mark: str) -> bool:
        """Whether a mark is the letter of a note to which the sheet's key gives no meaning."""
        return mark.startswith("(") and mark in self.numbers and mark not in self.symbols

    def beside(self, other: Notes) -> Notes:
        """These with the key that stands elsewhere; what these say stands, and numbers are those of the own sheet."""
        return Notes(self.numbers, {**other.symbols, **self.symbols}, {**other.statuses, **self.statuses})


def notes_of(rows: Rows) -> Notes:
    """The notes and the key that stand anywhere on a sheet. Looked for once, the first time it is asked."""
    known = _notes.get(rows)
    if known is None:
        known = _notes[rows] = _notes_of(rows)
    return known


_notes: WeakKeyDictionary[Rows, Notes] = WeakKeyDictionary()  # as long as the sheet is held


def _notes_of(rows: Rows) -> Notes:
    numbers: set[str] = set()
    symbols: dict[str, str] = {}
    statuses: dict[str, str] = {}
    lettered: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for number, cells in rows.worded.items():
        for cell in filterfalse(_explains_nothing, cells):
            written, text = cell.text.strip(), tidy(cell.text)
            if apart := _APART.match(written):
                text = f"{apart[1]} = {tidy(apart[2])}"
            if len(text) <= LONGEST_KEY and (worded := _WORDED.match(text)):
                words.setdefault(worded[1].lower(), _meaning(worded[2]) or "na")
            if text.endswith(")") and (named := _LETTERED.match(text)):
                lettered.setdefault(named[1], set()).add(named[2])
            if _begins_note(text) and (firm := _how_firm(text)):
                statuses.setdefault(*firm)
            numbered = _NUMBERED.match(text)
            if numbered and len(text) > 12:
                numbers.add(numbered[1])
            elif note := _LETTERED_NOTE.match(text):
                numbers.add(note[1])
            elif len(text) <= LONGEST_MARK and (beside := _text_after(rows.row(number), cell)):
                meaning = tidy(beside)  # the mark in one cell, its meaning in the next
                text = f"{text} = {meaning}" if _said(meaning) is None else text
            for line in _lines_of_key(text, written):
                if (said := _said(line)) is not None:
                    mark, meaning = said
                    (statuses if meaning in STATUSES else symbols).setdefault(mark.lower(), meaning)
    symbols = {**_in_place_of_figures(rows, words), **symbols}
    in_turn = (letters for letters in lettered.values() if len(letters) > 1)  # "Question 3 (a)", "Question 3 (b)"
    return Notes(frozenset(numbers.difference(*in_turn)), symbols, statuses)


def _explains_nothing(cell: Cell) -> bool:
    """Whether a cell holds nothing but words, as nearly every label of a table: letters, figures and single blanks,
    with no number and no mark before them."""
    text = cell.text
    plain = len(text) > LONGEST_MARK and text[:2].isalnum() and text.replace(" ", "").isalnum() and "  " not in text
    return plain and not _begins_note(text)


def _begins_note(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in _BEGIN_NOTES


def _lines_of_key(text: str, written: str) -> list[str]:
    """A text of a sheet by the marks that it may explain, each with its words; ``written``: with its blanks. None of
    prose."""
    apart = [tidy(one) for one in _MARKS_APART.split(written)] if written != text else []
    lines = apart if len(apart) > 1 else [text]
    found = [
        one for line in lines if len(line) <= LONGEST_KEY for one in _SEVERAL_MARKS.split(_HEADS_KEY.sub("", line))
    ]
    return found if len(found) < 2 else [_ONE_OF_SEVERAL.sub(r"\1 = ", one) for one in found]


def abbreviations(notes: Notes) -> Notes:
    """Those of a key's marks that are two letters or more, which mean the same in all of a workbook."""
    said = {mark: meaning for mark, meaning in notes.symbols.items() if len(mark) > 1 and mark.isalpha()}
    return Notes(symbols=said)


def _in_place_of_figures(rows: Rows, words: Mapping[str, str]) -> dict[str, str]:
    """Those of the explained words that stand as a whole cell in a row beside others, right of the first."""
    if not words:
        return {}
    beside = (cells[1:] if cells[0] is rows.row(number)[0] else cells for number, cells in rows.worded.items() if cells)
    found = {cell.text.strip().lower() for cells in beside for cell in cells}
    return {word: meaning for word, meaning in words.items() if word in found and meaning not in STATUSES}


def _text_after(cells: Sequence[Cell], cell: Cell) -> str:
    """The text in the next cell of the row that holds anything; "" where that is no text."""
    beside = next((one for one in cells if one.column > cell.column), None)
    return beside.text if beside is not None and isinstance(beside.value, str) else ""


def _said(text: str) -> tuple[str, str] | None:
    """The mark and the meaning that a line of a key gives it. Of nearly all texts the beginning tells that they are no
    key: a mark, and what stands beside it, is more than two letters or figures."""
    if len(text) > LONGEST_KEY or (text[:2].isalnum() and "=" not in text and not _STANDS_FOR.search(text)):
        return None
    return _read_key(text)


@lru_cache(maxsize=20_000)
def _read_key(text: str) -> tuple[str, str] | None:
    found = _KEY.match(text)
    mark, words = (found[1], found[2]) if found else ("", "")
    if not found:
        back = _BACKWARDS.match(text)
        if not back:
            return None
        mark, words = back[2], back[1]
    meaning = _meaning(words) or ("na" if _IN_PLACE.fullmatch(mark) else "")
    return (mark, meaning) if meaning else None


def _how_firm(text: str) -> tuple[str, str] | None:
    """The number of a note and the status that it gives: "¹ Provisional", "(2) These figures are estimated."."""
    mark = _NUMBER.match(text)
    rest = text[mark.end() :].lstrip() if mark else ""
    found = _HOW_FIRM.match(rest)
    if mark is None or found is None or (mark.group().isdecimal() and not rest[0].isupper()):
        return None  # "12 provisional" is a figure
    said = found[1].lower()
    return mark[1].translate(_RAISED), "estimated" if said == "estimate" else said


def _meaning(words: str) -> str:
    """What the words of a key mean, "" for nothing that is known."""
    return next((meaning for meaning, pattern in _MEANINGS if pattern.search(words)), "")


def explains_mark(text: str) -> bool:
    """Whether a line is the key of a mark: what it says, also of days ("n/a = not open before 1 June 2009"), is true of
    the cells with the mark alone."""
    return _said(text) is not None or bool(_GIVEN_A_MEANING.match(text))


def bare(text: str, notes: Notes) -> tuple[str, str]:
    """A label without its note marks, and the marks; a digit glued to a word is one where the sheet has such a note."""
    plain, marks = without_marks(text)
    last = plain[-1:]
    if last not in _STATUS_ENDS and not (last.isdigit() and notes.numbers):
        return plain, marks
    status = _STATUS_LETTER.match(plain) if last in _STATUS_ENDS else None
    if status and (reads_as_period(status[1]) or is_part_of_year(status[1])):
        return status[1], f"{status[2]} {marks}".strip()
    numbered = bool(notes.numbers) and last.isdigit()
    dated = _GLUED_TO_PERIOD.match(plain) if numbered else None
    if dated and dated[2] in notes.numbers and not reads_as_period(plain) and reads_as_period(dated[1]):
        return dated[1], f"{dated[2]} {marks}".strip()
    glued = _GLUED.match(plain) if numbered else None
    known = glued is not None and notes.numbers.issuperset(glued[2].split(","))
    if glued and known and not reads_as_period(plain) and not is_part_of_year(plain):
        return glued[1], f"{glued[2]} {marks}".strip()
    lettered = _LETTERED.match(plain) if last == ")" else None
    if lettered and (is_place(lettered[1]) or lettered[2] in notes.numbers):
        return lettered[1], f"{lettered[2]} {marks}".strip()
    return plain, marks


_STATUS_LETTER = re.compile(r"^(.+?\d)\s*\(?([RPEFrpef])\)?$")  # "2011-12 R", "2009/10p"
_STATUS_ENDS = frozenset("RPEFrpef)")
_LETTERED = re.compile(r"^(.+?)\s*(\([a-z]\))$")  # "Lincolnshire(a)"
_GLUED_TO_PERIOD = re.compile(r"^(.*\d\d)(\d)$")  # "20113", "2009/103"
_GLUED = re.compile(r"^(.*[A-Za-z)])(\d{1,2}(?:,\d{1,2})*)$")  # "Homicide5", "between years1,2,3"
