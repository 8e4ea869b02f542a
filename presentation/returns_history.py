"""History on the screen: publications, returns, and where each figure of a return came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lsp_data.catalogue import Catalogue
from lsp_data.periods import label_of_days
from presentation import words
from presentation.markup import Child, Html, join, link
from presentation.returns_view import MEASURES, kind_words, of_measure
from presentation.tables import Column, table, two_lines

SHOWN = 100

PUBLICATIONS = {
    "number": "Publication",
    "made_at": "Made at (UTC)",
    "kind": "Kind",
    "summary": "What",
    "made_by": "By",
    "reason": "Reason",
    "return_id": "Return",
    "file_name": "File",
    "partner": "Partner",
}
RETURNS = {
    "return_id": "Return",
    "file_name": "File",
    "kind": "Kind",
    "partner": "Partner",
    "period_start": "Period from",
    "period_end": "Period to",
    "known_at": "Known at",
    "accepted_at": "Accepted at (UTC)",
    "made_by": "By",
    "figures": "Figures",
    "entries": "Register rows",
    "problems": "Problems",
    "withdrawn_at": "Taken back at (UTC)",
    "withdrawn_by": "Taken back by",
    "withdrawn_reason": "Reason",
    "moved_at": "Moved at (UTC)",
}
DONE = {
    "accept": "Return accepted",
    "take_back": "Return taken back",
    "move": "Return moved",
    "send_back": "Return sent back",
    "by_hand": "Figure entered by hand",
    "edit": "Decision",
    "register": "Register written",
    "pin": "State kept or let go",
    "begin_anew": "Begun anew",
    "create": "Store made",
    "refresh": "Computed anew",
}


def publications(log: pd.DataFrame, title: str = "Publications") -> Html:
    """The newest publications as a table. In: the columns of ``reports.history``."""
    rows = [
        (
            str(row["number"]),
            moment(row["made_at"]),
            DONE.get(row["kind"], row["kind"]),
            two_lines(_return_link(row), words.said(row["reason"])),
            words.said(row["made_by"], "not said"),
        )
        for row in log.head(SHOWN).to_dict("records")
    ]
    columns = [
        Column("Number", "right"),
        Column("When (UTC)"),
        Column("Kind"),
        Column("What", header=True),
        Column("By"),
    ]
    return table(caption(title, len(log)), columns, rows, caption_shown=True)


def _return_link(row: Mapping[Any, Any]) -> Child:
    what, name = words.said(row["summary"]), words.said(row["file_name"])
    what = what if name in what else f"{name}: {what}"
    return what if words.missing(row["return_id"]) else link(what, "history", {"return": str(row["return_id"])})


def newest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Returns, the newest publication first, and within one the newest known first."""
    return frame.sort_values(["publication", "known_at"], ascending=False, kind="stable").reset_index(drop=True)


def returns(frame: pd.DataFrame, catalogue: Catalogue) -> Html:
    """The newest returns as a table. In: the columns of ``reports.returns``."""
    rows = [
        (
            two_lines(
                link(words.said(row["file_name"], "no name"), "history", {"return": str(row["return_id"])}),
                kind_words(words.said(row["kind"])),
            ),
            catalogue.partner_name(words.said(row["partner"], "")) or "not said",
            two_lines(stretch(row), f"known {words.day(row['known_at'])}"),
            str(int(row["figures"]) + int(row["entries"])),
            two_lines(
                words.day(row["accepted_at"]),
                f"{row['accepted_at']:%H:%M} UTC, {words.said(row['made_by'], 'no post')}",
            ),
            state(row),
        )
        for row in frame.head(SHOWN).to_dict("records")
    ]
    columns = [
        Column("File", header=True, width="28%"), Column("Partner", width="24%"), Column("Period"),
        Column("Figures", "right", below="and rows"), Column("Accepted"), Column("State"),
    ]  # fmt: skip
    return table(caption("Returns", len(frame)), columns, rows, caption_shown=True)


def caption(what: str, count: int) -> str:
    """The caption of a long list, of which the newest part is drawn."""
    return what if count <= SHOWN else f"{what}: the newest {SHOWN} of {count:,} (all are in the download)"


def state(row: Mapping[Any, Any]) -> str:
    """What became of a return since: accepted, taken back (when and why), moved."""
    if not words.missing(row["withdrawn_at"]):
        return (
            f"Taken back on {words.day(row['withdrawn_at'])}: {words.said(row['withdrawn_reason'], 'no reason given')}"
        )
    return f"Moved on {words.day(row['moved_at'])}" if not words.missing(row["moved_at"]) else "Accepted"


