"""HTML that cannot carry what was not meant: every text is escaped unless it was built here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from urllib.parse import quote, urlencode


class Html(str):
    """A piece of HTML: already escaped, made by :func:`element` and its neighbours."""

    __slots__ = ()


Child = object  # Html, or anything that is written as text

_VOID = frozenset({"img", "br", "hr", "col"})


def text(value: object) -> Html:
    """Any value as escaped text; HTML stays as it is; None and "" are empty."""
    if isinstance(value, Html):
        return value
    return Html(escape(str(value), quote=True)) if value is not None else Html("")


def element(tag: str, *children: Child, **attributes: object) -> Html:
    """One element. Children are escaped unless they are Html; ``class_`` and ``data_page`` become class and data-page.

    An attribute that is None or False is left out; True is written without a value.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{''.join(text(child) for child in children)}</{tag}>")


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value), quote=True)}"'


def join(parts: Iterable[Child], between: str = "") -> Html:
    """Parts one after the other, each escaped unless it is Html."""
    return Html(escape(between).join(text(part) for part in parts))


def plain(value: Child) -> str:
    """The words of a piece of HTML, without its tags; of anything else its text."""
    return unescape(re.sub("<[^>]*>", "", value)) if isinstance(value, Html) else str(value)


def hidden(words: str) -> Html:
    """Words for those who listen to the page; not drawn."""
    return element("span", words, class_="lsp-hidden")


def picture(svg: str, *, alt: str, width: int, height: int, class_: str | None = None) -> Html:
    """An SVG as an image with its text alternative ("" for decoration beside a word). Nothing is fetched."""
    return element("img", src=svg_address(svg), alt=alt, width=width, height=height, class_=class_)


def svg_address(svg: str) -> str:
    """A data: address of an SVG drawing."""
    return "data:image/svg+xml," + quote(svg, safe=" =:/'.,-()MHVLZ")


def address(page: str, parameters: Mapping[str, str] | None = None) -> str:
    """The relative address of a page of the product, with what it is to show (empty values are left out).

    "" is the page itself, without what its own address holds.
    """
    query = urlencode({name: value for name, value in (parameters or {}).items() if value})
    return f"{page}?{query}" if query or not page else page


def link(label: Child, page: str, parameters: Mapping[str, str] | None = None, **attributes: object) -> Html:
    """A link to another page of the product; the pages move there without loading anew."""
    return element("a", label, href=address(page, parameters), data_page=page, **attributes)


_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()<>#+-.!|~$:&\"'"})


def plain_markdown(value: object) -> str:
    """Text from a file or a person for a surface that interprets Markdown: shown as it stands, on one line."""
    return " ".join(str(value).split()).translate(_MARKDOWN)
