"""The catalogue: the reference data with the partnership's decisions, as rows, frames and look-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lsp_data.catalogue import decisions
from lsp_data.catalogue.cells import Column, Row, flag, text
from lsp_data.catalogue.faults import EditError
from lsp_data.catalogue.finding import IndicatorFinder, Key, NameFinder, folded
from lsp_data.catalogue.frames import Framed
from lsp_data.catalogue.listing import listed
from lsp_data.catalogue.names import comparable
from lsp_data.catalogue.partnership import OWN_THEMES, Partnership, partnership_of
from lsp_data.catalogue.reference import Reference
from lsp_data.catalogue.tables import AREA_COLUMNS, INDICATOR_COLUMNS, PARTNER_COLUMNS, RULE_COLUMNS, THEME_COLUMNS
from lsp_data.catalogue.used import defaults, with_rule, with_use

if TYPE_CHECKING:
    import pandas as pd


def _several(name: str) -> Column:
    """Texts or dates that are never written in one cell."""
    return Column(name, str, "several")


_IN_USE = flag("in_use")
LIST_COLUMNS: tuple[Column, ...] = (
    INDICATOR_COLUMNS[0], text("sub_measure"), *INDICATOR_COLUMNS[1:], *decisions.RULE_FIELDS,
    decisions.SPLIT_METHOD, decisions.TARGET_MONTHS, *decisions.EVENT_FIELDS,
    text("definition_note"), flag("local"), _several("series_breaks"),
)  # fmt: skip
USE_COLUMNS: tuple[Column, ...] = (
    *LIST_COLUMNS, text("tolerance_of"), text("theme"), text("theme_name"), text("target_class"), text("lead"),
    text("lead_name"), text("lead_post"), _several("contributors"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Catalogue:
    """What the partnership measures, who leads and where: as ``rows`` by the names below (never to be changed), and
    each of them as a frame under that name.

    Text is never missing ("" is unknown). Unknown dates and numbers are None in a row; in a frame dates are `date` or
    None, numbers NaN and lag_days <NA>.

    indicators: one row a series, in the order of the codes: indicator, sub_measure, title, polarity, unit,
        frequency_text, frequency, accumulation, basis, survey_based, source, status_text, valid_from, valid_to,
        lag_days, lower_bound, upper_bound, confidence, note, rule_kind, rule_tolerance, compare_with, small_numbers,
        split_method, target_months (of whose average its targets are), shocks, process_changes (events, one a line),
        definition_note, local, series_breaks (tuple of dates; no trend across them), in_use.
    in_use: the series that the partnership uses: those columns without in_use, and tolerance_of (the general rule that
        gives the tolerance, "" where it is the series' own), theme, theme_name, target_class, lead (partner id),
        lead_name, lead_post, contributors (tuple of partner ids).
    themes: theme_set, theme, position, name, short_name, valid_from, valid_to, description; of the partnership's set.
    partners, areas: as the reference files, and in_use; areas also predecessors (ids joined by ";"). A partner that
        ships is in use once anything was decided of it, or it leads or contributes. rules: as the reference file.
    peer_groups: the groups of areas with which it can be compared: name → names of their members, in the order in
        which they were decided.
    corrections: the known errors of sources that apply, by their name, as text."""

    reference: Reference
    partnership: Partnership
    rows: Mapping[str, Sequence[Row]]
    peer_groups: Mapping[str, tuple[str, ...]]
    corrections: Mapping[str, str]
    _indicator_finder: IndicatorFinder
    _area_finder: NameFinder
    _partner_finder: NameFinder
    _titles: dict[Key, str]
    frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False)

    indicators = Framed((*LIST_COLUMNS, _IN_USE))
    in_use = Framed(USE_COLUMNS)
    themes = Framed(THEME_COLUMNS)
    partners = Framed((*PARTNER_COLUMNS, _IN_USE))
    areas = Framed((*AREA_COLUMNS, decisions.PREDECESSORS, _IN_USE))
    rules = Framed(RULE_COLUMNS)

    @classmethod
    def build(cls, reference: Reference, edits: decisions.Edits) -> Catalogue:
        """The reference data with the decisions (the newest of each field wins).

        Raises EditError naming the decision that cannot be applied and why."""
        decided = decisions.newest(edits)
        areas = _areas(reference, decided["area"])
        partners = _table("partner", reference.rows["partners"], decided["partner"], PARTNER_COLUMNS)
        partnership = partnership_of(
            decided["partnership"],
            {row["id"] for row in areas},
            {row["theme_set"] for row in reference.rows["themes"]},
        )
        themes = _themes(reference, partnership.theme_set, decided["theme"])
        rules, own_rules = _rules(reference, decided["rule"])
        given = defaults(reference, partnership.theme_set, themes, partners, rules)
        rows = [with_use(with_rule(row, given), given) for row in listed(reference, decided["indicator"], own_rules)]
        used = [row for row in rows if row["in_use"]]
        partners = _partners_in_use(partners, decided["partner"], used)
        whole = [(row["indicator"], row["title"]) for row in reference.rows["indicators"]]
        series = [(row["indicator"], row["sub_measure"], row["title"]) for row in rows]
        busy, idle = ([row for row in partners if row["in_use"] is is_used] for is_used in (True, False))
        held = {"indicators": rows, "in_use": used, "themes": themes, "partners": partners, "areas": areas,
                "rules": rules}  # fmt: skip
        return cls(
            reference, partnership, held, _peer_groups(decided["peer_group"]), _corrections(decided["correction"]),
            IndicatorFinder.of(series, whole), NameFinder.of(_names(areas)),
            NameFinder.of(_names(busy), _names(idle)),
            {(indicator, ""): title for indicator, title in whole} | {one[:2]: one[2] for one in series},
        )  # fmt: skip

    def find_indicator(self, text: str) -> Key | None:
        """(indicator, sub_measure) that the text names exactly: "NI 33 (i)", "NI195a", a title; else None.

        "NI 33" gives ("NI 33", ""): the sub-measure is not said. `knows` tells whether the series is in the list."""
        return self._indicator_finder.find(text)

    def answered(self, text: str) -> Key | None:
        """What a person said that the text means in the file that is read (see `understanding`); None for nothing."""
        said = self._indicator_finder.said
        return said.get(folded(text)) if said else None

    def suggest_indicator(self, text: str) -> list[str]:
        """Up to five indicators that the text may mean ("NI 33 (i)"); for a person to choose, never to apply."""
        return self._indicator_finder.suggest(text)

    def mentioned(self, text: str) -> list[Key]:
        """Every indicator that a longer text names, in its order."""
        return self._indicator_finder.mentioned(text)

    def title(self, indicator: str, sub_measure: str = "") -> str:
        """The title of a series, of its indicator where the sub-measure is unknown, else ""."""
        return self._titles.get((indicator, sub_measure)) or self._titles.get((indicator, ""), "")

    def listed(self, text: str) -> tuple[list[str], list[str]]:
        """The codes of the indicators that a list as people type it names, and what in it names none."""
        return self._indicator_finder.listed(text)

    def find_area(self, text: str) -> str | None:
        """The id of the area that the text names exactly (id, name or alias), else None."""
        return self._area_finder.find(text)

    def suggest_area(self, text: str) -> list[str]:
        """Up to five names of areas that the text may mean; for a person to choose, never to apply."""
        return self._area_finder.suggest(text)

    def area_name(self, identity: str) -> str:
        """The area's name; its id where it is unknown."""
        return self._area_finder.names.get(identity, identity)

    def peer_members(self, group: str | None = None) -> tuple[str, ...]:
        """The names of the areas in a comparator group (None: the partnership's); () where there is no such group, and
        every authority that is known counts."""
        return self.peer_groups.get(self.partnership.peer_group if group is None else group, ())

    def understanding(self, indicators: Mapping[str, Key], areas: Mapping[str, str]) -> Catalogue:
        """This catalogue for one file, of which a person says what some texts mean: text → series, text → area id."""
        indicator_finder, area_finder = self._indicator_finder, self._area_finder
        return replace(
            self,
            _indicator_finder=replace(indicator_finder, said={folded(text): key for text, key in indicators.items()}),
            _area_finder=replace(
                area_finder, exact={**area_finder.exact, **{comparable(text): one for text, one in areas.items()}}
            ),
        )

    def find_partner(self, text: str) -> str | None:
        """The id of the partner that the text names exactly (id, name, short name or alias), else None."""
        return self._partner_finder.find(text)

    def suggest_partner(self, text: str) -> list[str]:
        """Up to five names of partners that the text may mean; for a person to choose, never to apply."""
        return self._partner_finder.suggest(text)

    def partner_name(self, identity: str) -> str:
        """The partner's name; its id where it is unknown."""
        return self._partner_finder.names.get(identity, identity)


def _table(subject: str, table: Sequence[Row], decided: decisions.Decided, columns: tuple[Column, ...]) -> list[Row]:
    return decisions.changed_rows(subject, table, "id", decided, (*columns[1:], _IN_USE))


def _partners_in_use(partners: list[Row], decided: decisions.Decided, used: list[Row]) -> list[Row]:
    busy = {one for row in used for one in (row["lead"], *row["contributors"])}
    return [row | {"in_use": row["in_use"] and (row["id"] in decided or row["id"] in busy)} for row in partners]


def _areas(reference: Reference, decided: decisions.Decided) -> list[Row]:
    before: dict[str, list[str]] = {}
    for row in reference.rows["area_predecessors"]:
        before.setdefault(row["area"], []).append(row["predecessor"])
    held = [row | {"predecessors": ";".join(before.get(row["id"], []))} for row in reference.rows["areas"]]
    areas = _table("area", held, decided, (*AREA_COLUMNS, decisions.PREDECESSORS))
    parents = {row["id"]: row["parent"] for row in areas}
    rows = {row["id"]: row for row in areas}
    for identity in decided:
        above, passed = parents[identity], {identity}
        while above:
            if above not in parents:
                raise EditError("area", identity, f"no area has the id {above!r}")
            if above in passed:
                raise EditError("area", identity, f"it would lie within itself, through {above}")
            passed.add(above)
            above = parents[above]
        row = rows[identity]
        for one in row["predecessors"].split(";"):
            if one and (one == identity or one not in parents):
                raise EditError("area", identity, f"{one!r} cannot be what came before it: no other area has that id")
        if row["valid_from"] and row["valid_to"] and row["valid_to"] < row["valid_from"]:
            raise EditError("area", identity, f"it would end on {row['valid_to']}, before it begins")
    return areas


def _themes(reference: Reference, theme_set: str, decided: decisions.Decided) -> list[Row]:
    held = [row for row in reference.rows["themes"] if row["theme_set"] == theme_set]
    mine = decided
    if theme_set != OWN_THEMES:  # decisions about a theme of another set wait until that set is chosen
        others = {row["theme"] for row in reference.rows["themes"]} - {row["theme"] for row in held}
        mine = {theme: fields for theme, fields in decided.items() if theme not in others}
    rows: list[Row] = [
        {**row, "theme_set": theme_set}
        for row in decisions.changed_rows("theme", held, "theme", mine, decisions.THEME_FIELDS)
        if row["in_use"]
    ]
    for last, row in enumerate(rows, start=1):
        row["position"] = last if row["position"] is None else row["position"]
    return sorted(rows, key=_position)


def _position(theme: Mapping[str, Any]) -> int:
    return int(theme["position"])


def _peer_groups(decided: decisions.Decided) -> Mapping[str, tuple[str, ...]]:
    """Those that have members and were not given up since."""
    found: dict[str, tuple[str, ...]] = {}
    for name, fields in decided.items():
        read = decisions.read_fields("peer_group", name, fields, decisions.PEER_GROUP_FIELDS)
        members = dict.fromkeys(one.strip() for one in str(read.get("members", "")).split(";") if one.strip())
        if not name:
            raise EditError("peer_group", name, "it has no name")
        if members and read.get("in_use", True):
            found[name] = tuple(members)
    return found


def _corrections(decided: decisions.Decided) -> Mapping[str, str]:
    """Those that were not withdrawn since."""
    read = {
        identity: decisions.read_fields("correction", identity, fields, decisions.CORRECTION_FIELDS)
        for identity, fields in decided.items()
    }
    return {identity: str(fields["source_error"]) for identity, fields in read.items() if fields.get("source_error")}


def _rules(reference: Reference, decided: decisions.Decided) -> tuple[list[Row], decisions.Decided]:
    """The rules as decided, and the decisions about the rule of one series (their key is not a rule's)."""
    named = {row["rule"] for row in reference.rows["rules"]}
    general = {key: fields for key, fields in decided.items() if key in named}
    of_series = {key: fields for key, fields in decided.items() if key not in named}
    rows: list[Row] = list(
        decisions.changed_rows("rule", reference.rows["rules"], "rule", general, decisions.RULE_TABLE_FIELDS)
    )
    for row in rows:  # each is named by its kind; only the default's can be decided
        row["kind"] = row["kind"] if row["rule"] == "default" else row["rule"]
    return rows, of_series


def _names(table: Sequence[Row]) -> list[tuple[str, str, str, str]]:
    return [(row["id"], row["name"], row.get("short_name", ""), row["aliases"]) for row in table]
