"""Indicators, areas and partners are found by every usual writing, and by nothing else."""

from __future__ import annotations

import re
import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_data.catalogue import Catalogue, load_reference, written
from lsp_data.catalogue.names import comparable, without_council

CATALOGUE = Catalogue.build(load_reference(), [])
SERIES = list(zip(CATALOGUE.indicators["indicator"], CATALOGUE.indicators["sub_measure"], strict=True))
CODES = sorted({indicator for indicator, _ in SERIES})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("NI 16", ("NI 16", "")),
        ("NI016", ("NI 16", "")),
        ("NI16", ("NI 16", "")),
        ("ni 016 ", ("NI 16", "")),
        ("NI\u00a016", ("NI 16", "")),
        ("N.I. 16", ("NI 16", "")),
        ("NI-16:", ("NI 16", "")),
        ("NI No. 16", ("NI 16", "")),
        ("National Indicator 16", ("NI 16", "")),
        ("ＮＩ １６", ("NI 16", "")),
        ("NI16(i)", ("NI 16", "i")),
        ("NI 33i", ("NI 33", "i")),
        ("NI 33 (II)", ("NI 33", "ii")),
        ("NI 33 ⅱ", ("NI 33", "ii")),
        ("NI33", ("NI 33", "")),
        ("NI 195 a", ("NI 195", "a")),
        ("NI 195a)", ("NI 195", "a")),
        ("NI 195.d", ("NI 195", "d")),
        ("NI 198 car share", ("NI 198", "car-share")),
        ("Serious acquisitive crime rate", ("NI 16", "")),
        ("serious  acquisitive crime rate.", ("NI 16", "")),
        ("NI 16 – Serious acquisitive crime rate", ("NI 16", "")),
        ("Arson incidents", ("NI 33", "")),
        ("Arson: deliberate primary fires", ("NI 33", "i")),
        ("NI 33ii Arson incidents", ("NI 33", "ii")),
    ],
)
def test_usual_writings(text: str, key: tuple[str, str]) -> None:
    assert CATALOGUE.find_indicator(text) == key


@pytest.mark.parametrize(
    "text",
    ["", "NI", "33i", "16", "N1 016", "NI 999", "NI 0", "NI 000", "NI l6", "NI 33 iii", "NI 195 e", "NI 1666",
     "NI 16 and NI 20", "NI 16-18", "NI 16.5", "OMNI 16", "crime rate", "NI 16 Arson incidents", "NI 33l"],
)  # fmt: skip
def test_what_is_no_writing_of_an_indicator(text: str) -> None:
    assert CATALOGUE.find_indicator(text) is None


@given(
    st.sampled_from(SERIES),
    st.sampled_from(["NI", "ni", "Ni", "N.I.", "n. i.", "National Indicator", "ＮＩ"]),
    st.sampled_from(["", " ", "  ", "\u00a0", "-", ": "]),
    st.integers(0, 3),
    st.sampled_from(["{}", " {}", "({})", " ({})", ".{}", " {})", "-{}"]),
    st.booleans(),
    st.sampled_from(["", " ", ".", ":"]),
)
def test_every_series_in_every_writing_finds_itself(
    series: tuple[str, str], prefix: str, gap: str, zeros: int, part: str, upper: bool, end: str
) -> None:
    indicator, sub_measure = series
    text = f"{prefix}{gap}{'0' * zeros}{indicator.removeprefix('NI ')}"
    text += part.format(sub_measure) if sub_measure else ""
    assert CATALOGUE.find_indicator((text.upper() if upper else text) + end) == series


@given(st.sampled_from(SERIES))
def test_every_series_is_found_as_it_is_written_and_by_its_title(series: tuple[str, str]) -> None:
    assert CATALOGUE.find_indicator(written(*series)) == series
    found = CATALOGUE.find_indicator(CATALOGUE.title(*series).upper() + " ")
    assert found is not None
    assert found[0] == series[0]


