"""Our figure among other areas', in words and tables: its quarter, what the best would take, and how we know."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lsp_data.measures.peers import FEWEST, Standing
from lsp_data.measures.series import Polarity
from lsp_data.measures.wording import apart
from lsp_data.periods import label
from lsp_data.reports.peers import EVERY_AUTHORITY, Benchmark
from presentation import blocks, tables
from presentation.markup import Child, Html, element, join, link
from presentation.standing import Record, Where, indicator_link, records
from presentation.tables import Column, two_lines
from presentation.words import FIGURE_STATUS, as_date, capital, day, indicator, missing, number, said, times

QUARTERS = {1: "Best quarter", 2: "Second quarter", 3: "Third quarter", 4: "Worst quarter"}
_EVERY = "Every authority of which figures are held"
KINDS = {"authority": "Authority", "region": "Region", "country": "Country", "average": "Average of several"}
CAVEATS = (
    "A quarter says where a figure lies among others, not why: areas differ in ways that no indicator measures.",
    "Neighbours in the order may differ by chance alone. Compare one indicator at a time; no overall place can be made "
    "of several.",
)


def quarter(number_of: object) -> Html:
    """The quarter as a shape and words; "No quarter" where there is none."""
    if missing(number_of):
        return element("span", "No quarter")
    place = int(str(number_of))
    return element("span", tables.quarter(place), element("span", QUARTERS[place]), class_="lsp-way")


def to_best(gap: object, quartile: object, unit: str) -> str:
    """What the best quarter would take: "in it", "2.5 percentage points lower"; "" where it cannot be said."""
    if missing(gap) or missing(quartile):
        return ""
    return "in it" if quartile == 1 else apart(float(str(gap)), unit)


def overview_table(frame: pd.DataFrame, where: Where, *, caption: str) -> Html:
    """The indicators with their quarter and what the best would take; those without peers below, with the reason."""
    columns = (
        Column("Indicator", header=True, below="code", width="34%"),
        Column("Quarter", below="among how many others"),
        Column("Our figure", "right", below="period compared"),
        Column("Their median", "right"),
        Column("To the best quarter", width="16rem"),
    )
    rows = records(frame)
    known = [_overview_row(row, where) for row in rows if row["authorities"]]
    return tables.table(caption, columns, known, nothing="No indicator here has a figure of another area beside it.")


def _overview_row(row: Record, where: Where) -> tuple[Child, ...]:
    unit = said(row["unit"])
    why = said(row["why"])
    others = f"{times(int(row['authorities']), 'other authority', 'other authorities')}"
    later = f"a newer one ends {day(row['newest'])}" if not missing(row["newest"]) else ""
    return (
        two_lines(benchmark_link(row, where), indicator(row["indicator"], row["sub_measure"])),
        two_lines(quarter(row["quartile"]), capital(why) if why else others),
        two_lines(number(row["value"], unit), join([said(row["period"]), f"; {later}" if later else ""])),
        number(row["median"], unit) if not missing(row["median"]) else "none",
        capital(to_best(row["gap"], row["quartile"], unit)) or "Not known",
    )


def benchmark_link(row: Record, where: Where) -> Html:
    """A link to an indicator's benchmarks."""
    return indicator_link(row, where, page="benchmarks")


def without_peers(frame: pd.DataFrame) -> str:
    """How many of the indicators have nothing beside them: "3 of 12 indicators have no figure of another area"."""
    lacking = int((frame["authorities"] == 0).sum())
    total = times(len(frame), "indicator")
    return f"{lacking} of {total} {'has' if lacking == 1 else 'have'} no figure of another authority to compare with."


def answers(found: Benchmark, group: str) -> Html:
    """Where we are, what the best quarter would take, and how England and the region stand."""
    stood, unit = found.standing, found.series.unit
    if stood is None:
        return blocks.empty(
            "It cannot be compared",
            "Other areas' figures of this indicator are held, but none is of the same days as one of ours.",
        )
    return blocks.answers(
        [
            blocks.Answer("Where are we among them?", quarter(stood.quartile), _where(stood, unit, group)),
            blocks.Answer("What would the best quarter take?", *_best(stood, found.series.polarity, unit)),
            blocks.Answer("How do the others stand?", *_others(stood, unit)),
        ]
    )


def _where(stood: Standing, unit: str, group: str) -> str:
    if stood.quartile is None:
        return f"{number(stood.value, unit)} in {label(stood.period)}: {stood.why}"
    others = times(len(stood.authorities), "other authority", "other authorities")
    return f"{number(stood.value, unit)} in {label(stood.period)}, beside {others} ({group})"


def _best(stood: Standing, polarity: Polarity, unit: str) -> tuple[str, str]:
    if stood.gap is None or stood.quartile is None:
        return "Not known", f"There is no quarter to reach: {stood.why}"
    edge = number(_edge(stood, polarity), unit)
    good = "higher is better" if polarity is Polarity.HIGH else "lower is better"
    if stood.quartile == 1:
        return "We are in it", f"It ends at {edge}; {good}"
    return capital(apart(stood.gap, unit)), f"The best quarter ends at {edge}; {good}"


def _edge(stood: Standing, polarity: Polarity) -> float:
    """The worst value that lies in the best quarter."""
    best = [one.value for one, group in zip(stood.authorities, stood.groups, strict=True) if group == 1]
    values = [value for value in (*best, *([stood.value] if stood.quartile == 1 else [])) if value is not None]
    return min(values) if polarity is Polarity.HIGH else max(values)


