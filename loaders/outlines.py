"""Outlines of areas from a GeoJSON file (RFC 7946): checked and matched with the catalogue; nothing else is kept."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from lsp_data.catalogue import Catalogue
from lsp_data.errors import LspError

MOST_BYTES = 5_000_000
MOST_FEATURES = 5_000
MOST_POINTS = 40_000
_DIGITS = 5  # of a degree: about a metre
_NESTED = 50  # deeper than any outline

Ring = tuple[tuple[float, float], ...]  # longitude and latitude of its corners, the first again at its end


class NoOutlines(LspError):  # noqa: N818  says what is wrong, as all errors here do
    """The file cannot be taken as outlines of areas; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of known areas. ``named_by``: the property of the file that holds their names or codes; ``unknown``:
    what else it names; ``missing``: names of areas in use without an outline here."""

    named_by: str
    rings: Mapping[str, tuple[Ring, ...]]  # by area
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    def as_text(self) -> str:
        """For the store: area → its rings, as JSON."""
        return json.dumps({area: [list(map(list, ring)) for ring in rings] for area, rings in self.rings.items()})


def read_outlines(raw: bytes, catalogue: Catalogue) -> Outlines:
    """The outlines of the catalogue's areas in a GeoJSON file. Raises NoOutlines."""
    features = _features(_json(raw))
    named_by, names = _names(features, catalogue)
    known = {area["code"]: area["id"] for area in catalogue.areas.to_dict("records") if area["code"]}
    found: dict[str, tuple[Ring, ...]] = {}
    unknown = []
    for feature, name in zip(features, names, strict=True):
        area = known.get(name) or catalogue.find_area(name)
        if area is None:
            unknown.append(name or "(no name)")
        elif area in found:
            raise NoOutlines(
                f"Two features are called {name!r}: each area has one outline. Join them into one feature."
            )
        else:
            found[area] = tuple(_rings(feature, name))
    points = sum(len(ring) for rings in found.values() for ring in rings)
    if points > MOST_POINTS:
        raise NoOutlines(
            f"The outlines have {points:,} corners, and up to {MOST_POINTS:,} can be drawn. Take a generalised version "
            "of them, or simplify them."
        )
    rows = catalogue.areas[catalogue.areas["in_use"]]
    missing = tuple(name for one, name in zip(rows["id"], rows["name"], strict=True) if one not in found)
    return Outlines(named_by, found, tuple(unknown), missing)


def _json(raw: bytes) -> Any:
    if len(raw) > MOST_BYTES:
        size, most = (f"{count / 1e6:.1f} MB" for count in (len(raw), MOST_BYTES))
        raise NoOutlines(f"The file has {size}, and up to {most} is read. Take a generalised version of the outlines.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoOutlines("The file is no text in UTF-8. Export the outlines as GeoJSON.") from None
    if _depth(text) > _NESTED:
        raise NoOutlines("The file is nested far deeper than outlines are. Export the outlines as GeoJSON.")
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise NoOutlines(f"The file is no GeoJSON: it cannot be read from line {error.lineno} on.") from None


def _depth(text: str) -> int:
    """How deep brackets are nested, so that a hostile file cannot exhaust the reader."""
    deepest = now = 0
    for sign in text:
        if sign in "[{":
            now += 1
            deepest = max(deepest, now)
        elif sign in "]}":
            now -= 1
    return deepest


def _no_number(word: str) -> NoReturn:
    raise NoOutlines(f"The file holds {word}, which is no number.")


def _features(found: Any) -> list[dict[str, Any]]:
    kind = found.get("type") if isinstance(found, dict) else type(found).__name__
    if kind != "FeatureCollection":
        raise NoOutlines(f"The file is of the type {kind!r}; outlines come as a FeatureCollection.")
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise NoOutlines("The file has no features, so no outline.")
    if len(features) > MOST_FEATURES:
        raise NoOutlines(f"The file has {len(features):,} features, and up to {MOST_FEATURES:,} are read.")
    if not all(isinstance(one, dict) for one in features):
        raise NoOutlines("A feature of the file is no object. Export the outlines as GeoJSON.")
    return features


def _names(features: list[dict[str, Any]], catalogue: Catalogue) -> tuple[str, list[str]]:
    """The property that names the most areas of the catalogue, and its value of each feature."""
    codes = set(catalogue.areas["code"]) - {""}
    properties = dict.fromkeys(name for one in features for name in _properties(one))
    best, most, named = "", 0, [""] * len(features)
    for name in properties:
        values = [str(_properties(one).get(name, "")).strip() for one in features]
        count = sum(value in codes or catalogue.find_area(value) is not None for value in values)
        if count > most:
            best, most, named = name, count, values
    if not most:
        areas = ", ".join(catalogue.areas.loc[catalogue.areas["in_use"], "name"].head(4))
        told = ", ".join(properties) or "none"
        raise NoOutlines(
            f"No property of the features ({told}) holds the name, the id or the code of an area of the catalogue "
            f"({areas} …). Add such a property, or add the areas under Administration: Partnership."
        )
    return best, named


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    own = {"id": feature["id"]} if "id" in feature else {}
    return {**own, **found} if isinstance(found, dict) else own


def _rings(feature: dict[str, Any], name: str) -> Iterator[Ring]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise NoOutlines(f"The outline of {name!r} is of the type {kind!r}; a Polygon or MultiPolygon belongs there.")
    polygons = geometry.get("coordinates")
    for polygon in [polygons] if kind == "Polygon" else _items(polygons, name):
        for ring in _items(polygon, name):
            corners = tuple(_corner(one, name) for one in _items(ring, name))
            if len(corners) < 4 or corners[0] != corners[-1]:
                raise NoOutlines(f"A ring of {name!r} is not closed: its last corner is to be its first again.")
            yield corners


def _items(found: Any, name: str) -> list[Any]:
    if not isinstance(found, list) or not found:
        raise NoOutlines(f"The coordinates of {name!r} are no rings of corners. Export the outlines as GeoJSON.")
    return found


def _corner(found: Any, name: str) -> tuple[float, float]:
    if not isinstance(found, list) or len(found) < 2 or not all(_is_number(one) for one in found[:2]):
        raise NoOutlines(f"A corner of {name!r} is no pair of numbers. Export the outlines as GeoJSON.")
    across, up = float(found[0]), float(found[1])
    if not (-180 <= across <= 180 and -90 <= up <= 90):
        raise NoOutlines(
            f"A corner of {name!r} lies at {across:,.0f}, {up:,.0f}, which is no longitude and latitude. Convert the "
            "outlines to WGS 84 (EPSG:4326); they may be in the British National Grid."
        )
    return round(across, _DIGITS), round(up, _DIGITS)


def _is_number(found: Any) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found)
