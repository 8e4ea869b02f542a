"""Other areas' invented figures: fifteen authorities that there are not, the region and the country.

Each authority has a leaning of its own on each indicator, seeded by their names, and keeps near it from year to year.
definition/benchmarks.csv says the middle of each period, how far the authorities spread round it, and between which
sizes their denominators lie ("" where none are given)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sample_data.draft import SheetDraft
from sample_data.house_styles.blocks import Pairs, header
from sample_data.partners import partnership_name
from sample_data.truth import Fact, Row, all_series, period_of, read_table, rounded
from sample_data.wording import HEADING, as_number, code_of, number_look, period_words, title_of

AUTHORITIES = tuple(f"Authority {letter}" for letter in "ABCDEFGHIJKLMNO")
GROUP, MEMBERS = "Similar authorities", AUTHORITIES[:12]  # with which the partnership compares itself
WIDER = {"north-west": ("North West", 0.4), "england": ("England", 0.0)}  # id → name, how far from the middle
HEADINGS = ("Indicator", "Title", "Area", "Period", "Value", "Denominator")
_KEEPS = 0.25  # of the spread: how far a year lies from an authority's own leaning


def sheets(known_at: date) -> list[SheetDraft]:
    """One long list: a row an indicator, area and period."""
    draft = SheetDraft("Benchmarks")
    pairs: Pairs = [("Partnership", partnership_name()), ("Date known", known_at)]
    row = header(draft, "Benchmarks of invented areas", pairs)
    draft.row(row, list(HEADINGS), HEADING)
    draft.widths.update({2: 60, 3: 24, 4: 24})
    for one in read_table("benchmarks"):
        for name, fact, size in _facts(one):
            row += 1
            draft.row(row, [code_of(fact.indicator, fact.sub_measure), title_of(fact.indicator, fact.sub_measure)])
            draft.row(row, ["", "", name, period_words(fact.period)])
            draft.figure(row, 5, as_number(fact), fact, number_look(fact))
            if size is not None:
                draft.figure(row, 6, as_number(size), size, number_look(size))
    return [draft]


def _facts(one: Row) -> Iterator[tuple[str, Fact, Fact | None]]:
    """The area's name, its figure and what that is a share of."""
    series = all_series()[(one["indicator"], one["sub_measure"])]
    decimals, spread = int(series["decimals"]), float(one["spread"])
    for key, text in (part.strip().split("=") for part in one["middles"].split(";")):
        middle = float(text)
        status = "provisional" if key == one["provisional"] else None
        plain = Fact(one["indicator"], one["sub_measure"], "", period_of(key, series), None, decimals=decimals)
        for name in AUTHORITIES:
            leaning = _seeded(one, name).gauss(0, spread) + _seeded(one, f"{name}|{key}").gauss(0, _KEEPS * spread)
            fact = replace(plain, area=name, value=rounded(middle + leaning, decimals), status=status)
            yield name, fact, _size(one, fact)
        for area, (name, beyond) in WIDER.items():
            yield (
                name,
                replace(plain, area=area, value=rounded(middle + beyond * spread, decimals), status=status),
                None,
            )


def _size(one: Row, fact: Fact) -> Fact | None:
    if not one["sizes"]:
        return None
    least, most = (int(part) for part in one["sizes"].split())
    size = _seeded(one, f"{fact.area}|size").randint(least, most)
    return replace(fact, value=float(size), measure="denominator", status=None, decimals=0)


def _seeded(one: Row, what: str) -> random.Random:
    return random.Random(f"{one['indicator']}|{one['sub_measure']}|{what}")  # noqa: S311 - invented figures
