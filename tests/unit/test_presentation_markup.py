"""HTML, tables and files: no text of a file becomes markup, Markdown or a formula; colours can be read."""

from __future__ import annotations

import csv
import io
from datetime import date
from html.parser import HTMLParser
from itertools import product
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import blocks, export, palette, tables
from presentation.markup import Html, address, element, join, link, plain_markdown
from presentation.style import STYLE
from presentation.tables import Column

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]))
SHOWN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1)


class Parsed(HTMLParser):
    """The tags, attributes and texts of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_stays_text_in_an_element_and_its_attributes(words: str, attribute: str) -> None:
    parsed = Parsed(element("td", words, title=attribute))
    assert parsed.tags == [("td", {"title": attribute})]
    assert parsed.text == words


@given(st.lists(st.tuples(SHOWN, SHOWN), min_size=1, max_size=5))
def test_any_text_stays_text_in_a_table(cells: list[tuple[str, str]]) -> None:
    drawn = tables.table("Caption", [Column("A", header=True), Column("B")], cells)
    parsed = Parsed(drawn)
    assert {tag for tag, _ in parsed.tags} == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert parsed.text == "CaptionAB" + "".join(one + other for one, other in cells)


def test_html_is_not_escaped_twice_and_empty_attributes_are_left_out() -> None:
    inner = element("b", "a < b")
    assert element("p", inner, class_="x", title=None, hidden=True) == '<p class="x" hidden><b>a &lt; b</b></p>'
    assert join([inner, "<"], " & ") == "<b>a &lt; b</b> &amp; &lt;"
    assert isinstance(inner, Html)


@given(st.dictionaries(st.sampled_from(["ni", "theme", "as_at"]), ANY_TEXT))
def test_an_address_gives_back_what_it_was_made_of(parameters: dict[str, str]) -> None:
    drawn = Parsed(link("words", "indicator", parameters))
    tag, attributes = drawn.tags[0]
    assert (tag, attributes["data-page"]) == ("a", "indicator")
    parts = urlsplit(attributes["href"] or "")
    assert (parts.scheme, parts.netloc, parts.path) == ("", "", "indicator")
    assert dict(parse_qsl(parts.query)) == {name: value for name, value in parameters.items() if value}
    assert address("theme") == "theme"


@given(ANY_TEXT)
def test_markdown_signs_are_all_taken_out_of_action(words: str) -> None:
    signs = set("\\`*_{}[]()<>#+-.!|~$:&\"'")
    written = plain_markdown(words)
    bare, place = "", 0
    while place < len(written):
        if written[place] == "\\":
            place += 1
            assert written[place] in signs
        else:
            assert written[place] not in signs
        bare += written[place]
        place += 1
    assert bare == " ".join(words.split())


def test_a_table_says_what_it_is_to_those_who_listen() -> None:
    columns = [Column("Theme", header=True), Column("Value", "right", below="per cent")]
    drawn = Parsed(tables.table("By theme", columns, [("Safer", "1"), tables.Group("Others"), ("Health", "2")]))
    scopes = [attributes.get("scope") for tag, attributes in drawn.tags if tag == "th"]
    assert scopes == ["col", "col", "row", "colgroup", "row"]
    assert ("caption", {"class": "lsp-hidden"}) in drawn.tags
    region = drawn.tags[0][1]
    assert (region["tabindex"], region["aria-label"]) == ("0", "By theme")


def test_a_row_of_another_length_is_an_error_and_no_rows_are_a_sentence() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        tables.table("x", [Column("A"), Column("B")], [("a",)])
    assert tables.table("x", [Column("A")], [], nothing="None yet.") == '<p class="lsp-nothing">None yet.</p>'


def test_every_status_and_direction_has_a_word_a_shape_and_a_colour_of_its_own() -> None:
    assert set(palette.STATUS_ORDER) == set(palette.STATUS) == {"red", "amber", "green", "grey"}
    for looks in (palette.STATUS, palette.DIRECTION):
        for trait in ("word", "shape", "glyph"):
            assert len({getattr(look, trait) for look in looks.values()}) == len(looks), trait
    assert len({look.fill for look in palette.STATUS.values()}) == 4
    for rag, look in palette.STATUS.items():
        drawn = Parsed(tables.status(rag))
        assert drawn.text == look.word
        assert any(tag == "img" and attributes["alt"] == "" for tag, attributes in drawn.tags)
    assert Parsed(tables.status("unheard-of")).text == "No status"
    assert Parsed(tables.direction("")).text == "Not known"


def test_texts_reach_a_contrast_of_four_and_a_half_and_shapes_three() -> None:
    for look in (*palette.STATUS.values(), *palette.DIRECTION.values()):
        assert palette.contrast(look.ink, look.tint) >= 4.5
        assert palette.contrast(look.ink, palette.PANEL) >= 4.5
        assert palette.contrast(look.fill, look.tint) >= 3
        assert palette.contrast(look.fill, palette.PAPER) >= 3
    for text, ground in product((palette.INK, palette.MUTED, palette.LINK), (palette.PAPER, palette.PANEL)):
        assert palette.contrast(text, ground) >= 4.5
    for words in (palette.BLUE, palette.CHARCOAL, palette.PLUM):  # the names at the lines of a chart
        assert palette.contrast(words, palette.PAPER) >= 4.5
        assert palette.contrast(words, palette.AMBER_BAND) >= 4.5
    assert all(palette.contrast(colour, palette.PAPER) >= 3 for colour in palette.CATEGORICAL)
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_bar_of_a_theme_is_as_long_as_its_share_and_says_its_numbers() -> None:
    drawn = Parsed(tables.share_bar({"red": 2, "amber": 0, "green": 3, "grey": 0}, 10))
    widths = [attributes["style"] for _, attributes in drawn.tags if "style" in attributes]
    assert widths == ["width:20.00%", "width:30.00%"]
    assert "2 off track. " in drawn.texts
    assert "3 on track. " in drawn.texts


def test_facts_without_a_value_are_left_out_and_lists_without_items_say_so() -> None:
    assert Parsed(blocks.facts([("Lead", "Police"), ("Other", "")])).text == "LeadPolice"
    assert Parsed(blocks.items([], nothing="None.")).text == "None."
    assert blocks.abbreviations("nothing short here") == ""


def test_only_own_classes_are_styled() -> None:
    for line in STYLE.splitlines():
        selector = line.split("{")[0].strip()
        if selector and not selector.startswith(("}", "@")) and "{" in line:
            assert ".lsp-" in selector or selector.startswith("a[data-page]"), line


@given(ANY_TEXT)
def test_no_cell_of_a_file_begins_like_a_formula(words: str) -> None:
    frame = pd.DataFrame({"a": [words]})
    raw = export.csv_bytes(frame, {"a": words}, {"Caveat": words})
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    for cell in (*rows[0], *rows[1]):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
        assert cell in (words, f"'{words}", "Caveat")


def test_numbers_dates_and_gaps_stay_what_they_are_in_a_file() -> None:
    frame = pd.DataFrame(
        {
            "value": [-1.5, np.nan],
            "count": [3, 4],
            "when": [pd.Timestamp("2011-02-14"), pd.NaT],
            "yes": [True, False],
            "many": [("a", "=b"), ()],
            "day": [date(2010, 4, 1), None],
        }
    )
    raw = export.csv_bytes(frame, {name: name.title() for name in frame}, {"As at": "14 Feb 2011"})
    assert raw.decode("utf-8-sig").splitlines() == [
        "Value,Count,When,Yes,Many,Day,As at",
        "-1.5,3,2011-02-14,yes,a; =b,2010-04-01,14 Feb 2011",
        ",4,,no,,,14 Feb 2011",
    ]
