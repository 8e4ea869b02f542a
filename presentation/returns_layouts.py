"""What the tables of an upload were understood as, what a person corrects of them, and what of that is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.compare import Comparison
from loaders.figures import Region, Return
from loaders.layout_words import (
    RowWords,
    TableWords,
    heading_fingerprint,
    places,
    title_words,
    words_of,
)
from loaders.layouts_found import Layouts
from loaders.mapping import RELATIVE, WHOLE, Correction, Layout, Match, RowCorrection
from loaders.meaning.units import FRACTION
from loaders.meaning.words import fold
from lsp_data.catalogue import Partnership
from lsp_data.periods import label
from presentation.returns_asked import INDICATOR, Meant
from presentation.returns_compare import every_problem
from presentation.returns_tables import LEFT_OUT
from presentation.returns_view import content_words, filing_periods, period_unsure, problem_words

TABLE_HOLDS = {"": "As it is", LEFT_OUT: "Leave the whole table out"}
ROW_HOLDS = {"": "As it is", LEFT_OUT: "Leave the row out"}
UNITS = {one: one for one in ("%", "number", "£", "days", "weeks", "per 1,000", "per 10,000", "per 100,000")} | {
    FRACTION: "fraction (0.05 = 5 %)"
}
PERIODS = {
    "return": "the period of the return",
    "year-to-date": "from April to the end of the return's period",
    "year": "the financial year of the return",
    "before": "the period before the return's",
    "year-ago": "the return's period, a year earlier",
    "year-before": "the financial year before the return's",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person says of a column or a table; "" leaves what was read. ``holds`` is a key of HOLDS, ``period`` one
    of PERIODS or a period's text, ``area`` and ``indicator`` are the catalogue's id and key."""

    holds: str = ""
    period: str = ""
    area: str = ""
    unit: str = ""
    indicator: str = ""

    def wants(self) -> str:
        """What is wrong with it; "" where nothing is."""
        if not any((self.holds, self.period, self.area, self.unit, self.indicator)):
            return "Nothing was changed: choose what is to be read otherwise."
        return period_unsure(self.period) if self.period and self.period not in RELATIVE else ""


def period_choices(partnership: Partnership) -> dict[str, str]:
    """The periods that can be said: those told from the return's, then the partnership's own, in words."""
    return {**PERIODS, **{label(one): said for one, said in filing_periods(partnership).items()}}


def came_to(ret: Return, comparison: Comparison | None) -> str:
    """What was read of a file, in a line: "12 figures, 1 question"."""
    return f"{content_words(ret)}; problems: {problem_words(every_problem(ret, comparison))}"


def layout_of(region: Region, known: Mapping[str, Layout]) -> Layout:
    """The layout that a table has under its own fingerprint, with what is known of it; ``known``: by fingerprint."""
    headings = [one.heading for one in region.columns]
    found = Layouts(known).of(headings)
    words = words_of(headings)
    if found is None:
        return Layout(region.fingerprint, "", headings=words)
    return replace(found.layout, fingerprint=region.fingerprint, headings=words)


def corrected_layout(
    layout: Layout, region: Region, index: int | None, typed: Typed, sha256: str, *, one_of_several: bool = False
) -> Layout:
    """The layout with what a person says of a column of the sheet (None: of the table as a whole). A period in words is
    true of this file's sheet alone; the rest is remembered for the next file. ``one_of_several``: another table of the
    sheet reads alike, and only this one is meant."""
    heading, nth = (WHOLE, 1) if index is None else places({one.index: one.heading for one in region.columns})[index]
    column = region.column(index) if index is not None else None
    words = words_about(region) if column is None and not one_of_several else TableWords()
    name = column.heading if column is not None else region.title_line
    role, measure = (None, "") if not typed.holds else (typed.holds.partition("|")[0], typed.holds.partition("|")[2])
    lasting = typed.period if typed.period in RELATIVE else ""
    row = region.top if one_of_several else 0
    general = Correction(
        heading, role, measure, lasting, typed.area, typed.unit, nth, indicator=typed.indicator,
        only_file=sha256 if row else "", sheet=region.sheet if row else "", row=row, name=name, title=words.title,
        labels=words.labels,
    )  # fmt: skip
    here = replace(
        general, role=None, measure="", period=typed.period, area="", unit="", indicator="", only_file=sha256,
        sheet=region.sheet,
    )  # fmt: skip
    if typed.period:
        layout = _without_period(layout, (general, here))
    if general.says:
        layout = layout.with_correction(general.over(_earlier(layout, general)))
    if lasting or not typed.period:
        return layout
    return layout.with_correction(here.over(_earlier(layout, here)))


def _earlier(layout: Layout, said: Correction) -> Correction:
    return next((one for one in layout.corrections if said.replaces(one)), said)


