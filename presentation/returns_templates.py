"""Templates to download: workbooks made when someone asks for them, and their names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import BinaryIO

import pandas as pd

from loaders import templates
from loaders.templates import Template, write_template
from loaders.templates.returns import asked_of
from lsp_data.catalogue import Catalogue, Partnership
from lsp_data.periods import Period, financial_start, label, previous, quarter_of
from lsp_data.store.generations import Generation
from presentation import words
from presentation.returns_view import filing_periods

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ASKED = {"indicator": "Indicator", "period": "Period"}
_MADE_ON = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same templates give the same file


def written(write: Callable[[BinaryIO], None]) -> bytes:
    """What a template's writer writes, as bytes."""
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def partner_template(g: Generation, partner: str, period: Period) -> bytes:
    """The return of a partner for a period. LspError where the partner owes nothing."""
    return written(lambda out: write_template(g, partner, period, out))


def every_partner(g: Generation, catalogue: Catalogue, partners: Iterable[str], period: Period) -> bytes:
    """The templates of those of these partners who owe anything for the period, in one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for partner in partners:
            if asked_of(g, catalogue, partner, period):
                member = zipfile.ZipInfo(file_name(partner, period), _MADE_ON)
                member.compress_type = zipfile.ZIP_DEFLATED
                zipped.writestr(member, partner_template(g, partner, period))
    return out.getvalue()


def file_name(partner: str, period: Period) -> str:
    """ "police-2010-11-q3.xlsx"."""
    plain = "".join(one if one.isalnum() else "-" for one in label(period).lower())
    return f"{partner}-{'-'.join(part for part in plain.split('-') if part)}.xlsx"


def asked(g: Generation, catalogue: Catalogue, partner: str, period: Period) -> pd.DataFrame:
    """What a partner's template asks for: indicator (in words), period (in words), a row a figure."""
    rows = [
        (f"{words.indicator(one.row['indicator'], one.row['sub_measure'])} {one.row['title']}", label(one.period))
        for one in asked_of(g, catalogue, partner, period)
    ]
    return pd.DataFrame(rows, columns=list(ASKED), dtype=object)


def periods(partnership: Partnership) -> dict[str, Period]:
    """The periods that a template can be for, newest first, under the word that stands for each in an address."""
    return {f"{one.start}.{one.end}": one for one in filing_periods(partnership)}


def usual_period(known: Mapping[str, Period], asked: str, day: date) -> str:
    """The asked one where it is known, else the newest quarter that had ended on the day, else the newest of all."""
    ended = previous(quarter_of(day))
    found = [name for name in (asked, f"{ended.start}.{ended.end}", *known) if name in known]
    return found[0]


def route_map_year(partnership: Partnership, day: date) -> int:
    """The financial year of the day, kept within the partnership's years (by the year in which it starts)."""
    return min(max(financial_start(day), partnership.first_year), partnership.last_year)


def others(g: Generation, year: int) -> list[tuple[str, str, str, Callable[[], bytes]]]:
    """The other templates: name of the file, title, what it is for, and how it is made. ``year``: of the route map."""

    def maker(template: Template) -> Callable[[], bytes]:
        return lambda: written(lambda out: template.write(g, out))

    return [(one.file_name, one.title, one.about, maker(one)) for one in templates.others(year)]


def register_workbook(g: Generation, kind: str, year: int) -> bytes:
    """A register as the workbook that it is loaded from. ``kind``: of the workbook; ``year``: of the route map."""
    (template,) = [one for one in templates.others(year) if one.kind == kind]
    return written(lambda out: template.write(g, out))