def stretch(row: Mapping[Any, Any]) -> str:
    """The period under which a return is filed."""
    start, end = words.as_date(row["period_start"]), words.as_date(row["period_end"])
    if start is None or end is None:
        return "several periods"
    return label_of_days(start, end)


def moment(value: Any) -> str:
    """A time as "14 Feb 2011, 09:05"."""
    return "" if words.missing(value) else f"{words.day(value)}, {value:%H:%M}"


def choices(frame: pd.DataFrame, catalogue: Catalogue) -> dict[str, str]:
    """Return id → how it is named in a list of choices, newest first."""
    return {
        row["return_id"]: " · ".join(
            part
            for part in (
                words.said(row["file_name"], "no name"),
                catalogue.partner_name(words.said(row["partner"], "")),
                stretch(row),
                f"accepted {moment(row['accepted_at'])} (publication {row['publication']})",
                "taken back" if not words.missing(row["withdrawn_at"]) else "",
            )
            if part
        )
        for row in frame.to_dict("records")
    }


def taken_back(file: str, publications: pd.DataFrame) -> str:
    """What became of a return that was just taken back: that, and what stays because another states it too. In: the
    columns of ``reads.publications``."""
    stays = words.said(publications["summary"].iloc[0]).removeprefix(f"{file} taken back")
    return f"{file} is taken back{stays}."


def facts_of(row: Mapping[Any, Any], catalogue: Catalogue) -> list[tuple[Child, Child]]:
    """What is known of one return, as terms and values."""
    partner = words.said(row["partner"])
    return [
        ("Partner", catalogue.partner_name(partner) if partner else "not said"),
        ("Period", stretch(row)),
        ("Kind", kind_words(words.said(row["kind"]))),
        ("Known at", words.day(row["known_at"])),
        ("Accepted", f"{moment(row['accepted_at'])} UTC by {words.said(row['made_by'], 'someone who gave no post')}"),
        ("Read", f"{words.times(int(row['figures']), 'figure')}, {words.times(int(row['entries']), 'register row')}"),
        ("State", state(row)),
        ("Fingerprint of the file", join([str(row["sha256"])[:16], "… (SHA-256)"])),
    ]


ORIGIN = ("Cell", "Indicator", "Area", "Period", "Measure", "Value", "As written", "Status", "Known at", "Note")


def origin(figures: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> pd.DataFrame:
    """Every figure of a return with the cell it came from, as text; columns ORIGIN. In: rows of the table figure."""
    rows = [
        (
            "!".join(part for part in (words.said(one["sheet"]), words.said(one["cell"])) if part),
            f"{words.indicator(one['indicator'], one['sub_measure'])} "
            f"{catalogue.title(one['indicator'], words.said(one['sub_measure']))}",
            catalogue.area_name(words.said(one["area"])),
            words.period(one["period_start"], one["period_end"], one["basis"]),
            MEASURES.get(one["measure"], words.said(one["measure"])),
            words.number(one["value"], of_measure(one["measure"], words.said(one["unit"])), marker=one["marker"]),
            words.said(one["text"]),
            words.FIGURE_STATUS.get(words.said(one["status"]), words.said(one["status"])),
            words.day(one["known_at"]),
            words.said(one["note"]),
        )
        for one in figures
    ]
    return pd.DataFrame(rows, columns=list(ORIGIN), dtype=object)


def origin_table(frame: pd.DataFrame) -> Html:
    """The first rows of :func:`origin` as a table."""
    rows = [
        (
            two_lines(row["Indicator"], ", ".join(one for one in (row["Area"], _not_actual(row["Measure"])) if one)),
            row["Period"],
            two_lines(row["Value"], row["Status"]),
            row["As written"],
            row["Cell"],
            row["Note"],
        )
        for row in frame.head(SHOWN).to_dict("records")
    ]
    columns = [
        Column("Indicator", header=True, width="32%"), Column("Period"), Column("Value", "right"),
        Column("As written", "right"), Column("Cell"), Column("Note", width="24%"),
    ]  # fmt: skip
    shown = (
        "Figures" if len(frame) <= SHOWN else f"Figures: the first {SHOWN} of {len(frame):,} (all are in the download)"
    )
    nothing = "This return has no figures that count now (only register rows or targets, or it was taken back)."
    return table(shown, columns, rows, caption_shown=True, nothing=nothing)


def _not_actual(measure: str) -> str:
    return "" if measure == MEASURES["actual"] else measure.lower()
