"""A comparison as values: one row a figure of the return, or of the store where the return lacks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from loaders.compare.agreed import Agreed
from loaders.compare.register_names import NameAsked
from loaders.compare.register_row import STATES, RegisterRow
from loaders.figures import Entry, Figure
from lsp_data.errors import Problem, Severity
from lsp_data.measures.repeats import UNSETTLED
from lsp_data.periods import Period

OFTEN = frozenset({"monthly", "quarterly"})  # how often an indicator is due that every return of a partner has
OPEN = frozenset({"new", "changed", "jump"})  # kinds of rows that would be stored
KINDS = ("new", "same", "changed", "conflicting", "missing", "jump")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside the store.

    ``value`` is in the indicator's unit, ``period`` as it would be stored (a quarter of a cumulative indicator is the
    year to date). ``kind``: new, same, changed (old and new differ), conflicting (the return gives two values, or the
    store holds one that became known later), missing (in the last return, not in this one; no figure), jump (new, with
    a doubtful step). ``reason`` is the code of what is asked of the row, ``doubt`` says why its step is asked about,
    ``before`` from what figure and of when the step starts.
    ``accept`` is what is proposed. ``figure`` None: missing."""

    number: int
    kind: str
    indicator: str
    sub_measure: str
    area: str
    measure: str
    period: Period
    figure: Figure | None = None
    value: float | None = None
    marker: str | None = None
    old_value: float | None = None
    old_marker: str | None = None
    old_status: str | None = None  # of a target, its state
    old_known_at: date | None = None
    old_sha256: str = ""
    unit: str = ""
    note: str = ""
    reason: str = ""
    doubt: str = ""
    before: tuple[float, str] | None = None
    how: str = ""  # "status": only the status changed; else how its period was understood, if not by its heading,
    # or what is said otherwise of a target whose value stands
    accept: bool = False
    agreed: Agreed | None = None  # of a target: its baseline, class, version … as they would be stored

    @property
    def replaces(self) -> bool:
        """Whether it would put another number in the place of a settled one that is held, and does not say that it is a
        revision."""
        marked = self.figure is not None and self.figure.status in ("revised", "final")
        settled = self.old_status not in UNSETTLED
        return self.kind == "changed" and self.how != "status" and settled and not marked

    @property
    def peer(self) -> bool:
        """Whether the row is another area's figure (``area`` is its name), which the store keeps apart from ours."""
        return self.figure is not None and self.figure.benchmark

    @property
    def target(self) -> bool:
        """Whether the row is a target or milestone, which the store keeps apart from figures."""
        return self.measure in ("target", "milestone")

    @property
    def repeats(self) -> bool:
        """Whether it states what is held already, the same, and not merely what the return states in another row."""
        return self.kind == "same" and self.reason != "twice" and self.figure is not None

    @property
    def own(self) -> bool:
        """Whether the row is a figure of ours: neither another area's nor a target."""
        return not (self.target or self.peer)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A return beside the store. ``held`` are the figures that cannot be stored as they are, each with the code of the
    problem that says why. ``already`` is the id of the newest accepted return with the same bytes, ``before`` are those
    of all; ``already_key`` is the key under which that one was published; ``repeats`` is the SHA-256 of the return
    whose content other bytes repeat; ``entries_held`` are the places (sheet, cell, kind) of comments that the store has
    from these bytes; ``registers`` are the rows of registers, numbered on from ``rows``; ``restated`` are the places
    (sheet, cell) of decisions that say what holds already; ``names`` are those in register rows of which is asked what
    they mean."""

    partner: str | None
    period: Period | None
    known_at: date | None
    rows: tuple[Row, ...] = ()
    held: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
    already: str = ""
    already_key: str = ""
    repeats: str = ""
    before: tuple[str, ...] = ()
    entries_held: frozenset[tuple[str, str, str]] = frozenset()
    registers: tuple[RegisterRow, ...] = ()
    restated: frozenset[tuple[str, str]] = frozenset()
    names: tuple[NameAsked, ...] = ()

    @property
    def stored_before(self) -> bool:
        """Whether its register rows and decisions are in the store: the same bytes, or a copy of their content."""
        return bool(self.already or self.repeats)

    @property
    def refused(self) -> bool:
        """Whether the return as a whole cannot be accepted; the errors among the problems say why."""
        return any(one.severity is Severity.ERROR and not one.cell for one in self.problems)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each kind, in the order of KINDS; and held."""
        counted = Counter(row.kind for row in self.rows)
        return {
            **{kind: counted[kind] for kind in KINDS if counted[kind]},
            **({"held": len(self.held)} if self.held else {}),
        }

    @property
    def register_counts(self) -> Mapping[str, Mapping[str, int]]:
        """By register how many rows there are in each state, in the order of STATES."""
        counted: dict[str, Counter[str]] = {}
        for row in self.registers:
            counted.setdefault(row.register, Counter())[row.state] += 1
        return {kind: {one: of[one] for one in STATES if of[one]} for kind, of in counted.items()}

    def decides(self, entries: Iterable[Entry]) -> list[Entry]:
        """The decisions of a set-up workbook that say anything new; none where it was accepted before."""
        if self.stored_before:
            return []
        return [one for one in entries if one.kind == "edit" and (one.sheet, one.cell) not in self.restated]

    def lacks(self, comment: Entry) -> bool:
        """Whether the store has no comment from this place of these bytes, or of a copy of them."""
        return not self.repeats and (comment.sheet, comment.cell, comment.kind) not in self.entries_held

    def keeps_beside(self, entries: Iterable[Entry]) -> bool:
        """Whether accepting the return would store anything beside the rows: comments, or decisions that are new."""
        return any(one.kind == "commentary" and self.lacks(one) for one in entries) or bool(self.decides(entries))

    def proposed(self) -> frozenset[int]:
        """The numbers of the rows, of figures and of registers, that are proposed for acceptance."""
        of_registers = frozenset(row.number for row in self.registers if row.accept)
        return frozenset(row.number for row in self.rows if row.accept) | of_registers
