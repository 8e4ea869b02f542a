"""How one cell of a reference file, or one value of an edit, is read: text in, value out, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lsp_data.measures.events import read_events, written
from lsp_data.measures.months import read_months

Cell = str | float | int | bool | date | None
Row = dict[str, Any]  # cells by column


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how its text is read (a ValueError gives the reason) and the kind of its values."""

    name: str
    read: Callable[[str], Cell]
    kind: str  # text | date | number | whole | flag; several: a tuple of texts or dates


def text(name: str, *, needed: bool = False) -> Column:
    """Any text; ``needed``: not blank."""

    def read(value: str) -> Cell:
        if needed and not value:
            raise ValueError(f"{name} is blank")
        return value

    return Column(name, read, "text")


def identifier(name: str) -> Column:
    """Small letters, digits and hyphens."""

    def read(value: str) -> Cell:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError(f"{name} {value!r} is not small letters, digits and hyphens")
        return value

    return Column(name, read, "text")


def events(name: str) -> Column:
    """Events, one a line (see `measures.events`); kept as text."""

    def read(value: str) -> Cell:
        return written(read_events(value))

    return Column(name, read, "text")


def months(name: str) -> Column:
    """Months of a year ("November to January"), or blank; kept as text."""

    def read(value: str) -> Cell:
        read_months(value)
        return value

    return Column(name, read, "text")


def one_of(name: str, *words: str) -> Column:
    """One of the words; a blank only where "" is among them."""

    def read(value: str) -> Cell:
        if value not in words:
            shown = ", ".join(word or "(blank)" for word in words)
            raise ValueError(f"unknown {name} {value!r}; known: {shown}")
        return value

    return Column(name, read, "text")


def day(name: str) -> Column:
    """A date as 2009-04-01, or blank (None)."""

    def read(value: str) -> Cell:
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(f"{name} {value!r} is not a date like 2009-04-01")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{name} {value!r} is not a day of the calendar") from None

    return Column(name, read, "date")


def number(name: str) -> Column:
    """A number in plain digits, or blank (None)."""

    def read(value: str) -> Cell:
        if not value:
            return None
        if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", value):
            raise ValueError(f"{name} {value!r} is not a number like 12.5")
        return float(value)

    return Column(name, read, "number")


def whole(name: str, *, needed: bool = False) -> Column:
    """A whole number from 0, or blank (None) unless ``needed``."""

    def read(value: str) -> Cell:
        if not value and not needed:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", value):
            raise ValueError(f"{name} {value!r} is not a whole number")
        return int(value)

    return Column(name, read, "whole")


def flag(name: str) -> Column:
    """yes or no."""

    def read(value: str) -> Cell:
        if value not in ("yes", "no"):
            raise ValueError(f"{name} {value!r} is neither yes nor no")
        return value == "yes"

    return Column(name, read, "flag")
