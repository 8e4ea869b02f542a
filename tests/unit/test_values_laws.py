"""Laws of the value grammar: numbers read back exactly, nothing raises, nothing typed is dropped."""

from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from lsp_data.values import read_value, severity_of

finite = st.floats(allow_nan=False, allow_infinity=False)
ordinary = st.floats(-1e12, 1e12)
any_text = st.text(max_size=40) | st.text(alphabet="0123456789.,-+%£()[]<>*pr eExTBCna/½²#'", max_size=16)
separators = st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f"])


@given(finite)
def test_every_finite_number_reads_back_exactly(number: float) -> None:
    for text in (repr(number), f"{number!r}%", f" {number!r} ", f"{number!r} (p)", f"{number!r} days"):
        read = read_value(text)
        assert read.value == number
        assert math.copysign(1, read.value) == math.copysign(1, number) or number == 0


@given(finite)
def test_every_stored_number_is_kept_as_it_is(number: float) -> None:
    for number_format in ("General", "0.0%", '"£"#,##0.00', "#,##0"):
        assert read_value(number, number_format=number_format).value == number


@given(ordinary, st.integers(0, 6), separators)
def test_separated_thousands_read_back(number: float, places: int, separator: str) -> None:
    text = f"{number:,.{places}f}"
    for prefix, suffix in (("", ""), ("£", ""), ("", " %"), ("", " (2005)")):
        read = read_value(prefix + text.replace(",", separator) + suffix)
        assert read.value == float(text.replace(",", ""))


@given(st.floats(0, 1e12))
def test_brackets_and_the_typeset_minus_are_negative(number: float) -> None:
    text = f"{number:.3f}"
    assert read_value(f"−{text}").value == -float(text)
    assert read_value(f"({text})").value == -float(text)


@given(any_text, st.text(max_size=3), st.text(max_size=8), st.text(max_size=8))
def test_reading_never_raises_and_every_value_is_finite(
    text: str, raised: str, struck: str, number_format: str
) -> None:
    for read in (
        read_value(text, superscript=raised, struck=struck),
        read_value(text, error=True),
        read_value(1.5, number_format=text),
        read_value(1.5, number_format=number_format, superscript=text),
    ):
        assert read.value is None or math.isfinite(read.value)
        assert read.scale in (1.0, 0.01)
        for code, reason, mend in read.problems:
            assert severity_of(code)
            assert reason
            assert mend


@given(any_text)
def test_nothing_typed_is_dropped(text: str) -> None:
    """Every character stands in the note or the unit, or is part of the number (digits, separators, sign, exponent)."""
    read = read_value(text)
    bare = text.strip().removeprefix("'").strip()
    kept = Counter(read.note) + Counter(read.unit)
    lost = Counter(letter for letter in bare if not letter.isspace()) - kept
    if read.value is None:
        assert not lost
    else:
        assert not set(lost) - set("0123456789.,eE+-−–—‐‑﹣－")


@given(any_text)
def test_a_cell_says_something_or_is_blank(text: str) -> None:
    read = read_value(text)
    said = read.value is not None or read.marker or read.problems or read.is_text
    assert bool(said) == bool(text.strip().removeprefix("'").strip() or text.strip())


@given(any_text)
def test_a_comment_has_neither_value_nor_mark(text: str) -> None:
    read = read_value(text)
    if read.is_text:
        assert read.value is None
        assert read.marker is None
