"""Which return holds what: partner, house style, day on which it came, and the part of each series that it reports.

A figure is provisional in the return that names it so, and revised or final in a later one; a return that came after
its figures were due is simply dated late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lsp_data.periods import Period, read_period
from sample_data.truth import Fact, all_series, path_of, rounded


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one series in a return. ``provisional``: from this period on; ``revised``: these periods;
    ``instead``: figures as they were first published, withdrawn later."""

    indicator: str
    sub_measure: str
    first: str
    last: str
    provisional: str = ""
    revised: tuple[str, ...] = ()
    instead: Mapping[str, float] = field(default_factory=dict)

    def facts(self) -> tuple[tuple[str, Fact], ...]:
        """The figures as this return has them, with the key of their period."""
        row = all_series()[(self.indicator, self.sub_measure)]
        found = []
        for key, fact in path_of(self.indicator, self.sub_measure).items():
            if not self.first <= key <= self.last:
                continue
            if key in self.instead:
                fact = replace(fact, value=self.instead[key])
            if self.provisional and key >= self.provisional and fact.value is not None:
                value = rounded(fact.value * (1 + float(row["bias"] or 0)), fact.decimals)
                fact = replace(fact, value=value, status="provisional")
            if key in self.revised:
                fact = replace(fact, status="revised")
            found.append((key, fact))
        if not found:
            raise ValueError(f"{self.indicator} has no figure from {self.first} to {self.last}")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a return: its house style, its name and what it reports."""

    style: str
    name: str
    parts: Sequence[Part]
    year: int = 0  # the financial year of a sheet by quarters or months


@dataclass(frozen=True, slots=True)
class SampleReturn:
    """One workbook of a partner."""

    slug: str
    partner: str
    period_text: str
    known_at: date
    sheets: Sequence[Sheet]
    file_format: str = "xlsx"

    @property
    def period(self) -> Period:
        """The period that the return is for."""
        read = read_period(self.period_text)
        if not isinstance(read, Period):
            raise ValueError(f"{self.slug}: {self.period_text}")
        return read


def _health() -> list[SampleReturn]:
    def quarters(year: int, last: str, provisional: str = "", until: str = "") -> Sheet:
        first = f"{year}-06"
        parts = [Part("NI 39", "", first, last, provisional), Part("NI 123", "", first, last, provisional)]
        parts.append(Part("NI 53", "", f"{year}Q1", f"{year}Q{until or 4}"))
        return Sheet("quarters", f"{year}-{(year + 1) % 100:02d} quarterly", parts, year)

    def treatment(first: str, last: str) -> Sheet:
        return Sheet("rolling", "Treatment", [Part("NI 40", "", first, last)])

    def mortality(first: str, last: str, revised: tuple[str, ...] = ()) -> Sheet:
        keys = (("NI 120", "a"), ("NI 120", "b"), ("NI 121", ""))
        return Sheet("two_rows", "Mortality", [Part(ni, sub, first, last, last, revised) for ni, sub in keys])

    def measured(first: str, last: str) -> Sheet:
        return Sheet("two_rows", "Child measurement", [Part("NI 56", "", first, last)])

    trust = "primary-care-trust"
    return [
        SampleReturn(
            "annual", trust, "2008/09", date(2009, 12, 4),
            [mortality("2007", "2008"), measured("2007/08", "2008/09")],
        ),
        SampleReturn(
            "quarterly", trust, "Q2 2009/10", date(2010, 1, 28),
            [quarters(2009, "2009-09", "2009-09", "2"), quarters(2008, "2009-03"), treatment("2008-06", "2009-09")],
        ),
        SampleReturn(
            "quarterly", trust, "Q4 2009/10", date(2010, 7, 29),
            [quarters(2009, "2010-03", "2010-03"), treatment("2009-12", "2010-03")],
        ),
        SampleReturn(
            "annual", trust, "2009/10", date(2010, 12, 9),
            [mortality("2008", "2009", ("2008",)), measured("2008/09", "2009/10")],
        ),
        SampleReturn(
            "quarterly", trust, "Q2 2010/11", date(2011, 1, 28),
            [quarters(2010, "2010-09", "2010-09", "2"), treatment("2010-06", "2010-09")],
        ),
    ]  # fmt: skip


def _safer() -> list[SampleReturn]:
    def crime(year: int, first: str, last: str, provisional: str = "") -> Sheet:
        parts = [Part(code, "", first, last, provisional) for code in ("NI 16", "NI 20")]
        return Sheet("months", f"Crime {year}-{(year + 1) % 100:02d}", parts, year)

    def fires(first: str, last: str) -> Sheet:
        return Sheet("long_list", "Deliberate fires", [Part("NI 33", part, first, last) for part in ("i", "ii")])

    def reoffending(first: str, last: str, provisional: str = "") -> list[Sheet]:
        return [
            Sheet("fills", "All offenders", [Part("NI 18", "", first, last)]),
            Sheet("fills", "Priority offenders", [Part("NI 30", "", first, last, provisional)]),
        ]

    fire = "fire-and-rescue"
    return [
        SampleReturn("recorded-crime", "police", "2008/09", date(2009, 4, 17), [crime(2008, "2008-04", "2009-03")]),
        SampleReturn(
            "recorded-crime", "police", "2009/10", date(2010, 4, 19), [crime(2009, "2009-04", "2010-03", "2010-02")]
        ),
        SampleReturn(
            "recorded-crime", "police", "Sep 2010", date(2010, 10, 18), [crime(2010, "2010-04", "2010-09", "2010-09")]
        ),
        SampleReturn(
            "recorded-crime", "police", "Jan 2011", date(2011, 2, 11),
            [crime(2009, "2010-02", "2010-03"), crime(2010, "2010-04", "2011-01", "2010-12")],
        ),
        SampleReturn("deliberate-fires", fire, "2009/10", date(2010, 4, 13), [fires("2008-04", "2010-03")]),
        SampleReturn("deliberate-fires", fire, "Sep 2010", date(2010, 10, 14), [fires("2010-04", "2010-09")]),
        SampleReturn("deliberate-fires", fire, "Dec 2010", date(2011, 1, 13), [fires("2010-10", "2010-12")]),
        SampleReturn("re-offending", "probation", "Q4 2009/10", date(2010, 7, 28), reoffending("2008-06", "2010-03")),
        SampleReturn("re-offending", "probation", "Q1 2010/11", date(2010, 10, 28), reoffending("2010-06", "2010-06")),
        SampleReturn(
            "re-offending", "probation", "Q2 2010/11", date(2011, 1, 31), reoffending("2010-09", "2010-09", "2010-09")
        ),
        SampleReturn(
            "re-offending-by-young-people", "youth-offending-service", "2009/10", date(2010, 7, 8),
            [Sheet("flat_csv", "Return", [Part("NI 19", "", "2008-06", "2010-03")])], "csv",
        ),
    ]  # fmt: skip


def _children() -> list[SampleReturn]:
    tested = (("NI 72", ""), ("NI 73", ""), ("NI 75", ""), ("NI 92", ""), ("NI 93", ""), ("NI 94", ""))
    cared_for = (("NI 99", ""), ("NI 100", ""), ("NI 101", ""))

    def results(first: str, last: str, provisional: str = "") -> Sheet:
        return Sheet("fractions", "Attainment", [Part(*key, first, last, provisional) for key in tested])

    def small(first: str, last: str) -> Sheet:
        return Sheet("small_groups", "Children looked after", [Part(*key, first, last) for key in cared_for])

    def absence() -> Sheet:
        return Sheet("fractions", "Absence", [Part("NI 87", "", "2007/08", "2008/09")])

    def without_work(year: int, last: str) -> Sheet:
        name = f"NEET {year}-{(year + 1) % 100:02d}"
        return Sheet("short_months", name, [Part("NI 117", "", f"{year}-04", last)], year)

    council = "council-children"
    return [
        SampleReturn(
            "attainment", council, "2008/09", date(2009, 12, 15),
            [results("2007/08", "2008/09"), small("2007/08", "2008/09")],
        ),
        SampleReturn(
            "young-people", council, "2009/10", date(2010, 4, 27),
            [
                without_work(2009, "2010-03"), without_work(2008, "2009-03"), absence(),
                Sheet("two_rows", "Conceptions", [Part("NI 112", "", "2006", "2008")]),
            ],
        ),
        SampleReturn(
            "attainment", council, "Q2 2010/11", date(2010, 9, 30), [results("2009/10", "2009/10", "2009/10")]
        ),
        SampleReturn(
            "attainment", council, "Q3 2010/11", date(2011, 1, 21),
            [results("2008/09", "2009/10"), small("2009/10", "2009/10")],
        ),
        SampleReturn("young-people", council, "Sep 2010", date(2010, 10, 26), [without_work(2010, "2010-09")]),
        SampleReturn("young-people", council, "Jan 2011", date(2011, 2, 11), [without_work(2010, "2011-01")]),
    ]  # fmt: skip


def _adults_and_homes() -> list[SampleReturn]:
    def care(year: int, quarter: int) -> Sheet:
        last = ("06", "09", "12", "03")[quarter - 1]
        parts = [
            Part("NI 130", "", f"{year}Q1", f"{year}Q{quarter}"),
            Part("NI 135", "", f"{year}-06", f"{year + (quarter == 4)}-{last}"),
        ]
        return Sheet("quarters", f"Adults {year}-{(year + 1) % 100:02d}", parts, year)

    def homes(year: int, last: str) -> Sheet:
        return Sheet("quarters", f"Homes {year}-{(year + 1) % 100:02d}", [Part("NI 155", "", f"{year}-06", last)], year)

    adults, trust = "council-adults", "housing-trust"
    return [
        SampleReturn("adult-care", adults, "Q4 2009/10", date(2010, 5, 5), [care(2009, 4), care(2008, 4)]),
        SampleReturn("adult-care", adults, "Q2 2010/11", date(2010, 11, 2), [care(2010, 2)]),
        SampleReturn(
            "adult-care", adults, "Q3 2010/11", date(2011, 2, 4),
            [
                Sheet(
                    "template", "Return",
                    [Part("NI 130", "", "2010Q3", "2010Q3"), Part("NI 135", "", "2010-12", "2010-12")],
                )
            ],
        ),
        SampleReturn(
            "affordable-homes", trust, "Q4 2009/10", date(2010, 5, 13), [homes(2009, "2010-03"), homes(2008, "2009-03")]
        ),
        SampleReturn("affordable-homes", trust, "Q2 2010/11", date(2010, 11, 9), [homes(2010, "2010-09")]),
        SampleReturn(
            "affordable-homes", trust, "Q3 2010/11", date(2011, 2, 11),
            [Sheet("template", "Return", [Part("NI 155", "", "2010-12", "2010-12")])],
        ),
    ]  # fmt: skip


def _economy() -> list[SampleReturn]:
    def claims(first: str, last: str) -> list[Sheet]:
        return [Sheet("rolling", "Claimants", [Part("NI 152", "", first, last), Part("NI 153", "", first, last)])]

    def business(first: str, last: str, provisional: str = "", revised: tuple[str, ...] = ()) -> Sheet:
        part = Part("NI 171", "", first, last, provisional, revised)
        return Sheet("footnotes", "New businesses", [part])

    def work(first: str, last: str) -> Sheet:
        return Sheet("rolling", "Employment", [Part("NI 151", "", first, last)])

    def sport(first: str, last: str) -> Sheet:
        return Sheet("survey_years", "Sport and recreation", [Part("NI 8", "", first, last)])

    council = "council-regeneration"
    return [
        SampleReturn("claimants", "jobcentre-plus", "Q4 2009/10", date(2010, 10, 1), claims("2008-06", "2010-03")),
        SampleReturn("claimants", "jobcentre-plus", "Q1 2010/11", date(2011, 1, 6), claims("2010-06", "2010-06")),
        SampleReturn(
            "economy", council, "Q2 2009/10", date(2010, 1, 18),
            [business("2007", "2008", "2008"), work("2008-06", "2009-09"), sport("2007-10", "2009-10")],
        ),
        SampleReturn("economy", council, "Q1 2010/11", date(2010, 10, 20), [work("2009-12", "2010-06")]),
        SampleReturn(
            "economy", council, "Q2 2010/11", date(2011, 1, 19),
            [
                business("2007", "2009", "2009", ("2008",)), work("2010-09", "2010-09"), sport("2009-10", "2010-10"),
            ],
        ),
        SampleReturn(
            "skills", "learning-and-skills", "2009/10", date(2010, 9, 6),
            [Sheet("footnotes", "Qualifications", [Part("NI 163", "", "2007", "2009")])],
        ),
    ]  # fmt: skip


def _environment() -> list[SampleReturn]:
    def waste(first: str, last: str, provisional: str = "") -> list[Sheet]:
        return [Sheet("flat_csv", "Waste", [Part("NI 191", "", first, last, provisional)])]

    def carbon(revised: tuple[str, ...] = (), **instead: float) -> list[Sheet]:
        first = {key.removeprefix("y"): value for key, value in instead.items()}
        return [Sheet("footnotes", "Carbon", [Part("NI 186", "", "2006", "2007", "", revised, first)])]

    streets = [Part("NI 195", part, "2008-07", "2010-07") for part in ("a", "b", "c", "d")]
    council = "council-environment"
    return [
        SampleReturn("carbon", council, "2008/09", date(2009, 9, 17), carbon(y2006=1.2, y2007=3.4)),
        SampleReturn("carbon-replaced", council, "2008/09", date(2009, 11, 9), carbon(revised=("2006", "2007"))),
        SampleReturn("waste", council, "2009/10", date(2010, 7, 2), waste("2008-06", "2010-03", "2010-03"), "csv"),
        SampleReturn(
            "streets-and-climate", council, "Q1 2010/11", date(2010, 9, 24),
            [
                Sheet("long_list", "Streets", streets),
                Sheet("footnotes", "Carbon", [Part("NI 186", "", "2008", "2008")]),
                Sheet(
                    "footnotes", "Plans and homes",
                    [Part("NI 188", "", "2008/09", "2009/10"), Part("NI 154", "", "2008/09", "2009/10")],
                ),
            ],
        ),
        SampleReturn("waste", council, "Q2 2010/11", date(2010, 12, 22), waste("2010-03", "2010-09", "2010-09"), "csv"),
    ]  # fmt: skip


def _council() -> list[SampleReturn]:
    place = ("NI 1", "NI 4", "NI 21")

    def wave(year: str, provisional: str = "", revised: tuple[str, ...] = ()) -> Sheet:
        return Sheet("survey", "Place survey", [Part(code, "", year, year, provisional, revised) for code in place])

    abuse = "Domestic abuse"
    third_sector = Sheet("long_list", "Third sector", [Part("NI 7", "", "2008", "2008")])
    return [
        SampleReturn("third-sector", "voluntary-sector-council", "2008/09", date(2009, 6, 10), [third_sector]),
        SampleReturn("place-survey", "council", "2008/09", date(2009, 6, 23), [wave("2008", "2008")]),
        SampleReturn("place-survey-revised", "council", "2008/09", date(2009, 9, 7), [wave("2008", "", ("2008",))]),
        SampleReturn(
            "measures", "council", "2009/10", date(2010, 6, 29),
            [
                Sheet("averages", "Road casualties", [Part("NI 47", "", "2005", "2009")]),
                Sheet("small_groups", abuse, [Part("NI 32", "", "2009Q1", "2009Q4")]),
            ],
        ),
        SampleReturn(
            "measures", "council", "Q3 2010/11", date(2011, 1, 28),
            [wave("2010"), Sheet("small_groups", abuse, [Part("NI 32", "", "2010Q1", "2010Q3")])],
        ),
    ]  # fmt: skip


def all_returns() -> list[SampleReturn]:
    """Every performance return of the partnership's own area, in the order in which they came."""
    found = [
        *_health(), *_safer(), *_children(), *_adults_and_homes(), *_economy(), *_environment(), *_council()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.known_at, one.partner, one.slug))
