"""Tables as HTML: a caption, headings with scope, numbers set right, every text escaped; readable without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presentation.markup import Child, Html, element, hidden, join, picture
from presentation.palette import BLUE, DIRECTION, PAPER, STATUS, Look


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. ``below``: a second, smaller line; ``width``: of CSS; ``header``: the cell that names its row."""

    name: str
    align: str = "left"  # left | right | centre
    below: str = ""
    width: str | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A row that heads those below it, across all columns."""

    title: Child


Row = Sequence[Child]


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Row | Group],
    *,
    caption_shown: bool = False,
    nothing: str = "There is nothing to show.",
    style: str = "",
) -> Html:
    """A table; where there are no rows, the sentence ``nothing`` in its place."""
    body = [_group(row, len(columns)) if isinstance(row, Group) else _row(row, columns) for row in rows]
    if not body:
        return element("p", nothing, class_="lsp-nothing")
    head = element("tr", *(_heading(column) for column in columns))
    drawn = element(
        "table",
        element("caption", caption, class_=None if caption_shown else "lsp-hidden"),
        element("thead", head),
        element("tbody", *body),
        class_=f"lsp-table {style}".strip(),
    )
    return element("div", drawn, class_="lsp-scroll", tabindex=0, role="group", aria_label=caption)


def _heading(column: Column) -> Html:
    below = element("span", column.below, class_="lsp-below") if column.below else ""
    width = f"width:{column.width}" if column.width else None
    return element("th", column.name, below, scope="col", class_=f"lsp-{column.align}", style=width)


def _row(cells: Row, columns: Sequence[Column]) -> Html:
    if len(cells) != len(columns):
        raise ValueError(f"a row has {len(cells)} cells for {len(columns)} columns")
    return element("tr", *(_cell(cell, column) for cell, column in zip(cells, columns, strict=True)))


def _cell(cell: Child, column: Column) -> Html:
    if column.header:
        return element("th", cell, scope="row", class_=f"lsp-{column.align}")
    return element("td", cell, class_=f"lsp-{column.align}")


def _group(row: Group, width: int) -> Html:
    return element("tr", element("th", row.title, colspan=width, scope="colgroup"), class_="lsp-group")


def two_lines(first: Child, second: Child) -> Html:
    """A cell of two lines, the second smaller."""
    return (
        join([element("span", first), element("span", second, class_="lsp-below")])
        if second
        else element("span", first)
    )


def shape(look: Look, size: int = 16) -> Html:
    """The shape of a state, beside whose word it stands (so it has no words of its own)."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{look.shape}</svg>"
    return picture(svg, alt="", width=size, height=size)


def status(rag: str, *, words: str = "") -> Html:
    """The status as shape, word and colour; other ``words`` only where they say the same."""
    look = STATUS.get(rag, STATUS["grey"])
    known = rag if rag in STATUS else "grey"
    return element("span", shape(look), element("span", words or look.word), class_=f"lsp-state lsp-{known}")


def direction(way: str) -> Html:
    """The direction of travel as arrow and word (up is always better)."""
    look = DIRECTION.get(way, DIRECTION["unknown"])
    return element("span", shape(look), element("span", look.word), class_="lsp-way")


def quarter(place: int) -> Html:
    """The shape of a quarter beside whose words it stands: four steps, filled up to it from the worst."""
    steps = "".join(
        f"<rect x='{4 * at}' y='{11 - 3 * at}' width='3' height='{5 + 3 * at}' stroke='{BLUE}'"
        f" fill='{BLUE if at <= 4 - place else PAPER}'/>"
        for at in range(4)
    )
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-1 0 18 17'>{steps}</svg>"
    return picture(svg, alt="", width=18, height=17)


def share_bar(counts: dict[str, int], total_of_longest: int) -> Html:
    """How many of each status, as one bar whose length is the total; the numbers stand in it and are read out."""
    parts = []
    for rag, look in STATUS.items():
        count = counts.get(rag, 0)
        if count:
            share = 100 * count / max(total_of_longest, 1)
            parts.append(
                element(
                    "span",
                    element("span", f"{look.glyph} {count}", aria_hidden="true"),
                    hidden(f"{count} {look.word.lower()}. "),
                    class_=f"lsp-share lsp-{rag}",
                    style=f"width:{share:.2f}%",
                )
            )
    return element("span", *parts, class_="lsp-shares")
