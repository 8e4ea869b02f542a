"""What a person asked for on the terminal, understood; or, in words, why it cannot be."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lsp_data.errors import LspError

if TYPE_CHECKING:  # each command of the terminal starts with no more than it needs
    from lsp_data.catalogue import Catalogue
    from lsp_data.periods import Period
    from lsp_data.store.generations import Generation


class NotUnderstood(LspError):  # noqa: N818  the product's own word
    """What was typed is no usage: the terminal ends with exit code 2."""


def day(text: str) -> date:
    """A day that was typed. Only this form: 03/04/2010 means two days."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise NotUnderstood(f"{text!r} is not a day as it is expected here: year-month-day, such as 2010-03-31.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(f"{text!r} is not a day of the calendar.") from None


def kind(text: str) -> str:
    """The kind of workbook that was typed; "" where none was."""
    if not text:
        return text
    from loaders.recognising import KINDS

    if text not in KINDS:
        raise NotUnderstood(f"no kind of workbook is called {text!r}. Known: {', '.join(KINDS)}.")
    return text


def partner(catalogue: Catalogue, text: str | None) -> str | None:
    """The id of a partner, None where none was named."""
    found = catalogue.find_partner(text) if text is not None else None
    if text is None or found is not None:
        return found
    suggested = catalogue.suggest_partner(text)
    meant = f" Did you mean {' or '.join(suggested)}?" if suggested else ""
    raise NotUnderstood(f"no partner is called {text!r}.{meant}")


def period(text: str | None) -> Period | None:
    """The period that was typed, None where none was."""
    from lsp_data.periods import Period, read_period

    found = read_period(text) if text is not None else None
    if found is None or isinstance(found, Period):
        return found
    raise NotUnderstood(f"{text!r} is no period that can be read in one way only: {found.reason}")


def as_at(given: date | None, generation: Generation) -> date:
    """The day asked for, else the partnership's reporting date, else today."""
    from lsp_data import reports

    return given or reports.partnership(generation).reporting_date or date.today()


def area(generation: Generation, text: str | None) -> str | None:
    """The id of an area; reports.EVERY_AREA and None stay what they are."""
    from lsp_data import reports
    from lsp_data.store import reads

    if text is None or text == reports.EVERY_AREA:
        return text
    catalogue = reads.catalogue_of(generation)
    found = catalogue.find_area(text)
    if found is not None:
        return found
    held = dict.fromkeys(reports.status(generation, area=reports.EVERY_AREA)["area"])
    known = ", ".join(f"{one} ({catalogue.area_name(one)})" for one in held) or "none yet"
    raise NotUnderstood(f"no area is called {text!r}. Areas of which something is known: {known}. For all: '*'.")


def no_access(problem: OSError) -> str:
    """Why a file or folder that was named cannot be read or written, and what to do."""
    why = (problem.strerror or "it cannot be used").rstrip(".")
    return (
        f"{problem.filename} cannot be used: {why[:1].lower()}{why[1:]}. Name another place, or let this user read and "
        "write there."
    )
