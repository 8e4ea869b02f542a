"""What the titles over a table say: for which period its figures are, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, takewhile

from loaders.meaning.frames import MONTH
from loaders.meaning.header_block import LABEL_OF
from loaders.meaning.heading_parts import Across
from loaders.meaning.notes import explains_mark
from loaders.meaning.phrases import PHRASE, one_reading, periods_in, stretch
from loaders.meaning.words import fold, without_marks
from loaders.tables.row_kinds import KEYS
from lsp_data.catalogue.places import is_place
from lsp_data.periods import Basis, Period, is_year_after, read_period, year_to_date

_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
_GLUED_TO_PAIR = re.compile(r"(?<!\d)((?:19|20)(\d\d)\s?[/–-]\s?(\d\d))(?:\d|[a-rt-z])(?!\w)")
_GLUED_TO_YEAR = re.compile(rf"((?:{MONTH},?|\b(?:in|to|and|during)|[,–-])\s+(?:19|20)\d\d)\d$", re.IGNORECASE)
# A title that says when something was published or mended says nothing of the period measured.
_ABOUT_THE_FILE = re.compile(
    r"\b(?:revis|publish|publication|updat|released?\b|next |download|extract|source|copyright|©|printed|version"
    r"|contact|generated|prepared|produced|run on|last saved|created|census output|boundar)",
    re.IGNORECASE,
)
_OF_A_BASE = re.compile(r"\bprices\b|=\s*100", re.IGNORECASE)  # its year is not that of the figures
# What is open, due or extended to a day does not count up to it.
_UP_TO = re.compile(
    r"(?:[^\w ] ?|\d |\b(?:position|up|progress|performance|monitoring|spend|spent|expenditure|actuals?|results?"
    r"|outturns?|year|figures|data|achieved) )(?:to|until) (?:the )?(?:end (?:of )?)?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"[a-z]+,? (?:20\d\d|\d\d)\b",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r":\s|\(|\s[–—-]\s")
_CLAUSE = re.compile(r"[:,;]\s|\(|\s[–—-]\s")
# The year of what figures are sorted by: "areas as in 2001", "based on 2001".
_SORTED_AS_IN = re.compile(
    r"\b(?:as in|based on|basis of|definitions? of) (?:the )?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d[ -](?:based|basis|definitions?|classification)\b",
    re.IGNORECASE,
)
_NAMES_MONTH = re.compile(rf"\b{MONTH}(?![a-z])", re.IGNORECASE)
# Nor does one that says when something began or ended.
_EVENT = re.compile(
    r"\b(?:open|clos|merg|form|introduc|establish|launch|abolish|mov|transferr|replac)e?d on\b"
    r"|\b(?:began|started) on\b",
    re.IGNORECASE,
)
_PAIR = r"(?<![\w/])(?P<{0}>(?:(?:19|20)\d\d|\d\d)\s?[/–-]\s?\d\d)(?![\d/])"
_NO_YEAR = r"(?![a-z])(?!,?\s*\d)"
_Q = r"q(?:tr|uarter)?\s?[1-4]"
_SPAN = rf"(?:{MONTH}\s*(?:to|-|–)\s*{MONTH}|{_Q}(?:\s*(?:to|and|-|–)\s*{_Q})?)"
# A part of the year that stands beside it, in words that name no year themselves.
_PART_BESIDE = re.compile(
    rf"{_PAIR.format('first')}[\s,;:(–-]*(?:up\s+)?(?P<until>(?:to|until)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}){_NO_YEAR}"
    rf"|{_PAIR.format('before')}[\s,;:(–-]*(?P<after>{_SPAN}){_NO_YEAR}"
    rf"|(?<!\w)(?P<part>{_SPAN})[\s,;:(–-]*(?:of\s+)?{_PAIR.format('last')}",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(
    r"^\s*(?:table|figure|chart|sheet|annex|worksheet|dataset)\s+[A-Z]{0,3}\d*[a-z]?(?:[.\d]*\d)?[a-z]?\s*[:.–—-]?\s*",
    re.I,
)
# "Table 122 (continued): Dwellings", "Dwellings - continued", "Table 3 cont'd"
_CONTINUED = re.compile(
    r"\s*[(\[]\s*cont(?:inued|['’]?d)?\.?\s*[)\]]|(?:\s*[,:–—-]\s*cont(?:inued|['’]?d)|\s+cont['’]?d)\.?\s*$"
    r"|(?<=\d)\s+cont(?:inued|['’]?d)\b\.?(?=\s*[:–—-])",
    re.IGNORECASE,
)
_BARE_CONTINUED = re.compile(r"\s+continued\.?\s*$", re.IGNORECASE)  # "Table 122 continued"
_ABOUT_AREAS = re.compile(
    r",?\s+by\s+(?:[\w'’/() ]{1,60}?\s)?"
    r"(?:area|authority|region|district|county|council|constituency|ward|force|board)\b.*$",
    re.I,
)
_COUNT = r"(?:numbers?|percentages?|rates?|%)"
_PLACE_BEHIND = re.compile(r"\s*(?::|\s[–—-])\s+([^:–—]{3,60})$")
_ASIDE = re.compile(
    r"^\(|^(?:generated|ons crown|crown copyright|return to|back to|notes?\b|source|this (?:work)?sheet"
    r"|contents|unit|please|see |restricted|data |academic|selected|coverage|base\b|basis\b|fieldwork|figures|thousands"
    rf"|all figures|{_COUNT}(?:(?:\s*[/,&]\s*|\s+(?:and|or)\s+){_COUNT})*$)",
    re.I,
)
# What a reader of the sheet is told to do, and not what the figures are.
_TELLS_TO_DO = re.compile(
    r"^(?:please )?(?:select|choose|pick|click|enter|use|scroll|filter)\b.*"
    r"\b(?:drop ?-?downs?|lists?|menus?|cells?|box(?:es)?|buttons?|arrows?|filters?|tabs?|below|above|here)\b",
    re.IGNORECASE,
)
# A line that says no more than where and from what return or survey the figures come: "England, Survey of carers (SC)".
_WHERE_FROM = re.compile(
    r"^[^,]+, [^,]*\b(?:returns?|surveys?|census|collections?|data ?sets?)\b(?:[^,]*\([A-Z][\w-]{1,9}\))?"
    r"(?:\s*\(\d{1,2}\))?$",
    re.IGNORECASE,
)
# "* = fewer than 5 people; TBC = to be confirmed"
_KEY_OF_MARKS = re.compile(r"(?:^|[;,|] ?)(?:[^\w\s]{1,3}|\[\w{1,3}\]|\([a-z]\)|n/?a|tbc|[a-z]) ?= ?\w", re.IGNORECASE)
# A heading with such a word says what is counted; one without ("White", "2009") needs the table's title beside it.
_NAMES_A_MEASURE = re.compile(
    r"%|£|\b(?:number|rate|per ?cent|percentage|proportion|share|cost|costs|total|count|counts|value|ratio|average|mean"
    r"|median|index|score|per|population|amount|households?|claimants?|people)\b",
    re.IGNORECASE,
)
ENDS = 2  # of a range
LONGEST_SUBJECT = 120
LONGEST_PART = 180  # of a title that no comma divides before


def period_in_titles(texts: Sequence[str]) -> Period | None:
    """The one period that the nearest title names; the last text is the nearest. A stretch from one period to another
    counts as one."""
    for text in reversed(texts):
        if any(one.search(text) for one in (_ABOUT_THE_FILE, _OF_A_BASE, _EVENT)) or explains_mark(text):
            continue
        if _says_when_sent(text):
            continue  # its day is not that of the figures
        plain = _without_notes(text)
        if (part := _part_of_year(plain)) is not None:
            return part
        found = periods_in(plain)
        if found:
            return found[0] if len(found) == 1 else _year_up_to(found, text) or _set_off(plain)
    return None


def _says_when_sent(text: str) -> bool:
    """Whether a line says when a form was filled in or came back: "Date returned: 30/01/2009"."""
    label = fold(text.partition(":")[0])
    return LABEL_OF.get(label) == "known_at" and label != "date"


def _part_of_year(text: str) -> Period | None:
    """The part of a year where all that a title names is both, apart: "2009/10 to end September", "Q1-Q2 2009/10"."""
    found = _PART_BESIDE.search(text)
    if found is None or periods_in(text[: found.start()]) or periods_in(text[found.end() :]):
        return None
    year = found["first"] or found["before"] or found["last"]
    return one_reading(read_period(f"{year} {found['until'] or found['after'] or found['part']}"))


def _set_off(text: str) -> Period | None:
    """The range of days or months that stands apart at the end of a title in which any other year is that of what the
    figures are sorted by ("Deaths, areas as in 2001: 1 April to 30 June 2010"), or holds the range, without a word
    between them that could say what else was done then: "(fieldwork: October to December 2008)". A month alone may be
    that of the publication."""
    mark = next(reversed(list(_SET_OFF.finditer(text))), None)
    before, last = (text[: mark.start()], text[mark.end() :].strip(" ).")) if mark else ("", text)
    period = one_reading(read_period(last)) or stretch(last)
    if period is None or len(_NAMES_MONTH.findall(last)) != ENDS:
        return None
    years = [one for one in periods_in(_SORTED_AS_IN.sub("", before)) if one != period]
    within = all(
        one.basis is Basis.CALENDAR_YEAR and one.start <= period.start and period.end <= one.end for one in years
    )
    return period if not years or (within and periods_in(_CLAUSE.split(before)[-1])) else None


def _year_up_to(found: Sequence[Period], text: str) -> Period | None:
    """The year so far where all that a title names is a financial year and a day in it up to which it goes: "Budget
    monitoring 2010/11, position to 31 December 2010"."""
    year, day = found[0], found[-1]
    if len(found) != 2 or year.basis is not Basis.FINANCIAL_YEAR or not year.start <= day.start <= day.end <= year.end:
        return None
    since_april = day.start == year.start and day.basis is not Basis.POINT
    if not since_april and not _UP_TO.search(text):
        return None
    return year if day.end == year.end else year_to_date(day.end)


