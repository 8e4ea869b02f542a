"""The words of headings: which role a column plays when it is called so.

The lists are data: a partner's new word for an old thing is one more entry here (or a remembered mapping).
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a column holds."""

    INDICATOR = "indicator"
    TITLE = "title"
    SUB_MEASURE = "sub_measure"
    PARTNER = "partner"
    LEAD = "lead"
    CONTRIBUTORS = "contributors"
    AREA = "area"
    PERIOD = "period"
    FIGURE = "figure"  # a number; the heading's measure says which
    MEASURE = "measure"  # what the figures of a row are: target, actual
    BASELINE_PERIOD = "baseline_period"
    UNIT = "unit"
    POLARITY = "polarity"
    RATING = "rating"  # the partner's own red, amber or green
    DIRECTION = "direction"  # the partner's own arrow; ours is worked out from the figures
    FIGURE_STATUS = "figure_status"
    MARKER = "marker"
    OFFICER = "officer"
    NOTE = "note"
    KNOWN_AT = "known_at"
    THEME = "theme"
    TARGET_CLASS = "target_class"
    VERSION = "version"
    STATE = "state"
    IN_REWARD = "in_reward"
    REWARD = "reward"
    FREQUENCY = "frequency"
    SHOWN = "shown"  # our own template repeats what is stored; not read back
    FIELD = "field"  # of a register of words; the measure says which of its fields
    OTHER = ""


_ROLES: dict[Role, str] = {
    Role.INDICATOR: """pi no|indicator ref|indicator reference|ni|ref|pi laa|laa pi|ni no|ni number|ni ref|ni code|pi
        |pi ref
        |pi code|pi number|indicator no|indicator number|indicator code|indicator id|ref no|reference|reference no|code
        |laa ref|laa no|laa indicator|measure ref|measure no|ni or local ref|national indicator|ni id|kpi no|kpi ref|kpi
        |indicator number ni|pi id|no|number ni""",
    Role.TITLE: """indicator|description|title|indicator description|indicator title|indicator name|pi description
        |measure
        |performance indicator|performance measure|short title|short name|name|definition|pi title|indicator definition
        |ni description|ni title|measure of success|what we measure|outcome measure|key performance indicator
        |key performance measure|key indicator""",
    Role.SUB_MEASURE: "sub measure|submeasure|part|sub part|sub indicator|measure part|component",
    Role.PARTNER: """partner|organisation|organization|reporting partner|reporting organisation|returning partner|agency
        |submitted by|data provider|provider|partner organisation""",
    Role.LEAD: "lead partner|lead organisation|lead agency|lead|lead body|lead department|lead partnership",
    Role.CONTRIBUTORS: "contributing partners|contributors|contributing partner|other partners|contributory partners",
    Role.AREA: """area|district|local authority|council|ward|geography|region|area name|locality|place|la|la name
        |local authority name|authority|neighbourhood|geographical area|geographic area|location|authority name""",
    Role.PERIOD: """period|reporting period|return period|quarter|month|time period|financial year|year|date|as at
        |period covered|data period|period of data|time|year ending|quarter ending|month ending""",
    Role.BASELINE_PERIOD: "baseline period|baseline year|baseline date|period of baseline|base year",
    Role.UNIT: "unit|units|unit of measure|unit of measurement|measured in|uom|units of measurement",
    Role.POLARITY: """good is|good is low high|polarity|good performance|what is good|direction
        |good is high or low|good is low or high|bigger or smaller is better
        |good performance is|high or low is good|low or high is good|better is|good to be|desired direction|good""",
    Role.RATING: """rag|status|rag status|rag rating|performance status|traffic light|on target|on track|rating
        |current status|assessment|colour|rag given|red amber green|status rag|target met""",
    Role.DIRECTION: """direction of travel|dot|d o t|direction of travel dot|dot direction of travel|travel|trend
        |trend arrow|arrow|short trend|long trend|short term trend|long term trend|performance trend|current trend
        |recent trend""",
    Role.FIGURE_STATUS: """data status|provisional or final|provisional final|figure status|quality|data quality
        |provisional""",
    Role.MARKER: "marker|reason if no value|why no figure|reason for no figure|no figure because",
    Role.OFFICER: """target owner|owner|officer|lead officer|responsible officer|contact officer|topic lead
        |indicator owner
        |measure owner|responsible post|lead post|accountable officer|data owner|head of service|post""",
    Role.NOTE: """commentary|comment|comments|note|notes|remarks|explanation|narrative|supporting commentary|analysis
        |performance commentary|progress|progress comments|comment on performance|action taken|exceptions""",
    Role.KNOWN_AT: "known at|date known|date of figure|date reported|date returned|date published|date supplied",
    Role.THEME: """theme|block|topic|priority|outcome|theme and outcome|laa block|strategic objective|objective|risk
        |thematic partnership|partnership|laa theme|theme outcome|priority theme|ambition""",
    Role.TARGET_CLASS: "class|target class|target type|type of target|designated or local|designation|type",
    Role.VERSION: "version|target version|refresh|refresh version|agreed version",
    Role.STATE: "state|target state|target status|agreed state|state of target",
    Role.IN_REWARD: "in reward|reward target|in reward yes no|counts for reward|reward",
    Role.REWARD: """reward earned|reward earned £|reward earned £000|reward achieved|reward grant earned|prg earned
        |reward £|reward £000|performance reward grant|reward due""",
    Role.FREQUENCY: "frequency|reporting frequency|collection frequency|how often|frequency of reporting",
    Role.SHOWN: """last value for reference|last period for reference|milestone for reference|target for reference""",
}  # fmt: skip

