"""The words that people use when they write a period, and what each says."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar mrch",
            "april apr aprl",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# The season as months: its first month and how many. Winter begins in December.
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# A school term by its season: its number in the academic year.
TERMS: dict[str, int] = {"autumn": 1, "spring": 2, "summer": 3}

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip

QUARTER = frozenset({"q", "qtr", "qrtr", "quarter", "qtrs", "quarters", "qu"})
HALF = frozenset({"h", "half"})
TO = frozenset({"to", "until", "till", "through", "and", "thru"})
YEAR = frozenset({"year", "years", "yr", "yrs", "annual", "annually", "yearly"})
MONTH = frozenset({"month", "months", "mth", "mths", "m", "monthly"})
WEEK = frozenset({"week", "wk"})  # several weeks, and what is counted weekly, are no period here
ENDING = frozenset({"ending", "ended", "end", "ends"})
STARTING = frozenset({"commencing", "beginning", "starting"})

# What a word adds to the meaning of the numbers beside it.
FLAGS: dict[str, str] = {
    **dict.fromkeys(("ytd", "cumulative", "cum", "cumul", "cumulatively"), "to_date"),
    **dict.fromkeys(("rolling", "moving"), "rolling"),
    **dict.fromkeys(("ave", "avg", "av", "average", "averaged", "averages", "mean"), "average"),
    **dict.fromkeys(("academic", "school", "ay", "acad"), "academic"),
    **dict.fromkeys(("calendar", "cal", "cy"), "calendar"),
    **dict.fromkeys(("financial", "fiscal", "fin", "fy"), "financial"),
    **dict.fromkeys(("survey", "surveys", "wave"), "survey"),
    **dict.fromkeys(("term", "terms"), "term"),
    **dict.fromkeys(("as", "at", "on", "by"), "at"),
}

# Words that stand beside a period and change nothing about which one is meant.
_FILLERS = """
    outturn outturns out turn target targets actual actuals baseline base line result results performance provisional
    prov final revised estimated estimate est forecast milestone milestones plan planned data figure figures value
    values total period reporting report reported for the in of during from between full latest position updated
    place collected published unaudited audited exam exams p r e f
"""
FILLERS = frozenset(_FILLERS.split())

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
