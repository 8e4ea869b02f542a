"""Known errors of a source, as data: where, what it shows and what is right, why, who said so and when.

A correction is a decision of the partnership: it is kept with its other decisions, append-only, and the newest counts.
It applies when a return is read, only while the source still shows the wrong value: once the source is mended it says
so instead (`correction-outdated`). What stood in the cell is kept beside the corrected figure."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from loaders.figures import Figure, Return
from loaders.problems import problem
from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError, Problem
from lsp_data.measures.wording import digits, on

LEFT_OUT = "corrected-left-out"
_TOLD = frozenset({LEFT_OUT, "corrected-figure"})
_SETTLED = frozenset({"out-of-range", "text-in-value", "percent-or-fraction"})  # what a right value answers


@dataclass(frozen=True, slots=True)
class Correction:
    """One known error. ``sha256`` says in which file; "" where it is in every return of the partner in this layout that
    gives the figure for this period (then ``partner`` and ``layout`` say whose). ``right`` None: leave it out. Numbers
    are as they read: 41 for a cell that shows 41 %."""

    sheet: str
    cell: str
    label: str
    measure: str
    area_label: str
    period_start: str  # ISO dates; "" where the figure has none
    period_end: str
    wrong: float | None  # None: the cell holds words
    wrong_text: str
    right: float | None
    why: str
    made_by: str
    made_on: str
    sha256: str = ""
    partner: str = ""
    layout: str = ""

    def __post_init__(self) -> None:
        if not self.sha256 and not (self.partner and self.layout):
            raise LspError("A correction says in which file the error is, or in whose returns of which layout.")
        if not self.why.strip() or not self.made_by.strip():
            raise LspError("Say why the source is wrong, and by which post it was found.")
        if self.right is not None and not math.isfinite(self.right):
            raise LspError(f"{self.right} is no number that a figure can be.")
        if self.right is not None and _same(self.right, self.wrong):
            raise LspError(f"The source shows {digits(self.right)} already: there is nothing to correct.")
        date.fromisoformat(self.made_on)

    @property
    def identity(self) -> str:
        """Its name among the decisions: the same place has the same, so that a new correction replaces an older one."""
        place = self.cell if self.sha256 else self.label
        where = (self.sha256, self.partner, self.layout, self.sheet, place, self.measure, self.area_label,
                 *(("", "") if self.sha256 else (self.period_start, self.period_end)))  # fmt: skip
        shown = f"{self.sheet}!{self.cell}" if self.sha256 else f"{self.partner} {self.sheet}"
        return f"{shown} {hashlib.sha256(repr(where).encode()).hexdigest()[:8]}"

    @property
    def words(self) -> str:
        """What it says, for the note on the figure: "corrected from 412 to 41: … (Analyst, 3 November 2009)"."""
        done = f"corrected from {self.wrong_text} to {digits(self.right)}" if self.right is not None else "left out"
        return f"{done}: {self.why.strip()} ({self.made_by}, {on(date.fromisoformat(self.made_on))})"

    def is_of(self, ret: Return) -> bool:
        """Whether the return is one that the error is in."""
        if self.sha256:
            return self.sha256 == ret.sha256
        return (self.partner, self.layout) == (ret.header.partner, ret.layout)

    def is_at(self, figure: Figure) -> bool:
        """Whether the figure is the one that the error is in: in a file by its cell, else by what names it."""
        if figure.sheet != self.sheet or figure.measure != self.measure:
            return False
        if self.sha256:
            return figure.cell == self.cell
        named = (figure.label, figure.area_label, iso(figure.period_start), iso(figure.period_end))
        return named == (self.label, self.area_label, self.period_start, self.period_end)

    def still_stands(self, figure: Figure) -> bool:
        """Whether the source shows the wrong value still."""
        if self.wrong is None:
            return figure.value is None and figure.text.strip() == self.wrong_text.strip()
        return _same(figure.reads, self.wrong)


def corrections_in(catalogue: Catalogue) -> dict[str, Correction]:
    """The corrections that apply now, by their identity."""
    return {identity: from_text(text)[0] for identity, text in catalogue.corrections.items()}


def to_text(corrections: Iterable[Correction]) -> str:
    """The corrections as JSON, to keep and to export."""
    return json.dumps([asdict(one) for one in corrections], ensure_ascii=False)


def from_text(text: str) -> list[Correction]:
    """Corrections from JSON. LspError where it is none."""
    names = {one.name for one in fields(Correction)}
    try:
        found: list[Mapping[str, object]] = json.loads(text)
        if not found or not all(isinstance(one, dict) and set(one) <= names for one in found):
            raise LspError("These are no corrections that were exported from here.")
        return [Correction(**one) for one in found]  # type: ignore[arg-type] # checked by the class itself
    except (ValueError, TypeError) as error:
        raise LspError(f"These are no corrections that were exported from here: {error}.") from error


def corrected(ret: Return, catalogue: Catalogue) -> Return:
    """The return with the known errors of its source put right, each told in a note on the figure and among the
    problems; a correction whose error is gone is told as outdated, and the figure stays as the source has it."""
    known = [(name, one) for name, one in corrections_in(catalogue).items() if one.is_of(ret)]
    if not known:
        return ret
    figures, problems = list(ret.figures), list(ret.problems)
    for name, one in known:
        places = [place for place, figure in enumerate(figures) if one.is_at(figure)]
        if any(figures[place].corrected == name for place in places):
            continue
        wrong = [place for place in places if one.still_stands(figures[place])]
        for place in wrong:
            settled = tuple(told for told in problems if _answered(told, figures[place]))
            problems = [told for told in problems if told not in settled]
            figures[place] = _put_right(figures[place], name, one)._replace(settled=settled)
            problems.append(_told(figures[place], one))
        if not wrong and (places or one.sha256):
            problems.append(_outdated(one, figures[places[0]] if places else None))
    return replace(ret, figures=tuple(figures), problems=tuple(dict.fromkeys(problems)))


def as_given(ret: Return) -> Return:
    """The return as its source has it, without any correction, so that it can be filed under another partner or period
    and corrected anew by what holds there."""
    done = [one for one in ret.figures if one.corrected]
    if not done and not any(one.code == "correction-outdated" for one in ret.problems):
        return ret
    places = {(one.sheet, one.cell) for one in done}
    problems = [
        one for one in ret.problems
        if one.code != "correction-outdated" and not (one.code in _TOLD and (one.sheet, one.cell) in places)
    ]  # fmt: skip
    problems += [told for one in done for told in one.settled]
    figures = tuple(one.as_given if one.as_given is not None else one for one in ret.figures)
    return replace(ret, figures=figures, problems=tuple(dict.fromkeys(problems)))


def _put_right(figure: Figure, name: str, one: Correction) -> Figure:
    note = "; ".join(part for part in (figure.note, one.words) if part)
    kept = figure._replace(note=note, corrected=name, stood=figure.value, as_given=figure)
    if one.right is None:
        return kept._replace(held=LEFT_OUT)
    held = "" if figure.held in _SETTLED else figure.held
    return kept._replace(value=round(one.right * figure.scale, 12), marker=None, held=held)


def _told(figure: Figure, one: Correction) -> Problem:
    code = LEFT_OUT if one.right is None else "corrected-figure"
    return problem(code, figure.sheet, figure.cell, figure.text, said=one.words)


def _outdated(one: Correction, figure: Figure | None) -> Problem:
    shows = "no figure there" if figure is None else figure.text
    right = figure is not None and one.right is not None and _same(figure.reads, one.right)
    now = f"{shows}, which is what it was corrected to" if right else shows
    return problem(
        "correction-outdated", one.sheet, figure.cell if figure else one.cell, figure.text if figure else "",
        said=one.words, now=now,
    )  # fmt: skip


def _answered(told: Problem, figure: Figure) -> bool:
    """Whether a problem asks about the value that was just put right."""
    return (told.sheet, told.cell) == (figure.sheet, figure.cell) and told.code in _SETTLED


def _same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def iso(day: date | None) -> str:
    """The day in ISO form, "" for none."""
    return day.isoformat() if day is not None else ""