def of_figures(texts: Iterable[str]) -> list[str]:
    """The texts without those that speak of the file: when it was published, extracted, mended."""
    return [text for text in texts if not _ABOUT_THE_FILE.search(text)]


def without_facts(titles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The titles without what a form says of itself: ("Organisation", "Council for Voluntary Service")."""
    facts = {text for label, said in pairs if fold(label) in LABEL_OF for text in (label, said)}
    return [text for text in titles if text not in facts]


def _without_notes(text: str) -> str:
    """A title without the marks of its notes, raised or glued to a year: "2009-10¹", "2009-101", "31 March 20101"."""
    plain = _GLUED_TO_YEAR.sub(r"\1", _RAISED.sub("", text).rstrip())
    return _GLUED_TO_PAIR.sub(
        lambda found: found[1] if is_year_after(int(found[2]), int(found[3])) else found[0], plain
    )


def names_a_measure(heading: str) -> bool:
    """Whether a heading says what is counted, so that it needs no title beside it: "Number of claimants"."""
    return bool(_NAMES_A_MEASURE.search(heading))


def need_no_title(columns: Mapping[int, Across]) -> bool:
    """Whether the headings of all columns say what is counted. A main column ("Outcome (%)") is called no less than its
    parts beside it, and neighbours alike."""
    parted = any(over.measure in ("numerator", "denominator") for over in columns.values())
    return not parted and all(any(map(names_a_measure, over.names)) for over in columns.values())


def subject_of(titles: Sequence[str]) -> tuple[str, ...]:
    """What the nearest title says is counted, without its number, periods, "by local authority" and the place that it
    ends in; empty for none."""
    naming = ("title",) if any(title.lower().startswith("title: ") for title in titles) else ("summary", "report")
    for title in reversed(titles):
        key, _, said = title.partition(": ")
        if said and (key.lower() in KEYS or fold(key) in LABEL_OF) and key.lower() not in naming:
            continue
        if (
            _ABOUT_THE_FILE.search(title) or _KEY_OF_MARKS.search(title) or is_place(title.rpartition("=")[2].strip())
        ):  # "Region = North West"
            continue
        if _TELLS_TO_DO.search(title) or _says_where_from(title):
            continue
        text = without_marks(said if key.lower() in KEYS and said else title)[0]
        text = _without_place(_ABOUT_AREAS.sub("", without_number(without_continued(text))))
        parts = [part.strip() for part in text.split(",")]
        kept = [part for part in parts if part and not _only_period(part) and not is_place(part)]
        beginnings = takewhile(lambda one: len(one) <= LONGEST_SUBJECT, accumulate(kept, "{}, {}".format))
        whole = kept[0] if kept and len(kept[0]) <= LONGEST_PART else ""
        subject = max(beginnings, key=len, default=whole)
        words = len(subject.split())
        if words and not _ASIDE.match(subject) and not is_place(subject):
            return (subject,)
    return ()


def without_continued(title: str) -> str:
    """A title without the words that say that it goes on from above: "Table 122 (continued): Dwellings". Without the
    number of a table a bare last word may be a part of the name: "Number of placements continued"."""
    number = _NUMBERED_TITLE.match(title)
    goes_on = number is not None and any(map(str.isdigit, number[0]))
    plain = _CONTINUED.sub("", title)
    return _BARE_CONTINUED.sub("", plain) if goes_on else plain


def without_number(title: str) -> str:
    """A title without the number of its table: "Table 122: Dwellings"."""
    return _NUMBERED_TITLE.sub("", title)


def _says_where_from(title: str) -> bool:
    """Whether a line is a place and the return or survey that the figures come from."""
    return bool(_WHERE_FROM.match(title)) and is_place(title.partition(",")[0].strip())


def _without_place(text: str) -> str:
    """The title without the place that it is of: "Youth justice summary: Wigan", whatever areas its columns are."""
    found = _PLACE_BEHIND.search(text)
    return text[: found.start()] if found and is_place(found[1]) else text


def _only_period(part: str) -> bool:
    return not PHRASE.sub("", part).strip(" -–—.:;") or not re.sub(
        r"\b(?:to|and|as at|from|between|until)\b", "", PHRASE.sub("", part)
    ).strip(" -–—.:;")