def _without_period(layout: Layout, said: Sequence[Correction]) -> Layout:
    """The layout without what was said before of the period of a column or table, here or in every file."""
    kept = (replace(one, period="") if any(each.replaces(one) for each in said) else one for one in layout.corrections)
    return replace(layout, corrections=tuple(one for one in kept if one.says))


def words_about(region: Region) -> TableWords:
    """By what words a table is told from another with the same headings."""
    return TableWords(title_words(region.title_line), region.first_labels, region.title_line)


def corrected_row(layout: Layout, row: RowWords, typed: Typed, sha256: str) -> Layout:
    """The layout with what a person says of a row, which is found again by its words. A period in words is true of this
    file alone."""
    lasting = typed.period if typed.period in RELATIVE else ""
    general = RowCorrection(
        row.label, row.under, row.name, typed.holds == LEFT_OUT, typed.indicator, typed.area, lasting
    )
    here = RowCorrection(row.label, row.under, row.name, period=typed.period, only_file=sha256)
    if typed.period:
        kept = (replace(one, period="") if one.place in (general.place, here.place) else one for one in layout.rows)
        layout = replace(layout, rows=tuple(one for one in kept if one.says))
    if general.says:
        earlier = next((one for one in layout.rows if one.place == general.place), general)
        layout = layout.with_row(general.over(earlier))
    return layout if lasting or not typed.period else layout.with_row(here)


def for_file(layout: Layout, sha256: str) -> Layout:
    """The layout without what is true of other files alone."""
    return replace(
        layout,
        corrections=tuple(one for one in layout.corrections if one.only_file in ("", sha256)),
        rows=tuple(one for one in layout.rows if one.only_file in ("", sha256)),
    )


def has_twin(regions: Iterable[Region], region: Region) -> bool:
    """Whether another table of the same sheet reads alike: the same headings, and no words that tell them apart."""
    return any(
        one is not region
        and (one.sheet, one.fingerprint) == (region.sheet, region.fingerprint)
        and words_about(one).fits(words_about(region))
        for one in regions
    )


def heading_layout(texts: Sequence[str], rows: int) -> Layout:
    """The layout that says: rows that read so are the headings of a table."""
    return Layout(heading_fingerprint(texts, rows), "", headings=words_of(texts), heading_rows=rows)


def to_keep(
    ret: Return,
    stored: Mapping[str, Layout],
    said: Mapping[str, Layout],
    meant: Iterable[Meant],
    partner: str,
    identity: str = "",
) -> list[Layout]:
    """The layouts to remember when a return is accepted: those that were corrected, those of which a name was answered,
    and those that moved, under the headings that they have now. ``partner`` names a new one, ``identity`` is its id."""
    known = {**stored, **{name: _with_stored(one, stored.get(name)) for name, one in said.items()}}
    kept: dict[str, Layout] = {}
    for region in ret.regions:
        layout = kept.get(region.fingerprint) or layout_of(region, known)
        for one in meant:
            if _speaks_of(ret, region, one):
                layout = layout.with_match(Match(one.name.what, fold(one.name.text), one.key))
        kept[region.fingerprint] = replace(
            layout, name=layout.name or _named(partner, region), partner=layout.partner or identity
        )
    for rows in (each for each in known.values() if each.of_rows and each.fingerprint in said):
        kept[rows.fingerprint] = replace(rows, name=rows.name or f"{partner or 'Unknown partner'}: rows of headings")
    return [
        one
        for name, one in kept.items()
        if not _same(one, stored.get(name)) and (one.says or (name in stored and stored[name].says))
    ]


def _same(one: Layout, other: Layout | None) -> bool:
    """Whether nothing else is remembered; a partner alone is no reason to."""
    return other is not None and replace(one, partner="") == replace(other, partner="")


def _with_stored(said: Layout, stored: Layout | None) -> Layout:
    """What was said in this session, with what is remembered besides: names that were answered, and what is true of
    other files alone."""
    if stored is None:
        return said
    names = {(one.role, one.text) for one in said.matches}
    matches = [one for one in stored.matches if (one.role, one.text) not in names]
    here = {one.only_file for one in said.corrections} | {one.only_file for one in said.rows} | {""}
    others = [one for one in stored.corrections if one.only_file not in here]
    rows = [row for row in stored.rows if row.only_file not in here]
    return replace(
        said, corrections=(*said.corrections, *others), rows=(*said.rows, *rows), matches=(*said.matches, *matches)
    )


def _named(partner: str, region: Region) -> str:
    return f"{partner or 'Unknown partner'}: {region.sheet}"


def _speaks_of(ret: Return, region: Region, meant: Meant) -> bool:
    """Whether a name that was answered stands in a table."""
    text = fold(meant.name.text)
    for one in ret.figures:
        if one.sheet != region.sheet:
            continue
        names = one.label.split(" | ") if meant.name.what == INDICATOR else [one.area_label]
        if any(fold(name) == text for name in names):
            return True
    return False
