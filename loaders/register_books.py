"""How the workbooks of registers are laid out: one sheet, a row an entry, a column a field, under headings of ours.

Templates write them and reading knows them by these headings; both take the columns from here. The matrix of the
commitments, whose rows are its cells, is no such book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lsp_data.catalogue.names import comparable
from lsp_data.measures.wording import MONTH_NAMES
from lsp_data.periods import Period, year_pair
from lsp_data.registers import Field, FieldKind, Register, register_of

ID = "id"  # the field of an entry that says which row it is: the column "Row" of our own workbooks
UNREAD = "unread"  # the field of an entry with the months whose marks nobody knows: what is held of them stays
ROW = "Row"
_SHORT = tuple(name[:3] for name in MONTH_NAMES)
_MONTH = re.compile(rf"({'|'.join(_SHORT)})(?: (\d{{4}}))?")


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """The workbook of one register. ``headings``: of the fields that are not headed by their title. ``asked``: the
    fields that a template fills in where it asks for a row. ``named_in``: the fields whose words may name indicators,
    which are linked in rows that are new."""

    register: Register
    title: str
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    asked: tuple[str, ...] = ()
    named_in: tuple[str, ...] = ()
    _named: Mapping[str, Field] = field(init=False, repr=False, compare=False)  # by heading, comparable

    def __post_init__(self) -> None:
        plain = [one for one in self.fields() if one.kind is not FieldKind.MONTHS]
        object.__setattr__(self, "_named", {comparable(self.heading(one)): one for one in reversed(plain)})

    @property
    def kind(self) -> str:
        """The kind of return that it is."""
        return self.register.workbook

    def fields(self) -> Iterator[Field]:
        """The fields that have columns, in their order. The months of a route map are one of them, and say
        its year."""
        monthly = any(one.kind is FieldKind.MONTHS for one in self.register.fields)
        return (one for one in self.register.fields if not (monthly and one.name == "year"))

    def heading(self, one: Field) -> str:
        """What stands over the field's column."""
        return self.headings.get(one.name, one.title)

    def named(self, heading: str) -> Field | None:
        """The field of a heading; of the months none."""
        return self._named.get(comparable(heading))


BOOKS = (
    RegisterBook(register_of("meeting"), "Meetings"),
    RegisterBook(
        register_of("action"), "Action plan", named_in=("action", "measure", "current_performance", "target")
    ),
    RegisterBook(register_of("plan"), "Delivery plans", named_in=("title",)),
    RegisterBook(register_of("task"), "Work programme"),
    RegisterBook(register_of("assessment"), "Self-assessment", asked=("theme", "strand"), named_in=("text",)),
    RegisterBook(register_of("activity"), "Route map", named_in=("activity",)),
    RegisterBook(
        register_of("outcome_review"), "Performance",
        {
            "outcome": "What outcomes do we want to achieve?",
            "indicators_in_place": "What indicators do we currently have in place?",
            "how_well_they_measure": "How effectively do they measure the outcomes we want to achieve?",
            "retain": "Which indicators do we want to retain?",
            "add": "Which additional indicators do we want to include?",
        },
        asked=("partnership", "commitment"), named_in=("indicators_in_place", "retain", "add"),
    ),
    RegisterBook(
        register_of("resource_plan"), "Resources",
        {
            "outcome": "What outcomes do we want to achieve?",
            "activities": "What activities contribute to this outcome?", "what_else": "What else needs to happen?",
            "performance_indicators": "What performance indicators does this contribute to?",
            "funding": "Funding source", "flexibility": "Flexibility of the funding",
            "efficiencies": "Opportunities for rationalisation, efficiencies or innovation",
        },
        asked=("partnership", "commitment"), named_in=("performance_indicators", "activities"),
    ),
    RegisterBook(register_of("practice"), "Good practice", named_in=("text",)),
    RegisterBook(register_of("said_did"), "You said, we did", named_in=("said", "did")),
)  # fmt: skip


def book_of(kind: str) -> RegisterBook:
    """The workbook of a register, by the register's kind. KeyError where it has none."""
    return {one.register.kind: one for one in BOOKS}[kind]


def month_headings(year: Period | None) -> dict[str, str]:
    """Heading → month of a route map of a financial year ("Apr 2009" → "2009-04"), or of one that names none
    ("Apr" → "04")."""
    numbers = (*range(4, 13), 1, 2, 3)
    if year is None:
        return {_SHORT[number - 1]: f"{number:02d}" for number in numbers}
    first = year.start.year
    dated = [(first + (number < 4), number) for number in numbers]
    return {f"{_SHORT[number - 1]} {of}": f"{of}-{number:02d}" for of, number in dated}


def month_named(heading: str) -> str:
    """The month that a heading of :func:`month_headings` names; "" for another."""
    found = _MONTH.fullmatch(" ".join(heading.split()))
    if found is None:
        return ""
    number = 1 + _SHORT.index(found[1])
    return f"{found[2]}-{number:02d}" if found[2] else f"{number:02d}"


def year_of(month: str) -> str | None:
    """The financial year of a month as a register says it ("2009-04" → "2009/10"); None where it has no year."""
    year, _, number = month.rpartition("-")
    return year_pair(int(year) - (int(number) < 4)) if year else None
