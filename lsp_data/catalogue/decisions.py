"""The partnership's decisions about the catalogue (table edit): the newest value of each field, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lsp_data.catalogue.cells import Cell, Column, Row, events, flag, months, number, one_of, text
from lsp_data.catalogue.faults import EditError
from lsp_data.catalogue.tables import (
    COMPARE_WITH,
    INDICATOR_COLUMNS,
    RULE_COLUMNS,
    RULE_KINDS,
    SMALL_NUMBERS,
    SPLIT_METHODS,
    TARGET_CLASSES,
    THEME_COLUMNS,
)

SUBJECTS = ("partnership", "indicator", "theme", "partner", "area", "rule", "peer_group", "correction")

RULE_FIELDS = (
    one_of("rule_kind", "", *RULE_KINDS), number("rule_tolerance"), one_of("compare_with", *COMPARE_WITH),
    one_of("small_numbers", *SMALL_NUMBERS),
)  # fmt: skip
SPLIT_METHOD = one_of("split_method", *SPLIT_METHODS)
TARGET_MONTHS = months("target_months")  # of whose average its targets are
EVENT_FIELDS = (events("shocks"), events("process_changes"))  # what was marked on its timeline
USE_FIELDS = (
    flag("in_use"), text("theme"), one_of("target_class", *TARGET_CLASSES), text("lead"), text("lead_post"),
    text("contributors"),
)  # fmt: skip
INDICATOR_FIELDS = (
    *INDICATOR_COLUMNS[1:],
    *RULE_FIELDS,
    SPLIT_METHOD,
    TARGET_MONTHS,
    *EVENT_FIELDS,
    text("definition_note"),
    *USE_FIELDS,
)
PREDECESSORS = text("predecessors")  # ids joined by ";"
THEME_FIELDS = (*(one for one in THEME_COLUMNS if one.name not in ("theme_set", "theme")), flag("in_use"))
PEER_GROUP_FIELDS = (text("members"), flag("in_use"))  # names of areas joined by ";"
CORRECTION_FIELDS = (text("source_error"),)  # its form belongs to who reads sources; here it is text
RULE_TABLE_FIELDS = RULE_COLUMNS[1:]

# Kept among the decisions, with their history, but none of the catalogue's: remembered layouts of returns, and the
# outlines of areas for the map.
BESIDE = ("layout", "map")

Edits = Iterable[tuple[str, str, str, str]]  # subject, key, field, value; oldest first
Decided = dict[str, dict[str, str]]  # key → field → newest value, as text


def newest(edits: Edits) -> dict[str, Decided]:
    """The newest value of each subject, key and field. Raises EditError for an unknown subject."""
    found: dict[str, Decided] = {subject: {} for subject in SUBJECTS}
    for subject, key, field, value in edits:
        if subject in BESIDE:
            continue
        if subject not in found:
            raise EditError(subject, key, f"there is nothing of that kind to decide; known: {', '.join(SUBJECTS)}")
        found[subject].setdefault(key.strip(), {})[field.strip()] = value.strip()
    return found


def read_fields(subject: str, key: str, fields: Mapping[str, str], columns: Iterable[Column]) -> dict[str, Cell]:
    """The fields' values read by their columns. Raises EditError for an unknown field or a value that is none."""
    known = {column.name: column for column in columns}
    read: dict[str, Cell] = {}
    for field, value in fields.items():
        if field not in known:
            raise EditError(subject, key, f"it has no field {field!r}; known: {', '.join(known)}")
        try:
            read[field] = known[field].read(value)
        except ValueError as reason:
            raise EditError(subject, key, str(reason)) from None
    return read


def changed_rows(
    subject: str, table: Iterable[Row], key: str, decided: Decided, columns: tuple[Column, ...]
) -> list[Row]:
    """The table's rows with the decisions applied, then the rows that decisions add (they need a name).

    Each row has ``in_use`` (True unless decided otherwise)."""
    rows: dict[str, Row] = {row[key]: row | {"in_use": True} for row in table}
    for identity, fields in decided.items():
        read = read_fields(subject, identity, fields, columns)
        if identity not in rows:
            rows[identity] = _new_row(subject, identity, key, read, columns)
        else:
            rows[identity] |= read
    return list(rows.values())


def _new_row(subject: str, identity: str, key: str, read: dict[str, Cell], columns: tuple[Column, ...]) -> Row:
    if not identity:
        raise EditError(subject, identity, "it names none")
    if subject == "rule":
        raise EditError(subject, identity, "there is no such rule")
    if not read.get("name"):
        raise EditError(subject, identity, f"there is no such {subject}, and a new one needs a name")
    name = str(read["name"])
    blank: dict[str, Cell] = {one.name: "" if one.kind == "text" else None for one in columns}
    blank |= {"short_name": name, "in_use": True, "kind": "unitary" if subject == "area" else ""}
    return {key: identity} | blank | read
