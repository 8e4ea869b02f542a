"""A paper as one page for itself: no script, nothing from elsewhere, readable in any browser, printed on A4."""

from __future__ import annotations

from loaders.workbook.texts import cleaned
from presentation.markup import Html, element, join
from presentation.palette import INK, LINE, MUTED, PAPER
from presentation.paper import Grid, Paper, Title, Words

MIME = "text/html"
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = f"""
@page {{ size:A4; margin:18mm; }}
body {{ font:1rem/1.45 "Noto Sans","Segoe UI",Arial,sans-serif; color:{INK}; background:{PAPER}; max-width:62rem;
  margin:2rem auto; padding:0 1rem; }}
h1 {{ font-size:1.75rem; line-height:1.2; }} h2 {{ font-size:1.375rem; margin:2rem 0 .5rem; }}
h3 {{ font-size:1.0625rem; margin:1.25rem 0 .25rem; }}
table {{ border-collapse:collapse; width:100%; font-size:.9375rem; table-layout:fixed; margin:.5rem 0 1rem; }}
caption {{ text-align:left; font-weight:700; padding-bottom:.35rem; }}
th, td {{ border:1px solid {LINE}; padding:.4rem .5rem; text-align:left; vertical-align:top; font-weight:400;
  white-space:pre-line; overflow-wrap:anywhere; }}
thead th {{ font-weight:700; border-bottom:2px solid {INK}; }}
.of {{ color:{MUTED}; }}
.heading th {{ font-weight:700; width:14rem; }}
thead {{ display:table-header-group; }} tr {{ break-inside:avoid; }}
"""


def page(paper: Paper) -> bytes:
    """The paper as a page in UTF-8."""
    title = paper.heading.title
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_ALLOWED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Html(_STYLE)),
    )
    lines = (element("tr", element("th", label, scope="row"), element("td", said)) for label, said in paper.lines)
    above = element("table", element("caption", "Report heading"), element("tbody", *lines), class_="heading")
    body = element(
        "body",
        element(
            "main", element("h1", title), element("p", paper.of, class_="of"), above, join(map(_part, paper.parts))
        ),
    )
    drawn = f"<!doctype html>\n{element('html', head, body, lang='en-GB')}\n"
    return cleaned(drawn).encode("utf-8")


def _part(one: Title | Words | Grid) -> Html:
    if isinstance(one, Title):
        return element(f"h{one.level + 1}", one.text)
    if isinstance(one, Words):
        return element("p", one.text)
    widths = one.widths or (1,) * len(one.columns)
    heads = (
        element("th", name, scope="col", style=f"width:{100 * width / sum(widths):.1f}%")
        for name, width in zip(one.columns, widths, strict=True)
    )
    rows = (element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
            for row in one.rows)  # fmt: skip
    return element(
        "table", element("caption", one.caption), element("thead", element("tr", *heads)), element("tbody", *rows)
    )
