"""Whether what a workbook says of registers can stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.figures import Entry
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.registers import REGISTERS, Field, FieldKind, Misfit, checked

_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT, FieldKind.WHEN, FieldKind.THEME, FieldKind.PARTNER})


def misfit(one: Field, value: object) -> Misfit | None:
    """Why its field cannot hold a text; None where it can."""
    found = checked(one, value) if one.kind in _WORDS else None
    return found if isinstance(found, Misfit) else None


def register_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A question for each text that its field cannot hold: it is left out, never cut."""
    registers = {one.kind: one for one in REGISTERS}
    for entry in entries:
        for one in registers[entry.kind].fields if entry.kind in registers else ():
            if (unfit := misfit(one, entry.fields.get(one.name))) is not None:
                said = {"field": one.title, "reason": unfit.reason}
                yield problem("unfit-field", entry.sheet, entry.cell, unfit.value, **said)
