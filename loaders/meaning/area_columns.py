"""Which columns of labels hold areas, and why: by their heading, by the places in them, by what stands beside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.meaning.words import fold, without_marks
from loaders.tables.rows import Rows
from lsp_data.catalogue.places import is_place

_AREA = re.compile(
    r"\b(?:areas?|authority|authorities|council|region|district|country|county|ward|constituency|force|board|geography"
    r"|la|lad|lsoa|msoa|output area|parish|town|location|place|locality|neighbourhood|pct|trust|partnership"
    r"|organisation|org|provider|station|borough|beat|estate)\b"
)
# Whose "group" is no kind of anything, and who buys what others provide.
_COMMISSIONER = re.compile(r"(?:(?:nhs |clinical )?commissioning groups?|(?:nhs )?ccgs?|commissioners?)(?: names?)?")
_NOT_AREA = re.compile(
    r"\b(?:type|class|classification|order|group|category|code|codes|band|status|rank|cluster|id|number|no)\b"
)
_CODE_OF_AREA = re.compile(
    r"(?:area|authority|la|local authority|ons|ods|gss|org|organisation|provider|trust|pct|ccg|commissioner|force|ward"
    r"|district) codes?"
)


def area_reason(
    rows: Rows, column: int, shown: Sequence[int], heading: str, texts: Sequence[str], areas: Mapping[int, int]
) -> str:
    """Why a column holds areas, "" where nothing says so. ``shown``: the rows to look at; ``texts``: its labels in
    these; ``areas``: the columns that do, and how many names each holds."""
    places = sum(map(is_place, texts))
    if places * 10 >= 3 * len(texts):
        return f"{places} of {len(texts)} labels are places"
    if _COMMISSIONER.fullmatch(heading) or (_AREA.search(heading) and not _NOT_AREA.search(heading)):
        return f"its heading is “{heading}”"
    if not heading and areas and _one_a_row(rows, (*areas, column), shown):
        return "continues the names of areas, indented"
    if not heading and places * 20 >= len(texts) and len(set(texts)) * 10 >= 9 * len(texts):
        return f"{places} of {len(texts)} labels are places, under no heading"
    return ""


def heading_words(headings: Mapping[int, str], column: int) -> str:
    """The words of a column's heading, without the marks of notes."""
    return fold(without_marks(headings.get(column, ""))[0])


def beside_codes(heading: str, headings: Mapping[int, str]) -> str:
    """Why a column headed "Name" holds areas: another holds the codes of areas or organisations."""
    codes = [one for one in (heading_words(headings, column) for column in headings) if _CODE_OF_AREA.fullmatch(one)]
    return f"names beside “{codes[0]}”" if codes and heading in ("name", "names") else ""


def coarse_to_fine(rows: Rows, areas: Mapping[int, int], shown: Sequence[int]) -> tuple[int, ...]:
    """Coarse to fine by how many names each holds; an indented list as it stands."""
    if len(areas) > 1 and _one_a_row(rows, tuple(areas), shown):
        return tuple(areas)
    return tuple(sorted(areas, key=lambda column: (areas[column], column)))


def _one_a_row(rows: Rows, columns: Sequence[int], shown: Sequence[int]) -> bool:
    """Whether the columns together hold one name a row: a list indented over them."""
    single = sum(sum(rows.at(number, column) is not None for column in columns) <= 1 for number in shown)
    return single * 10 >= 9 * len(shown)
