"""The words and marks that stand in place of a number or beside one, and what each means."""

from __future__ import annotations

# The whole cell, in lower case with single spaces. Meanings of a partner's own key go before these.
# GSS shorthand in square brackets: https://analysisfunction.civilservice.gov.uk (symbols in tables guidance).
MARKERS: dict[str, str] = {
    **dict.fromkeys(
        (
            "n/a", "na", "n.a.", "n.a", "n/a.", "n\\a", "#n/a", "[x]", "x", ".", "..", "...", "....", "…", "-", "--",
            "---", ":", "::", "not available", "unavailable", "data not available", "data unavailable", "no data",
            "no data available", "not known", "n/k", "unknown", "null", "none", "nan", "missing", "not reported",
            "not provided", "not supplied", "no return", "no figure", "/",
        ),
        "na",
    ),
    **dict.fromkeys(
        (
            "tbc", "tba", "tbd", "t.b.c.", "to be confirmed", "to be agreed", "to be advised", "to be announced",
            "to be determined", "to be decided", "to be set", "to follow", "pending", "awaited", "awaiting data",
            "data awaited", "not yet available", "not yet known", "not yet published", "not yet agreed", "awaiting",
        ),
        "tbc",
    ),
    **dict.fromkeys(("suppressed", "[c]", "c", "*", "**", "confidential", "s", "[s]", "withheld"), "suppressed"),
    **dict.fromkeys(("not applicable", "[z]", "z", "not relevant", "does not apply"), "not_applicable"),
    **dict.fromkeys(
        (
            "not collected", "data not collected", "no longer collected", "not measured", "not recorded", "no survey",
            "not surveyed", "survey not run", "no survey this year", "discontinued", "[w]", "not run",
        ),
        "not_collected",
    ),
    **dict.fromkeys(("not due", "not yet due", "not due yet"), "not_due"),
    **dict.fromkeys(("[u]", "u", "[low]", "low reliability", "unreliable", "not reliable"), "low_reliability"),
    **dict.fromkeys(("nil", "zero"), "nil"),
}  # fmt: skip

# Marks that say nothing of a number as the beginning of a longer text ("- see note", "None of the partners …").
ONLY_ALONE = frozenset(
    marker for marker in MARKERS if sum(map(str.isalpha, marker)) < 3 and not marker.startswith("n/a")
) | {"none", "missing", "null", "nan", "nil", "zero", "unknown"}

LONGEST_MARK = 3  # letters; a longer one says in words why there is no number ("not yet published")
TO_BE_CONFIRMED = frozenset({"tbc", "tba", "tbd"})
LONGEST_MARKED = 12  # words; a longer text that mentions "tbc" is commentary

# A text of nothing but these, one of the first among them, says that there is none: "none yet", "no partner so far".
DENIALS = frozenset({"no", "none", "not", "nil", "nothing", "nobody", "neither", "never"})
_AROUND_DENIALS = """
a action actions agreed allocated any appointed approached as asked at available been being budget confirmed currently
date dates decided evidence far found funding has have identified in is known lead leads moment money named nor of one
or partner partners people place plan present resource resources secured set signed so such that the there this time to
up was were yet
"""
AROUND_DENIALS = frozenset(_AROUND_DENIALS.split())
# How a text begins that puts off what it should say ("To be agreed with the PCT"); "To follow up" does not.
PUTS_OFF = frozenset(one for one, marker in MARKERS.items() if marker == "tbc") - {"pending", "to follow"} | {
    "to be identified",
    "to be found",
    "to be named",
    "to be appointed",
}
# What is still to be done before there is what a text speaks of: "all, not yet asked", "a lead to be appointed".
_STILL_TO_BE = """
advised agreed allocated announced appointed approached approved arranged asked commissioned committed confirmed
contacted decided determined discussed found identified invited joined known named negotiated recruited secured set
signed sought
"""
STILL_TO_BE = frozenset(_STILL_TO_BE.split())

STATUS: dict[str, str] = {
    **dict.fromkeys(("p", "prov", "provisional", "provisionally", "draft", "unaudited", "[p]", "tbc"), "provisional"),
    **dict.fromkeys(("r", "rev", "revised", "[r]"), "revised"),
    **dict.fromkeys(
        (
            "e",
            "est",
            "estimate",
            "estimates",
            "estimated",
            "[e]",
            "approx",
            "approximately",
            "circa",
            "about",
            "around",
            "c",
            "ca",
        ),
        "estimated",
    ),
    **dict.fromkeys(("final", "finalised", "confirmed", "[final]"), "final"),
}

# Words before a number that leave it the number that it is.
APPROXIMATE = frozenset({"approx", "approximately", "circa", "about", "around", "c", "ca", "est", "estimated"})
LESS = (("less", "than"), ("fewer", "than"), ("under",), ("below",))
MORE = (("more", "than"), ("greater", "than"), ("over",), ("above",))

CURRENCIES: dict[str, str] = {"£": "£", "$": "$", "€": "€", "gbp": "£", "eur": "€", "usd": "$"}
MULTIPLIERS: dict[str, int] = {
    "k": 3, "thousand": 3, "thousands": 3, "m": 6, "mn": 6, "mill": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9,
}  # fmt: skip
ONLY_MONEY = frozenset({"m", "k", "mn"})  # "1.2m" without a currency may be metres

_UNITS = """
day days week weeks month months year years hour hours hrs minute minutes mins second seconds people persons person
residents households homes dwellings properties incidents crimes offences accidents casualties deaths births pupils
children adults young learners students visits visitors places jobs claimants businesses employees employers tonnes
tonne kg kgs kwh km miles metres hectares ha points point pts pt pp units cases referrals schools buildings sites
volunteers percent pct pence rate
"""
UNITS = frozenset(_UNITS.split())
PERCENT_WORDS = (("per", "cent"), ("percent",), ("pct",))
POINT_WORDS = frozenset({"points", "point", "pts", "pt"})

# Words that open a period beside a number: "to Feb 11", "in 2005", "as at Sep 09".
PERIOD_WORDS = frozenset({"to", "in", "at", "as", "by", "for", "from", "ytd", "during", "since", "up", "until"})
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
BAND_WORDS = frozenset({"and", "or", "under", "over", "plus"})
PERIOD_NOUNS = frozenset({"average", "ave", "avg", "ytd", "quarter", "qtr", "rolling", "academic", "calendar"})

ERRORS = frozenset(
    {"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#getting_data", "#field!"}
)
NOT_FINITE = frozenset({"inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "nan", "+nan", "-nan", "∞", "-∞"})
NOTE_MARKS = frozenset("†‡§¶#*^!‖")
