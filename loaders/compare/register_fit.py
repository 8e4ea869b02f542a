"""Whether what a workbook says of registers can stand there: its texts' length, and the indicators that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from loaders.figures import Entry
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.registers import REGISTERS, Field, FieldKind, Misfit, checked

_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT, FieldKind.WHEN, FieldKind.THEME, FieldKind.PARTNER})


def too_long(one: Field, value: object) -> Misfit | None:
    """Why a text is too long for its field; None where it is not."""
    found = checked(one, value) if one.kind in _WORDS else None
    return found if isinstance(found, Misfit) else None


def register_problems(entries: Iterable[Entry], indicators: Collection[str]) -> Iterator[Problem]:
    """A question for each text that its field cannot hold (it is left out, never cut), and for each row that names an
    indicator which the catalogue (``indicators``: its codes) does not have."""
    registers = {one.kind: one for one in REGISTERS}
    for entry in entries:
        for one in registers[entry.kind].fields if entry.kind in registers else ():
            value = entry.fields.get(one.name)
            if (misfit := too_long(one, value)) is not None:
                yield _told(entry, one, misfit.value, misfit.reason)
            if one.kind is FieldKind.INDICATORS and isinstance(value, list | tuple):
                unknown = [str(code) for code in value if str(code) not in indicators]
                if unknown:
                    listed = ", ".join(unknown)
                    yield _told(entry, one, listed, f"The catalogue has no {listed}.")


def _told(entry: Entry, one: Field, value: str, reason: str) -> Problem:
    return problem("unfit-field", entry.sheet, entry.cell, value, field=one.title, reason=reason)
