"""The wall of a theme: pictures that stay in their field, are told in words and lead to their indicator."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import given

from presentation import multiples
from presentation.multiples import HEIGHT, WIDTH
from presentation.palette import BLUE, PAPER, PLUM
from presentation.trajectory import Fan, Goal, Trajectory, told
from tests.unit.test_presentation_figures import TRAJECTORIES, actual, quarter_end, shown

SVG = "{http://www.w3.org/2000/svg}"


def parts(drawn: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawn).iter(f"{SVG}{tag}"))


@given(TRAJECTORIES)
def test_any_trajectory_is_a_drawing_that_stays_in_its_field(trajectory: Trajectory) -> None:
    drawn = multiples.drawing(trajectory)
    for one in parts(drawn, "path"):
        for x, y in re.findall(r"[ML](\S+?) ([^\sMLHVZh]+)", one.get("d", "")):
            assert -1 <= float(x) <= WIDTH + 1, one.get("d")
            assert -1 <= float(y) <= HEIGHT + 1, one.get("d")
    for one in parts(drawn, "text"):
        assert 0 <= float(one.get("x", "")) <= WIDTH
        assert 0 <= float(one.get("y", "")) <= HEIGHT + 5


def test_the_last_figure_and_the_target_are_named_and_a_provisional_point_is_hollow() -> None:
    drawn = multiples.drawing(shown())
    words = {"".join(one.itertext()): one.get("fill") for one in parts(drawn, "text")}
    assert words["128"] == BLUE
    assert words["Target 140"] == PLUM
    assert [one.get("fill") for one in parts(drawn, "circle")] == [PAPER]
    settled = multiples.drawing(shown(actuals=[actual(0, 100), actual(1, 130)]))
    assert [one.get("fill") for one in parts(settled, "circle")] == [BLUE]


def test_the_line_stops_where_the_definition_changed() -> None:
    def lines(trajectory: Trajectory) -> list[str]:
        return [one.get("d", "") for one in parts(multiples.drawing(trajectory), "path") if one.get("stroke") == BLUE]

    assert [line.count("M") for line in lines(shown())] == [1]
    changed = shown(breaks=((date(2008, 11, 1), "Definition changed"),))
    assert [line.count("M") for line in lines(changed)] == [2]


def test_the_forecast_is_a_wedge_and_a_dotted_line() -> None:
    ahead = Fan(quarter_end(2), 128, date(2009, 3, 31), 135, 120, 150)
    dotted = [one for one in parts(multiples.drawing(shown(fan=ahead)), "path") if one.get("stroke-dasharray") == "2 3"]
    assert len(dotted) == 1
    assert not [one for one in parts(multiples.drawing(shown()), "path") if one.get("stroke-dasharray") == "2 3"]


def test_a_card_says_its_status_in_words_and_leads_to_its_indicator() -> None:
    row: dict[str, Any] = {
        "indicator": "NI 154", "sub_measure": "", "title": "New <b>homes</b>", "rag": "amber", "direction": "improving"
    }  # fmt: skip
    drawn = multiples.wall([(row, shown())], lambda **more: more)
    assert "New &lt;b&gt;homes&lt;/b&gt;" in drawn
    assert 'href="indicator?ni=NI+154"' in drawn
    for words in ("Slightly off track", "Improving", "NI 154", told(shown()), "Target", "Milestone", "Baseline"):
        assert words in drawn
    pictures = [unquote(unescape(one)) for one in re.findall(r'src="data:image/svg\+xml,([^"]*)"', drawn)]
    assert multiples.drawing(shown()) in pictures


def test_where_nothing_is_known_the_drawing_says_so() -> None:
    nothing = replace(shown(), actuals=(), steps=(), goals=(), baseline=None)
    assert ["".join(one.itertext()) for one in parts(multiples.drawing(nothing), "text")] == [
        "No figure, milestone or target yet"
    ]
    only = replace(nothing, goals=[Goal(date(2011, 3, 31), 5.0)])
    assert "Target 5" in {"".join(one.itertext()) for one in parts(multiples.drawing(only), "text")}
