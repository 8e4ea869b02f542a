"""What the address of a page asks for, from app.py on: it is shown, stays, or is said to be there in vain."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from lsp_data import reports
from lsp_data.store.generations import Generation
from tests.pages.conftest import REPORTED
from tests.pages.own_partnership import open_page, run, text, turn_to
from tests.pages.words import read


def test_another_day_gives_what_was_known_then(sample: Generation) -> None:
    at = open_page("performance/overview", as_at="2010-06-30")
    assert "As known on 30 Jun 2010." in read(at).words
    then = reports.status_counts(sample, date(2010, 6, 30))
    tiles = re.findall(r'lsp-tile-count">(\d+)<', text(at))
    assert [int(one) for one in tiles] == [int(then[rag].sum()) for rag in ("red", "amber", "green", "grey")]
    at.date_input(key="as_at_choice").set_value(date(2009, 12, 31))
    run(at)
    assert at.query_params["as_at"] == "2009-12-31"
    assert "As known on 31 Dec 2009." in read(at).words


def test_a_day_that_is_none_or_lies_ahead_gives_the_reporting_date(sample: Generation) -> None:
    for asked, why in (("tomorrow", '"tomorrow"'), ("2031-01-01", "1 Jan 2031 in the address lies after")):
        at = open_page("performance/overview", as_at=asked)
        shown = read(at)
        assert not any(words.startswith("As known on") for words in shown.words)
        assert any(why in words and "everything is shown as known on 14 Feb 2011" in words for words in shown.words)
        assert not any(f"as_at={asked}" in written for written in shown.links)


def test_the_theme_that_the_address_asks_for_is_shown_and_stays(sample: Generation) -> None:
    at = open_page("performance/theme", theme="jobs-and-enterprise")
    rows = reports.status(sample, REPORTED)
    wanted = set(rows.loc[rows["theme"] == "jobs-and-enterprise", "title"])
    others = set(rows.loc[rows["theme"] != "jobs-and-enterprise", "title"])
    shown = set(read(at).words)
    assert wanted <= shown
    assert not others & shown
    at.switch_page("pages/performance/underperforming.py")
    run(at)
    assert at.selectbox(key="theme_choice").value == "jobs-and-enterprise"
    assert not others & set(read(at).words)
    at.selectbox(key="theme_choice").set_value("health-and-wellbeing")
    run(at)
    assert at.query_params["theme"] == "health-and-wellbeing"


def test_a_theme_that_does_not_exist_gives_the_first(sample: Generation) -> None:
    assert read(open_page("performance/theme", theme="no-such-theme")).headings == ["Health and Wellbeing"]


def test_an_indicator_is_found_by_its_code_as_people_write_it(sample: Generation) -> None:
    part = open_page("performance/indicator", ni="NI 120 (a)")
    assert "NI 120 (a)" in text(part)
    assert "is measured in parts" not in text(part)
    whole = open_page("performance/indicator", ni="ni120")
    assert part.selectbox(key="ni_choice").value == whole.selectbox(key="ni_choice").value == "NI 120|a"
    assert "NI 120 is measured in parts. Here is part a; the others: " in text(whole)
    assert "ni=NI+120%7Cb" in text(whole)


def test_an_indicator_that_is_not_in_use_is_said_and_another_can_be_chosen(sample: Generation) -> None:
    at = open_page("performance/indicator", ni="NI 999")
    assert at.selectbox(key="ni_choice").value is None
    assert "Figures and where they come from" not in text(at)
    at.selectbox(key="ni_choice").set_value("NI 33|i")
    run(at)
    assert read(at).headings == ["Arson: deliberate primary fires"]
    assert at.query_params["ni"] == "NI 33|i"


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("performance/indicator", {"ni": "NI 999"}, 'the indicator "NI 999", which is not in use here.'),
        ("performance/theme", {"theme": "wealth"}, 'No theme is called "wealth"'),
        ("performance/theme", {"area": "atlantis"}, 'No area is called "atlantis"'),
        ("performance/overview", {"since": "2011-02-14"}, '"2011-02-14" is no day before 14 Feb 2011'),
        ("performance/overview", {"since": "spring"}, '"spring" is no day before 14 Feb 2011'),
        ("performance/underperforming", {"lead": "nobody"}, 'the lead "nobody", which is not known here.'),
        ("planning/route_map", {"year": "2031/32"}, 'the route map of "2031/32", which is not known here.'),
        ("planning/route_map", {"stream": "Z"}, 'the workstream "Z", which is not known here.'),
        ("returns/tracker", {"year": "1999/00"}, 'the year "1999/00", which is not known here.'),
        ("returns/tracker", {"cell": "nobody.2010-12-31"}, 'the figures of "nobody.2010-12-31"'),
    ],
)
def test_what_the_address_asks_for_in_vain_is_said(
    sample: Generation, page: str, asked: dict[str, str], said: str
) -> None:
    assert any(said in words for words in read(open_page(page, **asked)).words)
    assert 'class="lsp-banner lsp-remark"' not in text(open_page(page))


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("planning/route_map", {"year": "2010/11"}),
        ("returns/tracker", {"year": "2010/11"}),
        ("performance/theme", {"theme": "health-and-wellbeing"}),
        ("performance/indicator", {"ni": "NI 1"}),
    ],
)
def test_what_is_shown_without_being_asked_for_can_be_put_in_the_address(
    sample: Generation, page: str, held: dict[str, str]
) -> None:
    wanted = {"as_at": "2011-02-14", **held}
    offered = [dict(parse_qsl(urlsplit(one).query)) for one in read(open_page(page)).links if one.startswith("?")]
    assert offered == [wanted]
    assert not [one for one in read(open_page(page, **wanted)).links if one.startswith("?")]


def test_a_cell_of_the_tracker_leads_to_its_figures_and_their_returns(sample: Generation) -> None:
    shown = read(open_page("returns/tracker"))
    assert any(one.startswith("tracker?year=2010%2F11&cell=") for one in shown.links)
    rows = reports.tracker(sample, REPORTED)
    for state, wanted in (("received", "history?return="), ("overdue", "templates?partner=")):
        row = rows[rows["state"] == state].iloc[0]
        cell = read(open_page("returns/tracker", cell=f"{row['partner']}.{row['period_end'].date()}"))
        figures = [one for one in cell.links if one.startswith("indicator?")]
        assert len(figures) == row["expected"]
        assert sum(one.startswith(wanted) for one in cell.links) >= 1


def test_what_is_done_in_one_register_is_not_begun_in_another(sample: Generation) -> None:
    for doing in ("write", "add"):
        at = open_page("planning/meetings", part=doing)
        assert at.segmented_control(key="part_choice").value == doing
        turn_to(at, "planning/practice")
        assert at.segmented_control(key="part_choice").value == "list"