def _others(stood: Standing, unit: str) -> tuple[str, str]:
    wider = [f"{one.name} {number(one.value, unit)}" for one in stood.beside]
    told = "; ".join(wider) or "No figure of England, the region or an average is held for this period"
    if stood.spread is None:
        return "Too few to say", told
    middle = f"Half lie between {number(stood.spread.lower, unit)} and {number(stood.spread.upper, unit)}. "
    return f"Median {number(stood.spread.median, unit)}", middle + told


def caveats(found: Benchmark) -> list[str]:
    """What has to be said with every use of the comparison."""
    stood = found.standing
    if stood is None:
        return []
    told = []
    if stood.newest is not None:
        told.append(
            f"Our newest figure is of {label(stood.newest)}; {label(stood.period)} is the newest period for which "
            "enough others have one."
        )
    open_ = [one for one in stood.authorities if one.status in ("provisional", "estimated")]
    if open_:
        told.append(f"{times(len(open_), 'of their figures is', 'of their figures are')} provisional or estimated.")
    if found.funnel is not None:
        told.append(
            "Ours differs from the whole group's by no more than chance explains in an area of this size."
            if found.funnel.inside
            else "Ours differs from the whole group's by more than chance explains in an area of this size."
        )
    return [*told, *CAVEATS]


def how_we_know(found: Benchmark, group: str) -> Html:
    """The method, the data used and its source, to be opened."""
    stood = found.standing
    used = f"{times(len(stood.authorities), 'authority', 'authorities')} for {label(stood.period)}" if stood else ""
    return blocks.how_we_know(
        [
            (
                "Method",
                f"Our figure and theirs are put in order and parted in four; equal figures share the better quarter's "
                f"place. Fewer than {FEWEST} others give no quarter. Regions, countries and averages are shown and not "
                "counted. Periods are the same when their days are.",
            ),
            ("Data used", f"{used}, of {group}. The newest figure of each that was known on the day." if used else ""),
            ("Median and band", "The middle of the others' figures, and the half of them round it, without ours."),
            (
                "Source",
                "Quarters as phe_quantile of the package PHEindicatormethods; funnel: Spiegelhalter, Statistics in "
                "Medicine 24, 2005.",
            ),
        ]
    )


def peers_table(frame: pd.DataFrame, found: Benchmark, where: Where) -> Html:
    """Every figure that is compared, with its file, sheet and cell."""
    columns = (
        Column("Area", header=True, width="28%"),
        Column("Figure", "right"),
        Column("Quarter"),
        Column("Figure status"),
        Column("Known since"),
        Column("Source", below="file, sheet and cell", width="30%"),
    )
    rows = (_peer_row(row, found.series.unit, where) for row in records(frame))
    return tables.table("Figures that are compared, with their sources", columns, rows)


def _peer_row(row: Record, unit: str, where: Where) -> tuple[Child, ...]:
    kind = said(row["kind"])
    file = link(said(row["file_name"]), "history", where(**{"return": said(row["return_id"])}))
    of = "" if missing(row["denominator"]) else f"of {number(row['denominator'])}"
    return (
        two_lines(said(row["area"]), "" if kind == "authority" else KINDS.get(kind, kind)),
        two_lines(number(row["value"], unit), of),
        quarter(row["quartile"]) if kind == "authority" and not missing(row["quartile"]) else "not ranked",
        FIGURE_STATUS.get(said(row["status"]), said(row["status"])) or "Not stated",
        day(as_date(row["known_at"])),
        two_lines(file, f"{said(row['sheet'])} {said(row['cell'])}"),
    )


def against_peers(row: Record, where: Where) -> Child:
    """For the side of an indicator's page: its quarter, with a link to the comparison."""
    code, sub = row["indicator"], said(row["sub_measure"])
    shown = indicator_link(row, where, "Compare", page="benchmarks")
    words = quarter(row["quartile"]) if not missing(row["quartile"]) else "Quarter not known"
    return two_lines(words, join([shown, element("span", f" {indicator(code, sub)} with others", class_="lsp-hidden")]))


def group_options(groups: Mapping[str, object], usual: str) -> dict[str, str]:
    """What can be compared with, the partnership's own choice first: id ("": that choice) → words."""
    chosen = usual if usual in groups else ""
    others = {name: name for name in groups if name != chosen}
    return {"": chosen or _EVERY, **others, **({EVERY_AUTHORITY: _EVERY} if chosen else {})}


def groups_link(where: Where) -> Html:
    """Where comparator groups are set up."""
    return blocks.note(
        join(
            [
                "Which authorities belong to a group is decided under ",
                link("Partnership: Comparators", "partnership", where(step="comparators")),
                ".",
            ]
        )
    )


def group_words(groups: Mapping[str, object], group: str, usual: str) -> str:
    """The comparator group as it stands in a sentence."""
    chosen = group or usual
    return f"the group {chosen}" if chosen in groups else _EVERY.lower()


def title(row: Record, where: Mapping[str, str]) -> Html:
    """The indicator's title under its code, with links to the table of all and to the indicator's own page."""
    every = {name: value for name, value in where.items() if name != "ni"}
    back = link("All indicators among others", "benchmarks", every)
    own = indicator_link(row, lambda **more: {**every, **more}, "Its own page")
    code = indicator(row["indicator"], row["sub_measure"])
    return blocks.heading(said(row["title"]), kicker=join([code, back, own], " · "), level=2)


def nothing_held(group: str) -> Html:
    """In place of a comparison where no figure of another area is held of the indicator."""
    return blocks.empty(
        "Nothing to compare with",
        f"No figure of this indicator is held of any area in {group}.",
        join(["Accept a workbook of benchmarks at ", link("Returns: Upload", "upload"), "."]),
    )


def order_title(stood: Standing) -> str:
    """ "All areas in order, 2009/10"."""
    return f"All areas in order, {label(stood.period)}"
