"""What names each of the tables that stand below each other on a sheet: its own lines, those of the table that it
continues, and the lines of a key that hold for it ("Sex: | Male")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.meaning.header_block import LABEL_OF
from loaders.meaning.phrases import reads_as_period
from loaders.meaning.title_words import of_figures, without_continued, without_facts, without_number
from loaders.meaning.titles import naming_titles, number_of, titles_over_all, whole_lines
from loaders.meaning.units import is_unit
from loaders.meaning.words import fold, tidy
from loaders.tables.blocks import Block, blocks
from loaders.tables.key_lines import key_line
from loaders.tables.row_kinds import KEYS
from loaders.tables.rows import Rows
from loaders.workbook.grid import Cell
from lsp_data.catalogue.places import is_place

LONGEST_SAID = 60  # characters; more are a note
_OF_THE_FILE = re.compile(
    r"notes?|comments?|authors?|publishers?|producers?|e ?mail|tel(?:ephone)?|web ?site|url|licen[cs]e"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The lines that can name a table, the one that does so last; and what lines of a key say of all its figures."""

    lines: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def namings(rows: Rows, found: Sequence[Block]) -> list[Naming]:
    """What names each table. A table without lines of its own, or with one that only says which table it continues, is
    called as that one, and what a key says of it holds until the key says otherwise."""
    everywhere = titles_over_all([block.titles for block in found])
    heading = _heading_of_first(rows, found)
    made: list[Naming] = []
    keys: dict[str, str] = {}
    before: tuple[str, ...] = ()
    for block, own in zip(found, _keys(rows, found), strict=True):
        joined = {f"{label}: {said}" for label, said in (*keys.items(), *own.items())}
        texts = [text for text in without_facts(block.titles, block.pairs) if text not in joined]
        lines = whole_lines(texts)
        named = tuple(naming_titles(lines, everywhere, block.bold, "" if made else heading))
        if made and (not lines or _only_continues(lines[-1])):
            named = _continued(lines, made)
            keys = keys | own
        elif own or block.titles != before:
            keys = own
        before = block.titles
        made.append(Naming(named, tuple(keys.values())))
    return made


def _keys(rows: Rows, found: Sequence[Block]) -> list[dict[str, str]]:
    """What lines of a key say over each table, by their labels, but for places, times, units and facts of the file. A
    label and a text are such a line where another table has that label, too; else they are a fact of the sheet."""
    tops = [min((*block.header, *block.rows)) for block in found]
    ends = [0, *(block.rows[-1] for block in found)]
    figures = {number for block in blocks(rows) for number in block.rows}  # also of tables too small to be read
    over = [
        [
            (key, len(cells) > 2)
            for number, cells in rows.between(end + 1, top - 1)
            if number not in figures and (key := key_line(cells))
        ]
        for end, top in zip(ends, tops, strict=False)
    ]
    times = Counter(label for each in over for label in {key[0] for key, _ in each})
    return [
        {label: said for (label, said), apart in each if (apart or times[label] > 1) and _qualifies(label, said)}
        for each in over
    ]


def _qualifies(label: str, said: str) -> bool:
    known = fold(label) in LABEL_OF or label.lower() in KEYS or bool(_OF_THE_FILE.fullmatch(fold(label)))
    if known or len(said) > LONGEST_SAID or not of_figures([label]):
        return False
    return not (is_place(said) or reads_as_period(said) or is_unit(fold(said)))


def _heading_of_first(rows: Rows, found: Sequence[Block]) -> str:
    """The line right above the headings of the first of several tables, where a title of the sheet stands farther off
    and each table below has such a line and no other: "Primary fires", as "Secondary fires" heads the second. "" where
    there is none."""
    over = [cell for block in found if (cell := _alone_above(rows, block)) is not None]
    if len(found) < 2 or len(over) < len(found) or rows.row(over[0].row - 1):
        return ""
    texts = [tidy(cell.text) for cell in over]
    only = all(block.titles == (text,) for block, text in zip(found[1:], texts[1:], strict=True))
    alike = len({(cell.column, cell.bold) for cell in over}) == 1
    return texts[0] if only and alike and not any(map(number_of, texts)) else ""


def _alone_above(rows: Rows, block: Block) -> Cell | None:
    """The text that stands alone in the row above the headings of a table."""
    cells = rows.row(block.header[0] - 1) if block.header else ()
    return cells[0] if len(cells) == 1 and isinstance(cells[0].value, str) else None


def _only_continues(line: str) -> bool:
    """Whether a line says that a table goes on, and not what it counts: "Table 122 (continued)"."""
    rest = without_continued(line)
    return rest != line and not without_number(rest)


def _continued(lines: Sequence[str], made: Sequence[Naming]) -> tuple[str, ...]:
    """The lines that name the table that goes on: the last with the number that is said, else the one above."""
    number = number_of(lines[-1]) if lines else ""
    same = (one.lines for one in reversed(made) if not number or number in map(number_of, one.lines))
    return next(same, ())
