"""Outlines of areas from GeoJSON: what is taken, and what each refusal names."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import outlines
from loaders.outlines import NoOutlines, read_outlines
from lsp_data.catalogue import Catalogue
from lsp_data.store.reads import catalogue_after

SQUARE = [[[-2.9, 53.1], [-2.8, 53.1], [-2.8, 53.2], [-2.9, 53.2], [-2.9, 53.1]]]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_after([])


def feature(properties: dict[str, Any] | None, coordinates: Any = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


@pytest.mark.parametrize(
    ("properties", "named_by"),
    [
        ({"LAD_NAME": "Chester City Council", "code": "x"}, "LAD_NAME"),
        ({"area": "chester"}, "area"),
        ({"cd": "E06000050", "n": 7}, "cd"),
    ],
)
def test_areas_are_known_by_name_id_or_code(catalogue: Catalogue, properties: dict[str, Any], named_by: str) -> None:
    found = read_outlines(collection(feature(properties)), catalogue)
    assert found.named_by == named_by
    assert list(found.rings) in (["chester"], ["cheshire-west-and-chester"])
    assert found.unknown == () and "Vale Royal" in found.missing


def test_several_polygons_and_strangers_are_told_apart(catalogue: Catalogue) -> None:
    raw = collection(
        feature({"n": "Vale Royal"}, [SQUARE, SQUARE], "MultiPolygon"), feature({"n": "Wirral"}), feature(None)
    )
    found = read_outlines(raw, catalogue)
    assert len(found.rings["vale-royal"]) == 2
    assert found.unknown == ("Wirral", "(no name)")
    assert json.loads(found.as_text())["vale-royal"][0][0] == [-2.9, 53.1]


BAD = {
    "no GeoJSON: it cannot be read from line 1": b'{"type": ',
    "no text in UTF-8": b"\xff\xfe{}",
    "holds NaN, which is no number": b'{"type": "FeatureCollection", "features": [NaN]}',
    "outlines come as a FeatureCollection": b'{"type": "Feature"}',
    "of the type 'list'": b"[]",
    "no features, so no outline": collection(),
    "A feature of the file is no object": collection(7),
    "nested far deeper": b"[" * 100_000,
    "No property of the features (n) holds the name": collection(feature({"n": "Wirral"})),
    "No property of the features (none)": collection(feature(None)),
    "of the type 'Point'; a Polygon": collection(feature({"n": "Chester"}, [-2.9, 53.1], "Point")),
    "of the type None": collection({"type": "Feature", "properties": {"n": "Chester"}, "geometry": None}),
    "are no rings of corners": collection(feature({"n": "Chester"}, [])),
    "is not closed": collection(feature({"n": "Chester"}, [SQUARE[0][:-1]])),
    "is no pair of numbers": collection(feature({"n": "Chester"}, [[["a", 1]]])),
    "they may be in the British National Grid": collection(feature({"n": "Chester"}, [[[340500, 366200]] * 4])),
    "Two features are called": collection(feature({"n": "Chester"}), feature({"n": "Chester"})),
}


@pytest.mark.parametrize("words", BAD)
def test_a_refusal_names_what_is_wrong(catalogue: Catalogue, words: str) -> None:
    with pytest.raises(NoOutlines) as refused:
        read_outlines(BAD[words], catalogue)
    assert words in str(refused.value)


def test_an_infinite_corner_is_no_number(catalogue: Catalogue) -> None:
    raw = collection(feature({"n": "Chester"})).replace(b"53.2", b"1e999")
    with pytest.raises(NoOutlines, match="no pair of numbers"):
        read_outlines(raw, catalogue)


def test_too_large_too_many_and_too_fine_are_refused(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = collection(feature({"n": "Chester"}), feature({"n": "Wirral"}))
    for limit, words in (("MOST_POINTS", "corners"), ("MOST_FEATURES", "features"), ("MOST_BYTES", "MB")):
        monkeypatch.setattr(outlines, limit, 1)
        with pytest.raises(NoOutlines, match=words):
            read_outlines(raw, catalogue)


WORDS = st.sampled_from(["type", "features", "properties", "geometry", "coordinates", "n"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner),
)


@given(ANYTHING)
def test_whatever_stands_in_the_file_is_taken_or_refused(found: Any) -> None:
    for raw in (json.dumps(found).encode(), collection(found), collection(feature({"n": "Chester"}, found))):
        try:
            read_outlines(raw, catalogue_after([]))
        except NoOutlines as refused:
            assert str(refused).endswith(".")
