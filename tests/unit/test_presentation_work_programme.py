"""The work programme on the screen: the risk matrix in words, the drawing with its alternative."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

from lsp_data.measures.work_programme import Edge, Task, Tie, risk_matrix
from presentation import task_drawing
from presentation import work_programme as shown

EDGES = [Edge("2", "3", Tie.WITH), Edge("10", "11", Tie.NEEDS, said=False), Edge("17", "3", Tie.SUPPORTS)]


def test_every_field_of_the_risk_matrix_says_its_level() -> None:
    drawn = shown.risk_table(risk_matrix([Task("7", "high", "high"), Task("8", "low", "low")]), {})
    assert drawn.count("Low risk") + drawn.count("Medium risk") + drawn.count("High risk") == 9
    assert re.search(r'class="lsp-risk-high">7<span class="lsp-below">High risk', drawn)
    assert drawn.index("High</th>") < drawn.index("Low</th><td"), "the highest likelihood is on top"


def test_the_drawing_says_in_words_what_it_shows() -> None:
    words = shown.sentences(EDGES)
    assert words == ("Task 2 is taken together with task 3. Task 10 needs task 11 first. Task 17 supports task 3.")
    drawn = task_drawing.drawing({"2": "Determine <new> outcomes & more"}, EDGES, alt=words)
    assert f'alt="{words}"' in drawn
    svg = ElementTree.fromstring(unquote(re.search(r"data:image/svg\+xml,([^\"]+)", drawn)[1]).replace("&#x27;", "'")
                                 .replace("&amp;lt;", "&lt;"))  # fmt: skip
    names = [one.text or "" for one in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert sum(name.split(".")[0] in {"2", "3", "10", "11", "17"} for name in names) == 5
    boxes = [(one.get("x"), one.get("y")) for one in svg.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert len(set(boxes)) == 5, "no two boxes lie on each other"


def test_nothing_to_draw_is_said() -> None:
    assert shown.sentences([]) == "No task names another."