_MEASURES: dict[str, str] = {
    "actual": """value|actual|actuals|result|results|outturn|latest result|latest|performance|current performance|figure
        |current value|current|actual to date|achieved|actual performance|latest value|latest figure|latest performance
        |score|data|year end|outturns|year end outturn|current position|position|year to date|ytd|to date|cumulative
        |this quarter|this period|this month|current quarter|current period|current month|cumulative total
        |performance to date|actual ytd|year to date actual|percentage|%|rate|count|total to date""",
    "target": """target|targets|planned|plan|goal|target value|agreed target|annual target|year end target|laa target
        |stretch target|target with reward|final target|full year target
        |full year plan""",
    "baseline": "baseline|base|base line|starting point|baseline figure|baseline value|baseline position",
    "milestone": "milestone|milestones|trajectory|profile|profiled target|interim target|in year target",
    "numerator": "numerator|num|numerator value",
    "denominator": "denominator|den|denominator value|population base",
    "sample": "sample size|sample|base n|number of respondents|base size|respondents|responses",
    "lower": "lower|lower limit|lower confidence limit|lower ci|lcl|lower bound|lower 95",
    "upper": "upper|upper limit|upper confidence limit|upper ci|ucl|upper bound|upper 95",
    "forecast": "forecast|projected|projection|year end forecast|forecast outturn|expected outturn|estimated outturn",
    "change": """change|change on last year|difference|variance|movement|percentage change|annual change
        |change over year
        |change since last quarter|change on year|change on quarter|% change|variance to target""",
    "trigger": "60 trigger|60% trigger|trigger|reward trigger|minimum for reward|60 of stretch|60 threshold",
}  # fmt: skip

PLACEHOLDERS = frozenset(
    """please select|select|choose|choose one|please choose|select from list|select status|click to select|pick one
    |enter here|please enter|type here|insert text|select one""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_NOISE = re.compile(r"[^\w%£+<>]+")
_ONE_MARK = (
    r"(?:\[(?:note\s*)?\w{1,3}\]|\((?:see\s)?(?:notes?\s*)?\d{1,2}(?:\s*(?:,|&|and)\s*\d{1,2})*\)|\(\s*[pre]\s*\)"
    r"|[*†‡§¶#⁰¹²³⁴-⁹])"
)
_LONGEST_MARKS = 80  # characters that the note marks of a label have at most; a long text is not read for them in full
_NOTE_MARKS = re.compile(rf"\s*{_ONE_MARK}(?:\s*,?\s*{_ONE_MARK})*\s*$", re.IGNORECASE)
_MARKS_END = frozenset("])*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹")


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).lower()
    return _NOISE.sub(" ", plain.replace("_", " ")).strip()


_FOLDED = {code: _folded(chr(code)) or " " for code in range(128)}


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text for comparing words: compatible forms joined, lower case, punctuation as single spaces."""
    if not text.isascii():
        return _folded(text)
    # Nearly always, and then each character folds by itself, at a third of the time.
    return text.lower() if text.isalnum() else " ".join(text.translate(_FOLDED).split())


def tidy(text: str) -> str:
    """The text on one line with single spaces."""
    return " ".join(text.split())


def without_marks(text: str) -> tuple[str, str]:
    """The label without the note marks at its end, and those marks: "Derbyshire [1]" → ("Derbyshire", "[1]")."""
    plain = tidy(text)
    if plain[-1:] not in _MARKS_END:
        return plain, ""
    found = _NOTE_MARKS.search(plain, max(len(plain) - _LONGEST_MARKS, 0))
    if not found or found.start() == 0:
        return plain, ""
    return plain[: found.start()].rstrip(), found.group().strip()


def is_placeholder(text: str) -> bool:
    """Whether the text is a drop-down's invitation to choose, so that nothing was entered."""
    return fold(text) in PLACEHOLDERS


def _words(listed: str) -> list[str]:
    return [fold(word) for word in listed.replace("\n", " ").split("|")]


ROLE_OF: dict[str, Role] = {word: role for role, listed in _ROLES.items() for word in _words(listed)}
MEASURE_OF: dict[str, str] = {word: measure for measure, listed in _MEASURES.items() for word in _words(listed)}


def role_of(text: str) -> Role:
    """The role of a heading by its words alone; :attr:`Role.OTHER` when it has none."""
    folded = fold(text)
    if folded in ROLE_OF:
        return ROLE_OF[folded]
    return Role.FIGURE if folded in MEASURE_OF else Role.OTHER
