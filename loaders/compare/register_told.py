"""What there is to say of a workbook's register rows as a whole: that it is another paper, an older copy, a version
that lacks rows; months done or slipped before their time; and the names in it that are asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from loaders.compare.register_names import COMMITMENT, NUMBER, PARTNERSHIP, THEME, NameAsked
from loaders.compare.register_row import MATRIX, RegisterRow
from loaders.problems import problem
from lsp_data.catalogue.names import comparable
from lsp_data.errors import Problem
from lsp_data.measures.route_map import Months, done_ahead, first_year, of_year, slipped_ahead
from lsp_data.measures.wording import iso_month_said, on, times
from lsp_data.registers import contact_in, register_of, row_words

_NAMED, _LONGEST = 4, 60  # rows that are named, and the letters of each
_AHEAD: Mapping[str, Callable[[Months, Months, date], tuple[str, ...]]] = {
    "done-ahead": done_ahead,
    "slipped-ahead": slipped_ahead,
}


def rows_told(rows: Sequence[RegisterRow], asked: Iterable[NameAsked], day: date | None) -> Iterator[Problem]:
    """A problem for each of it, without a cell where it is of the workbook as a whole. ``day``: that of reporting,
    after which no month can be done, and none has slipped."""
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
    yield from _other_numbers(rows)
    yield from _ahead(rows, day) if day is not None else ()
    for name in asked:
        sheet, cell = name.places[0]
        if name.called.field == PARTNERSHIP:
            yield problem("unknown-name", sheet, cell, name.called.text)
        elif name.called.field == THEME:
            yield problem("unknown-theme", sheet, cell, name.called.text)
        else:
            yield problem("worded-otherwise", sheet, cell, name.called.text, held=name.choices[0])


def _other_numbers(rows: Iterable[RegisterRow]) -> Iterator[Problem]:
    """A note for each commitment that is known by its words and bears another number than the one held."""
    told: set[tuple[str, str]] = set()
    for row in rows:
        if row.register != MATRIX or row.entry is None or NUMBER in row.behind:
            continue
        own, held = str(row.entry.fields.get(NUMBER) or ""), str(row.fields.get(NUMBER) or row.held.get(NUMBER) or "")
        words = str(row.entry.fields.get(COMMITMENT) or "")
        if own and held and comparable(own) != comparable(held) and (own, words) not in told:
            told.add((own, words))
            yield problem("other-number", row.entry.sheet, row.entry.cell, words, number=own, held=held)


def _contacts(rows: Iterable[RegisterRow]) -> Iterator[Problem]:
    """A question at each row that would bring a person's telephone number or e-mail address."""
    for row in rows:
        for name, value in row.fields.items() if row.entry is not None and row.change != "same" else ():
            if row.entry is not None and (found := contact_in(value)):
                field = register_of(row.register).field(name).title.lower()
                yield problem("contact-details", row.entry.sheet, row.entry.cell, found, field=field)


def _ahead(rows: Iterable[RegisterRow], day: date) -> Iterator[Problem]:
    """A question at each row that would newly mark months after the day as done, or as slipped."""
    for row in rows:
        if row.entry is None:
            continue
        year = first_year(str(row.fields.get("year") or row.held.get("year") or ""))
        said = (row.fields.get("months"), row.held.get("months"))
        now, before = (of_year(one, year) if isinstance(one, Mapping) else {} for one in said)
        for code, rule in _AHEAD.items():
            if months := rule(now, before, day):
                yield problem(
                    code, row.entry.sheet, row.entry.cell, ", ".join(map(iso_month_said, months)), day=on(day)
                )


def _named(rows: Sequence[RegisterRow]) -> str:
    words = [row_words(register_of(one.register), one.held) for one in rows[:_NAMED]]
    cut = [one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…" for one in words]
    return "; ".join(cut) + (f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else "")
