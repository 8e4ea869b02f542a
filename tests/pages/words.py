"""What a person reads of a drawn page: its words, its headings and where its links lead."""

from __future__ import annotations

from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from tests.pages.own_partnership import text


class Words(HTMLParser):
    """What a person reads of drawn HTML, cell by cell, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self._heading = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._heading = tag == "h1"
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._heading:
            self.headings.append(data)
            self._heading = False


def read(at: AppTest) -> Words:
    return Words(text(at))
