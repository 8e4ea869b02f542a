"""What there is to say of a workbook's register rows as a whole: that it is another paper, an older copy, a version
that lacks rows; and the names in it that are asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loaders.compare.register_names import PARTNERSHIP, NameAsked
from loaders.compare.register_row import RegisterRow
from loaders.problems import problem
from lsp_data.errors import Problem
from lsp_data.measures.wording import times
from lsp_data.registers import contact_in, register_of, row_words

_NAMED, _LONGEST = 4, 60  # rows that are named, and the letters of each


def rows_told(rows: Sequence[RegisterRow], asked: Iterable[NameAsked]) -> Iterator[Problem]:
    """A problem for each of it, without a cell where it is of the workbook as a whole."""
    of_book = Counter(one.register for one in rows if one.entry is not None)
    for kind, of in of_book.items():
        register = register_of(kind)
        own = [one for one in rows if one.register == kind]
        others = sum(one.of_another for one in own)
        if others:
            yield problem("another-paper", count=others, of=of, rows=register.many)
        behind = [one for one in own if one.behind]
        if behind:
            count = times(len(behind), f"{register.one} was", f"{register.many} were")
            yield problem("older-copy", count=count, names=_named(behind))
        missing = [one for one in own if one.change == "missing" and not one.accept]
        if missing and register.whole is None:
            count, are = times(len(missing), register.one, register.many), "is" if len(missing) == 1 else "are"
            yield problem("not-in-this-version", count=count, are=are, names=_named(missing))
    yield from _contacts(rows)
    for name in asked:
        sheet, cell = name.places[0]
        if name.field == PARTNERSHIP:
            yield problem("unknown-name", sheet, cell, name.text)
        else:
            yield problem("worded-otherwise", sheet, cell, name.text, held=name.choices[0])


def _contacts(rows: Iterable[RegisterRow]) -> Iterator[Problem]:
    """A question at each row that would bring a person's telephone number or e-mail address."""
    for row in rows:
        for name, value in row.fields.items() if row.entry is not None and row.change != "same" else ():
            if row.entry is not None and (found := contact_in(value)):
                field = register_of(row.register).field(name).title.lower()
                yield problem("contact-details", row.entry.sheet, row.entry.cell, found, field=field)


def _named(rows: Sequence[RegisterRow]) -> str:
    words = [row_words(register_of(one.register), one.held) for one in rows[:_NAMED]]
    cut = [one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…" for one in words]
    return "; ".join(cut) + (f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else "")