def obviously_names(text: str, key: tuple[str, str]) -> bool:
    """Slow and plain: the text is a title, or NI, the number and the sub-measure with nothing but marks between."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    titles = {comparable(CATALOGUE.title(*key)), comparable(CATALOGUE.title(key[0]))}
    if any(comparable(text).endswith(title) for title in titles):
        return True
    letters = re.sub(r"[\W_]", "", plain)
    letters = re.sub(r"^nationalindicators?", "ni", letters)
    match = re.fullmatch(r"ni(?:no|number)?0*([0-9]+)([a-z]*)", letters)
    return bool(match) and (f"NI {match[1]}", match[2]) == (key[0], key[1].replace("-", ""))


@given(st.one_of(st.text(max_size=12), st.text(alphabet="NnIi1l0o 36abi()-.|", max_size=10)))
def test_nothing_is_found_by_accident(text: str) -> None:
    found = CATALOGUE.find_indicator(text)
    assert found is None or obviously_names(text, found)


@given(st.sampled_from(CODES), st.integers(200, 9999))
def test_a_number_beyond_the_set_is_never_found(code: str, number: int) -> None:
    assert CATALOGUE.find_indicator(f"NI {number}") is None
    assert CATALOGUE.find_indicator(f"{code} {number}") is None


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("N1 016", "NI 16"),
        ("Nl 16", "NI 16"),
        ("NI I6", "NI 16"),
        ("NI l9O", "NI 190"),
        ("NI 1S1", "NI 151"),
        ("NI 33 l", "NI 33 (i)"),
        ("NI 33 iii", "NI 33 (ii)"),
        ("NI 999", "NI 199"),
        ("Serious aquisitive crime", "NI 16"),
        ("Residual houshold waste", "NI 191"),
    ],
)
def test_suggestions(text: str, suggested: str) -> None:
    assert CATALOGUE.find_indicator(text) is None
    assert suggested in CATALOGUE.suggest_indicator(text)


@pytest.mark.parametrize("code", ["BVPI 8", "Local 3", "Perf 1", "Indicator 5", "E&S 14", "HS 3.2", "KPI 1", "LPI 4b"])
def test_a_code_of_a_partners_own_is_like_no_title(code: str) -> None:
    assert CATALOGUE.suggest_indicator(code) == []


def test_a_sub_measure_that_the_indicator_does_not_have_is_kept_and_suggested_for() -> None:
    assert CATALOGUE.find_indicator("NI 19B") == ("NI 19", "b")
    assert "NI 198" in CATALOGUE.suggest_indicator("NI 19B")


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[Nn][Ii1l|] ?[0-9OolISB]{1,4}[a-z]?", fullmatch=True)))
def test_a_suggestion_is_findable_and_is_never_what_finding_gives(text: str) -> None:
    suggested = CATALOGUE.suggest_indicator(text)
    assert len(suggested) <= 5
    assert all(CATALOGUE.find_indicator(one) for one in suggested)
    found = CATALOGUE.find_indicator(text)
    assert found is None or obviously_names(text, found)  # also where there is just one suggestion


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Lifestyle indicators (NI 39, 120, 121, 123)", ["NI 39", "NI 120", "NI 121", "NI 123"]),
        ("related to NI 4 and 21", ["NI 4", "NI 21"]),
        ("NI 151–153 and NI 171", ["NI 151", "NI 152", "NI 153", "NI 171"]),
        ("NI 33 and 20% fewer fires; NI 4 again, NI 4", ["NI 33", "NI 4"]),
        ("NI 195a, NI 33 (ii).", ["NI 195a", "NI 33ii"]),
        ("NI 47 involving 16 people", ["NI 47"]),
        ("an omni 16 bus, NI 999", []),
        ("no indicator here", []),
    ],
)
def test_mentions(text: str, keys: list[str]) -> None:
    assert [indicator + part for indicator, part in CATALOGUE.mentioned(text)] == keys


@given(st.lists(st.sampled_from(SERIES), min_size=1, max_size=5, unique=True))
def test_every_series_of_a_sentence_is_mentioned(series: list[tuple[str, str]]) -> None:
    short = [one for one in series if len(one[1]) <= 2]
    text = "See " + "; ".join(written(*one) for one in short) + "."
    assert CATALOGUE.mentioned(text) == short


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Cheshire", "cheshire"),
        ("CHESHIRE COUNTY COUNCIL", "cheshire"),
        ("the Chester City Council", "chester"),
        ("Cheshire West & Chester", "cheshire-west-and-chester"),
        ("Cheshire West and Chester Borough Council", "cheshire-west-and-chester"),
        ("cwac", "cheshire-west-and-chester"),
        ("Ellesmere Port & Neston", "ellesmere-port-and-neston"),
        ("Vale Royal B.C.", None),
        ("board-northwich", "board-northwich"),
        ("East", None),
        ("Council", None),
        ("", None),
    ],
)
def test_areas(text: str, area: str | None) -> None:
    assert CATALOGUE.find_area(text) == area


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("The Fire & Rescue Service", "fire-and-rescue"),
        ("Fire", "fire-and-rescue"),
        ("the PCT", "primary-care-trust"),
        ("Policy & Performance", "council"),
        ("Children and Young People’s Directorate", "council-children"),
        ("job-centre plus", "jobcentre-plus"),
        ("Polis", None),
        ("the council", "council"),
        ("borough", None),
        ("", None),
    ],
)
def test_partners(text: str, partner: str | None) -> None:
    assert CATALOGUE.find_partner(text) == partner


def test_suggestions_of_names() -> None:
    assert CATALOGUE.suggest_area("Macclesfeild") == ["Macclesfield"]
    assert CATALOGUE.suggest_partner("Jobcentre Pluss")[0] == "Jobcentre Plus"
    assert CATALOGUE.suggest_partner("Zzyzx") == []
    assert CATALOGUE.find_partner("Jobcentre Pluss") is None


@given(st.text(max_size=15))
def test_no_name_is_found_by_accident(text: str) -> None:
    for find, table in ((CATALOGUE.find_area, CATALOGUE.areas), (CATALOGUE.find_partner, CATALOGUE.partners)):
        found = find(text)
        if found is not None:
            row = table[table["id"] == found].iloc[0]
            names = [row["id"], row["name"], row.get("short_name", ""), *row["aliases"].split(";")]
            assert without_council(comparable(text)) in {without_council(comparable(name)) for name in names}


@given(st.sampled_from(list(CATALOGUE.areas["id"])), st.sampled_from(["{}", "The {}", "{} ", "{}."]))
def test_every_area_finds_itself(identity: str, form: str) -> None:
    name = CATALOGUE.area_name(identity)
    assert CATALOGUE.find_area(form.format(name.upper())) == identity
    assert CATALOGUE.find_area(identity) == identity


def test_a_long_text_is_refused_quickly() -> None:
    began = perf_counter()
    assert CATALOGUE.find_indicator("NI " * 100_000) is None
    assert CATALOGUE.find_area("a " * 100_000) is None
    assert CATALOGUE.suggest_indicator("NI " * 100_000) == []
    assert perf_counter() - began < 1.0


def test_what_is_unknown_has_no_title_and_keeps_its_id() -> None:
    assert CATALOGUE.title("NI 999") == ""
    assert CATALOGUE.title("NI 16", "z") == CATALOGUE.title("NI 16")
    assert CATALOGUE.partner_name("nobody") == "nobody"
    assert CATALOGUE.area_name("nowhere") == "nowhere"


def test_what_a_person_says_of_a_file_is_found_in_that_file_only() -> None:
    said = CATALOGUE.understanding({"NI 999": ("NI 33", "i"), "ni 16": ("NI 20", "")}, {"Chester area": "e06000050"})
    assert said.find_indicator("ni  999") == ("NI 33", "i")
    assert said.find_indicator("NI 16") == ("NI 20", "")
    assert said.find_indicator("NI 4") == CATALOGUE.find_indicator("NI 4")
    assert said.find_area("Chester area") == "e06000050"
    assert CATALOGUE.find_indicator("NI 999") is None
    assert CATALOGUE.find_area("Chester area") is None


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("NI 030", ["NI 30"], []),
        ("ni 4 and 21", ["NI 4", "NI 21"], []),
        ("018", ["NI 18"], []),
        ("NI 4, NI 21; ni4 & 195a", ["NI 4", "NI 21", "NI 195"], []),
        ("NI 151-153", ["NI 151", "NI 152", "NI 153"], []),
        ("rubbish", [], ["rubbish"]),
        ("NI 030 and 999, nI  RUBBish", ["NI 30"], ["999", "nI RUBBish"]),
        (" , ", [], []),
        ("4 to 7", ["NI 4", "NI 5", "NI 6", "NI 7"], []),
        ("NI 4–NI 6", ["NI 4", "NI 5", "NI 6"], []),
        ("NI 7-5", [], ["NI 7-5"]),
        ("NI 16, 4 to 400", ["NI 16"], ["4 to 400"]),
        ("NI 4 and 197-205", ["NI 4"], ["197-205"]),
    ],
)
def test_a_list_of_codes_is_read_as_people_type_it(text: str, codes: list[str], unknown: list[str]) -> None:
    assert CATALOGUE.listed(text) == (codes, unknown)


@given(st.lists(st.sampled_from(CODES), unique=True), st.sampled_from([", ", " and ", "; ", "/"]))
def test_every_code_of_a_list_is_read(codes: list[str], between: str) -> None:
    assert CATALOGUE.listed(between.join(codes)) == (codes, [])
    assert CATALOGUE.listed(between.join(code.removeprefix("NI ").zfill(3) for code in codes)) == (codes, [])


@given(st.integers(1, 250), st.integers(1, 250), st.sampled_from(["-", " to ", "–"]))
def test_nothing_of_a_run_vanishes(first: int, last: int, between: str) -> None:
    codes, unknown = CATALOGUE.listed(f"NI {first}{between}{last}")
    assert unknown or codes == [f"NI {number}" for number in range(first, last + 1)]
    assert not (codes and unknown)
