"""A paper as a Word document (python-docx): headings, tables with a row of headings that repeats on each page."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, cast

from loaders.workbook.texts import cleaned
from presentation.paper import Grid, Paper, Title, Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LANGUAGE = "en-GB"
_CELL = "Cell"  # name and id of the style of a table's text
_ABOVE = 8  # points between a table and the caption of the next
_CELL_SIZE = 9  # points: long words of headings fit columns of a fifth of the page
_LABEL = 28  # of a hundred: the width of the heading's labels


def document(paper: Paper) -> bytes:
    """The paper as a .docx."""
    import docx  # only an export needs it, and it takes as long as drawing a page

    made = docx.Document()
    _say_whose(made, paper)
    made.add_heading(cleaned(paper.heading.title), level=0)
    made.add_paragraph(cleaned(paper.of))
    _heading(made, paper.lines)
    for one in paper.parts:
        if isinstance(one, Title):
            made.add_heading(cleaned(one.text), level=one.level)
        elif isinstance(one, Words):
            made.add_paragraph(cleaned(one.text))
        else:
            _grid(made, one)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _say_whose(made: Document, paper: Paper) -> None:
    """The document's own facts in place of those of the library's template: A4, its language, the style of cells."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    about, heading = made.core_properties, paper.heading
    about.title, about.author, about.subject = (
        cleaned(one)[:255] for one in (heading.title, heading.author, heading.purpose)
    )
    about.comments, about.last_modified_by, about.language = "", about.author, _LANGUAGE
    about.created = about.modified = datetime.combine(heading.published, time(), UTC)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    of_cells = cast("ParagraphStyle", made.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH))
    of_cells.font.size = Pt(_CELL_SIZE)


def _heading(made: Document, pairs: list[tuple[str, str]]) -> None:
    drawn = _table(made, len(pairs), (_LABEL, 100 - _LABEL))
    for row, (label, said) in zip(drawn.rows, pairs, strict=True):
        _write(row.cells[0], label, bold=True)
        _write(row.cells[1], said)


def _grid(made: Document, one: Grid) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    caption = made.add_paragraph(style="Caption")
    caption.add_run(cleaned(one.caption))
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(_ABOVE)
    drawn = _table(made, 1 + len(one.rows), one.widths or (1,) * len(one.columns))
    first, *others = drawn.rows
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the row repeats on each page
    for cell, name in zip(first.cells, one.columns, strict=True):
        _write(cell, name, bold=True)
    for row, said in zip(others, one.rows, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            _write(cell, text)


def _table(made: Document, rows: int, widths: tuple[int, ...]) -> Table:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    drawn: Table = made.add_table(rows, len(widths), style="Table Grid")
    drawn.autofit = False
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Mm(174 * width / sum(widths))
        for cell in column.cells:
            cell.width = column.width
    for row in drawn.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # a row stays on one page
    return drawn


def _write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = _CELL  # the style by its id: to look it up by name takes most of the time of a long paper
    run = paragraph.add_run(cleaned(text))
    if bold:
        run.bold = True
